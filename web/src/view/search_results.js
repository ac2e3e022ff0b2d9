// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Results of the search: quotes with the words marked, where they stand, who and when.
import {formatSpan} from '../data/days.js';
import {currentLanguage, t} from '../i18n/index.js';
import {WORD} from '../text/stem.js';
import {wordMatcher} from '../text/search.js';
import {documentName, placeText} from './activity_card.js';
import {h} from './dom.js';
import {emptyNotice} from './empty.js';
import {pageOf, pager} from './pager.js';
import {stateMark} from './state_mark.js';

const HITS_A_PAGE = 50;

/** The text with the words that `matches` accepts as <mark>. */
export function highlight(text, matches) {
  const pieces = [];
  let at = 0;
  for (const found of text.matchAll(WORD)) {
    if (!matches(found[0])) continue;
    pieces.push(text.slice(at, found.index), h('mark', {}, found[0]));
    at = found.index + found[0].length;
  }
  return [...pieces, text.slice(at)];
}

export function searchView(application, {groups, municipalities, search, found}) {
  const {report, state} = application;
  if (!state.q.trim()) return [emptyNotice(t('search.empty'), t('search.hint'))];
  const wanted = new Set(groups), places = new Set(municipalities);
  const best = new Map();
  for (const hit of found.hits) {
    if (!wanted.has(hit.group) || best.has(hit.member) || !places.has(report.municipality[hit.member])) continue;
    best.set(hit.member, hit);
  }
  const hits = [...best.values()];
  const count = new Set(hits.map(({group}) => group)).size;
  const page = pageOf(state, HITS_A_PAGE, hits.length), matches = wordMatcher(state.q);
  return [
    h('p', {class: 'lead'}, t('search.found', {n: count}), ' ', count > 0 && application.link({view: 'matrix', drawer: ''}, t('search.show'))),
    found.partial && hits.length > 0 && h('p', {class: 'muted'}, t('search.partial')),
    indexing(search),
    hits.length === 0 ? emptyNotice(t('search.none')) : [
      h('ol', {class: 'hits', start: page * HITS_A_PAGE + 1}, hits.slice(page * HITS_A_PAGE, (page + 1) * HITS_A_PAGE).map(({member}) => hitItem(application, member, matches))),
      pager(application, {page, size: HITS_A_PAGE, all: hits.length})],
  ];
}

export const indexing = search => (search.truncated ? h('p', {class: 'muted'}, t('search.truncated'))
  : search.complete ? null : h('p', {class: 'muted'}, t('search.indexing', {percent: Math.floor((100 * search.next) / Math.max(1, search.report.memberCount))})));

function hitItem(application, member, matches) {
  const {report} = application;
  const group = report.groupOfMember[member], municipality = report.municipalities[report.municipality[member]];
  const {document, activity} = report.memberDetails(member);
  const span = formatSpan(report.startOf(member), report.endOf(member), currentLanguage());
  const who = (activity?.responsible ?? []).map(party => party.name).join('; ');
  return h('li', {}, stateMark(report.near[member]), ' ',
    application.link({drawer: `c/${report.groups.id[group]}/${municipality.id}`}, highlight(activity?.title ?? report.groups.label[group], matches)),
    h('div', {}, municipality.name, h('span', {class: 'muted'}, [span || activity?.timing?.raw].filter(Boolean).map(text => ` · ${text}`))),
    who && h('div', {}, highlight(who, matches)),
    activity?.result && h('div', {class: 'muted'}, highlight(activity.result, matches)),
    document && h('div', {class: 'muted source'}, `${documentName(document)}, `, h('span', {class: 'file'}, document.file), placeText(activity?.at) && `, ${placeText(activity?.at)}`));
}
