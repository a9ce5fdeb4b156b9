import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {after, before, test} from 'node:test';
import {axe, launch, open, report} from './browser.mjs';
import {sample} from './sample.mjs';

const story = sample(), all = [...story.events, ...story.undated];
let browser, url;
before(async () => { browser = await launch(); url = report(story, 'story'); });
after(() => browser.close());

const found = page => page.textContent('.found');
const card = (page, id) => page.locator(`.card[data-id=${id}] button`);

test('loads: the list, the lanes and the overview, without a request to any host', async () => {
  const {page, done} = await open(browser, url);
  assert.equal(await page.title(), 'Niên biểu — Dòng thời gian');
  assert.match(await found(page), new RegExp(`^${all.length} / ${all.length} `));
  assert.ok(await page.locator('.card').count() > 3);
  assert.ok((await page.locator('button.tl-label').allTextContents()).some(x => x.includes('Joe Biden')));
  assert.match(await page.textContent('.overview'), /Phát biểu/);
  await done();
});

test('filters by person; the filter is in the address, and Back takes it away', async () => {
  const {page, done} = await open(browser, url);
  await page.click('[data-facet=person] summary');
  await page.fill('[data-facet=person] .facet-find', 'biden');
  await page.click('[data-facet=person] .choice');
  const wanted = all.filter(e => [...e.actors, ...e.targets].some(a => a.entity === 'Q6279')).length;
  assert.match(await found(page), new RegExp(`^${wanted} / `));
  assert.match(page.url(), /person=Q6279/);
  assert.equal(await page.locator('.chip').count(), 1);
  assert.deepEqual((await page.locator('.card .who').allTextContents()).filter(x => !/Biden/.test(x)), []);
  await page.goBack();
  assert.match(await found(page), new RegExp(`^${all.length} / `));
  await page.fill('#q', 'Rafah');
  await page.waitForFunction(() => location.hash.includes('q=Rafah'));
  await page.goForward();
  await page.waitForFunction(() => location.hash.includes('person='));
  assert.equal(await page.evaluate(() => document.activeElement.id), 'q', 'another address takes no focus away');
  await done();
});

test('text search knows Vietnamese: with marks it is exact, without them it is not', async () => {
  const {page, done} = await open(browser, url + '#q=Phương Tây');
  assert.match(await found(page), /^1 /);
  await page.fill('#q', 'phuong tay');
  await page.waitForFunction(() => location.hash.includes('phuong+tay'));
  assert.match(await found(page), /^1 /);
  await page.fill('#q', 'phường tây');
  await page.waitForFunction(() => document.querySelector('.found').textContent.startsWith('0 '));
  await done();
});

test('a card opens with the words of its source sentences marked, letter by letter', async () => {
  const {page, done} = await open(browser, url);
  await card(page, 'e-biden-rafah').click();
  const detail = page.locator('.detail');
  assert.equal(await detail.getAttribute('data-id'), 'e-biden-rafah');
  assert.match(await detail.locator('.chain').textContent(), /Reuters dẫn lời/);
  await page.evaluate(() => { location.hash = 'e=e-erdogan'; });
  await page.waitForSelector('.detail[data-id=e-erdogan]');
  await card(page, 'e-biden-rafah').click();
  assert.equal(await detail.locator('.report').count(), 3);
  assert.match(await detail.locator('.part-disputes').textContent(), /12\/5\/2024.*13\/5\/2024/);
  for (const e of all) {
    await page.evaluate(id => { location.hash = 'e=' + id; }, e.id);
    await page.waitForSelector(`.detail[data-id=${e.id}]`);
    const seen = await page.locator('.detail .sentence').evaluateAll(list => list.map(s => {
      const copy = s.cloneNode(true);
      copy.querySelectorAll('.sr').forEach(x => x.remove());
      const of = role => [...copy.querySelectorAll(`mark[data-roles~=${role}]`)].map(m => m.textContent).join('');
      return {whole: copy.textContent, trigger: of('trigger'), content: of('content'), time: of('time')};
    }));
    assert.deepEqual(seen, e.reports.map(r => ({whole: r.sentence.text, trigger: r.trigger.text, content: r.statement?.content?.text ?? '', time: r.time.expression?.text ?? ''})), e.id);
  }
  await done();
});

