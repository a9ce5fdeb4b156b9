// The page as `nienbieu serve` gives it: a store of the sample articles behind a real server, looked at, filtered, shared, and added to while one looks.
import assert from 'node:assert/strict';
import {execFileSync, spawn} from 'node:child_process';
import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {axe, folder, launch, open} from './browser.mjs';

const {NIENBIEU, NIENBIEU_SOURCE} = process.env, TOKEN = 'a-token-of-some-length', database = join(folder, 'served.db');
const NEW = {id: 'moi-1', url: 'https://bao.example/moi', outlet: 'Báo Mới', published: '2023-09-20', text: 'Ngày 19/9/2023, Tổng thống Mỹ Joe Biden cho biết ông sẽ thăm Huế vào mùa xuân.'};
const store = (...rest) => execFileSync(NIENBIEU, ['-q', 'store', '--db', database, ...rest]);
let browser, server, url, timeline, all;

before(async () => {
  const articles = join(NIENBIEU_SOURCE, 'tests/articles');
  store('add', ...readdirSync(articles).filter(name => /\.(txt|html|jsonl)$/.test(name)).sort().map(name => join(articles, name)));
  server = spawn(NIENBIEU, ['serve', '--db', database, '--listen', '127.0.0.1:0'], {env: {...process.env, NIENBIEU_TOKEN: TOKEN}, stdio: ['ignore', 'ignore', 'pipe']});
  url = await new Promise((resolve, reject) => {
    server.stderr.once('data', line => resolve(/http:\S+/.exec(String(line))[0]));
    server.once('exit', code => reject(new Error(`the server ended with ${code}`)));
  });
  timeline = await (await fetch(url + 'api/timeline')).json();
  all = [...timeline.events, ...timeline.undated];
  browser = await launch();
});
after(async () => { await browser?.close(); server?.kill(); });

const found = page => page.textContent('.found');
const shows = (page, count) => page.waitForFunction(n => document.querySelector('.found').textContent.startsWith(`${n} `), count);
const go = async (page, hash, id) => {
  await page.evaluate(h => { location.hash = h; }, hash);
  if (id) await page.waitForSelector(`.detail[data-id="${id}"]`);
};
// What the open card shows, without what only a screen reader says: each sentence, and its words that are marked as the trigger.
const marks = page => page.locator('.detail .sentence').evaluateAll(list => list.map(s => {
  const copy = s.cloneNode(true);
  copy.querySelectorAll('.sr').forEach(x => x.remove());
  return [copy.textContent, [...copy.querySelectorAll('mark[data-roles~=trigger]')].map(m => m.textContent).join('')];
}));
const sentences = entry => entry.reports.filter(r => r.sentence).map(r => [r.sentence.text, r.trigger?.text ?? '']);
const inMost = () => {
  const counts = new Map();
  for (const e of all) for (const id of new Set([...e.actors, ...e.targets].map(a => a.entity))) if (timeline.entities[id]?.type === 'person') counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0];
};

test('loads, filters by person, opens a card with its words marked, changes its language; a shared address shows the same', async () => {
  const {page, done} = await open(browser, url), [person, count] = inMost(), {name} = timeline.entities[person];
  assert.match(await found(page), new RegExp(`^${all.length} `));
  await page.click('[data-facet=person] summary');
  await page.fill('[data-facet=person] .facet-find', name);
  await page.locator('[data-facet=person] .choice', {hasText: name}).first().click();
  await shows(page, count);
  await page.keyboard.press('Escape');
  await page.locator('.card button').first().click();
  const id = await page.getAttribute('.detail', 'data-id'), entry = all.find(e => e.id === id);
  assert.ok([...entry.actors, ...entry.targets].some(a => a.entity === person));
  assert.deepEqual(await marks(page), sentences(entry));
  await page.click('#language');
  assert.equal(await page.getAttribute('html', 'lang'), 'en');
  const look = p => p.evaluate(() => [document.querySelector('.found').textContent, document.querySelector('.tl-window').textContent, document.querySelector('.detail')?.dataset.id, document.documentElement.lang, document.querySelectorAll('.chip').length]);
  const there = await look(page), other = await open(browser, page.url());
  await other.page.waitForSelector('.detail');
  assert.deepEqual(await look(other.page), there);
  await other.done();
  await done();
});

