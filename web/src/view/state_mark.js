// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A state's shape as an element, with its name for those who do not see it.
import {STATE_NAMES, STATE_SYMBOLS} from '../data/states.js';
import {t} from '../i18n/index.js';
import {h} from './dom.js';

export const stateMark = state => h('span', {class: `state state-${STATE_NAMES[state]}`, role: 'img', title: t(`state.${STATE_NAMES[state]}`),
  'aria-label': t(`state.${STATE_NAMES[state]}`)}, STATE_SYMBOLS[state]);
