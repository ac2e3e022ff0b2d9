// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/place/quoted_name.h"

#include "base/utf8.h"
#include "normalize/place/proper_case.h"

namespace prikaz::normalize::places {
namespace {
constexpr std::size_t kLongestQuoted = 8;  // items
}

std::optional<Found> quoted_name(const std::vector<Item>& items, std::size_t open) {
  std::size_t end = open + 1;
  while (end < items.size() && items[end].kind != ItemKind::CloseQuote && end < open + 1 + kLongestQuoted &&
         !(items[end].new_line && end > open + 1))
    ++end;
  if (end == open + 1 || items[open + 1].kind != ItemKind::Word) return std::nullopt;
  const bool closed = end < items.size() && items[end].kind == ItemKind::CloseQuote;
  Found found;
  std::string inside;
  for (std::size_t k = open + 1; k < end; ++k) {
    if (items[k].kind == ItemKind::Dot) continue;
    const bool space = !inside.empty();
    const auto kind = match_kind(items, k);
    if (kind && kind->end <= end) {
      for (std::size_t n = k; n < kind->end; ++n) {
        std::string word = utf8::to_lower(items[n].text);
        if (kind->kind->name == "город" && utf8::length(word) <= 3) word = kind->kind->name;
        if (!inside.empty() && !inside.ends_with('(')) inside += ' ';
        inside += inside.empty() && items[n].capital ? upper_first(word) : word;
      }
      k = kind->end - 1;
      continue;
    }
    const std::string word = proper_case(items[k].text);
    const bool close = items[k].kind == ItemKind::CloseBracket || inside.ends_with('(');
    inside += (space && !close ? " " : "") + word;
    if (items[k].kind == ItemKind::Word) found.proper += (found.proper.empty() ? "" : " ") + word;
  }
  if (found.proper.empty()) return std::nullopt;
  found.name = "«" + inside + "»";
  found.end = closed ? end + 1 : end;
  return found;
}

}  // namespace prikaz::normalize::places
