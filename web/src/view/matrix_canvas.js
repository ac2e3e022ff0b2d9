// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Draws what is seen of the matrix.
import {monthIndex} from '../data/days.js';
import {ABSENT, NO_DOCUMENT, PRESENT, UNKNOWN, isFound} from '../data/states.js';
import {t} from '../i18n/index.js';
import {wrapText} from '../text/wrap.js';
import {NAMES, REGION_COLUMN, ROW} from './matrix_layout.js';
import {regionName} from './region_name.js';
import {drawState} from './state_shapes.js';

export class MatrixPainter {
  constructor(canvas, report) {
    this.canvas = canvas;
    this.context = canvas.getContext('2d');
    this.report = report;
    this.wrapped = new Map();
    this.row = new Uint8Array(report.municipalities.length);
  }

  resize(width, height) {
    const scale = window.devicePixelRatio || 1;
    this.scale = scale;
    this.canvas.width = Math.max(1, Math.round(width * scale));
    this.canvas.height = Math.max(1, Math.round(height * scale));
    this.canvas.style.width = `${width}px`;
    this.canvas.style.height = `${height}px`;
    this.wrapped.clear();
  }

  /** `view`: {layout, rows, colours, months, selected, hovered, focused, municipalities, marked}. */
  paint(view, scrollLeft, scrollTop) {
    const {context} = this;
    const {layout, colours} = view;
    Object.assign(this, {view, layout, colours, scrollLeft, scrollTop});
    context.setTransform(this.scale, 0, 0, this.scale, 0, 0);
    context.fillStyle = colours.surface;
    context.fillRect(0, 0, layout.width, layout.height);
    context.textBaseline = 'middle';
    const rows = layout.visibleRows(scrollTop), columns = layout.visibleColumns(scrollLeft);
    this.clipped(layout.left, layout.head, layout.width, layout.height, () => this.cells(rows, columns));
    this.clipped(0, layout.head, layout.left, layout.height, () => this.rowHeads(rows));
    this.clipped(layout.left, 0, layout.width, layout.head, () => this.columnHeads(columns));
    this.corner();
    this.selection();
  }

  clipped(left, top, right, bottom, draw) {
    const {context} = this;
    context.save();
    context.beginPath();
    context.rect(left, top, right - left, bottom - top);
    context.clip();
    draw();
    context.restore();
  }

  rowTop(row) {
    return this.layout.head + row * ROW - this.scrollTop;
  }
  columnLeft(column) {
    return this.layout.left + this.layout.x[column] - this.scrollLeft;
  }

  cells([firstRow, lastRow], [firstColumn, lastColumn]) {
    const {context, view, colours, layout} = this;
    for (let row = firstRow; row < lastRow; ++row) {
      const top = this.rowTop(row), group = view.rows[row];
      this.rowBackground(row, top, layout.left, layout.width);
      if (typeof group !== 'number') continue;
      this.report.rowStates(group, this.row);
      for (let column = firstColumn; column < lastColumn; ++column) {
        const entry = layout.columns[column], left = this.columnLeft(column);
        if (entry.kind === 'region') this.share(group, entry, left, top);
        else this.cell(group, entry.municipality, left, top);
      }
    }
    context.strokeStyle = colours.line;
    context.lineWidth = 1;
    context.beginPath();
    for (let column = firstColumn; column < lastColumn; ++column)
      if (layout.band && column > 0 && layout.columns[column].region !== layout.columns[column - 1].region) {
        const x = Math.round(this.columnLeft(column)) + 0.5;
        context.moveTo(x, layout.head);
        context.lineTo(x, this.rowTop(layout.rowCount));
      }
    context.stroke();
  }

  rowBackground(row, top, left, right) {
    const {context, view, colours} = this;
    const heading = typeof view.rows[row] !== 'number';
    if (heading || view.hovered?.row === row) {
      context.fillStyle = heading ? colours.raised : colours.hover;
      context.fillRect(left, top, right - left, ROW);
    }
    context.fillStyle = colours.line;
    context.fillRect(left, top + ROW - 1, right - left, 1);
  }

  cell(group, municipality, left, top) {
    const state = this.row[municipality];
    const x = Math.round(left + this.layout.column / 2), y = Math.round(top + ROW / 2);
    const month = this.view.months && isFound(state) ? this.monthOf(group, municipality) : null;
    if (month === null) {
      const shape = this.shape(state);
      this.context.drawImage(shape, x - 12, y - 12, 24, 24);
      return;
    }
    const {context, colours} = this;
    if (state === PRESENT) {
      context.fillStyle = colours.present;
      context.fillRect(x - 12, y - 11, 24, 22);
    } else {
      context.strokeStyle = colours.near;
      context.lineWidth = 2.5;
      context.strokeRect(x - 11, y - 10, 22, 20);
    }
    context.font = `600 12px ${colours.font}`;
    context.textAlign = 'center';
    context.fillStyle = state === PRESENT ? colours['on-state'] : colours.text;
    context.fillText(month, x, y + 1);
  }

