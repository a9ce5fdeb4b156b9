"""The same input gives the same bytes: with any number of threads, in any order; and merging keeps its laws."""
import json
import pathlib
import random
import tempfile
import unittest

from black_box import ARTICLE_FILES, ARTICLES, main, records, run


class Determinism(unittest.TestCase):
    def assert_same(self, a, b, what=""):
        if a == b:
            return
        at = next((k for k, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
        self.fail(f"{what}: {len(a)} and {len(b)} bytes, different from byte {at}:\n{a[max(0, at - 150):at + 150]!r}\n{b[max(0, at - 150):at + 150]!r}")

    @classmethod
    def setUpClass(cls):
        cls.whole = run("timeline", *ARTICLE_FILES).stdout
        cls.events = run("extract", *ARTICLE_FILES).stdout
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)

    def write(self, name, data):
        path = self.folder / name
        path.write_bytes(data)
        return path

    def merged(self, *parts):
        return run("merge", *(self.write(f"part{k}.json", part) for k, part in enumerate(parts))).stdout

    def test_threads(self):
        for command in ("annotate", "extract", "timeline"):
            one = run(command, ARTICLES, "--jobs", 1).stdout
            for jobs in (2, 8, 0):
                self.assert_same(one, run(command, ARTICLES, "--jobs", jobs).stdout, f"{command} --jobs {jobs}")

    def test_many_articles_on_many_threads(self):
        """More articles than one task of a worker holds, so that threads do take turns."""
        texts = [path.read_bytes().decode("utf-8-sig") for path in ARTICLE_FILES if path.suffix == ".txt"]
        lines = "".join(json.dumps({"id": f"{k}-{n}", "text": text}, ensure_ascii=False) + "\n" for n in range(15) for k, text in enumerate(texts))
        path = self.write("many.jsonl", lines.encode("utf8"))
        one = run("annotate", path, "--jobs", 1).stdout
        self.assert_same(one, run("annotate", path, "--jobs", 8).stdout)
        self.assertEqual([record["document"]["id"] for record in records(one)], [f"{k}-{n}" for n in range(15) for k in range(len(texts))])

    def test_order_of_inputs(self):
        shuffled = list(ARTICLE_FILES)
        for seed in range(3):
            random.Random(seed).shuffle(shuffled)
            self.assert_same(self.whole, run("timeline", *shuffled).stdout, f"order {seed}")
        self.assert_same(self.whole, run("timeline", *reversed(ARTICLE_FILES)).stdout)

    def test_an_article_twice(self):
        self.assert_same(self.whole, run("timeline", *ARTICLE_FILES, *ARTICLE_FILES[:4]).stdout)

    def test_the_clock_the_locale_and_the_time_zone_are_not_read(self):
        import os
        before = dict(os.environ)
        try:
            os.environ.update(TZ="Pacific/Kiritimati", LC_ALL="tr_TR.UTF-8", LANG="C", SOURCE_DATE_EPOCH="0")
            self.assert_same(self.whole, run("timeline", *ARTICLE_FILES).stdout)
        finally:
            os.environ.clear()
            os.environ.update(before)

    def test_parts_make_the_whole(self):
        """Associative, commutative: any grouping, any order."""
        a, b, c = (run("timeline", *ARTICLE_FILES[k::3]).stdout for k in range(3))
        self.assert_same(self.whole, self.merged(a, b, c), "a b c")
        self.assert_same(self.whole, self.merged(c, a, b), "c a b")
        self.assert_same(self.whole, self.merged(self.merged(a, b), c), "(a b) c")
        self.assert_same(self.whole, self.merged(a, self.merged(c, b)), "a (c b)")

    def test_merging_on_disk(self):
        """Any memory, any partition: the bytes of a merge in memory, and nothing left in the folder of temporary files."""
        scratch = self.folder / "scratch"
        scratch.mkdir()
        lines = self.events.splitlines(keepends=True)
        whole = {form: run("merge", self.write("all.jsonl", self.events), "--format", form).stdout for form in ("json", "jsonl")}
        for seed, memory in enumerate(("1K", "3K", "20K", "1M", "512M")):
            rng = random.Random(seed)
            rng.shuffle(lines)
            cuts = sorted(rng.sample(range(1, len(lines)), 3))
            parts = [b"".join(lines[a:b]) for a, b in zip([0, *cuts], [*cuts, len(lines)])]
            parts[0] = self.merged(parts[0])
            files = [self.write(f"disk{k}.json", part) for k, part in enumerate(parts)]
            for form in ("json", "jsonl"):
                disk = run("merge", *files, "--memory", memory, "--tmp", scratch, "--format", form).stdout
                self.assert_same(whole[form], disk, f"--memory {memory} --format {form}")
            self.assert_same(self.whole, run("timeline", *ARTICLE_FILES, "--memory", memory, "--tmp", scratch).stdout, f"timeline --memory {memory}")
        self.assertEqual(list(scratch.iterdir()), [])

    def test_overlapping_parts(self):
        a, b = run("timeline", *ARTICLE_FILES[:8]).stdout, run("timeline", *ARTICLE_FILES[4:]).stdout
        self.assert_same(self.whole, self.merged(a, b))

    def test_idempotent(self):
        self.assert_same(self.whole, self.merged(self.whole))
        self.assert_same(self.whole, self.merged(self.whole, self.whole))

    def test_events_make_the_same_timeline(self):
        """From extracted events; an article without events is announced by its document record."""
        announced = run("annotate", *ARTICLE_FILES).stdout
        self.assert_same(self.whole, self.merged(announced))
        lines = self.events.split(b"\n")[:-1]
        random.Random(5).shuffle(lines)
        self.assert_same(self.whole, self.merged(b"\n".join(lines) + b"\n", announced))
        entries = run("timeline", *ARTICLE_FILES, "--format", "jsonl").stdout
        self.assert_same(self.whole, self.merged(entries, announced))

    def test_ids_do_not_depend_on_the_run(self):
        alone = {event["id"] for path in ARTICLE_FILES for event in records(run("extract", path).stdout)}
        self.assertEqual(alone, {event["id"] for event in records(self.events)})


if __name__ == "__main__":
    main()
