// Where things happened: circles on a map whose outlines come with the page. The list beside it says the same in words.
import {geoArea, geoNaturalEarth1, geoPath, type GeoProjection} from 'd3-geo';
import {select} from 'd3-selection';
import {zoom, zoomIdentity, type D3ZoomEvent, type ZoomBehavior} from 'd3-zoom';
import {feature, mesh} from 'topojson-client';
import type {Feature, Geometry} from 'geojson';
import type {GeometryCollection, Topology} from 'topojson-specification';
import atlas from 'atlas';
import type {App} from './app';
import {clear, h, icon, svg} from './dom';
import {FAMILIES} from './palette';
import {language, number, t} from './words';

interface Spot { entity: number; count: number; families: number[]; x: number; y: number }
interface Box { x0: number; x1: number; y0: number; y1: number }
interface CountryName { code: string; x: number; y: number; width: number }

// How wide a place's name is, in pixels of the screen.
const widths = new Map<string, number>();
let ruler: CanvasRenderingContext2D | null = null;
function widthOf(name: string): number {
  if (!ruler) { ruler = document.createElement('canvas').getContext('2d')!; ruler.font = `600 12px ${getComputedStyle(document.documentElement).getPropertyValue('--sans')}`; }
  let width = widths.get(name);
  if (width === undefined) widths.set(name, width = ruler.measureText(name).width + 2);
  return width;
}

const meets = (a: Box, b: Box): boolean => a.x0 < b.x1 && a.x1 > b.x0 && a.y0 < b.y1 && a.y1 > b.y0;

const world = atlas as unknown as Topology<{countries: GeometryCollection}>;
type Country = Feature<Geometry>;
const land = feature(world, world.objects.countries), borders = mesh(world, world.objects.countries, (a, b) => a !== b);

// Names that the atlas lacks, and where they stand.
const SEAS: [string, number, number, number][] = [['map.paracel', 112.3, 16.5, 5], ['map.spratly', 113.5, 9.6, 5], ['map.eastsea', 114.2, 13.2, 2.4]];

export class PlaceMap {
  readonly element = h('div', {class: 'map-view'});
  private readonly picture = svg('svg', {class: 'map', role: 'group'});
  private readonly ground = svg('g');
  private readonly names = svg('g', {class: 'map-names', 'aria-hidden': 'true'});
  private readonly spotsLayer = svg('g');
  private readonly side = h('div', {class: 'map-side'});
  private readonly projection: GeoProjection = geoNaturalEarth1();
  private size: [number, number] = [0, 0];
  private readonly behaviour: ZoomBehavior<SVGSVGElement, unknown>;
  private spots: Spot[] = [];
  private countries: CountryName[] = [];
  private taken: Box[] = [];        // where the circles and their words stand
  private at: [number, number] = [0, 0];
  private k = 1;
  private least = 1;                // the zoom at which the whole world is in the frame
  private fitted = false;

  constructor(private readonly app: App) {
    this.picture.append(this.ground, this.names, this.spotsLayer);
    this.behaviour = zoom<SVGSVGElement, unknown>()
      .on('zoom', (e: D3ZoomEvent<SVGSVGElement, unknown>) => this.zoomed(e.transform.k, e.transform.x, e.transform.y)).on('end', () => this.redraw());
    select(this.picture).call(this.behaviour).on('dblclick.zoom', null);
    const by = (f: number) => () => { select(this.picture).call(this.behaviour.scaleBy, f); };
    const tools = h('div', {class: 'map-tools'}, this.tool('plus', 'tl.in', by(1.8)), this.tool('minus', 'tl.out', by(1 / 1.8)), this.tool('fit', 'tl.fit', () => this.whole()));
    const frame = h('div', {class: 'map-frame'}, this.picture, tools, h('p', {class: 'fine map-credit'}));
    this.element.append(frame, this.side);
    new ResizeObserver(() => {
      if (Math.abs(frame.clientWidth - this.size[0]) + Math.abs(frame.clientHeight - this.size[1]) < 4 || !frame.clientWidth) return;
      this.size = [frame.clientWidth, frame.clientHeight];
      this.layGround();
      this.show();
    }).observe(frame);
  }

  private tool(name: string, key: string, act: () => void): HTMLElement {
    return h('button', {type: 'button', class: 'icon-button', 'data-label': key, 'aria-label': t(key), title: t(key), onclick: act}, icon(name));
  }

