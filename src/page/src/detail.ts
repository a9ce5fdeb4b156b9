// One event in full: what was said or done, by whom, where the date comes from, what the papers wrote, and where they differ.
import type {App} from './app';
import {isUnnamed, type Argument, type Conflict, type ConflictValue, type Report, type TimelineEvent} from './records';
import {h, icon} from './dom';
import {DAY, short, dayOf, spanText, timeText} from './days';
import {markSentence, rolesIn, sentenceElement} from './marks';
import {familyOf} from './palette';
import {reason} from './reasons';
import {gist, headline, isDirect, linkOf, nameOf, quantityText} from './phrases';
import {number, t, word} from './words';

type Content = (HTMLElement | string | null)[];

export function detailCard(app: App, i: number, close: () => void, step: (by: number) => void): HTMLElement {
  const {book} = app, e = book.events[i]!;
  const inside = [e.id, ...(e.aliases ?? [])].flatMap(id => book.inside.get(id) ?? []);
  return h('article', {class: `detail f-${familyOf(e.type)} k-${e.kind}`, 'data-id': e.id},
    h('header', {class: 'detail-bar'},
      h('span', {class: 'tag'}, word('type', e.type)), h('span', {class: 'detail-kind'}, word('kind', e.kind)),
      h('span', {class: 'detail-tools'},
        h('button', {type: 'button', class: 'icon-button', 'aria-label': t('card.previous'), title: t('card.previous'), onclick: () => step(-1)}, icon('left')),
        h('button', {type: 'button', class: 'icon-button', 'aria-label': t('card.next'), title: t('card.next'), onclick: () => step(1)}, icon('right')),
        h('button', {type: 'button', class: 'icon-button', 'aria-label': t('card.close'), title: t('card.close'), onclick: close}, icon('close')))),
    h('p', {class: 'detail-date'}, timeText(e.time), e.realis !== 'actual' ? h('span', {class: 'badge badge-realis'}, word('realis', e.realis)) : null),
    chain(app, e),
    h('h2', {class: 'detail-head', id: 'detail-head', tabindex: '-1'}, headParts(app, e)),
    e.kind === 'statement' ? h('blockquote', {class: `detail-words${isDirect(e) ? ' direct' : ''}`}, gist(book, e)) : null,
    facts(app, e),
    e.conflicts.length ? section(t('card.conflicts'), 'disputes', e.conflicts.map(c => conflict(app, e, c))) : null,
    e.series?.length ? section(t('card.series'), 'series', e.series.map(s => values(app, e, 'toll', s.values))) : null,
    section(t('card.reports'), 'reports', [h('p', {class: 'fine'}, t('card.independent', number(e.reports.length), number(e.independent_sources))), h('ol', {class: 'report-list'}, e.reports.map(r => report(app, r)))]),
    inside.length ? section(t('card.inside'), 'inside', [h('ul', {class: 'link-list'}, inside.slice(0, 40).map(k => h('li', null, eventLink(app, k))))]) : null,
    h('p', {class: 'fine detail-id'}, t('card.confidence', Math.round((e.confidence ?? 0) * 100)), ' · ', t('card.id'), ' ', h('code', null, e.id)));
}

function section(title: string, name: string, content: Content): HTMLElement {
  return h('section', {class: `detail-part part-${name}`}, h('h3', null, title), content);
}

function eventLink(app: App, i: number): HTMLElement {
  return h('button', {type: 'button', class: 'link', onclick: () => app.open(i)}, headline(app.book, app.book.events[i]!) || app.book.events[i]!.id);
}

function entityButton(app: App, a: Argument): HTMLElement | string {
  const name = nameOf(app.book, a);
  if (!a.entity || isUnnamed(a) || !app.book.entityIndex.has(a.entity)) return name;
  const type = app.book.entities[app.book.entityIndex.get(a.entity)!]!.type;
  return h('button', {type: 'button', class: 'entity', title: t('map.only', name), onclick: () => app.toggle(type, a.entity!)}, name);
}

