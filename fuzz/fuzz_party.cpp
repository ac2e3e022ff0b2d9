// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Parties, short forms, targets and categories: any text gives values, and the raw texts of parties come from
// the text. What stands before the first line break is read as the document's own text, its short forms are
// used for the rest.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "normalize/abbreviation.h"
#include "normalize/category.h"
#include "normalize/party.h"
#include "normalize/target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace prikaz::normalize;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::size_t end = text.find('\n');
  const std::string_view cell = end == std::string_view::npos ? text : text.substr(end + 1);
  std::vector<Abbreviation> own;
  for (const AbbreviationMatch& match : find_abbreviations(text.substr(0, end)))
    own.push_back(match.abbreviation);
  const PartyContext context{&own};
  std::vector<Party> parties = read_parties(cell, context);
  std::size_t raw = 0;
  std::vector<Party*> all;
  for (Party& party : parties) {
    raw += party.raw.size();
    all.push_back(&party);
    if (party.raw.empty() || party.name.empty() || party.role.empty()) std::abort();
  }
  if (raw > cell.size()) std::abort();
  unify_party_keys(all, context);
  read_party(cell, context);
  is_party_list(cell);
  find_targets(cell);
  category_of(cell);
  return 0;
}
