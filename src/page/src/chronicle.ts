// The list of events under their dates.
import type {App} from './app';
import {h, icon, spoken} from './dom';
import {dayOf, short, spanText, timeText, weekday} from './days';
import {familyOf} from './palette';
import {chainOf, gist, isDirect, nameOf, namesOf, outletsOf} from './phrases';
import {Rows} from './rows';
import {number, t, word} from './words';

interface Row { event: number; heading: string; count: number }

const HEADING = 3.1, CARD = 5.65, LINE = 1.5;  // rem

export class Chronicle {
  readonly rows: Rows;
  readonly element: HTMLElement;
  private list: Row[] = [];
  private rowOf = new Map<number, number>();
  private total = 0;
  private counted: {book: unknown; width: number; lines: Uint8Array; count: ReturnType<typeof lineCounter>} = {book: null, width: 0, lines: new Uint8Array(0), count: () => 1};

  // `among` gives the events to list; `group` their headings.
  constructor(private readonly app: App, private readonly among: () => ArrayLike<number>, private readonly group: (i: number) => string, private readonly follows = false) {
    this.rows = new Rows(t('list.label'));
    this.element = this.rows.element;
    this.rows.onscroll = row => {
      if (!this.follows) return;
      const at = this.list[row]?.event ?? -1;
      const event = at >= 0 ? at : this.list[row + 1]?.event ?? -1;
      if (event === app.cursor) return;
      app.cursor = event;
      app.tell('cursor');
    };
    let width = 0;
    new ResizeObserver(() => {
      if (Math.abs(this.element.clientWidth - width) < 8 || !this.element.clientWidth) return;
      width = this.element.clientWidth;
      this.show(true);
    }).observe(this.element);
  }

  show(keep = false): void {
    const among = this.among();
    this.list = [];
    this.rowOf.clear();
    this.total = among.length;
    let heading: Row | null = null, last: string | null = null;
    for (let k = 0; k < among.length; k++) {
      const i = among[k]!, key = this.group(i);
      if (key !== last) {
        heading = {event: -1, heading: key, count: 0};
        this.list.push(heading);
        last = key;
      }
      heading!.count++;
      this.rowOf.set(i, this.list.length);
      this.list.push({event: i, heading: '', count: k + 1});
    }
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize), lines = this.lines(rem);
    this.rows.label(t('list.label'));
    this.rows.set({
      count: this.list.length,
      height: row => { const r = this.list[row]!; return rem * (r.event < 0 ? HEADING : CARD + lines(r.event) * LINE); },
      render: row => { const r = this.list[row]!; return r.event < 0 ? this.heading(r) : this.card(r.event, r.count, lines(r.event)); },
      focusable: row => this.list[row]!.event >= 0,
    }, keep);
    this.element.classList.toggle('is-empty', !among.length);
    this.element.dataset.empty = t('list.empty');
  }

  // Lines of an event's card; remembered as long as the width and the data are the same.
  private lines(rem: number): (i: number) => number {
    const {book} = this.app, padding = matchMedia('(max-width: 620px)').matches ? 3.1 : 4.9, width = Math.min((this.element.clientWidth || 700) - padding * rem, 56 * rem);
    if (this.counted.width !== width || this.counted.book !== book) this.counted = {book, width, lines: new Uint8Array(book.events.length), count: lineCounter(width, rem)};
    const {lines, count} = this.counted;
    return i => (lines[i] ||= count(gist(book, book.events[i]!), isDirect(book.events[i]!)));
  }

  mark(): void {
    const opened = this.app.opened;
    for (const element of this.element.querySelectorAll<HTMLElement>('.card')) element.classList.toggle('is-open', Number(element.dataset.event) === opened);
  }

  reveal(i: number, top = false): void {
    const row = this.rowOf.get(i);
    if (row !== undefined) this.rows.reveal(row, top ? 'top' : 'near');
  }

  focus(i: number): void {
    const row = this.rowOf.get(i);
    if (row !== undefined) this.rows.focus(row);
  }

  // Scrolls to the first event that begins on the day or later.
  revealDay(day: number): void {
    const {book} = this.app, row = this.list.findIndex(r => r.event >= 0 && book.first[r.event]! >= day);
    if (row > 0) this.rows.reveal(row, 'top');
  }

  has(i: number): boolean { return this.rowOf.has(i); }

  private heading(row: Row): HTMLElement {
    return h('div', {class: 'day'}, h('h2', {class: 'day-name'}, ...headingWords(row.heading)), h('span', {class: 'day-count'}, number(row.count), spoken(' ' + t('tl.count', ''))));
  }

  private card(i: number, position: number, lines: number): HTMLElement {
    const {book} = this.app, e = book.events[i]!, family = familyOf(e.type);
    const to = e.kind === 'statement' ? e.statement?.addressees ?? [] : e.targets;
    const first = e.actors[0], role = e.actors.length === 1 ? first!.role : null;
    const badges: (HTMLElement | null)[] = [
      e.realis !== 'actual' ? h('span', {class: 'badge badge-realis'}, word('realis', e.realis)) : null,
      e.conflicts.length ? h('span', {class: 'badge badge-dispute'}, icon('dispute'), t('list.dispute')) : null,
      e.independent_sources > 1 ? h('span', {class: 'badge'}, t('list.sources', e.independent_sources)) : null,
    ];
    const places = e.places.map(a => nameOf(book, a)), outlets = outletsOf(book, i);
    const foot = [chainOf(book, e.attribution), places.slice(0, 2).join(', ') + (places.length > 2 ? ` ${t('list.more', places.length - 2)}` : ''), outlets.slice(0, 2).join(', ') + (outlets.length > 2 ? ` +${outlets.length - 2}` : '')].filter(Boolean);
    const open = (): void => this.app.open(i);
    return h('article', {class: `card k-${e.kind} f-${family}${this.app.opened === i ? ' is-open' : ''}${this.app.fresh.has(e.id) ? ' is-fresh' : ''}`, 'data-event': i, 'data-id': e.id, 'aria-posinset': position, 'aria-setsize': this.total, 'aria-labelledby': `c${i}`, onclick: open},
      h('div', {class: 'card-meta'}, h('span', {class: 'tag'}, word('type', e.type)), h('span', {class: 'badges'}, badges)),
      h('h3', {class: 'card-head', id: `c${i}`}, h('button', {type: 'button', class: 'plain', 'data-focus': ''},
        h('span', {class: 'who'}, namesOf(book, e.actors) || (e.kind === 'action' ? namesOf(book, e.targets) : t('card.unknown'))), role ? h('span', {class: 'role'}, `, ${role}`) : null,
        ' ', h('span', {class: 'verb'}, e.trigger?.text ?? ''), to.length && e.actors.length ? [' ', h('span', {class: 'whom'}, namesOf(book, to))] : null)),
      h('p', {class: `gist lines-${lines}${isDirect(e) ? ' direct' : ''}`}, gist(book, e)),
      h('p', {class: 'card-foot'}, foot.join('  ·  ')));
  }
}

