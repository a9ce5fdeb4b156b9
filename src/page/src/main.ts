// The page: one look (app.ts) and the views that show it. Nothing here asks any host but the one that served it.
import {App, remember, remembered, type Change} from './app';
import {VIEWS, writeAddress, type ViewName} from './address';
import {overview} from './aside';
import {Chronicle, headingKey} from './chronicle';
import {Compare} from './compare';
import {detailCard} from './detail';
import {clear, h, icon} from './dom';
import {spanText} from './days';
import {download, filteredCsv, filteredTimeline} from './export';
import {FilterBar} from './filterbar';
import {PlaceMap} from './map';
import {preparePrint} from './print';
import {Scope} from './scope';
import {follow, load, type Source} from './source';
import {StatementTable} from './table';
import {language, number, setLanguage, t} from './words';
import '../css/page.css';

const root = document.getElementById('app')!;

class Page {
  private readonly header = h('header', {class: 'top'});
  private readonly stage = h('main', {class: 'stage', id: 'main', tabindex: '-1'});
  private readonly side = h('aside', {class: 'side'});
  private readonly body = h('div', {class: 'body'}, this.stage, this.side);
  private readonly notice = h('div', {class: 'notice', role: 'status', 'aria-live': 'polite'});
  private readonly sheet = h('div', {class: 'paper', 'aria-hidden': 'true'});
  private readonly filters: FilterBar;
  private readonly scope: Scope;
  private readonly chronicle: Chronicle;
  private readonly undated: Chronicle;
  private readonly table: StatementTable;
  private readonly compare: Compare;
  private map: PlaceMap | null = null;
  private liveOpen = false;
  private stale = new Set<ViewName>(VIEWS);
  private returnTo = -1;

