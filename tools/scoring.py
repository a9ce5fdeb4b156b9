"""Scores what `nienbieu annotate` found against what careful readers found.

A gold file has one document a line: {id, times, mentions, events, sections?}, its spans in code points of the document's text.

- times: a found expression is right (relaxed) when it overlaps a gold one, strict when it has the same bounds. Its value is right when both
  name the same days; only dates and times have one.
- mentions: right when the span is the same, typed when the type is too. Only names count, not pronouns.
- link: over mentions with the right span. An id stands for the gold entity that it covers most often. Purity is how many mentions of an id
  are of that entity; wholeness how many mentions of an entity have its commonest id.
- statements and actions: matched one to one by overlapping triggers, statements also by content. A gold event that is `core` must be found;
  one that is not may be found: missing it costs nothing, finding it is no false alarm. The border between a statement and an action of
  one type is thin: an event on its wrong side is missed, but no false alarm. A matched event is whole when actors and time are right and its
  content (statement) or its type (action) is.

Nothing that lies in a `related` or `boilerplate` section of the gold is counted.
"""
import calendar
import collections
import re

KINDS = ("statement", "action")
MONTHS = {33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12), 40: (1, 6), 41: (7, 12)}  # EDTF: quarters and halves of a year


def days(edtf):
    """EDTF → (first day, last day) as ISO days, None where open. XXXX stands while the year is unknown. What cannot be read stands for itself."""
    if not edtf:
        return None
    text = re.sub("[?~%]", "", edtf.strip())
    if "/" in text:
        first, last = (days(part) for part in text.split("/", 1))
        return first and first[0], last and last[1]
    text = text.split("T")[0].strip("{}[]").split(",")[0]
    found = re.fullmatch(r"(\d{4}|XXXX|\d{3}X|\d{2}XX)(?:-(\d{2}|XX))?(?:-(\d{2}|XX))?", text)
    if not found:
        return text, text
    year, month, day = (None if part == "XX" else part for part in found.groups())
    if year != "XXXX" and "X" in year:
        return year.replace("X", "0") + "-01-01", year.replace("X", "9") + "-12-31"
    if month is None:
        return f"{year}-01-01", f"{year}-12-31"
    if int(month) > 12:
        if int(month) not in MONTHS:
            return text, text
        first, last = MONTHS[int(month)]
        return f"{year}-{first:02d}-01", f"{year}-{last:02d}-{calendar.monthrange(2023, last)[1]:02d}"
    if day is None:
        last = calendar.monthrange(int(year) if year.isdigit() else 2023, int(month))[1]
        return f"{year}-{month}-01", f"{year}-{month}-{last:02d}"
    return f"{year}-{month}-{day}", f"{year}-{month}-{day}"


def overlap(a, b):
    return max(0, min(a["end"], b["end"]) - max(a["start"], b["start"]))


def length(span):
    return span["end"] - span["start"]


def pair_off(golds, founds, likeness):
    """One-to-one pairs {index of gold: index of found}, the likest first; ties in text order. A likeness of 0 makes no pair."""
    candidates = [(-likeness(g, f), i, j) for i, g in enumerate(golds) for j, f in enumerate(founds)]
    pairs, taken = {}, set()
    for negative, i, j in sorted(c for c in candidates if c[0] < 0):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def content_of(found):
    return (found.get("statement") or {}).get("content")


def event_likeness(gold, found):
    """Two events of one kind: their triggers overlap, or most of their contents; the type decides between equals."""
    trigger = found.get("trigger")
    touching = 2.0 if trigger and overlap(gold["trigger"], trigger) else 0.0
    content = content_of(found) if gold["kind"] == "statement" else None
    if content and gold.get("content"):
        shared = overlap(gold["content"], content)
        union = length(gold["content"]) + length(content) - shared
        return touching + (shared / union if union and shared / union > 0.5 else 0.0)
    return touching + (0.5 if touching and gold["type"] == found.get("type") else 0.0)


def precision_recall(right_found, found, right_gold, gold):
    p = right_found / found if found else 0.0
    r = right_gold / gold if gold else 0.0
    return {"p": round(p, 4), "r": round(r, 4), "f1": round(2 * p * r / (p + r), 4) if p + r else 0.0, "gold": gold, "found": found}


