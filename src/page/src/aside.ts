// What the selection holds, beside the list while no event is open. Every line is a filter.
import type {App} from './app';
import {h} from './dom';
import type {FacetName} from './filter';
import {familyOf} from './palette';
import {number, t, word} from './words';

type Line = {value: string; label: string; count: number; family?: string};

export function overview(app: App): HTMLElement {
  const {book, selection} = app, speakers = new Map<number, number>(), actors = new Map<number, number>(), places = new Map<number, number>(), types = new Map<string, number>(), outlets = new Map<number, number>();
  const add = <K>(map: Map<K, number>, key: K): void => { map.set(key, (map.get(key) ?? 0) + 1); };
  let disputed = 0, uncertain = 0;
  for (const i of selection.shown) {
    const e = book.events[i]!;
    add(types, e.type);
    for (const k of book.speakers[i]!) add(e.kind === 'statement' ? speakers : actors, k);
    for (const k of book.at[i]!) add(places, k);
    for (const k of book.outletsOf[i]!) add(outlets, k);
    if (e.conflicts.length) disputed++;
    if (book.uncertain(i)) uncertain++;
  }
  const top = <K>(map: Map<K, number>, n: number): [K, number][] => [...map].sort((a, b) => b[1] - a[1]).slice(0, n);
  const entities = (map: Map<number, number>): Line[] => top(map, 6).map(([k, count]) => ({value: book.entities[k]!.id, label: book.entities[k]!.name, count}));
  const facet = (k: string): FacetName => book.entities[book.entityIndex.get(k)!]!.type;
  const undated = selection.shown.length - selection.dated;
  return h('div', {class: 'overview'},
    h('h2', null, t('aside.title')),
    h('p', {class: 'fine'}, t('aside.hint')),
    bars(t('aside.speakers'), entities(speakers), v => app.toggle(facet(v), v)),
    bars(t('aside.actors'), entities(actors), v => app.toggle(facet(v), v)),
    bars(t('aside.types'), top(types, 8).map(([value, count]) => ({value, label: word('type', value), count, family: familyOf(value)})), v => app.toggle('type', v)),
    bars(t('aside.places'), entities(places), v => app.toggle('place', v)),
    outlets.size > 1 ? bars(t('aside.sources'), top(outlets, 6).map(([k, count]) => ({value: book.outlets[k]!, label: book.outlets[k]! || t('filter.unknown'), count})), v => app.toggle('source', v)) : null,
    h('ul', {class: 'notes'},
      disputed ? h('li', null, h('button', {type: 'button', class: 'link', onclick: () => app.filter({disputed: true})}, t('aside.disputes', number(disputed)))) : null,
      uncertain ? h('li', null, t('aside.uncertain', number(uncertain))) : null,
      undated ? h('li', null, h('button', {type: 'button', class: 'link', onclick: () => app.update({view: 'undated'}, 'view', true)}, t('aside.undated', number(undated)))) : null));
}

function bars(title: string, lines: Line[], choose: (value: string) => void): HTMLElement | null {
  if (!lines.length) return null;
  const most = Math.max(...lines.map(l => l.count));
  return h('section', {class: 'bars'}, h('h3', null, title), h('ul', null, lines.map(l => {
    const fill = h('span', {class: `bar ${l.family ? 'f-' + l.family : ''}`});
    fill.style.width = `${(100 * l.count) / most}%`;
    return h('li', null, h('button', {type: 'button', class: 'bar-line', onclick: () => choose(l.value)}, h('span', {class: 'bar-label'}, l.label), h('span', {class: 'bar-count'}, number(l.count)), fill));
  })));
}