function headParts(app: App, e: TimelineEvent): Content {
  const {book} = app, to = e.kind === 'statement' ? e.statement?.addressees ?? [] : e.targets;
  const who = e.actors.flatMap((a, k): Content => [k ? ', ' : null, nameOf(book, a), a.role ? h('span', {class: 'role'}, `, ${a.role}`) : null]);
  return [...(who.length ? who : e.kind === 'statement' ? [t('card.unknown')] : []), ' ', h('span', {class: 'verb'}, e.trigger?.text ?? ''), to.length ? ' ' + to.map(a => nameOf(book, a)).join(', ') : null];
}

// Outermost first: Reuters dẫn lời › Recep Tayyip Erdogan. Then the statement that this was told in.
function chain(app: App, e: TimelineEvent): HTMLElement | null {
  const links: Content = e.attribution.map(a => h('li', null, linkOf(app.book, a).map((part, k) => [k ? ' ' : null, part === a.cue || part === a.cue?.toLowerCase() ? part : h('b', null, part)])));
  const outer = e.within ? app.book.byId.get(e.within) : undefined;
  if (outer !== undefined) links.push(h('li', null, t('card.within'), ' ', eventLink(app, outer)));
  return links.length ? h('ol', {class: 'chain', 'aria-label': t('card.chain')}, links) : null;
}

function facts(app: App, e: TimelineEvent): HTMLElement {
  const rows: [string, Content][] = [];
  const people = (list: Argument[]): Content => list.flatMap((a, k): Content => [k ? ', ' : null, entityButton(app, a), a.role ? h('span', {class: 'role'}, `, ${a.role}`) : null, a.via && a.via !== 'name' ? h('span', {class: 'fine'}, ` (${word('via', a.via)}${a.mention ? ': “' + a.mention.text + '”' : ''})`) : null]);
  if (e.actors.length) rows.push([t('card.who'), people(e.actors)]);
  const to = [...(e.statement?.addressees ?? []), ...e.targets].filter((a, k, all) => all.findIndex(b => b.entity === a.entity && nameOf(app.book, b) === nameOf(app.book, a)) === k);
  if (to.length) rows.push([t('card.whom'), people(to)]);
  if (e.time) {
    const why: Content = [timeText(e.time)], told = reason(e.time.why), long = told.length > 140;
    const notes = [e.time.expression ? t('card.expression', e.time.expression.text) : '', word('basis', e.time.basis), long ? '' : told, e.time.grain !== 'day' && e.time.grain !== 'unknown' ? `${t('card.precision').toLowerCase()}: ${word('grain', e.time.grain)}` : ''].filter(Boolean);
    if (notes.length) why.push(h('span', {class: 'fine'}, ' — ' + notes.join('; ')));
    if (e.time.edtf) why.push(' ', h('code', null, e.time.edtf));
    if (long) why.push(h('details', {class: 'fine evidence'}, h('summary', null, t('card.why')), told));
    rows.push([t('card.when'), why]);
  }
  if (e.places.length) rows.push([t('card.where'), people(e.places)]);
  if (e.quantities.length) rows.push([t('card.numbers'), [e.quantities.map(quantityText).join('; ')]]);
  const how = [e.statement?.mode ? word('mode', e.statement.mode) : '', e.mode ? word('how', e.mode) : '', e.statement?.venue?.text ?? ''].filter(Boolean);
  if (how.length) rows.push([t('card.mode'), [how.join(' · ')]]);
  return h('dl', {class: 'facts'}, rows.map(([name, value]) => h('div', null, h('dt', null, name), h('dd', null, value))));
}

function conflict(app: App, e: TimelineEvent, c: Conflict): HTMLElement {
  return h('div', {class: 'dispute'}, h('h4', null, word('field', c.field)), values(app, e, c.field, c.values));
}

function values(app: App, e: TimelineEvent, field: string, list: ConflictValue[]): HTMLElement {
  return h('ul', {class: 'dispute-values'}, list.map(v => h('li', null, h('b', null, valueText(app, field, v.value)), ' ', h('span', {class: 'fine'}, v.reports.map(id => reportName(app, e, id)).filter((x, k, all) => all.indexOf(x) === k).join(', ')))));
}

