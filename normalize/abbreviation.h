// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Short forms that a document gives itself: «(далее – УОиДО)», «(далее-Дорожная карта)», and pairs spelled
// out, «индивидуальный образовательный маршрут (ИОМ)», «ИОМ (индивидуальный образовательный маршрут)».
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace prikaz::normalize {

struct Abbreviation {
  std::string short_form;  ///< «УОиДО», «План»
  std::string full;  ///< the noun phrase it stands for, in the case in which it stood: «управление …»
  bool operator==(const Abbreviation&) const = default;
};

struct AbbreviationMatch {
  Abbreviation abbreviation;
  Span span;       ///< of «(далее – УОиДО)»
  Span full_span;  ///< of the noun phrase before it
};

std::vector<AbbreviationMatch> find_abbreviations(std::string_view text);

}  // namespace prikaz::normalize
