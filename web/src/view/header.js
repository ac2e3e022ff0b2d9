// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Title, views, search, language, theme.
import {VIEWS} from '../hash.js';
import {currentLanguage, t} from '../i18n/index.js';
import {h, replace} from './dom.js';

const TYPING_PAUSE = 180;  // milliseconds after the last letter before the view follows

export class Header {
  constructor(application) {
    this.application = application;
    this.element = h('header', {class: 'top'});
  }

  translate() {
    const {application} = this;
    this.search = h('input', {type: 'search', id: 'search', placeholder: t('search'), 'aria-label': t('search'), title: t('search.hint'), autocomplete: 'off',
      value: application.state.q, oninput: () => this.typed(), onkeydown: event => {
        if (event.key !== 'Enter') return;
        clearTimeout(this.waiting);
        application.navigate({view: 'search', q: this.search.value, page: 0});
      }});
    this.views = h('nav', {class: 'views', 'aria-label': t('views')});
    this.theme = h('button', {type: 'button', class: 'button', id: 'theme', onclick: () => application.navigate({theme: this.isDark() ? 'light' : 'dark'}, {replacing: true})});
    replace(this.element,
      h('div', {class: 'brand'}, h('span', {class: 'brand-mark', 'aria-hidden': 'true'}, '▣'), h('span', {class: 'brand-name'}, t('title')), scope(application.report)),
      h('search', {class: 'search'}, this.search, h('kbd', {'aria-hidden': 'true'}, '/')),
      h('div', {class: 'tools'},
        h('button', {type: 'button', class: 'button', id: 'language', lang: currentLanguage() === 'ru' ? 'en' : 'ru',
          onclick: () => application.navigate({lang: currentLanguage() === 'ru' ? 'en' : ''}, {replacing: true})}, t('language')),
        this.theme,
        h('button', {type: 'button', class: 'button', id: 'print', onclick: () => print()}, t('print')),
        h('button', {type: 'button', class: 'button', id: 'help', title: `${t('help')} (?)`, 'aria-label': t('help'), onclick: () => application.keys.open()}, '?')),
      this.views);
  }

  isDark() {
    const {theme} = this.application.state;
    return theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  }

  update() {
    const {application} = this;
    if (document.activeElement !== this.search) this.search.value = application.state.q;
    const label = t(this.isDark() ? 'theme.light' : 'theme.dark');
    replace(this.theme, h('span', {'aria-hidden': 'true'}, this.isDark() ? '☀' : '☾'));
    this.theme.setAttribute('aria-label', label);
    this.theme.title = label;
    replace(this.views, VIEWS.map(view => {
      const link = application.link({view}, t(`view.${view}`));
      if (view === application.state.view) link.setAttribute('aria-current', 'page');
      link.id = `view-${view}`;
      return link;
    }));
  }

  typed() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.application.navigate({q: this.search.value, page: 0}, {replacing: true}), TYPING_PAUSE);
  }

  focusSearch() {
    this.search.focus();
    this.search.select();
  }
}

// What the program was asked to leave out, so that nobody takes a part for the whole.
function scope({scope: {regions = [], categories = [], period}}) {
  const parts = [
    regions.length > 0 && t('scope.regions', {text: regions.join(', ')}),
    categories.length > 0 && t('scope.categories', {text: categories.map(category => t(`category.${category}`)).join(', ')}),
    period && t('scope.period', {text: period.map(day => day ?? '…').join(' – ')}),
  ].filter(Boolean);
  return parts.length > 0 && h('span', {class: 'scope'}, `${t('scope')}: ${parts.join('; ')}`);
}
