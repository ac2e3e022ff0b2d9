// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A small report written by hand: three municipalities of two regions, four groups.
import {Report} from '../../../web/src/data/report.js';

export const DAY_2022 = 18993;  // 2022-01-01

const activity = (id, title, more = {}) => ({id, title, category: 'event', cells: [['Мероприятие', title]], at: {line: 1}, ...more});

export const details = [
  {activities: [activity('a1', 'Проведение семинаров', {responsible: [{name: 'Отдел культуры', role: 'culture'}]}), activity('a2', 'Ремонт библиотек')], roadmaps: [{}], citations: [], diagnostics: [], unplaced: []},
  {activities: [activity('a1', 'Проведение семинара для педагогов'), activity('a2', 'Выпуск буклета')], roadmaps: [{}], citations: [], diagnostics: [], unplaced: []},
  {activities: [], roadmaps: [], citations: [], diagnostics: [], unplaced: []},
];

export const core = () => ({
  format: 'prikaz-report/1', program: 'prikaz test', scope: {regions: [], categories: []},
  regions: [{iso: 'RU-A', name: 'Алая область'}, {iso: 'RU-B', name: 'Белая область'}],
  municipalities: [
    {id: 'ru-a/one', name: 'Первый', region: 0, documents: [0], activities: 2, otherwise: 2, reason: null},
    {id: 'ru-b/two', name: 'Второй', region: 1, documents: [1], activities: 2, otherwise: 3, reason: {code: 'diagnostic', order: 'o', diagnostic: 'columns-guessed', message: 'by their content', at: {}}},
    {id: 'ru-b/three', name: 'Третий', region: 1, documents: [2], activities: 0, otherwise: 4, reason: null},
  ],
  documents: ['one', 'two', 'three'].map(key => ({key, kind: 'приказ', file: `${key}.txt`, reader: 'text', roadmaps: 1, activities: 2, coverage: [10, 10], diagnostics: []})),
  complete: [1, 0, 1],
  groups: {id: ['00', '01', '02'], label: ['Проведение семинаров', 'Ремонт библиотек', 'Выпуск буклета'], category: ['event', 'resources', 'event'], first: [0, 2, 3], exceptions: []},
  members: {
    municipality: [0, 1, 0, 1], document: [0, 1, 0, 1], activity: [0, 0, 1, 1], near: [0, 1, 0, 0], copied: [0, 0, 0, 0], score: [1000, 700, 1000, 1000],
    start: [DAY_2022, null, null, null], end: [DAY_2022 + 30, DAY_2022 + 58, null, null],
  },
  parents: [{id: '2021-01-01/5', kind: 'приказ', number: '5', date: '2021-01-01', issuer: null, title: null, document: null, rows: [0, 2], followers: [[0, 1, 0, 1], [1, 2, 0, 0]]}],
  pairs: [[0, 1, 1, 0]], conflicts: [],
});

export const report = (data = core()) => new Report(data, index => details[index]);
