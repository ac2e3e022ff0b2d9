// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The matrix: activities × municipalities on a canvas, aggregated by region first. What it shows and does by pointer
// it does by keyboard too, and says in a live region; matrix_table.js gives the same data as an HTML table.
import {isFound, STATE_NAMES} from '../data/states.js';
import {orderColumns, orderRows} from '../data/order.js';
import {rowsOfAct} from '../data/parents.js';
import {formatSpan} from '../data/days.js';
import {currentLanguage, t} from '../i18n/index.js';
import {h} from './dom.js';
import {MatrixPainter} from './matrix_canvas.js';
import {MatrixLayout, ROW} from './matrix_layout.js';
import {regionName} from './region_name.js';
import {readColours} from './state_shapes.js';

const MOST_EXPANDED = 30;  // municipalities that are shown one by one without being asked for

/** Rows and columns as the state wants them; also for the table and for printing. */
export function arrange({report, state, groups, municipalities}) {
  const opened = new Set(state.open.split(','));
  const all = state.open === 'all' || (state.open === 'auto' && municipalities.length <= MOST_EXPANDED);
  const keyOf = region => (region === null ? '-' : String(region));
  const columns = orderColumns(report, municipalities,
    {sort: state.columns, expanded: region => all || opened.has(keyOf(region)), groups});
  const inOrder = columns.flatMap(column => (column.kind === 'region' ? column.municipalities : [column.municipality]));
  const pinned = report.municipalityOfId.has(state.pin) ? [report.municipalityOfId.get(state.pin)] : [];
  const rows = (state.rows === 'act' && rowsOfAct(report, state.parent, groups)) || orderRows(report, groups, {sort: state.rows, columns: inOrder});
  return {columns, pinned, rows, allExpanded: all};
}

/** The value of `open` after one region was expanded or collapsed. */
export function toggleRegion({report, state, municipalities}, region) {
  const {columns, allExpanded} = arrange({report, state: {...state, columns: 'region'}, groups: [], municipalities});
  const keyOf = value => (value === null ? '-' : String(value));
  const regions = [...new Set(columns.map(column => column.region))].map(keyOf);
  const opened = new Set(allExpanded ? regions : columns.filter(column => column.kind === 'municipality').map(column => keyOf(column.region)));
  if (!opened.delete(keyOf(region))) opened.add(keyOf(region));
  if (opened.size === regions.length) return 'all';
  return opened.size === 0 ? 'none' : regions.filter(key => opened.has(key)).join(',');
}

// Kept while the page lives, so that a filter or a closed drawer does not throw the reader back to the start.
const kept = {left: 0, top: 0, selected: {row: 0, column: 0}};

export class MatrixView {
  constructor(application) {
    this.application = application;
    this.report = application.report;
    this.canvas = h('canvas', {'aria-hidden': 'true'});
    this.surface = h('div', {class: 'matrix-surface'}, this.canvas);
    this.scroller = h('div', {class: 'matrix', id: 'matrix', tabindex: 0, role: 'application', 'aria-roledescription': t('matrix.role'),
      'aria-label': t('matrix.label')}, this.surface);
    this.tooltip = h('div', {class: 'tooltip', hidden: true, 'aria-hidden': 'true'});
    this.live = h('div', {class: 'hidden', 'aria-live': 'polite'});
    this.element = h('div', {class: 'matrix-frame'}, this.scroller, this.tooltip, this.live);
    this.painter = new MatrixPainter(this.canvas, this.report);
    this.hovered = null;
    this.listen();
  }

  listen() {
    const on = (name, handler) => this.scroller.addEventListener(name, handler);
    on('scroll', () => this.requestPaint());
    on('pointermove', event => this.hover(event));
    on('pointerleave', () => this.hover(null));
    on('click', event => this.click(event));
    on('keydown', event => this.key(event));
    on('focus', () => {
      this.requestPaint();
      this.announce();
    });
    on('blur', () => this.requestPaint());
    this.observer = new ResizeObserver(() => this.lay());
    this.observer.observe(this.scroller);
  }

