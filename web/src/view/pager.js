// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which part of a long list is shown.
import {t} from '../i18n/index.js';
import {h} from './dom.js';

export function pager(application, {page, size, all}) {
  if (all <= size) return null;
  const last = Math.ceil(all / size) - 1;
  const button = (target, text) => h('button', {type: 'button', class: 'button', disabled: target < 0 || target > last,
    onclick: () => application.navigate({page: target})}, text);
  return h('div', {class: 'pager', role: 'group', 'aria-label': t('pages')},
    button(page - 1, `‹ ${t('page.before')}`),
    h('span', {}, t('shown', {from: page * size + 1, to: Math.min(all, (page + 1) * size), all})),
    button(page + 1, `${t('page.next')} ›`));
}

/** The page of the state, if there is one. */
export const pageOf = (state, size, all) => Math.max(0, Math.min(state.page, Math.ceil(all / size) - 1));
