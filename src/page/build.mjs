// Builds the page: node build.mjs OUTDIR [NODE_MODULES]
//   index.html page.js page.css     for the server, which serves them as three files (no inline script)
//   report-template.html            for `nienbieu report`: everything in one file, with a policy that allows exactly its own script and style
// `nienbieu report` puts the data where the template says <!--data-->.
import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname, join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';

if (Number(process.versions.node.split('.')[0]) < 18) { console.error(`Node.js 18 or later builds the page; this is ${process.version}`); process.exit(1); }
const here = dirname(fileURLToPath(import.meta.url));
const out = resolve(process.argv[2] ?? join(here, 'dist'));
const modules = resolve(process.argv[3] ?? join(here, 'node_modules'));
const require = createRequire(join(modules, 'x.js'));
const {build} = require('esbuild');
mkdirSync(out, {recursive: true});

// Outlines of the countries (Natural Earth 1:50m), thinned to what a screen shows; names are the browser's own.
async function atlas() {
  const simplify = await import(require.resolve('topojson-simplify'));
  const {presimplify, quantile, simplify: thin, filter, filterWeight} = simplify.default ?? simplify;
  const {quantize} = require('topojson-client');
  let world = JSON.parse(readFileSync(join(modules, 'world-atlas/countries-50m.json'), 'utf8'));
  delete world.objects.land;
  for (const g of world.objects.countries.geometries) delete g.properties;
  world = presimplify(world);
  world = thin(world, quantile(world, 0.45));
  world = filter(world, filterWeight(world, 1e-6));
  return JSON.stringify(quantize(world, 1e4));
}

const atlasPlugin = {
  name: 'atlas',
  setup(b) {
    b.onResolve({filter: /^atlas$/}, () => ({path: 'atlas', namespace: 'atlas'}));
    b.onLoad({filter: /.*/, namespace: 'atlas'}, async () => ({contents: await atlas(), loader: 'json'}));
  },
};

// What is told of the events of known date, in English as the records have it, beside its Vietnamese: [english, vietnamese][], the longest first, so that none is taken for a part of another.
function knownEvents() {
  const folder = join(here, '../../lexicons'), told = [];
  for (const file of readdirSync(folder).filter(name => /^known_events(\.\w+)?\.tsv$/.test(name)).sort()) {
    const lines = readFileSync(join(folder, file), 'utf8').split('\n'), columns = lines.find(line => line.startsWith('# columns: ')).slice('# columns: '.length).split(' ');
    for (const [n, line] of lines.entries()) {
      if (!line || line.startsWith('#')) continue;
      const cells = line.split('\t'), both = ['english', 'vietnamese'].map(name => cells[columns.indexOf(name)]);
      if (!both.every(Boolean)) throw new Error(`${file}:${n + 1}: an event of known date is told in English and in Vietnamese`);
      told.push(both);
    }
  }
  return told.sort(([a], [b]) => b.length - a.length || (a < b ? -1 : 1));
}

const knownEventsPlugin = {
  name: 'known-events',
  setup(b) {
    b.onResolve({filter: /^known-events$/}, () => ({path: 'known-events', namespace: 'known-events'}));
    b.onLoad({filter: /.*/, namespace: 'known-events'}, () => ({contents: JSON.stringify(knownEvents()), loader: 'json'}));
  },
};

const result = await build({
  entryPoints: {page: join(here, 'src/main.ts')}, bundle: true, format: 'iife', target: ['es2022'], minify: true, charset: 'utf8', legalComments: 'none', outdir: out, write: false, metafile: true,
  nodePaths: [modules], plugins: [atlasPlugin, knownEventsPlugin], logLevel: 'warning',
});
// Every bundled package's licence goes with it.
function licences() {
  const names = new Set(['world-atlas', ...Object.keys(result.metafile.inputs).map(f => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(f)?.[1]).filter(Boolean)]);
  return [...names].sort().map(name => {
    const folder = join(modules, name), {version, license} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')), file = ['LICENSE', 'LICENSE.md', 'LICENSE.txt'].map(f => join(folder, f)).find(existsSync);
    return `${name} ${version} (${license})\n${file ? readFileSync(file, 'utf8').trim() : ''}`;
  }).join('\n\n').replace(/\*\//g, '* /');
}

const text = suffix => result.outputFiles.find(f => f.path.endsWith(suffix)).text;
const script = `${text('.js')}/* Bundled packages and their licences\n\n${licences()}\n*/\n`.replace(/<\/(script)/gi, '<\\/$1').replace(/<!--/g, '<\\!--'), style = text('.css');
const html = readFileSync(join(here, 'index.html'), 'utf8');
const fill = (head, body) => html.replace('<!--head-->', () => head).replace('<!--body-->', () => body);
const hash = content => `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
const policy = `default-src 'none'; script-src ${hash(script)}; style-src ${hash(style)}; img-src data:; base-uri 'none'; form-action 'none'`;

writeFileSync(join(out, 'page.js'), script);
writeFileSync(join(out, 'page.css'), style);
writeFileSync(join(out, 'index.html'), fill('<link rel="stylesheet" href="page.css">', '<script src="page.js"></script>'));
writeFileSync(join(out, 'report-template.html'), fill(`<meta http-equiv="Content-Security-Policy" content="${policy}">\n<style>${style}</style>`, `<!--data-->\n<script>${script}</script>`));
