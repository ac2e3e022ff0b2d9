// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What stands behind one number, one cell, one name: the panel at the side. Its address is `drawer`:
// c/GROUP/MUNICIPALITY, g/GROUP, m/MUNICIPALITY, r/GROUP/REGION, d/DOCUMENT, p/ACT, p/ACT/MUNICIPALITY.
import {formatDay, formatSpan} from '../data/days.js';
import {parentOfId, parentsOfGroup} from '../data/parents.js';
import {PlanLikeness, planSets} from '../data/similarity.js';
import {STATE_NAMES, isFound} from '../data/states.js';
import {currentLanguage, t} from '../i18n/index.js';
import {reasonOfCell} from '../text/reason.js';
import {activityCard, documentName, placeText} from './activity_card.js';
import {h} from './dom.js';
import {regionName} from './region_name.js';
import {diagnosticList} from './diagnostics.js';
import {followerContent, parentContent, parentName} from './parent_act.js';
import {stateMark} from './state_mark.js';

const MOST_LISTED = 300;

/** {title, body} of an address, or null where there is no such thing in the report. */
export function drawerContent(application, address) {
  const cut = address.indexOf('/');
  const kind = address.slice(0, cut), rest = address.slice(cut + 1);
  const second = rest.indexOf('/');
  const [head, tail] = second < 0 ? [rest, ''] : [rest.slice(0, second), rest.slice(second + 1)];
  const {report} = application;
  if (kind === 'm') return ifKnown(report.municipalityOfId.get(rest), municipality => municipalityContent(application, municipality));
  if (kind === 'd') return ifKnown(indexOfDocument(report, rest), document => documentContent(application, document));
  if (kind === 'p') return actContent(application, rest);
  const group = report.groupOfId.get(head);
  if (group === undefined) return null;
  if (kind === 'g') return groupContent(application, group);
  if (kind === 'c') return ifKnown(report.municipalityOfId.get(tail), municipality => cellContent(application, group, municipality));
  if (kind === 'r') return regionContent(application, group, tail === '-' ? null : Number(tail));
  return null;
}

// Ids of acts hold slashes: the longest one that fits is meant.
function actContent(application, rest) {
  const {report} = application;
  if (parentOfId(report, rest)) return parentContent(application, parentOfId(report, rest));
  const parent = report.parents.find(({id}) => rest.startsWith(`${id}/`) && report.municipalityOfId.has(rest.slice(id.length + 1)));
  return parent ? followerContent(application, parent, report.municipalityOfId.get(rest.slice(parent.id.length + 1)), stateMark) : null;
}

const ifKnown = (index, make) => (index === undefined ? null : make(index));
const indexOfDocument = (report, key) => {
  const index = report.documents.findIndex(document => document.key === key);
  return index < 0 ? undefined : index;
};

function cellContent(application, group, municipality) {
  const {report} = application;
  const state = report.stateOf(group, municipality);
  const {name, documents} = report.municipalities[municipality];
  const [from, to] = report.cellMembers(group, municipality);
  const body = [h('p', {class: 'lead'}, stateMark(state), ' ', t(`why.${STATE_NAMES[state]}`))];
  for (let member = from; member < to; ++member) body.push(activityCard(application, member));
  if (!isFound(state)) {
    const {detail} = reasonOfCell(report, group, municipality, state);
    if (detail) body.push(h('p', {}, t('why.detail', {text: detail})));
    body.push(demanded(application, group));
    if (documents.length > 0) body.push(h('h3', {}, t('drawer.documents')), documentList(application, documents));
    body.push(h('h3', {}, t('drawer.others')), memberList(application, group));
  }
  body.push(h('p', {class: 'actions'}, application.link({drawer: `g/${report.groups.id[group]}`}, t('drawer.group')),
    application.link({drawer: '', view: 'calendar', subject: `g/${report.groups.id[group]}`}, t('calendar.open'))));
  return {title: `${name}: ${report.groups.label[group]}`, body};
}