class Scorer:
    """Takes documents one after the other (`add`), then says the figures (`figures`) and has examples of every kind of error (`errors`)."""

    def __init__(self):
        self.count = collections.Counter()
        self.errors = collections.defaultdict(list)
        self._links = []  # (gold entity, found id, document, text) of mentions with the right span
        self._events = []  # (document, gold events, found events): judged at the end, when the ids have their meaning

    def add(self, gold, found):
        document = gold["id"]
        if found is None:
            self.errors["missing"].append(f"{document}: no output")
            found = {}
        apart = [s for s in gold.get("sections", []) if s["kind"] in ("related", "boilerplate")]

        def judged(span):
            return not span or not any(s["start"] <= span["start"] < s["end"] for s in apart)

        self._times(document, gold["times"], [t for t in found.get("times", []) if judged(t)])
        self._mentions(document, gold["mentions"], [m for m in found.get("mentions", []) if judged(m) and m.get("via", "name") == "name"])
        self._events.append((document, gold["events"], [e for e in found.get("events", []) if judged(e.get("trigger"))]))

    def _note(self, kind, document, what):
        self.errors[kind].append(f"{document}: {what}")

    def _times(self, document, golds, founds):
        count = self.count
        pairs = pair_off(golds, founds, overlap)
        count["time gold"] += len(golds)
        count["time found"] += len(founds)
        count["time relaxed"] += len(pairs)
        for i, j in pairs.items():
            gold, found = golds[i], founds[j]
            count["time strict"] += (gold["start"], gold["end"]) == (found["start"], found["end"])
            if gold.get("type") not in ("date", "time"):
                continue
            count["time valued"] += 1
            if days(gold.get("edtf")) == days(found.get("edtf")):
                count["time value"] += 1
            else:
                self._note("time value", document, f"{gold['text']!r} is {gold.get('edtf')}, got {found.get('edtf')} for {found.get('text')!r}")
        for i in set(range(len(golds))) - set(pairs):
            self._note("time missed", document, f"{golds[i]['text']!r} {golds[i].get('edtf')}")
        for j in set(range(len(founds))) - set(pairs.values()):
            self._note("time false", document, f"{founds[j].get('text')!r} {founds[j].get('edtf')}")

    def _mentions(self, document, golds, founds):
        count = self.count
        by_span = {(m["start"], m["end"]): m for m in founds}
        count["mention gold"] += len(golds)
        count["mention found"] += len(founds)
        for gold in golds:
            found = by_span.get((gold["start"], gold["end"]))
            if not found:
                self._note("mention missed", document, f"{gold['text']!r} {gold['type']}")
                continue
            count["mention span"] += 1
            if gold["type"] == found.get("type"):
                count["mention typed"] += 1
            else:
                self._note("mention type", document, f"{gold['text']!r} is {gold['type']}, got {found.get('type')}")
            if found.get("entity"):
                self._links.append((gold["entity"], found["entity"], document, gold["text"]))
        for span in set(by_span) - {(m["start"], m["end"]) for m in golds}:
            self._note("mention false", document, f"{by_span[span].get('text')!r} {by_span[span].get('type')}")

    def _meaning_of_ids(self):
        """{found id: the gold entity that it mostly covers}; counts purity and wholeness."""
        by_found, by_gold = collections.defaultdict(collections.Counter), collections.defaultdict(collections.Counter)
        for gold, found, *_ in self._links:
            by_found[found][gold] += 1
            by_gold[gold][found] += 1
        meaning = {found: golds.most_common(1)[0][0] for found, golds in by_found.items()}
        for gold, found, document, text in self._links:
            if meaning[found] != gold:
                self._note("linked wrong", document, f"{text!r} is {gold}, got {found}, which is {meaning[found]}")
        self.count["linked"] = len(self._links)
        self.count["link pure"] = sum(golds.most_common(1)[0][1] for golds in by_found.values())
        self.count["link whole"] = sum(founds.most_common(1)[0][1] for founds in by_gold.values())
        return meaning

    def _judge_events(self, document, golds, founds, kind, meaning):
        count = self.count
        others = [g for g in golds if g["kind"] != kind]
        golds = [g for g in golds if g["kind"] == kind]
        founds = [f for f in founds if f.get("kind") == kind]
        pairs = pair_off(golds, founds, event_likeness)
        taken = set(pairs.values())
        core = [i for i, g in enumerate(golds) if g.get("core")]
        for j, found in enumerate(founds):
            if j in taken:
                continue
            trigger = found.get("trigger") or {"text": None, "start": 0, "end": 0}
            if any(overlap(g["trigger"], trigger) and g["type"] == found.get("type") for g in others):
                continue
            count[f"{kind} found"] += 1
            self._note(f"{kind} false", document, f"{found.get('type')} {trigger['text']!r} by {[a.get('name') for a in found.get('actors') or []]}")
        count[f"{kind} found"] += len(pairs)
        count[f"{kind} right"] += len(pairs)
        count[f"{kind} core"] += len(core)
        for i in core:
            if i in pairs:
                count[f"{kind} core right"] += 1
            else:
                self._note(f"{kind} missed", document, f"{golds[i]['type']} {golds[i]['trigger']['text']!r} by {golds[i].get('actors')}")
        for i, j in pairs.items():
            self._judge_fields(document, golds[i], founds[j], kind, meaning)

    def _judge_fields(self, document, gold, found, kind, meaning):
        statement = found.get("statement") or {}

        def wanted(names):
            return {"?" if name.startswith("?") else name for name in names or []}

        def given(arguments):
            ids = [(a, a.get("entity") or "") for a in arguments or []]
            return {"?" if i.startswith("x:unnamed") else meaning.get(i, a.get("name") or i) for a, i in ids}

        pairs = {
            "actors": (wanted(gold.get("actors")), given(found.get("actors"))),
            "type": (gold["type"], found.get("type")),
            "realis": (gold.get("realis"), found.get("realis")),
            "time": (days(gold.get("time")), days((found.get("time") or {}).get("edtf"))),
        }
        if kind == "statement":
            pairs["targets"] = wanted(gold.get("addressees")), given(statement.get("addressees"))
            pairs["attribution"] = wanted(gold.get("attribution")), given(found.get("attribution"))
        else:
            pairs["targets"] = wanted(gold.get("targets")), given(found.get("targets"))
        right = {field: want == got for field, (want, got) in pairs.items()}
        if kind == "statement":
            content = statement.get("content") or {"start": 0, "end": 0}
            both = length(gold["content"]) + length(content)
            share = 2 * overlap(gold["content"], content) / both if both else 0.0
            self.count["content share"] += share
            right["content"] = share >= 0.8
        for field, well in right.items():
            self.count[f"{kind} {field}"] += bool(well)
        for field in ("actors", "targets", "time", "type"):
            if not right[field]:
                want, got = pairs[field]
                say = sorted if isinstance(want, set) else (lambda value: "/".join(map(str, value)) if isinstance(value, tuple) else value)
                self._note(f"{kind} {field}", document, f"{gold['trigger']['text']!r} is {say(want)}, got {say(got)}")
        if right["actors"] and right["time"] and right["content" if kind == "statement" else "type"]:
            self.count[f"{kind} whole"] += 1
            self.count[f"{kind} whole core"] += bool(gold.get("core"))

    def figures(self):
        """{"time": {...}, "mention": {...}, "link": {...}, "statement": {...}, "action": {...}}; call once, after the last `add`."""
        count = self.count
        meaning = self._meaning_of_ids()
        for document, golds, founds in self._events:
            for kind in KINDS:
                self._judge_events(document, golds, founds, kind, meaning)

        def rate(right, of):
            return round(count[right] / count[of], 4) if count[of] else None

        def spans(key, kind):
            return precision_recall(count[key], count[f"{kind} found"], count[key], count[f"{kind} gold"])

        out = {
            "time": {"relaxed": spans("time relaxed", "time"), "strict": spans("time strict", "time"), "value": rate("time value", "time valued")},
            "mention": {"span": spans("mention span", "mention"), "typed": spans("mention typed", "mention")},
            "link": {"n": count["linked"], "purity": rate("link pure", "linked"), "wholeness": rate("link whole", "linked")},
        }
        for kind in KINDS:
            found, core, matched = count[f"{kind} found"], count[f"{kind} core"], f"{kind} right"
            out[kind] = {
                "found": precision_recall(count[matched], found, count[f"{kind} core right"], core),
                "whole": precision_recall(count[f"{kind} whole"], found, count[f"{kind} whole core"], core),
            }
            for field in ("actors", "targets", "type", "realis", "time") + (("content", "attribution") if kind == "statement" else ()):
                out[kind][field] = rate(f"{kind} {field}", matched)
        if count["statement right"]:
            out["statement"]["content_f1"] = round(count["content share"] / count["statement right"], 4)
        return out
