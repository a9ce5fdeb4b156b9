"""Every export of the sample timeline, read again by an independent reader of its format, gives the same events. tests/e2e/page/readers.test.mjs does the same with the programs that people use.

Run by ctest with NIENBIEU (the program) and NIENBIEU_SOURCE (the source tree); or by hand with the same variables.
"""
import csv
import datetime
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree
from html.parser import HTMLParser
from pathlib import Path

import icalendar

NIENBIEU = os.environ.get("NIENBIEU", "build/dev/nienbieu")
SOURCE = Path(os.environ.get("NIENBIEU_SOURCE", "."))
ARTICLES = sorted(str(p) for p in (SOURCE / "tests/articles").iterdir() if p.suffix in (".txt", ".html", ".jsonl"))

# Texts that would break a careless writer.
NASTY = {
    "schema": "nienbieu/timeline@1", "entities": {"x:person:a": {"name": '<script>"A"</script>', "type": "person"}},
    "documents": [{"id": "d;1", "title": "T, \"q\"\n2", "url": "javascript:alert(1)", "outlet": "O\tP", "published": "2024-05-13", "published_basis": "given",
                   "published_why": None, "revision": None, "content": None, "sketch": None}],
    "events": [], "undated": [],
}

# Values by TimeML 1.2.1's schema: a date of any coarseness, with a clock or a part of the day, a duration. It has no unknown hour and no time zone.
DAY = r"(?:\d{2,4}|XXXX)(?:-(?:\d\d|XX)(?:-(?:\d\d|XX))?|-W\d\d|-Q[1-4]|-H[12]|-(?:SP|SU|FA|WI))?"
LENGTH = r"P(?:(?:\d+|X)[YQMWD]|T(?:\d+|X)[HM])"
CLOCK = r"(?:T\d\d(?::\d\d)?|T(?:MO|MI|AF|EV|NI))"
TIMEX3 = {"DATE": rf"^{DAY}$", "TIME": rf"^{DAY}{CLOCK}?$", "DURATION": rf"^{LENGTH}$", "SET": rf"^(?:{LENGTH}|{DAY}{CLOCK}?)$"}
# What its elements may say of themselves; `comment` is in the specification of every tag.
TIMEML = {
    "TIMEX3": {"tid", "type", "value", "mod", "quant", "temporalFunction", "functionInDocument", "comment"},
    "EVENT": {"eid", "class"}, "TLINK": {"lid", "relType", "eventInstanceID", "relatedToTime"},
    "MAKEINSTANCE": {"eiid", "eventID", "tense", "aspect", "pos", "polarity", "modality", "comment"},
}

# The fields of PLOVER's manual (draft 0.8, chapter "Data Fields"), its types under the names that its data sets use, and the modes of each.
PLOVER = {"id", "date", "time", "enddate", "endtime", "source", "recipient", "event", "event_loc", "event_text", "mode", "context", "text", "text_info", "cite_info"}
PLOVER_OURS = {"extension", "date_edtf", "subtype", "realis", "summary", "reports"}
PLOVER_ACTOR = {"code", "actor_text", "identifier_id", "identifier_text", "office", "actor_type"}
PLOVER_PLACE = {"name", "latitude", "longitude", "country code", "cc3", "identifier_id"}
PLOVER_CITATION = {"citation", "url", "title", "language", "publication"}
PLOVER_MODES = {
    "AGREE": "", "CONSULT": "visit third-party multilateral phone", "SUPPORT": "", "CONCEDE": "", "COOPERATE": "", "AID": "",
    "RETREAT": "withdraw release return disarm ceasefire access resign", "REQUEST": "assist change yield meet", "ACCUSE": "disapprove investigate allege",
    "REJECT": "assist change yield meet", "THREATEN": "restrict ban arrest relations expel territory violence",
    "PROTEST": "demo riot general strike hunger boycott obstruct", "SANCTION": "convict expel withdraw discontinue", "MOBILIZE": "troops weapons police militia",
    "COERCE": "confiscate restrict ban censor curfew martial-law arrest deport withhold",
    "ASSAULT": "abduct beat torture execute sexual assassinate destroy primitive firearms explosives suicide-attack heavy-weapons cleansing massacre unconventional sideAB",
}


