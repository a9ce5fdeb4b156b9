"""The auditor's question: names by any spelling, dates, chain; every answer shows its evidence."""
import json
import os
import subprocess
import sys
import tempfile
import unicodedata
import unittest
from pathlib import Path

NIENBIEU = os.environ.get("NIENBIEU", "build/dev/nienbieu")
SOURCE = Path(os.environ.get("NIENBIEU_SOURCE", "."))
ARTICLES = sorted(str(p) for p in (SOURCE / "tests/articles").iterdir() if p.suffix in (".txt", ".html", ".jsonl"))


def run(*arguments):
    return subprocess.run([NIENBIEU, "-q", *map(str, arguments)], capture_output=True)


class Query(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.timeline = Path(cls.folder.name) / "t.json"
        assert run("timeline", *ARTICLES, "--format", "json", "-o", cls.timeline).returncode == 0
        cls.data = json.loads(cls.timeline.read_text(encoding="utf-8"))
        cls.entries = cls.data["events"] + cls.data["undated"]

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def ask(self, *arguments):
        done = run("query", self.timeline, "--json", *arguments)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        return [json.loads(line) for line in done.stdout.splitlines()]

    def ids(self, *arguments):
        return [a["id"] for a in self.ask(*arguments)]

    def speaker(self):
        """The person with most statements, as (id, name)."""
        count = {}
        for e in self.entries:
            for a in e["actors"] if e["kind"] == "statement" else []:
                if a["type"] == "person" and a["name"]:
                    count[a["entity"], a["name"]] = count.get((a["entity"], a["name"]), 0) + 1
        return max(sorted(count), key=count.get)

    def test_said_is_every_statement_of_the_speaker(self):
        entity, name = self.speaker()
        wanted = {e["id"] for e in self.entries for r in e["reports"] if r["kind"] == "statement" and any(a["entity"] == entity for a in r["actors"])}
        self.assertTrue(wanted)
        self.assertEqual(set(self.ids("--who", entity, "--said")), wanted)
        self.assertLessEqual(wanted, set(self.ids("--who", name, "--said")))
        self.assertLessEqual(wanted, set(self.ids("--who", name.upper(), "--said")))
        self.assertLessEqual(wanted, set(self.ids("--who", name)))

    def test_names_without_diacritics(self):
        with_marks = set(self.ids("--who", "Phạm Minh Chính"))
        self.assertTrue(with_marks)
        self.assertEqual(set(self.ids("--who", "pham minh chinh")), with_marks)
        self.assertEqual(self.ids("--who", "Phàm Minh Chình"), [])

    def test_every_answer_shows_its_evidence(self):
        reports = {r["event"]: r for e in self.entries for r in e["reports"]}
        answers = self.ask("--said")
        self.assertTrue(answers)
        for answer in answers:
            self.assertEqual(answer["schema"], "nienbieu/answer@1")
            for report in answer["reports"]:
                told = reports[report["event"]]
                for key in ("sentence", "attribution", "time", "trigger"):
                    self.assertEqual(report[key], told[key])
                self.assertEqual(report["content"], told["statement"]["content"])

    def test_dates(self):
        for answer in self.ask("--from", "2023-09-10", "--to", "2023-09-11"):
            self.assertLessEqual(answer["time"]["earliest"] or "0", "2023-09-11")
            self.assertGreaterEqual(answer["time"]["latest"] or "9", "2023-09-10")
        self.assertEqual(self.ids("--from", "2023-09"), self.ids("--from", "2023-09-01"))
        self.assertEqual(len(self.ids()), len(self.entries))

    def test_type_and_about(self):
        self.assertEqual({a["type"] for a in self.ask("--type", "consult")}, {"CONSULT"})
        about = self.ask("--about", "vũ khí")
        self.assertTrue(all("vũ khí" in unicodedata.normalize("NFC", json.dumps(a, ensure_ascii=False)).lower() for a in about))

    def test_via(self):
        chains = [l for e in self.entries for r in e["reports"] for l in r["attribution"] if l["name"]]
        if not chains:
            self.skipTest("the sample has no chain")
        name = chains[0]["name"]
        self.assertTrue(all(any(l["name"] == name for l in r["attribution"]) or r["outlet"] == name for a in self.ask("--via", name) for r in a["reports"]))
        self.assertTrue(self.ids("--via", name))

    def test_text(self):
        done = run("query", self.timeline, "--who", self.speaker()[1], "--said")
        self.assertIn("    câu: ", done.stdout.decode())
        self.assertIn("    nguồn: ", done.stdout.decode())

    def test_faults(self):
        self.assertEqual(run("query", self.timeline, "--from", "hôm qua").returncode, 2)
        self.assertEqual(run("query", "no-such-file").returncode, 1)
        nothing = run("query", self.timeline, "--who", "Không Có Ai")
        self.assertEqual((nothing.returncode, nothing.stdout), (0, b""))


if __name__ == "__main__":
    unittest.main(verbosity=1)
