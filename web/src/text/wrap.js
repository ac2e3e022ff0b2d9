// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Text into lines of a canvas.

/** Greedy by words; a word longer than a line is cut. `measure`: text → width. */
export function wrapText(text, width, count, measure) {
  const rest = text.replace(/\s+/g, ' ').trim().slice(0, 400).split(' ');
  const lines = [];
  while (rest.length > 0 && lines.length < count) {
    let line = rest.shift();
    while (rest.length > 0 && measure(`${line} ${rest[0]}`) <= width) line += ` ${rest.shift()}`;
    const last = lines.length === count - 1;
    const overflows = measure(line) > width;
    if (last && (rest.length > 0 || overflows)) line = shorten(rest.length > 0 ? `${line} ${rest[0]}` : line, width, measure);
    else if (overflows) {
      const cut = fitting(line, width - measure('-'), measure);
      rest.unshift(line.slice(cut));
      line = `${line.slice(0, cut)}-`;
    }
    lines.push(line);
  }
  return lines;
}

function fitting(text, width, measure) {
  let low = 1, high = text.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (measure(text.slice(0, middle)) <= width) low = middle;
    else high = middle - 1;
  }
  return low;
}

const shorten = (text, width, measure) => `${text.slice(0, fitting(text, width - measure('…'), measure)).trimEnd()}…`;
