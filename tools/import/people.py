#!/usr/bin/python3
"""Build lexicons/{people,offices,tenures}.world.tsv from the raw facts.

Usage: tools/import/people.py [facts-dir]      (default ../shared/facts)

Reads leaders_factbook.tsv, officeholders_wikidata_2000_2022.tsv, us_executive.tsv and country_names_vi.tsv, and lexicons/*.curated.tsv, which win:
an imported person with a curated id, or a curated name or alias in the same country, is that curated person; an imported tenure that a curated one
covers is dropped. Vietnam is left to people.vietnam.tsv. The output depends on the inputs only: run again, it changes nothing.

Known faults of the facts and what is done about them:
- Wikidata rows without an end mean "in office in mid-2022". The end becomes the next holder's start where one is known, else the year 2022.
- The Factbook's inferred end is not trusted where its snapshots are missing (2017-03 to 2020-11): the end is then the year last seen.
- Factbook ids were joined by name: they are kept for principal holders only.
"""
import collections, os, re, sys, unicodedata

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
LEX = os.path.join(ROOT, 'lexicons')
FACTS = sys.argv[1] if len(sys.argv) > 1 else os.path.join(ROOT, '..', 'shared', 'facts')
RETRIEVED = '2026-01-22'
SNAPSHOT_END = '2025-09'       # a Factbook row seen after this is taken as still open
DEPUTIES_END = '2024-03'         # non-principal holders last seen from here on were dropped by a change of layout
GAP_FROM, GAP_TO = '2017-04', '2020-11-24'


def nfc(s):
    return unicodedata.normalize('NFC', s)


TR = str.maketrans({'đ': 'd', 'Đ': 'D', 'ø': 'o', 'Ø': 'O', 'ł': 'l', 'Ł': 'L', 'ı': 'i', 'ß': 'ss', 'æ': 'ae', 'Æ': 'Ae', 'ð': 'd', 'þ': 'th',
                    'ə': 'a', 'Ə': 'A', '’': "'", '‘': "'", 'ʻ': "'", 'œ': 'oe', 'Œ': 'Oe'})


def ascii_fold(s):
    s = unicodedata.normalize('NFD', s.translate(TR))
    return nfc(''.join(c for c in s if not unicodedata.combining(c)))


def slug(s):
    s = re.sub(r"['`.]", '', ascii_fold(s).lower())
    return re.sub(r'[^a-z0-9]+', '-', s).strip('-')


def key(s):
    return re.sub(r'[^a-z0-9]', '', ascii_fold(s).lower())


def match_key(s):
    """What the matcher folds: case, hyphens and apostrophes; diacritics stay."""
    return ' '.join(x for x in re.split(r"[\s'’–-]+", nfc(s.lower().replace('i\u0307', 'i').replace('.', '. '))) if x)


def read(path):
    with open(path, encoding='utf-8') as fh:
        lines = [nfc(l.rstrip('\n')) for l in fh if not l.startswith('#')]
    return [l.split('\t') for l in lines if l]


def read_lex(name):
    p = os.path.join(LEX, name)
    return read(p) if os.path.exists(p) else []


# ---- dates -----------------------------------------------------------------------------------------------------------------------------
def lo(d):
    return (d + '-01-01'[len(d) - 4:]) if d else '0000-00-00'


def hi(d):
    return (d + '-12-31'[len(d) - 4:]) if d else '9999-99-99'


def overlap(a, b):
    """Do (from,to) a and b overlap? Compared at the coarser precision of the two dates that meet; a shared day is a handover."""
    (af, at), (bf, bt) = a, b
    if lo(af) > lo(bf):
        (af, at), (bf, bt) = b, a
    if not at:
        return True
    n = min(len(at), len(bf)) if bf else 4
    return at[:n] > (bf[:n] if bf else '0000')


