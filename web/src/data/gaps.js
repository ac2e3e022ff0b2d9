// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Gaps: a group that some plan and a municipality does not, each with its state.
import {NEAR, PRESENT, isGap} from './states.js';
import {compareText} from './order.js';

/** [{group, municipality, state}], by municipality or by activity. `state.gap`: one state only, -1 for all gaps; a near
 *  one counts only where it is asked for. */
export function listGaps(report, groups, municipalities, state) {
  const gaps = [];
  const row = new Uint8Array(report.municipalities.length);
  const wanted = state.gap;
  for (const group of groups) {
    report.rowStates(group, row);
    for (const municipality of municipalities) {
      const found = row[municipality];
      if (wanted >= NEAR ? found === wanted : isGap(found)) gaps.push({group, municipality, state: found});
    }
  }
  if (state.by === 'activity') return gaps;
  const position = new Map([...municipalities]
    .sort((a, b) => compareText(report.municipalities[a].name, report.municipalities[b].name))
    .map((municipality, k) => [municipality, k]));
  return gaps.sort((a, b) => position.get(a.municipality) - position.get(b.municipality) || a.group - b.group);
}

/** How many cells of each state: what the choices of the filter show. Goes over members, not over cells. */
export function countStates(report, groups, municipalities) {
  const counts = [0, 0, 0, 0, 0];
  const shown = new Uint8Array(report.municipalities.length);
  for (const municipality of municipalities) {
    shown[municipality] = 1;
    counts[report.otherwise[municipality]] += groups.length;
  }
  for (const group of groups) {
    for (const [municipality, {state}] of report.exceptions.get(group) ?? [])
      if (shown[municipality]) {
        --counts[report.otherwise[municipality]];
        ++counts[state];
      }
    for (let member = report.first[group]; member < report.first[group + 1];) {
      const municipality = report.municipality[member];
      let state = NEAR;
      for (; member < report.first[group + 1] && report.municipality[member] === municipality; ++member)
        if (!report.near[member]) state = PRESENT;
      if (!shown[municipality]) continue;
      --counts[report.exceptions.get(group)?.get(municipality)?.state ?? report.otherwise[municipality]];
      ++counts[state];
    }
  }
  return counts;
}
