// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which keys do what.
import {t} from '../i18n/index.js';
import {h, replace} from './dom.js';

const KEYS = [['/', 'search'], ['1 … 6', 'views'], ['← ↑ → ↓', 'arrows'], ['Home, End, PgUp, PgDn', 'jump'], ['Enter', 'enter'], ['+ −', 'region'], ['P', 'pin'], ['Esc', 'escape'], ['?', 'help']];

export class KeysDialog {
  constructor() {
    this.element = h('dialog', {class: 'keys', 'aria-labelledby': 'keys-title'});
  }

  translate() {
    replace(this.element, h('h2', {id: 'keys-title'}, t('keys.title')),
      h('dl', {}, KEYS.map(([keys, name]) => [h('dt', {}, h('kbd', {}, keys)), h('dd', {}, t(`keys.${name}`))])),
      h('button', {type: 'button', class: 'button', onclick: () => this.close()}, t('close')));
  }

  open() {
    this.element.showModal();
  }

  /** True where it was open. */
  close() {
    if (!this.element.open) return false;
    this.element.close();
    return true;
  }
}
