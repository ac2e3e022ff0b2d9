// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import test from 'node:test';
import {setLanguage} from '../../../web/src/i18n/index.js';
import {readHash, withoutFilters, writeHash} from '../../../web/src/hash.js';
import {writeCsv} from '../../../web/src/text/csv.js';
import {writeReason} from '../../../web/src/text/reason.js';
import {ActivitySearch, wordMatcher} from '../../../web/src/text/search.js';
import {stem} from '../../../web/src/text/stem.js';
import {sameWords, wordDiff} from '../../../web/src/text/word_diff.js';
import {report} from './small_report.mjs';

test('forms of one word have one stem, others have others', () => {
  for (const forms of ['семинар семинара семинаров семинарами СЕМИНАРЫ', 'библиотека библиотек библиотеками', 'мониторинг мониторинга мониторингов'])
    assert.equal(new Set(forms.split(' ').map(stem)).size, 1, forms);
  for (const [a, b] of [['семинар', 'семья'], ['школа', 'шкала'], ['ремонт', 'ремень']]) assert.notEqual(stem(a), stem(b));
  assert.equal(stem('учёт'), stem('учет'));
});

test('search by another form of the word, in labels and in what only a document says', () => {
  const search = new ActivitySearch(report());
  while (!search.advance());
  const groups = text => [...new Set(search.find(text).hits.map(({group}) => group))].sort();
  assert.deepEqual(groups('семинарам'), [0]);
  assert.deepEqual(groups('педагоги'), [0]);
  assert.deepEqual(groups('библиотеку'), [1]);
  assert.deepEqual(groups('отделом культуры'), [0]);
  assert.deepEqual(groups('букл'), [2], 'a word that is still being typed');
  assert.deepEqual(groups('велосипед'), []);
  assert.deepEqual(groups('   '), []);
});

test('all words, and any of them only where nothing has all', () => {
  const search = new ActivitySearch(report());
  assert.equal(search.find('проведение семинаров').partial, false);
  const partial = search.find('ремонт буклетов');
  assert.equal(partial.partial, true);
  assert.deepEqual([...new Set(partial.hits.map(({group}) => group))].sort(), [1, 2]);
});

test('what is found is what is marked', () => {
  const matches = wordMatcher('ремонта библиотек');
  assert.ok(matches('Ремонт') && matches('библиотеками'));
  assert.ok(!matches('школ'));
});

test('word diff', () => {
  const text = (parts, kind) => parts.filter(part => part.kind === kind).map(part => part.text.trim()).join('|');
  const parts = wordDiff('Ремонт школьной библиотеки', 'Ремонт сельской библиотеки');
  assert.equal(text(parts, 'removed'), 'школьной');
  assert.equal(text(parts, 'added'), 'сельской');
  assert.equal(wordDiff('a b', 'a b').every(part => part.kind === 'same'), true);
  assert.ok(sameWords('Ремонт, школы.', 'ремонт школы'));
  assert.ok(!sameWords('ремонт школ', 'ремонт школы'));
});

test('CSV cells that a spreadsheet would run are guarded', () => {
  assert.equal(writeCsv([['=1+1', '@x', '-2', 'a;b', 'c"d', 5, null]]), '\ufeff\'=1+1;\'@x;\'-2;"a;b";"c""d";5;\r\n');
});

test('the address is the state', () => {
  const state = {...readHash(''), view: 'gaps', region: 'Алая & Белая=область', reach: 3, near: true, gap: 2};
  assert.deepEqual(readHash(`#${writeHash(state)}`), state);
  assert.equal(writeHash(readHash('')), '');
  assert.equal(readHash('#reach=many&view=gaps&__proto__=1&foreign=2').reach, 0);
  assert.equal(Object.hasOwn(readHash('#foreign=2'), 'foreign'), false);
  assert.deepEqual(Object.keys(withoutFilters).filter(key => !(key in readHash(''))), []);
});

test('reasons are told in the reader’s language, an unknown code as it stands', () => {
  setLanguage('ru');
  assert.equal(writeReason({code: 'no-plan', orders: 2}), 'Ни в одном из его 2 приказов плана нет');
  assert.equal(writeReason({code: 'nothing-like-it', plans: ['План', 'План 2'], more: 3}), '«План», «План 2» и ещё 3');
  assert.equal(writeReason({code: 'diagnostic', order: 'ru-klu/x', diagnostic: 'columns-guessed', message: 'by their content', at: {table: 1}}), 'столбцы угаданы по содержимому');
  assert.equal(writeReason({code: 'not-understood', order: 'a/b', characters: 20, of: 400}), 'не понято 20 из 400 знаков');
  assert.equal(writeReason({code: 'outside-period', timing: 'май 2021'}), 'запланировано вне выбранного периода: «май 2021»');
  assert.equal(writeReason({code: 'undated', timing: 'постоянно'}), 'запланировано без даты, которую можно сравнить: «постоянно»');
  assert.equal(writeReason({code: 'something-new'}), 'something-new');
  assert.equal(writeReason(null), '');
});
