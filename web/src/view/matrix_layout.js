// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where rows and columns of the matrix lie, in pixels of its surface. Heads and pinned columns stay where they are;
// the rest scrolls under them.

export const ROW = 36, BAND = 24, NAMES = 146;
const COLUMN = 34, WIDEST_COLUMN = 62;  // wider where there is room: names are read more easily
export const REGION_COLUMN = 62;
const WIDEST_ROW_HEAD = 680, NARROW = 520;  // below that the counts leave their room to the names

export class MatrixLayout {
  /** `columns`, `pinned`: see orderColumns; `rowCount`; `banded`: a band of regions over the names; `width`, `height`: what is seen. */
  constructor({columns, pinned, rowCount, banded, width, height}) {
    this.columns = columns;
    this.pinned = pinned;
    this.rowCount = rowCount;
    this.width = width;
    this.height = height;
    this.rowHead = Math.round(Math.min(430, Math.max(170, width * 0.36)));
    this.band = banded ? BAND : 0;
    this.head = this.band + NAMES;
    const single = columns.filter(column => column.kind !== 'region').length + pinned.length;
    const room = (width - this.rowHead - (columns.length + pinned.length - single) * REGION_COLUMN) / Math.max(1, single);
    this.column = Math.max(COLUMN, Math.min(WIDEST_COLUMN, Math.floor(room)));
    // What the columns leave is the names'.
    const used = single * this.column + (columns.length + pinned.length - single) * REGION_COLUMN;
    this.rowHead = Math.max(this.rowHead, Math.min(WIDEST_ROW_HEAD, Math.floor(width - used)));
    this.counts = width >= NARROW;
    this.left = this.rowHead + pinned.length * this.column;  // where scrolled columns begin
    this.x = new Float64Array(columns.length + 1);
    columns.forEach((column, k) => (this.x[k + 1] = this.x[k] + (column.kind === 'region' ? REGION_COLUMN : this.column)));
    this.surfaceWidth = this.left + this.x[columns.length];
    this.surfaceHeight = this.head + rowCount * ROW;
  }

  /** Columns and rows that are seen at a scroll position, as [from, to). */
  visibleColumns(scrollLeft) {
    const from = this.columnAt(scrollLeft);
    let to = from;
    while (to < this.columns.length && this.x[to] - scrollLeft < this.width - this.left) ++to;
    return [from, to];
  }
  visibleRows(scrollTop) {
    const from = Math.max(0, Math.floor(scrollTop / ROW));
    return [from, Math.min(this.rowCount, Math.ceil((scrollTop + this.height - this.head) / ROW))];
  }

  // The column that covers a position of the scrolled part.
  columnAt(position) {
    let low = 0, high = this.columns.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.x[middle + 1] <= position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** {row, column} of a point of the canvas; -1 is a head, column "pin:k" a pinned one; null is nothing. */
  hit(pointX, pointY, scrollLeft, scrollTop) {
    let row = -1;
    if (pointY >= this.head) {
      row = Math.floor((pointY - this.head + scrollTop) / ROW);
      if (row >= this.rowCount) return null;
    }
    if (pointX < this.rowHead) return row < 0 ? null : {row, column: -1};
    if (pointX < this.left) return {row, pin: Math.floor((pointX - this.rowHead) / this.column), column: -2};
    const column = this.columnAt(pointX - this.left + scrollLeft);
    if (column >= this.columns.length) return null;
    return {row, column, band: row < 0 && pointY < this.band};
  }

  /** The scroll position nearest to the given one at which a cell is seen whole. */
  reveal({row, column}, scrollLeft, scrollTop) {
    const nearest = (at, from, to, size) => (from < at ? from : to > at + size ? to - size : at);
    return {
      left: column < 0 ? scrollLeft : nearest(scrollLeft, this.x[column], this.x[column + 1], this.width - this.left),
      top: row < 0 ? scrollTop : nearest(scrollTop, row * ROW, (row + 1) * ROW, this.height - this.head),
    };
  }
}
