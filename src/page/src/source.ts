// Where the data comes from: the report carries it; the server gives it at api/timeline and tells of additions at api/live.
import type {Timeline, TimelineEvent, DocumentRecord} from './records';

export interface Source { timeline: Timeline; live: boolean }

export async function load(): Promise<Source> {
  const plain = document.getElementById('timeline-data'), packed = document.getElementById('timeline-data-gzip');
  if (plain?.textContent?.trim()) return {timeline: check(JSON.parse(plain.textContent)), live: false};
  if (packed?.textContent?.trim()) return {timeline: check(JSON.parse(await unpack(packed.textContent))), live: false};
  return {timeline: await ask(), live: true};
}

async function unpack(base64: string): Promise<string> {
  const packed = atob(base64), bytes = new Uint8Array(packed.length);  // atob passes over blanks itself; a loop, for these are millions
  for (let n = 0; n < packed.length; n++) bytes[n] = packed.charCodeAt(n);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
}

async function ask(): Promise<Timeline> {
  const answer = await fetch('api/timeline', {headers: {Accept: 'application/json'}});
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
  return check(await answer.json());
}

function check(value: unknown): Timeline {
  const t = value as Timeline;
  if (t?.schema !== 'nienbieu/timeline@1') throw new Error('nienbieu/timeline@1');
  return t;
}

// An addition that carries its entry (nienbieu/entry@1) is laid over the timeline; any other notice asks for the whole anew, once a second at most.
export function follow(have: () => Timeline, take: (timeline: Timeline) => void, state: (open: boolean) => void): void {
  const events = new EventSource('api/live');
  let timer = 0, pending: TimelineEvent[] = [], documents: DocumentRecord[] = [], whole = false;
  const flush = async (): Promise<void> => {
    timer = 0;
    const entries = pending, fresh = documents;
    pending = [];
    documents = [];
    try {
      if (whole) { whole = false; take(await ask()); } else if (entries.length) take(laidOver(have(), entries, fresh));
    } catch (error) { console.warn(String(error)); }
  };
  const notice = (e: MessageEvent): void => {
    try {
      const value = JSON.parse(e.data as string) as {schema?: string; documents?: DocumentRecord[]} & TimelineEvent;
      if (value.schema === 'nienbieu/entry@1' && Array.isArray(value.reports)) { pending.push(value); documents.push(...(value.documents ?? [])); } else whole = true;
    } catch { whole = true; }
    timer ||= window.setTimeout(() => void flush(), 400);
  };
  events.onopen = () => state(true);
  events.onerror = () => state(false);
  events.onmessage = notice;
  for (const name of ['entry', 'event', 'timeline', 'added', 'changed', 'removed']) events.addEventListener(name, notice as EventListener);
}

// "XXXX-05-12" is no day.
const knownDay = (text: string | null | undefined): boolean => /^-?\d/.test(text ?? '');

function laidOver(timeline: Timeline, entries: TimelineEvent[], documents: DocumentRecord[]): Timeline {
  const gone = new Set(entries.flatMap(e => [e.id, ...(e.aliases ?? [])])), known = new Map(timeline.documents.map(d => [d.id, d]));
  for (const d of documents) known.set(d.id, d);
  const kept = (list: TimelineEvent[]): TimelineEvent[] => list.filter(e => !gone.has(e.id));
  const key = (e: TimelineEvent): string => `${e.time?.earliest ?? e.time?.latest ?? ''}|${e.time?.latest ?? '9999'}`;
  const dated = entries.filter(e => knownDay(e.time?.earliest) || knownDay(e.time?.latest)), undated = entries.filter(e => !dated.includes(e));
  const events = [...kept(timeline.events), ...dated];
  events.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
  return {...timeline, documents: [...known.values()], events, undated: [...kept(timeline.undated), ...undated]};
}