function demanded(application, group) {
  const parents = parentsOfGroup(application.report, group);
  return parents.length > 0 && [h('h3', {}, t('drawer.demanded')), h('ul', {class: 'plain'}, parents.map(parent =>
    h('li', {}, application.link({drawer: `p/${parent.id}`}, parentName(parent)))))];
}

const spreadText = (report, group) => {
  const spread = report.spreadOf(group), language = currentLanguage();
  if (!spread) return t('calendar.nodate');
  if (spread.days === 0) return t('calendar.same', {day: formatDay(spread.earliest, language)});
  return t('calendar.spread', {days: t('count.days', {n: spread.days}), from: formatDay(spread.earliest, language), to: formatDay(spread.latest, language)});
};

function groupContent(application, group) {
  const {report} = application;
  const states = report.rowStates(group);
  const missing = report.municipalities.filter(municipality => !isFound(states[municipality.index]));
  return {
    title: report.groups.label[group],
    body: [
      h('p', {class: 'lead'}, `${t(`category.${report.groups.category[group]}`)}. ${spreadText(report, group)}.`),
      h('p', {class: 'actions'}, application.link({drawer: '', view: 'calendar', subject: `g/${report.groups.id[group]}`}, t('calendar.open'))),
      demanded(application, group),
      h('h3', {}, `${t('drawer.members')} (${report.reach[group]})`), memberList(application, group),
      missing.length > 0 && [h('h3', {}, `${t('drawer.gaps')} (${missing.length})`),
        h('ul', {class: 'plain'}, missing.slice(0, MOST_LISTED).map(municipality => h('li', {}, stateMark(states[municipality.index]), ' ',
          application.link({drawer: `c/${report.groups.id[group]}/${municipality.id}`}, municipality.name),
          h('span', {class: 'muted'}, `, ${t(`state.${STATE_NAMES[states[municipality.index]]}`)}`))), more(missing.length))],
    ],
  };
}

const more = count => count > MOST_LISTED && h('li', {class: 'muted'}, t('shown', {from: 1, to: MOST_LISTED, all: count}));

function memberList(application, group) {
  const {report} = application;
  const members = Array.from({length: Math.min(MOST_LISTED, report.first[group + 1] - report.first[group])}, (_, k) => report.first[group] + k);
  return h('ul', {class: 'members'}, members.map(member => {
    const {activity} = report.memberDetails(member);
    const municipality = report.municipalities[report.municipality[member]];
    const span = formatSpan(report.startOf(member), report.endOf(member), currentLanguage());
    return h('li', {}, stateMark(report.near[member]), ' ',
      application.link({drawer: `c/${report.groups.id[group]}/${municipality.id}`}, municipality.name),
      h('div', {}, activity?.title ?? ''),
      h('div', {class: 'muted'}, [span || activity?.timing?.raw, (activity?.responsible ?? []).map(party => party.name).join('; ')].filter(Boolean).join(' · ')));
  }), more(report.first[group + 1] - report.first[group]));
}

function regionContent(application, group, region) {
  const {report} = application;
  const inside = report.municipalities.filter(municipality => municipality.region === region);
  const states = report.rowStates(group);
  return {
    title: `${regionName(report, region)}: ${report.groups.label[group]}`,
    body: [h('ul', {class: 'plain'}, inside.sort((a, b) => states[a.index] - states[b.index]).map(municipality => h('li', {}, stateMark(states[municipality.index]), ' ',
      application.link({drawer: `c/${report.groups.id[group]}/${municipality.id}`}, municipality.name),
      h('span', {class: 'muted'}, `, ${t(`state.${STATE_NAMES[states[municipality.index]]}`)}`)))),
    h('p', {class: 'actions'}, application.link({drawer: `g/${report.groups.id[group]}`}, t('drawer.group')))],
  };
}

const groupsOf = (report, municipality) => [...planSets(report, [municipality]).get(municipality)];

