"""A merge through temporary files (--memory) when things go wrong: a full disk, broken inputs, lines without end.

Each fault is told with its place and the exit status says so; no output is left half-written, an earlier one stays as it was, no temporary
file stays behind, the inputs are as before; and with room again the same command gives the bytes of a merge in memory.
NIENBIEU_LONG=1 takes a line of 1 GB.
"""
import gzip
import json
import os
import signal
import subprocess
import tempfile

from black_box import BINARY, main, run
from test_robustness import LONG, MB, Folder, limited

MEMORY = "1M"  # little enough for the temporary files to be used
EARLIER = b"an earlier timeline\n"


class MergeOnDisk(Folder):
    def setUp(self):
        super().setUp()
        self.tmp, self.output = self.folder / "tmp", self.folder / "timeline.json"
        self.tmp.mkdir()

    def events(self, count=120, name="events.jsonl"):
        path = self.folder / name
        path.write_bytes(run("extract", self.articles(count)).stdout)
        return path

    def command(self, *inputs, tmp=None):
        return [str(BINARY), "-q", "merge", "--memory", MEMORY, "--tmp", str(tmp or self.tmp), "-o", str(self.output), *map(str, inputs)]

    def assert_nothing_happened(self, done, message, status=1):
        """The fault is told, and everything is as it was before."""
        self.assertEqual(done.returncode, status, done.stderr)
        self.assertRegex(done.stderr.decode("utf8"), message)
        self.assertEqual(self.output.read_bytes(), EARLIER)
        self.assertEqual([p.name for p in self.folder.iterdir() if p.name.startswith(self.output.name)], [self.output.name])
        self.assertEqual(list(self.tmp.iterdir()), [])

    def test_no_room_for_the_temporary_files(self):
        events = self.events()
        given, whole = events.read_bytes(), run("merge", events).stdout
        # Where the limit falls, another step of the work finds the disk full: spool, facts, keys, pairs, groups.
        for limit in (1, 100_000, 300_000, 600_000):
            self.output.write_bytes(EARLIER)
            done = subprocess.run(self.command(events), capture_output=True, check=False, preexec_fn=limited(limit, True))
            self.assert_nothing_happened(done, r"\[scratch\.io\]|cannot be written")
            self.assertIn(b"File too large", done.stderr)
        self.assertEqual(events.read_bytes(), given)
        subprocess.run(self.command(events), check=True)
        self.assertEqual(self.output.read_bytes(), whole)

    def test_killed_at_any_byte_of_a_file(self):
        """What a killed run leaves: the earlier output whole, no temporary file, and the next run has nothing to clear away."""
        events = self.events()
        whole = run("merge", events).stdout
        for limit in (1, 100_000, 300_000, 600_000):
            self.output.write_bytes(EARLIER)
            done = subprocess.run(self.command(events), capture_output=True, check=False, preexec_fn=limited(limit, False))
            self.assertEqual(done.returncode, -signal.SIGXFSZ)
            self.assertEqual(self.output.read_bytes(), EARLIER)
            self.assertEqual(list(self.tmp.iterdir()), [])
        subprocess.run(self.command(events), check=True)
        self.assertEqual(self.output.read_bytes(), whole)

    def test_a_small_tmpfs_for_the_temporary_files(self):
        disk = self.small_disk("512k")
        events = self.events()
        self.output.write_bytes(EARLIER)
        done = subprocess.run(self.command(events, tmp=disk), capture_output=True, check=False)
        self.assert_nothing_happened(done, rf"{disk}: a temporary file cannot be written \(No space left on device\); name a folder with room by --tmp")
        self.assertEqual(list(disk.iterdir()), [])
        free = os.statvfs(disk)
        self.assertEqual(free.f_bfree, free.f_blocks, "files without a name are gone with the run")

    def test_no_folder_for_the_temporary_files(self):
        events = self.events()
        self.output.write_bytes(EARLIER)
        nowhere = self.folder / "nowhere"
        done = subprocess.run(self.command(events, tmp=nowhere), capture_output=True, check=False)
        self.assert_nothing_happened(done, rf"--tmp: Directory does not exist: {nowhere}", status=2)

    def test_no_room_for_the_output(self):
        events = self.events(24)
        for memory in ([], ["--memory", MEMORY, "--tmp", self.tmp]):
            done = run("merge", *memory, events, "-o", "/dev/full", status=1)
            self.assertIn("/dev/full: cannot be written: No space left on device", done.stderr)
            with open("/dev/full", "wb") as full:
                done = subprocess.run([str(BINARY), "merge", *map(str, memory), str(events)], stdout=full, stderr=subprocess.PIPE, check=False)
            self.assertEqual(done.returncode, 1)
            self.assertIn(b"standard output: cannot be written: No space left on device", done.stderr)
            self.assertEqual(list(self.tmp.iterdir()), [])

    def test_a_gz_broken_in_the_middle(self):
        """What stands before the break is merged, the fault has its place, the next file follows: as in memory."""
        events, after = self.events(), self.folder / "after.jsonl"
        after.write_bytes(run("extract", "-", stdin=json.dumps({"id": "after", "text": "Ngày 12/5/2024, bà Trần Thị Lan gặp ông Lê Văn Minh tại Huế."},
                                                             ensure_ascii=False).encode("utf8")).stdout)
        packed = bytearray(gzip.compress(events.read_bytes(), mtime=0))
        middle = len(packed) // 2
        packed[middle:middle + 16] = bytes(16)
        broken = self.folder / "broken.jsonl.gz"
        broken.write_bytes(packed)
        in_memory = run("merge", broken, after, status=1)
        on_disk = run("merge", "--memory", MEMORY, "--tmp", self.tmp, broken, after, status=1)
        for done in (in_memory, on_disk):
            self.assertRegex(done.stderr, r"broken\.jsonl\.gz.*the gzip data is broken at byte \d+ of the compressed file")
        self.assertEqual(on_disk.stdout, in_memory.stdout)
        documents = {d["id"] for d in json.loads(on_disk.stdout)["documents"]}
        self.assertIn("after", documents)
        self.assertGreater(len(documents), 5)
        self.assertEqual(list(self.tmp.iterdir()), [])

    def merge_piped(self, pieces, memory):
        """Exit status, output, messages and peak memory (MB) of a merge that reads the pieces from a pipe."""
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            process = subprocess.Popen([str(BINARY), "merge", "--memory", memory, "--tmp", str(self.tmp), "-"], stdin=subprocess.PIPE, stdout=out,
                                       stderr=err)
            for piece in pieces:
                process.stdin.write(piece)
            process.stdin.close()
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            out.seek(0), err.seek(0)
            return process.returncode, out.read(), err.read().decode("utf8"), usage.ru_maxrss // 1024

    def test_one_endless_line_between_two_events(self):
        first, second = (self.events(24).read_bytes().splitlines(keepends=True))[:2]
        filler = (b"dai " * (MB // 4 + 1))[:MB]
        pieces = [first, b'{"schema":"nienbieu/event@1","id":"', *([filler] * (1024 if LONG else 72)), b'"}\n', second]
        status, out, err, memory = self.merge_piped(pieces, "16M")
        self.assertEqual(status, 1)
        self.assertRegex(err, r"standard input:2: a record of more than \d+ bytes; give more with --memory \[record\.length\]")
        self.assertEqual(out, run("merge", "-", stdin=first + second).stdout)
        self.assertLess(memory, 200, "MB")

    def test_a_timeline_on_one_endless_line(self):
        """As other tools write it. The same entry again is the same entry, however many times."""
        whole = run("merge", self.events(24)).stdout
        timeline = json.loads(whole)
        head = {key: value for key, value in timeline.items() if key not in ("events", "undated")}
        compact = {"ensure_ascii": False, "separators": (",", ":")}
        entries = [json.dumps(entry, **compact).encode("utf8") for entry in timeline["events"]]
        once = b",".join(entries)
        times = ((1024 if LONG else 8) * MB) // len(once) + 1
        tail = b'],"undated":' + json.dumps(timeline["undated"], **compact).encode("utf8") + b"}"
        pieces = [json.dumps(head, **compact).encode("utf8")[:-1] + b',"events":[', once, *([b"," + once] * times), tail]
        status, out, err, memory = self.merge_piped(pieces, "16M")
        self.assertEqual((status, err), (0, ""))
        self.assertEqual(out, whole)
        self.assertLess(memory, 250, "MB")


if __name__ == "__main__":
    main()