def nasty_timeline():
    argument = {"entity": "x:person:a", "name": '<script>"A"</script>', "type": "person", "role": None, "mention": None, "via": "name"}
    content = 'dòng một\ndòng hai; "ngoặc", \\gạch\tbảng & <b>' + " dài" * 60
    time = {"edtf": "2024-05-12T16:30", "earliest": "2024-05-12", "latest": "2024-05-12", "grain": "minute", "basis": "explicit", "why": None, "expression": None}
    fields = {"kind": "statement", "type": "SAY", "mode": None, "realis": "future", "trigger": {"text": "=nói", "start": 0, "end": 4}, "time": time, "actors": [argument], "targets": [],
              "places": [dict(argument, type="place", lat=-33.5, lon=151.25)],
              "statement": {"mode": "direct", "content": {"text": content, "start": 5, "end": 5 + len(content)}, "quotes": [], "addressees": [], "venue": None},
              "attribution": [], "within": None, "quantities": [], "confidence": 0.5}
    report = dict(fields, event="ev:1", document="d;1", published="2024-05-13", sentence={"text": content, "start": 5, "end": 5 + len(content)}, section="body")
    timeline = json.loads(json.dumps(NASTY))
    timeline["events"] = [dict(fields, id="e-1", aliases=[], representative="ev:1", reports=[report], independent_sources=1, conflicts=[], why=[])]
    return timeline


def run(*arguments, stdin=None):
    done = subprocess.run([NIENBIEU, "-q", *map(str, arguments)], input=stdin, capture_output=True)
    if done.returncode:
        raise AssertionError(f"{arguments}: {done.stderr.decode()}")
    return done.stdout


class TextOf(HTMLParser):
    def __init__(self):
        super().__init__()
        self.text, self.tags = "", []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)

    def handle_data(self, data):
        self.text += data


def html_text(markup):
    parser = TextOf()
    parser.feed(markup)
    parser.close()
    return parser


def gist(e):
    content = (e.get("statement") or {}).get("content")
    if content:
        return content["text"]
    report = next((r for r in e["reports"] if r["event"] == e["representative"]), e["reports"][0])
    return (report["sentence"] or {}).get("text", "")


def known_year(e):
    return bool(re.match(r"^\d{4}(?!X)", e["time"]["edtf"] or "")) or bool(re.match(r"^\d{4}-", e["time"]["earliest"] or ""))


