// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The TSV of corrections.
#include <algorithm>
#include <array>

#include "corpus/correction.h"
#include "corpus/decision/table.h"

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

decision::Headings correction_headings() {
  decision::Headings headings;
  for (const Column& column : kColumns) headings.push_back(column.heading);
  headings.insert(headings.end(), {"occurrence", "state"});
  return headings;
}

}  // namespace

std::string write_corrections(const std::vector<Correction>& corrections) {
  std::vector<const Correction*> sorted;
  for (const Correction& correction : corrections) sorted.push_back(&correction);
  std::sort(sorted.begin(), sorted.end(),
            [](const Correction* left, const Correction* right) { return left->id < right->id; });
  std::vector<decision::Fields> rows;
  for (const Correction* correction : sorted) {
    decision::Fields& row = rows.emplace_back();
    for (const Column& column : kColumns) row.push_back(correction->*column.field);
    row.push_back(std::to_string(correction->occurrence));
    row.emplace_back(state_name(correction->state));
  }
  return decision::write_table(correction_headings(), rows);
}

std::vector<Correction> read_corrections(std::string_view table) {
  std::vector<Correction> corrections;
  decision::read_table(table, correction_headings(), {"order", "field", "new"},
                       [&](std::size_t line, const decision::Fields& fields) {
                         Correction correction;
                         for (std::size_t i = 0; i < kColumns.size(); ++i)
                           correction.*kColumns[i].field = fields[i];
                         if (correction.order.empty() || correction.field.empty())
                           throw decision::line_error(line, "order and field must not be empty");
                         correction.occurrence = decision::read_occurrence(line, fields[kColumns.size()]);
                         corrections.push_back(std::move(correction));
                       });
  return corrections;
}

}  // namespace prikaz::corpus
