// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Days since 1970-01-01, as the report counts them, to civil dates and months. Civil dates have no time zone: UTC
// is used so that none comes in.
const DAY = 86400000;

export const civil = day => {
  const date = new Date(day * DAY);
  return {year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate()};
};

export const dayOf = (year, month, day) => Math.round(Date.UTC(year, month - 1, day) / DAY);

/** "2022-03-31" → days; null for anything else. */
export function parseIso(text) {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text ?? '');
  return match ? dayOf(+match[1], +match[2], +match[3]) : null;
}

/** Months since year 0: neighbours differ by one. */
export const monthIndex = day => {
  const {year, month} = civil(day);
  return year * 12 + month - 1;
};
export const monthStart = index => dayOf(Math.floor(index / 12), (index % 12) + 1, 1);

const two = number => String(number).padStart(2, '0');
/** 31.03.2022 in Russian, 2022-03-31 in English. */
export function formatDay(day, language) {
  if (day === null || day === undefined) return '';
  const {year, month, day: date} = civil(day);
  return language === 'ru' ? `${two(date)}.${two(month)}.${year}` : `${year}-${two(month)}-${two(date)}`;
}

export function formatSpan(start, end, language) {
  if (start === null && end === null) return '';
  if (start === null) return (language === 'ru' ? 'до ' : 'by ') + formatDay(end, language);
  if (end === null) return (language === 'ru' ? 'с ' : 'from ') + formatDay(start, language);
  return start === end ? formatDay(end, language) : `${formatDay(start, language)} – ${formatDay(end, language)}`;
}
