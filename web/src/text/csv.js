// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rows as CSV for a Russian spreadsheet: semicolons, a byte order mark, cells that a spreadsheet would run guarded
// (OWASP, "CSV Injection").
const cell = value => {
  let text = String(value ?? '');
  if (/^[=+\-@\t\r]/.test(text)) text = `'${text}`;
  return /[";\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

export const writeCsv = rows => '\ufeff' + rows.map(row => row.map(cell).join(';')).join('\r\n') + '\r\n';
