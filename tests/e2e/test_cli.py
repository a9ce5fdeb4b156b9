"""The commands as a user meets them: faults of input, flags, exit statuses, help."""
import gzip
import json
import os
import pathlib
import re
import subprocess
import tempfile
import unittest

from black_box import ARTICLES, ARTICLE_FILES, BINARY, records, run, main

ONE = ARTICLES / "05-vostochny-thu-tu.txt"
READERS = ("timeline", "annotate", "extract")


class Case(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def write(self, name, data):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode("utf8"))
        return path

    def assert_read(self, stdout):
        self.assertTrue("Kim Jong Un".encode() in stdout, "nothing of the article was found")

    def assert_told(self, stderr, *parts):
        """One line of the messages has all parts."""
        self.assertTrue(any(all(str(part) in line for part in parts) for line in stderr.splitlines()), f"{parts} not told together in:\n{stderr}")


class Faults(Case):
    """Each fault: told with its place, the other inputs still read, exit status 1."""

    def check(self, fault, *told):
        for command in READERS:
            with self.subTest(command):
                result = run(command, fault, ONE, status=1)
                self.assert_told(result.stderr, fault, *told)
                self.assert_read(result.stdout)
                alone = run(command, fault, status=1)
                self.assert_told(alone.stderr, fault, *told)

    def test_missing_file(self):
        self.check(self.folder / "absent.txt", "no such file")

    def test_empty_file(self):
        self.check(self.write("empty.txt", ""), "empty")

    def test_records_of_an_empty_file(self):
        """Told as for articles, packed or not; the other inputs are merged all the same."""
        events = self.write("events.jsonl", run("extract", ONE).stdout)
        for name, data in (("none.jsonl", b""), ("blank.jsonl", b" \r\n\n"), ("none.jsonl.gz", gzip.compress(b""))):
            with self.subTest(name):
                empty = self.write(name, data)
                result = run("merge", empty, events, status=1)
                self.assert_told(result.stderr, empty, "empty")
                self.assertEqual(result.stdout, run("merge", events).stdout)
                for command in (("merge", empty), ("query", empty), ("export", empty, "--format", "ics")):
                    self.assert_told(run(*command, status=1).stderr, empty, "empty")

    def test_folder_without_articles(self):
        self.write("notes/todo.md", "nothing to read here")
        self.check(self.folder / "notes", "no articles")

    def test_unknown_encoding_name_is_usage(self):
        self.assert_told(run("annotate", ONE, "--encoding", "klingon", status=2).stderr, "klingon")

    def test_broken_utf8_in_one_of_ten_files(self):
        for k in range(10):
            self.write(f"ten/{k}.txt", f"Ngày 13/9/2023, ông Kim Jong Un gặp ông Putin ở Vostochny. Bản tin số {k}.\n")
        broken = self.write("ten/6.txt", "Ngày 13/9/2023, ông Pu".encode() + b"\xff" + "tin gặp ông Kim.\n".encode())
        result = run("annotate", self.folder / "ten", status=1)
        self.assert_told(result.stderr, f"{broken}:1:", "UTF-8", f"byte {len('Ngày 13/9/2023, ông Pu'.encode()) + 1}")
        self.assertEqual(len(result.stderr.splitlines()), 1)
        self.assertEqual(len(records(result.stdout)), 9)

    def test_lines_that_are_no_articles(self):
        good = json.dumps({"id": "good", "text": "Ngày 13/9/2023, ông Kim Jong Un gặp ông Putin."}, ensure_ascii=False)
        path = self.write("lines.jsonl", "\n".join(["[1, 2]", good, '{"id": "no text"}', '{"id": "number", "text": 7}', "{broken", '{"text": ""}']) + "\n")
        result = run("annotate", path, status=1)
        for line in (1, 3, 4, 5, 6):
            self.assert_told(result.stderr, f"{path}:{line}:")
        self.assert_told(result.stderr, f"{path}:1:", "object")
        self.assert_told(result.stderr, f"{path}:3:", "text")
        self.assertEqual([record["document"]["id"] for record in records(result.stdout)], ["good"])

    def test_faults_come_in_input_order_whatever_the_threads(self):
        for k in range(40):
            self.write(f"many/{k:02}.txt", b"\xff" if k % 3 == 0 else "Ông Kim Jong Un gặp ông Putin.\n".encode())
        runs = {run("annotate", self.folder / "many", "--jobs", jobs, status=1).stderr for jobs in (1, 3, 8)}
        self.assertEqual(len(runs), 1)
        told = re.findall(r"many/(\d\d)", runs.pop())
        self.assertEqual(told, sorted(told))

    def test_records_that_are_none(self):
        path = self.write("events.jsonl", '{"schema": "other"}\n[]\n')
        result = run("merge", path, status=1)
        self.assert_told(result.stderr, f"{path}:1")
        self.assert_told(result.stderr, f"{path}:2")
        run("merge", self.folder / "absent.jsonl", status=1)