# ---- offices ---------------------------------------------------------------------------------------------------------------------------
# slug: (title, holders)
OFF = {
    'president': ('Tổng thống', 'single'), 'vice-president': ('Phó Tổng thống', 'single'), 'prime-minister': ('Thủ tướng', 'single'),
    'deputy-prime-minister': ('Phó Thủ tướng', 'multi'), 'acting-president': ('Quyền Tổng thống', 'single'), 'acting-pm': ('Quyền Thủ tướng', 'single'),
    'king': ('Quốc vương', 'single'), 'queen': ('Nữ hoàng', 'single'),
    'emir': ('Quốc vương', 'single'), 'emperor': ('Nhật hoàng', 'single'), 'prince': ('Thân vương', 'single'), 'pope': ('Giáo hoàng', 'single'),
    'governor-general': ('Toàn quyền', 'single'), 'supreme-leader': ('Lãnh tụ tối cao', 'single'), 'first-vice-president': ('Phó Tổng thống thứ nhất', 'single'),
    'foreign-minister': ('Ngoại trưởng', 'single'), 'defence-minister': ('Bộ trưởng Quốc phòng', 'single'),
    'finance-minister': ('Bộ trưởng Tài chính', 'single'), 'interior-minister': ('Bộ trưởng Nội vụ', 'single'),
    'justice-minister': ('Bộ trưởng Tư pháp', 'single'), 'commerce-minister': ('Bộ trưởng Thương mại', 'single'),
    'trade-minister': ('Bộ trưởng Thương mại', 'single'),
    'economy-minister': ('Bộ trưởng Kinh tế', 'single'), 'energy-minister': ('Bộ trưởng Năng lượng', 'single'),
    'health-minister': ('Bộ trưởng Y tế', 'single'), 'education-minister': ('Bộ trưởng Giáo dục', 'single'),
    'agriculture-minister': ('Bộ trưởng Nông nghiệp', 'single'), 'transport-minister': ('Bộ trưởng Giao thông Vận tải', 'single'),
    'labour-minister': ('Bộ trưởng Lao động', 'single'), 'environment-minister': ('Bộ trưởng Môi trường', 'single'),
    'culture-minister': ('Bộ trưởng Văn hóa', 'single'), 'tourism-minister': ('Bộ trưởng Du lịch', 'single'),
    'public-security': ('Bộ trưởng Công an', 'single'), 'intelligence-minister': ('Bộ trưởng Tình báo', 'single'),
    'oil-minister': ('Bộ trưởng Dầu mỏ', 'single'), 'unification-minister': ('Bộ trưởng Thống nhất', 'single'),
    'homeland-security-secretary': ('Bộ trưởng An ninh Nội địa', 'single'), 'interior-secretary': ('Bộ trưởng Nội vụ', 'single'),
    'central-bank-governor': ('Thống đốc Ngân hàng Trung ương', 'single'), 'chief-of-general-staff': ('Tổng tham mưu trưởng', 'single'),
    'speaker': ('Chủ tịch Quốc hội', 'single'), 'senate-president': ('Chủ tịch Thượng viện', 'single'),
    'national-security-adviser': ('Cố vấn An ninh quốc gia', 'single'), 'ambassador-to-un': ('Đại sứ tại Liên hợp quốc', 'single'),
    'ambassador-to-vietnam': ('Đại sứ tại Việt Nam', 'single'), 'ambassador': ('Đại sứ', 'multi'),
    'government-spokesperson': ('Người phát ngôn Chính phủ', 'multi'), 'first-lady': ('Đệ nhất phu nhân', 'single'),
    'cia-director': ('Giám đốc CIA', 'single'), 'fbi-director': ('Giám đốc FBI', 'single'), 'mossad-director': ('Giám đốc Mossad', 'single'),
    'national-intelligence-director': ('Giám đốc Tình báo Quốc gia', 'single'), 'fed-chair': ('Chủ tịch Cục Dự trữ Liên bang', 'single'),
    'trade-representative': ('Đại diện Thương mại', 'single'), 'joint-chiefs-chairman': ('Chủ tịch Hội đồng Tham mưu trưởng Liên quân', 'single'),
    'white-house-press-secretary': ('Thư ký báo chí Nhà Trắng', 'single'), 'white-house-chief-of-staff': ('Chánh văn phòng Nhà Trắng', 'single'),
    'assistant-secretary-of-state': ('Trợ lý Ngoại trưởng', 'multi'), 'deputy-secretary-of-state': ('Thứ trưởng Ngoại giao', 'multi'), 'deputy-defence-secretary': ('Thứ trưởng Quốc phòng', 'multi'),
    'deputy-treasury-secretary': ('Thứ trưởng Tài chính', 'multi'), 'deputy-foreign-minister': ('Thứ trưởng Ngoại giao', 'multi'),
    'governor': ('Thống đốc', 'multi'), 'chief-minister': ('Thủ hiến', 'multi'), 'mayor': ('Thị trưởng', 'multi'),
    'chief-justice': ('Chánh án Tòa án Tối cao', 'single'), 'supreme-court-justice': ('Thẩm phán Tòa án Tối cao', 'multi'),
    'attorney-general': ('Tổng chưởng lý', 'single'), 'ccs': ('Chánh Văn phòng Nội các', 'single'),
    'security-council-secretary': ('Thư ký Hội đồng An ninh', 'single'), 'state-councillor': ('Ủy viên Quốc vụ', 'multi'),
    'irgc-commander': ('Tổng tư lệnh Lực lượng Vệ binh Cách mạng Hồi giáo', 'single'), 'army-chief': ('Tư lệnh Lục quân', 'single'),
    'prosecutor-general': ('Tổng công tố', 'single'), 'pres-office-head': ('Chánh văn phòng Tổng thống', 'single'),
    'minister': ('Bộ trưởng', 'multi'), 'minister-of-state': ('Quốc vụ khanh', 'multi'),
    'secretary-general': ('Tổng thư ký', 'single'), 'deputy-secretary-general': ('Phó Tổng thư ký', 'multi'), 'director-general': ('Tổng giám đốc', 'single'),
    'ga-president': ('Chủ tịch Đại hội đồng', 'single'),
}
TITLE = {('US', 'speaker'): 'Chủ tịch Hạ viện', ('RU', 'speaker'): 'Chủ tịch Duma Quốc gia', ('IN', 'speaker'): 'Chủ tịch Hạ viện', ('GB', 'speaker'): 'Chủ tịch Hạ viện',
         ('JP', 'speaker'): 'Chủ tịch Hạ viện', ('CN', 'president'): 'Chủ tịch', ('CN', 'vice-president'): 'Phó Chủ tịch', ('LA', 'president'): 'Chủ tịch',
         ('CU', 'president'): 'Chủ tịch', ('RU', 'senate-president'): 'Chủ tịch Hội đồng Liên bang'}
