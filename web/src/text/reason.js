// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Why an activity is not found: what the program says in English, in the reader's language. What is not recognized is
// shown as it stands.
import {STATE_NAMES} from '../data/states.js';
import {t} from '../i18n/index.js';

const SENTENCES = [
  [/^none of its (\d+) order\(s\) in the corpus holds a plan$/, ([, n]) => t('reason.noplan', {n: Number(n)})],
  [/^read completely, has nothing like it: (.*)$/s, ([, titles]) => titles.replace(/ and (\d+) more$/, (_, n) => t('reason.more', {n: Number(n)}))],
  [/^(?:(.*): )?(\d+) of (\d+) characters were not understood$/s, ([, , n, all]) => t('reason.characters', {n: Number(n), all: Number(all)})],
  [/^planned, without a date that can be compared: (.*)$/s, ([, timing]) => t('reason.undated', {timing})],
  [/^planned outside the period: (.*)$/s, ([, timing]) => t('reason.outside', {timing})],
  [/^(?:\S+: )?([a-z]+(?:-[a-z]+)+)(?: \(([^)]*)\))?: /, ([, code]) => t(`code.${code}`)],
];

export function translateReason(reason) {
  for (const [pattern, say] of SENTENCES) {
    const match = pattern.exec(reason);
    if (match) return say(match);
  }
  return reason;
}

/** {summary, detail} of one cell: what its state means, and what is known of this one. */
export const reasonOfCell = (report, group, municipality, state) => ({
  summary: t(`why.${STATE_NAMES[state]}`), detail: translateReason(report.reasonOf(group, municipality)),
});
