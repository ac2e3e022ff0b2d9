// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A second opinion on the EDTF and RRULE strings of the phrase corpora: the npm packages `edtf` and `rrule` must accept each
// of them, and an interval's days must be those that the corpus states. Skips with a notice where the packages are absent
// (NODE_PATH or a node_modules above this file): `npm install edtf@4 rrule@2`.
import {createRequire} from 'node:module';
import {readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const folder = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
let edtf, rrule;
try {
  edtf = require('edtf');
  edtf = edtf.default ?? edtf;
  rrule = require('rrule');
} catch (error) {
  console.log(`skipped: ${error.code ?? error.message} (npm packages edtf and rrule are not installed)`);
  process.exit(0);
}

const rules = new Set(), failures = [];
let dates = 0;
const day = milliseconds => new Date(milliseconds).toISOString().slice(0, 10);
for (const name of ['timing_phrases.tsv', 'timing_blind.tsv']) {
  for (const line of readFileSync(join(folder, name), 'utf8').split('\n')) {
    if (!line || line.startsWith('#')) continue;
    const [phrase, , , expected] = line.split('\t');
    for (const item of (expected ?? '').split(' | ')) {
      const [kind, first, second] = item.split(' ');
      if (kind === 'R' && first.startsWith('FREQ=')) rules.add(first);
      const written = item.split(' ').find(word => word.startsWith('e='))?.slice(2);
      if (!written) continue;
      ++dates;
      try {
        const value = edtf(written);
        // The package takes the seasons 21…24 for calendar quarters; the days of every other group are compared.
        const season = /^\d{4}-(2[1-4]|3[3-6]|4[01])$/.test(written);
        if (kind === 'P' && first !== '-' && second !== '-' && !season && (day(value.min) !== first || day(value.max) !== second))
          failures.push(`${phrase}: ${written} is ${day(value.min)}/${day(value.max)}, not ${first}/${second}`);
      } catch (error) {
        failures.push(`${phrase}: ${written}: ${String(error.message).split('\n')[0]}`);
      }
    }
  }
}
for (const rule of rules) {
  try {
    const dtstart = new Date(Date.UTC(2021, 0, 1));
    const found = new rrule.RRule({...rrule.RRule.parseString(rule), dtstart, count: 5}).all();
    if (found.length !== 5) failures.push(`${rule}: expands to ${found.length} dates`);
  } catch (error) {
    failures.push(`${rule}: ${error.message}`);
  }
}
failures.forEach(failure => console.log(failure));
console.log(`${dates} EDTF strings and ${rules.size} recurrence rules checked, ${failures.length} failures`);
process.exit(failures.length ? 1 : 0);