MULTI_VP = set()                # filled below: countries with several vice presidents at once

# Wikidata positions -> slug; the first pattern that matches decides, None leaves the row out.
WD = [(re.compile(r'(?:' + p + r')$'), s, c) for p, s, c in [
    (r'(President|President of the Republic)', 'president', None), (r'Vice President|Vice-President', 'vice-president', None),
    (r'First Vice President', 'first-vice-president', None),
    (r'Premier of the State Council', 'prime-minister', None), (r'Prime Minister', 'prime-minister', None),
    (r'(First )?Deputy Prime Minister.*', 'deputy-prime-minister', None), (r'Vice Premier of the State Council', 'deputy-prime-minister', None),
    (r'Emperor', 'emperor', None), (r'First Lady', 'first-lady', None), (r'Supreme Leader', 'supreme-leader', None),
    (r'(Minister (of|for) (Europe and )?(Foreign|External) Affairs|Secretary of State|Secretary of State for Foreign and Commonwealth Affairs)', 'foreign-minister', None),
    (r'(Minister of (National )?Defence.*|Minister of the Armed Forces|Secretary of Defence|Secretary of State for Defence)', 'defence-minister', None),
    (r'(Minister of Finance|Secretary of the Treasury|Chancellor of the Exchequer|Minister of the Economy, Finances and Industry|Minister of (Economy and Finance|Strategy and Finance|Economic Affairs and Finance))', 'finance-minister', None),
    (r'Secretary of the Interior', 'interior-secretary', 'US'),
    (r'(Minister of (the )?(Interior|Internal Affairs|Interior Affairs|Home Affairs|Interior and Safety|Public Administration and Security)|Secretary of State for the Home Department)', 'interior-minister', None),
    (r'Attorney General', 'justice-minister', 'US'), (r'(Attorney General|Attorney-General)', 'attorney-general', None),
    (r'(Minister of (Law and )?Justice|Secretary of State for Justice)', 'justice-minister', None),
    (r'(Minister of Commerce|Secretary of Commerce|Minister of Commerce and Industry)', 'commerce-minister', None),
    (r'(Minister of Trade|Secretary of State for International Trade|Minister of Economy, Trade and Industry|Minister of Trade, Industry and Energy|Minister of Industry and Trade)', 'trade-minister', None),
    (r'Minister of (Economy|Economic Development)', 'economy-minister', None),
    (r'(Minister of Energy( and Natural Resources)?|Secretary of Energy)', 'energy-minister', None),
    (r'(Minister of (Health|Healthcare|Health and Welfare|Health and Family Welfare|Health, Labour and Welfare|Health and Medical Education)|Secretary of Health and Human Services|Secretary of State for Health and Social Care|Minister for Solidarity and Health)', 'health-minister', None),
    (r'(Minister of (National )?Education( and Science)?|Secretary of Education|Secretary of State for Education|Minister of Education, Culture, Sports, Science and Technology)', 'education-minister', None),
    (r'(Minister of Agriculture( and Rural Development| and Forestry|, Forestry and Fisheries)?|Minister of Agrarian Policy and Food|Secretary of Agriculture)', 'agriculture-minister', None),
    (r'(Minister of Transport( and Infrastructure| and Road Safety)?|Minister for Transport|Secretary of Transportation|Secretary of State for Transport|Minister of Land, Infrastructure, Transport and Tourism)', 'transport-minister', None),
    (r'(Minister of Labou?r( and Social Security| and Employment)?|Secretary of Labor|Minister of Employment and Labor)', 'labour-minister', None),
    (r'(Minister of (the )?Environment(al Protection)?|Minister of Ecology and Environment|Secretary of State for Environment, Food and Rural Affairs)', 'environment-minister', None),
    (r'(Minister of Culture|Minister of Culture and Tourism)', 'culture-minister', None), (r'Minister of Tourism', 'tourism-minister', None),
    (r'Minister of Public Security', 'public-security', 'CN'), (r'Minister of Intelligence', 'intelligence-minister', None),
    (r'Minister of Petroleum', 'oil-minister', 'IR'), (r'Minister of Unification', 'unification-minister', None),
    (r'Secretary of Homeland Security', 'homeland-security-secretary', None),
    (r'(Governor of (the )?(Bank of (England|Japan|Israel|Korea)|Central Bank.*|Banque de France|Reserve Bank|National Bank|People\'s Bank)|Governor of the Bank of Russia|Chair(wo)?man of the Central Bank)', 'central-bank-governor', None),
    (r'Chief of the General Staff', 'chief-of-general-staff', None), (r'Chair of the Federal Reserve', 'fed-chair', None),
    (r'Speaker of the (House of Representatives|House of Commons|Lok Sabha|Knesset|Grand National Assembly|Islamic Consultative Assembly|National Assembly|State Duma)', 'speaker', None),
    (r'(President of the National Assembly|Chairman of the (Verkhovna Rada|State Duma))', 'speaker', None),
    (r'(President of the Senate|Chairman of the Federation Council)', 'senate-president', None),
    (r'National Security Advis[oe]r', 'national-security-adviser', None),
    (r'Permanent Representative to the United Nations(, New York)?', 'ambassador-to-un', None),
    (r'ambassador to Vietnam', 'ambassador-to-vietnam', None),
    (r'(ambassador to (the )?(United States of America|United States|China|Russia|Russian Federation|Israel|Ukraine|United Kingdom|Japan|Iran|North Korea|South Korea|Republic of Korea|France|Germany|Syria|Lebanon|Turkey|India|Egypt|Cambodia|Laos|Thailand|Singapore|Indonesia|Malaysia|Philippines|Myanmar)|High Commissioner to the United Kingdom)', 'ambassador', None),
    (r'Government Spokesperson', 'government-spokesperson', None),
    (r'Director of the CIA', 'cia-director', None), (r'Director of the FBI', 'fbi-director', None), (r'Director of the Mossad', 'mossad-director', None),
    (r'Director of National Intelligence', 'national-intelligence-director', None), (r'United States Trade Representative', 'trade-representative', None),
    (r'Chairman of the Joint Chiefs of Staff', 'joint-chiefs-chairman', None), (r'White House Press Secretary', 'white-house-press-secretary', None),
    (r'White House Chief of Staff', 'white-house-chief-of-staff', None), (r'Deputy Secretary of State', 'deputy-secretary-of-state', None),
    (r'Deputy Secretary of Defence', 'deputy-defence-secretary', None), (r'Deputy Secretary of the Treasury', 'deputy-treasury-secretary', None),
    (r'Assistant Secretary of State for .*', 'assistant-secretary-of-state', 'US'), (r'Under Secretary of State for .*', 'deputy-secretary-of-state', 'US'),
    (r'(Deputy Minister of Foreign Affairs|Minister of State for Foreign Affairs)', 'deputy-foreign-minister', None),
    (r'Governor of (?!the ).*', 'governor', None), (r'(Chief Minister of|Chief minister of) .*', 'chief-minister', None),
    (r'([Mm]ayor of .*|Head of Kyiv City State Administration)', 'mayor', None),
    (r'Supreme Court Justice', 'supreme-court-justice', 'US'),
    (r'Chief Cabinet Secretary', 'ccs', None), (r'Secretary of the Security Council', 'security-council-secretary', None),
    (r'(Secretary of the National Security and Defense Council|Secretary of the Supreme National Security Council)', 'security-council-secretary', None),
    (r'State Councilor', 'state-councillor', None), (r'Commander-in-chief of the Revolutionary Guard', 'irgc-commander', None),
    (r'(Chief of the Army Staff|Chief of Staff of the Army)', 'army-chief', None), (r'Prosecutor[- ]General', 'prosecutor-general', None),
    (r'Head of the Office of the President', 'pres-office-head', None),
    (r'Minister of State .*', 'minister-of-state', 'GB'),
    (r'(Minister .*|Secretary of (State for .*|Veterans Affairs|Housing and Urban Development))', 'minister', None),
]]
UN_POS = {'Secretary-General of the United Nations': ('un', 'Q1065', 'secretary-general'),
          'Deputy Secretary-General of the United Nations': ('un', 'Q1065', 'deputy-secretary-general'),
          'President of the United Nations General Assembly': ('un', 'Q1065', 'ga-president'),
          'Director-General of the World Trade Organization': ('wto', 'Q7825', 'director-general')}
