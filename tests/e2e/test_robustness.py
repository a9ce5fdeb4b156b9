"""What goes wrong on a big machine in a long night: kills, full disks, broken and endless inputs. Each is told clearly, and nothing is lost.

Nothing here depends on the clock. A run is killed by the kernel at an exact byte of its output (RLIMIT_FSIZE, SIGXFSZ), or while it reads from a
pipe; either moment may fall anywhere in the work. NIENBIEU_LONG=1 takes the sizes of an archive: a line of 1 GB, hundreds of kills.
"""
import gzip
import json
import os
import pathlib
import random
import resource
import signal
import subprocess
import tempfile
import unittest

from black_box import ARTICLE_FILES, BINARY, main, records, run

LONG = os.environ.get("NIENBIEU_LONG") == "1"
MB = 1 << 20


def texts():
    return [path.read_bytes().decode("utf-8-sig") for path in ARTICLE_FILES if path.suffix == ".txt"]


class Folder(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def articles(self, count, name="in.jsonl"):
        path = self.folder / name
        bodies = texts()
        lines = (json.dumps({"id": f"a{n}", "text": bodies[n % len(bodies)]}, ensure_ascii=False) for n in range(count))
        path.write_text("\n".join(lines) + "\n", encoding="utf8")
        return path

    def small_disk(self, size):
        disk = self.folder / "disk"
        disk.mkdir()
        mounted = os.geteuid() == 0 and subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(disk)],
                                                       capture_output=True, check=False).returncode == 0
        if not mounted:
            self.skipTest("a tmpfs can only be mounted by root; the full disk is tested by a limit on files")
        self.addCleanup(subprocess.run, ["umount", str(disk)], check=True)
        return disk


def limited(limit, ignore):
    """For preexec_fn: files may have `limit` bytes; what is beyond kills, or is an error when `ignore`."""
    def set_limit():
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN if ignore else signal.SIG_DFL)
    return set_limit