class Outputs(Case):
    def test_unwritable(self):
        for command in READERS:
            with self.subTest(command):
                absent = self.folder / "absent" / "out.json"
                self.assert_told(run(command, ONE, "-o", absent, status=1).stderr, absent, "cannot be written")
                self.assert_told(run(command, ONE, "-o", self.folder, status=1).stderr, self.folder, "cannot be written")

    @unittest.skipUnless(os.path.exists("/dev/full"), "no /dev/full")
    def test_full_disk(self):
        with open("/dev/full", "wb") as full:
            result = subprocess.run([BINARY, "annotate", ONE], stdout=full, stderr=subprocess.PIPE, check=False)
        self.assertEqual(result.returncode, 1)
        self.assertIn("standard output", result.stderr.decode())

    def test_memory_and_temporary_files(self):
        events = self.write("events.jsonl", run("extract", ONE).stdout)
        self.assert_told(run("merge", events, "--memory", "1M", "--tmp", self.folder / "absent", status=2).stderr, "--tmp")
        self.assert_told(run("merge", events, "--memory", "lots", status=2).stderr, "--memory")
        self.assert_told(run("merge", events, "--memory", "1M", "--format", "text", status=2).stderr, "text")
        if os.path.isdir("/proc/self") and os.geteuid():  # root may write anywhere
            closed = self.folder / "closed"
            closed.mkdir(mode=0o500)
            result = run("merge", events, "--memory", "1K", "--tmp", closed, "-o", self.folder / "out.json", status=1)
            self.assert_told(result.stderr, closed, "--tmp")
            self.assertFalse((self.folder / "out.json").exists())

    def test_a_pipe_is_written_and_not_replaced(self):
        pipe = self.folder / "pipe"
        os.mkfifo(pipe)
        reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
        self.addCleanup(os.close, reader)
        short = self.write("short.txt", "Ngày 13/9/2023, ông Kim Jong Un gặp ông Putin.\n")
        run("annotate", short, "-o", pipe)
        self.assertTrue(b"nienbieu/document@1" in os.read(reader, 65536))
        self.assertTrue(pipe.is_fifo())

    def test_whole_or_not_at_all(self):
        out = self.write("out.json", "as it was")
        run("timeline", ONE, "-o", out, "--encoding", "klingon", status=2)
        self.assertEqual(out.read_text(), "as it was")
        run("timeline", ONE, "-o", out)
        self.assertEqual(json.loads(out.read_text())["schema"], "nienbieu/timeline@1")
        self.assertEqual(os.listdir(self.folder), ["out.json"])

    def test_standard_input_and_output(self):
        for command in READERS:
            with self.subTest(command):
                piped = run(command, "-", "-o", "-", stdin=ONE.read_bytes())
                self.assert_read(piped.stdout)
                self.assertEqual(piped.stderr, "")
        run("annotate", "-", stdin=b"", status=1)

    def test_formats_of_a_timeline(self):
        short = self.write("short.txt", "Ngày 13/9/2023, ông Kim Jong Un gặp ông Putin ở Vostochny.\n")
        auto = run("timeline", short).stdout
        self.assertTrue(auto == run("timeline", short, "--format", "json").stdout)
        lines = records(run("timeline", short, "--format", "jsonl").stdout)
        self.assertTrue(lines)
        text = run("timeline", short, "--format", "text").stdout.decode()
        self.assertIn("2023-09-13", text)
        self.assertIn("Kim Jong Un", text)
        self.assertNotIn("\033", text)
        self.assertEqual(run("merge", "-", "--format", "text", stdin=auto).stdout.decode(), text)

    def test_no_progress_beside_a_pipe(self):
        self.assertEqual(run("timeline", ARTICLES).stderr, "")


class Usage(Case):
    """Wrong use: exit status 2, nothing done, nothing on stdout."""

    def check(self, *args, told=None):
        result = run(*args, status=2)
        self.assertEqual(result.stdout, b"")
        self.assertTrue(result.stderr.strip())
        if told:
            self.assertIn(told, result.stderr)

    def test_no_command(self):
        self.check()

    def test_unknown_command(self):
        self.check("timelines", ONE, told="timelines")

    def test_unknown_flag(self):
        for command in READERS:
            self.check(command, ONE, "--colour", told="--colour")
            self.check(command, "--colour", told="--colour")

    def test_missing_input(self):
        for command in (*READERS, "merge"):
            self.check(command)

    def test_values(self):
        self.check("timeline", ONE, "--format", "xml", told="xml")
        self.check("annotate", ONE, "--offsets", "words", told="words")
        self.check("annotate", ONE, "--jobs", "-1")
        self.check("annotate", ONE, "--jobs", "many")
        self.check("annotate", ONE, "--jobs", "100000")
        self.check("annotate", ONE, "--published", "2024-13-01", told="2024-13-01")
        self.check("annotate", ONE, "--crawled", "yesterday", told="yesterday")


class Help(Case):
    def commands(self, *above):
        text = run(*above, "--help").stdout.decode()
        section = text.split("Subcommands:")
        return re.findall(r"^  ([a-z]\S*)", section[1].split("\n\n")[0], re.M) if len(section) > 1 else []

    def test_every_command_has_examples_that_name_it(self):
        """Commands of a group may have them in the group's help."""
        found = self.commands()
        self.assertLessEqual({"timeline", "annotate", "extract", "merge", "lexicon", "time"}, set(found))
        for command in found:
            for path in [[command, inner] for inner in self.commands(command)] or [[command]]:
                examples = "".join(run(*path[:k], "--help").stdout.decode().partition("Examples:")[2] for k in (1, 2))
                self.assertRegex(examples, "nienbieu " + " (.* )?".join(path) + r"\b", f"nienbieu {' '.join(path)} --help has no example")

    def test_version(self):
        self.assertRegex(run("--version").stdout.decode(), r"^nienbieu \d+\.\d+\.\d+\n$")


class Inputs(Case):
    def test_a_folder_is_its_articles(self):
        self.assertTrue(run("annotate", ARTICLES).stdout == run("annotate", *ARTICLE_FILES).stdout)

    def test_metadata_from_flags(self):
        path = self.write("story.txt", "Hôm qua, ông Kim Jong Un gặp ông Putin ở Vostochny.\n")
        self.assertEqual(records(run("annotate", path, "--published", "2023-09-14").stdout)[0]["times"][0]["edtf"], "2023-09-13")
        self.assertIn(records(run("annotate", path).stdout)[0]["times"][0]["edtf"], (None, "unknown"))


if __name__ == "__main__":
    main()
