// The timeline: a window on time that is dragged, zoomed and stepped through, from decades to hours; lanes; and the whole below.
import {scaleLinear, scaleUtc} from 'd3-scale';
import {select} from 'd3-selection';
import {zoom, zoomIdentity, type D3ZoomEvent, type ZoomBehavior} from 'd3-zoom';
import type {App} from './app';
import {LANES, type LaneKind} from './address';
import {clear, h, icon} from './dom';
import {DAY, isoDay, spanText, timeText} from './days';
import {AXIS, DENSITY, drawAxis, drawDensity, drawLanes, tickText, type Hit, type Scene} from './draw';
import {makeLanes, type Lane} from './lanes';
import {FAMILIES, paint} from './palette';
import {gist, headline} from './phrases';
import {t} from './words';

const OVERVIEW = 34, HOUR = 40;

export class Scope {
  readonly element: HTMLElement;
  private readonly bar = h('div', {class: 'tl-bar'});
  private readonly canvas = h('canvas', {class: 'tl-canvas', tabindex: '0', role: 'application', 'aria-describedby': 'tl-keys'});
  private readonly whole = h('canvas', {class: 'tl-whole', 'aria-hidden': 'true'});
  private readonly labels = h('div', {class: 'tl-labels'});
  private readonly tip = h('div', {class: 'tl-tip', hidden: true, 'aria-hidden': 'true'});
  private readonly body = h('div', {class: 'tl-body'});
  private readonly windowText = h('span', {class: 'tl-window', 'aria-live': 'polite'});
  private readonly keys = h('p', {class: 'sr', id: 'tl-keys'});
  private readonly cursor = h('span', {class: 'tl-cursor', hidden: true, 'aria-hidden': 'true'});
  private counted: Uint32Array | null = null;
  private bins = new Uint32Array(0);
  private lanes: Lane[] = [];
  private possible = 0;
  private hits: Hit[] = [];
  private width = 0;
  private laneHeight = 34;
  private strip = 0;                // of a lane, where its name stands above its bars
  private extent: [number, number] = [0, 1];
  private view: [number, number] = [0, 1];
  private frame = 0;
  private settle = 0;
  private fresh = true;             // nothing was shown yet: the window may choose itself
  onopen: (day: number) => void = () => {};
  private readonly behaviour: ZoomBehavior<HTMLCanvasElement, unknown>;
  ongo: (event: number) => void = () => {};

  constructor(private readonly app: App) {
    this.body.append(this.labels, h('div', {class: 'tl-canvases'}, this.canvas, this.cursor));
    this.element = h('section', {class: 'tl'}, this.bar, this.body, this.whole, this.keys, this.tip);
    this.behaviour = zoom<HTMLCanvasElement, unknown>()
      .filter((e: Event) => !(e instanceof MouseEvent && e.button) && !(e instanceof WheelEvent && this.sideways(e)))
      .on('zoom', (e: D3ZoomEvent<HTMLCanvasElement, unknown>) => this.zoomed(e))
      .clickDistance(4);
    select(this.canvas).call(this.behaviour).on('dblclick.zoom', null);
    this.canvas.addEventListener('wheel', e => this.slide(e), {passive: false});
    this.canvas.addEventListener('keydown', e => this.key(e));
    this.canvas.addEventListener('pointermove', e => this.point(e));
    this.canvas.addEventListener('pointerleave', () => { this.tip.hidden = true; });
    this.canvas.addEventListener('click', e => this.click(e));
    this.whole.addEventListener('pointerdown', e => this.grab(e));
    this.whole.addEventListener('pointermove', e => { if (e.buttons) this.grab(e); });
    new ResizeObserver(() => this.resize()).observe(this.body);
  }

  // The selection, the lanes or the language changed.
  show(): void {
    const {app} = this;
    this.extent = padded(app.book.extent());
    this.makeLanes();
    this.controls();
    this.resize(true);
  }

  private makeLanes(): void {
    const roomy = this.element.clientWidth > 700, most = this.app.look.lanes || (this.app.look.tall ? 12 : roomy ? 5 : 3);
    ({lanes: this.lanes, possible: this.possible} = makeLanes(this.app.selection, this.app.look.lane, most));
  }

