// Two speakers side by side, day by day.
import type {App} from './app';
import {lineCounter} from './chronicle';
import {clear, h} from './dom';
import {spanText, timeText} from './days';
import {familyOf, FAMILIES} from './palette';
import {gist, isDirect, namesOf} from './phrases';
import {Rows} from './rows';
import {number, t, word} from './words';

interface Pair { heading: string; left: number; right: number }

export class Compare {
  readonly element = h('div', {class: 'compare'});
  private readonly head = h('div', {class: 'compare-head'});
  private readonly rows = new Rows(t('compare.title'));

  constructor(private readonly app: App) {
    this.element.append(this.head, this.rows.element);
  }

  private speakers(): {id: string; name: string; count: number}[] {
    const {book, shown} = this.app.selection, counts = new Map<number, number>();
    for (const i of shown) if (book.statement[i]) for (const k of book.speakers[i]!) counts.set(k, (counts.get(k) ?? 0) + 1);
    for (const id of this.app.look.pair) { const k = book.entityIndex.get(id); if (k !== undefined && !counts.has(k)) counts.set(k, 0); }
    return [...counts].sort((a, b) => b[1] - a[1]).map(([k, count]) => ({id: book.entities[k]!.id, name: book.entities[k]!.name, count}));
  }

  show(): void {
    const all = this.speakers(), [a, b] = this.choice(all.map(s => s.id));
    const left = this.statementsOf(a), right = this.statementsOf(b);
    const pairs = this.pairs(left, right), both = new Set(pairs.filter(p => p.left >= 0 && p.right >= 0).map(p => p.heading)).size;
    const choose = (which: 0 | 1, id: string): HTMLElement => {
      const select = h('select', {class: 'compare-select', 'aria-label': t(which ? 'compare.b' : 'compare.a'), onchange: () => this.app.update({pair: which ? [a, select.value] : [select.value, b]}, 'pair', true)},
        all.slice(0, 400).map(s => h('option', {value: s.id, selected: s.id === id}, `${s.name} (${number(s.count)})`)));
      return select;
    };
    clear(this.head, h('div', null, choose(0, a), this.mix(left)), h('div', {class: 'compare-middle'}, h('button', {type: 'button', class: 'text-button', onclick: () => this.app.update({pair: [b, a]}, 'pair', true)}, '⇄ ', t('compare.swap')), h('p', {class: 'fine'}, t('compare.both', number(both)))), h('div', null, choose(1, b), this.mix(right)));
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize), narrow = matchMedia('(max-width: 620px)').matches;
    const {book} = this.app, lines = lineCounter((this.rows.element.clientWidth || 700) / (narrow ? 1 : 2) - (narrow ? 3.9 : 3) * rem, rem);
    const side = (i: number): number => (i < 0 ? 0 : 2.9 + 1.5 * lines(gist(book, book.events[i]!), isDirect(book.events[i]!)));
    this.rows.label(t('compare.title'));
    this.rows.set({
      count: pairs.length,
      height: n => { const p = pairs[n]!; return rem * (p.left < 0 && p.right < 0 ? 2.6 : narrow ? side(p.left) + side(p.right) : Math.max(side(p.left), side(p.right))); },
      render: n => {
        const p = pairs[n]!;
        if (p.left < 0 && p.right < 0) return h('div', {class: 'compare-day'}, h('h2', null, p.heading));
        return h('div', {class: 'compare-row'}, this.side(p.left, 'left'), this.side(p.right, 'right'));
      },
      focusable: n => pairs[n]!.left >= 0 || pairs[n]!.right >= 0,
    });
  }

  // Who is asked for; else, of those who speak most, two who spoke on the most of the same days.
  private choice(ids: string[]): [string, string] {
    const {book} = this.app.selection, [wantA, wantB] = this.app.look.pair, most = ids.slice(0, 20);
    const days = (id: string): Set<number> => new Set(this.statementsOf(id).filter(i => book.last[i]! - book.first[i]! <= 1).map(i => Math.floor(book.first[i]!)));
    const spoke = new Map([...most, wantA, wantB].filter(Boolean).map(id => [id, days(id)]));
    let best: [string, string] = [wantA || (ids.find(id => id !== wantB) ?? ''), wantB], shared = -1;
    if (!best[1]) best[1] = ids.find(id => id !== best[0]) ?? '';
    if (wantA && wantB) return best;
    for (const a of wantA ? [wantA] : most) for (const b of wantB ? [wantB] : most) {
      if (a === b || (!wantA && !wantB && most.indexOf(a) > most.indexOf(b))) continue;
      const both = [...spoke.get(a)!].filter(day => spoke.get(b)!.has(day)).length;
      if (both > shared) { shared = both; best = [a, b]; }
    }
    return best;
  }

  private statementsOf(id: string): number[] {
    const {book, shown} = this.app.selection, k = book.entityIndex.get(id);
    return k === undefined ? [] : [...shown].filter(i => book.statement[i] && book.speakers[i]!.includes(k));
  }

  private pairs(left: number[], right: number[]): Pair[] {
    const {book} = this.app, days = new Map<string, {order: number; left: number[]; right: number[]}>();
    const put = (i: number, which: 'left' | 'right'): void => {
      const key = i >= book.dated ? timeText(book.events[i]!.time, true) : spanText(Math.floor(book.first[i]!), book.last[i]! - 1e-6 >= 0 || book.last[i]! < 0 ? Math.ceil(book.last[i]!) - 1 : NaN, true);
      if (!days.has(key)) days.set(key, {order: i, left: [], right: []});
      const d = days.get(key)!;
      d.order = Math.min(d.order, i);
      d[which].push(i);
    };
    left.forEach(i => put(i, 'left'));
    right.forEach(i => put(i, 'right'));
    return [...days].sort((x, y) => x[1].order - y[1].order).flatMap(([heading, d]) => [{heading, left: -1, right: -1}, ...Array.from({length: Math.max(d.left.length, d.right.length)}, (_, n) => ({heading, left: d.left[n] ?? -1, right: d.right[n] ?? -1}))]);
  }

  private side(i: number, which: string): HTMLElement {
    const {book} = this.app;
    if (i < 0) return h('div', {class: `compare-side ${which} silent`});
    const e = book.events[i]!, to = namesOf(book, e.statement?.addressees ?? []);
    return h('article', {class: `compare-side ${which} f-${familyOf(e.type)}${this.app.opened === i ? ' is-open' : ''}`, onclick: () => this.app.open(i)},
      h('p', {class: 'card-meta'}, h('span', {class: 'tag'}, word('type', e.type)), h('span', {class: 'verb'}, e.trigger?.text ?? ''), to ? h('span', {class: 'whom'}, to) : null),
      h('button', {type: 'button', class: `plain gist${isDirect(e) ? ' direct' : ''}`, 'data-focus': ''}, gist(book, e)));
  }

  // The share of each family of types, and how many statements.
  private mix(list: number[]): HTMLElement {
    const {book} = this.app, counts = FAMILIES.map((_, f) => list.filter(i => book.family[i] === f).length);
    const bar = h('span', {class: 'mix', role: 'img', 'aria-label': FAMILIES.map((f, n) => (counts[n] ? `${t(`family.${f}`)} ${counts[n]}` : '')).filter(Boolean).join(', ') || t('compare.none')}, FAMILIES.map((f, n) => { if (!counts[n]) return null; const part = h('span', {class: `f-${f}`, title: `${t(`family.${f}`)}: ${counts[n]}`}); part.style.flexGrow = String(counts[n]); return part; }));
    return h('div', null, bar, h('p', {class: 'fine'}, t('compare.statements', number(list.length))));
  }
}
