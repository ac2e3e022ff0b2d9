// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The TSV of corrections. Escapes as in IANA's text/tab-separated-values practice: \t, \n, \\.
#include <algorithm>
#include <array>

#include "base/error.h"
#include "base/utf8.h"
#include "corpus/correction.h"

namespace prikaz::corpus {

namespace {

struct Column {
  std::string_view heading;
  std::string Correction::*field;
};
constexpr std::array<Column, 13> kColumns{{{"correction", &Correction::id},
                                           {"order", &Correction::order},
                                           {"sha256", &Correction::sha256},
                                           {"field", &Correction::field},
                                           {"quote", &Correction::quote},
                                           {"context", &Correction::context},
                                           {"old", &Correction::old_value},
                                           {"new", &Correction::new_value},
                                           {"author", &Correction::author},
                                           {"made", &Correction::made},
                                           {"note", &Correction::note},
                                           {"revoked_by", &Correction::revoked_by},
                                           {"revoked", &Correction::revoked}}};

std::string escape(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    switch (c) {
      case '\t':
        escaped += "\\t";
        break;
      case '\n':
        escaped += "\\n";
        break;
      case '\r':
        escaped += "\\r";
        break;
      case '\\':
        escaped += "\\\\";
        break;
      default:
        escaped += c;
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
    if (next == 't') {
      plain += '\t';
    } else if (next == 'n') {
      plain += '\n';
    } else if (next == 'r') {
      plain += '\r';
    } else {
      plain += next;
    }
  }
  return plain;
}

std::vector<std::string> fields_of(std::string_view line) {
  std::vector<std::string> fields;
  while (true) {
    const std::size_t tab = line.find('\t');
    fields.push_back(unescape(line.substr(0, tab)));
    if (tab == std::string_view::npos) return fields;
    line.remove_prefix(tab + 1);
  }
}

Error line_error(std::size_t line, const std::string& what) {
  Place at;
  at.line = static_cast<int>(line);
  return {ErrorCode::InvalidDocument, what, at};
}

std::vector<std::string Correction::*> read_heading(const std::vector<std::string>& heading,
                                                    std::size_t line) {
  std::vector<std::string Correction::*> columns;
  for (const std::string& name : heading) {
    const auto* column = std::find_if(kColumns.begin(), kColumns.end(),
                                      [&](const Column& known) { return known.heading == name; });
    if (column == kColumns.end() && name != "state")
      throw line_error(line, "no column of corrections is named \"" + name + "\"");
    columns.push_back(column == kColumns.end() ? nullptr : column->field);
  }
  for (const auto needed : {&Correction::order, &Correction::field, &Correction::new_value})
    if (std::find(columns.begin(), columns.end(), needed) == columns.end())
      throw line_error(line, "the columns order, field and new are needed");
  return columns;
}

}  // namespace

std::string write_corrections(const std::vector<Correction>& corrections) {
  std::vector<const Correction*> sorted;
  for (const Correction& correction : corrections) sorted.push_back(&correction);
  std::sort(sorted.begin(), sorted.end(),
            [](const Correction* left, const Correction* right) { return left->id < right->id; });
  std::string table;
  for (const Column& column : kColumns) table.append(column.heading).append("\t");
  table += "state\n";
  for (const Correction* correction : sorted) {
    for (const Column& column : kColumns) table += escape(correction->*column.field) + '\t';
    table.append(state_name(correction->state)).append("\n");
  }
  return table;
}

std::vector<Correction> read_corrections(std::string_view table) {
  std::vector<Correction> corrections;
  std::vector<std::string Correction::*> columns;
  if (table.starts_with("\xEF\xBB\xBF")) table.remove_prefix(3);
  for (std::size_t number = 1; !table.empty(); ++number) {
    std::string_view line = table.substr(0, table.find('\n'));
    table.remove_prefix(std::min(line.size() + 1, table.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    if (!utf8::is_valid(line)) throw line_error(number, "the line is not UTF-8");
    const std::vector<std::string> fields = fields_of(line);
    if (columns.empty()) {
      columns = read_heading(fields, number);
      continue;
    }
    if (fields.size() > columns.size()) throw line_error(number, "more fields than the heading has");
    Correction correction;
    for (std::size_t i = 0; i < fields.size(); ++i)
      if (columns[i]) correction.*columns[i] = fields[i];
    if (correction.order.empty() || correction.field.empty())
      throw line_error(number, "order and field must not be empty");
    corrections.push_back(std::move(correction));
  }
  return corrections;
}

}  // namespace prikaz::corpus
