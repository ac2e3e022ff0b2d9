// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import {readFileSync, readdirSync} from 'node:fs';
import {dirname, join, normalize} from 'node:path/posix';
import test from 'node:test';
import {gzipSync} from 'node:zlib';
import {english} from '../../../web/src/i18n/english.js';
import {pluralForm, setLanguage, t} from '../../../web/src/i18n/index.js';
import {russian} from '../../../web/src/i18n/russian.js';
import {MatrixLayout, ROW} from '../../../web/src/view/matrix_layout.js';
import {wrapText} from '../../../web/src/text/wrap.js';
import {monthRange} from '../../../web/src/view/calendar.js';
import {dayOf} from '../../../web/src/data/days.js';

const read = path => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

test('both languages say the same things with the same blanks', () => {
  assert.deepEqual(Object.keys(english).sort(), Object.keys(russian).sort());
  const blanks = text => [...new Set([text].flat().join(' ').match(/\{\w+\}/g) ?? [])].sort();
  for (const key of Object.keys(russian)) {
    assert.deepEqual(blanks(english[key]), blanks(russian[key]), key);
    if (Array.isArray(russian[key])) assert.deepEqual([russian[key].length, english[key].length], [3, 2], key);
  }
});

test('every word that the sources ask for is there', () => {
  const used = new Set();
  for (const file of ['application', 'main', 'view/activity_card', 'view/calendar', 'view/drawer', 'view/drawer_panel', 'view/filter_bar', 'view/gaps', 'view/header',
    'view/keys_dialog', 'view/matrix', 'view/matrix_canvas', 'view/matrix_page', 'view/matrix_table', 'view/pager', 'view/parent_act', 'text/reason', 'view/plans', 'view/quality', 'view/search_results'])
    for (const [, key] of read(`web/src/${file}.js`).matchAll(/\bt\('([\w.-]+)'/g)) used.add(key);
  assert.ok(used.size > 80);
  assert.deepEqual([...used].filter(key => !(key in russian)), []);
});

test('every diagnostic and every category of the program has a text', () => {
  const diagnostics = read('docs/diagnostics.md').split('## Errors')[0];
  const codes = [...diagnostics.matchAll(/^\| `([a-z-]+)` \|/gm)].map(match => match[1]);
  assert.ok(codes.length > 30);
  assert.deepEqual(codes.filter(code => !(`code.${code}` in russian)), []);
  const {definitions} = JSON.parse(read('schema/roadmap.schema.json'));
  assert.deepEqual(definitions.activity.properties.category.enum.filter(category => !(`category.${category}` in russian)), []);
});

test('Russian numbers choose their form', () => {
  assert.deepEqual([1, 2, 5, 11, 12, 21, 22, 25, 101, 111, 112].map(n => pluralForm(n, 'ru')), [0, 1, 2, 2, 2, 0, 1, 2, 0, 2, 2]);
  setLanguage('ru');
  assert.equal(t('count.days', {n: 3}), '3 дня');
  assert.equal(t('code.never-heard-of'), 'never-heard-of');
});

test('places of the matrix: what is hit is what is revealed', () => {
  const columns = [{kind: 'region'}, ...Array.from({length: 40}, (_, k) => ({kind: 'municipality', municipality: k}))];
  const layout = new MatrixLayout({columns, pinned: [3], rowCount: 1000, banded: true, width: 900, height: 600});
  for (const cell of [{row: 0, column: 0}, {row: 999, column: 40}, {row: 500, column: 20}]) {
    const {left, top} = layout.reveal(cell, 0, 0);
    const x = layout.left + layout.x[cell.column] - left + 3, y = layout.head + cell.row * ROW - top + 3;
    const {row, column} = layout.hit(x, y, left, top);
    assert.deepEqual({row, column}, cell);
    assert.ok(x >= layout.left && x < 900 && y >= layout.head && y < 600);
  }
  assert.equal(layout.hit(5, layout.head + 5, 0, 0).column, -1);
  assert.equal(layout.hit(layout.rowHead + 2, layout.head + 5, 0, 0).pin, 0);
  assert.equal(layout.hit(5, 5, 0, 0), null);
});

test('labels wrap by words and end in an ellipsis', () => {
  const measure = text => text.length;
  assert.deepEqual(wrapText('один два три', 8, 2, measure), ['один два', 'три']);
  assert.deepEqual(wrapText('один два три четыре пять шесть', 8, 2, measure), ['один два', 'три чет…']);
  for (const line of wrapText('Сельскохозяйственно-промышленный', 10, 3, measure)) assert.ok(line.length <= 10);
  assert.deepEqual(wrapText('', 10, 2, measure), ['']);
});

test('months of the calendar stay readable whatever the dates are', () => {
  const span = (year, month) => ({start: dayOf(year, month, 1), end: dayOf(year, month, 20)});
  assert.equal(monthRange([{start: null, end: null}]), null);
  const usual = monthRange([span(2022, 1), span(2022, 12)]);
  assert.equal(usual.last - usual.first, 11);
  const short = monthRange([span(2022, 3)]);
  assert.ok(short.last - short.first === 5 && short.first <= 2022 * 12 + 2 && short.last >= 2022 * 12 + 2);
  const wild = monthRange([span(1900, 1), span(2022, 3), span(2022, 4), span(2022, 5), span(9999, 12)]);
  assert.ok(wild.last - wild.first < 36 && wild.first <= 2022 * 12 + 3 && wild.last >= 2022 * 12 + 3);
});

test('the page: size of the first view, no network, no foreign script', () => {
  const page = read('web/dist/report_page.html');
  const script = /<script>([\s\S]*)<\/script>/.exec(page)[1];
  const size = gzipSync(script, {level: 9}).length;
  assert.ok(size <= 100 * 1024, `${size} bytes compressed`);
  assert.match(page, /default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+'/);
  assert.equal((page.match(/<!--prikaz-data-->/g) ?? []).length, 1);
  assert.doesNotMatch(page.replace(/http:\/\/www\.w3\.org\/2000\/svg/g, ''), /\b(src|href)\s*=\s*["']?https?:/);
  for (const sink of ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'document.write', 'new Function', 'XMLHttpRequest', 'WebSocket'])
    assert.ok(!script.includes(sink), sink);
  assert.doesNotMatch(script, /[=;(,!&|?:](fetch|eval)\(/);
});

test('the lock file names no host but the registry itself', () => {
  const hosts = new Set([...read('web/package-lock.json').matchAll(/https?:\/\/([^/"]+)/g)].map(match => match[1]));
  hosts.delete('registry.npmjs.org');
  assert.deepEqual([...hosts], []);
});

test('web stands alone: its files are short, and import only each other and the pinned packages', () => {
  const files = readdirSync(new URL('../../../web/src', import.meta.url), {recursive: true}).map(name => `src/${name}`).filter(name => name.endsWith('.js'));
  const packages = Object.keys(JSON.parse(read('web/package.json')).dependencies);
  assert.ok(files.length > 25);
  for (const file of files) {
    const text = read(`web/${file}`);
    assert.ok(text.split('\n').length <= 350, file);
    assert.match(text, /^\/\/ SPDX-FileCopyrightText: prikaz contributors\n\/\/ SPDX-License-Identifier: GPL-3.0-or-later\n/, file);
    for (const [, target] of text.matchAll(/^import .*? from '([^']+)';/gms)) {
      if (target.startsWith('.')) assert.ok(files.includes(normalize(join(dirname(file), target))), `${file}: ${target}`);
      else assert.ok(packages.some(name => target === name || target.startsWith(`${name}/`)), `${file}: ${target}`);
    }
  }
});
