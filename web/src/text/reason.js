// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Why an activity is not found: the program's code and what it needs, as a sentence in the reader's language.
import {STATE_NAMES} from '../data/states.js';
import {t} from '../i18n/index.js';

const quoted = text => `«${text}»`;

const SENTENCES = {
  'no-plan': ({orders}) => t('reason.noplan', {n: orders}),
  'nothing-like-it': ({plans, more}) => plans.map(quoted).join(', ') + (more ? t('reason.more', {n: more}) : ''),
  diagnostic: ({diagnostic}) => t(`code.${diagnostic}`),
  'not-understood': ({characters, of}) => t('reason.characters', {n: characters, all: of}),
  undated: ({timing}) => t('reason.undated', {timing: quoted(timing)}),
  'outside-period': ({timing}) => t('reason.outside', {timing: quoted(timing)}),
};

/** '' for none. */
export const writeReason = reason => (reason ? SENTENCES[reason.code]?.(reason) ?? reason.code : '');

/** {summary, detail} of one cell: what its state means, and what is known of this one. */
export const reasonOfCell = (report, group, municipality, state) => ({
  summary: t(`why.${STATE_NAMES[state]}`), detail: writeReason(report.reasonOf(group, municipality)),
});
