// Other people's programs read what the binary writes: the loaders of TimelineJS and vis-timeline, a checker of GeoJSON, Apache Annotator's
// matchers, the types of schema.org, a validator of OpenAPI. Each must find the timeline's own events. (Python's readers: test_export.py.)
import assert from 'node:assert/strict';
import {execFileSync, spawnSync} from 'node:child_process';
import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {after, before, test} from 'node:test';
import {folder, launch, require} from './browser.mjs';

const {NIENBIEU, NIENBIEU_SOURCE, PAGE_PACKAGES} = process.env;
const packages = (...parts) => join(PAGE_PACKAGES, 'node_modules', ...parts), load = name => import(pathToFileURL(require.resolve(name)).href);
const run = (...rest) => execFileSync(NIENBIEU, ['-q', ...rest], {maxBuffer: 1 << 28, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore']});
let articles, timeline, file, dated;

before(() => {
  const sample = join(NIENBIEU_SOURCE, 'tests/articles');
  articles = readdirSync(sample).filter(name => /\.(txt|html|jsonl)$/.test(name)).sort().map(name => join(sample, name));
  file = join(folder, 'readers.json');
  run('timeline', ...articles, '--format', 'json', '-o', file);
  timeline = JSON.parse(readFileSync(file, 'utf8'));
  dated = timeline.events.filter(e => /^\d{4}/.test(e.time.edtf ?? '') || /^\d{4}/.test(e.time.earliest ?? ''));
});

test('OpenAPI 3.1: the description of the API is valid', async () => {
  const {Validator} = await load('@seriousme/openapi-schema-validator'), document = JSON.parse(readFileSync(join(NIENBIEU_SOURCE, 'schemas/openapi.json'), 'utf8'));
  const validator = new Validator(), {valid, errors} = await validator.validate(document);
  assert.deepEqual([valid, errors, validator.version], [true, undefined, '3.1']);
  const broken = await new Validator().validate({...document, paths: {'/x': {get: {responses: {ok: 1}}}}});
  assert.equal(broken.valid, false);
});

test('GeoJSON: valid by RFC 7946, the same events', async () => {
  const {check} = await load('@placemarkio/check-geojson');
  const {features} = check(run('export', file, '--format', 'geojson'));
  assert.deepEqual(features.map(f => f.id), [...timeline.events, ...timeline.undated].map(e => e.id));
});

test('TimelineJS and vis-timeline load every event that has a year, at its day', async t => {
  const browser = await launch();
  t.after(() => browser.close());
  const page = await browser.newPage({viewport: {width: 1000, height: 700}}), troubles = [];
  page.on('pageerror', e => troubles.push(e.message));
  await page.route(/^https?:/, route => route.abort());
  await page.setContent('<!doctype html><meta charset="utf-8"><div id="slides" style="height: 500px"></div><div id="items"></div>');
  await page.addScriptTag({path: packages('@knight-lab/timelinejs/dist/js/timeline.js')});
  await page.evaluate(data => { window.slides = new TL.Timeline('slides', data, {font: null}); }, JSON.parse(run('export', file, '--format', 'timelinejs')));
  await page.waitForFunction(() => window.slides.ready);
  const slides = await page.evaluate(() => slides.config.events.map(e => [e.unique_id, e.start_date.data.date_obj.toISOString().slice(0, 10)]));
  assert.deepEqual(slides.map(s => s[0]).sort(), dated.map(e => e.id).sort());
  const first = e => (e.time.earliest ?? e.time.latest).padEnd(10, '-01');
  const days = new Map(dated.map(e => [e.id, first(e)]));
  assert.deepEqual(slides.filter(([id, day]) => days.get(id) !== day), []);
  await page.addScriptTag({path: packages('vis-timeline/standalone/umd/vis-timeline-graph2d.min.js')});
  const items = await page.evaluate(({items, groups}) => {
    const lanes = new vis.DataSet(groups), shown = new vis.Timeline(document.querySelector('#items'), new vis.DataSet(items), lanes, {});
    return Object.values(shown.itemSet.items).map(i => [i.id, new Date(i.data.start).toISOString().slice(0, 10), !!lanes.get(i.data.group)]);
  }, JSON.parse(run('export', file, '--format', 'vis')));
  assert.deepEqual(items.map(i => i[0]).sort(), dated.map(e => e.id).sort());
  assert.deepEqual(items.filter(([id, day, lane]) => days.get(id) !== day || !lane), []);
  assert.deepEqual(troubles, []);
});

test('Web Annotation: Apache Annotator finds the words by position and by quotation', async () => {
  const {textPositionSelectorMatcher, textQuoteSelectorMatcher} = await import(pathToFileURL(packages('@apache-annotator/selector/lib/text/index.js')).href);
  const lines = join(folder, 'annotated.jsonl'), brat = join(folder, 'brat'), texts = new Map();
  writeFileSync(lines, run('annotate', ...articles));
  mkdirSync(brat, {recursive: true});
  run('export', lines, '--format', 'brat', '--texts', ...articles, '-o', brat);
  const names = readdirSync(brat).filter(name => name.endsWith('.txt')).sort();
  readFileSync(lines, 'utf8').trim().split('\n').forEach((line, n) => texts.set('urn:nienbieu:' + JSON.parse(line).document.id, readFileSync(join(brat, names[n]), 'utf8')));
  const whole = text => ({currentChunk: {data: text, equals(other) { return other === this; }}, nextChunk: () => null, previousChunk: () => null, precedesCurrentChunk: () => false});
  const found = async (match, text) => { const out = []; for await (const range of match(whole(text))) out.push([range.startIndex, range.endIndex]); return out; };
  const {total, first: {items}} = JSON.parse(run('export', file, '--format', 'webannotation'));
  assert.equal(total, [...timeline.events, ...timeline.undated].flatMap(e => e.reports).length);
  assert.equal(items.length, total);
  for (const {id, target: {source, selector: [position, quote]}} of items) {
    const text = texts.get(source), documented = timeline.documents.find(d => d.url === source);
    const original = text ?? texts.get('urn:nienbieu:' + documented?.id);
    assert.ok(original, `${id}: ${source}`);
    const at = await found(textPositionSelectorMatcher(position), original);
    assert.deepEqual(at.map(([a, b]) => original.slice(a, b)), [quote.exact], id);
    const quoted = await found(textQuoteSelectorMatcher(quote), original);
    assert.ok(quoted.some(([a, b]) => a === at[0][0] && b === at[0][1]), id);
  }
});

test('schema.org: every shape of node has the types that the vocabulary wants', () => {
  const {'@graph': graph} = JSON.parse(run('export', file, '--format', 'schemaorg'));
  const shape = value => (Array.isArray(value) ? [...new Set(value.map(v => JSON.stringify(shape(v))))].sort() : value && typeof value === 'object' ? Object.entries(value).map(([k, v]) => [k, k === '@type' ? v : shape(v)]) : typeof value);
  const kinds = [...new Map(graph.map(node => [JSON.stringify(shape(node)), node])).values()], source = join(PAGE_PACKAGES, 'graph.ts');
  const check = nodes => {
    writeFileSync(source, `import type {Graph} from 'schema-dts';\nexport const graph: Graph = ${JSON.stringify({'@context': 'https://schema.org', '@graph': nodes})};
// @ts-expect-error: a place speaks not
export const wrong: Graph = {'@context': 'https://schema.org', '@graph': [{'@type': 'Quotation', spokenByCharacter: {'@type': 'Place', name: 'x'}}]};\n`);
    return spawnSync(process.execPath, [packages('typescript/bin/tsc'), '--noEmit', '--strict', '--skipLibCheck', '--module', 'esnext', '--moduleResolution', 'bundler', source], {encoding: 'utf8'}).stdout;
  };
  assert.equal(check(kinds), '');
});