  // Each shape is drawn once and copied: a screen has a thousand of them.
  shape(state) {
    if (this.shapesOf !== this.colours) {
      this.shapesOf = this.colours;
      this.shapes = [];
    }
    if (!this.shapes[state]) {
      const canvas = document.createElement('canvas');
      canvas.width = canvas.height = Math.ceil(24 * this.scale);
      const context = canvas.getContext('2d');
      context.scale(this.scale, this.scale);
      drawState(context, state, 12, 12, 16, this.colours);
      this.shapes[state] = canvas;
    }
    return this.shapes[state];
  }

  monthOf(group, municipality) {
    const [from, to] = this.report.cellMembers(group, municipality);
    for (let member = from; member < to; ++member) {
      const day = this.report.endOf(member) ?? this.report.startOf(member);
      if (day !== null) return (monthIndex(day) % 12) + 1;
    }
    return null;
  }

  // A region: how many of its municipalities have the activity.
  share(group, {municipalities}, left, top) {
    const {context, colours} = this;
    let found = 0, absent = 0, silent = 0;
    for (const municipality of municipalities) {
      if (isFound(this.row[municipality])) ++found;
      else if (this.row[municipality] === NO_DOCUMENT) ++silent;
      else if (this.row[municipality] === ABSENT) ++absent;
    }
    // Nobody has it and nobody surely lacks it: that is no gap.
    if (found + absent === 0) {
      drawState(context, silent === municipalities.length ? NO_DOCUMENT : UNKNOWN, left + REGION_COLUMN / 2, top + ROW / 2, 16, colours);
      return;
    }
    const width = REGION_COLUMN - 14, height = 20, x = left + 7, y = top + (ROW - height) / 2;
    context.fillStyle = colours.present;
    context.globalAlpha = 0.3;
    context.fillRect(x, y, (width * found) / municipalities.length, height);
    context.globalAlpha = 1;
    context.lineWidth = 1.25;
    context.strokeStyle = found > 0 ? colours.present : colours.absent;
    context.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1);
    context.fillStyle = colours.text;
    context.font = `12px ${colours.font}`;
    context.textAlign = 'center';
    context.fillText(`${found}/${municipalities.length}`, left + REGION_COLUMN / 2, top + ROW / 2 + 1);
  }

  rowHeads([firstRow, lastRow]) {
    const {context, view, colours, layout} = this;
    context.fillStyle = colours.surface;
    context.fillRect(0, layout.head, layout.left, layout.height);
    for (let row = firstRow; row < lastRow; ++row) {
      const top = this.rowTop(row), group = view.rows[row];
      this.rowBackground(row, top, 0, layout.left);
      context.textAlign = 'left';
      context.fillStyle = colours.text;
      if (typeof group !== 'number') {
        context.font = `600 13px ${colours.font}`;
        context.fillText(t(`category.${group.category}`), 12, top + ROW / 2 + 1);
        continue;
      }
      context.font = `13px ${colours.font}`;
      const lines = this.wrap(`r${group}`, this.report.groups.label[group], layout.rowHead - 12 - (layout.counts ? 58 : 8), 2);
      lines.forEach((line, k) => context.fillText(line, 12, top + ROW / 2 + 1 + (k - (lines.length - 1) / 2) * 15));
      context.textAlign = 'right';
      context.fillStyle = colours.muted;
      context.font = `12px ${colours.font}`;
      if (layout.counts) context.fillText(`${this.report.reach[group]}/${view.municipalityCount}`, layout.rowHead - 10, top + ROW / 2 + 1);
      if (layout.pinned.length === 0) continue;
      this.report.rowStates(group, this.row);
      layout.pinned.forEach((municipality, k) => this.cell(group, municipality, layout.rowHead + k * layout.column, top));
    }
    this.edge(layout.left, layout.head, layout.left, layout.height);
    if (layout.pinned.length > 0) this.edge(layout.rowHead, layout.head, layout.rowHead, layout.height);
  }

  columnHeads([firstColumn, lastColumn]) {
    const {context, colours, layout} = this;
    context.fillStyle = colours.raised;
    context.fillRect(layout.left, 0, layout.width, layout.head);
    for (let column = firstColumn; column < lastColumn; ++column) {
      const entry = layout.columns[column];
      this.columnName(entry, this.columnLeft(column), this.view.hovered?.column === column);
    }
    if (layout.band) this.bands(firstColumn, lastColumn);
    this.edge(layout.left, layout.head, layout.width, layout.head);
  }

  columnName(entry, left, hovered) {
    const {context, colours, layout, report} = this;
    const width = entry.kind === 'region' ? REGION_COLUMN : layout.column;
    if (hovered) {
      context.fillStyle = colours.hover;
      context.fillRect(left, layout.band, width, NAMES);
    }
    const name = entry.kind === 'region' ? regionName(report, entry.region) : report.municipalities[entry.municipality].name;
    const font = `${entry.kind === 'region' ? '600 ' : ''}12px ${colours.font}`;
    context.font = font;
    const lines = this.wrap(`c${entry.kind}${entry.kind === 'region' ? entry.region : entry.municipality}`, name, NAMES - 16, Math.floor((width - 4) / 14));
    context.save();
    context.translate(left + width / 2, layout.head - 8);
    context.rotate(-Math.PI / 2);
    context.textAlign = 'left';
    context.fillStyle = colours.text;
    lines.forEach((line, k) => context.fillText(line, 0, (k - (lines.length - 1) / 2) * 14));
    context.restore();
  }

  // One band for neighbours of one region; its name stays in sight while any of them is.
  bands(firstColumn, lastColumn) {
    const {context, colours, layout, report} = this;
    for (let from = firstColumn; from < lastColumn;) {
      const {region} = layout.columns[from];
      let begin = from, to = from;
      while (begin > 0 && layout.columns[begin - 1].region === region) --begin;
      while (to < layout.columns.length && layout.columns[to].region === region) ++to;
      const left = this.columnLeft(begin), right = this.columnLeft(to);
      const collapsed = layout.columns[begin].kind === 'region';
      const shownLeft = Math.max(left, layout.left);
      context.strokeStyle = colours.line;
      context.lineWidth = 1;
      context.strokeRect(left + 0.5, 0.5, right - left, layout.band - 1);
      context.fillStyle = colours.accent;
      context.font = `600 12px ${colours.font}`;
      context.textAlign = 'left';
      const name = collapsed ? '▸' : right - left < 60 ? '▾' : `▾ ${regionName(report, region)}`;
      const [text] = this.wrap(`b${name}${Math.round(right - shownLeft)}`, name, right - shownLeft - 8, 1);
      context.fillText(text ?? '', shownLeft + 6, layout.band / 2 + 1);
      from = to;
    }
  }

  corner() {
    const {context, colours, layout, view} = this;
    context.fillStyle = colours.raised;
    context.fillRect(0, 0, layout.left, layout.head);
    context.fillStyle = colours.muted;
    context.font = `12px ${colours.font}`;
    context.textAlign = 'left';
    context.fillText(t('activity'), 12, layout.head - 14);
    context.textAlign = 'right';
    if (layout.counts) context.fillText(t('covered'), layout.rowHead - 10, layout.head - 14);
    layout.pinned.forEach((municipality, k) =>
      this.columnName({kind: 'municipality', municipality}, layout.rowHead + k * layout.column, view.hovered?.pin === k));
    this.edge(0, layout.head, layout.left, layout.head);
    this.edge(layout.left, 0, layout.left, layout.head);
  }

  selection() {
    const {context, view, layout, colours} = this;
    if (!view.focused || !view.selected) return;
    const {row, column} = view.selected;
    const left = column < 0 ? 0 : this.columnLeft(column);
    const width = column < 0 ? layout.rowHead : layout.x[column + 1] - layout.x[column];
    const top = row < 0 ? layout.band : this.rowTop(row), height = row < 0 ? NAMES : ROW;
    const clipLeft = column < 0 ? 0 : layout.left, clipTop = row < 0 ? 0 : layout.head;
    this.clipped(clipLeft, clipTop, layout.width, layout.height, () => {
      context.strokeStyle = colours.accent;
      context.lineWidth = 3;
      context.strokeRect(left + 1.5, top + 1.5, width - 3, height - 3);
    });
  }

  edge(x0, y0, x1, y1) {
    const {context, colours} = this;
    context.strokeStyle = colours.line;
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(x0 - 0.5, y0 - 0.5);
    context.lineTo(x1 - 0.5, y1 - 0.5);
    context.stroke();
  }

  // At most `count` lines of at most `width` pixels in the context's font; the last one ends in … where text is left.
  wrap(key, text, width, count) {
    const cacheKey = `${key}:${Math.round(width)}`;
    let lines = this.wrapped.get(cacheKey);
    if (!lines) this.wrapped.set(cacheKey, (lines = wrapText(text, width, count, piece => this.context.measureText(piece).width)));
    return lines;
  }
}
