// Drawing of the timeline on a canvas. Far out, an event is a share of a column; near, it is a bar over the days it may lie in:
// filled for what was done, outlined for what was said; an interval has end caps, an open end fades, a dispute has its own mark.
import {scaleUtc} from 'd3-scale';
import type {Book} from './book';
import {DAY, dayOf, formatUtc} from './days';
import type {Lane} from './lanes';
import {FAMILIES, type Paint} from './palette';
import {gist, headline} from './phrases';
import {language} from './words';

export interface Hit { x0: number; x1: number; y0: number; y1: number; event: number; from: number; to: number; count: number; lane: Lane | null }
export interface Scene { pen: CanvasRenderingContext2D; book: Book; paint: Paint; from: number; to: number; width: number; opened: number; hits: Hit[]; sans: string }

export const AXIS = 24, DENSITY = 50;
const NEAR = 5;  // pixels a day from which events are drawn one by one

const perDay = (s: Scene): number => s.width / (s.to - s.from);
const xOf = (s: Scene, day: number): number => (day - s.from) * perDay(s);

export function drawAxis(s: Scene, height: number): void {
  const {pen, paint} = s, scale = scaleUtc().domain([s.from * DAY, s.to * DAY]).range([0, s.width]);
  const ticks = scale.ticks(Math.max(3, Math.round(s.width / 95)));
  pen.font = `11px ${s.sans}`;
  pen.textBaseline = 'middle';
  for (const tick of ticks) {
    const x = Math.round(scale(tick)) + 0.5, ms = tick.getTime(), year = tick.getUTCMonth() === 0 && tick.getUTCDate() === 1 && ms % DAY === 0;
    pen.strokeStyle = paint.line;
    pen.globalAlpha = year ? 1 : 0.6;
    pen.beginPath();
    pen.moveTo(x, AXIS - 6);
    pen.lineTo(x, height);
    pen.stroke();
    pen.globalAlpha = 1;
    pen.fillStyle = year ? paint.ink : paint.soft;
    pen.font = `${year ? '600 ' : ''}11px ${s.sans}`;
    pen.fillText(tickText(tick), x + 4, AXIS / 2);
  }
}

export function tickText(tick: Date): string {
  const ms = tick.getTime();
  if (((ms % DAY) + DAY) % DAY) return formatUtc(ms, {hour: '2-digit', minute: '2-digit'});
  if (tick.getUTCDate() !== 1) return language() === 'vi' ? `${tick.getUTCDate()}/${tick.getUTCMonth() + 1}` : formatUtc(ms, {day: 'numeric', month: 'short'});
  if (tick.getUTCMonth()) return language() === 'vi' ? `Th. ${tick.getUTCMonth() + 1}` : formatUtc(ms, {month: 'short'});
  return String(tick.getUTCFullYear());
}

// How many a day, or in a column of pixels where a day is narrower than one. Only what is known to the day is counted.
export function drawDensity(s: Scene, shown: Uint32Array, dated: number, top: number): number {
  const {pen, book, paint} = s, step = Math.max(perDay(s), 2), columns = Math.ceil(s.width / step) + 2;
  const said = new Uint32Array(columns), done = new Uint32Array(columns), day0 = perDay(s) >= 2 ? Math.floor(s.from) : s.from;
  const perColumn = step / perDay(s);
  let most = 0;
  for (let n = 0; n < dated; n++) {
    const i = shown[n]!, f = book.first[i]!;
    if (!(book.last[i]! - f <= 1)) continue;
    const c = Math.floor((Math.floor(f) - day0) / perColumn);
    if (c < 0 || c >= columns) continue;
    if (book.statement[i]) said[c]!++; else done[c]!++;
    most = Math.max(most, said[c]! + done[c]!);
  }
  const base = top + DENSITY, tall = DENSITY - 14;
  for (let c = 0; c < columns; c++) {
    const total = said[c]! + done[c]!;
    if (!total) continue;
    const x = xOf(s, day0 + c * perColumn), w = Math.max(1, step - (step > 3 ? 1 : 0)), y = (tall * total) / most, yDone = (tall * done[c]!) / most;
    pen.fillStyle = paint.faint;
    pen.fillRect(x, base - y, w, y);
    pen.fillStyle = paint.soft;
    pen.fillRect(x, base - yDone, w, yDone);
    s.hits.push({x0: x, x1: x + Math.max(w, 3), y0: top, y1: base, event: -1, from: day0 + c * perColumn, to: day0 + (c + 1) * perColumn, count: total, lane: null});
  }
  pen.fillStyle = paint.line;
  pen.fillRect(0, base, s.width, 1);
  return most;
}