class Resume(Folder):
    def resume(self, source, output, limit=None, ignore=False, checkpoint=2, **options):
        command = [str(BINARY), "-q", "extract", str(source), "-o", str(output), "--resume", "--checkpoint", str(checkpoint), "-j", "2"]
        return subprocess.run(command, capture_output=True, check=False, preexec_fn=limit and limited(limit, ignore), **options)

    def assert_finished(self, output, whole):
        self.assertEqual(output.read_bytes(), whole)
        self.assertEqual(sorted(p.name for p in self.folder.iterdir() if p.name.startswith(output.name)), [output.name])

    def test_killed_at_any_byte_of_the_output(self):
        source, output = self.articles(24), self.folder / "events.jsonl"
        whole = run("extract", source).stdout
        r = random.Random(11)
        for _ in range(200 if LONG else 12):
            at = 0
            while (at := at + r.randrange(1, len(whole))) < len(whole):
                self.assertEqual(self.resume(source, output, at).returncode, -signal.SIGXFSZ)
                self.assertFalse(output.exists(), "a file under its own name is whole")
            self.assertEqual(self.resume(source, output).returncode, 0)
            self.assert_finished(output, whole)
            output.unlink()

    def test_killed_while_it_reads(self):
        """kill -9 behind some lines of its input: whatever has been written by then, the rest follows, once."""
        source, output = self.articles(24), self.folder / "events.jsonl"
        whole, lines = run("extract", source).stdout, source.read_bytes().splitlines(keepends=True)
        r = random.Random(12)
        for _ in range(200 if LONG else 12):
            for _ in range(2):
                process = subprocess.Popen([str(BINARY), "-q", "extract", "-", "-o", str(output), "--resume", "--checkpoint", "1", "-j", "2"],
                                           stdin=subprocess.PIPE)
                process.stdin.write(b"".join(lines[:r.randrange(len(lines))]))
                process.stdin.flush()
                process.kill()
                process.wait()
                process.stdin.close()
            self.assertEqual(self.resume("-", output, checkpoint=1, input=source.read_bytes()).returncode, 0)
            self.assert_finished(output, whole)
            output.unlink()

    def test_compressed_output_is_resumed_with_the_same_bytes(self):
        source = self.articles(12)
        whole = run("extract", source).stdout
        for ending in (".gz", ".zst"):
            uninterrupted, output = self.folder / f"one.jsonl{ending}", self.folder / f"two.jsonl{ending}"
            self.assertEqual(self.resume(source, uninterrupted).returncode, 0)
            for part in (3, 2):
                self.assertEqual(self.resume(source, output, uninterrupted.stat().st_size // part).returncode, -signal.SIGXFSZ)
            self.assertEqual(self.resume(source, output).returncode, 0)
            self.assert_finished(output, uninterrupted.read_bytes())
            # What it reads like: merged, it is the timeline of the plain events.
            plain = self.folder / "plain.jsonl"
            plain.write_bytes(whole)
            self.assertEqual(run("merge", output).stdout, run("merge", plain).stdout)

    def test_other_inputs_or_flags_are_refused_and_nothing_is_touched(self):
        source, other, output = self.articles(12), self.articles(13, "other.jsonl"), self.folder / "events.jsonl"
        whole = run("extract", source).stdout
        self.resume(source, output, len(whole) // 2)
        part = (self.folder / "events.jsonl.part").read_bytes()
        refused = self.resume(other, output)
        self.assertEqual(refused.returncode, 1)
        self.assertIn(b"events.jsonl.resume: belongs to a run with other inputs or flags", refused.stderr)
        changed = source.read_bytes()
        source.write_bytes(changed.replace(b'"a0"', b'"b0"'))
        refused = self.resume(source, output)
        self.assertEqual(refused.returncode, 1)
        self.assertIn(b"[resume.inputs]", refused.stderr)
        (self.folder / "events.jsonl.resume").write_text("42\n")
        self.assertIn(b"[resume.broken]", self.resume(source, output).stderr)
        self.assertTrue(part.startswith((self.folder / "events.jsonl.part").read_bytes()[:1000]))
        run("-q", "extract", source, "-o", self.folder / "-", "--resume")  # a file of that name
        run("extract", source, "--resume", status=2)

    def test_faults_of_the_inputs_are_told_again(self):
        source, output = self.articles(8), self.folder / "events.jsonl"
        lines = source.read_bytes().splitlines(keepends=True)
        source.write_bytes(b"".join(lines[:1]) + b"{broken\n" + b"".join(lines[1:]))
        whole = run("extract", source, status=1).stdout
        self.resume(source, output, len(whole) // 2)
        done = self.resume(source, output)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"in.jsonl:2", done.stderr)
        self.assert_finished(output, whole)


class FullDisk(Folder):
    def test_no_space_left(self):
        self.assertIn("/dev/full: cannot be written: No space left on device", run("extract", *ARTICLE_FILES, "-o", "/dev/full", status=1).stderr)
        self.assertIn("No space left on device", run("timeline", *ARTICLE_FILES, "-o", "/dev/full", status=1).stderr)
        with open("/dev/full", "wb") as full:
            done = subprocess.run([str(BINARY), "extract", *map(str, ARTICLE_FILES)], stdout=full, stderr=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"standard output: cannot be written: No space left on device", done.stderr)

    def test_a_run_that_found_the_disk_full_leaves_nothing_half_written(self):
        for command in ("extract", "annotate", "timeline"):
            output = self.folder / "out"
            done = subprocess.run([str(BINARY), command, *map(str, ARTICLE_FILES), "-o", str(output)], capture_output=True, check=False,
                                  preexec_fn=limited(20000, True))
            self.assertEqual(done.returncode, 1, done.stderr)
            self.assertIn(b"out: cannot be written: File too large", done.stderr)
            self.assertEqual(list(self.folder.iterdir()), [])

    def test_resumed_when_there_is_space_again(self):
        source, output = self.articles(24), self.folder / "events.jsonl"
        whole = run("extract", source).stdout
        command = [str(BINARY), "-q", "extract", str(source), "-o", str(output), "--resume", "--checkpoint", "2"]
        done = subprocess.run(command, capture_output=True, check=False, preexec_fn=limited(len(whole) // 2, True))
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"cannot be written", done.stderr)
        subprocess.run(command, check=True)
        self.assertEqual(output.read_bytes(), whole)

    def test_a_small_tmpfs(self):
        disk = self.small_disk("64k")
        source = self.articles(24)
        self.assertIn("No space left on device", run("extract", source, "-o", disk / "out", status=1).stderr)
        self.assertEqual(list(disk.iterdir()), [])
        run("extract", source, "-o", disk / "out", "--resume", "--checkpoint", 2, status=1)
        for kept in list(disk.iterdir()):
            (self.folder / kept.name).write_bytes(kept.read_bytes())
        run("extract", source, "-o", self.folder / "out", "--resume", "--checkpoint", 2)
        self.assertEqual((self.folder / "out").read_bytes(), run("extract", source).stdout)


class BrokenInputs(Folder):
    def test_a_gz_broken_in_the_middle(self):
        """What was read before is kept, the fault has its place, the next file follows."""
        source, after = self.articles(40), self.folder / "z.jsonl"
        after.write_text(json.dumps({"id": "after", "text": texts()[0]}, ensure_ascii=False) + "\n", encoding="utf8")
        whole = run("extract", source).stdout
        packed = bytearray(gzip.compress(source.read_bytes(), mtime=0))
        middle = len(packed) // 2
        packed[middle:middle + 16] = bytes(16)
        broken = self.folder / "broken.jsonl.gz"
        broken.write_bytes(packed)
        done = run("extract", broken, after, status=1)
        self.assertIn("broken.jsonl.gz", done.stderr)
        self.assertRegex(done.stderr, r"the gzip data is broken at byte \d+ of the compressed file")
        events = records(done.stdout)
        tail = records(run("extract", after).stdout)
        self.assertEqual(events[-len(tail):], tail)
        kept = [e["document"]["id"] for e in events[:-len(tail)]]
        self.assertGreater(len(set(kept)), 2)
        # All but the article at the very break are as they were.
        sound = [e for e in events if e["document"]["id"] not in (kept[-1], "after")]
        self.assertEqual(sound, records(whole)[:len(sound)])

    def test_a_gz_cut_off(self):
        source = self.articles(40)
        packed = gzip.compress(source.read_bytes(), mtime=0)
        cut = self.folder / "cut.jsonl.gz"
        cut.write_bytes(packed[: len(packed) // 2])
        done = run("extract", cut, status=1)
        self.assertIn("it ends too early", done.stderr)
        self.assertTrue(done.stdout and run("extract", source).stdout.startswith(done.stdout))

    def test_merge_of_a_broken_gz_keeps_what_was_read(self):
        events = run("extract", self.articles(24)).stdout
        packed = gzip.compress(events, mtime=0)
        cut = self.folder / "cut.jsonl.gz"
        cut.write_bytes(packed[: len(packed) // 2])
        done = run("merge", cut, status=1)
        self.assertIn("it ends too early", done.stderr)
        self.assertTrue(json.loads(done.stdout)["events"])

    def endless(self, head, filler, tail, mega_bytes):
        """Standard output, messages and peak memory of `extract -`, fed `mega_bytes` of filler between head and tail."""
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            process = subprocess.Popen([str(BINARY), "extract", "-", "-j", "1"], stdin=subprocess.PIPE, stdout=out, stderr=err)
            piece = (filler * (MB // len(filler) + 1))[:MB]
            process.stdin.write(head)
            for _ in range(mega_bytes):
                process.stdin.write(piece)
            process.stdin.write(tail)
            process.stdin.close()
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            out.seek(0), err.seek(0)
            return process.returncode, out.read(), err.read().decode("utf8"), usage.ru_maxrss // 1024

    def test_one_endless_line_between_two_articles(self):
        lines = self.articles(2).read_bytes().splitlines(keepends=True)
        status, out, err, memory = self.endless(lines[0] + b'{"id":"endless","text":"', b"dai ", b'"}\n' + lines[1], 1024 if LONG else 72)
        self.assertEqual(status, 1)
        self.assertRegex(err, r"-:2:1: an article of \d+ bytes is larger than the limit of 67108864 and was passed over")
        self.assertEqual(out, run("extract", self.folder / "in.jsonl").stdout)
        self.assertLess(memory, 500, "MB")

    def test_one_endless_line_of_many_articles(self):
        """A JSON array on one line, as exports have it."""
        article = json.dumps({"id": "a", "text": "Không có gì. " * 5000}, ensure_ascii=False).encode("utf8")
        lines = self.articles(2).read_bytes().splitlines()
        count = 12000 if LONG else 600
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            process = subprocess.Popen([str(BINARY), "extract", "-", "-j", "1"], stdin=subprocess.PIPE, stdout=out, stderr=err)
            process.stdin.write(b"[" + lines[0])
            for _ in range(count):
                process.stdin.write(b"," + article)
            process.stdin.write(b"," + lines[1] + b"]")
            process.stdin.close()
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            out.seek(0), err.seek(0)
            self.assertEqual((process.returncode, err.read()), (0, b""))
            self.assertEqual(out.read(), run("extract", self.folder / "in.jsonl").stdout)
            self.assertLess(usage.ru_maxrss // 1024, 400, "MB")


if __name__ == "__main__":
    main()
