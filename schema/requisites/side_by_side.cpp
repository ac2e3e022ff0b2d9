// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/requisites/side_by_side.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "schema/requisites/words.h"

namespace prikaz::schema::requisites {

std::optional<SideBySide> read_side_by_side(LineRange lines, std::size_t from) {
  constexpr std::string_view kGap = "   ";
  const std::string key = key_of(lines[from].text.substr(0, 200));
  const std::size_t approval = key.find("утвержд");
  if (lines[from].table || approval == std::string::npos || approval == 0 ||
      !begins_with_stem(key, lexicon().agreements))
    return std::nullopt;
  SideBySide found;
  for (found.end = from; found.end < std::min(lines.size(), from + 9); ++found.end) {
    const Line& line = lines[found.end];
    const std::string first(first_word(key_of(line.text.substr(0, 60))));
    if (line.table || (found.end > from && lexicon().annex_titles.count(first))) break;
    const std::size_t gap = std::min(line.text.find(kGap), line.text.find('\t'));
    if (gap == std::string_view::npos && found.end == from) return std::nullopt;
    Line left = line, right = line;
    left.text = utf8::trim(line.text.substr(0, gap));
    if (!left.text.empty()) found.left.push_back(left);
    if (gap == std::string_view::npos) continue;
    right.text = utf8::trim(line.text.substr(gap));
    right.offset += static_cast<std::size_t>(right.text.data() - line.text.data());
    right.gap_before = false;
    found.right.push_back(right);
  }
  return found;
}

}  // namespace prikaz::schema::requisites