test('a statement inside a statement leads to it, an old id to its entry', async () => {
  const {page, done} = await open(browser, url + '#e=e-famine');
  await page.click('.detail .chain .link');
  assert.equal(await page.getAttribute('.detail', 'data-id'), 'e-guterres');
  await page.evaluate(() => { location.hash = 'e=e-biden-cu'; });
  await page.waitForSelector('.detail[data-id=e-biden-rafah]');
  await done();
});

test('what an article says is never run, nor linked where it is no web address', async () => {
  const {page, done} = await open(browser, url + '#e=e-hostile');
  assert.match(await page.textContent('.detail-words'), /<img src=x onerror=window\.hacked=1> & <\/script><!-- =1\+1/);
  assert.equal(await page.locator('.report a').count(), 0);
  assert.equal(await page.evaluate(() => window.hacked), undefined);
  await done();
});

test('the language is switched and kept in the address; both have the same words', async () => {
  const {page, done} = await open(browser, url);
  await page.click('#language');
  assert.equal(await page.getAttribute('html', 'lang'), 'en');
  assert.deepEqual(await page.locator('.tab').allTextContents(), ['Timeline', 'Who said what', 'Map', 'Compare', 'Undated2']);
  assert.match(page.url(), /lang=en/);
  assert.match(await page.textContent('.day-name'), /^\d+ \w+ \d{4} \w+day$/);
  await done();
  const source = readFileSync(`${process.env.NIENBIEU_SOURCE}/src/page/src/dictionary.ts`, 'utf8'), [vi, en] = source.split('export const EN');
  const keys = text => [...text.matchAll(/'([a-z]+\.[A-Za-z_.]+)':/g)].map(m => m[1]).sort();
  assert.deepEqual(keys(vi), keys(en));
});

test('every event of known date is told in Vietnamese among the reasons, one of an unknown lexicon between quotation marks', async () => {
  const lines = readFileSync(`${process.env.NIENBIEU_SOURCE}/lexicons/known_events.tsv`, 'utf8').trim().split('\n').filter(line => !line.startsWith('#')), day = iso => iso.split('-').reverse().map(Number).join('/');
  const told = lines.map(line => { const [, date, , , , , english, vietnamese] = line.split('\t'); return [english, vietnamese.replace(date, day(date))]; });
  assert.ok(told.length > 100);
  told.push(['the US Capitol was stormed on 2021-01-06', 'Đồi Capitol của Mỹ bị tràn vào ngày 6/1/2021'], ['a dyke broke on 2020-02-03', 'sự kiện ngày 3/2/2020 ("a dyke broke")']);
  const timeline = sample(), [first] = timeline.events, wanted = [];
  timeline.events = [];
  timeline.undated = [];
  for (let n = 0; n < told.length; n += 8) {
    const some = told.slice(n, n + 8), mark = n % 16 ? ['; ', '; '] : [', or ', ', hoặc '];
    timeline.events.push({...first, id: `e-${n}`, time: {...first.time, why: `published about 2025-10-20~ (${some.map(([english]) => english).join(mark[0])}); the last such day at or before publication`}});
    wanted.push(`bài đăng khoảng 20/10/2025 (${some.map(([, vietnamese]) => vietnamese).join(mark[1])}); ngày gần nhất tính đến lúc đăng`);
  }
  const {page, done} = await open(browser, report(timeline, 'known'));
  for (const [n, {id}] of timeline.events.entries()) {
    await page.evaluate(e => { location.hash = 'e=' + e; }, id);
    await page.waitForSelector(`.detail[data-id=${id}]`);
    const facts = await page.textContent('.facts');
    assert.ok(facts.includes(wanted[n]), `${wanted[n]}\n${facts}`);
  }
  await done();
});

