// What is filtered, as a file: the timeline's own records, or CSV (RFC 4180, with the mark that Excel needs to see UTF-8).
import type {App} from './app';
import {chainOf, gist, namesOf, nameOf, quantityText} from './phrases';
import type {Timeline} from './records';

export function filteredTimeline(app: App): Timeline {
  const {book, shown, dated} = app.selection, events = [...shown.subarray(0, dated)].map(i => book.events[i]!), undated = [...shown.subarray(dated)].map(i => book.events[i]!);
  const documents = new Set<string>(), entities = new Set<string>();
  for (const e of [...events, ...undated]) {
    for (const part of [e, ...e.reports]) for (const a of [...part.actors, ...part.targets, ...part.places, ...(part.statement?.addressees ?? []), ...part.attribution]) if (a.entity) entities.add(a.entity);
    for (const r of e.reports) documents.add(r.document);
  }
  return {
    schema: 'nienbieu/timeline@1', entities: Object.fromEntries(Object.entries(book.timeline.entities ?? {}).filter(([id]) => entities.has(id))),
    documents: (book.timeline.documents ?? []).filter(d => documents.has(d.id)), events, undated,
  };
}

const HEAD = ['id', 'kind', 'type', 'realis', 'edtf', 'earliest', 'latest', 'grain', 'basis', 'actors', 'roles', 'trigger', 'targets', 'content', 'places', 'lat', 'lon', 'attribution', 'quantities', 'sentence', 'documents', 'outlets', 'urls', 'reports', 'independent_sources', 'conflicts', 'confidence'];

// A cell that a spreadsheet would take for a formula gets an apostrophe before it.
function cell(value: unknown): string {
  let text = value == null ? '' : String(value);
  if (typeof value === 'string' && /^[=+\-@\t\r]/.test(text)) text = "'" + text;
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

export function filteredCsv(app: App): string {
  const {book, shown} = app.selection, lines = [HEAD.join(',')];
  for (const i of shown) {
    const e = book.events[i]!, place = e.places.find(p => p.lat != null), docs = e.reports.map(r => book.documents.get(r.document));
    const list = (values: (string | null | undefined)[]): string => [...new Set(values.filter(Boolean))].join('; ');
    lines.push([
      e.id, e.kind, e.type, e.realis, e.time?.edtf, e.time?.earliest, e.time?.latest, e.time?.grain, e.time?.basis, list(e.actors.map(a => nameOf(book, a))), list(e.actors.map(a => a.role)), e.trigger?.text,
      namesOf(book, e.kind === 'statement' ? e.statement?.addressees ?? [] : e.targets), e.kind === 'statement' ? gist(book, e) : '', list(e.places.map(a => nameOf(book, a))), place?.lat, place?.lon, chainOf(book, e.attribution), list(e.quantities.map(quantityText)),
      book.representative(e)?.sentence?.text, list(docs.map(d => d?.title ?? d?.id)), list(docs.map(d => d?.outlet)), list(docs.map(d => d?.url)), e.reports.length, e.independent_sources, list(e.conflicts.map(c => c.field)), e.confidence,
    ].map(cell).join(','));
  }
  return '\ufeff' + lines.join('\r\n') + '\r\n';
}

export function download(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], {type})), link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