// `strip`: the room above each lane's bars where its name stands.
export function drawLanes(s: Scene, lanes: Lane[], top: number, height: number, strip: number): void {
  const near = perDay(s) >= NEAR;
  const columns = near ? [] : lanes.map(lane => countColumns(s, lane));
  // The rest is no lane of its own: it does not flatten the others.
  const most = Math.max(1, ...columns.filter((_, n) => !lanes[n]!.rest || lanes.length === 1).map(c => c.most));
  lanes.forEach((lane, n) => {
    const y = top + n * height;
    s.pen.fillStyle = s.paint.line;
    s.pen.globalAlpha = 0.7;
    s.pen.fillRect(0, y + height - 1, s.width, 1);
    s.pen.globalAlpha = 1;
    if (near) drawNear(s, lane, y + strip, height - strip); else drawFar(s, lane, columns[n]!, most, y + strip, height - strip);
  });
}

const COLUMN = 4;
interface Columns { count: Uint16Array; total: Uint16Array; most: number; long: number[] }

function countColumns(s: Scene, lane: Lane): Columns {
  const {book} = s, columns = Math.ceil(s.width / COLUMN) + 1, families = FAMILIES.length;
  const count = new Uint16Array(columns * families), total = new Uint16Array(columns), long: number[] = [];
  const each = COLUMN / perDay(s), start = Math.floor(s.from / each) * each;
  let most = 0;
  for (const i of lane.items) {
    const f = book.first[i]!, l = book.last[i]!;
    if (!(l - f <= 1)) { if (!(l < s.from) && !(f > s.to)) long.push(i); continue; }
    const c = Math.floor((f - start) / each);
    if (c < 0 || c >= columns) continue;
    count[c * families + book.family[i]!]!++;
    if (++total[c]! > most) most = total[c]!;
  }
  return {count, total, most, long};
}

function drawFar(s: Scene, lane: Lane, columns: Columns, most: number, y: number, height: number): void {
  const {pen, paint} = s, families = FAMILIES.length, each = COLUMN / perDay(s), start = Math.floor(s.from / each) * each;
  const room = columns.long.length ? 9 : 0, base = y + height - 4 - room, tall = height - 9 - room;
  for (let c = 0; c < columns.total.length; c++) {
    const total = columns.total[c]!;
    if (!total) continue;
    const x = xOf(s, start + c * each), bar = Math.max(3, tall * Math.min(1, Math.sqrt(total / most)));
    let at = base;
    for (let f = 0; f < families; f++) {
      const n = columns.count[c * families + f]!;
      if (!n) continue;
      pen.fillStyle = paint.family[f]!;
      pen.fillRect(x, at - (bar * n) / total, COLUMN - 1, (bar * n) / total);
      at -= (bar * n) / total;
    }
    s.hits.push({x0: x - 1, x1: x + COLUMN, y0: base - Math.max(bar, 12), y1: base + 2, event: -1, from: start + c * each, to: start + (c + 1) * each, count: total, lane});
  }
  const ends = [-1e9, -1e9];
  for (const i of columns.long) {
    const [x0, x1] = reach(s, i), row = ends.findIndex(e => e <= x0);
    if (row < 0) continue;
    ends[row] = Math.max(x1, x0 + 6) + 3;
    bar(s, i, x0, Math.max(x1, x0 + 5), y + height - 4 - row * 5 - 4, 4, lane);
  }
}

const FADE = 90;
// From where to where an event may lie, in pixels; an open end fades out.
function reach(s: Scene, i: number): [number, number] {
  const f = s.book.first[i]!, l = s.book.last[i]!;
  return [isNaN(f) ? xOf(s, l) - FADE : xOf(s, f), isNaN(l) ? xOf(s, f) + FADE : xOf(s, l)];
}

interface Layer { items: number[]; base: number; room: number; thick: number; named: boolean }

