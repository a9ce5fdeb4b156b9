// Which lanes the timeline has: the most frequent people, organizations, places or types of the selection, and one for the rest.
import type {LaneKind} from './address';
import type {Selection} from './filter';
import {t, word} from './words';

export interface Lane { key: string; label: string; items: Uint32Array; rest: boolean }

export function makeLanes(selection: Selection, kind: LaneKind, most: number): {lanes: Lane[]; possible: number} {
  const {book, shown, dated} = selection;
  const keysOf = (i: number): number[] | string[] => (kind === 'type' ? [book.events[i]!.type] : [...book.who[i]!].filter(k => book.entities[k]!.type === kind));
  const counts = new Map<number | string, number>();
  for (let n = 0; n < dated; n++) for (const k of keysOf(shown[n]!)) counts.set(k, (counts.get(k) ?? 0) + 1);
  const top = [...counts].sort((a, b) => b[1] - a[1]).slice(0, most).map(([k]) => k);
  const place = new Map(top.map((k, n) => [k, n]));
  const items: number[][] = top.map(() => []), rest: number[] = [];
  for (let n = 0; n < dated; n++) {
    const i = shown[n]!;
    let told = false;
    for (const k of keysOf(i)) {
      const lane = place.get(k);
      if (lane === undefined) continue;
      items[lane]!.push(i);
      told = true;
    }
    if (!told) rest.push(i);
  }
  const lanes: Lane[] = top.map((k, n) => ({key: typeof k === 'number' ? book.entities[k]!.id : k, label: typeof k === 'number' ? book.entities[k]!.name : word('type', k), items: Uint32Array.from(items[n]!), rest: false}));
  if (rest.length) lanes.push({key: '', label: t('lane.rest'), items: Uint32Array.from(rest), rest: true});
  return {lanes, possible: counts.size};
}
