// What the views share: the data, what is looked at, and the one way to change it. Every change goes through `update`, which
// writes the address and tells the views; a change that comes from the address (back, a pasted link) goes the same way.
import {Book} from './book';
import {Selection, type Filter} from './filter';
import {defaultLook, readAddress, writeAddress, type Look} from './address';
import type {Timeline} from './records';
import {setLanguage} from './words';

export type Change = 'data' | 'filter' | 'view' | 'event' | 'lane' | 'window' | 'sort' | 'pair' | 'language' | 'theme' | 'cursor';
type Listener = (changes: Set<Change>) => void;

export class App {
  book: Book;
  look: Look = defaultLook();
  selection: Selection;
  cursor = -1;                      // event at the top of the list
  fresh = new Set<string>();        // ids that came in live
  private listeners: Listener[] = [];

  constructor(timeline: Timeline) {
    this.book = new Book(timeline);
    this.selection = new Selection(this.book, this.look.filter);
  }

  listen(f: Listener): void { this.listeners.push(f); }

  tell(...changes: Change[]): void {
    const set = new Set(changes);
    for (const f of this.listeners) f(set);
  }

  // `step` makes an entry in the browser's history; without it the present entry is changed.
  update(patch: Partial<Look>, change: Change | Change[], step = false): void {
    this.look = {...this.look, ...patch};
    if (patch.filter) this.selection = new Selection(this.book, this.look.filter);
    if (patch.language) setLanguage(patch.language);
    this.write(step);
    this.tell(...(Array.isArray(change) ? change : [change]));
  }

  filter(patch: Partial<Filter>): void { this.update({filter: {...this.look.filter, ...patch}}, 'filter', !('text' in patch)); }

  toggle(name: 'person' | 'organization' | 'place' | 'type' | 'source' | 'realis', value: string): void {
    const have = this.look.filter[name];
    this.filter({[name]: have.includes(value) ? have.filter(v => v !== value) : [...have, value]});
  }

  open(i: number, step = true): void {
    const id = i < 0 ? '' : this.book.events[i]!.id;
    if (id !== this.look.event) this.update({event: id}, 'event', step);
  }

  get opened(): number { return this.book.byId.get(this.look.event) ?? -1; }

  replaceData(timeline: Timeline): void {
    const known = new Set(this.book.events.map(e => e.id));
    this.book = new Book(timeline);
    this.selection = new Selection(this.book, this.look.filter);
    for (const e of this.book.events) if (!known.has(e.id)) this.fresh.add(e.id);
    this.tell('data');
  }

  readAddress(): void {
    this.look = readAddress(location.hash);
    if (this.look.language) setLanguage(this.look.language);
    this.selection = new Selection(this.book, this.look.filter);
  }

  private write(step: boolean): void {
    const hash = writeAddress(this.look), here = location.hash || '';
    if (hash === here) return;
    const url = location.pathname + location.search + hash;
    try {
      if (step) history.pushState(null, '', url); else history.replaceState(null, '', url);
    } catch { location.replace(hash || '#'); }
  }
}

// Small preferences of this browser; a page opened from disk may have none.
export function remembered(key: string): string | null { try { return localStorage.getItem('nienbieu.' + key); } catch { return null; } }
export function remember(key: string, value: string): void { try { localStorage.setItem('nienbieu.' + key, value); } catch { /* none to keep it in */ } }
