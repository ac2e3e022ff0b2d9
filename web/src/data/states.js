// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is known of an activity in a municipality. The numbers are those of "prikaz-report/1".
export const PRESENT = 0, NEAR = 1, ABSENT = 2, UNKNOWN = 3, NO_DOCUMENT = 4;

export const STATE_NAMES = ['present', 'near', 'absent', 'unknown', 'no-document'];
/** Shapes, so that no state is told by colour alone. */
export const STATE_SYMBOLS = ['■', '▣', '□', '▨', '·'];

export const isFound = state => state <= NEAR;
export const isGap = state => state >= ABSENT;
