// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The view of the matrix: its tools, its legend, the canvas or the table.
import {STATE_NAMES, STATE_SYMBOLS} from '../data/states.js';
import {compareText} from '../data/order.js';
import {t} from '../i18n/index.js';
import {choice, h, replace, toggle} from './dom.js';
import {MatrixView, arrange} from './matrix.js';
import {matrixForPaper, matrixTable} from './matrix_table.js';
import {pageOf} from './pager.js';

export class MatrixPage {
  constructor(application) {
    this.application = application;
    this.view = null;
  }

  /** Another view, or another language, takes the place. */
  drop() {
    this.view?.destroy();
    this.view = null;
  }

  show(content, heading, context) {
    const {state} = context;
    if (state.table) {
      this.drop();
      const arranged = arrange(context);
      replace(content, heading, h('div', {class: 'page'}, this.tools(context), matrixTable(this.application, arranged, pageOf(state, 5, arranged.rows.length)), legend(arranged)));
      return;
    }
    if (!this.view || !content.contains(this.view.element)) {
      this.drop();
      this.view = new MatrixView(this.application);
      this.toolbar = h('div', {});
      this.legend = h('div', {});
      replace(content, heading, this.toolbar, this.view.element, this.legend);
    }
    replace(this.toolbar, this.tools(context));
    this.view.update(context);
    replace(this.legend, legend(this.view.arranged));
  }

  print(content, context, printing) {
    this.paper?.remove();
    this.paper = printing ? matrixForPaper(this.application, arrange(context)) : null;
    if (this.paper) content.append(this.paper);
  }

  tools({report, state, municipalities}) {
    const {application} = this;
    const set = patch => application.navigate(patch);
    const options = (prefix, keys) => keys.map(key => [key, t(`${prefix}.${key}`)]);
    const names = municipalities.map(index => report.municipalities[index]).sort((a, b) => compareText(a.name, b.name));
    return h('div', {class: 'toolbar'},
      choice(t('rows.sort'), options('rows', [...(state.parent ? ['act'] : []), 'coverage', 'name', 'category', 'deadline', 'similarity']), state.rows === 'act' && !state.parent ? 'coverage' : state.rows, rows => set({rows, page: 0}), {id: 'rows-sort'}),
      choice(t('columns.sort'), options('columns', ['region', 'name', 'coverage', 'similarity']), state.columns, columns => set({columns}), {id: 'columns-sort'}),
      state.columns === 'region' && h('span', {class: 'buttons'},
        h('button', {type: 'button', class: 'button', id: 'open-all', onclick: () => set({open: 'all'})}, t('open.all')),
        h('button', {type: 'button', class: 'button', id: 'open-none', onclick: () => set({open: 'none'})}, t('open.none'))),
      choice(t('pin'), [['', t('pin.none')], ...names.map(({id, name}) => [id, name])], state.pin, pin => set({pin}), {id: 'pin'}),
      toggle(t('months'), state.months, () => set({months: !state.months}), {id: 'months'}),
      toggle(t('table'), state.table, () => set({table: !state.table, page: 0}), {id: 'table'}));
  }
}

const legend = ({columns}) => h('ul', {class: 'legend', 'aria-label': t('legend')},
  columns.some(({kind}) => kind === 'region') && h('li', {}, h('span', {class: 'share'}, '3/7'), ` ${t('legend.share')}`),
  STATE_NAMES.map((name, state) => h('li', {}, h('span', {class: `state state-${name}`, 'aria-hidden': 'true'}, STATE_SYMBOLS[state]), ` ${t(`state.${name}`)}`)));
