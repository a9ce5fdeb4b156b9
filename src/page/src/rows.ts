// A list of any length of which only the rows in sight exist. Heights are known before a row is drawn, so nothing jumps.
// Arrow keys, Page Up and Down, Home and End move among the rows.
import {clear, h} from './dom';

export interface RowSource {
  count: number;
  height(row: number): number;
  render(row: number): HTMLElement;
  focusable(row: number): boolean;
}

export class Rows {
  readonly element: HTMLElement;
  private readonly sheet: HTMLElement;
  private readonly heading: HTMLElement;  // said only: the rows in sight may begin with a heading of a lower rank
  private tops = new Float64Array(1);
  private source: RowSource = {count: 0, height: () => 0, render: () => h('div'), focusable: () => false};
  private drawn = new Map<number, HTMLElement>();
  private frame = 0;
  onscroll: (topRow: number) => void = () => {};

  constructor(label: string, private readonly overscan = 500) {
    this.sheet = h('div', {class: 'rows-sheet'});
    this.heading = h('h2', {class: 'sr'}, label);
    this.element = h('div', {class: 'rows', role: 'region', 'aria-label': label, tabindex: '0'}, this.heading, this.sheet);
    this.element.addEventListener('scroll', () => this.schedule(), {passive: true});
    this.element.addEventListener('keydown', e => this.key(e));
    new ResizeObserver(() => this.schedule()).observe(this.element);
  }

  set(source: RowSource, keepScroll = false): void {
    this.source = source;
    this.tops = new Float64Array(source.count + 1);
    for (let i = 0; i < source.count; i++) this.tops[i + 1] = this.tops[i]! + source.height(i);
    this.sheet.style.height = `${this.tops[source.count]}px`;
    this.drawn.clear();
    clear(this.sheet);
    if (!keepScroll) this.element.scrollTop = 0;
    this.draw();
  }

  label(text: string): void {
    this.element.setAttribute('aria-label', text);
    this.heading.textContent = text;
  }

  redraw(): void {
    this.drawn.clear();
    clear(this.sheet);
    this.draw();
  }

  rowAt(y: number): number {
    let lo = 0, hi = this.source.count - 1;
    while (lo < hi) {
      const mid = (lo + hi + 1) >> 1;
      if (this.tops[mid]! <= y) lo = mid; else hi = mid - 1;
    }
    return lo;
  }

  // Scrolls the row into sight: not at all when it is.
  reveal(row: number, where: 'near' | 'top' = 'near'): void {
    const top = this.tops[row]!, bottom = this.tops[row + 1]!, view = this.element;
    const before = row > 0 && !this.source.focusable(row - 1) ? this.source.height(row - 1) : 0;
    if (where === 'top' || top - before < view.scrollTop || bottom > view.scrollTop + view.clientHeight) view.scrollTop = Math.max(0, where === 'top' || top < view.scrollTop ? top - before : bottom - view.clientHeight + 8);
    this.draw();
  }

  focus(row: number): void {
    this.reveal(row);
    const item = this.drawn.get(row);
    (item?.querySelector<HTMLElement>('[data-focus]') ?? item)?.focus({preventScroll: true});
  }

  private schedule(): void { this.frame ||= requestAnimationFrame(() => { this.frame = 0; this.draw(); }); }

  private draw(): void {
    const view = this.element, top = view.scrollTop, {source} = this;
    if (!source.count || !view.clientHeight) return;
    const first = this.rowAt(Math.max(0, top - this.overscan)), last = this.rowAt(top + view.clientHeight + this.overscan);
    for (const [row, element] of this.drawn) {
      if (row >= first && row <= last) continue;
      if (element.contains(document.activeElement)) continue;
      element.remove();
      this.drawn.delete(row);
    }
    for (let row = first; row <= last; row++) {
      if (this.drawn.has(row)) continue;
      const element = source.render(row);
      element.classList.add('row');
      element.style.transform = `translateY(${this.tops[row]}px)`;
      element.style.height = `${source.height(row)}px`;
      this.drawn.set(row, element);
      // In the order of the document, for those who read it with a screen reader.
      let next: Element | null = null;
      for (const [other, e] of this.drawn) if (other > row && (!next || other < Number((next as HTMLElement).dataset.row))) next = e;
      element.dataset.row = String(row);
      this.sheet.insertBefore(element, next);
    }
    this.onscroll(this.rowAt(top + 8));
  }

  private key(event: KeyboardEvent): void {
    const steps: Record<string, number> = {ArrowDown: 1, j: 1, ArrowUp: -1, k: -1, PageDown: 8, PageUp: -8, Home: -1e9, End: 1e9};
    const step = steps[event.key];
    if (!step || event.ctrlKey || event.altKey || event.metaKey || (event.target as Element).matches('input,select,textarea')) return;
    const row = (event.target as Element).closest<HTMLElement>('.row');
    const from = row ? Number(row.dataset.row) : this.rowAt(this.element.scrollTop + 4) - Math.sign(step);
    let to = Math.max(0, Math.min(this.source.count - 1, from + step));
    while (to >= 0 && to < this.source.count && !this.source.focusable(to)) to += step > 0 && to < this.source.count - 1 ? 1 : step < -1e6 ? 1 : -1;
    if (to < 0 || to >= this.source.count) return;
    event.preventDefault();
    this.focus(to);
  }
}