DEPENDENT = set('AS AI AW BM KY CK FK FO GI GG GL GU IM JE MS NC NU PN PF PM SH SX TC TK VG VI WF MP PR CW BQ AX HK MO IO NF CX CC BL MF RE GP MQ GF YT SJ UM TF'.split())


def display(name, cc):
    """The form Vietnamese papers print: no foreign diacritics; Japanese names family first. Returns name, other spellings."""
    name = re.sub(r'\s*\(.*?\)\s*', ' ', name).strip()
    plain = re.sub(r'\s+', ' ', ascii_fold(name)).strip()
    others = [name] if plain != name else []
    if cc in ('KR', 'KP') and '-' in plain:
        t = ' '.join(w.capitalize() for w in re.split(r'[- ]', plain))
        return t, others
    if cc == 'JP' and len(plain.split()) == 2:
        a, b = plain.split()
        return f'{b} {a}', others + [plain]
    return plain, others


# ---- curated rows ----------------------------------------------------------------------------------------------------------------------
cur_people = read_lex('people.curated.tsv')
cur_off = {r[0]: r for r in read_lex('offices.curated.tsv')}
cur_ten = [r + [''] * (4 - len(r)) for r in read_lex('tenures.curated.tsv')]
cur_id = {r[0] for r in cur_people}
cur_key = {}
for r in cur_people:
    for n in [r[1]] + [a for a in r[4].split('|') if ' ' in a]:
        cur_key.setdefault((r[3], key(n)), r[0])
