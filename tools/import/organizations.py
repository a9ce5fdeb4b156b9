#!/usr/bin/python3
"""Import names of organizations from the raw facts, and check all organization lexicons.

    organizations.py FACTS_DIR [LEXICONS_DIR]      write organizations.igo.tsv, .media.tsv, .parties.tsv, then check
    organizations.py --check [LEXICONS_DIR]        only check organizations.*.tsv

Rows of organizations.curated.tsv win: an imported row is left out when its id or its name is there, and an imported alias when its form is.
The facts give Latin-script names and abbreviations, as they may stand in a Vietnamese text; Vietnamese names are curated.
"""
import glob
import os
import re
import sys
import unicodedata

COLUMNS = "id name type country aliases flags"
TYPES = set("government ministry agency parliament party court military police armed_group un igo ngo company media university institution team".split())
FLAGS = {"context", "dateline", "historic", "speaks"}
TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
RETRIEVED = "2026-11-24"

# Abbreviations that mean something else in Vietnamese news.
ABBR_STOP = set("""ACER AIDA AMLA CABI CARE CITES EACEA ECHO EDGE ELIXIR ETIAS EURO IBAN IDEA INFRA LION MENA MERS OSHA PISA RACE SALT SAME SHARE SPICE STEM UNIT VIRGO
ASEM BEAC CERT CEMA COMET EMSO ERIC FIFA GATT GAVI ICOS IDLO MIGA OECS PAHO SADC SIDS TACC THESE TIER WADA""".split())
# Words of generic English party names, which Vietnamese news translates.
ENGLISH = set("""action africa african agrarian alliance alternative and angolan arab assembly authentic awakening bloc block brotherhood center central centre change christian citizen citizens
civic civil club coalition common commons communist community conference confederation congress conservative constitutional convergence council country democracy democrat democratic
democrats development direction dignity economic ecologist ecological electoral equality europe european faction faith farmers federation federal first for forces force forum free
freedom front future general generation good great greater green greens group hope human humanist identity in independence independent independents initiative integration islamic
islands jobs justice labor labour land law leadership league left liberal liberals liberation liberty list loyalists majority movement moderate multiracial muslim nation national
nationalist nationalists new now of one open opposition order organization our own parties party patriotic patriots peace people people's peoples pirate platform plural policy
popular power progress progressive progressives prosperity radical rally reconciliation reform reformist regional regions religious renewal republic republican republicans
resistance revolution revolutionary rights right salvation security sector services social socialist society solidarity south north east west state strength strong support sustainable
another better ensemble fellowship forward gorani love maori modern must not only side stand stop thai the third unique up victory way through to together tomorrow trust truth unified union unionist united unity values volunteers voice we welfare will with women work workers workers' world young youth""".split())
# Outlets whose names are everyday words.
MEDIA_STOP = {"The Daily", "Salon", "Civil", "Extra", "Pulse", "Polygon", "Accord", "Value"}
VIET_SYLLABLE = re.compile(r"(?:ngh?|[ckgt]h|gi|kh|nh|ph|qu|th|tr|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?$")


def nfc(text):
    return unicodedata.normalize("NFC", re.sub(r"\s+", " ", text)).strip()


def fold(text):
    """What the matcher folds: case, tone placement, i/y after a consonant at the end of a syllable, hyphens between syllables."""
    out = []
    for token in re.sub(r"[-–]", " ", unicodedata.normalize("NFD", text.lower())).split():
        tone = "".join(c for c in token if c in TONES)
        base = "".join(c for c in token if c not in TONES)
        base = re.sub(r"(?<=[bcdfghjklmnpqrstvwxz])y$", "i", base)
        out.append(base + tone)
    return unicodedata.normalize("NFC", " ".join(out))