test('days that have names, clocks, weekdays and offices are told in Vietnamese', async () => {
  const names = [...readFileSync(`${process.env.NIENBIEU_SOURCE}/src/time/named_days.cpp`, 'utf8').matchAll(/^ {4}\{"[^"]+", \w+, \d+, \d+, \d+, "([^"]+)"\},$/gm)].map(m => m[1]);
  assert.ok(new Set(names).size > 30);
  const told = [
    ['counted from 2024-04-19, named just before; a few hours do not leave the day', 'tính từ 19/4/2024, ngày vừa nêu ngay trước đó; vài giờ không ra khỏi ngày'],
    ['published 2024-06-02; the last such day at or before publication; conflict: the text says Friday, it is a Saturday', 'bài đăng 2/6/2024; ngày gần nhất tính đến lúc đăng; trái với: bài viết ghi thứ Sáu, thực ra là thứ Bảy'],
    ['the year is written; the clock of America/Havana', 'năm được viết rõ; theo giờ America/Havana'],
    ['published 2024-06-02; it is a Sunday, as said', 'bài đăng 2/6/2024; đúng là Chủ nhật như bài viết'],
    ['conflict: "ngày 5/6/2024" in the text is not on the weekday told beside it', 'trái với: "ngày 5/6/2024" trong bài không rơi vào thứ ghi bên cạnh'],
    ['Trần Thị Mẫu is former Thủ tướng from 2016-07-13', 'Trần Thị Mẫu là cựu Thủ tướng từ 13/7/2016'],
    ['published about 2024-12-01~ (Lê Văn Mẫu is elected Tổng thống from 2024-11-05 to 2025-01-20)', 'bài đăng khoảng 1/12/2024 (Lê Văn Mẫu được bầu làm Tổng thống từ 5/11/2024 đến 20/1/2025)'],
    ['Lê Văn Mẫu is elected Tổng thống or Trần Thị Mẫu is elected Tổng thống from 2024-11-05 to 2025-01-20', 'Lê Văn Mẫu được bầu làm Tổng thống hoặc Trần Thị Mẫu được bầu làm Tổng thống từ 5/11/2024 đến 20/1/2025'],
  ];
  const timeline = sample(), [first] = timeline.events, whys = [...told.map(([why]) => why), names.map(name => `published 2024-05-22; ${name}`).join('; ')];
  timeline.events = whys.map((why, n) => ({...first, id: `e-${n}`, time: {...first.time, why}}));
  timeline.undated = [];
  const {page, done} = await open(browser, report(timeline, 'reasons'));
  const facts = async n => {
    await page.evaluate(e => { location.hash = 'e=' + e; }, `e-${n}`);
    await page.waitForSelector(`.detail[data-id=e-${n}]`);
    return page.textContent('.facts');
  };
  for (const [n, [, wanted]] of told.entries()) { const seen = await facts(n); assert.ok(seen.includes(wanted), `${wanted}\n${seen}`); }
  const all = await facts(told.length);
  assert.deepEqual(names.filter(name => all.split('; ').some(piece => piece.trim() === name)), []);
  assert.match(all, /; Tết Nguyên đán; /);
  await done();
});

test('a day of publication is told as fine as it is known', async () => {
  const told = [['2024-05-12', 'đăng 12/5/2024'], ['2024-05-12T07:30:00+07:00', 'đăng 12/5/2024'], ['2024-05-12~', 'đăng khoảng 12/5/2024'], ['2024-05', 'đăng tháng 5, 2024'], ['2024-12~', 'đăng khoảng tháng 12, 2024'], ['2023', 'đăng năm 2023'], ['hôm qua', 'đăng hôm qua']];
  const timeline = sample(), event = timeline.events.find(e => e.id === 'e-call'), document = timeline.documents.find(d => d.id === event.reports[0].document);
  timeline.documents = told.map(([published], n) => ({...document, id: `d-${n}`, published}));
  timeline.events = told.map((_, n) => ({...event, id: `e-${n}`, reports: [{...event.reports[0], document: `d-${n}`}]}));
  timeline.undated = [];
  const {page, done} = await open(browser, report(timeline, 'published'));
  for (const [n, [, wanted]] of told.entries()) {
    await page.evaluate(e => { location.hash = 'e=' + e; }, `e-${n}`);
    await page.waitForSelector(`.detail[data-id=e-${n}]`);
    assert.ok((await page.locator('.report .fine').first().textContent()).split(' · ').includes(wanted), wanted);
  }
  await done();
});

test('an address that is shared shows the same', async () => {
  const {page, done} = await open(browser, url);
  await page.click('.segments input[value=statement] + span');
  await page.selectOption('.tl-lane', 'type');
  await page.click('.tl-tools button[title="Phóng to"]');
  await card(page, 'e-netanyahu').click();
  await page.waitForFunction(() => /z=/.test(location.hash));
  const look = p => p.evaluate(() => [document.querySelector('.found').textContent, document.querySelector('.tl-window').textContent, document.querySelector('.detail')?.dataset.id, document.querySelector('.tl-lane').value, [...document.querySelectorAll('.tl-label')].map(x => x.textContent)]);
  const there = await look(page), address = page.url();
  await done();
  const other = await open(browser, address);
  await other.page.waitForTimeout(100);
  assert.deepEqual(await look(other.page), there);
  await other.done();
});

test('everything by keyboard: search, timeline, list, details', async () => {
  const {page, done} = await open(browser, url);
  const tabTo = async test => { for (let n = 0; n < 60; n++) { await page.keyboard.press('Tab'); if (await page.evaluate(test)) return; } assert.fail(`no Tab leads to ${test}`); };
  await page.keyboard.press('/');
  await page.keyboard.type('không mở chiến dịch');
  await page.waitForFunction(() => document.querySelector('.found').textContent.startsWith('1 '));
  await tabTo(() => document.activeElement.closest('[data-facet=type]')?.tagName === 'DETAILS' && document.activeElement.tagName === 'SUMMARY');
  await page.keyboard.press('Enter');
  await tabTo(() => document.activeElement.matches('[data-value=REQUEST]'));
  await page.keyboard.press('Space');
  await page.waitForFunction(() => document.querySelector('.found').textContent.startsWith('1 '));
  await page.keyboard.press('Escape');
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'SUMMARY');
  await tabTo(() => document.activeElement.matches('.tl-canvas'));
  await page.keyboard.press('+');
  await page.keyboard.press('n');
  await page.waitForSelector('.detail[data-id=e-biden-rafah]');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'detail-head');
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('.detail').count(), 0);
  await page.evaluate(() => { location.hash = ''; });
  await page.waitForFunction(n => document.querySelector('.found').textContent.startsWith(n), String(all.length));
  await page.focus('.rows');
  await page.keyboard.press('Home');
  const first = await page.evaluate(() => document.activeElement.closest('.card').dataset.id);
  await page.keyboard.press('ArrowDown');
  const second = await page.evaluate(() => document.activeElement.closest('.card').dataset.id);
  assert.deepEqual([first, second], story.events.slice(0, 2).map(e => e.id));
  await page.keyboard.press('Enter');
  await page.waitForSelector(`.detail[data-id=${second}]`);
  await done();
});

