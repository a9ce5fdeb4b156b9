// The source sentence cut at the edges of every span that the event points to. Offsets count code points of the document;
// a run with --offsets bytes or utf16 is recognised from the sentence itself, whose length and text are both known.
import type {Report, Span} from './records';
import {h, spoken} from './dom';
import {t} from './words';

export type Role = 'content' | 'quote' | 'trigger' | 'time' | 'actor' | 'target' | 'place' | 'source' | 'venue' | 'quantity';
export interface Piece { text: string; roles: Role[]; opens: Role[] }
export interface Marked { pieces: Piece[]; elsewhere: {role: Role; text: string}[] }

type Cut = (from: number, to: number) => string;

function cutter(text: string, length: number): Cut {
  const points = Array.from(text);
  if (points.length === length) return (a, b) => points.slice(a, b).join('');
  if (text.length === length) return (a, b) => text.slice(a, b);
  const bytes = new TextEncoder().encode(text), decoder = new TextDecoder();
  if (bytes.length === length) return (a, b) => decoder.decode(bytes.subarray(a, b));
  return (a, b) => points.slice(a, b).join('');
}

function spansOf(r: Report): {role: Role; span: Span}[] {
  const out: {role: Role; span: Span}[] = [];
  const add = (role: Role, span: Span | null | undefined): void => { if (span && span.end > span.start) out.push({role, span}); };
  add('content', r.statement?.content);
  for (const q of r.statement?.quotes ?? []) add('quote', q);
  add('trigger', r.trigger);
  add('time', r.time?.expression);
  for (const a of r.actors) add('actor', a.mention);
  for (const a of [...r.targets, ...(r.statement?.addressees ?? [])]) add('target', a.mention);
  for (const a of r.places) add('place', a.mention);
  for (const a of r.attribution) add('source', a.mention);
  add('venue', r.statement?.venue);
  for (const q of r.quantities) if (q.text != null && q.start != null && q.end != null) add('quantity', {text: q.text, start: q.start, end: q.end});
  return out;
}

export function markSentence(r: Report): Marked {
  const sentence = r.sentence;
  const spans = spansOf(r), elsewhere: Marked['elsewhere'] = [];
  if (!sentence) return {pieces: [], elsewhere: spans.map(s => ({role: s.role, text: s.span.text}))};
  const length = sentence.end - sentence.start, cut = cutter(sentence.text, length);
  const here: {role: Role; a: number; b: number}[] = [];
  const told = new Set<string>();
  for (const {role, span} of spans) {
    const a = Math.max(0, span.start - sentence.start), b = Math.min(length, span.end - sentence.start);
    if (b > a && (span.start >= sentence.start || role === 'content')) here.push({role, a, b});
    if ((span.start < sentence.start || span.end > sentence.end) && !told.has(role + span.start)) {
      told.add(role + span.start);
      elsewhere.push({role, text: span.text});
    }
  }
  const edges = [...new Set([0, length, ...here.flatMap(s => [s.a, s.b])])].sort((x, y) => x - y);
  const pieces: Piece[] = [];
  for (let k = 0; k + 1 < edges.length; k++) {
    const a = edges[k]!, b = edges[k + 1]!;
    const over = here.filter(s => s.a <= a && s.b >= b);
    pieces.push({text: cut(a, b), roles: [...new Set(over.map(s => s.role))], opens: [...new Set(over.filter(s => s.a === a).map(s => s.role))]});
  }
  return {pieces, elsewhere};
}

// Inside a mark, each narrower role is a span of its own; the names of the roles are spoken where they begin.
export function sentenceElement(marked: Marked): HTMLElement {
  return h('blockquote', {class: 'sentence'}, marked.pieces.map(p => {
    if (!p.roles.length) return p.text;
    const names = p.opens.map(r => t(`mark.${r}`));
    return h('mark', {class: p.roles.map(r => `m-${r}`).join(' '), 'data-roles': p.roles.join(' '), title: p.roles.map(r => t(`mark.${r}`)).join(', ')}, names.length ? spoken(`[${names.join(', ')}: `) : null, p.text, names.length ? spoken('] ') : null);
  }));
}

export function rolesIn(marked: Marked): Role[] {
  const all: Role[] = ['trigger', 'content', 'quote', 'actor', 'target', 'place', 'time', 'source', 'venue', 'quantity'];
  return all.filter(role => marked.pieces.some(p => p.roles.includes(role)));
}
