// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import test from 'node:test';
import {civil, dayOf, formatDay, formatSpan, monthIndex, monthStart, parseIso} from '../../../web/src/data/days.js';
import {visibleGroups, visibleMunicipalities} from '../../../web/src/data/filters.js';
import {countStates, listGaps} from '../../../web/src/data/gaps.js';
import {orderColumns, orderRows} from '../../../web/src/data/order.js';
import {rowsOfAct} from '../../../web/src/data/parents.js';
import {PlanLikeness} from '../../../web/src/data/similarity.js';
import {ABSENT, NEAR, NO_DOCUMENT, PRESENT, UNKNOWN} from '../../../web/src/data/states.js';
import {core, DAY_2022, report} from './small_report.mjs';

test('days are civil dates', () => {
  assert.deepEqual(civil(0), {year: 1970, month: 1, day: 1});
  assert.equal(parseIso('2022-03-31'), dayOf(2022, 3, 31));
  assert.equal(parseIso('31.03.2022'), null);
  assert.equal(parseIso(undefined), null);
  assert.equal(monthStart(monthIndex(dayOf(2024, 2, 29))), dayOf(2024, 2, 1));
  assert.equal(formatDay(dayOf(2022, 3, 5), 'ru'), '05.03.2022');
  assert.equal(formatSpan(null, dayOf(2022, 3, 5), 'ru'), 'до 05.03.2022');
  assert.equal(formatSpan(dayOf(2022, 3, 5), dayOf(2022, 3, 5), 'en'), '2022-03-05');
  assert.equal(formatSpan(null, null, 'ru'), '');
});

test('states of cells come from members, else from the municipality', () => {
  const data = report();
  assert.deepEqual([...data.rowStates(0)], [PRESENT, NEAR, NO_DOCUMENT]);
  assert.deepEqual([...data.rowStates(1)], [PRESENT, UNKNOWN, NO_DOCUMENT]);
  assert.deepEqual([...data.rowStates(2)], [ABSENT, PRESENT, NO_DOCUMENT]);
  for (let group = 0; group < 3; ++group)
    for (let municipality = 0; municipality < 3; ++municipality)
      assert.equal(data.stateOf(group, municipality), data.rowStates(group)[municipality]);
  assert.deepEqual([...data.reach], [2, 1, 1]);
  assert.deepEqual(data.spreadOf(0), {earliest: DAY_2022 + 30, latest: DAY_2022 + 58, days: 28});
  assert.equal(data.spreadOf(1), null);
  assert.deepEqual(data.cellMembers(0, 1), [1, 2]);
  assert.deepEqual(data.cellMembers(0, 2), [2, 2]);
});

test('a gap that is not the usual one of its municipality', () => {
  const data = core();
  data.groups.exceptions = [[2, 0, UNKNOWN, {code: 'undated', timing: 'x'}]];
  const odd = report(data);
  assert.equal(odd.stateOf(2, 0), UNKNOWN);
  assert.equal(odd.rowStates(2)[0], UNKNOWN);
  assert.deepEqual(odd.reasonOf(2, 0), {code: 'undated', timing: 'x'});
  assert.deepEqual(countStates(odd, [2], [0, 1, 2]), [1, 0, 0, 1, 1]);
});

test('states are counted as the rows have them', () => {
  const data = report(), all = [0, 1, 2];
  const counts = [0, 0, 0, 0, 0];
  for (const group of all) for (const state of data.rowStates(group)) ++counts[state];
  assert.deepEqual(countStates(data, all, all), counts);
  assert.deepEqual(countStates(data, [0], [0]), [1, 0, 0, 0, 0]);
});

test('gaps by municipality and by activity', () => {
  const data = report(), all = [0, 1, 2];
  const gaps = listGaps(data, all, all, {gap: -1, by: 'activity'});
  assert.deepEqual(gaps.map(({group, municipality}) => [group, municipality]), [[0, 2], [1, 1], [1, 2], [2, 0], [2, 2]]);
  assert.deepEqual(listGaps(data, all, all, {gap: ABSENT, by: 'municipality'}).map(({group}) => group), [2]);
  assert.deepEqual(listGaps(data, all, all, {gap: NEAR, by: 'municipality'}).map(({municipality}) => municipality), [1]);
});