test('phone: nothing is wider than the screen, details lie over the list and close again', async () => {
  const {page, done} = await open(browser, url, {viewport: {width: 390, height: 844}, hasTouch: true, isMobile: true});
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  for (const view of ['timeline', 'table', 'map', 'compare', 'undated']) {
    await page.evaluate(v => { location.hash = 'view=' + v; }, view);
    await page.waitForSelector(`.stage-${view}`);
    assert.equal(await wide(), false, view);
    await axe(page, `phone ${view}`);
  }
  await page.evaluate(() => { location.hash = ''; });
  await card(page, 'e-biden-rafah').tap();
  const box = await page.locator('.side').boundingBox();
  assert.deepEqual([box.x, box.width], [0, 390]);
  await axe(page, 'phone details');
  await page.click('.detail-tools button:last-child');
  assert.equal(await page.locator('.side').isVisible(), false);
  await done();
});

test('from the width of a small phone to a desktop: the tools are in sight, the map shows all its places', async () => {
  for (const [width, height] of [[320, 568], [390, 844], [820, 1180], [1024, 768], [1200, 800], [1440, 900]]) {
    const {page, done} = await open(browser, url, {viewport: {width, height}});
    const last = await page.locator('.tl-tools button').last().boundingBox();
    assert.ok(last.x + last.width <= width, `${width}: ${last.x + last.width}`);
    const tab = await page.locator('.tab').first().boundingBox(), tabs = await page.locator('.tabs').boundingBox();
    assert.ok(tab.x >= tabs.x - 1, `${width}: the first tab begins at ${tab.x}`);
    await page.evaluate(() => { location.hash = 'view=map'; });
    await page.click('.map-tools [data-label="tl.fit"]');
    const frame = await page.locator('.map-frame').boundingBox(), centres = await page.locator('.spot').evaluateAll(list => list.map(s => { const b = s.getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]; }));
    assert.ok(centres.length >= 5);
    assert.deepEqual(centres.filter(([x, y]) => x < frame.x || x > frame.x + frame.width || y < frame.y || y > frame.y + frame.height), [], `${width}`);
    await done();
  }
});

