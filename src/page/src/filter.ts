// Which events are shown. Every condition has a bit, so that a facet can count what it would bring if it alone were changed.
import type {Book} from './book';
import {dayOf} from './days';

export type FacetName = 'person' | 'organization' | 'place' | 'type' | 'source' | 'realis';
export const FACETS: FacetName[] = ['person', 'organization', 'place', 'type', 'source', 'realis'];

export interface Filter {
  text: string; kind: '' | 'statement' | 'action'; person: string[]; organization: string[]; place: string[]; type: string[]; source: string[]; realis: string[];
  from: string; to: string; disputed: boolean;
}
export const emptyFilter = (): Filter => ({text: '', kind: '', person: [], organization: [], place: [], type: [], source: [], realis: [], from: '', to: '', disputed: false});
export const isEmpty = (f: Filter): boolean => !f.text && !f.kind && !f.from && !f.to && !f.disputed && FACETS.every(n => !f[n].length);

export interface Choice { value: string; label: string; count: number }

const BIT: Record<FacetName | 'text' | 'kind' | 'date' | 'disputed', number> = {person: 1, organization: 2, place: 4, type: 8, source: 16, realis: 32, text: 64, kind: 128, date: 256, disputed: 512};

export class Selection {
  readonly failed: Uint16Array;
  readonly shown: Uint32Array;     // rows of the book that pass, in its order
  readonly dated: number;          // how many of `shown` have a date

  constructor(readonly book: Book, readonly filter: Filter) {
    this.failed = new Uint16Array(book.size);
    this.mark();
    const shown: number[] = [];
    let dated = 0;
    for (let i = 0; i < book.size; i++) if (!this.failed[i]) { shown.push(i); if (i < book.dated) dated++; }
    this.shown = Uint32Array.from(shown);
    this.dated = dated;
  }

  private fail(bit: number, passes: (i: number) => boolean): void {
    for (let i = 0; i < this.failed.length; i++) if (!passes(i)) this.failed[i]! |= bit;
  }

  private mark(): void {
    const {book, filter: f} = this, {events} = book;
    if (f.text.trim()) this.fail(BIT.text, book.matcher(f.text));
    if (f.kind) this.fail(BIT.kind, i => events[i]!.kind === f.kind);
    for (const name of ['person', 'organization', 'place'] as const) {
      if (!f[name].length) continue;
      const wanted = new Set(f[name].map(id => book.entityIndex.get(id) ?? -1));
      this.fail(BIT[name], i => book.who[i]!.some(k => wanted.has(k)));
    }
    if (f.type.length) { const s = new Set(f.type); this.fail(BIT.type, i => s.has(events[i]!.type)); }
    if (f.realis.length) { const s = new Set(f.realis); this.fail(BIT.realis, i => s.has(events[i]!.realis)); }
    if (f.source.length) { const s = new Set(f.source.map(o => book.outlets.indexOf(o))); this.fail(BIT.source, i => book.outletsOf[i]!.some(o => s.has(o))); }
    if (f.disputed) this.fail(BIT.disputed, i => events[i]!.conflicts.length > 0);
    const from = dayOf(f.from), to = dayOf(f.to);
    if (!isNaN(from) || !isNaN(to)) {
      this.fail(BIT.date, i => i < book.dated && !(book.last[i]! <= from) && !(book.first[i]! >= to + 1));
    }
  }

  // The values of a facet with the number of events each would show, most frequent first; chosen ones are always among them.
  choices(name: FacetName, labelOf: (value: string) => string): Choice[] {
    const {book} = this, counts = new Map<string, number>(), others = ~BIT[name];
    const add = (value: string): void => { counts.set(value, (counts.get(value) ?? 0) + 1); };
    for (let i = 0; i < book.size; i++) {
      if (this.failed[i]! & others) continue;
      if (name === 'type') add(book.events[i]!.type);
      else if (name === 'realis') add(book.events[i]!.realis);
      else if (name === 'source') for (const o of book.outletsOf[i]!) add(book.outlets[o]!);
      else for (const k of book.who[i]!) { const e = book.entities[k]!; if (e.type === name) add(e.id); }
    }
    for (const value of this.filter[name]) if (!counts.has(value)) counts.set(value, 0);
    return [...counts].map(([value, count]) => ({value, label: labelOf(value), count})).sort((a, b) => b.count - a.count || a.label.localeCompare(b.label, 'vi'));
  }
}
