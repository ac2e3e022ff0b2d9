// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/target.h"

#include <sstream>

#include "tests/normalize/phrase_table.h"

using namespace prikaz::normalize;

namespace {

std::string shown(const std::vector<Target>& targets) {
  std::ostringstream out;
  out.precision(12);
  for (const Target& target : targets) {
    if (&target != &targets.front()) out << " | ";
    out << target.value;
    if (target.max) out << ".." << *target.max;
    out << ' ' << target.comparison << ' ' << target.unit;
    if (target.of) out << " /" << *target.of;
  }
  return out.str();
}

}  // namespace

TEST_CASE("amounts of results and what is none") {
  for (const auto& row : phrase_table("targets.tsv")) {
    INFO(row.at(0));
    CHECK(shown(find_targets(row[0])) == (row.size() > 1 ? row[1] : ""));
  }
}

TEST_CASE("amounts that no rule was made for") {
  for (const char* table : {"targets_blind.tsv", "targets_blind_second.tsv"}) {
    std::size_t right = 0, all = 0;
    for (const auto& row : phrase_table(table)) {
      const std::string got = shown(find_targets(row.at(0))), wanted = row.size() > 1 ? row[1] : "";
      ++all;
      right += got == wanted;
      if (got != wanted) UNSCOPED_INFO(row[0] << " -> " << got << ", wanted " << wanted);
    }
    INFO(table << ": " << right << " of " << all);
    CHECK(right * 100 >= all * 95);
  }
}

TEST_CASE("long and broken texts are read in linear time") {
  std::string text;
  for (int i = 0; i < 40000; ++i) text += "от 3 до не менее 5% «";
  CHECK(find_targets(text).size() <= 80000);
  CHECK(find_targets(std::string(1 << 20, '7')).empty());
  CHECK(find_targets("5\xFF% \xD0").size() <= 1);
}
