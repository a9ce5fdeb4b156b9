"""Real articles, as they come: no fault, every span right, the same bytes on one thread and on many. Needs the shared articles."""
import gzip
import json
import pathlib
import tempfile
import unittest

from black_box import SHARED, main, needs_shared, records, run, spans

needs_shared()
CORPUS = SHARED / "corpus/articles.jsonl.gz"
SAMPLE = 300


class Corpus(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with gzip.open(CORPUS, "rt", encoding="utf8") as file:
            lines = [line for line in file if line.strip()]
        chosen = lines[:: max(1, len(lines) // SAMPLE)][:SAMPLE]
        cls.texts = {}
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.path = pathlib.Path(folder.name, "sample.jsonl")
        with open(cls.path, "w", encoding="utf8") as file:
            for k, line in enumerate(chosen):
                article = json.loads(line) | {"id": f"c{k}"}
                cls.texts[article["id"]] = article["text"]
                file.write(json.dumps(article, ensure_ascii=False) + "\n")
        cls.result = run("annotate", cls.path)
        cls.found = records(cls.result.stdout)

    def test_every_article_is_read_without_a_fault(self):
        self.assertEqual(self.result.stderr, "")
        self.assertEqual([record["document"]["id"] for record in self.found], list(self.texts))
        self.assertGreater(sum(bool(record["events"]) for record in self.found), SAMPLE * 0.8)

    def test_every_span_is_right(self):
        for record in self.found:
            text = self.texts[record["document"]["id"]]
            wrong = [(path, span) for path, span in spans(record) if text[span["start"]:span["end"]] != span["text"]]
            self.assertEqual(wrong[:3], [], record["document"]["id"])

    def test_sections_and_sentences_are_in_order(self):
        for record in self.found:
            for name in ("sections", "sentences"):
                ends = [0, *(s["end"] for s in record[name])]
                for before, span in zip(ends, record[name]):
                    self.assertLessEqual(before, span["start"], f"{record['document']['id']}: {name} {span}")

    def test_threads(self):
        self.assertTrue(run("annotate", self.path, "--jobs", 8).stdout == run("annotate", self.path, "--jobs", 1).stdout)

    def test_the_timeline_in_two_halves(self):
        half = self.path.parent / "half.jsonl"
        lines = self.path.read_text(encoding="utf8").split("\n")[:-1]
        parts = []
        for k in range(2):
            half.write_text("\n".join(lines[k::2]) + "\n", encoding="utf8")
            part = self.path.parent / f"part{k}.json"
            part.write_bytes(run("timeline", half).stdout)
            parts.append(part)
        self.assertTrue(run("merge", *parts).stdout == run("timeline", self.path).stdout)


if __name__ == "__main__":
    main()
