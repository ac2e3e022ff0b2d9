// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Data of the page → report → application. Everything comes from the page itself.
import {Application} from './application.js';
import {detailsReader} from './data/details.js';
import {Report} from './data/report.js';
import {setLanguage, t} from './i18n/index.js';
import {h} from './view/dom.js';

const root = document.getElementById('application');
try {
  const block = id => document.getElementById(id)?.textContent ?? '';
  const readDetails = detailsReader(index => block(`details-${index}`));
  const report = new Report(JSON.parse(block('report')), readDetails);
  new Application(root, report).start();
} catch (error) {
  setLanguage('ru');
  root.replaceChildren(h('p', {class: 'notice', role: 'alert'}, t('error.data', {text: error.message})));
  throw error;
}