def slug(text):
    text = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    text = "".join(c for c in text if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", text).strip("-")


def facts(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8") as source:
        lines = source.read().split("\n")
    header = lines[1].split("\t")
    for line in lines[2:]:
        if line:
            cells = [("" if c == "null" else nfc(c)) for c in line.split("\t")]
            yield dict(zip(header, cells + [""] * (len(header) - len(cells))))


def read_lexicon(path):
    with open(path, encoding="utf-8") as source:
        for number, line in enumerate(source.read().split("\n"), 1):
            if line and not line.startswith("#"):
                yield number, line


def write_lexicon(path, source, licence, rows):
    lines = sorted("\t".join(row) for row in rows)
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        out.write("# kind: organizations\n# columns: %s\n# source: %s\n# licence: %s\n# retrieved: %s\n# used-by: src/entity\n" % (COLUMNS, source, licence, RETRIEVED))
        for line in lines:
            out.write(unicodedata.normalize("NFC", line) + "\n")
    print("%s: %d rows" % (os.path.basename(path), len(rows)))


class Known:
    """Ids and forms taken so far."""

    def __init__(self):
        self.ids, self.forms = {}, {}

    def load(self, path):
        for _, line in read_lexicon(path):
            cells = line.split("\t")
            self.add(cells[0], [cells[1]] + [a for a in cells[4].split("|") if a])

    def add(self, ident, forms):
        self.ids[ident] = forms[0]
        for form in forms:
            self.forms.setdefault(fold(form), ident)

    def row(self, ident, name, kind, country, aliases, flags):
        """A row, or None when the organization is known; aliases that are taken are left out."""
        if ident in self.ids or fold(name) in self.forms:
            return None
        keep, seen = [], {fold(name)}
        for alias in aliases:
            key = fold(alias)
            if alias and key not in seen and key not in self.forms:
                seen.add(key)
                keep.append(alias)
        self.add(ident, [name] + keep)
        return [ident, name, kind, country, "|".join(keep), flags]


def looks_vietnamese(name):
    """Every word could be a Vietnamese syllable without its marks: matched only with a head noun."""
    return all(VIET_SYLLABLE.match(word) for word in fold(name).split())


def clean(name):
    name = re.sub(r"\s*\(.*?\)\s*", " ", name)
    name = name.replace("’", "'").strip(" .,;-")
    return nfc(name)


def import_igo(folder, known):
    rows = []
    for fact in facts(folder, "igo_supraverden.tsv"):
        name = clean(fact["name_en"])
        ident = fact["wikidata"] if re.fullmatch(r"Q\d+", fact["wikidata"]) else "x:organization:" + slug(name)
        if not name or len(name) > 120:
            continue
        kind = "un" if fact["family"].startswith("UN") else "igo"
        if re.search(r"\b(Court|Tribunal)\b", name):
            kind = "court"
        aliases = []
        for abbr in [fact["abbr"]] + fact["other_en"].split("|"):
            abbr = clean(abbr)
            if not abbr:
                continue
            if re.fullmatch(r"[A-Z][A-Za-z0-9&/-]*", abbr) and " " not in abbr:
                if len(abbr) < 4 or abbr in ABBR_STOP:
                    continue
            aliases.append(abbr)
        row = known.row(ident, name, kind, "", aliases, "")
        if row:
            rows.append(row)
    return rows


def import_media(folder, known):
    rows = []
    for fact in facts(folder, "media_freebie.tsv"):
        name = clean(fact["name"])
        if not name or name in MEDIA_STOP or "\ufffd" in name or "�" in name or len(name) < 4 or len(name) > 60 or re.search(r" [a-z]{2}$", name) or not re.search(r"[A-Za-z]{3}", name) or not name[0].isupper() and not name[0].isdigit():
            continue
        country = fact["iso2"].upper()
        country = {"UK": "GB"}.get(country, country)
        if not re.fullmatch(r"[A-Z]{2}", country):
            country = ""
        kind = "media"
        if re.search(r"\b(Action Aid|Center|Centre|Foundation|Platform|Institute|Council|Society|Alliance|Coalition|Committee|Union|Association|Rights|NGO|Network|Fund|Forum)\b", name):
            kind = "ngo"
        if re.search(r"\b(Ministry|Government|Agency for|Commission|Department|Police|Embassy|Parliament)\b", name):
            continue
        words = name.split()
        flags = "context" if len(words) == 1 and not re.search(r"[a-z][A-Z0-9.]", name) or looks_vietnamese(name) else ""
        aliases = []
        if words[0] == "The" and len(words) > 2:
            aliases.append(" ".join(words[1:]))
        row = known.row("x:organization:" + slug(name), name, kind, country, aliases, flags)
        if row:
            rows.append(row)
    return rows


def import_parties(folder, known):
    rows, counts = [], {}
    all_facts = list(facts(folder, "orgs_factbook.tsv"))
    for fact in all_facts:
        if fact["kind"] == "party":
            for alt in fact["abbr_or_alt"].split("|"):
                counts.setdefault(alt, set()).add(fact["iso2"])
    for fact in all_facts:
        name = clean(fact["name"])
        alts = [clean(a) for a in re.split(r"[|;]", fact["abbr_or_alt"]) if clean(a)]
        country = fact["iso2"] if re.fullmatch(r"[A-Z]{2}", fact["iso2"]) else ""
        if not name or not name[0].isupper() or len(name) > 70 or "�" in name:
            continue
        if fact["kind"] == "party":
            if fact["last_seen"] < "2023" or name == "Hizballah" or re.search(r"\b(various|numerous|other|none|smaller|includes?|note|banned|candidates?|members?|vote|seats?|parties)\b", name, re.I):
                continue
            name = nfc(re.sub(r"\s+(Party|Movement)$", "", name))
            words = re.findall(r"[^\W\d_][\w'’]*", name)
            # A name with English words is a translation, which Vietnamese news does not print: the own-language name is.
            if len(name) < 4 or not re.search(r"[^\W\d_]{3}", name) or not words or (" " in name and re.search(r"\b[A-Z]{4,}\b", name)) or any(w.lower() in ENGLISH or re.search(r"(ian|ean|ese|ish|ist|ism|ing|ed|ity|tion|ment|ness|s)$", w) for w in words):
                continue
            alts = [a for a in alts if len(a) >= (5 if a.isupper() else 4) and a[0].isupper() and "+" not in a and len(counts.get(a, ())) <= 1 and not any(w.lower() in ENGLISH for w in a.split())]
            kind = "party"
        elif fact["kind"] == "terror":
            if len(name) < 4:
                continue
            initials = "".join(w[0] for w in re.findall(r"\w+", name) if w[0].isupper())
            if re.search(r"Islamic State|Qa'ida|Hamas|Hizballah|Hezbollah", name, re.I) or len(initials) > 2 and fold(initials) in known.forms:
                continue
            kind = "armed_group"
            alts = [a for a in alts if len(a) >= 3]
        else:
            continue
        # An abbreviation that is known in another row: most likely the same organization under its English name.
        if any(fold(a) in known.forms for a in alts):
            continue
        single = " " not in name
        flags = "context" if (single and (len(name) <= 6 or not name.isupper())) or looks_vietnamese(name) else ""
        row = known.row("x:organization:" + slug(name), name, kind, country if kind == "party" else "", alts, flags)
        if row:
            rows.append(row)
    return rows


def check(folder):
    """Faults (exit status 1) and alias collisions (listed)."""
    faults, ids, names, forms = [], {}, {}, {}
    total = 0
    for path in sorted(glob.glob(os.path.join(folder, "organizations.*.tsv"))):
        base, previous = os.path.basename(path), ""
        for number, line in read_lexicon(path):
            where = "%s:%d" % (base, number)
            total += 1
            cells = line.split("\t")
            if len(cells) != 6:
                faults.append("%s: %d cells" % (where, len(cells)))
                continue
            ident, name, kind, country, aliases, flags = cells
            if line < previous:
                faults.append(where + ": not sorted")
            previous = line
            if unicodedata.normalize("NFC", line) != line:
                faults.append(where + ": not NFC")
            if any(c != c.strip() for c in cells) or "  " in line:
                faults.append(where + ": blanks")
            if not re.fullmatch(r"Q\d+|x:organization:[a-z0-9:-]+", ident):
                faults.append("%s: id %s" % (where, ident))
            if ident in ids:
                faults.append("%s: id %s is also %s" % (where, ident, ids[ident]))
            ids[ident] = where
            if kind not in TYPES:
                faults.append("%s: type %s" % (where, kind))
            if country and not all(re.fullmatch(r"[A-Z]{2}", c) for c in country.split("|")):
                faults.append("%s: country %s" % (where, country))
            if any(f not in FLAGS for f in flags.split("|") if f):
                faults.append("%s: flags %s" % (where, flags))
            if fold(name) in names:
                faults.append("%s: name %s is also %s" % (where, name, names[fold(name)]))
            names[fold(name)] = where
            own = set()
            for form in [name] + [a for a in aliases.split("|") if a]:
                if fold(form) in own:
                    faults.append("%s: %s twice" % (where, form))
                own.add(fold(form))
                forms.setdefault(fold(form), []).append((ident, form))
    collisions = {k: v for k, v in forms.items() if len({i for i, _ in v}) > 1}
    for key in sorted(collisions):
        print("collision: " + "; ".join("%s (%s)" % (f, i) for i, f in collisions[key]))
    for fault in faults:
        print("fault: " + fault, file=sys.stderr)
    print("%d rows, %d forms, %d collisions, %d faults" % (total, len(forms), len(collisions), len(faults)))
    return 1 if faults else 0


def main(argv):
    here = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "lexicons")
    if len(argv) < 2:
        print(__doc__, file=sys.stderr)
        return 2
    folder = argv[2] if len(argv) > 2 else here
    if argv[1] != "--check":
        known = Known()
        known.load(os.path.join(folder, "organizations.curated.tsv"))
        # The name of a place or a person is no name of an imported organization.
        for path in sorted(glob.glob(os.path.join(folder, "places.*.tsv"))) + sorted(glob.glob(os.path.join(folder, "people.*.tsv"))):
            for _, line in read_lexicon(path):
                cells = line.split("\t")
                for form in [cells[1]] + (cells[7] if "places" in path else cells[4]).split("|"):
                    if form:
                        known.forms.setdefault(fold(form), cells[0])
        write_lexicon(os.path.join(folder, "organizations.igo.tsv"), "confirmordeny/supraverden@59ab4fa data/general_list.yaml", "CC BY-SA 4.0", import_igo(argv[1], known))
        write_lexicon(os.path.join(folder, "organizations.media.tsv"), "savkov/freebie@ece4dd5 freebie/websources.csv", "MIT", import_media(argv[1], known))
        write_lexicon(os.path.join(folder, "organizations.parties.tsv"), "CIA World Factbook history via factbook/factbook.json", "public domain", import_parties(argv[1], known))
    return check(folder)


if __name__ == "__main__":
    sys.exit(main(sys.argv))
