// The timeline as the page works with it: one row per event in typed columns, so that 50,000 of them filter and draw within a frame.
import {isUnnamed, type Argument, type DocumentRecord, type EntityRecord, type EntityType, type Report, type Timeline, type TimelineEvent} from './records';
import {DAY, dayOf} from './days';
import {familyIndex} from './palette';

export const ENTITY_TYPES: EntityType[] = ['person', 'organization', 'place'];

export interface Entity { index: number; id: string; name: string; type: EntityType; count: number; lat: number; lon: number }

export class Book {
  readonly events: TimelineEvent[];
  readonly size: number;
  readonly dated: number;                 // events [0, dated) are in order of time; the rest have no bounds
  readonly first: Float64Array;           // day; NaN = open or unknown
  readonly last: Float64Array;            // day after which it is over (exclusive)
  readonly family: Uint8Array;
  readonly statement: Uint8Array;
  readonly entities: Entity[] = [];
  readonly entityIndex = new Map<string, number>();
  readonly who: Uint32Array[];            // entities of every event, actors first, without repetition
  readonly speakers: Uint32Array[];       // actors only
  readonly at: Uint32Array[];             // places only
  readonly outlets: string[] = [];
  readonly outletsOf: Uint16Array[];
  readonly documents = new Map<string, DocumentRecord>();
  readonly byId = new Map<string, number>();
  readonly inside = new Map<string, number[]>();
  private haystacks: string[] | null = null;
  private folded: string[] | null = null;

  constructor(readonly timeline: Timeline) {
    for (const d of timeline.documents ?? []) this.documents.set(d.id, d);
    this.events = [...(timeline.events ?? []), ...(timeline.undated ?? [])];
    this.size = this.events.length;
    this.dated = (timeline.events ?? []).length;
    this.first = new Float64Array(this.size);
    this.last = new Float64Array(this.size);
    this.family = new Uint8Array(this.size);
    this.statement = new Uint8Array(this.size);
    this.who = new Array(this.size);
    this.speakers = new Array(this.size);
    this.at = new Array(this.size);
    this.outletsOf = new Array(this.size);
    this.collect();
  }

  private collect(): void {
    const outletIndex = new Map<string, number>();
    this.events.forEach((e, i) => {
      this.byId.set(e.id, i);
      for (const alias of e.aliases ?? []) if (!this.byId.has(alias)) this.byId.set(alias, i);
      for (const r of e.reports) if (!this.byId.has(r.event)) this.byId.set(r.event, i);
      this.first[i] = dayOf(e.time?.earliest);
      const last = dayOf(e.time?.latest), exact = /T\d\d:\d\d/.test(e.time?.edtf ?? '') ? dayOf(e.time?.edtf) : NaN;
      this.last[i] = Math.floor(last) + 1;
      if (!isNaN(exact)) {
        this.first[i] = exact;
        this.last[i] = exact + (e.time?.grain === 'hour' ? 1 / 24 : 1 / 1440);
      }
      this.family[i] = familyIndex(e.type);
      this.statement[i] = e.kind === 'statement' ? 1 : 0;
      this.speakers[i] = this.entityList([e.actors]);
      this.at[i] = this.entityList([e.places]);
      this.who[i] = this.entityList([e.actors, e.targets, e.places, e.statement?.addressees ?? []]);
      for (const k of this.who[i]!) this.entities[k]!.count++;
      const outlets = new Set<number>();
      for (const r of e.reports) {
        const name = this.outletOf(r);
        if (!outletIndex.has(name)) { outletIndex.set(name, this.outlets.length); this.outlets.push(name); }
        outlets.add(outletIndex.get(name)!);
      }
      this.outletsOf[i] = Uint16Array.from(outlets);
      if (e.within) this.inside.set(e.within, [...(this.inside.get(e.within) ?? []), i]);
    });
  }

  private entityList(lists: Argument[][]): Uint32Array {
    const out: number[] = [];
    for (const list of lists) for (const a of list) {
      if (!a.entity || isUnnamed(a)) continue;
      const k = this.entity(a);
      if (!out.includes(k)) out.push(k);
    }
    return Uint32Array.from(out);
  }

  private entity(a: Argument): number {
    const id = a.entity!;
    let k = this.entityIndex.get(id);
    if (k === undefined) {
      const known: EntityRecord | undefined = this.timeline.entities?.[id];
      k = this.entities.length;
      this.entityIndex.set(id, k);
      this.entities.push({index: k, id, name: known?.name ?? a.name ?? id, type: known?.type ?? a.type, count: 0, lat: known?.lat ?? NaN, lon: known?.lon ?? NaN});
    }
    const entity = this.entities[k]!;
    if (isNaN(entity.lat) && a.lat != null && a.lon != null) { entity.lat = a.lat; entity.lon = a.lon; }
    return k;
  }

  name(id: string | null | undefined): string | null {
    if (!id) return null;
    const k = this.entityIndex.get(id);
    return k === undefined ? this.timeline.entities?.[id]?.name ?? null : this.entities[k]!.name;
  }

  outletOf(r: Report): string { return this.documents.get(r.document)?.outlet ?? ''; }

  representative(e: TimelineEvent): Report | undefined { return e.reports.find(r => r.event === e.representative) ?? e.reports[0]; }

  // An interval of more than a day, an open one or an approximate one: the day itself is not known.
  uncertain(i: number): boolean {
    return i < this.dated && (!(this.last[i]! - this.first[i]! <= 1) || /[~?%]/.test(this.events[i]!.time?.edtf ?? ''));
  }

  // What the text filter looks in: names, statement, source sentences, titles.
  matcher(query: string): (i: number) => boolean {
    const plain = query.normalize('NFC').toLowerCase().trim();
    const words = plain.split(/\s+/).filter(Boolean);
    const bare = fold(plain) === plain;
    const hay = bare ? this.foldedText() : this.text();
    return i => words.every(w => hay[i]!.includes(w));
  }

  private text(): string[] {
    return this.haystacks ??= this.events.map(e => {
      const parts: string[] = [], sentences = new Set(e.reports.map(r => r.sentence?.text ?? ''));
      for (const a of [...e.actors, ...e.targets, ...e.places]) parts.push(a.name ?? a.description ?? '', a.role ?? '');
      for (const a of e.attribution) parts.push(a.name ?? '');
      for (const r of e.reports) parts.push(this.documents.get(r.document)?.title ?? '');
      parts.push(...sentences);
      // Trigger and statement mostly stand in the sentence already.
      for (const words of [e.trigger?.text, e.statement?.content?.text]) if (words && ![...sentences].some(s => s.includes(words))) parts.push(words);
      return parts.join('\n').normalize('NFC').toLowerCase();
    });
  }

  private foldedText(): string[] { return this.folded ??= this.text().map(fold); }

  extent(): [number, number] {
    let a = Infinity, b = -Infinity;
    for (let i = 0; i < this.dated; i++) {
      const f = this.first[i]!, l = this.last[i]!;
      if (!isNaN(f)) { a = Math.min(a, f); b = Math.max(b, f + 1); }
      if (!isNaN(l)) { b = Math.max(b, l); a = Math.min(a, l - 1); }
    }
    return a < b ? [a, b] : [Math.floor(Date.now() / DAY) - 30, Math.floor(Date.now() / DAY)];
  }
}

export const fold = (text: string): string => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/đ/g, 'd');
