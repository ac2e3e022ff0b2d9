// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/decision/table.h"

#include <algorithm>
#include <charconv>

#include "base/utf8.h"

namespace prikaz::corpus::decision {

namespace {

constexpr std::string_view kEscaped = "\t\n\r\\", kLetters = "tnr\\";

std::string escape(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    const std::size_t which = kEscaped.find(c);
    if (which == std::string_view::npos) {
      escaped += c;
    } else {
      escaped.append(1, '\\').append(1, kLetters[which]);
    }
  }
  return escaped;
}

std::string unescape(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      plain += text[i];
      continue;
    }
    const char next = text[++i];
    const std::size_t which = kLetters.find(next);
    plain += which == std::string_view::npos ? next : kEscaped[which];
  }
  return plain;
}

Fields split(std::string_view line) {
  Fields fields;
  while (true) {
    const std::size_t tab = line.find('\t');
    fields.push_back(unescape(line.substr(0, tab)));
    if (tab == std::string_view::npos) return fields;
    line.remove_prefix(tab + 1);
  }
}

/// Which heading each column of the table has.
std::vector<std::size_t> read_heading(const Fields& columns, const Headings& headings, const Headings& needed,
                                      std::size_t line) {
  std::vector<std::size_t> places;
  for (const std::string& column : columns) {
    const auto known = std::find(headings.begin(), headings.end(), column);
    if (known == headings.end())
      throw line_error(line, "no column of this table is named \"" + column + "\"");
    places.push_back(static_cast<std::size_t>(known - headings.begin()));
  }
  for (const std::string_view name : needed)
    if (std::find(columns.begin(), columns.end(), name) == columns.end())
      throw line_error(line, "the column " + std::string(name) + " is needed");
  return places;
}

}  // namespace

int read_occurrence(std::size_t line, std::string_view field) {
  if (field.empty()) return 1;
  int number = 0;
  const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), number);
  if (error != std::errc() || end != field.data() + field.size() || number < 1)
    throw line_error(line, "\"" + std::string(field) + "\" is no number of an occurrence: 1, 2, …");
  return number;
}

Error line_error(std::size_t line, const std::string& what) {
  Place at;
  at.line = static_cast<int>(line);
  return {ErrorCode::InvalidDocument, what, at};
}

std::string write_table(const Headings& headings, const std::vector<Fields>& rows) {
  std::string table;
  for (std::size_t i = 0; i < headings.size(); ++i) table.append(i == 0 ? "" : "\t").append(headings[i]);
  table += '\n';
  for (const Fields& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) table.append(i == 0 ? "" : "\t").append(escape(row[i]));
    table += '\n';
  }
  return table;
}

void read_table(std::string_view table, const Headings& headings, const Headings& needed,
                const std::function<void(std::size_t, Fields)>& visit) {
  std::vector<std::size_t> places;
  if (table.starts_with("\xEF\xBB\xBF")) table.remove_prefix(3);
  for (std::size_t number = 1; !table.empty(); ++number) {
    std::string_view line = table.substr(0, table.find('\n'));
    table.remove_prefix(std::min(line.size() + 1, table.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    if (!utf8::is_valid(line)) throw line_error(number, "the line is not UTF-8");
    const Fields columns = split(line);
    if (places.empty()) {
      places = read_heading(columns, headings, needed, number);
      continue;
    }
    if (columns.size() > places.size()) throw line_error(number, "more fields than the heading has");
    Fields fields(headings.size());
    for (std::size_t i = 0; i < columns.size(); ++i) fields[places[i]] = columns[i];
    visit(number, std::move(fields));
  }
}

}  // namespace prikaz::corpus::decision
