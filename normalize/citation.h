// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Acts named in running text: «приказа Министерства … от 15.08.2022 № 26-01-06-777 «О …»», «постановлением
// администрации … от 17.08.2021 г. № 414», one entry for each number also where one head governs a list
// («приказами … от … № …, от … № …»).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "normalize/date.h"

namespace prikaz::normalize {

struct Citation {
  std::optional<std::string> kind;  ///< nominative singular: «приказ», «Федеральный закон»
  std::optional<std::string> issuer;  ///< nominative
  std::optional<Date> date;
  std::optional<std::string> number;  ///< without «№»
  std::optional<std::string> title;   ///< without its outer quotes
  std::string raw;                    ///< white space squeezed
  Span span;
};

/// Needs a kind word or an issuer before the date or number; a bare «от 12.09.2006 № 224» belongs to the head
/// before it.
std::vector<Citation> find_citations(std::string_view text);

/// A document number at the start of `text` after «№», «N», «No» or their damaged forms: «28-п»,
/// «26-01-06-662», «969/1».
struct NumberMatch {
  Span span;           ///< with the sign
  std::string number;  ///< without it
};
std::optional<NumberMatch> find_number(std::string_view text);

}  // namespace prikaz::normalize
