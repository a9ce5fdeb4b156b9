"""tools/evaluate: a table that can be counted by hand, the ends of the scale, and the same figures as the scorer of the shared articles."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

from black_box import BINARY, SHARED, SOURCE, main, run

EVAL = SOURCE / "tests/eval"
TINY = EVAL / "tiny.gold.jsonl"
SCORER = SHARED / "eval/score.py"


def evaluate(*args, status=0):
    result = subprocess.run([SOURCE / "tools/evaluate", *args], capture_output=True, encoding="utf8", check=False)
    if result.returncode != status:
        raise AssertionError(f"exit status {result.returncode}\n{result.stdout}{result.stderr}")
    return result.stdout


def figures(*args):
    return json.loads(evaluate(*args, "--json"))


class Evaluate(unittest.TestCase):
    maxDiff = None

    def test_the_table(self):
        self.assertEqual(evaluate(TINY, EVAL / "replay", "--merge", EVAL / "tiny.merge.json"), (EVAL / "expected.txt").read_text(encoding="utf8"))

    def test_examples_of_errors(self):
        told = evaluate(TINY, EVAL / "replay", "--errors", "1")
        self.assertIn("mention false: 2\n    t1: 'Peskov' person\n\n", told)
        self.assertIn("action missed: 1\n    t2: MOVE 'tới' by ['Volodymyr Zelensky']\n", told)

    def standin(self, answer):
        """A binary that gives this answer."""
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        script = pathlib.Path(folder.name, "standin")
        pathlib.Path(folder.name, "answer").write_text(answer, encoding="utf8")
        script.write_text(f"#!/bin/sh\nexec cat '{folder.name}/answer'\n", encoding="utf8")
        script.chmod(0o755)
        return script

    def test_the_gold_itself_is_perfect(self):
        def argument(name):
            return {"entity": "x:unnamed:" + name if name.startswith("?") else name, "name": name}

        lines = []
        for gold in map(json.loads, TINY.read_text(encoding="utf8").splitlines()):
            texts = {e["eid"]: e for e in gold["events"]}
            events = [{"id": e["eid"], "kind": e["kind"], "type": e["type"], "trigger": e["trigger"], "realis": e["realis"], "time": {"edtf": e["time"]},
                       "actors": [argument(a) for a in e["actors"]], "targets": [argument(a) for a in e["targets"]], "attribution": [],
                       "statement": {"content": e["content"], "addressees": []} if e["kind"] == "statement" else None} for e in texts.values()]
            lines.append(json.dumps({"document": {"id": gold["id"]}, "times": gold["times"], "mentions": gold["mentions"], "events": events}))
        for stage, measures in figures(TINY, self.standin("\n".join(lines))).items():
            for measure, value in measures.items():
                if measure != "n":
                    self.assertEqual(value["f1"] if isinstance(value, dict) else value, 1.0, (stage, measure))

    def test_nothing_found(self):
        found = figures(TINY, self.standin(""))
        self.assertEqual([found["time"]["relaxed"]["f1"], found["mention"]["typed"]["f1"], found["statement"]["found"]["f1"], found["action"]["found"]["r"]], [0, 0, 0, 0])

    def test_a_binary_that_fails(self):
        evaluate(TINY, "/bin/false", status=1)
        evaluate(EVAL / "tiny.docs.jsonl", "/bin/true", status=2)

    def test_the_real_binary(self):
        found = figures(TINY, BINARY, "--merge", EVAL / "tiny.merge.json")
        self.assertGreater(found["time"]["relaxed"]["f1"], 0.5)
        self.assertGreater(found["mention"]["typed"]["f1"], 0.5)

    @unittest.skipUnless(SCORER.exists(), "the shared scorer is not here")
    def test_as_the_shared_scorer(self):
        def theirs(gold, output):
            return json.loads(subprocess.run([sys.executable, SCORER, gold, output, "--json"], capture_output=True, check=True).stdout)

        self.assertEqual(figures(TINY, EVAL / "replay"), theirs(TINY, EVAL / "tiny.annotate.jsonl"))
        gold = SHARED / "eval/dev.gold.jsonl"
        with tempfile.TemporaryDirectory() as folder:
            output = os.path.join(folder, "out.jsonl")
            run("annotate", SHARED / "eval/dev.docs.jsonl", "-o", output)
            self.assertEqual(figures(gold, BINARY), theirs(gold, output))


if __name__ == "__main__":
    main()
