// Timelines to look at the page with: node sample.mjs [COUNT] > timeline.json
// Without COUNT a small story written for this test, with every case the page must show: copies, conflicts, intervals, open and
// approximate dates, a year that is unknown, no date, nested statements, hostile text. With COUNT, that many events from a fixed seed.
//
// An article is written with its spans marked: {t:…} time, {v:…} trigger, {a1:…} first actor, {g1:…} target, {p1:…} place, {s1:…} source,
// {c:…} content, {q:…} quotation. Offsets are counted in code points of the text without the marks.

const ENTITIES = {
  Q6279: ['Joe Biden', 'person'], Q43723: ['Benjamin Netanyahu', 'person'], Q39259: ['Recep Tayyip Erdogan', 'person'], Q58217: ['Sergey Lavrov', 'person'], Q1253: ['António Guterres', 'person'],
  'x:person:pham-thu-hang': ['Phạm Thu Hằng', 'person'], Q801: ['Israel', 'place'], Q30: ['Mỹ', 'place'], Q38799: ['Hamas', 'organization'], Q130879: ['Reuters', 'organization'], Q40464: ['AFP', 'organization'],
  Q37470: ['Hội đồng Bảo an Liên Hợp Quốc', 'organization'], Q1065: ['Liên Hợp Quốc', 'organization'], 'x:place:rafah': ['Rafah', 'place', 31.29, 34.25], Q1858: ['Hà Nội', 'place', 21.03, 105.85], Q406: ['Istanbul', 'place', 41.01, 28.95],
  Q60: ['New York', 'place', 40.71, -74.0], Q649: ['Moskva', 'place', 55.75, 37.62], Q39760: ['Dải Gaza', 'place', 31.45, 34.4], 'x:place:thi-tran-khong-ten': ['Thị trấn không tên', 'place'],
};

const DOCUMENTS = {
  d1: ['Ông Biden kêu gọi Israel kiềm chế ở Rafah', 'Báo Sông Hồng', '2024-05-13'], d2: ['Mỹ thúc Israel dừng chiến dịch Rafah', 'Nhật báo Cửu Long', '2024-05-13'], d3: ['Ông Biden lên tiếng về Rafah', 'Báo Bạch Đằng', '2024-05-14'],
  d4: ['Liên Hợp Quốc cảnh báo về nạn đói', 'Báo Sông Hồng', '2024-05-20'], d5: ['Việt Nam nêu lập trường về Gaza', 'Nhật báo Cửu Long', '2024-05-16'], d6: ['Nhìn lại một cuộc chiến', 'Báo Bạch Đằng', null], d7: ['<script>window.hacked=1</script> & "tít" </title>', 'Báo <b>Lạ</b>', '2024-06-01'],
};

