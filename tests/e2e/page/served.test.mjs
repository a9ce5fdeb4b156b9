// The page as `nienbieu serve` gives it: three files under a strict policy, data from the API, additions while one looks.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createServer} from 'node:http';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {axe, launch, open} from './browser.mjs';
import {sample} from './sample.mjs';

export const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const TYPES = {'index.html': 'text/html; charset=utf-8', 'page.js': 'text/javascript; charset=utf-8', 'page.css': 'text/css; charset=utf-8'};
let browser, server, url, streams = [], timeline;

before(async () => {
  browser = await launch();
  timeline = sample();
  server = createServer((request, response) => {
    const name = request.url === '/' ? 'index.html' : request.url.slice(1);
    response.setHeader('Content-Security-Policy', POLICY);
    response.setHeader('X-Content-Type-Options', 'nosniff');
    if (TYPES[name]) return response.setHeader('Content-Type', TYPES[name]).end(readFileSync(join(process.env.PAGE_FOLDER, name)));
    if (name === 'api/timeline') return response.setHeader('Content-Type', 'application/json').end(JSON.stringify(timeline));
    if (name === 'api/live') { response.writeHead(200, {'Content-Type': 'text/event-stream'}); response.write(': hello\n\n'); return streams.push(response); }
    response.writeHead(404).end();
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${server.address().port}/`;
});
after(async () => { for (const s of streams) s.end(); await browser.close(); server.close(); });

test('served under a policy without inline script, it shows the timeline and what comes in live', async () => {
  const held = timeline.events.find(e => e.id === 'e-erdogan');
  timeline = {...timeline, events: timeline.events.filter(e => e !== held)};
  const total = timeline.events.length + timeline.undated.length;
  const {page, done} = await open(browser, url);
  assert.match(await page.textContent('.found'), new RegExp(`^${total} `));
  await page.waitForSelector('.live.is-on');
  // An addition that carries its entry.
  for (const s of streams) s.write(`event: entry\ndata: ${JSON.stringify({schema: 'nienbieu/entry@1', documents: [], ...held})}\n\n`);
  await page.waitForFunction(n => document.querySelector('.found').textContent.startsWith(String(n)), total + 1);
  await page.waitForSelector('.card.is-fresh[data-id=e-erdogan]');
  assert.match(await page.textContent('.notice'), /1 sự kiện mới/);
  // A notice without one: the page asks for the whole.
  timeline = {...timeline, events: timeline.events.slice(1)};
  for (const s of streams) s.write('event: changed\ndata: {}\n\n');
  await page.waitForFunction(n => document.querySelector('.found').textContent.startsWith(String(n)), total - 1);
  await axe(page, 'served');
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
