// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A second opinion on what the program prints for the phrase corpora: the npm packages `edtf` and `rrule` must accept every
// distinct string, and an interval's days must be the item's own. usage: timing_oracle.mjs PRIKAZ PACKAGES, where PACKAGES is the
// folder that scripts/setup fills (build/oracle). Without the packages it exits with 77, which ctest shows as skipped.
import {createRequire} from 'node:module';
import {spawnSync} from 'node:child_process';
import {readdirSync, readFileSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';

const folder = dirname(fileURLToPath(import.meta.url));
const [program, packages] = process.argv.slice(2);
const require = createRequire(resolve(packages, 'oracle.js'));
let edtf, rrule;
try {
  edtf = require('edtf');
  edtf = edtf.default ?? edtf;
  rrule = require('rrule');
} catch (error) {
  console.log(`skipped: ${error.code ?? error.message}: run scripts/setup, which installs the npm packages edtf and rrule`);
  process.exit(77);
}

const day = milliseconds => new Date(milliseconds).toISOString().slice(0, 10);
const side = (text, last) => !text ? '' : text.length === 4 ? `${text}-${last ? '12-31' : '01-01'}` : text;
const columns = line => {
  const [phrase, order, period] = line.split('\t');
  const [start, end] = period.includes('/') ? period.split('/') : [period, period];
  return [phrase, order, side(start, false), side(end, true)].join('\t');
};

const dates = new Map(), rules = new Map(), failures = [];
const corpora = readdirSync(folder).filter(name => /^timing_.*\.tsv$/.test(name)).sort();
for (const name of corpora) {
  const lines = readFileSync(join(folder, name), 'utf8').split('\n')
    .filter(line => line && !line.startsWith('#') && !line.startsWith('phrase\t') && line.split('\t').length >= 4);
  const run = spawnSync(program, ['normalize', 'timing', '--tsv'], {input: lines.map(columns).join('\n') + '\n', encoding: 'utf8'});
  const printed = run.stdout.trimEnd().split('\n');
  if (run.status !== 0 || printed.length !== lines.length) failures.push(`${name}: ${printed.length} answers to ${lines.length} phrases`);
  printed.map(line => JSON.parse(line)).filter(timing => timing).forEach(timing => timing.items.forEach(item => {
    if (item.edtf) dates.set(`${item.kind} ${item.edtf} ${item.start} ${item.end}`, item);
    if (item.rrule) rules.set(item.rrule, item);
  }));
}

for (const item of dates.values()) {
  try {
    const value = edtf(item.edtf);
    // The package takes the codes 21…24 and 33…41 for calendar quarters of its own: only their form is checked.
    const coded = /^\d{4}-(2[1-4]|3[3-6]|4[01])$/.test(item.edtf);
    const bounded = item.start && item.end && !coded && !item.edtf.includes('..') && item.kind !== 'recurring';
    if (bounded && (day(value.min) !== item.start || day(value.max) !== item.end))
      failures.push(`${item.raw}: ${item.edtf} is ${day(value.min)}/${day(value.max)}, not ${item.start}/${item.end}`);
    if (item.kind === 'deadline' && item.end && day(edtf(item.edtf.replace('../', '')).max) !== item.end)
      failures.push(`${item.raw}: ${item.edtf} does not end on ${item.end}`);
  } catch (error) {
    failures.push(`${item.raw}: ${item.edtf}: ${String(error.message).split('\n')[0]}`);
  }
}
for (const [rule, item] of rules) {
  try {
    const dtstart = new Date(Date.UTC(2021, 0, 1));
    const found = new rrule.RRule({...rrule.RRule.parseString(rule), dtstart, count: 5}).all();
    if (found.length !== 5) failures.push(`${item.raw}: ${rule} expands to ${found.length} dates`);
  } catch (error) {
    failures.push(`${item.raw}: ${rule}: ${error.message}`);
  }
}
failures.forEach(failure => console.log(failure));
console.log(`${corpora.length} corpora: ${dates.size} EDTF strings and ${rules.size} recurrence rules checked, ${failures.length} failures`);
if (dates.size < 300 || rules.size < 60) failures.push('too few');
process.exit(failures.length ? 1 : 0);