// One word more from card to card, so that some end where a line does, at every width and in every font.
test('a card has the lines that its words need: none is cut, none is left over', async () => {
  const words = 'Các cuộc gặp Mỹ-Trung, Nhật-Hàn, Pháp-Đức, Iran-Oman, Israel-Hamas, Nga-Ukraine, Lào-Campuchia và Ấn-Úc trong năm 2025-2026 kéo dài 2-3 giờ; theo lời người phát ngôn, các bên giữ liên lạc thường xuyên, nối lại đường dây nóng và cùng thúc đẩy tuyến Hà Nội-Viêng Chăn, dù khác biệt về thuế quan còn nhiều và chưa hẹn ngày gặp lại'.split(' ');
  const timeline = sample(), of = id => timeline.events.find(e => e.id === id), pair = [of('e-biden-rafah'), of('e-netanyahu')], told = [];
  for (let n = 3; n <= words.length; n++) {
    const first = pair[n % 2], statement = {...first.statement, mode: n % 3 ? 'indirect' : 'direct', content: {...first.statement.content, text: words.slice(0, n).join(' ')}};
    told.push({...first, id: `e-${n}`, conflicts: [], statement, reports: first.reports.map(r => ({...r, statement}))});
  }
  Object.assign(timeline, {events: told, undated: []});
  const long = report(timeline, 'long');
  for (const width of [320, 390, 620, 700, 1440]) {
    const {page, done} = await open(browser, long, {viewport: {width, height: 12000}});
    const rows = () => page.locator('.stage .row:has(.gist)').evaluateAll(list => list.map(row => {
      const gist = [...row.querySelectorAll('.gist')], line = parseFloat(getComputedStyle(gist[0]).lineHeight), given = [1, 2, 3].find(n => gist[0].classList.contains(`lines-${n}`));
      for (const g of gist) g.style.cssText = 'display: block; overflow: visible';
      const needs = gist.map(g => Math.min(3, Math.round(g.getBoundingClientRect().height / line))), room = row.getBoundingClientRect().bottom - Math.max(...gist.map((g, n) => g.getBoundingClientRect().top + needs[n] * line));
      return {words: gist.map(g => g.textContent).join(' | '), given, needs, room: room / line};
    }));
    const cards = await rows();
    assert.equal(cards.length, told.length);
    assert.deepEqual(cards.filter(r => r.given !== r.needs[0]), [], `${width}`);
    await page.evaluate(() => { location.hash = 'view=compare&a=Q6279&b=Q43723'; });
    await page.waitForSelector('.compare-side .gist');
    const compared = await rows();
    assert.ok(compared.length >= told.length / 2);
    assert.deepEqual(compared.filter(r => r.room < 0 || r.room > 1.5), [], `${width}, compared`);
    await done();
  }
});