vn_ids = {r[0] for f in sorted(os.listdir(LEX)) if f.startswith('people.') and f.endswith('.tsv') and '.world.' not in f and '.curated.' not in f for r in read_lex(f)}
cur_by_office = collections.defaultdict(list)
cur_pair = set()
for p, o, a, b in cur_ten:
    cur_by_office[o].append((a, b))
    cur_pair.add((o, p))

looks = []
people = {}                      # id -> [name, gender, cc, aliases]
pkey = {}                        # (cc, key) -> id
offices = {}                     # id -> [title, scope, holders]
raw = collections.defaultdict(set)   # office -> {(from, to, person, source)}


SMALL = {'bin', 'al', 'ibn', 'el', 'de', 'da', 'do', 'dos', 'la', 'van', 'von', 'abu', 'abd'}


def toks(s):
    return [t for t in re.split(r"[^a-z0-9]+", ascii_fold(s).lower().replace("'", '')) if t]


def within(a, b, limit):
    """Is the edit distance of a and b at most limit?"""
    if abs(len(a) - len(b)) > limit:
        return False
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        new = [i]
        for j, y in enumerate(b, 1):
            new.append(min(row[j] + 1, new[-1] + 1, row[j - 1] + (x != y)))
        row = new
        if min(row) > limit:
            return False
    return row[-1] <= limit


def same_person(short, long):
    """A long official name that holds the press name's words in order, or one spelling apart from it."""
    a, b = toks(short), toks(long)
    if len([t for t in a if t not in SMALL]) >= 2 and a[0] == b[0] and len(a) < len(b):
        it = iter(b)
        if all(t in it for t in a):
            return True
    x, y = ''.join(a), ''.join(b)
    return min(len(x), len(y)) >= 10 and within(x, y, 1 if min(len(x), len(y)) < 16 else 2)


def lookalike(name, cc):
    for r in cur_people:
        if r[3] == cc and any(same_person(n, name) for n in [r[1]] + [a for a in r[4].split('|') if ' ' in a]):
            return r[0]
    for (c, _), pid in sorted(pkey.items()):              # then people imported before
        if c == cc and pid in people and same_person(people[pid][0], name):
            return pid
    return None


def person(name, cc, qid, aliases=(), loose=False):
    disp, others = display(name, cc)
    others = others + [display(a, cc)[0] for a in aliases]
    if qid and qid in cur_id:
        return qid
    for n in [name, disp] + others:
        if (cc, key(n)) in cur_key:
            return cur_key[(cc, key(n))]
    pid = pkey.get((cc, key(disp)))
    if loose and not pid and not qid:
        pid = lookalike(disp, cc)
        if pid:
            looks.append((cc, disp, pid))
            if pid in cur_id:
                return pid
    if qid and pid != qid:
        if pid and pid.startswith('x:'):          # the same person met before without an id
            old = people.pop(pid)
            for v in raw.values():
                for t in [t for t in v if t[2] == pid]:
                    v.remove(t)
                    v.add((t[0], t[1], qid, t[3]))
            others += old[3]
        pid = qid
    if not pid:
        pid = 'x:person:' + slug(disp)
        if pid in people and people[pid][2] != cc:
            pid += '-' + cc.lower()
        if pid in cur_id or pid in vn_ids:
            pid += '-' + cc.lower()
    if pid not in people:
        people[pid] = [disp, '', cc, []]
    pkey.setdefault((cc, key(disp)), pid)
    row = people[pid]
    if disp != row[0]:
        others.append(disp)
    for a in others:
        if a and a != row[0] and a not in row[3]:
            row[3].append(a)
    return pid


def office(scope_slug, scope, sl):
    oid = f'office:{scope_slug.lower()}:{sl}'
    if oid not in cur_off and oid not in offices:
        title, hold = OFF[sl]
        offices[oid] = [TITLE.get((scope, sl), title), scope, hold]
    return oid


def holders(oid):
    return cur_off[oid][3] if oid in cur_off else offices[oid][2]


# ---- US executive ----------------------------------------------------------------------------------------------------------------------
for r in read(os.path.join(FACTS, 'us_executive.tsv'))[1:]:
    r += [''] * (6 - len(r))
    if r[2] < '1933' or not r[2]:
        continue
    sl = {'President': 'president', 'Vice President': 'vice-president'}.get(r[1])
    if sl:
        p = person(r[0], 'US', r[5])
        raw[office('us', 'US', sl)].add((r[2], r[3], p, 'us'))

