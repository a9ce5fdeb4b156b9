#!/usr/bin/python3
"""A second process that asks `nienbieu serve` for filtered events at a fixed rate, and says how long the answers took.

    tests/bench/serve_load.py TIMELINE.json [--rate 1000] [--seconds 600] [--connections 64] [--binary build/release/nienbieu] [--seed 1]

The requests come when they are due, whatever the server does; an answer's time counts from the moment its request was due, so that a stall
is felt by every request that falls into it. Which filters are asked comes from the timeline itself: entities by id and name, days, kinds,
types, words, places, and two of them together. Ends with 1 when an answer is not 200, when p99 is 50 ms or more, or when the memory of
the second half grew by more than a twentieth. node tests/e2e/page/sample.mjs 100000 writes a timeline to ask about.
"""
import argparse
import asyncio
import collections
import json
import os
import random
import subprocess
import sys
import time
import urllib.parse


def questions(timeline, seed, count=5000):
    """Targets of requests; the parameters are weighted as often as their values are in the timeline."""
    r = random.Random(seed)
    entries = timeline["events"]

    def one():
        e, other = r.choice(entries), r.choice(entries)
        whom = [a for a in e["actors"] + e["targets"] if a["entity"]]
        day = e["time"]["earliest"] or e["time"]["latest"]
        words = e["reports"][0]["sentence"]["text"].split()
        at = r.randrange(max(1, len(words) - 1))
        choices = [("kind", e["kind"]), ("type", e["type"]), ("text", " ".join(words[at:at + 2]))]
        choices += [("entity", r.choice([a["entity"], a["name"]])) for a in whom[:1]]
        choices += [("place", p["entity"]) for p in e["places"][:1] if p["entity"]]
        choices += [("from", day[:7]), ("from", day)] if day else []
        asked = dict(r.sample(choices, min(len(choices), r.choice([1, 2, 2, 3]))))
        if "from" in asked and other["time"]["latest"] and other["time"]["latest"] > asked["from"]:
            asked["to"] = other["time"]["latest"]
        asked["limit"] = r.choice([10, 20, 50])
        return "/api/events?" + urllib.parse.urlencode(asked)

    return [one() for _ in range(count)]


class Load:
    def __init__(self, port, targets, rate, seconds, connections):
        self.port, self.targets, self.rate, self.seconds = port, targets, rate, seconds
        self.idle = collections.deque()
        self.free = asyncio.Semaphore(connections)
        self.times, self.codes, self.bytes = [], collections.Counter(), 0

    async def ask(self, target, due):
        async with self.free:
            # The one that rested longest: none is idle so long that the server closes it.
            reader, writer = self.idle.popleft() if self.idle else await asyncio.open_connection("127.0.0.1", self.port)
            writer.write(f"GET {target} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
            head = await reader.readuntil(b"\r\n\r\n")
            length = int(head.split(b"Content-Length: ", 1)[1].split(b"\r\n", 1)[0])
            await reader.readexactly(length)
            self.idle.append((reader, writer))
        self.times.append(time.perf_counter() - due)
        self.codes[int(head[9:12])] += 1
        self.bytes += len(head) + length

    async def run(self):
        began, tasks = time.perf_counter(), set()
        deadline = began + self.seconds * 1.5  # a server that cannot keep up is not waited for
        for n in range(int(self.rate * self.seconds)):
            due = began + n / self.rate
            if time.perf_counter() > deadline or len(tasks) > 20 * self.rate:
                break
            if (wait := due - time.perf_counter()) > 0:
                await asyncio.sleep(wait)
            task = asyncio.create_task(self.ask(self.targets[n % len(self.targets)], due))
            tasks.add(task)
            task.add_done_callback(tasks.discard)
        await asyncio.gather(*tasks)
        self.lasted = time.perf_counter() - began


def memory(pid):
    with open(f"/proc/{pid}/status", encoding="ascii") as file:
        return int(next(line for line in file if line.startswith("VmRSS")).split()[1]) / 1024


async def measure(load, pid):
    sizes = []

    async def watch():
        while True:
            sizes.append(memory(pid))
            await asyncio.sleep(load.seconds / 20)
    watcher = asyncio.create_task(watch())
    await load.run()
    watcher.cancel()
    sizes.append(memory(pid))
    return sizes


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("timeline")
    parser.add_argument("--rate", type=float, default=1000)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--connections", type=int, default=64)
    parser.add_argument("--binary", default="build/release/nienbieu")
    parser.add_argument("--seed", type=int, default=1)
    flags = parser.parse_args()
    with open(flags.timeline, encoding="utf-8") as file:
        timeline = json.load(file)
    targets = questions(timeline, flags.seed)
    print(f"{len(timeline['events'])} events, {len(set(targets))} different requests; load of the machine {os.getloadavg()[0]:.1f}", flush=True)
    del timeline
    server = subprocess.Popen([flags.binary, "serve", flags.timeline, "--listen", "127.0.0.1:0"], stderr=subprocess.PIPE, text=True)
    try:
        port = int(server.stderr.readline().rstrip("/\n").rsplit(":", 1)[1])
        load = Load(port, targets, flags.rate, flags.seconds, flags.connections)
        sizes = asyncio.run(measure(load, server.pid))
    finally:
        server.terminate()
        server.wait()
    times = sorted(load.times)
    p = {q: times[min(len(times) - 1, int(q / 100 * len(times)))] * 1000 for q in (50, 90, 99, 99.9, 100)}
    print(f"{len(times)} answers in {load.lasted:.0f} s ({len(times) / load.lasted:.0f} a second), {load.bytes / load.lasted / 1e6:.1f} MB a second; " + ", ".join(f"{code}: {n}" for code, n in load.codes.items()))
    print("ms: " + ", ".join(f"p{q} {ms:.1f}" for q, ms in p.items()))
    print("memory in MB, from the first request to the last: " + " ".join(f"{s:.0f}" for s in sizes) + f"; load of the machine at the end {os.getloadavg()[0]:.1f}")
    half = sizes[len(sizes) // 2:]
    sys.exit(set(load.codes) != {200} or p[99] >= 50 or max(half) > half[0] * 1.05)


main()
