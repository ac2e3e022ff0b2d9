// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Search over the wordings of activities: each different wording of a group is one entry. The groups' labels are
// there at once; the wordings inside documents are added while the page is idle.
import MiniSearch from 'minisearch';
import {fold, stem, words} from './stem.js';

const MAX_ENTRIES = 60000;  // different wordings; what is beyond is not searched, and the page says so
const SLICE_MILLISECONDS = 12;

export class ActivitySearch {
  constructor(report) {
    this.report = report;
    this.index = new MiniSearch({
      fields: ['title', 'rest'], idField: 'id', storeFields: ['member'],
      tokenize: words, processTerm: stem,
      searchOptions: {boost: {title: 3}, tokenize: words, processTerm: term => term},
    });
    this.entries = 0;
    this.complete = report.documents.length === 0;
    this.truncated = false;
    this.next = 0;
    this.seen = new Set();
    for (let group = 0; group < report.groupCount; ++group)
      this.add(report.first[group], report.groups.label[group], '');
  }

  add(member, title, rest) {
    const group = this.report.groupOfMember[member];
    const key = `${group} ${title}`;
    if (this.seen.has(key) && rest === '') return;
    if (this.entries >= MAX_ENTRIES) {
      this.truncated = true;
      return;
    }
    this.seen.add(key);
    this.index.add({id: ++this.entries, member, title, rest});
  }

  /** Adds wordings for some milliseconds; true when nothing is left. */
  advance() {
    const until = performance.now() + SLICE_MILLISECONDS;
    while (this.next < this.report.memberCount && !this.truncated) {
      const {activity} = this.report.memberDetails(this.next);
      if (activity) this.addActivity(this.next, activity);
      ++this.next;
      if (this.next % 8 === 0 && performance.now() > until) return false;
    }
    this.complete = true;
    return true;
  }

  addActivity(member, activity) {
    const rest = [activity.section, ...(activity.responsible ?? []).map(party => party.name), activity.result].filter(Boolean).join(' ');
    const key = `${this.report.groupOfMember[member]} ${activity.title} ${rest}`;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    this.add(member, activity.title, rest);
  }

  /** {hits: [{member, group, score}], partial}, best first: all words in any form, the last may be unfinished; where
   *  nothing has all of them, any of them (`partial`). */
  find(text) {
    const asked = words(text);
    if (asked.length === 0) return {hits: [], partial: false};
    const queries = asked.map((word, k) => ({
      combineWith: 'OR',
      queries: [stem(word), ...(k === asked.length - 1 && word.length > 2 ? [fold(word)] : [])],
      prefix: k === asked.length - 1 && word.length > 2,
    }));
    let found = this.index.search({combineWith: 'AND', queries});
    const partial = found.length === 0 && queries.length > 1;
    if (partial) found = this.index.search({combineWith: 'OR', queries});
    return {hits: found.map(({member, score}) => ({member, group: this.report.groupOfMember[member], score})), partial};
  }
}

/** A test for words of a text that the query asks for. */
export function wordMatcher(query) {
  const asked = words(query);
  const wanted = new Set(asked.map(stem));
  const last = asked.length > 0 ? fold(asked[asked.length - 1]) : '';
  return word => wanted.has(stem(word)) || (last.length > 2 && fold(word).startsWith(last));
}