# ---- Wikidata --------------------------------------------------------------------------------------------------------------------------
wd_heads = set()                 # offices for which Wikidata rows are at hand
for r in read(os.path.join(FACTS, 'officeholders_wikidata_2000_2022.tsv'))[1:]:
    r += [''] * (7 - len(r))
    cc, pos, name, _, qid, a, b = r[:7]
    if cc == 'VN' or not a or (b and (b < '2000' or hi(b) < lo(a))) or not re.match(r'Q\d+$', qid) or not re.match(r'[A-ZÀ-ɏ\'ʻ]', name):
        continue
    if cc == 'UN':
        if pos not in UN_POS:
            continue
        ss, scope, sl = UN_POS[pos]
        pcc = ''
        known = [p for p in cur_people if p[0] == qid]
        if not known:
            hits = [p for p in cur_people if key(name) in [key(x) for x in [p[1]] + p[4].split('|')]]
            if len(hits) == 1:
                pcc = hits[0][3]
    else:
        ss, scope, pcc = cc, cc, cc
        sl = next((s for rx, s, only in WD if rx.match(pos) and only in (None, cc)), None)
        if sl is None:
            continue
        if sl == 'first-lady' and cc not in ('US', 'FR', 'UA'):
            continue
        if cc == 'FR' and sl == 'chief-of-general-staff':
            continue
    p = person(name, pcc, qid)
    oid = office(ss, scope, sl)
    raw[oid].add((a, b or '?', p, 'wd'))
    if sl in ('president', 'prime-minister', 'vice-president'):
        wd_heads.add(oid)

# ---- Factbook --------------------------------------------------------------------------------------------------------------------------
NOISE = re.compile(r'\b(Minister|Republic|Council|Affairs|Government|Presidency|Confederation|Designate|General|Infrastructure|government|Co-prince|Acting|elect|or|the|of|and|since|vacant|None|position)\b')
RANK = re.compile(r'^(Gen\.|General|Lt\.|Col\.|Maj\.|Dr\.|Sir|Dame|Sheikh|Shaykh|Field Marshal|Marshal|Admiral|Adm\.|Brig\.|Capt\.|Cardinal|Archbishop|Prince|Princess|Lord|Tan Sri|Datuk Seri|Hon\.|Rt\.|Ret\.|Retired|Ayatollah|Grand Ayatollah|Sultan|King|Mr\.|Ms\.|Chief|Tui|Swiss Confederation)\s+')


def clean(n):
    n = re.sub(r'".*?"|“.*?”', ' ', n).split(',')[0].split('(')[0]
    n = re.sub(r'\s+', ' ', n).strip()
    while RANK.match(n):
        n = RANK.sub('', n, count=1)
    words = []
    for w in n.split():
        parts = re.split(r"([-'])", w)
        words.append(''.join(x.capitalize() if len(x) > 2 and x.isupper() and not re.match(r'[IVX]+$', x) else x for x in parts))
    n = ' '.join(words)
    if NOISE.search(n) or not re.match(r"^['A-ZÀ-Ý][^\d:;]*$", n):
        return None
    if len(n.split()) < 2:
        return None
    return n


def fb_slug(role, title, principal, cc):
    t = title
    if not t:
        if principal == '1' and role == 'head_of_government':
            return 'prime-minister'
        return None
    if re.search(r'elect|Designate|Presidential Council|Presidency', t):
        return None
    if re.match(r'(Acting|Interim|Caretaker|Transition\w*) Vice', t):
        return None
    if re.match(r'(Interim|Transition\w*) Pres', t):
        return 'president'
    if re.match(r'Acting Pres', t):
        return 'acting-president'
    if re.match(r'(Acting|Interim|Caretaker|Transition\w*) P', t):
        return 'acting-pm' if not t.startswith('Transition') else 'prime-minister'
    if re.match(r'(First |Second |Third |Executive )?(Deputy P|Vice Premier)', t):
        return 'deputy-prime-minister'
    if re.match(r'(First |Second |Executive )?Vice President', t):
        return 'vice-president'
    if re.match(r'(President of the Government|Prime Minister|Premier|Chancellor|Chair\w+ of the (Council|Cabinet) of Ministers)', t):
        return 'prime-minister'
    if re.match(r'President( of the( Republic)?)?( (Lt\. )?(Gen|Col)\.)?$', t):
        return 'president'
    if re.match(r'(King|Sultan)', t):
        return 'king'
    if t == 'Queen':
        return 'queen'
    if t in ('Amir', 'Emir'):
        return 'emir'
    if t == 'Emperor':
        return 'emperor'
    if re.match(r'Acting Governor', t):
        return None
    if re.match(r'Governor[- ]General', t):
        return 'governor-general'
    return None


fb = []
for r in read(os.path.join(FACTS, 'leaders_factbook.tsv'))[1:]:
    r += [''] * (12 - len(r))
    cc, _, role, title, name, al, a, b, fs, ls, principal, qid = r[:12]
    if not cc or cc in DEPENDENT or cc in ('VN', 'HK', 'MO', 'TW', 'KP', 'AD', 'SM') or not a:
        continue
    if re.search(r'Elizabeth|ELIZABETH|Charles III|CHARLES', name) and cc != 'GB':
        continue
    sl = fb_slug(role, title, principal, cc)
    if sl == 'prime-minister' and not title and not any(x[0] == cc and x[1] == 'prime-minister' for x in fb):
        continue
    n = clean(name)
    if not sl or not n:
        continue
    fb.append((cc, sl, n, [x for x in (clean(y) for y in al.split('|')) if x], a, b, fs, ls, principal, qid))
