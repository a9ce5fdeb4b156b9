// Who said what, as a table: sortable, of any length; only the rows in sight exist.
import type {App} from './app';
import {clear, h, icon} from './dom';
import {timeText} from './days';
import {chainOf, gist, namesOf, outletsOf} from './phrases';
import {familyOf} from './palette';
import {number, t, word} from './words';

const COLUMNS = ['date', 'speaker', 'role', 'verb', 'content', 'to', 'type', 'source'] as const;
type Column = (typeof COLUMNS)[number];
const ROW = 4.3;  // rem

export class StatementTable {
  readonly element: HTMLElement;
  private readonly head = h('tr');
  private readonly body = h('tbody');
  private readonly table = h('table', {class: 'say'});
  private readonly caption = h('caption');
  private order: number[] = [];
  private frame = 0;
  private drawn = '';

  constructor(private readonly app: App) {
    this.table.append(this.caption, h('thead', null, this.head), this.body);
    this.element = h('div', {class: 'table-view', tabindex: '0', role: 'region', 'aria-label': t('view.table')}, this.table);
    this.element.addEventListener('scroll', () => { this.frame ||= requestAnimationFrame(() => { this.frame = 0; this.draw(); }); }, {passive: true});
    new ResizeObserver(() => this.draw()).observe(this.element);
  }

  private cell(i: number, column: Column): string {
    const {book} = this.app, e = book.events[i]!;
    switch (column) {
      case 'date': return timeText(e.time, true);
      case 'speaker': return namesOf(book, e.actors) || t('card.unknown');
      case 'role': return e.actors.map(a => a.role).filter(Boolean).join(', ');
      case 'verb': return e.trigger?.text ?? '';
      case 'content': return gist(book, e);
      case 'to': return namesOf(book, e.statement?.addressees ?? []);
      case 'type': return word('type', e.type);
      case 'source': return [chainOf(book, e.attribution), outletsOf(book, i).join(', ')].filter(Boolean).join(' › ');
    }
  }

  show(): void {
    const {book, shown} = this.app.selection;
    this.order = [...shown].filter(i => book.statement[i]);
    const down = this.app.look.sort.startsWith('-'), column = this.app.look.sort.replace('-', '') as Column;
    if (column !== 'date' && COLUMNS.includes(column)) {
      const compare = new Intl.Collator('vi').compare, keys = new Map(this.order.map(i => [i, this.cell(i, column)]));
      this.order.sort((a, b) => compare(keys.get(a)!, keys.get(b)!) || a - b);
    }
    if (down) this.order.reverse();
    this.element.setAttribute('aria-label', t('view.table'));
    this.caption.textContent = t('table.caption', number(this.order.length));
    this.table.setAttribute('aria-rowcount', String(this.order.length + 1));
    clear(this.head, COLUMNS.map(c => h('th', {scope: 'col', class: `col-${c}`, 'aria-sort': c !== column ? 'none' : down ? 'descending' : 'ascending'},
      h('button', {type: 'button', class: 'plain', title: t('table.sort', t(`table.${c}`).toLowerCase()), onclick: () => this.app.update({sort: c === column && !down ? '-' + c : c}, 'sort', true)}, t(`table.${c}`), h('span', {class: 'arrow', 'aria-hidden': 'true'}, c !== column ? '' : down ? ' ↓' : ' ↑')))));
    this.drawn = '';
    this.element.scrollTop = 0;
    this.draw();
  }

  private draw(): void {
    if (!this.element.clientHeight) return;
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize), height = ROW * rem, n = this.order.length;
    const first = Math.max(0, Math.floor(this.element.scrollTop / height) - 8), last = Math.min(n, first + Math.ceil(this.element.clientHeight / height) + 18);
    const key = `${first}-${last}-${this.app.look.event}`;
    if (key === this.drawn) return;
    this.drawn = key;
    const focused = (document.activeElement as HTMLElement | null)?.dataset?.open;
    // One cell: a span over all columns would give those that a phone hides a width.
    const gap = (rows: number): HTMLElement | null => { if (rows <= 0) return null; const td = h('td'); td.style.height = `${rows * height}px`; return h('tr', {class: 'gap', 'aria-hidden': 'true'}, td); };
    clear(this.body, gap(first), this.order.slice(first, last).map((i, k) => this.row(i, first + k + 2)), gap(n - last));
    if (focused) this.body.querySelector<HTMLElement>(`[data-open="${focused}"]`)?.focus({preventScroll: true});
  }

  refresh(): void { this.drawn = ''; this.draw(); }

  private row(i: number, index: number): HTMLElement {
    const e = this.app.book.events[i]!;
    return h('tr', {'aria-rowindex': index, 'data-event': i, class: `f-${familyOf(e.type)}${this.app.opened === i ? ' is-open' : ''}`, onclick: () => this.app.open(i)}, COLUMNS.map(c => {
      const text = this.cell(i, c);
      if (c === 'content') return h('td', {class: 'col-content'}, h('button', {type: 'button', class: 'plain clip', 'data-open': i}, text));
      return h('td', {class: `col-${c}`}, h('div', {class: 'clip'}, c === 'type' ? h('span', {class: 'tag'}, text) : text, c === 'speaker' && e.conflicts.length ? h('span', {class: 'badge badge-dispute', role: 'img', 'aria-label': t('list.dispute'), title: t('list.dispute')}, icon('dispute')) : null));
    }));
  }
}