  // The world fills the frame; where that is upright, it is wider than the frame.
  private layGround(): void {
    const [w, high] = this.size, over = Math.min(w * 0.6, Math.max(0, (high * 1.6 - w) / 2));
    this.projection.fitExtent([[6 - over, 6], [w + over - 6, high - 6]], {type: 'Sphere'});
    this.least = w / (w + 2 * over);
    this.behaviour.scaleExtent([this.least, 60]).extent([[0, 0], this.size]).translateExtent([[-over, 0], [w + over, high]]);
    const path = geoPath(this.projection);
    clear(this.ground, svg('path', {d: path(land) ?? '', class: 'map-land'}), svg('path', {d: path(borders) ?? '', class: 'map-border'}));
    this.countries = land.features.map(f => {
      const main = mainland(f), [[x0], [x1]] = path.bounds(main), [x, y] = path.centroid(main);
      return {code: String(f.id ?? '').padStart(3, '0'), x, y, width: x1 - x0};
    }).filter(c => /^\d{3}$/.test(c.code) && c.code !== '010');
    this.fitted = false;
  }

  private whole(): void {
    const [w, high] = this.size, k = this.least;
    select(this.picture).call(this.behaviour.transform, zoomIdentity.translate((w * (1 - k)) / 2, (high * (1 - k)) / 2).scale(k));
  }

  show(): void {
    if (!this.size[0]) return;
    const {app} = this, {book, shown} = app.selection, found = new Map<number, Spot>(), nowhere = new Map<number, number>();
    for (const i of shown) for (const k of book.at[i]!) {
      const e = book.entities[k]!;
      if (isNaN(e.lat) || isNaN(e.lon)) { nowhere.set(k, (nowhere.get(k) ?? 0) + 1); continue; }
      let s = found.get(k);
      if (!s) { const [x, y] = this.projection([e.lon, e.lat]) ?? [0, 0]; found.set(k, s = {entity: k, count: 0, families: FAMILIES.map(() => 0), x, y}); }
      s.count++;
      s.families[book.family[i]!]!++;
    }
    this.spots = [...found.values()].sort((a, b) => b.count - a.count);
    this.picture.setAttribute('aria-label', t('map.label'));
    this.element.querySelector('.map-credit')!.textContent = t('map.credit');
    for (const b of this.element.querySelectorAll<HTMLElement>('[data-label]')) { b.title = t(b.dataset.label!); b.setAttribute('aria-label', b.title); }
    this.redraw();
    this.fillSide(nowhere);
    if (!this.fitted && this.spots.length) { this.fitted = true; this.fit(); }
  }

  // The smallest window that holds nine tenths of the events.
  private fit(): void {
    const total = this.spots.reduce((n, s) => n + s.count, 0), some: Spot[] = [];
    let n = 0;
    for (const s of this.spots) { if (n >= total * 0.9) break; some.push(s); n += s.count; }
    const xs = some.map(s => s.x), ys = some.map(s => s.y), x0 = Math.min(...xs), x1 = Math.max(...xs), y0 = Math.min(...ys), y1 = Math.max(...ys);
    const k = Math.max(this.least, Math.min(9, 0.72 / Math.max((x1 - x0) / this.size[0], (y1 - y0) / this.size[1], 0.02)));
    const [low, high] = geoPath(this.projection).bounds({type: 'Sphere'});
    // No more of what lies beyond the world than must be.
    const shift = (axis: 0 | 1, middle: number): number => {
      const size = this.size[axis], from = size - k * high[axis], to = -k * low[axis];
      return from > to ? (from + to) / 2 : Math.min(to, Math.max(from, size / 2 - k * middle));
    };
    select(this.picture).call(this.behaviour.transform, zoomIdentity.translate(shift(0, (x0 + x1) / 2), shift(1, (y0 + y1) / 2)).scale(k));
  }

  private zoomed(k: number, x: number, y: number): void {
    for (const g of [this.ground, this.names, this.spotsLayer]) g.setAttribute('transform', `translate(${x},${y}) scale(${k})`);
    this.at = [x, y];
    if (k === this.k) return;
    this.k = k;
    this.redraw();
  }

  private redraw(): void {
    this.drawSpots();
    this.drawNames();
  }