function municipalityContent(application, index) {
  const {report} = application;
  const municipality = report.municipalities[index];
  const likeness = new PlanLikeness(report, report.municipalities.map(other => other.index), groupsOf(report, index));
  const similar = report.municipalities.filter(other => other.index !== index)
    .map(other => ({other, like: (2 * likeness.shared(index, other.index)) / Math.max(1, report.groupsOf[index] + report.groupsOf[other.index])}))
    .filter(({like}) => like > 0).sort((a, b) => b.like - a.like || a.other.index - b.other.index).slice(0, 8);
  const followed = report.parents.map(parent => [parent, parent.followers.find(([follower]) => follower === index)]).filter(([, follower]) => follower);
  return {
    title: municipality.name,
    body: [
      h('p', {class: 'lead'}, `${regionName(report, municipality.region)}. ${t('count.records', {n: municipality.activities})}.`),
      h('p', {class: 'actions'}, application.link({drawer: '', view: 'calendar', subject: `m/${municipality.id}`}, t('calendar.open')),
        application.link({drawer: '', view: 'plans', a: municipality.id, b: ''}, t('plans.open')),
        application.link({pin: application.state.pin === municipality.id ? '' : municipality.id}, t('pin'))),
      h('h3', {}, t('drawer.documents')),
      municipality.documents.length > 0 ? documentList(application, municipality.documents) : h('p', {}, t('why.no-document')),
      followed.length > 0 && [h('h3', {}, t('drawer.parents')), h('ul', {class: 'plain'}, followed.map(([parent, [, count]]) => h('li', {},
        application.link({drawer: `p/${parent.id}`}, parentName(parent)), ', ', application.link({drawer: `p/${parent.id}/${municipality.id}`}, `${count}/${parent.rows.length}`))))],
      similar.length > 0 && [h('h3', {}, t('drawer.similar')), h('ul', {class: 'plain'}, similar.map(({other, like}) => h('li', {},
        application.link({drawer: '', view: 'plans', a: municipality.id, b: other.id}, other.name), h('span', {class: 'muted'}, `, ${Math.round(like * 100)} %`))))],
    ],
  };
}

const documentList = (application, documents) => h('ul', {class: 'plain'}, documents.map(index => {
  const document = application.report.documents[index];
  return h('li', {}, application.link({drawer: `d/${document.key}`}, documentName(document)), h('div', {class: 'muted file'}, document.file));
}));

function documentContent(application, index) {
  const {report} = application;
  const document = report.documents[index], details = report.readDetails(index);
  const municipality = report.municipalities[document.municipality];
  const [characters, placed] = document.coverage;
  return {
    title: documentName(document),
    body: [
      document.title && h('p', {class: 'lead'}, document.title),
      h('dl', {}, h('dt', {}, t('municipality')), h('dd', {}, application.link({drawer: `m/${municipality.id}`}, municipality.name)),
        h('dt', {}, t('quality.file')), h('dd', {class: 'file'}, document.file),
        h('dt', {}, t('quality.read')), h('dd', {}, `${percent(placed, characters)} %`),
        h('dt', {}, t('quality.activities')), h('dd', {}, String(document.activities)),
        details.roadmaps.filter(roadmap => roadmap.title).map(roadmap => [h('dt', {}, t('drawer.roadmap')), h('dd', {}, roadmap.title)])),
      details.diagnostics.length > 0 && [h('h3', {}, t('quality.diagnostics')), diagnosticList(details.diagnostics)],
      details.unplaced.length > 0 && [h('h3', {}, t('drawer.unplaced')), h('ul', {class: 'plain'}, details.unplaced.map(({text, at}) =>
        h('li', {}, h('q', {}, text), placeText(at) && h('span', {class: 'muted'}, ` ${placeText(at)}`))))],
      details.citations.length > 0 && [h('h3', {}, t('drawer.citations')), h('ul', {class: 'plain'}, details.citations.map(text => h('li', {}, text)))],
    ],
  };
}

/** Rounded down: 100 only where all is understood. */
export const percent = (part, whole) => (whole === 0 ? 100 : Math.floor((100 * part) / whole));
