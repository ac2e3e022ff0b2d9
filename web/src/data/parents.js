// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Acts of a higher level that orders carry out, and the groups that are their activities.

export const parentOfId = (report, id) => report.parents.find(parent => parent.id === id);

/** Groups that are rows of the act, as a set; null for an act that the report does not know. */
export function parentRows(report, id) {
  const parent = parentOfId(report, id);
  return parent ? new Set(parent.rows) : null;
}

/** The given groups in the order in which the act has them; null for an act that the report does not know. */
export function rowsOfAct(report, id, groups) {
  const shown = new Set(groups);
  return parentOfId(report, id)?.rows.filter(group => shown.has(group)) ?? null;
}

/** Acts that demand a group. */
export const parentsOfGroup = (report, group) => report.parents.filter(parent => parent.rows.includes(group));