// Where a line may also end inside a word: after a hyphen, a dash or an ellipsis.
const BREAKS = /(?<=[\p{L}\p{N}][-–…])(?=[\p{L}\p{N}])/u;

// How many lines of the cards' serif a text takes in a width, three at most; `direct` has quotation marks as the style sheet sets them. What is
// far from a border of lines is told by its length; the rest by the widths of its words, which are measured once.
export function lineCounter(width: number, rem: number): (text: string, direct: boolean) => number {
  const pen = document.createElement('canvas').getContext('2d')!, words = new Map<string, number[]>(), size = 1.03 * rem;
  const serif = (weight: number): string => `${weight} ${size}px ${getComputedStyle(document.documentElement).getPropertyValue('--serif')}`;
  pen.font = serif(700);
  const marks = ['“', '”'].map(mark => pen.measureText(mark).width + 0.06 * size) as [number, number];
  pen.font = serif(400);
  const sample = 'Thủ tướng Israel cho biết cuộc điện đàm với Tổng thống Mỹ đã diễn ra trong bầu không khí thẳng thắn', perLine = Math.max(12, width / (pen.measureText(sample).width / sample.length)), blank = pen.measureText(' ').width;
  const piecesOf = (word: string): number[] => {
    let pieces = words.get(word);
    if (!pieces) words.set(word, pieces = word.split(BREAKS).map(piece => pen.measureText(piece).width));
    return pieces;
  };
  return (text, direct) => {
    const about = text.length / perLine, [opening, closing] = direct ? marks : [0, 0];
    if (about > 4 || about < 0.6) return about > 4 ? 3 : 1;
    let lines = 1, x = opening, gap = 0;
    for (const word of text.split(/[ \t\n]+/)) {
      for (const w of piecesOf(word)) {
        if (x > opening && x + gap + w > width) { lines++; x = w; } else x += gap + w;
        gap = 0;
      }
      if (lines === 3) return 3;
      gap = blank;
    }
    return x + closing > width ? lines + 1 : lines;
  };
}

// The dates that a heading stands for, as a key and back: "2024-05-12|2024-05-12", "XXXX-05-12", "".
export const headingKey = (e: {time: {edtf: string | null; earliest: string | null; latest: string | null} | null}): string => (!isNaN(dayOf(e.time?.earliest)) || !isNaN(dayOf(e.time?.latest)) ? `${e.time?.earliest ?? ''}|${e.time?.latest ?? ''}` : e.time?.edtf ?? '');

function headingWords(key: string): (HTMLElement | string)[] {
  if (!key.includes('|')) return [key.startsWith('XXXX') ? timeText({edtf: key, earliest: null, latest: null}) : t('undated.none')];
  const [a, b] = key.split('|') as [string, string], first = dayOf(a), last = dayOf(b);
  if (Math.floor(first) === Math.floor(last)) return [short(first), ' ', h('span', {class: 'weekday'}, weekday(first))];
  return [h('span', {class: 'bracket', 'aria-hidden': 'true'}), spanText(first, last), ' ', h('span', {class: 'weekday'}, t('date.within'))];
}
