"""Every record that any command prints validates against schemas/, and so does every golden file."""
import itertools
import json
import tempfile
import unittest

from black_box import ARTICLES, SOURCE, main, records, run, skip

try:
    import jsonschema
except ImportError:
    skip("python3-jsonschema is not installed")

SCHEMAS = {schema["$id"]: schema for schema in (json.loads(path.read_text(encoding="utf8")) for path in sorted((SOURCE / "schemas").glob("*.schema.json")))}


def validator(name):
    schema = SCHEMAS[f"https://nienbieu.org/schemas/{name}@1"]
    resolver = jsonschema.RefResolver.from_schema(schema, store=SCHEMAS)
    return jsonschema.Draft202012Validator(schema, resolver=resolver)


class Schemas(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.of = {name: validator(name) for name in ("document", "event", "entry", "timeline", "article")}

    def check(self, name, record):
        self.assertEqual(record.get("schema"), f"nienbieu/{name}@1")
        faults = [f"{error.json_path}: {error.message[:200]}" for error in itertools.islice(self.of[name].iter_errors(record), 5)]
        self.assertEqual(faults, [])

    def check_all(self, name, found):
        self.assertTrue(found, "no record: nothing was tested")
        for record in found:
            self.check(name, record)

    def test_the_schemas_are_schemas(self):
        self.assertEqual(len(SCHEMAS), 5)
        for schema in SCHEMAS.values():
            jsonschema.Draft202012Validator.check_schema(schema)

    def test_a_schema_refuses_what_is_wrong(self):
        event = records(run("extract", ARTICLES).stdout)[0]
        for wrong in ({"type": "CHAT"}, {"trigger": {"text": "x"}}, {"mood": "good"}, {"realis": None}):
            self.assertTrue(list(self.of["event"].iter_errors(event | wrong)), wrong)

    def test_annotate(self):
        self.check_all("document", records(run("annotate", ARTICLES).stdout))
        self.check_all("document", records(run("annotate", ARTICLES, "--sections", "all", "--offsets", "bytes").stdout))

    def test_extract(self):
        self.check_all("event", records(run("extract", ARTICLES, "--sections", "all").stdout))

    def test_timeline(self):
        self.check("timeline", json.loads(run("timeline", ARTICLES).stdout))
        lines = records(run("timeline", ARTICLES, "--format", "jsonl").stdout)
        self.check_all("entry", [line for line in lines if line["schema"] == "nienbieu/entry@1"])
        for line in lines:
            if line["schema"] != "nienbieu/entry@1":
                self.check("document", line)

    def test_an_empty_timeline(self):
        self.check("timeline", json.loads(run("merge", "-", stdin=b'{"schema":"nienbieu/document@1","document":{"id":"a"}}\n').stdout))

    def test_an_article_without_events(self):
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf8") as file:
            file.write('{"id": 7, "text": "Xin chào."}\n{"text": "."}\n')
            file.flush()
            self.check_all("document", records(run("annotate", file.name).stdout))
            self.check("timeline", json.loads(run("timeline", file.name).stdout))

    def test_inputs_of_the_tests_are_articles(self):
        for path in ARTICLES.glob("*.jsonl"):
            for record in records(path.read_bytes()):
                self.assertEqual([error.message for error in self.of["article"].iter_errors(record)], [])

    def test_golden_files(self):
        golden = SOURCE / "tests/golden"
        for path in sorted(golden.glob("*.json")):
            self.check("timeline", json.loads(path.read_text(encoding="utf8")))
        for path in sorted(golden.glob("*.jsonl")):
            self.check_all("document", records(path.read_bytes()))


if __name__ == "__main__":
    main()
