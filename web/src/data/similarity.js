// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How like the plans of municipalities are: by the groups that they share.

const MOST_COMPARED = 3000;  // municipalities; the table of pairs grows with their square

/** Municipality → the set of its groups. */
export function planSets(report, municipalities) {
  const sets = new Map(municipalities.map(municipality => [municipality, new Set()]));
  for (let member = 0; member < report.memberCount; ++member) sets.get(report.municipality[member])?.add(report.groupOfMember[member]);
  return sets;
}

/** Shared groups of every pair, counted group by group: a plan is never compared with another as a whole. */
export class PlanLikeness {
  /** `groups`: only these count. */
  constructor(report, municipalities, groups) {
    this.items = municipalities.slice(0, MOST_COMPARED);
    this.position = new Map(this.items.map((municipality, k) => [municipality, k]));
    const count = this.items.length;
    this.sizes = new Uint32Array(count);
    this.table = new Uint32Array(count * count);
    for (const group of groups) {
      const having = [];
      let before = -1;
      for (let member = report.first[group]; member < report.first[group + 1]; ++member) {
        const municipality = report.municipality[member];
        if (municipality === before) continue;
        before = municipality;
        const position = this.position.get(municipality);
        if (position !== undefined) having.push(position);
      }
      for (const a of having) {
        ++this.sizes[a];
        for (const b of having) ++this.table[a * count + b];
      }
    }
  }

  size(municipality) {
    return this.sizes[this.position.get(municipality)] ?? 0;
  }
  shared(a, b) {
    return this.table[this.position.get(a) * this.items.length + this.position.get(b)] ?? 0;
  }
  /** Dice: 0…1. */
  like(a, b) {
    const both = this.size(a) + this.size(b);
    return both === 0 ? 0 : (2 * this.shared(a, b)) / both;
  }

  /** The likest pairs [{a, b, shared, like}], best first, of those that share something. */
  likest(limit) {
    const pairs = [];
    for (let i = 0; i < this.items.length; ++i)
      for (let k = i + 1; k < this.items.length; ++k) {
        const [a, b] = [this.items[i], this.items[k]];
        const shared = this.shared(a, b);
        if (shared > 0) pairs.push({a, b, shared, like: this.like(a, b)});
      }
    return pairs.sort((one, two) => two.like - one.like || one.a - two.a || one.b - two.b).slice(0, limit);
  }

  /** Likest neighbours beside each other: a chain from the fullest plan to the likest one not yet taken. */
  chain() {
    const left = new Set(this.items);
    let current = this.items.reduce((best, item) => (best === null || this.size(item) > this.size(best) ? item : best), null);
    const chain = [];
    while (current !== null) {
      chain.push(current);
      left.delete(current);
      let next = null, most = -1;
      for (const item of left) {
        const like = this.like(current, item);
        if (like > most) [next, most] = [item, like];
      }
      current = next;
    }
    return chain;
  }
}
