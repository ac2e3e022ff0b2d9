// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who: cells of the responsible and of participants to parties, and single bodies named in requisites.
// The meaning of each field is docs/format.md, "party".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "normalize/abbreviation.h"

namespace prikaz::normalize {

enum class PartyKind { Organization, Unit, Position, Person, Group };
std::string_view kind_name(PartyKind kind);  ///< "organization", …

struct Party {
  std::string raw;   ///< what stood there, «(далее – …)» included, without the separators
  std::string name;  ///< nominative, abbreviations spelled out
  std::optional<std::string> short_name;
  PartyKind kind = PartyKind::Organization;
  std::string role = "other";          ///< of the closed list in normalize/lexicon/roles.tsv
  std::optional<std::string> of;       ///< for a position: whose
  bool agreed = false;                 ///< «(по согласованию)»
  std::optional<std::string> contact;  ///< the person named with a body or position, nominative
  std::string key;                     ///< equal for the same party within a document
  std::vector<std::string> inferred;
  bool operator==(const Party&) const = default;
};

/// What the document says elsewhere. Views must outlive the call.
struct PartyContext {
  const std::vector<Abbreviation>* abbreviations = nullptr;  ///< this document's own; before the general ones
};

/// Splits a cell («Отдел образования Руководитель МКОУ СОШ», «МКУ ИМЦРО, ОО») and understands each part.
/// Empty for a blank cell, a dash and what names nobody («не требуется»). Linear; never throws on text.
std::vector<Party> read_parties(std::string_view cell, const PartyContext& context = {});

/// The text as one party, not split: an issuer («АДМИНИСТРАЦИЯ ГОРОДА КУНГУРА»), an addressee in the dative.
Party read_party(std::string_view text, const PartyContext& context = {});

/// True where a cell's text looks like parties and nothing else; for telling columns by content.
bool is_party_list(std::string_view text);

/// Gives parties of one document that are the same, named in several ways, the same `key`.
void unify_party_keys(const std::vector<Party*>& parties, const PartyContext& context = {});

std::string explain_parties(std::string_view cell, const PartyContext& context = {});

}  // namespace prikaz::normalize
