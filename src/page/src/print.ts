// On paper the list is whole: what is in the filter, one after another, with its source sentence.
import type {App} from './app';
import {clear, h} from './dom';
import {timeText} from './days';
import {chainOf, gist, headline, isDirect} from './phrases';
import {familyOf} from './palette';
import {publishedText} from './detail';
import {number, t, word} from './words';

const MOST = 3000;

export function preparePrint(app: App, sheet: HTMLElement): void {
  const {book, shown} = app.selection;
  let last = '';
  const parts: (HTMLElement | null)[] = [h('h1', null, t('app.name')), h('p', {class: 'fine'}, t('print.note', number(shown.length)), shown.length > MOST ? ' ' + t('print.cut', number(MOST)) : '')];
  for (const i of shown.subarray(0, MOST)) {
    const e = book.events[i]!, when = timeText(e.time);
    if (when !== last) parts.push(h('h2', null, when));
    last = when;
    const r = book.representative(e), said = e.kind === 'statement';
    parts.push(h('article', {class: `f-${familyOf(e.type)}`}, h('p', {class: 'print-head'}, h('b', null, headline(book, e)), ' ', h('i', null, [word('type', e.type), e.realis !== 'actual' ? word('realis', e.realis) : '', e.conflicts.length ? t('list.dispute') : ''].filter(Boolean).join(', '))),
      h('p', null, isDirect(e) ? '“' + gist(book, e) + '”' : gist(book, e)),
      said && r?.sentence ? h('p', {class: 'fine'}, r.sentence.text) : null,
      h('p', {class: 'fine'}, [chainOf(book, e.attribution), ...e.reports.map(x => { const d = book.documents.get(x.document); return [d?.outlet, d?.title, d?.published ? publishedText(d.published) : '', d?.url].filter(Boolean).join(', '); })].filter((x, k, all) => x && all.indexOf(x) === k).join(' · '))));
  }
  clear(sheet, parts);
}
