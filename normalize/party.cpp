// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/party.h"

#include "base/utf8.h"

namespace prikaz::normalize {

std::string_view kind_name(PartyKind kind) {
  switch (kind) {
    case PartyKind::Organization:
      return "organization";
    case PartyKind::Unit:
      return "unit";
    case PartyKind::Position:
      return "position";
    case PartyKind::Person:
      return "person";
    case PartyKind::Group:
      return "group";
  }
  return "organization";
}

Party read_party(std::string_view text, const PartyContext&) {
  Party party;
  party.raw = utf8::squeeze(text);
  party.name = party.raw;
  party.key = utf8::fold(party.raw);
  return party;
}

std::vector<Party> read_parties(std::string_view cell, const PartyContext& context) {
  std::vector<Party> parties;
  int depth = 0;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= cell.size(); ++i) {
    const char c = i < cell.size() ? cell[i] : ';';
    depth += c == '(';
    depth -= c == ')';
    if ((c == ',' && depth == 0) || c == ';') {
      if (const std::string_view part = utf8::trim(cell.substr(begin, i - begin)); !part.empty())
        parties.push_back(read_party(part, context));
      begin = i + 1;
    }
  }
  return parties;
}

bool is_party_list(std::string_view) { return false; }

void unify_party_keys(const std::vector<Party*>&, const PartyContext&) {}

std::string explain_parties(std::string_view cell, const PartyContext& context) {
  std::string lines;
  for (const Party& party : read_parties(cell, context)) lines += party.raw + "\n";
  return lines;
}

}  // namespace prikaz::normalize
