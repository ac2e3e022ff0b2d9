// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What differs between two wordings, word by word.
import {diffArrays} from 'diff/lib/diff/array.js';
import {fold} from './stem.js';

const PIECES = /[\p{L}\p{N}]+|\s+|[^\p{L}\p{N}\s]/gu;
const MAX_PIECES = 4000;  // longer texts are shown whole

/** [{text, kind: 'same' | 'removed' | 'added'}]: how `before` becomes `after`. */
export function wordDiff(before, after) {
  const [a, b] = [before.match(PIECES) ?? [], after.match(PIECES) ?? []];
  if (a.length + b.length > MAX_PIECES)
    return [{text: before, kind: 'removed'}, {text: after, kind: 'added'}];
  const comparator = (x, y) => x === y || fold(x) === fold(y);
  return diffArrays(a, b, {comparator}).map(part => ({
    text: part.value.join(''), kind: part.added ? 'added' : part.removed ? 'removed' : 'same',
  }));
}

/** The same words, whatever the case, the spaces and the punctuation. */
export const sameWords = (a, b) => {
  const bare = text => fold(text).replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  return bare(a) === bare(b);
};