test('filters', () => {
  const data = report(), state = {region: '', category: '', parent: '', reach: 1, near: false, pin: ''};
  assert.deepEqual(visibleGroups(data, state, null), [0, 1, 2]);
  assert.deepEqual(visibleGroups(data, {...state, category: 'resources'}, null), [1]);
  assert.deepEqual(visibleGroups(data, {...state, reach: 2}, null), [0]);
  assert.deepEqual(visibleGroups(data, {...state, near: true}, null), [0]);
  assert.deepEqual(visibleGroups(data, {...state, region: 'Белая область'}, null), [0, 2]);
  assert.deepEqual(visibleGroups(data, {...state, region: 'Алая область'}, null), [0, 1, 2], 'what an act demands of the region is shown though nobody there plans it');
  assert.deepEqual(visibleGroups(data, {...state, parent: '2021-01-01/5'}, null), [0, 2]);
  assert.deepEqual(visibleGroups(data, {...state, parent: 'unknown'}, null), [0, 1, 2]);
  assert.deepEqual(visibleGroups(data, state, new Set([2])), [2]);
  assert.deepEqual(visibleMunicipalities(data, {...state, region: 'Белая область'}), [1, 2]);
  assert.deepEqual(visibleMunicipalities(data, {...state, region: 'Белая область', pin: 'ru-a/one'}), [0, 1, 2]);
});

test('columns are regions until they are expanded', () => {
  const data = report();
  const collapsed = orderColumns(data, [0, 1, 2], {sort: 'region', expanded: () => false, groups: [0, 1, 2]});
  assert.deepEqual(collapsed.map(column => column.municipalities), [[0], [1, 2]]);
  const one = orderColumns(data, [0, 1, 2], {sort: 'region', expanded: region => region === 1, groups: [0, 1, 2]});
  assert.deepEqual(one.map(column => column.municipality ?? 'region'), ['region', 1, 2]);
  const fullest = orderColumns(data, [0, 1, 2], {sort: 'coverage', expanded: () => true, groups: [0, 1, 2]});
  assert.deepEqual(fullest.map(column => column.municipality), [1, 0, 2]);
});

test('rows', () => {
  const data = report();
  assert.deepEqual(orderRows(data, [0, 1, 2], {sort: 'name', columns: [0, 1, 2]}), [2, 0, 1]);
  assert.deepEqual(orderRows(data, [2, 1, 0], {sort: 'deadline', columns: [0, 1, 2]}), [0, 1, 2]);
  assert.deepEqual(orderRows(data, [0, 1, 2], {sort: 'category', columns: [0, 1, 2]}), [{category: 'event'}, 0, 2, {category: 'resources'}, 1]);
  assert.deepEqual(orderRows(data, [0, 1, 2], {sort: 'similarity', columns: [1, 0, 2]}), [2, 0, 1]);
});

test('likeness of plans: pairs, and a chain of neighbours', () => {
  const data = core();
  const plans = [[0, 1, 2], [6, 7], [0, 1], [6, 7, 8, 9], []];
  data.municipalities = plans.map((_, k) => ({...data.municipalities[0], id: `m${k}`, documents: []}));
  const groups = Array.from({length: 10}, (_, k) => k);
  const having = groups.map(group => plans.flatMap((plan, k) => (plan.includes(group) ? [k] : [])));
  data.groups = {id: groups.map(String), label: groups.map(String), category: groups.map(() => 'other'), first: [], exceptions: []};
  let first = 0;
  for (const list of having) {
    data.groups.first.push(first);
    first += list.length;
  }
  const municipality = having.flat(), zero = municipality.map(() => 0);
  data.members = {municipality, document: zero, activity: zero, near: zero, copied: zero, score: zero, start: zero, end: zero};
  const likeness = new PlanLikeness(report(data), [0, 1, 2, 3, 4], groups);
  assert.deepEqual(likeness.likest(5), [{a: 0, b: 2, shared: 2, like: 0.8}, {a: 1, b: 3, shared: 2, like: 2 / 3}]);
  assert.deepEqual(likeness.chain(), [3, 1, 0, 2, 4]);
  assert.equal(likeness.like(0, 4), 0);
  assert.deepEqual(new PlanLikeness(report(data), [], groups).chain(), []);
  assert.equal(new PlanLikeness(report(data), [0, 2], [0]).like(0, 2), 1, 'only the groups asked for count');
});

test('with an act chosen the rows come as the act has them', () => {
  const data = core();
  data.parents = [{id: 'act', rows: [2, 0], followers: []}];
  const odd = report(data);
  assert.deepEqual(rowsOfAct(odd, 'act', [0, 1, 2]), [2, 0]);
  assert.deepEqual(rowsOfAct(odd, 'act', [0, 1]), [0]);
  assert.equal(rowsOfAct(odd, 'unknown', [0]), null);
});