  private controls(): void {
    const {app} = this, button = (name: string, label: string, act: () => void, more = {}): HTMLElement => h('button', {type: 'button', class: 'icon-button', 'aria-label': label, title: label, onclick: act, ...more}, icon(name));
    const lane = h('select', {class: 'tl-lane', 'aria-label': t('lane.by'), onchange: () => app.update({lane: lane.value as LaneKind, lanes: 0}, 'lane', true)}, LANES.map(k => h('option', {value: k, selected: k === app.look.lane}, t(`lane.${k}`))));
    const shownLanes = this.lanes.filter(l => !l.rest).length;
    this.canvas.setAttribute('aria-label', `${t('tl.label')}: ${t('tl.count', app.selection.dated)}`);
    this.keys.textContent = t('tl.keys');
    clear(this.bar,
      h('label', {class: 'tl-by'}, t('lane.by'), ' ', lane),
      button('plus', t('lane.more'), () => app.update({lanes: Math.min(60, shownLanes + 4)}, 'lane'), {disabled: shownLanes >= this.possible, class: 'icon-button small'}),
      button('minus', t('lane.fewer'), () => app.update({lanes: Math.max(1, shownLanes - 2)}, 'lane'), {disabled: shownLanes <= 1, class: 'icon-button small'}),
      this.windowText,
      h('button', {type: 'button', class: 'text-button tl-filter', onclick: () => app.filter({from: isoDay(this.view[0]), to: isoDay(this.view[1])})}, t('filter.window')),
      legend(),
      h('span', {class: 'tl-tools'}, button('left', t('tl.left'), () => this.pan(-0.4)), button('right', t('tl.right'), () => this.pan(0.4)), button('minus', t('tl.out'), () => this.scale(1 / 1.8)), button('plus', t('tl.in'), () => this.scale(1.8)), button('fit', t('tl.fit'), () => this.go(this.extent)),
        button('tall', t('tl.tall'), () => app.update({tall: !app.look.tall}, ['lane', 'view']), {'aria-pressed': String(app.look.tall)})));
  }

  private resize(force = false): void {
    const width = this.canvas.parentElement!.clientWidth;
    if (!width || !this.element.isConnected) return;
    const room = this.body.clientHeight - AXIS - DENSITY - 6;
    this.strip = this.labels.clientWidth === this.body.clientWidth ? 15 : 0;
    this.laneHeight = Math.max((this.app.look.tall ? 44 : 32) + this.strip, Math.min(60, Math.floor(room / Math.max(1, this.lanes.length))));
    const height = AXIS + DENSITY + 2 + this.lanes.length * this.laneHeight;
    const changed = width !== this.width;
    this.width = width;
    fit(this.canvas, width, height);
    fit(this.whole, this.whole.parentElement!.clientWidth, OVERVIEW);
    const base = this.extent[1] - this.extent[0];
    this.behaviour.scaleExtent([1, Math.max(2, (HOUR * 24 * base) / width)]).translateExtent([[0, 0], [width, height]]).extent([[0, 0], [width, height]]);
    this.drawLabels();
    if (changed || force) this.go(this.app.look.window ?? (this.fresh ? this.opening() : this.view), false);
    if (this.fresh) { this.fresh = false; this.onopen(this.view[0]); }
    this.schedule();
  }

  // Where most events are: outliers of decades ago do not squeeze the story into a line. Of all events, not of those that the filter
  // leaves: who opens a shared address sees what the sender saw, who filtered later.
  private opening(): [number, number] {
    const {book} = this.app;
    if (!book.dated) return this.extent;
    const days = Array.from({length: book.dated}, (_, n) => book.first[n]!).filter(d => !isNaN(d)).sort((a, b) => a - b);
    if (!days.length) return this.extent;
    // The shortest window that holds three quarters of them, and some air.
    const hold = Math.max(1, Math.ceil(days.length * 0.75));
    let a = days[0]!, b = days[days.length - 1]!;
    for (let k = 0; k + hold <= days.length; k++) if (days[k + hold - 1]! - days[k]! < b - a) { a = days[k]!; b = days[k + hold - 1]!; }
    const pad = Math.max(2, (b - a) * 0.15);
    return [Math.max(this.extent[0], a - pad), Math.min(this.extent[1], b + 1 + pad)];
  }

