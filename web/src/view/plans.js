// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two plans side by side: what both have, with what differs word by word, and what only one has.
import {formatSpan} from '../data/days.js';
import {compareText} from '../data/order.js';
import {PlanLikeness, planSets} from '../data/similarity.js';
import {currentLanguage, t} from '../i18n/index.js';
import {sameWords} from '../text/word_diff.js';
import {diffElements} from './activity_card.js';
import {choice, h} from './dom.js';
import {emptyNotice} from './empty.js';
import {regionName} from './region_name.js';
import {stateMark} from './state_mark.js';

const MOST_PAIRS = 12;
const knownPairs = new WeakMap();  // report → its likest pairs: the sets of a large report take a while

const pairsOf = report => {
  if (!knownPairs.has(report))
    knownPairs.set(report, new PlanLikeness(report, report.municipalities.map(({index}) => index), report.groups.id.keys()).likest(MOST_PAIRS));
  return knownPairs.get(report);
};

export function plansView(application, {municipalities}) {
  const {report, state} = application;
  const withPlan = report.municipalities.filter(({activities}) => activities > 0);
  if (withPlan.length < 2) return [emptyNotice(t('empty.one'))];
  const pairs = pairsOf(report);
  const [a, b] = chosen(report, state, pairs, withPlan);
  const options = [...withPlan].sort((first, second) => compareText(first.name, second.name))
    .map(({id, name, region}) => [id, `${name} — ${regionName(report, region)}`]);
  const ids = [report.municipalities[a].id, report.municipalities[b].id];
  return [
    h('div', {class: 'toolbar'},
      choice(t('plans.a'), options, ids[0], value => application.navigate({a: value, b: ids[1]}), {id: 'plans-a'}),
      choice(t('plans.b'), options, ids[1], value => application.navigate({a: ids[0], b: value}), {id: 'plans-b'}),
      h('button', {type: 'button', class: 'button', id: 'plans-swap', onclick: () => application.navigate({a: ids[1], b: ids[0]})}, `⇄ ${t('plans.swap')}`)),
    a === b ? emptyNotice(t('empty.one')) : comparison(application, a, b),
    likest(application, pairs.filter(pair => municipalities.includes(pair.a) || municipalities.includes(pair.b))),
  ];
}

function chosen(report, state, pairs, withPlan) {
  const known = id => report.municipalityOfId.get(id);
  let a = known(state.a), b = known(state.b);
  if (a === undefined && b === undefined) return pairs.length > 0 ? [pairs[0].a, pairs[0].b] : [withPlan[0].index, withPlan[1].index];
  const partner = one => {
    const pair = pairs.find(candidate => candidate.a === one || candidate.b === one);
    if (pair) return pair.a === one ? pair.b : pair.a;
    const sets = planSets(report, withPlan.map(({index}) => index));
    sets.delete(one);
    const mine = planSets(report, [one]).get(one);
    let best = null, most = -1;
    for (const [other, groups] of sets) {
      let shared = 0;
      for (const group of groups) if (mine.has(group)) ++shared;
      if (shared > most) [best, most] = [other, shared];
    }
    return best;
  };
  a ??= partner(b);
  b ??= partner(a);
  return [a, b];
}