function reportName(app: App, e: TimelineEvent, id: string): string {
  const r = e.reports.find(x => x.event === id), d = r && app.book.documents.get(r.document);
  const outlet = d?.outlet ?? d?.title ?? r?.document ?? id;
  return d?.published ? `${outlet}, ${publishedText(d.published)}` : outlet;
}

export function valueText(app: App, field: string, value: unknown): string {
  if (Array.isArray(value)) return value.map(v => valueText(app, field, v)).join(', ') || '—';
  if (value && typeof value === 'object') {
    const o = value as Record<string, unknown>;
    if ('what' in o) return quantityText({what: String(o.what), value: Number(o.value), bound: String(o.bound ?? ''), unit: o.unit as string | undefined});
    if ('edtf' in o || 'earliest' in o) return timeText({edtf: (o.edtf as string) ?? null, earliest: (o.earliest as string) ?? null, latest: (o.latest as string) ?? null}, true);
    return String(o.name ?? o.entity ?? JSON.stringify(o));
  }
  if (value == null) return '—';
  const text = String(value);
  if (field === 'type') return word('type', text);
  if (field === 'date') return isNaN(dayOf(text)) ? text : short(dayOf(text)) + (text.includes('/') ? ' – ' + (isNaN(dayOf(text.split('/')[1])) ? text.split('/')[1] : short(dayOf(text.split('/')[1]!))) : '');
  return app.book.name(text) ?? text;
}

// A day of publication, which may be about a day, or a month or year only.
export function publishedText(published: string): string {
  const [, year, month] = (/^(\d{4})(?:-(\d\d))?[~?%]?$/.exec(published) ?? []).map(Number), day = dayOf(published);
  if (!year && isNaN(day)) return published;
  const text = year ? periodText(year, month) : short(day);
  return /[~?%]$/.test(published) ? `${t('date.about')} ${text}` : text;
}

// "tháng 5, 2024", "năm 2024"
function periodText(year: number, month: number | undefined): string {
  const first = month ? Date.UTC(year, month - 1) : Date.UTC(year, 0), after = month ? Date.UTC(year, month) : Date.UTC(year + 1, 0);
  return spanText(first / DAY, after / DAY - 1).replace(/^./u, c => c.toLowerCase());
}

// Only what is a web address becomes a link; anything else in the data is shown as text.
export const webAddress = (url: string | null | undefined): string | null => (url && /^https?:\/\//i.test(url) ? url : null);

function report(app: App, r: Report): HTMLElement {
  const d = app.book.documents.get(r.document), marked = markSentence(r), url = webAddress(d?.url);
  const title = d?.title ?? t('card.untitled');
  return h('li', {class: 'report'},
    h('p', {class: 'report-title'}, url ? h('a', {href: url, rel: 'noopener noreferrer', target: '_blank'}, title) : title),
    h('p', {class: 'fine'}, [d?.outlet, d?.published ? t('card.published', publishedText(d.published)) : null, d?.published_basis === 'inferred' ? t('card.inferred') : null, r.section ? word('section', r.section) : null, d?.family && d.family !== d.id ? t('card.copies') : null, d?.outlet || d?.title ? null : r.document].filter(Boolean).join(' · ')),
    d?.published_basis === 'inferred' && d.published_why ? h('details', {class: 'fine evidence'}, h('summary', null, t('card.whyPublished')), reason(d.published_why)) : null,
    marked.pieces.length ? sentenceElement(marked) : null,
    h('ul', {class: 'key', 'aria-label': t('card.marked')}, rolesIn(marked).map(role => h('li', {class: `m-${role}`}, t(`mark.${role}`)))),
    marked.elsewhere.length ? h('p', {class: 'fine'}, t('card.elsewhere'), ': ', marked.elsewhere.map(x => `${t(`mark.${x.role}`)} “${x.text.length > 80 ? x.text.slice(0, 78) + '…' : x.text}”`).join('; ')) : null);
}