class Exports(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.sample = Path(cls.folder.name) / "sample.json"
        run("timeline", *ARTICLES, "--format", "json", "-o", cls.sample)
        cls.nasty = Path(cls.folder.name) / "nasty.json"
        cls.nasty.write_text(json.dumps(nasty_timeline()), encoding="utf-8")

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def both(self, name, *more):
        for path in (self.sample, self.nasty):
            timeline = json.loads(path.read_text(encoding="utf-8"))
            out = run("export", path, "--format", name, *more)
            self.assertEqual(out, run("export", path, "--format", name, *more), "the same bytes")
            yield timeline, timeline["events"] + timeline["undated"], out.decode("utf-8")

    def test_csv(self):
        for _, events, text in self.both("csv"):
            rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
            self.assertEqual([r["id"] for r in rows], [e["id"] for e in events])
            for row, e in zip(rows, events):
                self.assertEqual(row["type"], e["type"])
                self.assertEqual(row["edtf"], e["time"]["edtf"] or "")
                self.assertEqual(row["trigger"], (e["trigger"] or {}).get("text", ""))
                self.assertEqual(row["content"], ((e["statement"] or {}).get("content") or {}).get("text", ""))
                self.assertEqual(int(row["reports"]), len(e["reports"]))
            self.assertNotRegex(text.replace("\r\n", ""), r"\r")

    def test_csv_for_spreadsheets(self):
        text = run("export", self.nasty, "--format", "csv", "--bom").decode("utf-8")
        self.assertTrue(text.startswith("\ufeff"))
        row = next(csv.DictReader(io.StringIO(text[1:], newline="")))
        self.assertEqual(row["trigger"], "'=nói")
        self.assertEqual(row["lat"], "-33.5")

    def test_timelinejs(self):
        for _, events, text in self.both("timelinejs"):
            slides = json.loads(text)["events"]
            dated = [e for e in events if known_year(e)]
            self.assertEqual([s["unique_id"] for s in slides], [e["id"] for e in dated])
            for slide, e in zip(slides, dated):
                date = slide["start_date"]
                self.assertLessEqual(set(date), {"year", "month", "day", "hour", "minute"})
                self.assertNotIn(None, date.values())
                datetime.datetime(date["year"], date.get("month", 1), date.get("day", 1), date.get("hour", 0), date.get("minute", 0))
                if e["time"]["grain"] == "year" and re.fullmatch(r"\d{4}", e["time"]["edtf"]):
                    self.assertEqual(set(date), {"year"})
                shown = html_text(slide["text"]["text"])
                self.assertIn(gist(e), shown.text)
                self.assertLessEqual(set(shown.tags), {"p", "a"})
                self.assertEqual(html_text(slide["text"]["headline"]).tags, [])
                self.assertNotIn("javascript:", slide["text"]["text"])

    def test_vis(self):
        for _, events, text in self.both("vis"):
            data = json.loads(text)
            dated = {e["id"]: e for e in events if known_year(e)}
            self.assertEqual([i["id"] for i in data["items"]], list(dated))
            groups = {g["id"] for g in data["groups"]}
            for item in data["items"]:
                time = dated[item["id"]]["time"]
                start = datetime.datetime.fromisoformat(item["start"])
                self.assertIn(item["group"], groups)
                self.assertEqual(html_text(item["content"]).tags, [])
                if item["type"] == "range":
                    self.assertEqual(datetime.date.fromisoformat(item["end"]) - datetime.timedelta(1), datetime.date.fromisoformat(time["latest"]))
                elif time["earliest"]:
                    self.assertEqual(start.date().isoformat(), time["earliest"])

    def test_geojson(self):
        for _, events, text in self.both("geojson"):
            data = json.loads(text)
            self.assertEqual(data["type"], "FeatureCollection")
            self.assertEqual([f["id"] for f in data["features"]], [e["id"] for e in events])
            for feature, e in zip(data["features"], events):
                points = {(p["lon"], p["lat"]) for p in e["places"] if "lat" in p}
                geometry = feature["geometry"]
                if not points:
                    self.assertIsNone(geometry)
                    continue
                found = [geometry["coordinates"]] if geometry["type"] == "Point" else geometry["coordinates"]
                self.assertEqual({tuple(c) for c in found}, points)
                self.assertTrue(all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in found))
                self.assertEqual(feature["properties"]["edtf"], e["time"]["edtf"])

    def test_ics(self):
        for _, events, text in self.both("ics"):
            self.assertTrue(text.endswith("END:VCALENDAR\r\n"))
            lines = text.split("\r\n")
            self.assertTrue(all(len(line.encode()) <= 75 and "\n" not in line for line in lines))
            for component, e in zip(read_calendar(text), events, strict=True):
                self.assertEqual(component["UID"], e["id"] + "@nienbieu")
                self.assertIn(gist(e).replace("\t", ""), component["DESCRIPTION"].replace("\t", ""))
                status = {"future": "TENTATIVE", "hypothetical": "TENTATIVE", "negated": "CANCELLED", "actual": "CONFIRMED"}[e["realis"]]
                if component["name"] == "VEVENT":
                    self.assertEqual(component["STATUS"], status)
                    self.assertEqual(component["DTSTART"], e["time"]["earliest"])
                    if component.get("DTEND"):
                        self.assertEqual((datetime.date.fromisoformat(component["DTEND"]) - datetime.timedelta(1)).isoformat(), e["time"]["latest"])
                else:
                    self.assertFalse(known_year(e) and e["time"]["earliest"])

    def test_plover(self):
        for timeline, events, text in self.both("plover"):
            lines = [json.loads(line) for line in text.splitlines()]
            dated = [e for e in events if e["time"]["earliest"]]
            self.assertEqual([o["id"] for o in lines], [e["id"] for e in dated])
            for o, e in zip(lines, dated):
                self.assertLessEqual({"id", "date", "source", "event"}, set(o))
                self.assertLessEqual(set(o), PLOVER | PLOVER_OURS)
                self.plover_when(o, e["time"])
                self.assertEqual((o["event"], o["date_edtf"], o.get("subtype")), ([e["type"]], e["time"]["edtf"], e["mode"]))
                self.assertEqual(o.get("extension", False), e["type"] not in PLOVER_MODES)
                self.assertLessEqual(set(o["mode"] or []), set(PLOVER_MODES.get(e["type"], "").split()))
                self.assertEqual(o["context"], {"actual": None, "negated": ["negation"]}.get(e["realis"], [e["realis"]]))
                self.assertEqual([a["identifier_id"] for a in o["source"]], [a["entity"] for a in e["actors"]])
                for actor, argument in zip(o["source"], e["actors"]):
                    self.assertLessEqual(set(actor), PLOVER_ACTOR)
                    self.assertEqual(len(actor.get("code", "VNM")), 3)
                    self.assertEqual("code" in actor, len(argument.get("country") or "") == 2 and argument["country"] != "XK")
                self.assertLessEqual(set(o.get("event_loc", {})), PLOVER_PLACE)
                self.assertEqual("event_loc" in o, bool(e["places"]))
                self.assertEqual(o.get("event_text"), [e["trigger"]["text"]] if e["trigger"] else None)
                report = next(r for r in e["reports"] if r["event"] == e["representative"])
                self.assertEqual((o["text"], o["text_info"]["start"]), (report["sentence"]["text"], report["sentence"]["start"]))
                self.assertLessEqual(set(o["cite_info"]), PLOVER_CITATION)
                self.assertEqual([r["cite_info"]["citation"] for r in o["reports"]], [r["document"] for r in e["reports"]])

    def plover_when(self, o, time):
        self.assertEqual(o["date"], time["earliest"])
        self.assertEqual(o.get("enddate", o["date"]), time["latest"] or time["earliest"])
        for day, clock in (("date", "time"), ("enddate", "endtime")):
            if clock in o:  # the manual: date + "T" + time is a date of ISO 8601
                self.assertEqual(datetime.datetime.fromisoformat(o[day] + "T" + o[clock]).date().isoformat(), o[day])
                self.assertIn(o[day] + "T" + o[clock], re.sub("[~?%]", "", time["edtf"]))

    def test_gdelt(self):
        for _, events, text in self.both("gdelt"):
            rows = [line.split("\t") for line in text.rstrip("\n").split("\n")]
            self.assertEqual({len(r) for r in rows}, {61})
            head, rows = rows[0], rows[1:]
            self.assertEqual([r[0] for r in rows], [e["id"] for e in events])
            for row, e in zip(rows, events):
                cells = dict(zip(head, row))
                first, last = e["time"]["earliest"] or "", e["time"]["latest"] or ""
                known = next((n for n in (10, 7, 4) if first[:n] == last[:n] and re.match(r"\d{4}", first)), 0)
                wanted = [first.replace("-", "") if known == 10 else "", first[:7].replace("-", "") if known >= 7 else "", first[:4] if known else ""]
                self.assertEqual([cells["SQLDATE"], cells["MonthYear"], cells["Year"]], wanted)
                self.assertEqual(bool(cells["FractionDate"]), known == 10)
                self.assertEqual(cells["EventCode"], cells["EventRootCode"] + "0" if cells["EventRootCode"] else "")
                self.assertEqual(cells["Actor1Name"], e["actors"][0]["name"] or e["actors"][0].get("description", "") if e["actors"] else "")
                self.assertEqual(int(cells["NumMentions"]), len(e["reports"]))

    def test_web_annotation(self):
        for timeline, events, text in self.both("webannotation"):
            data = json.loads(text)
            items = data["first"]["items"]
            self.assertEqual(data["@context"], "http://www.w3.org/ns/anno.jsonld")
            reports = [r for e in events for r in e["reports"]]
            self.assertEqual(data["total"], len(items))
            self.assertEqual([i["id"] for i in items], ["urn:nienbieu:" + r["event"] for r in reports])
            for item, report in zip(items, reports):
                position, quote = item["target"]["selector"]
                self.assertEqual((position["type"], quote["type"]), ("TextPositionSelector", "TextQuoteSelector"))
                self.assertEqual(position["end"] - position["start"], len(quote["exact"]))
                sentence = report["sentence"]
                if "prefix" in quote:
                    at = position["start"] - sentence["start"]
                    self.assertEqual(sentence["text"][:at][-32:], quote["prefix"])
                    self.assertEqual(sentence["text"][at:][: len(quote["exact"])], quote["exact"])
                    self.assertEqual(sentence["text"][at + len(quote["exact"]):][:32], quote["suffix"])

    def test_schema_org(self):
        domains = {"Event": {"name", "description", "startDate", "endDate", "location", "about", "eventStatus", "subjectOf", "identifier"},
                   "Quotation": {"text", "name", "spokenByCharacter", "temporal", "contentLocation", "isPartOf", "identifier"},
                   "Claim": {"text", "name", "claimInterpreter", "temporal", "contentLocation", "appearance", "identifier"},
                   "NewsArticle": {"headline", "url", "publisher", "datePublished"}}
        for timeline, events, text in self.both("schemaorg"):
            graph = json.loads(text)["@graph"]
            told = [n for n in graph if n["@type"] != "NewsArticle"]
            self.assertEqual([n["identifier"] for n in told], [e["id"] for e in events])
            articles = {n["@id"] for n in graph if n["@type"] == "NewsArticle"}
            for node in graph:
                self.assertLessEqual(set(node) - {"@id", "@type"}, domains[node["@type"]])
            for node, e in zip(told, events):
                kind = "Event" if e["kind"] == "action" else "Quotation" if e["statement"]["mode"] == "direct" else "Claim"
                self.assertEqual(node["@type"], kind)
                sources = node.get("subjectOf") or node.get("isPartOf") or node.get("appearance")
                self.assertLessEqual({s["@id"] for s in sources}, articles)

    def annotated(self):
        lines = run("annotate", *ARTICLES)
        return lines, [json.loads(line) for line in lines.splitlines()]

    def test_timeml(self):
        lines, records = self.annotated()
        with tempfile.TemporaryDirectory() as folder:
            run("export", "-", "--format", "timeml", "--texts", *ARTICLES, "-o", folder, stdin=lines)
            files = sorted(Path(folder).glob("*.tml"))
            self.assertEqual(len(files), len(records))
            for file, record in zip(files, records):
                tree = ElementTree.parse(file).getroot()
                text = "".join(tree.find("TEXT").itertext())
                tagged = [(t.get("tid"), "".join(t.itertext())) for t in tree.find("TEXT").iter("TIMEX3")]
                self.assertEqual(len(tagged), len(record["times"]))
                for (_, words), time in zip(tagged, record["times"]):
                    self.assertEqual(words, time["text"])
                    self.assertEqual(text[time["start"]:time["end"]], time["text"])
                instances = tree.findall("MAKEINSTANCE")
                self.assertEqual([i.get("comment") for i in instances], [e["id"] for e in record["events"] if e["trigger"]])
                self.timeml_elements(tree)
                self.timeml_links(tree, instances, record)

    def timeml_elements(self, tree):
        for name, attributes in TIMEML.items():
            for element in tree.iter(name):
                self.assertLessEqual(set(element.keys()), attributes)
        for timex in tree.iter("TIMEX3"):
            self.assertIn(timex.get("type"), {"DATE", "TIME", "DURATION", "SET"})
            self.assertRegex(timex.get("value"), TIMEX3[timex.get("type")])
            self.assertIn(timex.get("mod"), {None, "APPROX", "START", "MID", "END", "MORE_THAN", "LESS_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS", "ON_OR_AFTER", "ON_OR_BEFORE"})
        for name, key in (("TIMEX3", "tid"), ("EVENT", "eid"), ("MAKEINSTANCE", "eiid"), ("TLINK", "lid")):
            ids = [element.get(key) for element in tree.iter(name)]
            self.assertEqual(len(ids), len(set(ids)))

    def timeml_links(self, tree, instances, record):
        tagged = {e.get("eid"): "".join(e.itertext()) for e in tree.iter("EVENT")}
        times = {t.get("tid"): "".join(t.itertext()) for t in tree.find("TEXT").iter("TIMEX3")}
        self.assertEqual([tagged[i.get("eventID")] for i in instances], [e["trigger"]["text"] for e in record["events"] if e["trigger"]])
        self.assertEqual([i.get("polarity") == "NEG" for i in instances], [e["realis"] == "negated" for e in record["events"] if e["trigger"]])
        events = {i.get("eiid"): i.get("comment") for i in instances}
        self.assertEqual([(events[link.get("eventInstanceID")], times[link.get("relatedToTime")]) for link in tree.findall("TLINK")],
                         [(e["id"], e["time"]["expression"]["text"]) for e in record["events"] if e["trigger"] and e["time"]["expression"]])

    def test_brat(self):
        lines, records = self.annotated()
        with tempfile.TemporaryDirectory() as folder:
            run("export", "-", "--format", "brat", "--texts", *ARTICLES, "-o", folder, stdin=lines)
            self.assertTrue((Path(folder) / "annotation.conf").exists())
            files = sorted(Path(folder).glob("*.ann"))
            self.assertEqual(len(files), len(records))
            for file, record in zip(files, records):
                text = file.with_suffix(".txt").read_bytes().decode("utf-8")
                spans, events = read_brat(file.read_text(encoding="utf-8"), text)
                triggered = [e for e in record["events"] if e["trigger"]]
                self.assertEqual([(t, spans[s][1][0][0]) for t, s, _ in events], [(e["type"], e["trigger"]["start"]) for e in triggered])
                for (_, _, arguments), e in zip(events, triggered):
                    self.assertEqual(sum(r.startswith("Actor") for r, _ in arguments), sum(bool(a["mention"]) for a in e["actors"]))
                marked = {(label, pieces[0][0], pieces[-1][1]) for label, pieces in spans.values()}
                for mention in record["mentions"]:
                    self.assertIn((mention["type"].capitalize(), mention["start"], mention["end"]), marked)

    def test_wrong_texts_are_refused(self):
        lines, _ = self.annotated()
        with tempfile.TemporaryDirectory() as folder:
            done = subprocess.run([NIENBIEU, "export", "-", "--format", "brat", "--texts", ARTICLES[0], "-o", folder], input=lines, capture_output=True)
            self.assertEqual(done.returncode, 1)
            self.assertIn(b"no article of --texts", done.stderr)
        done = subprocess.run([NIENBIEU, "export", "-", "--format", "brat"], input=lines, capture_output=True)
        self.assertEqual(done.returncode, 2)


