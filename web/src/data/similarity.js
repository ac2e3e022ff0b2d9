// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How like the plans of municipalities are: by the groups that they share.

/** Municipality → the set of its groups, among `groups` only where they are given. */
export function planSets(report, municipalities, groups = null) {
  const sets = new Map(municipalities.map(municipality => [municipality, new Set()]));
  const wanted = groups && groups.length < report.groupCount ? new Set(groups) : null;
  for (let member = 0; member < report.memberCount; ++member) {
    const group = report.groupOfMember[member];
    if (!wanted || wanted.has(group)) sets.get(report.municipality[member])?.add(group);
  }
  return sets;
}

export function sharedCount(a, b) {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const group of small) if (large.has(group)) ++shared;
  return shared;
}

/** Dice: 0…1. */
export const likeness = (a, b) => (a.size + b.size === 0 ? 0 : (2 * sharedCount(a, b)) / (a.size + b.size));

/** The likest pairs [{a, b, shared, like}], best first, of those that share something. */
export function likestPairs(sets, limit) {
  const items = [...sets.keys()];
  const pairs = [];
  for (let i = 0; i < items.length; ++i)
    for (let k = i + 1; k < items.length; ++k) {
      const [a, b] = [items[i], items[k]];
      const shared = sharedCount(sets.get(a), sets.get(b));
      if (shared > 0) pairs.push({a, b, shared, like: (2 * shared) / (sets.get(a).size + sets.get(b).size)});
    }
  return pairs.sort((first, second) => second.like - first.like || first.a - second.a || first.b - second.b).slice(0, limit);
}
