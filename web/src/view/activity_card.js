// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One row of one plan with everything that is known of it: who, when, what result, where it stands, why it is in its group.
import {formatDay, formatSpan, parseIso} from '../data/days.js';
import {currentLanguage, t} from '../i18n/index.js';
import {stems, words, stem} from '../text/stem.js';
import {sameWords, wordDiff} from '../text/word_diff.js';
import {h} from './dom.js';

export function placeText(at) {
  return ['page', 'table', 'row', 'block', 'line'].filter(key => at?.[key]).map(key => t(`at.${key}`, {n: String(at[key])})).join(', ');
}

/** "постановление № 14-од от 19.01.2022" */
export function documentName(document) {
  const language = currentLanguage();
  const date = formatDay(parseIso(document.date), language);
  return [document.kind, document.number && `№ ${document.number}`, date && (language === 'ru' ? `от ${date}` : `of ${date}`)].filter(Boolean).join(' ');
}

export function targetText(target) {
  const sign = {'>=': '≥ ', '<=': '≤ ', '>': '> ', '<': '< ', '=': ''}[target.comparison] ?? '';
  const number = value => value.toLocaleString(currentLanguage() === 'ru' ? 'ru-RU' : 'en-GB', {maximumFractionDigits: 6});
  const range = target.max !== undefined ? `${number(target.value)}–${number(target.max)}` : number(target.value);
  return [`${sign}${range}`, target.unit, target.of].filter(Boolean).join(' ');
}

export function timingText(item) {
  const language = currentLanguage();
  const span = formatSpan(parseIso(item.start), parseIso(item.end), language);
  return [t(`timing.${item.kind}`), span, item.rrule, item.label, item.condition].filter(Boolean).join(' · ');
}

export function diffElements(before, after, side) {
  return wordDiff(before, after)
    .filter(part => part.kind === 'same' || side === 'both' || part.kind === side)
    .map(part => (part.kind === 'same' ? part.text : h(part.kind === 'added' ? 'ins' : 'del', {}, part.text)));
}

const row = (name, ...value) => [h('dt', {}, name), h('dd', {}, value)];

export function activityCard(application, member, {open = true} = {}) {
  const {report} = application;
  const {document, activity} = report.memberDetails(member);
  const language = currentLanguage();
  const municipality = report.municipalities[report.municipality[member]];
  if (!activity) return h('p', {class: 'notice'}, t('drawer.lost'));
  const span = formatSpan(report.startOf(member), report.endOf(member), language);
  return h('article', {class: 'card'},
    h('h3', {}, activity.number && h('span', {class: 'number'}, `${activity.number} `), activity.title),
    h('dl', {},
      row(t('municipality'), application.link({drawer: `m/${municipality.id}`}, municipality.name)),
      activity.section && row(t('section'), activity.section),
      activity.timing && row(t('deadline'), h('div', {}, activity.timing.raw), span && h('div', {class: 'muted'}, span),
        activity.timing.items.length > 1 || activity.timing.items[0]?.rrule
          ? h('ul', {class: 'plain muted'}, activity.timing.items.map(item => h('li', {}, timingText(item)))) : null,
        activity.timing.items.some(item => item.inferred?.length) && h('div', {class: 'muted'}, t('drawer.inferred'))),
      activity.responsible && row(t('responsible'), parties(activity.responsible)),
      activity.participants && row(t('participants'), parties(activity.participants)),
      activity.targets && row(t('targets'), h('ul', {class: 'plain'}, activity.targets.map(target => h('li', {}, targetText(target))))),
      activity.result && row(t('result'), activity.result),
      activity.indicator && row(t('indicator'), activity.indicator),
      row(t('category'), t(`category.${activity.category}`)),
      row(t('drawer.source'), application.link({drawer: `d/${document.key}`}, documentName(document)),
        h('div', {class: 'muted source'}, h('span', {class: 'file'}, document.file), placeText(activity.at) && `, ${placeText(activity.at)}`))),
    report.copied[member] === 1 && h('p', {class: 'muted'}, t('drawer.copied')),
    h('details', {open}, h('summary', {}, t('drawer.row')), sourceRow(activity)),
    why(application, member, document, activity));
}

const parties = list => h('ul', {class: 'plain'}, list.map(party => h('li', {}, party.name,
  party.contact && ` (${party.contact})`, party.agreed && h('span', {class: 'muted'}, `, ${t('drawer.agreed')}`),
  party.raw && h('div', {class: 'muted'}, `«${party.raw}»`))));

const sourceRow = activity => h('table', {class: 'source-row'}, h('tbody', {},
  activity.cells.map(([heading, text]) => h('tr', {}, h('th', {scope: 'row'}, heading || t('activity')), h('td', {}, text)))));

function why(application, member, document, activity) {
  const {report} = application;
  const group = report.groupOfMember[member];
  const label = report.groups.label[group];
  const mine = new Set(stems(activity.title)), model = new Set(stems(label));
  const pick = (text, wanted) => [...new Map(words(text).filter(word => word.length > 2 && wanted(stem(word))).map(word => [stem(word), word.toLowerCase()])).values()];
  const list = (name, found) => found.length > 0 && row(name, h('span', {class: 'words'}, found.map(word => h('span', {}, word))));
  return h('details', {open: report.near[member] === 1}, h('summary', {}, t('drawer.why')),
    sameWords(activity.title, label) ? h('p', {}, t('drawer.leader')) : [
      h('p', {}, t('drawer.score', {score: (report.score[member] / 1000).toFixed(2)})),
      h('p', {class: 'difference'}, diffElements(label, activity.title, 'both')),
      h('dl', {}, list(t('drawer.sharedWords'), pick(activity.title, found => model.has(found))),
        list(t('drawer.otherWords'), [...pick(label, found => !mine.has(found)), ...pick(activity.title, found => !model.has(found))]))],
    command(report, member, document, activity));
}

// How a terminal explains the likeness to another member in full.
function command(report, member, document, activity) {
  const group = report.groupOfMember[member];
  let other = report.first[group];
  while (other < report.first[group + 1] && other === member) ++other;
  if (other === report.first[group + 1]) return null;
  const {document: second, activity: another} = report.memberDetails(other);
  if (!another) return null;
  const identity = (key, one) => `'${key}#${one.roadmap ?? 0}/${one.id}'`;
  return h('p', {class: 'muted'}, t('drawer.command'), ': ',
    h('code', {}, `prikaz why ${identity(document.key, activity)} ${identity(second.key, another)}`));
}
