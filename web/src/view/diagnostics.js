// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Doubts of the program about a document.
import {t} from '../i18n/index.js';
import {placeText} from './activity_card.js';
import {h} from './dom.js';

export const diagnosticList = diagnostics => h('ul', {class: 'plain diagnostics'}, diagnostics.map(({code, severity, message, at}) => h('li', {},
  h('span', {class: `severity severity-${severity}`}, t(`severity.${severity}`)), ' ', t(`code.${code}`), ' ',
  h('code', {}, code), h('div', {class: 'muted'}, [message, placeText(at)].filter(Boolean).join(' · ')))));
