// The filter bar. Every facet is a button that opens a list of checkboxes with counts and a field to search it.
import type {App} from './app';
import {clear, h, icon} from './dom';
import {emptyFilter, FACETS, isEmpty, type Choice, type FacetName} from './filter';
import {dayOf, isoDay, short} from './days';
import {fold} from './book';
import {number, t, word} from './words';

const SHOWN = 80;

export class FilterBar {
  readonly element = h('section', {class: 'filters', id: 'filters'});
  private readonly text = h('input', {type: 'search', class: 'search', autocomplete: 'off', spellcheck: 'false', id: 'q'});
  private readonly chips = h('ul', {class: 'chips'});
  private readonly found = h('p', {class: 'found', role: 'status', 'aria-live': 'polite'});
  private readonly facets = new Map<FacetName, Facet>();
  private timer = 0;

  constructor(private readonly app: App) {
    this.text.addEventListener('input', () => {
      clearTimeout(this.timer);
      this.timer = window.setTimeout(() => app.filter({text: this.text.value}), 160);
    });
    for (const name of FACETS) this.facets.set(name, new Facet(app, name));
    this.build();
    document.addEventListener('pointerdown', e => { for (const d of document.querySelectorAll<HTMLDetailsElement>('details.menu[open]')) if (!d.contains(e.target as Node)) d.open = false; });
    document.addEventListener('keydown', e => {
      if (e.key !== 'Escape') return;
      const open = (e.target as Element).closest?.<HTMLDetailsElement>('details.menu[open]');
      if (!open) return;
      open.open = false;
      open.querySelector('summary')?.focus();
      e.stopPropagation();
    });
    document.addEventListener('toggle', e => {
      const opened = e.target as HTMLDetailsElement;
      if (!opened.open || !opened.matches?.('details.menu')) return;
      for (const d of document.querySelectorAll<HTMLDetailsElement>('details.menu[open]')) if (d !== opened) d.open = false;
    }, true);
  }

  // Anew when the language changes; otherwise `show` is enough.
  build(): void {
    const {app} = this, from = this.date('from'), to = this.date('to');
    this.element.setAttribute('aria-label', t('filter.title'));
    const label = h('label', {class: 'search-box'}, icon('search'), h('span', {class: 'sr'}, t('filter.text')), this.text);
    this.text.placeholder = t('filter.text.short');
    this.text.title = t('filter.text');
    const kinds = h('div', {class: 'segments', role: 'radiogroup', 'aria-label': t('filter.kind')}, (['', 'statement', 'action'] as const).map(k =>
      h('label', null, h('input', {type: 'radio', name: 'kind', value: k, onchange: () => app.filter({kind: k})}), h('span', null, t(k ? `filter.${k}` : 'filter.all')))));
    for (const f of this.facets.values()) f.title();
    const dates = h('details', {class: 'menu facet', 'data-facet': 'date'}, h('summary', {class: 'pill'}, t('filter.date'), icon('down')), h('div', {class: 'pop pop-dates'}, h('label', null, t('filter.from'), from), h('label', null, t('filter.to'), to)));
    const disputed = h('label', {class: 'pill check', title: t('filter.disputed')}, h('input', {type: 'checkbox', id: 'disputed', onchange: (e: Event) => app.filter({disputed: (e.target as HTMLInputElement).checked})}), icon('dispute'), t('filter.disputed.short'));
    clear(this.element, h('div', {class: 'filter-row'}, label, kinds, [...this.facets.values()].map(f => f.element), dates, disputed), h('div', {class: 'filter-state'}, this.found, this.chips));
    this.show();
  }

  private date(which: 'from' | 'to'): HTMLInputElement {
    return h('input', {type: 'date', id: which, onchange: (e: Event) => this.app.filter({[which]: (e.target as HTMLInputElement).value})});
  }

  focus(): void { this.text.focus(); }

  show(): void {
    const {app} = this, f = app.look.filter;
    if (document.activeElement !== this.text) this.text.value = f.text;
    for (const radio of this.element.querySelectorAll<HTMLInputElement>('input[name=kind]')) radio.checked = radio.value === f.kind;
    const [a, b] = app.book.extent();
    for (const which of ['from', 'to'] as const) {
      const input = this.element.querySelector<HTMLInputElement>(`#${which}`)!;
      input.value = f[which];
      if (dayOf('1000-01-01') <= a) { input.min = isoDay(a); input.max = isoDay(b); }
    }
    this.element.querySelector<HTMLInputElement>('#disputed')!.checked = f.disputed;
    this.element.querySelector('[data-facet=date] summary')!.classList.toggle('is-on', !!(f.from || f.to));
    for (const facet of this.facets.values()) facet.show();
    this.found.textContent = t('filter.found', number(app.selection.shown.length), number(app.book.size));
    this.showChips();
  }