function comparison(application, a, b) {
  const {report} = application;
  const sets = planSets(report, [a, b]);
  const both = [...sets.get(a)].filter(group => sets.get(b).has(group));
  const onlyA = [...sets.get(a)].filter(group => !sets.get(b).has(group)), onlyB = [...sets.get(b)].filter(group => !sets.get(a).has(group));
  const first = (group, municipality) => report.cellMembers(group, municipality)[0];
  const shared = both.map(group => {
    const [one, two] = [first(group, a), first(group, b)];
    const titles = [one, two].map(member => report.memberDetails(member).activity?.title ?? report.groups.label[group]);
    return {group, one, two, titles, same: sameWords(...titles)};
  });
  const like = sets.get(a).size + sets.get(b).size === 0 ? 0 : Math.round((200 * both.length) / (sets.get(a).size + sets.get(b).size));
  const jump = (id, number, text) => h('a', {href: `#${id}`, class: 'tile', onclick: event => {
    event.preventDefault();
    document.getElementById(id)?.scrollIntoView();
  }}, h('b', {}, number), ` ${text}`);
  const names = [a, b].map(index => h('th', {scope: 'col'}, application.link({drawer: `m/${report.municipalities[index].id}`}, report.municipalities[index].name)));
  return [
    h('p', {class: 'tiles'}, h('span', {class: 'tile'}, h('b', {}, `${like} %`), ` ${t('plans.like')}`), jump('in-both', String(both.length), t('plans.tile.shared')),
      h('span', {class: 'tile'}, h('b', {}, String(shared.filter(({same}) => same).length)), ` ${t('plans.same')}`),
      jump('only-a', String(onlyA.length), t('plans.tile.onlyA')), jump('only-b', String(onlyB.length), t('plans.tile.onlyB'))),
    h('p', {class: 'muted'}, t('plans.explain')),
    h('table', {class: 'list side-by-side'}, h('caption', {class: 'hidden'}, t('view.plans')),
      h('thead', {}, h('tr', {}, names)),
      section('in-both', t('plans.shared'), shared, entry => h('tr', {}, side(application, entry, 'one', a), side(application, entry, 'two', b))),
      section('only-a', t('plans.onlyA'), onlyA, group => h('tr', {}, alone(application, group, a), h('td', {class: 'lacking'}, lacking(application, group, b)))),
      section('only-b', t('plans.onlyB'), onlyB, group => h('tr', {}, h('td', {class: 'lacking'}, lacking(application, group, a)), alone(application, group, b)))),
  ];
}

// Activities that the program found word for word in the other plan, of all plans of the two.
const copiedBetween = (report, a, b) => report.pairs
  .filter(pair => (pair.a === a && pair.b === b) || (pair.a === b && pair.b === a)).reduce((sum, pair) => sum + pair.copied, 0);

const section = (id, name, entries, row) => entries.length > 0 && h('tbody', {id}, h('tr', {class: 'heading'},
  h('th', {scope: 'rowgroup', colspan: 2}, `${name} (${entries.length})`)), entries.map(row));

function facts(report, member) {
  const {activity} = report.memberDetails(member);
  return {
    when: formatSpan(report.startOf(member), report.endOf(member), currentLanguage()) || activity?.timing?.raw || '',
    who: (activity?.responsible ?? []).map(party => party.name).join('; '),
  };
}

function side(application, {group, one, two, titles, same}, which, municipality) {
  const {report} = application;
  const member = which === 'one' ? one : two;
  const mine = facts(report, member), other = facts(report, which === 'one' ? two : one);
  const line = key => mine[key] && h('div', {class: mine[key] === other[key] ? 'muted' : 'differs'}, `${t(key === 'when' ? 'deadline' : 'responsible')}: ${mine[key]}`);
  return h('td', {}, stateMark(report.near[member]), ' ',
    application.link({drawer: `c/${report.groups.id[group]}/${report.municipalities[municipality].id}`},
      same ? titles[0] : diffElements(titles[0], titles[1], which === 'one' ? 'removed' : 'added')),
    line('when'), line('who'));
}

function alone(application, group, municipality) {
  const {report} = application;
  const [member] = report.cellMembers(group, municipality);
  const {when, who} = facts(report, member);
  return h('td', {}, stateMark(report.near[member]), ' ',
    application.link({drawer: `c/${report.groups.id[group]}/${report.municipalities[municipality].id}`}, report.memberDetails(member).activity?.title ?? report.groups.label[group]),
    h('div', {class: 'muted'}, [when, who].filter(Boolean).join(' · ')));
}

const lacking = (application, group, municipality) => {
  const {report} = application;
  return application.link({drawer: `c/${report.groups.id[group]}/${report.municipalities[municipality].id}`}, stateMark(report.stateOf(group, municipality)));
};

const likest = (application, pairs) => pairs.length > 0 && [h('h2', {}, t('plans.likest')), h('table', {class: 'list'},
  h('caption', {class: 'hidden'}, t('plans.likest')),
  h('thead', {}, h('tr', {}, [t('plans.pair'), t('plans.like'), t('plans.shared'), t('plans.same')].map(name => h('th', {scope: 'col'}, name)))),
  h('tbody', {}, pairs.map(({a, b, shared, like}) => {
    const [one, two] = [a, b].map(index => application.report.municipalities[index]);
    return h('tr', {}, h('th', {scope: 'row'}, application.link({a: one.id, b: two.id}, `${one.name} ↔ ${two.name}`)),
      h('td', {class: 'number'}, `${Math.round(like * 100)} %`), h('td', {class: 'number'}, String(shared)), h('td', {class: 'number'}, String(copiedBetween(application.report, a, b))));
  })))];