test('every source sentence is marked where its record says', async () => {
  const {page, done} = await open(browser, url);
  for (const e of all.filter((_, n) => n % 9 === 0)) {
    await go(page, 'e=' + encodeURIComponent(e.id), e.id);
    assert.deepEqual(await marks(page), sentences(e), e.id);
  }
  await done();
});

test('reasons are told in the language of the page', async () => {
  const {page, done} = await open(browser, url), kinds = new Map();
  for (const e of all) if (e.time.why) kinds.set(e.time.why.replace(/"[^"]*"|[\d-]+|\p{Lu}\S*( \p{Lu}\S*)*/gu, ''), e);
  assert.ok(kinds.size > 8);
  const english = /\b(the|is|of|from|published|such|day|year|date|words|written|counted|running)\b/;
  for (const e of kinds.values()) {
    await go(page, 'e=' + encodeURIComponent(e.id), e.id);
    assert.doesNotMatch((await page.textContent('.facts')).replace(/[“"][^”"]*[”"]/g, ''), english, e.time.why);
    await go(page, 'lang=en&e=' + encodeURIComponent(e.id), e.id);
    assert.ok((await page.textContent('.facts')).includes(e.time.why));
    await go(page, 'lang=vi&e=' + encodeURIComponent(e.id), e.id);
  }
  await done();
});

test('by keyboard alone, and at the width of a phone', async () => {
  const {page, done} = await open(browser, url, {viewport: {width: 390, height: 844}, hasTouch: true, isMobile: true});
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
  await go(page, 'view=table');
  await page.waitForSelector('.stage-table tbody tr.gap');
  assert.ok((await page.locator('td.col-content').first().boundingBox()).width > 150, 'what was said has most of the width');
  await go(page, '');
  await page.keyboard.press('/');
  await page.keyboard.type('vũ khí');
  await page.waitForFunction(n => !document.querySelector('.found').textContent.startsWith(`${n} `), all.length);
  for (let n = 0; n < 60 && !await page.evaluate(() => document.activeElement.closest('.rows') && true); n++) await page.keyboard.press('Tab');
  await page.keyboard.press('Home');
  const id = await page.evaluate(() => document.activeElement.closest('.card').dataset.id);
  await page.keyboard.press('Enter');
  await page.waitForSelector(`.detail[data-id="${id}"]`);
  await axe(page, 'served, phone');
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('.detail').count(), 0);
  await done();
});

test('shows what is added while one looks, and what another process takes away', async () => {
  const {page, done} = await open(browser, url);
  await page.waitForSelector('.live.is-on');
  const answer = await fetch(url + 'api/articles', {method: 'POST', headers: {Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'application/json'}, body: JSON.stringify(NEW)});
  assert.equal(answer.status, 201);
  const now = await (await fetch(url + 'api/timeline')).json(), fresh = [...now.events, ...now.undated].filter(e => e.reports.some(r => r.document === 'moi-1'));
  const total = now.events.length + now.undated.length;
  assert.ok(fresh.length > 0 && total > all.length);
  await shows(page, total);
  await go(page, 'source=B%C3%A1o+M%E1%BB%9Bi&e=' + encodeURIComponent(fresh[0].id), fresh[0].id);
  await page.waitForSelector(`.card.is-fresh[data-id="${fresh[0].id}"]`);
  assert.match(await page.textContent('.detail .report-title, .detail .report'), /Báo Mới|20\/9\/2023/);
  await axe(page, 'served');
  await go(page, '');
  store('remove', 'moi-1');
  await shows(page, all.length);
  await done();
});

test('what goes wrong is said', async () => {
  const context = await browser.newContext(), page = await context.newPage();
  await page.route('**/api/timeline', route => route.fulfill({status: 503, body: ''}));
  await page.goto(url);
  await page.waitForSelector('[role=alert]');
  assert.match(await page.textContent('[role=alert]'), /HTTP 503/);
  await context.close();
});