HEADS = ('president', 'prime-minister', 'king')
fb.sort(key=lambda x: (x[0], x[1] not in HEADS, x[1], lo(x[4]), x[7], x[2]))
seen_start = {}
for cc, sl, n, al, a, b, fs, ls, principal, qid in fb:
    oid = office(cc, cc, sl)
    if oid in wd_heads and a < '2022-06':
        continue
    if a < '2000' and b and b < '2000':
        continue
    to = b
    if ls < GAP_TO and (not b or b >= GAP_FROM):
        to = ls[:4]
    elif not b:
        to = '' if ls >= SNAPSHOT_END else ls[:7]
        if principal == '0' and ls < SNAPSHOT_END:
            to = ls[:4]
            if ls >= DEPUTIES_END:      # the Factbook stopped naming deputies: they go with their chief
                chief = {'vice-president': 'president', 'deputy-prime-minister': 'prime-minister'}.get(sl)
                head = f'office:{cc.lower()}:{chief}'
                now = [(f, t) for f, t in cur_by_office.get(head, []) + [x[:2] for x in raw.get(head, ())] if lo(f) <= ls and (t in ('', '?') or hi(t) >= ls)]
                if chief and now:
                    to = min((t if t != '?' else '') or '9999' for f, t in now)
                    to = '' if to == '9999' else to
    if to and hi(to) < lo(a):
        to = ''
    same = seen_start.get((oid, a))
    if same and principal == '1':             # the same head spelled otherwise in a later snapshot
        f0, t0, p0, s0 = same
        raw[oid].discard(same)
        new = (f0, '' if not to or not t0 else max(t0, to, key=hi), p0, s0)
        raw[oid].add(new)
        seen_start[(oid, a)] = new
        continue
    p = person(n, cc, qid if principal == '1' and re.match(r'Q\d+$', qid) else '', al[:1] if principal == '1' else (), loose=True)
    t = (a, to, p, 'fb')
    raw[oid].add(t)
    if principal == '1':
        seen_start[(oid, a)] = t

# ---- resolve ---------------------------------------------------------------------------------------------------------------------------
final = set()
dropped = collections.Counter()
for oid in sorted(raw):
    single = holders(oid) == 'single'
    # one person's terms that meet or repeat are one
    mine = collections.defaultdict(list)
    for f, t, p, s in raw[oid]:
        mine[p].append([f, t, s])
    rows = []
    for p in sorted(mine):
        acc = []
        for f, t, s in sorted(mine[p], key=lambda x: (lo(x[0]), x[1], x[2])):
            if acc and (acc[-1][1] in ('', '?') or hi(acc[-1][1])[:7] >= lo(f)[:7]):
                q = acc[-1]
                if q[1] != '' and (t == '' or t == '?' or q[1] == '?' or hi(t) > hi(q[1])):
                    q[1] = t if q[1] != '?' or t else t
                continue
            acc.append([f, t, s])
        rows += [(f, t, p, s) for f, t, s in acc]
    rows.sort(key=lambda x: (lo(x[0]), hi(x[1] if x[1] != '?' else ''), x[2]))
    cur = sorted(cur_by_office.get(oid, []), key=lambda x: lo(x[0]))
    kept = []
    for f, t, p, s in rows:
        if (oid, p) in cur_pair:
            dropped['curated person has the office'] += 1
            continue
        if single:
            if any(c and lo(c) <= lo(f) < hi(d)[:8] + '00' if d else c and lo(c) <= lo(f) for c, d in cur):
                dropped['curated covers'] += 1
                continue
            before = [d for c, d in cur if d and lo(c) <= lo(f) and hi(d) > lo(f)]
            if before:                # a handover within the month: the curated day stands
                f = max(before)
                if any(c and lo(c) <= lo(f) < hi(d) for c, d in cur):
                    dropped['curated covers'] += 1
                    continue
            nxt = [c for c, d in cur if c and lo(c) > lo(f)]
            if nxt and (t in ('', '?') or hi(t) > lo(nxt[0])):
                if len(f) < len(nxt[0]) and lo(nxt[0])[:len(f)] == f or lo(nxt[0])[:7] <= lo(f)[:7]:
                    dropped['curated follows at once'] += 1
                    continue
                t = nxt[0]
            nxt = [x[0] for x in rows if lo(x[0]) > lo(f) and x[2] != p]
            if kept and kept[-1][0] == f:
                dropped['same start'] += 1
                continue
            if kept and kept[-1][1] not in ('', '?') and hi(kept[-1][1]) >= hi(t if t != '?' else ''):
                dropped['inside another term'] += 1
                continue
            if kept and overlap((kept[-1][0], '' if kept[-1][1] == '?' else kept[-1][1]), (f, '')):
                kept[-1] = (kept[-1][0], f) + kept[-1][2:]
        kept.append((f, t, p, s))
    for f, t, p, s in kept:
        if t == '?':
            t = '2022' if lo(f) <= '2022-12-31' else ''
        final.add((p, oid, f, t))

