// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/web_address.h"

namespace prikaz {

bool begins_web_address(std::string_view text) {
  return text.starts_with("https://") || text.starts_with("http://") || text.starts_with("www.");
}

bool web_address_goes_on(std::string_view text, std::string_view rest, bool cut) {
  const std::string_view token = text.substr(text.find_last_of(" \n") + 1);  // npos + 1 is the beginning
  std::size_t begin = token.find("http");
  if (begin == std::string_view::npos) begin = token.find("www.");
  if (begin == std::string_view::npos || !begins_web_address(token.substr(begin)) || rest.empty() ||
      begins_web_address(rest))
    return false;
  constexpr std::string_view kBreaks = "/-_?=&%#.:", kSigns = "/-_?=&%#.";
  const auto is_lower = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  const char first = rest.front();
  if (kBreaks.find(token.back()) != std::string_view::npos) {
    // An address in Cyrillic goes on in Cyrillic small letters; which follow a slash as any other text does.
    if (is_lower(first) || (first >= 'A' && first <= 'Z')) return true;
    return token.back() == '-' && !(first >= ' ' && first < '0');
  }
  return (cut && is_lower(first)) ||
         (kSigns.find(first) != std::string_view::npos && rest.size() > 1 && is_lower(rest[1]));
}

}  // namespace prikaz