  constructor(private readonly app: App, private readonly live: boolean) {
    this.filters = new FilterBar(app);
    this.scope = new Scope(app);
    this.chronicle = new Chronicle(app, () => app.selection.shown.subarray(0, app.selection.dated), i => headingKey(app.book.events[i]!), true);
    this.undated = new Chronicle(app, () => this.undatedOrder(), i => headingKey(app.book.events[i]!));
    this.table = new StatementTable(app);
    this.compare = new Compare(app);
    this.scope.ongo = i => this.focusDetail(i);
    this.scope.onopen = day => { if (app.opened < 0) this.chronicle.revealDay(Math.floor(day)); };
    this.scope.onfirst = i => this.chronicle.reveal(i, true);
    const skip = h('a', {class: 'skip', href: '#main', onclick: (e: Event) => { e.preventDefault(); this.stage.focus(); }}, t('app.skip'));
    clear(root, skip, this.header, this.filters.element, this.body, this.notice, this.sheet);
    app.listen(changes => this.changed(changes));
    addEventListener('popstate', () => this.readAddress());
    addEventListener('hashchange', () => this.readAddress());
    addEventListener('beforeprint', () => preparePrint(app, this.sheet));
    addEventListener('afterprint', () => clear(this.sheet));
    addEventListener('keydown', e => this.key(e));
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => app.tell('theme'));
    this.showHeader();
    this.showView();
    this.showEvent(true);
  }

  // Those whose month and day are known first, in the order of the calendar; the rest as they came.
  private undatedOrder(): number[] {
    const {book, shown, dated} = this.app.selection, list = [...shown.subarray(dated)], masked = (i: number): string => (book.events[i]!.time?.edtf?.startsWith('XXXX') ? book.events[i]!.time!.edtf! : '~');
    return list.sort((a, b) => (masked(a) < masked(b) ? -1 : masked(a) > masked(b) ? 1 : a - b));
  }

  private readAddress(): void {
    // Back tells it twice (popstate, hashchange); and only another language makes the filters anew, which would take the focus from them.
    const spoken = language();
    if (writeAddress(this.app.look) === location.hash) return;
    this.app.readAddress();
    if (language() !== spoken) this.app.tell('language');
    this.app.tell('filter', 'view', 'event', 'lane', 'sort', 'pair');
  }

  private changed(changes: Set<Change>): void {
    const has = (...names: Change[]): boolean => names.some(n => changes.has(n));
    if (has('language')) { this.filters.build(); remember('language', language()); }
    if (has('data', 'filter', 'language')) { this.stale = new Set(VIEWS); this.filters.show(); }
    if (has('lane')) this.stale.add('timeline');
    if (has('sort')) this.stale.add('table');
    if (has('pair')) this.stale.add('compare');
    if (has('theme')) this.scope.refresh();
    if (has('cursor')) return this.scope.follow();
    if (has('window')) return;
    if (has('data', 'filter', 'view', 'language')) this.showHeader();
    if (has('data', 'filter', 'view', 'language', 'lane', 'sort', 'pair')) this.showView(!has('filter'));
    if (has('data', 'filter', 'event', 'language', 'view')) this.showEvent(has('event'));
  }

  private showView(keep = true): void {
    const {view, tall} = this.app.look;
    document.title = `${t('app.name')} — ${t(`view.${view}`)}`;
    this.body.classList.toggle('is-wide', view !== 'timeline' && view !== 'undated');
    this.stage.className = `stage stage-${view}${tall && view === 'timeline' ? ' is-tall' : ''}`;
    const parts: Record<ViewName, () => HTMLElement[]> = {
      timeline: () => [this.scope.element, this.chronicle.element], table: () => [this.table.element], compare: () => [this.compare.element],
      map: () => [(this.map ??= new PlaceMap(this.app)).element], undated: () => [h('p', {class: 'fine undated-note'}, t(this.undatedOrder().length ? 'undated.note' : 'undated.empty')), this.undated.element],
    };
    const wanted = parts[view]();
    if (view === 'undated' || wanted.some((e, k) => this.stage.children[k] !== e) || this.stage.children.length !== wanted.length) clear(this.stage, wanted);
    if (!this.stale.delete(view)) return;
    if (view === 'timeline') { this.chronicle.show(keep); this.scope.show(); }
    if (view === 'table') this.table.show();
    if (view === 'map') this.map!.show();
    if (view === 'compare') this.compare.show();
    if (view === 'undated') this.undated.show(keep);
  }

  private showEvent(changed: boolean): void {
    const {app} = this, i = app.opened, open = i >= 0;
    document.body.classList.toggle('has-event', open);
    if (open) clear(this.side, detailCard(app, i, () => this.close(), by => this.step(by)));
    else clear(this.side, overview(app));
    this.side.setAttribute('aria-label', t(open ? 'card.label' : 'aside.title'));
    this.side.scrollTop = 0;
    this.chronicle.mark();
    this.undated.mark();
    this.table.refresh();
    this.scope.reveal(i);
    if (open && changed) {
      (app.look.view === 'undated' ? this.undated : this.chronicle).reveal(i);
      if (this.sheetSide()) this.focusDetail(i);
    }
  }

  // On a narrow screen the details lie over the page.
  private sheetSide(): boolean { return matchMedia('(max-width: 900px)').matches; }

  private focusDetail(i: number): void {
    this.returnTo = i;
    this.side.querySelector<HTMLElement>('#detail-head')?.focus({preventScroll: true});
  }

  private close(): void {
    const i = this.app.opened;
    this.app.open(-1);
    const list = this.app.look.view === 'undated' ? this.undated : this.chronicle;
    if (i >= 0 && (this.app.look.view === 'timeline' || this.app.look.view === 'undated') && list.has(i)) list.focus(i);
    else if (this.returnTo >= 0) this.stage.focus({preventScroll: true});
    this.returnTo = -1;
  }

  private step(by: number): void {
    const list = this.app.selection.shown, at = list.indexOf(this.app.opened), next = list[at < 0 ? 0 : at + by];
    if (next === undefined) return;
    const label = document.activeElement?.getAttribute('aria-label');
    this.app.open(next, false);
    if (label) this.side.querySelector<HTMLElement>(`[aria-label="${CSS.escape(label)}"]`)?.focus();
  }

  private key(e: KeyboardEvent): void {
    const typing = (e.target as Element).matches?.('input,select,textarea');
    if (e.key === 'Escape' && this.app.opened >= 0 && !document.querySelector('details.menu[open]')) this.close();
    else if (e.key === '/' && !typing) { e.preventDefault(); this.filters.focus(); }
  }

  private showHeader(): void {
    const {app} = this, {book} = app, [a, b] = book.extent(), undated = app.selection.shown.length - app.selection.dated;
    const tab = (v: ViewName): HTMLElement => h('a', {href: '#', class: 'tab', 'data-view': v, 'aria-current': app.look.view === v ? 'page' : null, onclick: (e: Event) => { e.preventDefault(); app.update({view: v}, 'view', true); }}, t(`view.${v}`), v === 'undated' && undated ? h('span', {class: 'tab-count'}, number(undated)) : null);
    const focused = (document.activeElement as HTMLElement | null)?.dataset?.view;
    const tool = (name: string, label: string, act: (e: Event) => void, id: string): HTMLElement => h('button', {type: 'button', class: 'icon-button', id, 'aria-label': label, title: label, onclick: act}, icon(name));
    clear(this.header,
      h('div', {class: 'masthead'}, h('h1', null, t('app.name')), h('p', {class: 'tagline'}, h('span', null, t('app.tagline')), h('span', {class: 'fine'}, t('app.summary', number(book.size), number(book.documents.size)), h('span', {class: 'span'}, ' · ', spanText(a, b - 1, true))), this.live ? h('span', {class: `live${this.liveOpen ? ' is-on' : ''}`}, t('app.live')) : null)),
      h('nav', {class: 'tabs', 'aria-label': t('view.nav')}, VIEWS.map(tab)),
      h('div', {class: 'tools'},
        h('details', {class: 'menu'}, h('summary', {class: 'icon-button', 'aria-label': t('export.title'), title: t('export.title')}, icon('export')), h('div', {class: 'pop pop-right'}, h('p', {class: 'fine'}, t('export.note', number(app.selection.shown.length))),
          h('button', {type: 'button', class: 'menu-item', id: 'export-json', onclick: () => download('nienbieu.json', 'application/json', JSON.stringify(filteredTimeline(app), null, 1) + '\n')}, t('export.json')),
          h('button', {type: 'button', class: 'menu-item', id: 'export-csv', onclick: () => download('nienbieu.csv', 'text/csv;charset=utf-8', filteredCsv(app))}, t('export.csv')))),
        tool('link', t('app.share'), () => void this.share(), 'share'), tool('print', t('app.print'), () => print(), 'print'), tool('sun', t('app.theme'), () => this.theme(), 'theme'),
        h('button', {type: 'button', class: 'text-button', id: 'language', lang: language() === 'vi' ? 'en' : 'vi', onclick: () => { app.update({language: language() === 'vi' ? 'en' : 'vi'}, 'language'); document.getElementById('language')?.focus(); }}, t('app.language'))));
    if (focused) this.header.querySelector<HTMLElement>(`[data-view="${focused}"]`)?.focus();
  }

  private theme(): void {
    const dark = document.documentElement.dataset.theme ? document.documentElement.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    document.documentElement.dataset.theme = dark ? 'light' : 'dark';
    remember('theme', dark ? 'light' : 'dark');
    this.app.tell('theme');
  }

  private async share(): Promise<void> {
    try { await navigator.clipboard.writeText(location.href); this.say(t('app.copied')); } catch { this.say(location.href); }
  }

  say(text: string): void {
    this.notice.textContent = text;
    this.notice.classList.add('is-on');
    setTimeout(() => this.notice.classList.remove('is-on'), 3500);
  }

  follow(): void {
    follow(() => this.app.book.timeline, timeline => {
      const before = this.app.fresh.size;
      this.app.replaceData(timeline);
      if (this.app.fresh.size > before) this.say(t('app.added', number(this.app.fresh.size - before)));
    }, open => { if (open !== this.liveOpen) { this.liveOpen = open; this.showHeader(); } });
  }
}

async function start(): Promise<void> {
  const theme = remembered('theme');
  if (theme) document.documentElement.dataset.theme = theme;
  setLanguage(remembered('language') === 'en' ? 'en' : 'vi');
  clear(root, h('p', {class: 'loading', role: 'status'}, t('app.loading')));
  let source: Source;
  try { source = await load(); } catch (error) {
    clear(root, h('p', {class: 'loading', role: 'alert'}, t('app.failed', error instanceof Error ? error.message : String(error))));
    return;
  }
  const app = new App(source.timeline);
  app.readAddress();
  const page = new Page(app, source.live);
  if (source.live) page.follow();
  document.documentElement.dataset.ready = 'true';
}

void start();
