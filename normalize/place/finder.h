// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Mentions of municipalities in a text, still without region and code.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace prikaz::normalize::places {

struct Mention {
  Span span;
  std::string name;  ///< «Ленинский муниципальный район», «город Кунгур»
  std::string proper;  ///< the name alone: «Ленинский», «Кунгур»
  std::optional<std::string> type;
  bool type_concluded = false;
  bool name_concluded = false;
  bool town = false;              ///< a bare town: «город X»
  bool name_behind = false;       ///< the name stands behind the kind: it may be a town's
  bool settlement_level = false;  ///< a settlement inside a district
  bool governed = false;          ///< a body stands before it: «администрация …»
  bool bracketed = false;         ///< stands in (…)
  std::string region;             ///< ISO code where the kind is known in one region only («кожуун»)
};

std::vector<Mention> find_mentions(std::string_view text);

}  // namespace prikaz::normalize::places
