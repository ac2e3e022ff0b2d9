// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What stands between the head and the signature: the preamble and the clauses; and what clauses mean: who
// controls, when the order comes into force.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "schema/order_document.h"
#include "schema/requisites/rows.h"

namespace prikaz::schema::requisites {

struct Body {
  std::optional<std::string> preamble;
  std::string preamble_written;  ///< before repair
  Place preamble_at;
  std::optional<std::string> command_kind;
  std::string command_word;  ///< its key, with the colon: «постановляет:»
  Place command_at;
  std::vector<Clause> clauses;
  std::size_t end = 0;  ///< the first row behind the last clause
};

/// `lines`: those the rows were made of (signatures are looked for in them); `begin`: the first row behind
/// the head.
Body read_body(LineRange lines, const Rows& rows, std::size_t begin, CoverageMap& coverage,
               std::vector<Diagnostic>& diagnostics);

/// «… исполнением настоящего распоряжения …», «данное постановление»: the kind that a clause calls its order.
std::optional<std::string> find_own_kind(std::string_view clause);

struct FoundControl {
  Control control;
  Place at;
};
std::optional<FoundControl> find_control(const std::vector<Clause>& clauses);

struct FoundEffective {
  Effective effective;
  Place at;
};
std::optional<FoundEffective> find_effective(const std::vector<Clause>& clauses,
                                             const std::optional<Date>& order_date);

/// The text with its damage undone; what stood there goes to `raw` under `key`, with a diagnostic.
std::string repaired_field(std::string_view written, const std::string& key, const Place& at, RawTexts& raw,
                           std::vector<Diagnostic>& diagnostics);

}  // namespace prikaz::schema::requisites
