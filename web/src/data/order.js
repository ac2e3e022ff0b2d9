// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Orders of rows and columns of the matrix.
import {PlanLikeness} from './similarity.js';

const collator = new Intl.Collator('ru', {numeric: true, sensitivity: 'base'});
export const compareText = collator.compare;

/** Columns: [{kind: 'region', region, municipalities} | {kind: 'municipality', municipality}]. */
export function orderColumns(report, municipalities, {sort, expanded, groups}) {
  const byName = (a, b) => compareText(report.municipalities[a].name, report.municipalities[b].name);
  const single = municipality => ({kind: 'municipality', municipality, region: report.municipalities[municipality].region});
  if (sort === 'name') return [...municipalities].sort(byName).map(single);
  if (sort === 'coverage') {
    const share = new Map(municipalities.map(municipality => [municipality, report.groupsOf[municipality]]));
    return [...municipalities].sort((a, b) => share.get(b) - share.get(a) || byName(a, b)).map(single);
  }
  if (sort === 'similarity') {
    const chain = new PlanLikeness(report, municipalities, groups).chain();
    return [...chain, ...municipalities.slice(chain.length)].map(single);
  }
  const regions = new Map();
  for (const municipality of municipalities) {
    const region = report.municipalities[municipality].region;
    if (!regions.has(region)) regions.set(region, []);
    regions.get(region).push(municipality);
  }
  const nameOf = region => (region === null ? '\uffff' : report.regions[region].name);
  return [...regions.keys()].sort((a, b) => compareText(nameOf(a), nameOf(b))).flatMap(region => {
    const inside = regions.get(region).sort(byName);
    return expanded(region) ? inside.map(single) : [{kind: 'region', region, municipalities: inside}];
  });
}

/** Rows: groups, and with sort "category" headings {category} between them. `columns`: municipalities in their order. */
export function orderRows(report, groups, {sort, columns}) {
  const label = group => report.groups.label[group];
  if (sort === 'name') return [...groups].sort((a, b) => compareText(label(a), label(b)));
  if (sort === 'deadline') {
    const when = group => report.spreadOf(group)?.earliest ?? Infinity;
    return [...groups].sort((a, b) => when(a) - when(b) || a - b);
  }
  if (sort === 'similarity') {
    const centre = barycentres(report, groups, columns);
    return [...groups].sort((a, b) => centre.get(a) - centre.get(b) || a - b);
  }
  if (sort === 'category') {
    const sorted = [...groups].sort((a, b) => {
      const [first, second] = [report.groups.category[a], report.groups.category[b]];
      return first < second ? -1 : first > second ? 1 : a - b;
    });
    return sorted.flatMap((group, k) => {
      const category = report.groups.category[group];
      const begins = k === 0 || report.groups.category[sorted[k - 1]] !== category;
      return begins ? [{category}, group] : [group];
    });
  }
  return [...groups].sort((a, b) => report.reach[b] - report.reach[a] || a - b);
}

// Mean position of the columns that have the row: rows of the same municipalities come together.
function barycentres(report, groups, columns) {
  const position = new Map(columns.map((municipality, k) => [municipality, k]));
  return new Map(groups.map(group => {
    let sum = 0, count = 0, before = -1;
    for (let member = report.first[group]; member < report.first[group + 1]; ++member) {
      const municipality = report.municipality[member];
      if (municipality === before || !position.has(municipality)) continue;
      before = municipality;
      sum += position.get(municipality);
      ++count;
    }
    return [group, count > 0 ? sum / count : Infinity];
  }));
}