  private showChips(): void {
    const {app} = this, f = app.look.filter, chip = (text: string, remove: () => void): HTMLElement => h('li', null, h('button', {type: 'button', class: 'chip', 'aria-label': t('filter.remove', text), onclick: remove}, text, icon('close')));
    const chips: HTMLElement[] = [];
    for (const name of FACETS) for (const value of f[name]) chips.push(chip(labelOf(app, name, value), () => app.toggle(name, value)));
    if (f.from) chips.push(chip(t('date.since', short(dayOf(f.from))), () => app.filter({from: ''})));
    if (f.to) chips.push(chip(t('date.until', short(dayOf(f.to))), () => app.filter({to: ''})));
    if (!isEmpty(f)) chips.push(h('li', null, h('button', {type: 'button', class: 'text-button', onclick: () => { this.text.value = ''; app.update({filter: emptyFilter()}, 'filter', true); }}, t('filter.clear'))));
    clear(this.chips, chips);
    this.element.classList.toggle('is-filtered', !isEmpty(f));
  }
}

export function labelOf(app: App, name: FacetName, value: string): string {
  if (name === 'type') return word('type', value);
  if (name === 'realis') return word('realis', value);
  if (name === 'source') return value || t('filter.unknown');
  return app.book.name(value) ?? value;
}

class Facet {
  readonly element: HTMLDetailsElement;
  private readonly summary = h('summary', {class: 'pill'});
  private readonly find = h('input', {type: 'search', class: 'facet-find', autocomplete: 'off', spellcheck: 'false'});
  private readonly list = h('ul', {class: 'facet-list'});
  private choices: Choice[] | null = null;

  constructor(private readonly app: App, private readonly name: FacetName) {
    const searchable = name !== 'realis' && name !== 'type';
    this.element = h('details', {class: 'menu facet', 'data-facet': name}, this.summary, h('div', {class: 'pop'}, searchable ? this.find : null, this.list));
    this.element.addEventListener('toggle', () => {
      if (!this.element.open) return;
      this.fill();
      if (searchable && matchMedia('(pointer: fine)').matches) this.find.focus();
    });
    this.find.addEventListener('input', () => this.fill());
  }

  title(): void {
    this.find.placeholder = t('filter.within');
    this.find.setAttribute('aria-label', `${t('filter.within')}: ${t(`filter.${this.name}`)}`);
    this.list.setAttribute('aria-label', t(`filter.${this.name}`));
    this.show();
  }

  show(): void {
    const chosen = this.app.look.filter[this.name].length;
    clear(this.summary, t(`filter.${this.name}`), chosen ? h('span', {class: 'pill-count'}, String(chosen)) : null, icon('down'));
    this.summary.classList.toggle('is-on', chosen > 0);
    this.choices = null;
    if (this.element.open) this.fill();
  }

  private fill(): void {
    this.choices ??= this.app.selection.choices(this.name, v => labelOf(this.app, this.name, v));
    const wanted = fold(this.find.value.toLowerCase().trim()), chosen = this.app.look.filter[this.name];
    const fit = this.choices.filter(c => !wanted || fold(c.label.toLowerCase()).includes(wanted)).sort((a, b) => Number(chosen.includes(b.value)) - Number(chosen.includes(a.value)));
    const focused = (document.activeElement as HTMLInputElement | null)?.dataset?.value;
    clear(this.list, fit.slice(0, SHOWN).map(c => h('li', null, h('label', {class: 'choice'},
      h('input', {type: 'checkbox', checked: chosen.includes(c.value), 'data-value': c.value, onchange: () => this.app.toggle(this.name, c.value)}), h('span', {class: 'choice-label'}, c.label), h('span', {class: 'choice-count'}, number(c.count))))),
      fit.length > SHOWN ? h('li', {class: 'fine'}, t('filter.more', number(fit.length - SHOWN))) : null, fit.length ? null : h('li', {class: 'fine'}, t('filter.none')));
    if (focused !== undefined) this.list.querySelector<HTMLElement>(`[data-value="${CSS.escape(focused)}"]`)?.focus();
  }
}
