// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/abbreviation.h"

#include "base/utf8.h"

namespace prikaz::normalize {

std::vector<AbbreviationMatch> find_abbreviations(std::string_view text) {
  std::vector<AbbreviationMatch> matches;
  constexpr std::string_view kOpen = "(далее";
  for (std::size_t at = 0; (at = text.find(kOpen, at)) != std::string_view::npos; ++at) {
    const std::size_t close = text.find(')', at);
    if (close == std::string_view::npos) break;
    std::string_view inside = text.substr(at + kOpen.size(), close - at - kOpen.size());
    for (std::string_view dash : {"–", "-", "—"})
      if (std::string_view trimmed = utf8::trim(inside); trimmed.starts_with(dash)) {
        Abbreviation found{utf8::squeeze(trimmed.substr(dash.size())), {}};
        const std::size_t start = text.find_last_of(",.;:\n", at);
        const std::size_t begin = start == std::string_view::npos ? 0 : start + 1;
        found.full = utf8::squeeze(text.substr(begin, at - begin));
        matches.push_back({found, {at, close + 1}, {begin, at}});
        break;
      }
  }
  return matches;
}

}  // namespace prikaz::normalize