  destroy() {
    this.observer.disconnect();
    kept.left = this.scroller.scrollLeft;
    kept.top = this.scroller.scrollTop;
  }

  /** Takes the state anew. */
  update(context) {
    this.context = context;
    this.arranged = arrange(context);
    this.months = context.state.months;
    this.lay();
    this.scroller.scrollTo(kept.left, kept.top);
    this.requestPaint();
  }

  lay() {
    const width = this.scroller.clientWidth, height = this.scroller.clientHeight;
    if (!this.arranged || width === 0) return;
    const {columns, pinned, rows} = this.arranged;
    const banded = this.context.state.columns === 'region';
    this.layout = new MatrixLayout({columns, pinned, rowCount: rows.length, banded, width, height});
    this.surface.style.width = `${this.layout.surfaceWidth}px`;
    this.surface.style.height = `${this.layout.surfaceHeight}px`;
    this.painter.resize(width, height);
    this.colours = readColours(this.scroller);
    kept.selected.row = Math.min(kept.selected.row, rows.length - 1);
    kept.selected.column = Math.min(kept.selected.column, columns.length - 1);
    this.paint();
  }

  requestPaint() {
    if (this.pending) return;
    this.pending = requestAnimationFrame(() => {
      this.pending = 0;
      this.paint();
    });
  }

  paint() {
    if (!this.layout) return;
    kept.left = this.scroller.scrollLeft;
    kept.top = this.scroller.scrollTop;
    this.painter.paint({
      layout: this.layout, rows: this.arranged.rows, colours: this.colours, months: this.months, hovered: this.hovered,
      selected: kept.selected, focused: document.activeElement === this.scroller,
      municipalityCount: this.report.municipalities.length,
    }, kept.left, kept.top);
  }

  hitOf(event) {
    const box = this.canvas.getBoundingClientRect();
    return this.layout?.hit(event.clientX - box.left, event.clientY - box.top, kept.left, kept.top) ?? null;
  }

  hover(event) {
    const hit = event && this.hitOf(event);
    const same = hit?.row === this.hovered?.row && hit?.column === this.hovered?.column && hit?.pin === this.hovered?.pin;
    if (!same) {
      this.hovered = hit;
      this.requestPaint();
    }
    this.scroller.style.cursor = hit ? 'pointer' : '';
    this.tooltip.hidden = !hit;
    if (!hit) return;
    this.tooltip.replaceChildren(...this.describe(hit).split('\n').map((line, k) => h(k === 0 ? 'strong' : 'div', {}, line)));
    const frame = this.element.getBoundingClientRect();
    const left = Math.min(event.clientX - frame.left + 14, frame.width - this.tooltip.offsetWidth - 8);
    let top = event.clientY - frame.top + 18;
    if (top + this.tooltip.offsetHeight > frame.height) top = event.clientY - frame.top - this.tooltip.offsetHeight - 8;
    this.tooltip.style.left = `${Math.max(4, left)}px`;
    this.tooltip.style.top = `${Math.max(4, top)}px`;
  }

  columnOf(hit) {
    if (hit.column === -2) return {kind: 'municipality', municipality: this.layout.pinned[hit.pin]};
    return hit.column < 0 ? null : this.layout.columns[hit.column];
  }

  /** What a place of the matrix says: the tooltip by lines, and the live region. */
  describe(hit) {
    const {report} = this;
    const row = hit.row < 0 ? null : this.arranged.rows[hit.row], column = this.columnOf(hit);
    if (row !== null && typeof row !== 'number') return t(`category.${row.category}`);
    if (row === null) {
      if (column.kind === 'region' || hit.band)
        return t('matrix.regionColumn', {region: regionName(report, column.region), n: this.municipalitiesIn(column.region).length});
      const municipality = report.municipalities[column.municipality];
      return t('matrix.column', {municipality: `${municipality.name}, ${regionName(report, municipality.region)}`, n: municipality.activities});
    }
    const activity = report.groups.label[row];
    if (!column) return t('matrix.row', {activity, n: report.reach[row], all: report.municipalities.length});
    if (column.kind === 'region') {
      const found = column.municipalities.filter(municipality => isFound(report.stateOf(row, municipality))).length;
      return t('matrix.share', {activity: `${activity}\n`, region: regionName(report, column.region), n: found, all: column.municipalities.length}).replace('\n; ', '\n');
    }
    const state = report.stateOf(row, column.municipality);
    const when = report.cellMembers(row, column.municipality);
    const span = when[0] < when[1] ? formatSpan(report.startOf(when[0]), report.endOf(when[0]), currentLanguage()) : '';
    return t('matrix.cell', {activity: `${activity}\n`, municipality: report.municipalities[column.municipality].name,
      state: t(`state.${STATE_NAMES[state]}`) + (span ? `, ${span}` : '')}).replace('\n; ', '\n');
  }

