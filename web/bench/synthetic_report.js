// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A report of any size out of nothing but numbers, to measure the page with.
// usage: node synthetic_report.js FILE [MUNICIPALITIES] [GROUPS] [FILL]     (default: 200 5000 0.2)
import {closeSync, openSync, readFileSync, writeSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {zlibSync} from 'fflate';

const MARK = '<!--prikaz-data-->';
const VERBS = ['Организация', 'Проведение', 'Разработка', 'Подготовка', 'Мониторинг', 'Анализ', 'Утверждение', 'Обновление'];
const OBJECTS = ['методических семинаров', 'школьных библиотек', 'пожарных водоёмов', 'летних площадок', 'договоров поставки', 'учебных планов', 'родительских собраний'];
const PURPOSES = ['в образовательных организациях', 'на территории района', 'для молодых специалистов', 'к отопительному сезону', 'по итогам полугодия', 'в сельских поселениях'];
const CATEGORIES = ['organization', 'event', 'regulation', 'monitoring', 'analysis', 'training'];

/** Numbers 0…1, always the same ones. */
export function randomNumbers(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function syntheticReport(municipalityCount, groupCount, fill) {
  const random = randomNumbers(7);
  const pick = list => list[Math.floor(random() * list.length)];
  const label = group => `${VERBS[group % 8]} ${OBJECTS[group % 7]} ${PURPOSES[group % 6]}: направление ${group + 1}`;
  const regions = Array.from({length: Math.ceil(municipalityCount / 12)}, (_, k) => ({iso: '', name: `Область ${k + 1}`}));
  const details = Array.from({length: municipalityCount}, () => ({activities: [], roadmaps: [{title: 'План'}], citations: [], diagnostics: [], unplaced: []}));
  const members = {municipality: [], document: [], activity: [], near: [], copied: [], score: [], start: [], end: []};
  const groups = {id: [], label: [], category: [], first: [], exceptions: []};
  for (let group = 0; group < groupCount; ++group) {
    groups.id.push(group.toString(16).padStart(16, '0'));
    groups.label.push(label(group));
    groups.category.push(CATEGORIES[group % CATEGORIES.length]);
    groups.first.push(members.municipality.length);
    const share = fill * 2 * (1 - group / groupCount);
    for (let municipality = 0; municipality < municipalityCount; ++municipality) {
      if (random() >= share) continue;
      const {activities} = details[municipality];
      const start = random() < 0.8 ? 18993 + Math.floor(random() * 600) : null;
      members.municipality.push(municipality);
      members.document.push(municipality);
      members.activity.push(activities.length);
      members.near.push(random() < 0.05 ? 1 : 0);
      members.copied.push(0);
      members.score.push(600 + Math.floor(random() * 400));
      members.start.push(start);
      members.end.push(start === null ? null : start + Math.floor(random() * 90));
      const title = random() < 0.7 ? label(group) : `${label(group)}, ${pick(PURPOSES)}`;
      activities.push({id: `a${activities.length + 1}`, number: `${activities.length + 1}`, title, category: groups.category[group],
        timing: {raw: 'в течение года', items: [{kind: 'period'}]}, responsible: [{name: 'Управление образования', role: 'education_authority'}],
        result: 'Проведено не менее 4 мероприятий', cells: [['Мероприятие', title], ['Срок', 'в течение года'], ['Ответственный', 'Управление образования']],
        at: {table: 1, row: activities.length + 2, line: activities.length + 20}});
    }
  }
  const municipalities = details.map(({activities}, k) => ({id: `ru-xx/m${k + 1}`, name: `Муниципальный район ${k + 1}`, region: Math.floor(k / 12),
    documents: [k], activities: activities.length, otherwise: k % 17 === 0 ? 3 : 2, reason: k % 17 === 0 ? {code: 'diagnostic', order: `o${k}`, diagnostic: 'columns-guessed', message: 'told by their content', at: {}} : {code: 'nothing-like-it', plans: ['План мероприятий'], more: 0}}));
  const documents = details.map(({activities}, k) => ({key: `ru-xx/m${k + 1}/prikaz/1`, kind: 'приказ', number: `${k + 1}`, date: '2022-01-10', file: `order-${k + 1}.docx`,
    reader: 'docx', roadmaps: 1, activities: activities.length, coverage: [10000, 10000], diagnostics: []}));
  return {core: {format: 'prikaz-report/1', program: 'prikaz', scope: {regions: [], categories: []}, regions, municipalities, documents, complete: documents.map((_, k) => (k % 17 === 0 ? 0 : 1)), groups, members, parents: [], pairs: [], conflicts: []}, details};
}

const script = text => text.replaceAll('<', '\\u003c');

export function writeReport(file, page, {core, details}) {
  const [before, after] = page.split(MARK);
  const output = openSync(file, 'w');
  writeSync(output, before);
  details.forEach((one, k) => {
    const packed = Buffer.from(zlibSync(Buffer.from(JSON.stringify(one)))).toString('base64');
    writeSync(output, `<script type="application/octet-stream" id="details-${k}">${packed}</script>\n`);
  });
  writeSync(output, `<script type="application/json" id="report">${script(JSON.stringify(core))}</script>\n${after}`);
  closeSync(output);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [file, municipalities = 200, groups = 5000, fill = 0.2] = process.argv.slice(2);
  if (!file) throw new Error('usage: node synthetic_report.js FILE [MUNICIPALITIES] [GROUPS] [FILL]');
  const page = readFileSync(new URL('../dist/report_page.html', import.meta.url), 'utf8');
  writeReport(file, page, syntheticReport(+municipalities, +groups, +fill));
}
