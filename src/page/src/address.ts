// What is looked at, as the part of the address after #. Whoever opens the address sees the same.
import {emptyFilter, FACETS, type Filter} from './filter';

export type ViewName = 'timeline' | 'table' | 'map' | 'compare' | 'undated';
export const VIEWS: ViewName[] = ['timeline', 'table', 'map', 'compare', 'undated'];
export type LaneKind = 'person' | 'organization' | 'place' | 'type';
export const LANES: LaneKind[] = ['person', 'organization', 'place', 'type'];

export interface Look {
  view: ViewName; filter: Filter; lane: LaneKind; lanes: number; window: [number, number] | null; event: string; sort: string; pair: [string, string]; language: 'vi' | 'en' | ''; tall: boolean;
}
export const defaultLook = (): Look => ({view: 'timeline', filter: emptyFilter(), lane: 'person', lanes: 0, window: null, event: '', sort: 'date', pair: ['', ''], language: '', tall: false});

const pick = <T extends string>(value: string | null, among: readonly T[], otherwise: T): T => (among.includes(value as T) ? (value as T) : otherwise);
const dayText = /^\d{4}-\d\d-\d\d$/;

export function readAddress(hash: string): Look {
  const p = new URLSearchParams(hash.replace(/^#/, ''));
  const look = defaultLook(), f = look.filter;
  look.view = pick(p.get('view'), VIEWS, 'timeline');
  look.lane = pick(p.get('lane'), LANES, 'person');
  look.lanes = Math.max(0, Math.min(60, Number(p.get('lanes')) || 0));
  look.language = pick(p.get('lang'), ['vi', 'en'] as const, '' as never);
  look.event = p.get('e') ?? '';
  look.sort = /^-?[a-z]+$/.test(p.get('sort') ?? '') ? p.get('sort')! : 'date';
  look.pair = [p.get('a') ?? '', p.get('b') ?? ''];
  look.tall = p.get('tall') === '1';
  const z = /^(-?[\d.]+),(-?[\d.]+)$/.exec(p.get('z') ?? '');
  if (z && Number(z[1]) < Number(z[2])) look.window = [Number(z[1]), Number(z[2])];
  f.text = p.get('q') ?? '';
  f.kind = pick(p.get('kind'), ['statement', 'action'] as const, '' as never);
  for (const name of FACETS) f[name] = p.getAll(name);
  f.from = dayText.test(p.get('from') ?? '') ? p.get('from')! : '';
  f.to = dayText.test(p.get('to') ?? '') ? p.get('to')! : '';
  f.disputed = p.get('disputed') === '1';
  return look;
}

export function writeAddress(look: Look): string {
  const p = new URLSearchParams(), f = look.filter;
  const put = (name: string, value: string, otherwise = ''): void => { if (value !== otherwise) p.append(name, value); };
  put('view', look.view, 'timeline');
  put('q', f.text);
  put('kind', f.kind);
  for (const name of FACETS) for (const value of f[name]) p.append(name, value);
  put('from', f.from);
  put('to', f.to);
  if (f.disputed) p.append('disputed', '1');
  put('lane', look.lane, 'person');
  if (look.lanes) p.append('lanes', String(look.lanes));
  if (look.window) p.append('z', look.window.map(d => String(Math.round(d * 1440) / 1440).slice(0, 12)).join(','));
  put('sort', look.sort, 'date');
  put('a', look.pair[0]);
  put('b', look.pair[1]);
  if (look.tall) p.append('tall', '1');
  put('e', look.event);
  put('lang', look.language);
  const text = p.toString();
  return text ? '#' + text : '';
}