  municipalitiesIn(region) {
    return this.context.municipalities.filter(municipality => this.report.municipalities[municipality].region === region);
  }

  click(event) {
    const hit = this.hitOf(event);
    if (!hit) return;
    if (hit.column !== -2) kept.selected = {row: hit.row, column: hit.column};
    this.open(hit);
  }

  open(hit) {
    const {application, report} = this;
    const row = hit.row < 0 ? null : this.arranged.rows[hit.row], column = this.columnOf(hit);
    if (row !== null && typeof row !== 'number') return;
    if (row === null && !column) return;
    if (row === null) {
      if (column.kind === 'region' || hit.band) application.navigate({open: toggleRegion(this.context, column.region), columns: 'region'});
      else application.navigate({drawer: `m/${report.municipalities[column.municipality].id}`});
    } else if (!column) application.navigate({drawer: `g/${report.groups.id[row]}`});
    else if (column.kind === 'region') application.navigate({drawer: `r/${report.groups.id[row]}/${column.region ?? '-'}`});
    else application.navigate({drawer: `c/${report.groups.id[row]}/${report.municipalities[column.municipality].id}`});
  }

  key(event) {
    if (event.altKey || event.metaKey || !this.layout) return;
    const page = Math.max(1, Math.floor((this.layout.height - this.layout.head) / ROW) - 1);
    const {selected} = kept;
    const last = {row: this.arranged.rows.length - 1, column: this.layout.columns.length - 1};
    const moves = {
      ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], PageUp: [-page, 0], PageDown: [page, 0],
    };
    if (moves[event.key]) {
      const [down, right] = moves[event.key];
      this.select(Math.max(-1, Math.min(last.row, selected.row + down)), Math.max(-1, Math.min(last.column, selected.column + right)));
    } else if (event.key === 'Home') this.select(event.ctrlKey ? 0 : selected.row, event.ctrlKey ? 0 : -1);
    else if (event.key === 'End') this.select(event.ctrlKey ? last.row : selected.row, last.column);
    else if (event.key === 'Enter' || event.key === ' ') this.open(selected);
    else if ('+=-'.includes(event.key) && selected.column >= 0) this.expand(event.key !== '-');
    else if ((event.key === 'p' || event.key === 'з') && !event.ctrlKey) this.pin();
    else return;
    event.preventDefault();
  }

  select(row, column) {
    if (row < 0 && column < 0) column = 0;
    kept.selected = {row, column};
    const {left, top} = this.layout.reveal(kept.selected, this.scroller.scrollLeft, this.scroller.scrollTop);
    this.scroller.scrollTo(left, top);
    this.requestPaint();
    this.announce();
  }

  expand(wanted) {
    const column = this.layout.columns[kept.selected.column];
    if ((column.kind === 'region') === wanted)
      this.application.navigate({open: toggleRegion(this.context, column.region), columns: 'region'});
  }

  pin() {
    const column = this.layout.columns[kept.selected.column];
    if (column?.kind !== 'municipality') return;
    const {id} = this.report.municipalities[column.municipality];
    this.application.navigate({pin: this.context.state.pin === id ? '' : id});
  }

  announce() {
    if (this.layout && this.arranged.rows.length > 0 && this.layout.columns.length > 0)
      this.live.textContent = this.describe(kept.selected).replace('\n', '; ');
  }
}
