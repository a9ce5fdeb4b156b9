"""The sample articles give the golden output, and tools/golden says in words what changed."""
import json
import pathlib
import shutil
import subprocess
import tempfile
import unittest

from black_box import BINARY, SOURCE, main, skip

GOLDEN = SOURCE / "tests/golden"
if not (GOLDEN / "timeline.json").exists():
    skip("no golden files yet: tools/golden --update")


def golden(*args, source=SOURCE):
    return subprocess.run([source / "tools/golden", *args, "--binary", BINARY], capture_output=True, encoding="utf8", check=False)


class Golden(unittest.TestCase):
    def test_the_output_is_golden(self):
        result = golden("--check")
        self.assertEqual(result.returncode, 0, "\n" + result.stdout[:4000] + result.stderr)

    def test_differences_are_told(self):
        """In a copy of the tree whose golden files say something else."""
        with tempfile.TemporaryDirectory() as folder:
            copy = pathlib.Path(folder)
            for name in ("tools/golden", "tests/golden", "tests/articles"):
                (copy / name).parent.mkdir(parents=True, exist_ok=True)
                (shutil.copytree if (SOURCE / name).is_dir() else shutil.copy)(SOURCE / name, copy / name)
            path = copy / "tests/golden/documents.jsonl"
            documents = [json.loads(line) for line in path.read_text(encoding="utf8").split("\n") if line]
            events = max((d["events"] for d in documents), key=len)
            lost = dict(events[0], trigger={"text": "không có", "start": 900000, "end": 900008})
            gone = events.pop()
            changed = events[1]
            changed["realis"] = "negated" if changed["realis"] != "negated" else "actual"
            events.append(lost)
            path.write_text("".join(json.dumps(d, ensure_ascii=False) + "\n" for d in documents), encoding="utf8")
            result = golden("--check", source=copy)
            self.assertEqual(result.returncode, 1)
            self.assertIn("events: 1 gained, 1 lost, 1 changed", result.stdout)
            self.assertRegex(result.stdout, r"(?m)^  - .*không có")
            self.assertIn(f"«{gone['trigger']['text']}»", result.stdout)
            self.assertIn("realis:", result.stdout)
            self.assertEqual(golden("--update", source=copy).returncode, 0)
            self.assertEqual(golden("--check", source=copy).returncode, 0)


if __name__ == "__main__":
    main()
