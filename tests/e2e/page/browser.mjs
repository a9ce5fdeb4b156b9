// What every test of the page starts with: the binary's report of a timeline, opened in Chromium, watched for errors and foreign requests.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdtempSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';

export const require = createRequire(join(process.env.PAGE_PACKAGES, 'x.js'));
const {chromium} = require('playwright-core');
export const folder = mkdtempSync(join(tmpdir(), 'nienbieu-page-'));

export const launch = () => chromium.launch({
  executablePath: process.env.CHROMIUM, args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

export function report(timeline, name) {
  const data = join(folder, `${name}.json`), page = join(folder, `${name}.html`);
  writeFileSync(data, JSON.stringify(timeline));
  execFileSync(process.env.NIENBIEU, ['report', data, '-o', page]);
  return pathToFileURL(page).href;
}

// A page whose troubles are collected; `done` fails on any of them.
export async function open(browser, url, options = {}) {
  const context = await browser.newContext({viewport: {width: 1440, height: 900}, colorScheme: 'light', ...options}), page = await context.newPage(), troubles = [];
  const home = new URL(url);
  page.on('console', m => { if (['error', 'warning'].includes(m.type())) troubles.push(`console: ${m.text()}`); });
  page.on('pageerror', e => troubles.push(`error: ${e.message}`));
  page.on('request', r => { const u = new URL(r.url()); if (!['data:', 'blob:'].includes(u.protocol) && (u.protocol !== home.protocol || u.host !== home.host)) troubles.push(`request: ${r.url()}`); });
  await page.goto(url);
  await page.waitForSelector('html[data-ready]', {timeout: 60_000});
  return {page, context, done: async () => { await context.close(); assert.deepEqual(troubles, []); }};
}

// The page's own policy allows no other script, so that the checker runs in a world of its own: made once a page.
const checkers = new WeakMap();
async function checker(page) {
  if (checkers.has(page)) return checkers.get(page);
  const session = await page.context().newCDPSession(page), {frameTree} = await session.send('Page.getFrameTree');
  const {executionContextId} = await session.send('Page.createIsolatedWorld', {frameId: frameTree.frame.id, worldName: 'axe'});
  const run = expression => session.send('Runtime.evaluate', {expression, contextId: executionContextId, awaitPromise: true, returnByValue: true});
  await run(require('axe-core').source);
  checkers.set(page, run);
  return run;
}

export async function axe(page, what) {
  const run = await checker(page);
  const {result, exceptionDetails} = await run(`axe.run(document, {resultTypes: ['violations']}).then(r => r.violations.map(v => v.impact + ' ' + v.id + ': ' + v.nodes.slice(0, 3).map(n => n.target.join(' ') + ' ' + n.failureSummary).join(' | ')))`);
  assert.equal(exceptionDetails, undefined);
  assert.deepEqual(result.value, [], what);
}
