// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One language at a time.
import {english} from './english.js';
import {russian} from './russian.js';

const WORDS = {ru: russian, en: english};
let language = 'ru';

export const currentLanguage = () => language;
export const setLanguage = wanted => (language = wanted === 'en' ? 'en' : 'ru');

/** Index of the form that goes with a number: "1 план, 2 плана, 5 планов". */
export function pluralForm(n, of = language) {
  if (of === 'en') return n === 1 ? 0 : 1;
  const [tens, ones] = [n % 100, n % 10];
  if (ones === 1 && tens !== 11) return 0;
  return ones >= 2 && ones <= 4 && (tens < 12 || tens > 14) ? 1 : 2;
}

export const formatNumber = n => n.toLocaleString(language === 'ru' ? 'ru-RU' : 'en-GB');

/** The text of a key; a key without a text is shown as it is, so that unknown codes stay readable. */
export function t(key, values = {}) {
  const found = WORDS[language][key];
  const text = Array.isArray(found) ? found[pluralForm(values.n)] : found ?? key.slice(key.indexOf('.') + 1);
  return text.replace(/\{(\w+)\}/g, (_, name) => {
    const value = values[name];
    return typeof value === 'number' ? formatNumber(value) : String(value ?? '');
  });
}
