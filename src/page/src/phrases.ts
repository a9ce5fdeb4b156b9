// An event in a line: who, what, to whom. Shared by the list, the table, the print and the exports.
import {isUnnamed, type Argument, type Attribution, type Quantity, type TimelineEvent} from './records';
import type {Book} from './book';
import {number, t, word} from './words';

export const nameOf = (book: Book, a: Argument): string => (isUnnamed(a) ? a.description ?? a.mention?.text ?? t('entity.unnamed') : book.name(a.entity) ?? a.name ?? a.description ?? a.mention?.text ?? t('card.unknown'));
export const namesOf = (book: Book, list: Argument[]): string => list.map(a => nameOf(book, a)).join(', ');
// "Reuters dẫn lời", but "theo Reuters".
export function linkOf(book: Book, a: Attribution): string[] {
  const name = book.name(a.entity) ?? a.name ?? a.mention?.text ?? '';
  return (/^theo\b/i.test(a.cue ?? '') ? [a.cue!.toLowerCase(), name] : [name, a.cue ?? '']).filter(Boolean);
}
export const chainOf = (book: Book, chain: Attribution[]): string => chain.map(a => linkOf(book, a).join(' ')).join(' › ');
export const withRole = (book: Book, a: Argument): string => nameOf(book, a) + (a.role ? `, ${a.role}` : '');

// The words of a statement; the source sentence of an action.
export function gist(book: Book, e: TimelineEvent): string {
  const content = e.statement?.content?.text;
  if (content) return content;
  return book.representative(e)?.sentence?.text ?? e.trigger?.text ?? '';
}

// Whether the words stand in quotation marks in the article.
export const isDirect = (e: TimelineEvent): boolean => e.statement?.mode === 'direct' && !!e.statement.content;

// "Israel · không kích · Hamas"
export function headline(book: Book, e: TimelineEvent): string {
  const targets = e.kind === 'statement' ? e.statement?.addressees ?? [] : e.targets;
  return [namesOf(book, e.actors), e.trigger?.text ?? word('type', e.type).toLowerCase(), namesOf(book, targets)].filter(Boolean).join(' · ');
}

export function quantityText(q: Quantity): string {
  const bound = word('bound', q.bound);
  return [bound, number(q.value), q.unit, word('what', q.what)].filter(Boolean).join(' ');
}

// The papers that tell it; the titles of articles whose paper is unknown.
export function outletsOf(book: Book, i: number): string[] {
  const names = book.events[i]!.reports.map(r => { const d = book.documents.get(r.document); return d?.outlet ?? d?.title ?? r.document; });
  return [...new Set(names)];
}