function drawNear(s: Scene, lane: Lane, y: number, height: number): void {
  const {book} = s, day = perDay(s), labelled = day >= 64, thick = labelled ? 16 : Math.min(10, Math.max(6, day));
  const seen = [...lane.items].filter(i => !(book.last[i]! <= s.from) && !(book.first[i]! >= s.to)), long = (i: number): boolean => !(book.last[i]! - book.first[i]! <= 1);
  // Days stand above, intervals in a strip below: a month does not take a row from its days.
  const strip = seen.some(long) ? (height < 40 ? 8 : 15) : 0;
  drawLayer(s, lane, {items: seen.filter(long), base: y + height - 4, room: strip, thick: 6, named: false});
  drawLayer(s, lane, {items: seen.filter(i => !long(i)), base: y + height - 4 - strip, room: height - 6 - strip, thick: strip && !labelled ? Math.min(thick, 7) : thick, named: labelled});
}

const GAP = 2;

// Rows of bars from the base up; the event that is open always has its place. What finds no row is counted, in the place of the uppermost bar.
function drawLayer(s: Scene, lane: Lane, {items, base, room, thick, named}: Layer): void {
  const {book, pen, paint} = s, day = perDay(s), rows = Math.max(1, Math.floor(room / (thick + GAP))), ends = new Float64Array(rows).fill(-1e9);
  const place = (i: number): [number, number] => { const [x0, x1] = reach(s, i); return [x0, Math.max(x1 - 1, x0 + Math.min(thick, 8))]; };
  const [keep0, keep1] = items.includes(s.opened) ? place(s.opened) : [1e9, -1e9];
  const placed: {i: number; x0: number; x1: number; row: number}[] = [], more = new Map<number, number>();
  const dayOfBar = (i: number): number => Math.floor(Math.max(s.from, isNaN(book.first[i]!) ? book.last[i]! - 1 : book.first[i]!));
  for (const i of items) {
    const [x0, x1] = place(i);
    let row = 0;
    if (i !== s.opened) while (row < rows && (ends[row]! > x0 + 0.01 || (row === 0 && x0 < keep1 && x1 > keep0))) row++;
    if (row === rows) { const d = dayOfBar(i); more.set(d, (more.get(d) ?? 0) + 1); continue; }
    ends[row] = Math.max(ends[row]!, x1 + 1);
    placed.push({i, x0, x1, row});
  }
  pen.font = `600 10px ${s.sans}`;
  const wide = new Map([...more].map(([d, n]) => [d, pen.measureText(`+${n + 1}`).width + 8]));
  for (const {i, x0, x1, row} of placed) {
    const d = dayOfBar(i);
    // Where there is room for a number, it takes the uppermost row for itself.
    if (rows > 1 && row === rows - 1 && wide.has(d) && day >= wide.get(d)!) { more.set(d, more.get(d)! + 1); continue; }
    bar(s, i, x0, x1, base - (row + 1) * (thick + GAP) + GAP, thick, lane, named);
  }
  const top = base - rows * (thick + GAP);
  pen.font = `600 10px ${s.sans}`;
  pen.textBaseline = 'middle';
  for (const [d, n] of more) {
    // One row only: the number stands on its bar's end, not on its words.
    const left = Math.max(0, xOf(s, d)), w = wide.get(d)!, middle = top + GAP + thick / 2, x = rows === 1 && named ? Math.max(left, Math.min(s.width, xOf(s, d + 1)) - w - 4) : left;
    if (day < w && rows > 1) {
      pen.fillStyle = paint.ink;
      pen.fillRect(x + 1, top - 1, Math.max(2, day - 3), 2);
    } else {
      if (rows === 1) {
        pen.fillStyle = paint.ground;
        pen.fillRect(x + 3, middle - 6, w - 4, 12);
      }
      pen.fillStyle = paint.soft;
      pen.fillText(`+${n}`, x + 5, middle + 0.5);
    }
    s.hits.push({x0: x, x1: rows === 1 ? x + w : x + Math.max(day, 8), y0: top - 2, y1: top + thick + GAP, event: -1, from: d, to: d + 1, count: n, lane});
  }
}