used_people = {p for p, _, _, _ in final}
used_off = {o for _, o, _, _ in final}

# ---- country names for the phrases that mean a foreign minister ---------------------------------------------------------------------------
vi = {}
for r in read(os.path.join(FACTS, 'country_names_vi.tsv'))[1:]:
    vi.setdefault(r[0], r[7].split('|')[0] or r[6])
vi.update({'US': 'Mỹ', 'SA': 'Saudi Arabia', 'AE': 'UAE', 'GB': 'Anh', 'RU': 'Nga'})

# ---- checks ----------------------------------------------------------------------------------------------------------------------------
faults = []
cur_names = set(cur_key)
world = {p: people[p] for p in used_people if p in people}
for p in sorted(used_people):
    if p not in people and p not in cur_id:
        faults.append(f'tenure of unknown person {p}')
    if p in people and p in cur_id:
        faults.append(f'{p} is curated and imported')
for p, (n, g, cc, al) in sorted(world.items()):
    if (cc, key(n)) in cur_names:
        faults.append(f'{p} {n} {cc}: curated has this name')
every = collections.defaultdict(list)
for p, o, a, b in sorted(final) + [tuple(x[:4]) for x in cur_ten]:
    if o not in cur_off and o not in offices:
        faults.append(f'tenure of unknown office {o}')
    if a and b and lo(a) > hi(b):
        faults.append(f'{p} {o}: from {a} after to {b}')
    for d in (a, b):
        if d and not re.match(r'^\d{4}(-\d\d(-\d\d)?)?$', d):
            faults.append(f'{p} {o}: bad date {d}')
    every[o].append((a, b, p))
for o, v in sorted(every.items()):
    if (cur_off[o][3] if o in cur_off else offices[o][2]) != 'single':
        continue
    v.sort(key=lambda x: (lo(x[0]), hi(x[1])))
    for x, y in zip(v, v[1:]):
        if x[2] != y[2] and overlap(x[:2], y[:2]):
            faults.append(f'{o}: {x} overlaps {y}')

HEAD = '# kind: {k}\n# columns: {c}\n# source: CIA World Factbook history (public domain), Wikidata P39 statements to mid-2022, unitedstates/congress-legislators (CC0); made by tools/import/people.py\n# licence: public domain and CC0-1.0\n# retrieved: ' + RETRIEVED + '\n# used-by: src/entity, src/lexicon\n'


def write(kind, cols, rows):
    lines = sorted({'\t'.join(nfc(c) for c in r) for r in rows})
    n = len(cols.split())
    for l in lines:
        if len(l.split('\t')) != n or any(c != c.strip() for c in l.split('\t')):
            faults.append(f'{kind}: bad row {l!r}')
    if kind != 'tenures' and len({l.split('\t')[0] for l in lines}) != len(lines):
        faults.append(f'{kind}: ids not unique')
    with open(os.path.join(LEX, f'{kind}.world.tsv'), 'w', encoding='utf-8', newline='\n') as fh:
        fh.write(HEAD.format(k=kind, c=cols) + ''.join(l + '\n' for l in lines))
    return len(lines)


# an alias that two imported people share, or that is somebody's name, is nobody's
names = collections.Counter(key(v[0]) for v in world.values())
acount = collections.Counter(key(a) for v in world.values() for a in set(v[3]))
allcur = {key(x) for r in cur_people for x in [r[1]] + r[4].split('|')}
prow = []
namesakes = collections.Counter((v[2], match_key(v[0])) for v in world.values())
for p, (n, g, cc, al) in world.items():
    al = sorted({match_key(a): a for a in sorted(al) if match_key(a) != match_key(n)}.values())
    al = [a for a in al if ' ' in a and key(a) not in allcur and acount[key(a)] == 1 and (names[key(a)] == 0 or key(a) == key(n))]
    prow.append([p, n, g, cc, '|'.join(al), 'homonym' if namesakes[cc, match_key(n)] > 1 else ''])
orow = []
for o, (t, s, h) in offices.items():
    if o in used_off:
        al = f'Bộ trưởng Ngoại giao {vi[s]}' if t == 'Ngoại trưởng' and s in vi else ''
        orow.append([o, t, s, h, al])
np = write('people', 'id name gender country aliases flags', prow)
no = write('offices', 'id title scope holders aliases', orow)
nt = write('tenures', 'person office from to', final)
for f in faults:
    print('FAULT', f, file=sys.stderr)
print(f'people.world {np}, offices.world {no}, tenures.world {nt}; dropped {dict(dropped)}; curated {len(cur_people)} people')
if os.environ.get('LOOKS'):
    for l in looks:
        print('\t'.join(l))
sys.exit(1 if faults else 0)