test('table sorts, map filters, two speakers compare, undated events have their tray', async () => {
  const {page, done} = await open(browser, url + '#view=table');
  const speakers = () => page.locator('td.col-speaker').allTextContents();
  assert.equal(await page.getAttribute('.say', 'aria-rowcount'), String(all.filter(e => e.kind === 'statement').length + 1));
  await page.click('th.col-speaker button');
  const up = await speakers();
  await page.click('th.col-speaker button');
  assert.equal(await page.getAttribute('th.col-speaker', 'aria-sort'), 'descending');
  assert.notDeepEqual(await speakers(), up);
  await page.click('[data-view=map]');
  assert.ok(await page.locator('.spot').count() >= 5);
  assert.match(await page.textContent('.map-side'), /Thị trấn không tên/);
  await page.locator('.map-side .bar-line', {hasText: 'Rafah'}).click();
  assert.match(page.url(), /place=x%3Aplace%3Arafah/);
  await page.click('.filter-state .text-button');
  await page.click('[data-view=compare]');
  await page.selectOption('.compare-head > :first-child select', 'Q6279');
  await page.selectOption('.compare-head > :last-child select', 'Q43723');
  assert.match(await page.textContent('.compare-side.left:not(.silent)'), /không mở chiến dịch/);
  assert.match(await page.textContent('.compare-side.right:not(.silent)'), /Israel sẽ tự quyết định/);
  await page.click('[data-view=undated]');
  assert.deepEqual((await page.locator('.stage .day-name').allTextContents()), ['7/10, không rõ năm', 'Không rõ ngày']);
  await done();
});

test('two who spoke on the same day are compared first', async () => {
  const timeline = sample(), at = id => timeline.events.find(e => e.id === id);
  at('e-hang').time = {...at('e-erdogan').time, expression: null};
  const {page, done} = await open(browser, report(timeline, 'pair') + '#view=compare');
  const chosen = () => page.locator('.compare-select').evaluateAll(list => list.map(s => s.value).sort());
  assert.deepEqual(await chosen(), ['Q39259', 'x:person:pham-thu-hang']);
  assert.match(await page.textContent('.compare-middle'), /1 ngày cả hai cùng lên tiếng/);
  await page.evaluate(() => { location.hash = 'view=compare&b=Q6279'; });
  await page.waitForFunction(() => document.querySelector('.compare-head > :last-child select').value === 'Q6279');
  assert.notEqual((await chosen())[0], (await chosen())[1]);
  await done();
});

test('exports what is filtered, as JSON and as CSV', async () => {
  const {page, done} = await open(browser, url + '#person=Q58217');
  const get = async id => {
    await page.click('summary[aria-label="Xuất"]');
    const [file] = await Promise.all([page.waitForEvent('download'), page.click(id)]);
    await page.keyboard.press('Escape');
    return readFileSync(await file.path(), 'utf8');
  };
  const json = JSON.parse(await get('#export-json'));
  assert.deepEqual(json.events.map(e => e.id), ['e-about', 'e-hostile']);
  assert.deepEqual(json.events, story.events.filter(e => ['e-about', 'e-hostile'].includes(e.id)));
  assert.deepEqual(json.documents.map(d => d.id), ['d6', 'd7']);
  const csv = await get('#export-csv');
  assert.equal(csv.charCodeAt(0), 0xfeff);
  assert.equal(csv.split('\r\n').length, 4);
  assert.match(csv, /"""<img src=x onerror=window\.hacked=1> & <\/script><!-- =1\+1"""/);
  await done();
});

test('prints the whole selection with its sources', async () => {
  const {page, done} = await open(browser, url + '#kind=statement');
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({media: 'print'});
  assert.equal(await page.locator('.paper article').count(), all.filter(e => e.kind === 'statement').length);
  assert.equal(await page.locator('.paper').isVisible(), true);
  assert.equal(await page.locator('.top').isVisible(), false);
  await done();
});

test('accessible: no finding of axe in any view, light and dark, with an event open', async () => {
  for (const colorScheme of ['light', 'dark']) {
    const {page, done} = await open(browser, url, {colorScheme});
    const dark = ['', 'e=e-biden-rafah', 'view=map&place=Q60'];
    for (const hash of colorScheme === 'dark' ? dark : [...dark, 'view=table', 'view=compare', 'view=undated', 'lang=en&e=e-guterres']) {
      await page.evaluate(h => { location.hash = h; }, hash);
      await page.waitForTimeout(60);
      await axe(page, `${colorScheme} ${hash}`);
    }
    await page.evaluate(() => { location.hash = ''; });
    await page.click('[data-facet=person] summary');
    await axe(page, `${colorScheme} facet`);
    await done();
  }
});
