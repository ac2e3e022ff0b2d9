// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The page: one state, which is the address; every change of it goes through `navigate` and paints what depends on it.
import {visibleGroups, visibleMunicipalities} from './data/filters.js';
import {VIEWS, readHash, withoutFilters, writeHash} from './hash.js';
import {setLanguage, t} from './i18n/index.js';
import {ActivitySearch} from './text/search.js';
import {calendarView} from './view/calendar.js';
import {h, replace} from './view/dom.js';
import {DrawerPanel} from './view/drawer_panel.js';
import {emptyNotice} from './view/empty.js';
import {filterBar} from './view/filter_bar.js';
import {gapsView} from './view/gaps.js';
import {Header} from './view/header.js';
import {KeysDialog} from './view/keys_dialog.js';
import {MatrixPage} from './view/matrix_page.js';
import {plansView} from './view/plans.js';
import {qualityView} from './view/quality.js';
import {searchView} from './view/search_results.js';


const PAGES = {calendar: calendarView, gaps: gapsView, plans: plansView, search: searchView, quality: qualityView};

export class Application {
  constructor(root, report) {
    this.root = root;
    this.report = report;
    this.search = null;
    this.matrixPage = new MatrixPage(this);
    this.header = new Header(this);
    this.filters = h('section', {class: 'filters', id: 'filters'});
    this.content = h('main', {id: 'content', tabindex: -1});
    this.drawer = new DrawerPanel(this);
    this.keys = new KeysDialog(this);
    this.skip = h('a', {class: 'skip', href: '#content', onclick: event => {
      event.preventDefault();
      this.content.focus();
    }});
    this.footer = h('footer', {class: 'footer'});
  }

  start() {
    replace(this.root, this.skip, this.header.element, this.filters, h('div', {class: 'body'}, this.content, this.drawer.element), this.footer, this.keys.element);
    addEventListener('hashchange', () => this.apply());
    addEventListener('keydown', event => this.key(event));
    addEventListener('beforeprint', () => this.print(true));
    addEventListener('afterprint', () => this.print(false));
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.apply(true));
    this.apply(true);
  }

  /** A new state: `patch` over the present one. `replacing`: no new entry in the history. */
  navigate(patch, {replacing = false} = {}) {
    const next = {...this.state, ...patch};
    if (patch.view && patch.view !== this.state.view && patch.page === undefined) next.page = 0;
    const hash = `#${writeHash(next)}`;
    if (hash === (location.hash || '#')) return;
    if (replacing) location.replace(hash);
    else location.hash = hash;
  }

  /** A link to a state, for the middle button and for copying as well. */
  link(patch, ...content) {
    const {title, ...state} = patch;
    const next = {...this.state, ...state};
    if (state.view && state.view !== this.state.view && state.page === undefined) next.page = 0;
    return h('a', {href: `#${writeHash(next)}`, title}, content);
  }

  apply(everything = false) {
    const before = this.state;
    this.state = readHash(location.hash);
    if (!VIEWS.includes(this.state.view)) this.state.view = 'matrix';
    const language = setLanguage(this.state.lang);
    document.documentElement.lang = language;
    document.title = t('title');
    if (['light', 'dark'].includes(this.state.theme)) document.documentElement.dataset.theme = this.state.theme;
    else delete document.documentElement.dataset.theme;
    const changed = key => everything || !before || before[key] !== this.state[key];
    const words = changed('lang') || changed('theme');
    if (Object.keys(this.state).some(key => key !== 'drawer' && changed(key))) this.paint(words);
    if (changed('drawer') || words) this.drawer.show(this.state.drawer);
    else this.drawer.refreshLinks();
    if (before && before.view !== this.state.view) this.content.scrollTop = 0;
  }

  paint(words) {
    const focused = document.activeElement?.id;
    if (words) this.translate();
    this.header.update();
    const context = this.context();
    replace(this.filters, filterBar(this, context));
    this.paintContent(context);
    if (focused && document.activeElement?.id !== focused) document.getElementById(focused)?.focus({preventScroll: true});
  }

  translate() {
    this.skip.textContent = t('skip');
    this.filters.setAttribute('aria-label', t('filters'));
    this.footer.textContent = t('made', {program: this.report.program});
    this.header.translate();
    this.keys.translate();
    this.drawer.translate();
    this.matrixPage.drop();
  }

  context(printing = false) {
    const {report, state} = this;
    const found = state.q.trim() ? this.activitySearch().find(state.q) : null;
    const matches = found && new Set(found.hits.map(({group}) => group));
    const shared = report.reach.some(count => count > 1);
    const reach = state.reach > 0 ? state.reach : state.view === 'gaps' && shared ? 2 : 1;
    const everyReach = visibleGroups(report, {...state, reach: Math.max(1, state.reach)}, matches);
    return {
      report, state, printing, search: this.search, found, reach, everyReach,
      groups: everyReach.filter(group => report.reach[group] >= reach), municipalities: visibleMunicipalities(report, state),
    };
  }

  paintContent(context) {
    const {state, report} = this;
    if (state.view !== 'matrix') this.matrixPage.drop();
    const heading = h('h1', {class: 'hidden'}, t(`view.${state.view}`));
    if (report.documents.length === 0 && state.view !== 'quality') replace(this.content, heading, emptyNotice(t('empty.corpus'), t('empty.corpus.hint')));
    else if (report.groupCount === 0 && state.view !== 'quality')
      replace(this.content, heading, emptyNotice(t('empty.groups'), t('empty.groups.hint'), this.link({view: 'quality'}, t('view.quality'))));
    else if (context.groups.length === 0 && ['matrix', 'gaps', 'calendar'].includes(state.view))
      replace(this.content, heading, emptyNotice(t(state.q ? 'search.none' : 'empty.filter'), '', this.link(withoutFilters, t('filter.clear'))));
    else if (state.view === 'matrix') this.matrixPage.show(this.content, heading, context);
    else replace(this.content, heading, h('div', {class: `page page-${state.view}`}, PAGES[state.view](this, context)));
    this.content.classList.toggle('fills', state.view === 'matrix' && !state.table && context.groups.length > 0);
  }

  /** Made when first needed; documents are then read while the page is idle, and what is shown grows with them. */
  activitySearch() {
    if (this.search) return this.search;
    this.search = new ActivitySearch(this.report);
    let shown = performance.now(), wait = 1500;  // milliseconds, growing: painting anew costs time itself
    const advance = () => {
      const done = this.search.advance();
      if (this.state.q.trim() && (done || performance.now() - shown > wait)) {
        shown = performance.now();
        wait *= 2;
        this.paint(false);
      }
      if (!done) setTimeout(advance, 4);
    };
    setTimeout(advance, 0);
    return this.search;
  }

  print(printing) {
    const context = this.context(printing);
    if (this.state.view === 'matrix') this.matrixPage.print(this.content, context, printing);
    else this.paintContent(context);
  }

  key(event) {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.key === 'Escape') {
      if (this.keys.close()) return;
      if (event.target.id === 'search' && this.state.q) this.navigate({q: ''}, {replacing: true});
      else if (this.state.drawer) this.navigate({drawer: ''});
      return;
    }
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '/' || event.code === 'Slash' && event.key === '.') {
      event.preventDefault();
      this.header.focusSearch();
    } else if (event.key === '?' || event.code === 'Slash' && event.shiftKey) this.keys.open();
    else if (/^[1-6]$/.test(event.key)) this.navigate({view: VIEWS[Number(event.key) - 1]});
  }
}