function bar(s: Scene, i: number, x0: number, x1: number, y: number, thick: number, lane: Lane, labelled = false): void {
  const {pen, book, paint} = s, e = book.events[i]!, colour = paint.family[book.family[i]!]!;
  const openStart = isNaN(book.first[i]!), openEnd = isNaN(book.last[i]!), interval = book.last[i]! - book.first[i]! > 1 || openStart || openEnd;
  const a = Math.max(x0, -20), b = Math.min(x1, s.width + 20), w = b - a;
  if (w <= 0) return;
  const unreal = e.realis !== 'actual', about = /[~?%]/.test(e.time?.edtf ?? '');
  pen.save();
  pen.beginPath();
  pen.roundRect(a + 0.5, y + 0.5, Math.max(1, w - 1), thick - 1, interval ? 0 : Math.min(3, thick / 2));
  if (openStart || openEnd) {
    const fade = pen.createLinearGradient(a, 0, b, 0);
    fade.addColorStop(openEnd ? 0 : 1, withAlpha(colour, 0.55));
    fade.addColorStop(openEnd ? 1 : 0, withAlpha(colour, 0));
    pen.fillStyle = fade;
    pen.fill();
  } else {
    pen.fillStyle = interval ? withAlpha(colour, 0.2) : book.statement[i] ? withAlpha(colour, 0.16) : withAlpha(colour, unreal ? 0.3 : 0.92);
    pen.fill();
  }
  if (!interval || about) {
    pen.setLineDash(unreal || about ? [3, 2] : []);
    pen.strokeStyle = colour;
    pen.stroke();
    pen.setLineDash([]);
  }
  if (interval) {
    pen.fillStyle = colour;
    pen.fillRect(a, y + thick / 2 - 0.5, w, 1);
    if (!openStart) pen.fillRect(a, y, 2, thick);
    if (!openEnd) pen.fillRect(b - 2, y, 2, thick);
  }
  if (labelled && w > 34) label(s, i, Math.max(a, 0), b, y, thick, !interval && !book.statement[i] && !unreal);
  if (e.conflicts.length) dispute(s, i, b, y, thick);
  if (i === s.opened) {
    pen.strokeStyle = paint.accent;
    pen.lineWidth = 2;
    pen.strokeRect(a - 1.5, y - 1.5, w + 3, thick + 3);
  }
  pen.restore();
  s.hits.push({x0: Math.min(a, b - 8), x1: b, y0: y - 1, y1: y + thick + 1, event: i, from: 0, to: 0, count: 1, lane});
}

function label(s: Scene, i: number, a: number, b: number, y: number, thick: number, onColour: boolean): void {
  const {pen, book, paint} = s, e = book.events[i]!;
  pen.save();
  pen.beginPath();
  pen.rect(a + 2, y, b - a - 5, thick);
  pen.clip();
  pen.fillStyle = onColour ? paint.ground : paint.ink;
  pen.font = `11px ${s.sans}`;
  pen.textBaseline = 'middle';
  pen.fillText(b - a < 260 ? headline(book, e) : `${headline(book, e)} — ${gist(book, e)}`.slice(0, 300), a + 5, y + thick / 2 + 0.5);
  pen.restore();
}

// A mark at the end, and where the day itself is disputed, a ring at every other day that a paper gave.
function dispute(s: Scene, i: number, b: number, y: number, thick: number): void {
  const {pen, paint, book} = s, middle = y + thick / 2;
  pen.fillStyle = pen.strokeStyle = paint.warn;
  pen.beginPath();
  pen.moveTo(b - 4, y - 2);
  pen.lineTo(b + 3, y - 2);
  pen.lineTo(b - 0.5, y + 5);
  pen.fill();
  for (const c of book.events[i]!.conflicts) {
    if (c.field !== 'date' && c.field !== 'time') continue;
    for (const v of c.values) {
      const text = typeof v.value === 'string' ? v.value : ((v.value as {earliest?: string; edtf?: string} | null)?.earliest ?? (v.value as {edtf?: string} | null)?.edtf);
      const day = dayOf(text);
      if (isNaN(day) || Math.floor(day) === Math.floor(book.first[i]!)) continue;
      const x = xOf(s, day + 0.5);
      pen.setLineDash([2, 2]);
      pen.beginPath();
      pen.moveTo(b, middle);
      pen.lineTo(x, middle);
      pen.stroke();
      pen.setLineDash([]);
      pen.beginPath();
      pen.arc(x, middle, Math.min(4, thick / 2), 0, 7);
      pen.stroke();
    }
  }
}

function withAlpha(colour: string, alpha: number): string {
  const m = /^#(..)(..)(..)$/.exec(colour);
  return m ? `rgba(${parseInt(m[1]!, 16)},${parseInt(m[2]!, 16)},${parseInt(m[3]!, 16)},${alpha})` : colour;
}
