// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The panel at the side. It takes the focus when it opens and gives it back when it closes.
import {t} from '../i18n/index.js';
import {drawerContent} from './drawer.js';
import {h, replace} from './dom.js';

export class DrawerPanel {
  constructor(application) {
    this.application = application;
    this.element = h('aside', {class: 'drawer', id: 'drawer', hidden: true});
    this.back = null;
  }

  translate() {
    this.element.setAttribute('aria-label', t('drawer.label'));
  }

  show(address) {
    const content = address ? drawerContent(this.application, address) : null;
    const wasOpen = !this.element.hidden;
    if (!content) {
      this.element.hidden = true;
      if (wasOpen) this.returnFocus();
      return;
    }
    if (!wasOpen) this.back = document.activeElement;
    const title = h('h2', {id: 'drawer-title', tabindex: -1}, content.title);
    replace(this.element, h('div', {class: 'drawer-head'}, title,
      h('button', {type: 'button', class: 'button', id: 'drawer-close', 'aria-label': t('close'), title: `${t('close')} (Esc)`,
        onclick: () => this.application.navigate({drawer: ''})}, '✕')),
    h('div', {class: 'drawer-body', tabindex: 0, role: 'region', 'aria-labelledby': 'drawer-title'}, content.body));
    this.element.hidden = false;
    title.focus({preventScroll: true});
  }

  /** Links in the panel carry the whole state: made anew when it changes behind the panel. */
  refreshLinks() {
    if (this.element.hidden) return;
    const body = this.element.querySelector('.drawer-body');
    const at = body.scrollTop, content = drawerContent(this.application, this.application.state.drawer);
    if (content) replace(body, content.body);
    body.scrollTop = at;
  }

  returnFocus() {
    const {back} = this;
    this.back = null;
    if (back?.isConnected && back !== document.body) back.focus({preventScroll: true});
    else (document.getElementById('matrix') ?? document.getElementById('content'))?.focus({preventScroll: true});
  }
}
