// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whether the report can be trusted: documents by state, what was doubted, what a person should decide on.
import {formatNumber, t} from '../i18n/index.js';
import {documentName} from './activity_card.js';
import {h} from './dom.js';
import {percent} from './drawer.js';
import {emptyNotice} from './empty.js';
import {pageOf, pager} from './pager.js';
import {stateMark} from './state_mark.js';

const ROWS_A_PAGE = 100, ROWS_ON_PAPER = 2000, MOST_REVIEWED = 200;

/** "complete", "doubtful", "noplan": what the absence of an activity in the document means. */
const documentState = document => (document.roadmaps === 0 ? 'noplan' : document.complete ? 'complete' : 'doubtful');

export function qualityView(application, {municipalities, printing}) {
  const {report, state} = application;
  if (report.documents.length === 0) return [emptyNotice(t('empty.corpus'), t('empty.corpus.hint'))];
  const shown = new Set(municipalities);
  const documents = report.documents.filter(document => shown.has(document.municipality));
  const chosen = documents.filter(document => !state.code || documentState(document) === state.code || document.diagnostics.some(([code]) => code === state.code));
  const counts = {complete: 0, doubtful: 0, noplan: 0};
  for (const document of documents) ++counts[documentState(document)];
  const size = printing ? ROWS_ON_PAPER : ROWS_A_PAGE, page = printing ? 0 : pageOf(state, size, chosen.length);
  return [
    h('p', {class: 'tiles'}, h('span', {class: 'tile'}, h('b', {}, formatNumber(documents.length)), ` ${t('tile.documents', {n: documents.length})}`),
      Object.entries(counts).map(([kind, count]) => {
        const link = application.link({code: kind, page: 0}, h('b', {}, formatNumber(count)), ` ${t(`quality.tile.${kind}`)}`);
        link.className = 'tile';
        return link;
      })),
    h('div', {class: 'columns'},
      h('section', {}, h('h2', {}, t('quality.documents')),
        state.code && h('p', {}, state.code in counts ? t(`quality.tile.${state.code}`) : t('quality.only', {code: t(`code.${state.code}`)}), ' ', application.link({code: '', page: 0}, `✕ ${t('filter.clear')}`)),
        pager(application, {page, size, all: chosen.length}), documentTable(application, chosen.slice(page * size, (page + 1) * size))),
      h('div', {}, h('section', {}, h('h2', {}, t('quality.diagnostics')), diagnosticsTable(application, documents)),
        h('section', {}, h('h2', {}, t('quality.review')), review(application, shown)), conflicts(report))),
  ];
}

function documentTable(application, documents) {
  const {report} = application;
  return h('div', {class: 'table-scroll', tabindex: 0, role: 'region', 'aria-label': t('quality.documents')}, h('table', {class: 'list'},
    h('caption', {class: 'hidden'}, t('quality.documents')),
    h('thead', {}, h('tr', {}, ['municipality', 'quality.document', 'quality.activities', 'quality.read', 'quality.state'].map(key => h('th', {scope: 'col'}, t(key))))),
    h('tbody', {}, documents.map(document => {
      const [characters, placed] = document.coverage, municipality = report.municipalities[document.municipality];
      const kind = documentState(document);
      const worst = document.diagnostics.filter(([, severity]) => severity !== 'info');
      return h('tr', {}, h('th', {scope: 'row'}, application.link({drawer: `m/${municipality.id}`}, municipality.name)),
        h('td', {}, application.link({drawer: `d/${document.key}`}, documentName(document)), h('div', {class: 'muted file'}, document.file)),
        h('td', {class: 'number'}, application.link({view: 'calendar', subject: `m/${municipality.id}`, drawer: ''}, String(document.activities))),
        h('td', {class: 'number'}, `${percent(placed, characters)} %`),
        h('td', {}, stateMark({complete: 0, doubtful: 3, noplan: 4}[kind]), ` ${t(`quality.${kind}`)}`,
          worst.length > 0 && h('div', {class: 'muted'}, worst.map(([code]) => t(`code.${code}`)).join('; '))));
    }))));
}

function diagnosticsTable(application, documents) {
  const counts = new Map();
  for (const {diagnostics} of documents)
    for (const [code, severity] of diagnostics) {
      const entry = counts.get(code) ?? {severity, count: 0};
      ++entry.count;
      counts.set(code, entry);
    }
  if (counts.size === 0) return h('p', {class: 'muted'}, t('quality.nodiagnostics'));
  const weight = {error: 0, warning: 1, info: 2};
  const rows = [...counts].sort(([a, one], [b, two]) => weight[one.severity] - weight[two.severity] || two.count - one.count || (a < b ? -1 : 1));
  return h('table', {class: 'list'}, h('caption', {class: 'hidden'}, t('quality.diagnostics')),
    h('thead', {}, h('tr', {}, ['quality.meaning', 'quality.count'].map(key => h('th', {scope: 'col'}, t(key))))),
    h('tbody', {}, rows.map(([code, {severity, count}]) => h('tr', {},
      h('th', {scope: 'row'}, h('span', {class: `severity severity-${severity}`}, t(`severity.${severity}`)), ' ', t(`code.${code}`), h('div', {}, h('code', {}, code))),
      h('td', {class: 'number'}, application.link({code, page: 0}, String(count)))))));
}

// Judgements of people that cannot all hold.
const conflicts = report => report.conflicts.length > 0 && h('section', {}, h('h2', {}, t('quality.conflicts')), h('ul', {class: 'plain'},
  report.conflicts.map(([a, b, reason]) => h('li', {}, h('code', {}, a), ' ↔ ', h('code', {}, b), h('div', {class: 'muted'}, t(`conflict.${reason}`))))));

// Members that only a person can decide on, the least alike first.
function review(application, shown) {
  const {report} = application;
  const members = [];
  for (let member = 0; member < report.memberCount; ++member)
    if (report.near[member] && shown.has(report.municipality[member])) members.push(member);
  if (members.length === 0) return h('p', {class: 'muted'}, t('quality.noreview'));
  members.sort((a, b) => report.score[a] - report.score[b] || a - b);
  return [h('p', {class: 'muted'}, t('quality.review.hint')), h('ul', {class: 'members'}, members.slice(0, MOST_REVIEWED).map(member => {
    const group = report.groupOfMember[member], municipality = report.municipalities[report.municipality[member]];
    return h('li', {}, stateMark(1), ' ', application.link({drawer: `c/${report.groups.id[group]}/${municipality.id}`}, report.memberDetails(member).activity?.title ?? municipality.name),
      h('div', {class: 'muted'}, `${municipality.name} · ${t('quality.likeness').toLowerCase()} ${(report.score[member] / 1000).toFixed(2)}`),
      h('div', {class: 'muted'}, `↔ ${report.groups.label[group]}`));
  })), members.length > MOST_REVIEWED && h('p', {class: 'muted'}, t('shown', {from: 1, to: MOST_REVIEWED, all: members.length}))];
}