def read_calendar(text):
    """Components as plain values, read by Debian's python3-icalendar."""
    def day(component, key):
        value = component.decoded(key) if key in component else None
        return (value.date() if isinstance(value, datetime.datetime) else value).isoformat() if value else None

    return [{"name": c.name, "UID": str(c["UID"]), "DESCRIPTION": str(c.get("DESCRIPTION", "")), "STATUS": str(c["STATUS"]), "DTSTART": day(c, "DTSTART"), "DTEND": day(c, "DTEND")}
            for c in icalendar.Calendar.from_ical(text).subcomponents]


def read_brat(text, source):
    """T lines as (label, pieces), checked against the source; E lines as (type, trigger, arguments)."""
    spans, events = {}, []
    for line in text.splitlines():
        fields = line.split("\t")
        if fields[0][0] == "T":
            label, _, offsets = fields[1].partition(" ")
            pieces = [tuple(map(int, piece.split())) for piece in offsets.split(";")]
            assert " ".join(source[a:b] for a, b in pieces) == fields[2], line
            spans[fields[0]] = (label, pieces)
        elif fields[0][0] == "E":
            (kind, trigger), *arguments = [a.split(":") for a in fields[1].split(" ")]
            assert all(target in spans for _, target in arguments) and spans[trigger][0] == kind, line
            events.append((kind, trigger, arguments))
    return spans, events


if __name__ == "__main__":
    unittest.main(verbosity=1)