  private baseScale() { return scaleLinear().domain(this.extent).range([0, this.width]); }

  go(to: [number, number], user = true): void {
    const base = this.baseScale(), a = Math.max(this.extent[0], to[0]), b = Math.min(this.extent[1], to[1]);
    const k = this.width / Math.max(1e-6, base(Math.max(b, a + 1 / 24)) - base(a));
    select(this.canvas).call(this.behaviour.transform, zoomIdentity.translate(-base(a) * k, 0).scale(k));
    if (user) this.remember();
  }

  // Brings the event into the window without changing its width, unless it is in it.
  reveal(i: number): void {
    const {book} = this.app;
    if (i < 0 || i >= book.dated) return this.schedule();
    const first = isNaN(book.first[i]!) ? book.last[i]! - 1 : book.first[i]!, last = isNaN(book.last[i]!) ? first + 1 : book.last[i]!, [a, b] = this.view;
    const middle = (first + last) / 2, half = Math.max(b - a, (last - first) * 1.3) / 2;
    if (first < a || last > b) this.go([middle - half, middle + half]);
    this.schedule();
  }

  private zoomed(e: D3ZoomEvent<HTMLCanvasElement, unknown>): void {
    const view = e.transform.rescaleX(this.baseScale()).domain() as [number, number];
    this.view = view;
    this.schedule();
    if (e.sourceEvent) this.remember();
  }

  private remember(): void {
    clearTimeout(this.settle);
    this.settle = window.setTimeout(() => this.app.update({window: this.view}, 'window'), 200);
  }

  private sideways(e: WheelEvent): boolean { return e.shiftKey || Math.abs(e.deltaX) > Math.abs(e.deltaY); }
  private slide(e: WheelEvent): void {
    if (!this.sideways(e)) return;
    e.preventDefault();
    this.pan((e.deltaX || e.deltaY) / this.width);
  }
  private pan(share: number): void {
    const span = this.view[1] - this.view[0], a = Math.min(Math.max(this.extent[0], this.view[0] + share * span), this.extent[1] - span);
    this.go([a, a + span]);
  }
  private scale(by: number): void {
    select(this.canvas).call(this.behaviour.scaleBy, by);
    this.remember();
  }

  private key(e: KeyboardEvent): void {
    if (e.ctrlKey || e.altKey || e.metaKey) return;
    const span = this.view[1] - this.view[0];
    const acts: Record<string, () => void> = {
      ArrowLeft: () => this.pan(-0.15), ArrowRight: () => this.pan(0.15), '+': () => this.scale(1.5), '=': () => this.scale(1.5), '-': () => this.scale(1 / 1.5), '0': () => this.go(this.extent),
      Home: () => this.go([this.extent[0], this.extent[0] + span]), End: () => this.go([this.extent[1] - span, this.extent[1]]),
      n: () => this.step(1), p: () => this.step(-1), ArrowDown: () => this.step(1), ArrowUp: () => this.step(-1), Enter: () => { if (this.app.opened >= 0) this.ongo(this.app.opened); },
    };
    const act = acts[e.key];
    if (!act) return;
    e.preventDefault();
    act();
  }

  // The next event of the selection; the first in the window when none is open.
  private step(by: number): void {
    const {book, shown, dated} = this.app.selection, list = shown.subarray(0, dated);
    let at = list.indexOf(this.app.opened);
    if (at < 0) at = Math.max(0, list.findIndex(i => book.first[i]! >= this.view[0])) - (by > 0 ? 1 : 0);
    const next = list[at + by];
    if (next !== undefined) this.app.open(next, false);
  }

  private schedule(): void { this.frame ||= requestAnimationFrame(() => { this.frame = 0; this.draw(); }); }
  refresh(): void { this.schedule(); }

