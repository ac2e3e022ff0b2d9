// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which groups and municipalities the views show: filters of the address, the search, in the order of the report.
import {parentRows} from './parents.js';

export function visibleMunicipalities(report, state) {
  return report.municipalities
    .filter(municipality => !state.region || municipality.id === state.pin ||
      report.regions[municipality.region]?.name === state.region)
    .map(municipality => municipality.index);
}

/** `matches`: groups that the search finds, or null where nothing is searched. */
export function visibleGroups(report, state, matches) {
  const inRegion = state.region ? groupsInRegion(report, state.region) : null;
  const rows = state.parent ? parentRows(report, state.parent) : null;
  const groups = [];
  for (let group = 0; group < report.groupCount; ++group) {
    if (state.category && report.groups.category[group] !== state.category) continue;
    if (report.reach[group] < state.reach) continue;
    if (state.near && report.nearCount[group] === 0) continue;
    if (matches && !matches.has(group)) continue;
    if (rows && !rows.has(group)) continue;
    if (inRegion && !inRegion.has(group)) continue;
    groups.push(group);
  }
  return groups;
}

// With a region chosen, activities that nobody there plans would only fill the matrix with gaps; those that a parent
// act demands are shown all the same.
function groupsInRegion(report, name) {
  const groups = new Set();
  for (let member = 0; member < report.memberCount; ++member) {
    const region = report.municipalities[report.municipality[member]].region;
    if (region !== null && report.regions[region].name === name) groups.add(report.groupOfMember[member]);
  }
  for (const parent of report.parents) {
    const followed = parent.followers.some(([municipality]) =>
      report.regions[report.municipalities[municipality].region]?.name === name);
    if (followed) for (const group of parent.rows) groups.add(group);
  }
  return groups;
}

export const categoriesOf = report => [...new Set(report.groups.category)].sort();