function parse(marked) {
  const spans = {}, open = [];
  let text = [], at = 0;
  const points = Array.from(marked);
  for (let k = 0; k < points.length; k++) {
    const head = points[k] === '{' ? /^\{([a-z]\d?):/.exec(points.slice(k, k + 4).join('')) : null;
    if (head) { open.push([head[1], at]); k += head[0].length - 1; continue; }
    if (points[k] === '}' && open.length) { const [name, start] = open.pop(); (spans[name] ??= []).push({text: text.slice(start, at).join(''), start, end: at}); continue; }
    text.push(points[k]);
    at++;
  }
  return {text: text.join(''), length: at, spans};
}

const shift = (s, by) => s && {text: s.text, start: s.start + by, end: s.end + by};

function argument(id, span, role = null, description) {
  if (id === 'x:unnamed') return {entity: `x:unnamed:${description}`, name: null, type: 'person', role, country: 'US', description, mention: span, via: 'role'};
  const [name, type, lat, lon] = ENTITIES[id];
  return {entity: id, name, type, role, ...(lat !== undefined ? {lat, lon} : {}), mention: span, via: span && span.text !== name && !name.includes(span.text) ? 'anaphora' : 'name'};
}

let serial = 0;
// The fields of one event as extracted from one sentence.
function report(document, marked, e, offset = 190) {
  const {text, length, spans} = parse(marked), span = (name, k = 0) => shift(spans[name]?.[k], offset) ?? null;
  const args = (letter, list) => (list ?? []).map((x, k) => { const [id, role, description] = Array.isArray(x) ? x : [x]; return argument(id, span(letter + (k + 1)), role ?? null, description); });
  const [edtf, earliest, latest, grain = 'day', basis = 'resolved', why = 'published'] = e.time ?? [null, null, null, 'unknown', 'unknown', null];
  const said = e.kind !== 'action';
  return {
    event: `r${String(++serial).padStart(4, '0')}`, document, published: DOCUMENTS[document]?.[2] ?? null, kind: said ? 'statement' : 'action', type: e.type, mode: e.mode ?? null, realis: e.realis ?? 'actual', trigger: span('v'),
    time: {edtf, earliest, latest, grain, basis, why, expression: span('t')}, actors: args('a', e.actors), targets: args('g', e.targets), places: args('p', e.places),
    statement: said ? {mode: spans.q ? 'mixed' : 'indirect', content: span('c'), quotes: (spans.q ?? []).map(s => shift(s, offset)), addressees: args('g', e.to), venue: null} : null,
    attribution: (e.chain ?? []).map(([id, cue], k) => ({entity: id, name: ENTITIES[id][0], cue, mention: span('s' + (k + 1))})), within: null,
    quantities: e.quantities ?? [], sentence: {text, start: offset, end: offset + length}, section: 'body', confidence: e.confidence ?? 0.9,
  };
}

function entry(id, reports, more = {}) {
  const {event, document, published, sentence, section, ...facts} = reports[0];
  return {id, aliases: [], ...facts, representative: event, reports, independent_sources: new Set(reports.map(r => r.document)).size, conflicts: [], why: [], ...more};
}

const day = d => [d, d, d];

function story() {
  const biden = {type: 'REQUEST', actors: [['Q6279', 'Tổng thống Mỹ']], to: ['Q801'], places: ['x:place:rafah'], time: [...day('2024-05-12'), 'day', 'resolved', 'the article was published on 2024-05-13']};
  const a = report('d1', '{t:Ngày 12/5}, {s1:Reuters} dẫn lời Tổng thống Mỹ {a1:Joe Biden} {v:kêu gọi} {g1:Israel} {c:không mở chiến dịch trên bộ ở {p1:Rafah} nếu chưa có kế hoạch bảo vệ dân thường 🕊 và viện trợ}.', {...biden, chain: [['Q130879', 'dẫn lời']]});
  const b = report('d2', '{a1:Ông Biden} hôm {t:12/5} {v:thúc giục} {g1:Israel} {c:dừng kế hoạch tấn công {p1:Rafah}}.', {...biden, time: day('2024-05-12')}, 42);
  const c = report('d3', 'Theo {s1:AFP}, {a1:Tổng thống Biden} {t:ngày 13/5} đã {v:kêu gọi} {g1:Israel} {c:"{q:dừng lại và suy nghĩ}" trước khi tiến vào {p1:Rafah}}.', {...biden, time: day('2024-05-13'), chain: [['Q40464', 'theo']]});
  const toll = (document, bound, value, words) => report(document, `Vụ không kích {p1:Rafah} {t:tối 26/5} làm ${words} người {v:thiệt mạng}.`, {kind: 'action', type: 'HARM', places: ['x:place:rafah'], time: [...day('2024-05-26'), 'part_of_day'], quantities: [{what: 'killed', value, bound}]}, 500);
  const t1 = toll('d4', 'over', 35, 'hơn 35'), t2 = toll('d5', 'exact', 45, '45');
  const outer = report('d4', '{a1:Tổng Thư ký António Guterres} {v:cảnh báo} {c:nạn đói sẽ lan khắp {p1:Dải Gaza} nếu các cửa khẩu tiếp tục đóng}, phát biểu tại {p2:New York} {t:ngày 20/5}.', {type: 'THREATEN', actors: [['Q1253', 'Tổng Thư ký Liên Hợp Quốc']], places: ['Q39760', 'Q60'], time: day('2024-05-20')});
  const inner = report('d4', '{c:nạn đói sẽ {v:lan} khắp {p1:Dải Gaza} nếu các cửa khẩu tiếp tục đóng}', {kind: 'action', type: 'DISASTER', realis: 'hypothetical', places: ['Q39760'], time: ['2024-05-20/..', '2024-05-20', null, 'day', 'inherited', 'the time of its statement']});
  const list = [
    entry('e-biden-rafah', [a, b, c], {aliases: ['e-biden-cu'], conflicts: [{field: 'date', values: [{value: '2024-05-12', reports: [a.event, b.event]}, {value: '2024-05-13', reports: [c.event]}]}]}),
    entry('e-netanyahu', [report('d2', 'Thủ tướng {a1:Benjamin Netanyahu} {t:ngày 13/5} {v:bác bỏ} lời kêu gọi, {c:khẳng định Israel sẽ tự quyết định cách bảo vệ mình}.', {type: 'REJECT', actors: [['Q43723', 'Thủ tướng Israel']], time: day('2024-05-13')})]),
    entry('e-official', [report('d3', '{a1:Một quan chức Mỹ} {v:cho hay} {c:cuộc điện đàm kéo dài hơn một giờ}.', {type: 'SAY', actors: [['x:unnamed', null, 'một quan chức Mỹ']], time: day('2024-05-13')})]),
    entry('e-call', [report('d2', '{t:Tối 12/5}, {a1:ông Biden} và {g1:ông Netanyahu} đã {v:điện đàm} lúc 21 giờ 30 phút.', {kind: 'action', type: 'CONSULT', mode: 'phone', actors: [['Q6279', 'Tổng thống Mỹ']], targets: [['Q43723', 'Thủ tướng Israel']], time: ['2024-05-12T21:30', '2024-05-12', '2024-05-12', 'minute']})]),
    entry('e-hang', [report('d5', 'Người phát ngôn {a1:Phạm Thu Hằng} {t:chiều 16/5} tại {p1:Hà Nội} {v:nhấn mạnh} {c:Việt Nam lên án mọi hành động bạo lực nhằm vào dân thường}.', {type: 'SAY', actors: [['x:person:pham-thu-hang', 'Người phát ngôn Bộ Ngoại giao Việt Nam']], places: ['Q1858'], time: [...day('2024-05-16'), 'part_of_day']})]),
    entry('e-erdogan', [report('d3', '{s1:Reuters} {t:ngày 14/5} dẫn lời Tổng thống {a1:Erdogan} {v:cho rằng} {c:phương Tây đã im lặng quá lâu}, tại một hội nghị ở {p1:Istanbul}.', {type: 'ACCUSE', actors: [['Q39259', 'Tổng thống Thổ Nhĩ Kỳ']], places: ['Q406'], chain: [['Q130879', 'dẫn lời']], time: day('2024-05-14')})]),
    entry('e-guterres', [outer]),
    entry('e-famine', [{...inner, within: outer.event}], {within: 'e-guterres'}),
    entry('e-vote', [report('d4', '{a1:Hội đồng Bảo an Liên Hợp Quốc} dự kiến {v:bỏ phiếu} về dự thảo {t:vào tuần tới}.', {kind: 'action', type: 'LEGISLATE', mode: 'vote', realis: 'future', actors: ['Q37470'], time: ['2024-05-27/2024-06-02', '2024-05-27', '2024-06-02', 'week']})]),
    entry('e-toll', [t1, t2], {conflicts: [{field: 'toll', values: [{value: t1.quantities[0], reports: [t1.event]}, {value: t2.quantities[0], reports: [t2.event]}]}]}),
    entry('e-oct', [report('d6', '{t:Tháng 10 năm ngoái}, {a1:Hamas} {v:tấn công} miền nam {p1:Israel}.', {kind: 'action', type: 'ASSAULT', actors: ['Q38799'], places: ['Q801'], time: ['2023-10', '2023-10-01', '2023-10-31', 'month']})]),
    entry('e-about', [report('d6', '{t:Khoảng năm 2010}, {a1:ông Lavrov} {v:đề nghị} {c:một hội nghị khu vực tại {p1:Moskva}}.', {type: 'REQUEST', actors: [['Q58217', 'Ngoại trưởng Nga']], places: ['Q649'], time: ['2010~', '2010-01-01', '2010-12-31', 'year']})]),
    entry('e-1947', [report('d6', '{t:Ngày 29/11/1947}, {a1:Liên Hợp Quốc} {v:thông qua} nghị quyết 181 tại {p1:New York}.', {kind: 'action', type: 'LEGISLATE', actors: ['Q1065'], places: ['Q60'], time: [...day('1947-11-29'), 'day', 'explicit', 'the year is written']})]),
    entry('e-hostile', [report('d7', '{a1:Lavrov} {t:ngày 1/6} {v:nói}: {c:"<img src=x onerror=window.hacked=1> & </script><!-- =1+1"}.', {type: 'SAY', actors: ['Q58217'], places: ['x:place:thi-tran-khong-ten'], time: day('2024-06-01')})]),
  ];
  const undated = [
    entry('e-masked', [report('d6', '{t:Ngày 7/10}, {a1:Hamas} {v:bắt giữ} nhiều con tin.', {kind: 'action', type: 'COERCE', actors: ['Q38799'], time: ['XXXX-10-07', 'XXXX-10-07', 'XXXX-10-07', 'day', 'unknown', 'nothing leaves one year only']})]),
    entry('e-undated', [report('d6', '{a1:Ông Guterres} từng {v:nói} {c:ngoại giao không bao giờ là muộn}.', {type: 'SAY', actors: ['Q1253']})]),
  ];
  return {list, undated};
}

function random(seed) {
  return () => { seed = (seed + 0x6d2b79f5) | 0; let t = Math.imul(seed ^ (seed >>> 15), 1 | seed); t ^= t + Math.imul(t ^ (t >>> 7), 61 | t); return ((t ^ (t >>> 14)) >>> 0) / 4294967296; };
}

// Years of news: most days have some, some days have many.
function many(count) {
  const next = random(7), pick = list => list[Math.floor(next() * next() * list.length)], any = list => list[Math.floor(next() * list.length)];
  const people = ['Q6279', 'Q43723', 'Q39259', 'Q58217', 'Q1253', 'x:person:pham-thu-hang'];
  const family = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đặng', 'Bùi'], given = ['An', 'Bình', 'Chi', 'Dũng', 'Hà', 'Khánh', 'Lan', 'Minh', 'Nam', 'Phúc', 'Quang', 'Thảo'];
  for (const f of family) for (const g of given) { const id = `x:person:${people.length}`; ENTITIES[id] = [`${f} ${g}`, 'person']; people.push(id); }
  const places = ['x:place:rafah', 'Q1858', 'Q406', 'Q60', 'Q649', 'Q39760'];
  for (let k = 0; k < 150; k++) { const id = `x:place:${k}`; ENTITIES[id] = [`Huyện ${k + 1}`, 'place', Number((next() * 120 - 50).toFixed(2)), Number((next() * 300 - 140).toFixed(2))]; places.push(id); }
  const says = [['SAY', 'cho biết'], ['REQUEST', 'kêu gọi'], ['ACCUSE', 'chỉ trích'], ['SUPPORT', 'hoan nghênh'], ['REJECT', 'bác bỏ'], ['THREATEN', 'cảnh báo'], ['AGREE', 'đồng ý']];
  const acts = [['CONSULT', 'gặp'], ['ASSAULT', 'tấn công'], ['MOVE', 'đến thăm'], ['AID', 'viện trợ'], ['OFFICE', 'bổ nhiệm'], ['LEGAL', 'kiện'], ['COERCE', 'bắt giữ'], ['ECONOMY', 'đầu tư vào']];
  const matters = ['kế hoạch ngừng bắn cần được hai bên thực hiện ngay trong tuần này', 'cuộc đàm phán đã đi đến giai đoạn quyết định, dù vẫn còn những khác biệt lớn', 'nền kinh tế sẽ tăng trưởng trở lại trong quý tới', 'không bên nào được làm phức tạp thêm tình hình', 'các con tin phải được trả tự do vô điều kiện, và dân thường phải được bảo vệ trong mọi hoàn cảnh'];
  const outlets = ['Báo Sông Hồng', 'Nhật báo Cửu Long', 'Báo Bạch Đằng', 'Tin Trường Sơn', 'Báo Hải Vân'];
  const documents = Math.max(1, Math.floor(count / 6));
  for (let k = 0; k < documents; k++) DOCUMENTS[`m${k}`] = [`Bản tin số ${k + 1}`, any(outlets), '2024-01-01'];
  const list = [], start = Date.UTC(2010, 0, 1) / 864e5, span = 16 * 365;
  const peaks = Array.from({length: 40}, () => [start + next() * span, 3 + next() * 60]);
  for (let k = 0; k < count; k++) {
    const peak = any(peaks), when = next() < 0.4 ? start + next() * span : peak[0] + (next() + next() - 1) * peak[1], iso = new Date(Math.floor(when) * 864e5).toISOString().slice(0, 10), said = next() < 0.62, [type, verb] = pick(said ? says : acts);
    const who = pick(people), to = pick(people), where = pick(places), dice = next();
    const time = dice < 0.9 ? day(iso) : dice < 0.97 ? [iso.slice(0, 7), iso.slice(0, 8) + '01', new Date(Date.UTC(+iso.slice(0, 4), +iso.slice(5, 7), 0)).toISOString().slice(0, 10), 'month'] : [iso + '/..', iso, null];
    const marked = said ? `{t:Ngày ${+iso.slice(8)}/${+iso.slice(5, 7)}} tại {p1:${ENTITIES[where][0]}}, {a1:${ENTITIES[who][0]}} {v:${verb}} {c:${any(matters)}}.` : `{t:Ngày ${+iso.slice(8)}/${+iso.slice(5, 7)}}, {a1:${ENTITIES[who][0]}} {v:${verb}} {g1:${ENTITIES[to][0]}} ở {p1:${ENTITIES[where][0]}}.`;
    list.push(entry(`e-${String(k).padStart(6, '0')}`, [report(`m${k % documents}`, marked, {kind: said ? 'statement' : 'action', type, actors: [who], targets: said ? [] : [to], places: [where], time, realis: next() < 0.08 ? 'future' : 'actual'}, 30 + (k % 900))]));
  }
  return {list, undated: []};
}

export function sample(count = 0) {
  serial = 0;
  const {list, undated} = count ? many(count) : story();
  const key = e => `${e.time.earliest ?? e.time.latest} ${e.time.latest ?? '9999'}`;
  list.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
  const used = new Set([...list, ...undated].flatMap(e => e.reports.map(r => r.document)));
  return {
    schema: 'nienbieu/timeline@1', entities: Object.fromEntries(Object.entries(ENTITIES).map(([id, [name, type]]) => [id, {name, type}])),
    documents: Object.entries(DOCUMENTS).filter(([id]) => used.has(id)).map(([id, [title, outlet, published]]) => ({id, title, url: id === 'd7' ? 'javascript:window.hacked=1' : `https://bao.example/${id}`, outlet, published, published_basis: published ? 'given' : 'unknown', published_why: null})),
    events: list, undated,
  };
}

if (process.argv[1]?.endsWith('sample.mjs')) process.stdout.write(JSON.stringify(sample(Number(process.argv[2] ?? 0))) + '\n');