  private draw(): void {
    if (!this.width || !this.element.isConnected) return;
    const {app} = this, colours = paint(), pen = this.canvas.getContext('2d')!, ratio = devicePixelRatio || 1, height = this.canvas.height / ratio;
    this.hits = [];
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, this.width, height);
    const scene: Scene = {pen, book: app.book, paint: colours, from: this.view[0], to: this.view[1], width: this.width, opened: app.opened, hits: this.hits, sans: getComputedStyle(this.element).fontFamily};
    drawAxis(scene, height);
    drawDensity(scene, app.selection.shown, app.selection.dated, AXIS);
    drawLanes(scene, this.lanes, AXIS + DENSITY + 2, this.laneHeight, this.strip);
    this.follow();
    this.drawWhole(colours);
    const words = spanText(Math.floor(this.view[0]), Math.floor(this.view[1]), true);
    if (this.windowText.textContent !== words) this.windowText.textContent = words;
  }

  // Where the list stands: an element of its own, so that scrolling draws nothing anew.
  follow(): void {
    const {book, cursor} = this.app, day = cursor >= 0 && cursor < book.dated ? book.first[cursor]! : NaN, x = Math.round(((day - this.view[0]) * this.width) / (this.view[1] - this.view[0]));
    this.cursor.hidden = !(x >= 0 && x <= this.width);
    if (!this.cursor.hidden) this.cursor.style.transform = `translateX(${x}px)`;
  }

  private drawWhole(colours: ReturnType<typeof paint>): void {
    const pen = this.whole.getContext('2d')!, ratio = devicePixelRatio || 1, width = this.whole.width / ratio, {book, shown, dated} = this.app.selection;
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, width, OVERVIEW);
    const [a, b] = this.extent, x = (d: number): number => ((d - a) / (b - a)) * width;
    if (this.counted !== shown || this.bins.length !== Math.ceil(width / 2) + 1) {
      this.counted = shown;
      this.bins = new Uint32Array(Math.ceil(width / 2) + 1);
      for (let n = 0; n < dated; n++) { const f = book.first[shown[n]!]!; if (!isNaN(f)) this.bins[Math.floor(x(f) / 2)]!++; }
    }
    const bins = this.bins;
    let most = 1;
    for (const n of bins) most = Math.max(most, n);
    pen.font = `10px ${getComputedStyle(this.element).fontFamily}`;
    pen.textBaseline = 'middle';
    const scale = scaleUtc().domain([a * DAY, b * DAY]).range([0, width]);
    for (const tick of scale.ticks(Math.max(2, Math.round(width / 110)))) {
      const at = Math.round(scale(tick));
      pen.fillStyle = colours.line;
      pen.fillRect(at, 0, 1, OVERVIEW);
      pen.fillStyle = colours.soft;
      if (at < width - 30) pen.fillText(tickText(tick), at + 4, 7);
    }
    pen.fillStyle = colours.soft;
    bins.forEach((n, c) => { if (n) { const y = Math.max(1.5, Math.sqrt(n / most) * (OVERVIEW - 15)); pen.fillRect(c * 2, OVERVIEW - y, 1.6, y); } });
    const w0 = x(this.view[0]), w1 = Math.max(w0 + 4, x(this.view[1]));
    pen.globalAlpha = 0.14;
    pen.fillStyle = colours.accent;
    pen.fillRect(w0, 0, w1 - w0, OVERVIEW);
    pen.globalAlpha = 1;
    pen.strokeStyle = colours.accent;
    pen.strokeRect(w0 + 0.5, 0.5, w1 - w0 - 1, OVERVIEW - 1);
  }

  private grab(e: PointerEvent): void {
    this.whole.setPointerCapture(e.pointerId);
    const box = this.whole.getBoundingClientRect(), day = this.extent[0] + ((e.clientX - box.left) / box.width) * (this.extent[1] - this.extent[0]), span = this.view[1] - this.view[0];
    const a = Math.min(Math.max(this.extent[0], day - span / 2), this.extent[1] - span);
    this.go([a, a + span]);
  }

  private drawLabels(): void {
    const {app} = this, kind = app.look.lane;
    clear(this.labels, this.lanes.map((lane, n) => {
      const on = !lane.rest && app.look.filter[kind].includes(lane.key);
      const label = lane.rest ? h('span', {class: 'tl-label'}, lane.label) : h('button', {type: 'button', class: 'tl-label', 'aria-pressed': String(on), title: t('map.only', lane.label), onclick: () => app.toggle(kind, lane.key)}, lane.label);
      label.append(h('span', {class: 'tl-n'}, String(lane.items.length)));
      label.style.top = `${AXIS + DENSITY + 2 + n * this.laneHeight}px`;
      label.style.height = `${this.laneHeight}px`;
      return label;
    }));
    const density = h('span', {class: 'tl-label tl-label-density'}, t('tl.density'));
    density.style.top = `${AXIS}px`;
    density.style.height = `${DENSITY}px`;
    this.labels.append(density);
    this.labels.style.height = this.canvas.style.height;
  }

  private hitAt(e: MouseEvent): Hit | undefined {
    const box = this.canvas.getBoundingClientRect(), x = e.clientX - box.left, y = e.clientY - box.top;
    for (let k = this.hits.length - 1; k >= 0; k--) { const q = this.hits[k]!; if (x >= q.x0 && x <= q.x1 && y >= q.y0 && y <= q.y1) return q; }
    return undefined;
  }

  private point(e: PointerEvent): void {
    const hit = e.buttons ? undefined : this.hitAt(e);
    this.canvas.classList.toggle('over', !!hit);
    this.tip.hidden = !hit;
    if (!hit) return;
    const {book} = this.app;
    if (hit.event >= 0) {
      const event = book.events[hit.event]!, words = gist(book, event);
      clear(this.tip, h('b', null, timeText(event.time, true)), h('span', {class: 'tip-head'}, headline(book, event)), h('span', null, words.length > 150 ? words.slice(0, 148) + '…' : words));
    } else {
      clear(this.tip, h('b', null, spanText(Math.ceil(hit.from), Math.max(Math.ceil(hit.from), Math.ceil(hit.to) - 1), true)), h('span', null, (hit.lane ? hit.lane.label + ': ' : '') + t('tl.count', hit.count)));
    }
    this.tip.style.left = `${Math.max(4, Math.min(innerWidth - 288, e.clientX + 14))}px`;
    this.tip.style.top = `${e.clientY + 18}px`;
  }

  private click(e: MouseEvent): void {
    const hit = this.hitAt(e);
    if (!hit) return;
    if (hit.event >= 0) return this.app.open(hit.event);
    // A column opens: first its days, then its events.
    const span = Math.max((this.view[1] - this.view[0]) / 6, 3), middle = (hit.from + hit.to) / 2;
    this.go([middle - span / 2, middle + span / 2]);
    const {book, shown, dated} = this.app.selection, first = shown.subarray(0, dated).find(i => book.first[i]! >= Math.floor(hit.from));
    if (first !== undefined) this.onfirst(first);
  }
  onfirst: (event: number) => void = () => {};
}

function padded([a, b]: [number, number]): [number, number] {
  const pad = Math.max(1, (b - a) * 0.02);
  return [a - pad, b + pad];
}

function fit(canvas: HTMLCanvasElement, width: number, height: number): void {
  const ratio = devicePixelRatio || 1;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
}

function legend(): HTMLElement {
  const item = (name: string, text: string): HTMLElement => h('li', null, h('span', {class: `swatch ${name}`, 'aria-hidden': 'true'}), text);
  return h('details', {class: 'menu tl-legend'}, h('summary', {class: 'text-button'}, t('tl.legend')), h('div', {class: 'pop'},
    h('ul', null, item('sw-action', t('tl.action')), item('sw-statement', t('tl.statement')), item('sw-future', t('tl.future')), item('sw-interval', t('tl.interval')), item('sw-open', t('tl.open')), item('sw-about', t('tl.about')), item('sw-dispute', t('tl.dispute'))),
    h('ul', null, FAMILIES.map(f => item(`f-${f} sw-family`, t(`family.${f}`))))));
}