  private drawSpots(): void {
    const {book, look} = this.app, {k} = this, most = this.spots[0]?.count ?? 1, nodes: SVGElement[] = [], labels: SVGElement[] = [], words: Box[] = [];
    const radius = (s: Spot): number => (4 + (this.size[0] < 620 ? 9 : 17) * Math.sqrt(s.count / most)) / k;
    const left = -this.at[0] / k, right = (this.size[0] - this.at[0]) / k;
    this.taken = [];
    for (const s of this.spots.slice(0, 600)) {
      const e = book.entities[s.entity]!, r = radius(s), family = FAMILIES[s.families.indexOf(Math.max(...s.families))]!, on = look.filter.place.includes(e.id);
      const circle = svg('circle', {cx: s.x, cy: s.y, r, class: `spot f-${family}${on ? ' is-on' : ''}`, 'stroke-width': 1.2 / k, onclick: () => this.app.toggle('place', e.id)});
      circle.append(svg('title', null, t('map.count', e.name, number(s.count))));
      nodes.push(circle);
      this.taken.push({x0: s.x - r, x1: s.x + r, y0: s.y - r, y1: s.y + r});
      if (labels.length >= 60) continue;
      // To the right of its circle, or to the left where the frame ends or other words stand.
      const w = widthOf(e.name) / k, gap = r + 3 / k, inSight = s.x > left && s.x < right;
      for (const x of [s.x + gap, s.x - gap - w]) {
        const box = {x0: x, x1: x + w, y0: s.y - 7 / k, y1: s.y + 7 / k};
        if (words.some(q => meets(q, box)) || (inSight && (box.x0 < left || box.x1 > right))) continue;
        words.push({...box, x0: Math.min(box.x0, s.x - r), x1: Math.max(box.x1, s.x + r)});
        labels.push(svg('text', {x: x < s.x ? x + w : x, y: s.y + 4 / k, class: `spot-name${x < s.x ? ' is-left' : ''}`, 'font-size': 12 / k, 'stroke-width': 3 / k, 'aria-hidden': 'true'}, e.name));
        break;
      }
    }
    this.taken.push(...words);
    clear(this.spotsLayer, nodes.reverse(), labels);
  }

  // Countries, where there is room for their names.
  private drawNames(): void {
    const told = new Set(this.spots.map(s => this.app.book.entities[s.entity]!.name));  // they have their own words
    const {k} = this, names = new Intl.DisplayNames([language()], {type: 'region', fallback: 'none'}), out: SVGElement[] = [];
    for (const {code, x, y, width} of this.countries) {
      if (width * k < 60) continue;
      const name = named(names, code), half = ((name?.length ?? 0) * 2.9) / k;
      if (!name || told.has(name) || half * 2 > width * 1.1 || this.taken.some(q => meets(q, {x0: x - half, x1: x + half, y0: y - 9 / k, y1: y + 3 / k}))) continue;
      out.push(svg('text', {x, y, 'font-size': 10.5 / k, class: 'country'}, name));
    }
    for (const [key, lon, lat, from] of SEAS) {
      if (this.k < from) continue;
      const [x, y] = this.projection([lon, lat])!;
      if (key !== 'map.eastsea') for (const [dx, dy] of [[-1.5, 0], [1, -0.8], [0.6, 1]]) out.push(svg('circle', {cx: x + dx! / 2, cy: y + dy! / 2, r: 0.9 / this.k, class: 'islet'}));
      out.push(svg('text', {x, y: y - (key === 'map.eastsea' ? 0 : 6 / this.k), 'font-size': 10.5 / this.k, class: key === 'map.eastsea' ? 'country sea' : 'country'}, t(key)));
    }
    clear(this.names, out);
  }

  private fillSide(nowhere: Map<number, number>): void {
    const {app} = this, {book} = app, line = (k: number, count: number): HTMLElement => {
      const e = book.entities[k]!, on = app.look.filter.place.includes(e.id);
      return h('li', null, h('button', {type: 'button', class: 'bar-line', 'aria-pressed': String(on), onclick: () => app.toggle('place', e.id)}, h('span', {class: 'bar-label'}, e.name), h('span', {class: 'bar-count'}, number(count))));
    };
    clear(this.side, h('h2', null, t('map.places')), this.spots.length ? h('ul', {class: 'bars'}, this.spots.slice(0, 100).map(s => line(s.entity, s.count))) : h('p', {class: 'fine'}, t('map.none')),
      nowhere.size ? [h('h3', null, t('map.nowhere')), h('ul', {class: 'bars'}, [...nowhere].sort((a, b) => b[1] - a[1]).slice(0, 60).map(([k, n]) => line(k, n)))] : null);
  }
}

// The largest part of a country: France's name stands in France, not between it and Guiana.
const mainlands = new Map<unknown, Country>();
function mainland(country: Country): Country {
  const g = country.geometry;
  if (g.type !== 'MultiPolygon') return country;
  let found = mainlands.get(country);
  if (!found) {
    const parts = g.coordinates.map(coordinates => ({type: 'Polygon' as const, coordinates})).sort((a, b) => geoArea(b) - geoArea(a));
    mainlands.set(country, found = {...country, geometry: parts[0]!});
  }
  return found;
}

// The atlas numbers countries (ISO 3166-1); a locale tag turns the number into the letters whose name the browser knows.
function named(names: Intl.DisplayNames, code: string): string | undefined {
  try { return names.of(new Intl.Locale(`und-${code}`).region ?? code); } catch { return undefined; }
}
