// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// An act of a higher level: who follows it, how far, and what of it is copied word for word.
import {isFound} from '../data/states.js';
import {t} from '../i18n/index.js';
import {documentName} from './activity_card.js';
import {h} from './dom.js';

export function parentName(parent) {
  return [documentName(parent), parent.issuer, parent.title && `«${parent.title}»`].filter(Boolean).join(', ') || parent.id;
}

export function parentContent(application, parent) {
  const {report} = application;
  const groups = parent.rows;
  return {
    title: parentName(parent),
    body: [
      h('p', {class: 'lead'}, t('parent.rows', {n: groups.length}), '. ', t(parent.document === null ? 'parent.absent' : 'parent.there')),
      h('p', {class: 'actions'}, application.link({drawer: '', view: 'matrix', parent: parent.id, reach: 1, rows: 'act', page: 0}, t('view.matrix')),
        application.link({drawer: '', view: 'gaps', parent: parent.id, reach: 1, gap: -1}, t('view.gaps')),
        parent.document !== null && application.link({drawer: `d/${report.documents[parent.document].key}`}, t('drawer.document'))),
      h('h3', {}, `${t('parent.followers')} (${parent.followers.length})`),
      h('table', {class: 'list'}, h('caption', {class: 'hidden'}, t('parent.followers')),
        h('thead', {}, h('tr', {}, [t('municipality'), t('parent.followed'), t('parent.copied'), t('parent.own')].map((name, k) => h('th', {scope: 'col', class: k > 0 ? 'number' : null}, name)))),
        h('tbody', {}, parent.followers.map(([index, followed, copied, own]) => {
          const {id, name} = report.municipalities[index];
          return h('tr', {}, h('th', {scope: 'row'}, application.link({drawer: `m/${id}`}, name)),
            h('td', {class: 'number'}, application.link({drawer: `p/${parent.id}/${id}`}, `${followed}/${groups.length}`)),
            h('td', {class: 'number'}, String(copied)), h('td', {class: 'number'}, String(own)));
        }))),
      groups.length > 0 && h('h3', {}, t('parent.list')),
      h('ol', {class: 'rows'}, groups.map(group => h('li', {}, application.link({drawer: `g/${report.groups.id[group]}`}, report.groups.label[group]),
        h('span', {class: 'muted'}, ` ${report.reach[group]}/${report.municipalities.length}`)))),
    ],
  };
}

/** Which rows of the act one municipality has. */
export function followerContent(application, parent, municipality, mark) {
  const {report} = application;
  const {id, name} = report.municipalities[municipality];
  const rows = parent.rows.map(group => ({group, state: report.stateOf(group, municipality)})).sort((a, b) => isFound(a.state) - isFound(b.state));
  return {
    title: `${name}: ${parentName(parent)}`,
    body: [h('p', {class: 'actions'}, application.link({drawer: `p/${parent.id}`}, t('drawer.demanded'))),
      h('ul', {class: 'plain'}, rows.map(({group, state}) => h('li', {}, mark(state), ' ', application.link({drawer: `c/${report.groups.id[group]}/${id}`}, report.groups.label[group]))))],
  };
}
