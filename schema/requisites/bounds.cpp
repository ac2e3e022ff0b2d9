// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/requisites/bounds.h"

#include <algorithm>
#include <string>

#include "schema/requisites/words.h"
#include "schema/stamp.h"

namespace prikaz::schema::requisites {
namespace {

// A line that reads like a stamp inside a sentence: «… согласно приложению 1 / к приказу …», «О плане (утв.
// …)».
bool goes_on(LineRange lines, std::size_t k) {
  if (k == 0 || lines[k].gap_before) return false;
  const std::string key = key_of(lines[k].text.substr(0, 60));
  if (!key.starts_with("к ") && !key.starts_with("(утв")) return false;
  const std::string_view above = lines[k - 1].text;
  return !above.ends_with('.') && !above.ends_with(';') && read_signatories(lines, k - 1).lines == 0;
}

// «Принято решением Совета …» in the head of a decision: its clauses are still to come.
bool is_adoption(LineRange lines, std::size_t k) {
  constexpr std::size_t kNear = 20;
  const auto& adoptions = lexicon().adoptions;
  if (!begins_with_stem(key_of(lines[k].text.substr(0, 60)), adoptions)) return false;
  const auto first_clause = [&](std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to && !lines[i].table; ++i)
      if (const auto number = read_clause_number(lines[i].text); number && number->number == "1") return true;
    return false;
  };
  return !first_clause(0, k) && first_clause(k, std::min(lines.size(), k + kNear));
}

}  // namespace

Bounds find_bounds(LineRange lines) {
  Bounds bounds;
  for (; bounds.end < std::min(lines.size(), kMostLines); ++bounds.end) {
    const Line& line = lines[bounds.end];
    if (line.table) break;
    if (begins_stamp(line) && !goes_on(lines, bounds.end) && !is_adoption(lines, bounds.end)) {
      bounds.stamp = bounds.end;
      break;
    }
  }
  if (!bounds.stamp && bounds.end < lines.size() && lines[bounds.end].table)
    for (std::size_t k = bounds.end; k < std::min(lines.size(), kMostLines); ++k)
      if (begins_stamp(lines[k])) {
        bounds.stamp = k;
        break;
      }
  return bounds;
}

}  // namespace prikaz::schema::requisites
