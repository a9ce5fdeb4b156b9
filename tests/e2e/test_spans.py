"""The first invariant: original[start:end] == text for every span of every record, in code points, bytes and UTF-16 units."""
import json
import pathlib
import tempfile
import unicodedata
import unittest

from black_box import ARTICLE_FILES, ARTICLES, main, records, run, spans

UNITS = {
    "codepoints": (lambda text: text, lambda part: part),
    "bytes": (lambda text: text.encode("utf8"), lambda part: part.decode("utf8")),
    "utf16": (lambda text: text.encode("utf-16-le"), lambda part: part.decode("utf-16-le")),
}

PLAIN = ("Ông Zelensky 😀 gặp ông Biden tại Nhà Trắng\n\nNgày 21/9/2023, Tổng thống Ukraine Volodymyr Zelensky đã gặp Tổng thống Mỹ Joe Biden tại Nhà Trắng. "
         "Ông Biden nói: “Chúng tôi ở bên các bạn 🇺🇦”. Hôm 21/9, Lầu Năm Góc cho biết gói viện trợ mới trị giá 325 triệu USD.\n")
AWKWARD = {
    "plain": PLAIN,
    "decomposed": unicodedata.normalize("NFD", PLAIN),
    "carriage returns": PLAIN.replace("\n", "\r\n"),
    "no-break spaces": PLAIN.replace("Ngày 21", "Ngày\u00a021").replace("Joe Biden", "Joe\u00a0Biden"),
    "hidden characters": PLAIN.replace("Zelensky", "Zel\u200bensky").replace("Biden", "Bi\u00adden"),
    "byte order mark": "\ufeff" + PLAIN,
    "other marks": PLAIN.replace("“", "«").replace("”", "»").replace("/", "\u2044"),
    "line separators": PLAIN.replace("\n\n", "\u2028\u2029"),
    "tabs and control characters": PLAIN.replace("Ông", "\tÔng").replace("Hôm", "\x0b\x1fHôm"),
}


def slice_of(record, unit, text):
    encode, decode = UNITS[unit]
    data, size = encode(text), 2 if unit == "utf16" else 1
    for path, span in spans(record):
        found = decode(data[span["start"] * size:span["end"] * size])
        if found != span["text"]:
            yield f"{path}: {span['start']}–{span['end']} is {found!r}, not {span['text']!r}"
    length = len(data) // size
    for name in ("sections", "sentences"):
        for span in record.get(name, []):
            if not 0 <= span["start"] <= span["end"] <= length:
                yield f"{name}: {span}"


class Spans(unittest.TestCase):
    def check(self, record, unit, text):
        self.assertEqual(list(slice_of(record, unit, text))[:5], [])
        self.assertTrue(any(True for _ in spans(record)), "no span at all: nothing was tested")

    def test_text_files(self):
        for path in ARTICLE_FILES:
            if path.suffix != ".txt":
                continue
            for unit in UNITS:
                with self.subTest(f"{path.name} in {unit}"):
                    self.check(records(run("annotate", path, "--offsets", unit).stdout)[0], unit, path.read_bytes().decode("utf8").removeprefix("\ufeff"))

    def test_json_lines(self):
        for path in (p for p in ARTICLE_FILES if p.suffix == ".jsonl"):
            texts = [json.loads(line)["text"] for line in path.read_text(encoding="utf8").split("\n") if line]
            for unit in UNITS:
                for record, text in zip(records(run("annotate", path, "--offsets", unit).stdout), texts, strict=True):
                    with self.subTest(f"{record['document']['id']} in {unit}"):
                        self.check(record, unit, text)

    def test_awkward_characters(self):
        lines = "".join(json.dumps({"id": name, "text": text}, ensure_ascii=name == "plain") + "\n" for name, text in AWKWARD.items()).encode("utf8")
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "awkward.jsonl")
            path.write_bytes(lines)
            for unit in UNITS:
                for command in ("annotate", "extract"):
                    found = records(run(command, path, "--offsets", unit).stdout)
                    self.assertEqual({record["document"]["id"] for record in found}, set(AWKWARD), "an article without events")
                    for record in found:
                        with self.subTest(f"{record['document']['id']}: {command} in {unit}"):
                            self.check(record, unit, AWKWARD[record["document"]["id"]])

    def test_awkward_files(self):
        for name, text in AWKWARD.items():
            with self.subTest(name), tempfile.TemporaryDirectory() as folder:
                path = pathlib.Path(folder, "article.txt")
                path.write_bytes(text.encode("utf8"))
                self.check(records(run("annotate", path).stdout)[0], "codepoints", text.removeprefix("\ufeff"))

    def test_a_page_agrees_with_itself(self):
        """The text of a page is nowhere in the output; but no two spans may say different letters for one place."""
        for record in records(run("annotate", ARTICLES / "03-new-delhi.html").stdout):
            letters = {}
            for path, span in spans(record):
                self.assertEqual(len(span["text"]), span["end"] - span["start"], path)
                for k, letter in enumerate(span["text"]):
                    self.assertEqual(letters.setdefault(span["start"] + k, letter), letter, path)

    def test_a_timeline_quotes_its_reports(self):
        texts = {}
        for path in ARTICLE_FILES:
            if path.suffix == ".txt":
                texts[records(run("annotate", path).stdout)[0]["document"]["id"]] = path.read_bytes().decode("utf8").removeprefix("\ufeff")
        result = json.loads(run("timeline", ARTICLES).stdout)
        checked = 0
        for entry in result["events"] + result["undated"]:
            for report in entry["reports"]:
                if report["document"] in texts:
                    self.check(report, "codepoints", texts[report["document"]])
                    checked += 1
        self.assertGreater(checked, 0)


if __name__ == "__main__":
    main()
