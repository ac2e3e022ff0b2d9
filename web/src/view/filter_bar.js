// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Numbers that lead to what they count, and the filters that all views share.
import {categoriesOf} from '../data/filters.js';
import {countStates} from '../data/gaps.js';
import {compareText} from '../data/order.js';
import {withoutFilters} from '../hash.js';
import {formatNumber, t} from '../i18n/index.js';
import {choice, h, toggle} from './dom.js';
import {parentName} from './parent_act.js';

const REACHES = [1, 2, 3, 5, 10, 20, 50, 100];

export function filterBar(application, context) {
  const {report, state} = application;
  if (report.groupCount === 0) return null;
  const set = patch => application.navigate({...patch, page: 0});
  const regions = report.regions.map(({name}) => name).sort(compareText);
  const filtered = Object.keys(withoutFilters).some(key => !['gap', 'page', 'code'].includes(key) && state[key] !== withoutFilters[key]);
  const inUse = context.reach;
  return [
    tiles(application, context),
    h('div', {class: 'filter-row', role: 'group'},
      regions.length > 1 && choice(t('filter.region'), [['', t('filter.all')], ...regions.map(name => [name, name])], state.region, value => set({region: value}), {id: 'filter-region'}),
      choice(t('filter.category'), [['', t('filter.all')], ...categoriesOf(report).map(category => [category, t(`category.${category}`)])
        .sort((a, b) => compareText(a[1], b[1]))], state.category, value => set({category: value}), {id: 'filter-category'}),
      report.parents.length > 0 && choice(t('filter.parent'), [['', t('filter.all')], ...report.parents.map(parent => [parent.id, parentName(parent).slice(0, 90)])],
        state.parent, value => set({parent: value, rows: value ? 'act' : 'coverage'}), {id: 'filter-parent'}),
      state.parent && application.link({drawer: `p/${state.parent}`}, t('parent.about')),
      choice(t('filter.reach'), REACHES.filter(count => count <= Math.max(1, report.municipalities.length)).map(count => [String(count), formatNumber(count)]),
        String(REACHES.includes(inUse) ? inUse : 1), value => set({reach: Number(value)}), {id: 'filter-reach'}),
      toggle(t('filter.near'), state.near, () => set({near: !state.near}), {id: 'filter-near'}),
      filtered && h('button', {type: 'button', class: 'button quiet', id: 'filter-clear', onclick: () => application.navigate(withoutFilters)}, `✕ ${t('filter.clear')}`)),
  ];
}

function tiles(application, {everyReach: groups, municipalities}) {
  const {report} = application;
  const gapGroups = groups.filter(group => report.reach[group] > 1);
  const counts = countStates(report, gapGroups, municipalities);
  const planned = municipalities.filter(municipality => report.municipalities[municipality].activities > 0).length;
  const near = groups.reduce((sum, group) => sum + report.nearCount[group], 0);
  const tile = (patch, count, name) => {
    const link = application.link({drawer: '', ...patch}, h('b', {}, formatNumber(count)), ` ${t(`tile.${name}`, {n: count})}`);
    link.className = 'tile';
    return link;
  };
  return h('div', {class: 'tiles'},
    tile({view: 'quality'}, municipalities.length, 'municipalities'),
    tile({view: 'quality'}, planned, 'plans'),
    tile({view: 'matrix', reach: 1}, groups.length, 'groups'),
    tile({view: 'matrix', reach: 2}, gapGroups.length, 'shared'),
    tile({view: 'matrix', near: true, reach: 1}, near, 'near'),
    tile({view: 'gaps', reach: 2, gap: -1}, counts[2] + counts[3] + counts[4], 'gaps'));
}
