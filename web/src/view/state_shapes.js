// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Shapes of states on a canvas, and the colours of the page.
import {ABSENT, NEAR, PRESENT, UNKNOWN} from '../data/states.js';

const VARIABLES = ['surface', 'raised', 'text', 'muted', 'line', 'accent', 'hover', 'present', 'near', 'absent', 'unknown', 'nothing', 'on-state'];

export function readColours(element) {
  const style = getComputedStyle(element);
  return {...Object.fromEntries(VARIABLES.map(name => [name, style.getPropertyValue(`--${name}`).trim()])), font: style.fontFamily};
}

/** A state's shape in a square of `size` around (x, y). */
export function drawState(context, state, x, y, size, colours) {
  const half = size / 2;
  context.lineWidth = 1.75;
  if (state === PRESENT) {
    context.fillStyle = colours.present;
    context.fillRect(x - half, y - half, size, size);
  } else if (state === NEAR) {
    context.strokeStyle = context.fillStyle = colours.near;
    context.strokeRect(x - half + 1, y - half + 1, size - 2, size - 2);
    context.fillRect(x - half + 4, y - half + 4, size - 8, size - 8);
  } else if (state === ABSENT) {
    context.strokeStyle = colours.absent;
    context.strokeRect(x - half + 1, y - half + 1, size - 2, size - 2);
  } else if (state === UNKNOWN) {
    context.strokeStyle = colours.unknown;
    context.lineWidth = 1.25;
    context.strokeRect(x - half + 1, y - half + 1, size - 2, size - 2);
    context.beginPath();
    for (let offset = 4; offset < 2 * size - 2; offset += 4) {
      context.moveTo(x - half + Math.max(1, offset - size + 1), y - half + Math.min(offset, size - 1));
      context.lineTo(x - half + Math.min(offset, size - 1), y - half + Math.max(1, offset - size + 1));
    }
    context.stroke();
  } else {
    context.fillStyle = colours.nothing;
    context.beginPath();
    context.arc(x, y, 2, 0, 7);
    context.fill();
  }
}
