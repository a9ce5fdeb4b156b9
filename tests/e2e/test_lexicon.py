"""The lexicons hold; the linter tells a fault with its place; a name can be looked up."""
import pathlib
import json
import tempfile
import unittest

from black_box import SOURCE, main, run


class Lexicon(unittest.TestCase):
    def test_the_lexicons_hold(self):
        result = run("lexicon", "check")
        self.assertEqual(result.stdout.decode("utf8"), "")
        self.assertRegex(result.stderr, r"^0 findings in \d{4,} rows of \d+ files\n$")

    def test_faults_are_told_with_file_and_line(self):
        with tempfile.TemporaryDirectory() as folder:
            head = "# kind: people\n# columns: id name gender country aliases flags\n# source: test\n# licence: CC0\n# retrieved: 2026-01-01\n# used-by: test\n"
            path = pathlib.Path(folder, "people.test.tsv")
            path.write_text(head + "x:person:a\tA B\tm\tVN\t\t\nx:person:a\tA C\tm\tVN\t\t\nx:person:b\ttoo few\n", encoding="utf8")
            result = run("lexicon", "check", folder, status=1)
            told = result.stdout.decode("utf8")
            self.assertIn(f"{path}:8", told)
            self.assertIn(f"{path}:9", told)

    def test_lookup(self):
        found = json.loads(run("lexicon", "lookup", "Thủ tướng Israel", "--on", "2024-05-12", "--json").stdout)
        self.assertEqual([holder["name"] for office in found["offices"] for holder in office["holders"]], ["Benjamin Netanyahu"])
        run("lexicon", "lookup", "không ai tên như thế", status=1)
        run("lexicon", "lookup", "Israel", "--on", "2024-13-12", status=2)

    def test_every_file_is_read(self):
        said = run("lexicon", "check").stderr
        self.assertIn(f" of {len(list((SOURCE / 'lexicons').glob('*.tsv')))} files", said)


if __name__ == "__main__":
    main()
