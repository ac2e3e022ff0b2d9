// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Russian words to stems: the same for what is indexed, for what is asked, and for what is highlighted.
import {stemmer} from '@orama/stemmers/russian';

export const WORD = /[\p{L}\p{N}]+/gu;
const CYRILLIC = /[а-я]/;
const known = new Map();

export const fold = text => text.toLowerCase().replaceAll('ё', 'е');

export function stem(word) {
  const folded = fold(word);
  let result = known.get(folded);
  if (result === undefined) {
    result = CYRILLIC.test(folded) ? stemmer(folded) : folded;
    known.set(folded, result);
  }
  return result;
}

export const words = text => text.match(WORD) ?? [];
export const stems = text => words(text).map(stem);
