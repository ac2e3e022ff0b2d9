// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The state of the view, and the address that is the same: #view=gaps&region=…; what is as usual is left out.
export const VIEWS = ['matrix', 'calendar', 'gaps', 'plans', 'search', 'quality'];

const DEFAULTS = {
  view: 'matrix', lang: '', theme: '',
  q: '', region: '', category: '', parent: '', reach: 0, near: false,
  rows: 'coverage', columns: 'region', open: 'auto', pin: '', months: false, table: false, page: 0,
  drawer: '', subject: '', gap: -1, by: 'municipality', a: '', b: '', code: '',
};

export function readHash(hash) {
  const state = {...DEFAULTS};
  for (const [key, text] of new URLSearchParams(hash.replace(/^#/, ''))) {
    if (!Object.hasOwn(DEFAULTS, key)) continue;
    const usual = DEFAULTS[key];
    if (typeof usual === 'number') state[key] = Number.isInteger(+text) ? +text : usual;
    else if (typeof usual === 'boolean') state[key] = text === '1';
    else state[key] = text;
  }
  return state;
}

export function writeHash(state) {
  const parameters = new URLSearchParams();
  for (const [key, usual] of Object.entries(DEFAULTS)) {
    if (state[key] === undefined || state[key] === usual) continue;
    parameters.set(key, typeof usual === 'boolean' ? (state[key] ? '1' : '0') : String(state[key]));
  }
  return parameters.toString();
}

/** What filters hide is counted from where they start. */
export const withoutFilters = {q: '', region: '', category: '', parent: '', reach: 0, near: false, gap: -1, code: '', page: 0};
