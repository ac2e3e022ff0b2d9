// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is said where there is nothing to show, and what to do about it.
import {h} from './dom.js';

export const emptyNotice = (text, hint = '', action = null) =>
  h('div', {class: 'empty'}, h('p', {class: 'empty-text'}, text), hint && h('p', {class: 'muted'}, hint), action);
