// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The matrix as an HTML table: for screen readers, for copying into a spreadsheet, for paper.
import {NEAR, STATE_NAMES, STATE_SYMBOLS, isFound} from '../data/states.js';
import {formatSpan} from '../data/days.js';
import {currentLanguage, t} from '../i18n/index.js';
import {h} from './dom.js';
import {regionName} from './region_name.js';
import {pager} from './pager.js';

const ROWS_A_PAGE = 40, MOST_CELLS = 6000;
const COLUMNS_ON_PAPER = 24, ROWS_ON_PAPER = 1000;

export function matrixTable(application, arranged, page) {
  const {columns, rows} = withPinned(arranged);
  const size = Math.max(5, Math.min(ROWS_A_PAGE, Math.floor(MOST_CELLS / Math.max(1, columns.length))));
  const shown = rows.slice(page * size, (page + 1) * size);
  return h('div', {class: 'table-frame'}, pager(application, {page, size, all: rows.length}),
    h('div', {class: 'table-scroll', tabindex: 0, role: 'region', 'aria-label': t('view.matrix')}, table(application, columns, shown)),
    pager(application, {page, size, all: rows.length}));
}

/** All rows, in blocks of columns that fit a sheet. */
export function matrixForPaper(application, arranged) {
  const {columns, rows} = withPinned(arranged);
  const shown = rows.slice(0, ROWS_ON_PAPER);
  const blocks = [];
  for (let from = 0; from < columns.length; from += COLUMNS_ON_PAPER)
    blocks.push(table(application, columns.slice(from, from + COLUMNS_ON_PAPER), shown));
  return h('div', {class: 'on-paper'},
    shown.length < rows.length && h('p', {class: 'notice'}, t('print.cut', {n: shown.length, all: rows.length})), blocks);
}

function withPinned({columns, pinned, rows}) {
  const first = pinned.map(municipality => ({kind: 'municipality', municipality}));
  return {columns: [...first, ...columns.filter(column => !pinned.includes(column.municipality))], rows};
}

function table(application, columns, rows) {
  const {report} = application;
  const name = column => (column.kind === 'region' ? regionName(report, column.region) : report.municipalities[column.municipality].name);
  return h('table', {class: 'matrix-table'},
    h('caption', {class: 'hidden'}, t('view.matrix')),
    h('thead', {}, h('tr', {}, h('th', {scope: 'col'}, t('activity')), h('th', {scope: 'col'}, t('covered')),
      columns.map(column => h('th', {scope: 'col', class: 'upright'}, h('span', {}, name(column)))))),
    h('tbody', {}, rows.map(row => (typeof row === 'number' ? tableRow(application, columns, row)
      : h('tr', {}, h('th', {scope: 'rowgroup', colspan: columns.length + 2, class: 'heading'}, t(`category.${row.category}`)))))));
}

function tableRow(application, columns, group) {
  const {report} = application;
  const states = report.rowStates(group);
  return h('tr', {},
    h('th', {scope: 'row'}, application.link({drawer: `g/${report.groups.id[group]}`}, report.groups.label[group])),
    h('td', {class: 'number'}, `${report.reach[group]}/${report.municipalities.length}`),
    columns.map(column => h('td', {class: 'cell'}, column.kind === 'region'
      ? shareLink(application, group, column, states) : stateLink(application, group, column.municipality, states[column.municipality]))));
}

function shareLink(application, group, {region, municipalities}, states) {
  const found = municipalities.filter(municipality => isFound(states[municipality])).length;
  return application.link({drawer: `r/${application.report.groups.id[group]}/${region ?? '-'}`}, `${found}/${municipalities.length}`);
}

function stateLink(application, group, municipality, state) {
  const {report} = application;
  const [from] = report.cellMembers(group, municipality);
  const span = state <= NEAR ? formatSpan(report.startOf(from), report.endOf(from), currentLanguage()) : '';
  const label = t(`state.${STATE_NAMES[state]}`) + (span ? `, ${span}` : '');
  return application.link({drawer: `c/${report.groups.id[group]}/${report.municipalities[municipality].id}`},
    h('span', {class: `state state-${STATE_NAMES[state]}`, 'aria-hidden': 'true'}, STATE_SYMBOLS[state]), h('span', {class: 'hidden'}, label));
}
