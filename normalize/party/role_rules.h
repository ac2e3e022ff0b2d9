// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Words in a name that tell the role of its bearer: lexicon/role_rules.tsv.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "normalize/party/lexicon.h"

namespace prikaz::normalize::party {

enum class RoleRuleKind : std::uint8_t { Institution, Education, Leader, Teacher, Authority, Fallback };

struct RoleRule {
  enum class Where : std::uint8_t { Any, Before, In, Next };
  std::vector<std::string_view> heads;  ///< lemmas; empty for any noun
  bool any_body = false;                ///< for every noun of the type Body
  std::vector<std::string_view> words;  ///< beginnings of words that must all stand at `where`
  Where where = Where::Any;
  std::string_view role;  ///< "=": that of the noun

  bool fits(const Noun& noun) const;
};

/// The rules of a kind in their order.
std::span<const RoleRule> role_rules(RoleRuleKind kind);

}  // namespace prikaz::normalize::party
