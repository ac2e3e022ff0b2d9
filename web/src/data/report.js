// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The comparison as the views see it: "prikaz-report/1" (web/README.md) with its columns as typed arrays.
import {NEAR, PRESENT, isFound} from './states.js';

const NO_DAY = -0x80000000;

// TypedArray.from with a function is several times slower, and these lists are the size of the corpus.
function column(list, Type, absent = 0) {
  const column = new Type(list.length);
  for (let k = 0; k < list.length; ++k) column[k] = list[k] ?? absent;
  return column;
}

export class Report {
  /** `core`: the parsed JSON. `readDetails(document)`: what is known of one document, see details.js. */
  constructor(core, readDetails) {
    if (core.format !== 'prikaz-report/1') throw new Error(`not a report: ${core.format}`);
    this.program = core.program;
    this.scope = core.scope;
    this.regions = core.regions;
    this.municipalities = core.municipalities;
    this.documents = core.documents;
    this.groups = core.groups;
    this.parents = core.parents;
    this.pairs = core.pairs.map(([a, b, shared, copied]) => ({a, b, shared, copied}));
    this.conflicts = core.conflicts;
    this.groupCount = core.groups.id.length;
    this.memberCount = core.members.municipality.length;
    this.first = Int32Array.from([...core.groups.first, this.memberCount]);
    const {members} = core;
    this.municipality = column(members.municipality, Int32Array);
    this.document = column(members.document, Int32Array, -1);
    this.activity = column(members.activity, Int32Array, -1);
    this.copied = column(members.copied, Uint8Array);
    this.near = column(members.near, Uint8Array);
    this.score = column(members.score, Int16Array);
    this.start = column(members.start, Int32Array, NO_DAY);
    this.end = column(members.end, Int32Array, NO_DAY);
    this.otherwise = Uint8Array.from(core.municipalities, municipality => municipality.otherwise);
    this.exceptions = readExceptions(core.groups.exceptions);
    this.readDetails = readDetails;
    this.municipalities.forEach((municipality, index) => (municipality.index = index));
    this.documents.forEach((document, index) => Object.assign(document, {municipality: -1, complete: core.complete[index] === 1}));
    for (const municipality of this.municipalities)
      for (const document of municipality.documents) this.documents[document].municipality = municipality.index;
    this.groupOfId = new Map(core.groups.id.map((id, index) => [id, index]));
    this.municipalityOfId = new Map(this.municipalities.map(municipality => [municipality.id, municipality.index]));
    this.countReach();
  }

  /** How many municipalities have a group, and how many groups a municipality; what is dated in a group. */
  countReach() {
    this.reach = new Uint32Array(this.groupCount);
    this.nearCount = new Uint32Array(this.groupCount);
    this.groupsOf = new Uint32Array(this.municipalities.length);
    this.earliest = new Int32Array(this.groupCount).fill(NO_DAY);
    this.latest = new Int32Array(this.groupCount).fill(NO_DAY);
    this.groupOfMember = new Int32Array(this.memberCount);
    for (let group = 0; group < this.groupCount; ++group) {
      let before = -1;
      for (let member = this.first[group]; member < this.first[group + 1]; ++member) {
        this.groupOfMember[member] = group;
        this.nearCount[group] += this.near[member];
        if (this.municipality[member] !== before) {
          before = this.municipality[member];
          ++this.reach[group];
          ++this.groupsOf[before];
        }
        const end = this.end[member];
        if (end === NO_DAY) continue;
        if (this.earliest[group] === NO_DAY || end < this.earliest[group]) this.earliest[group] = end;
        if (this.latest[group] === NO_DAY || end > this.latest[group]) this.latest[group] = end;
      }
    }
  }

  startOf(member) {
    return this.start[member] === NO_DAY ? null : this.start[member];
  }
  endOf(member) {
    return this.end[member] === NO_DAY ? null : this.end[member];
  }
  /** Ends of the group's deadlines, or null where none is dated. */
  spreadOf(group) {
    if (this.earliest[group] === NO_DAY) return null;
    return {earliest: this.earliest[group], latest: this.latest[group], days: this.latest[group] - this.earliest[group]};
  }

  /** Members of one cell as [from, to): they lie beside each other, by municipality. */
  cellMembers(group, municipality) {
    let low = this.first[group], high = this.first[group + 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.municipality[middle] < municipality) low = middle + 1;
      else high = middle;
    }
    let end = low;
    while (end < this.first[group + 1] && this.municipality[end] === municipality) ++end;
    return [low, end];
  }

  stateOf(group, municipality) {
    const [from, to] = this.cellMembers(group, municipality);
    if (from === to) return this.exceptions.get(group)?.get(municipality)?.state ?? this.otherwise[municipality];
    for (let member = from; member < to; ++member) if (!this.near[member]) return PRESENT;
    return NEAR;
  }

  /** States of a group in all municipalities. */
  rowStates(group, row = new Uint8Array(this.municipalities.length)) {
    row.set(this.otherwise);
    for (const [municipality, {state}] of this.exceptions.get(group) ?? []) row[municipality] = state;
    for (let member = this.first[group]; member < this.first[group + 1]; ++member) {
      const municipality = this.municipality[member];
      const state = this.near[member] ? NEAR : PRESENT;
      if (!isFound(row[municipality]) || state === PRESENT) row[municipality] = state;
    }
    return row;
  }

  /** Why a group is not found in a municipality, {code, …}; null where there is nothing to say. */
  reasonOf(group, municipality) {
    return this.exceptions.get(group)?.get(municipality)?.reason ?? this.municipalities[municipality].reason;
  }

  /** {document, activity} of a member; the activity is null where the report does not hold it. */
  memberDetails(member) {
    const document = this.document[member];
    if (document < 0) return {document: null, activity: null};
    return {
      document: this.documents[document],
      activity: this.readDetails(document).activities[this.activity[member]] ?? null,
    };
  }

  regionOf(municipality) {
    const region = this.municipalities[municipality].region;
    return region === null ? null : this.regions[region];
  }
}

// [[group, municipality, state, reason]…]
function readExceptions(list = []) {
  const exceptions = new Map();
  for (const [group, municipality, state, reason] of list) {
    if (!exceptions.has(group)) exceptions.set(group, new Map());
    exceptions.get(group).set(municipality, {state, reason});
  }
  return exceptions;
}
