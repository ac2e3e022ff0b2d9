// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/roadmap/parallel_lists.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "schema/roadmap/cell_text.h"

namespace prikaz::schema {
namespace {

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string line = utf8::squeeze(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (!line.empty()) lines.push_back(std::move(line));
  }
  return lines;
}

// Without «1)», «2.», «а)», «–» before and «;», «.» behind.
std::string item_text(std::string_view line) {
  std::size_t digits = 0;
  while (digits < line.size() && utf8::is_digit(static_cast<unsigned char>(line[digits]))) ++digits;
  std::size_t after = 0;
  const char32_t first = line.empty() ? 0 : utf8::next(line, after);
  const bool numbered =
      digits > 0 && digits <= 2 && digits < line.size() && (line[digits] == ')' || line[digits] == '.');
  const bool lettered = utf8::is_letter(first) && after < line.size() && line[after] == ')';
  const bool bullet = first == U'-' || first == U'–' || first == U'—' || first == U'•' || first == U'·' ||
                      first == U'▪' || first == 0xF0B7 || first == 0xF02D;
  if (numbered) line.remove_prefix(digits + 1);
  if (lettered) line.remove_prefix(after + 1);
  if (bullet) line.remove_prefix(after);
  line = utf8::trim(line);
  while (line.ends_with(';') || line.ends_with('.') || line.ends_with(',')) line.remove_suffix(1);
  return std::string(utf8::trim(line));
}

// Lines that are items although nothing marks them: each begins with a capital and none breaks off.
bool are_items(const std::vector<std::string>& lines) {
  return std::all_of(lines.begin(), lines.end(), [](const std::string& line) {
    std::size_t after = 0;
    return utf8::is_upper(utf8::next(line, after)) && !line.ends_with('-') && !line.ends_with(',');
  });
}

// The items of the title's list; a lead-in («Провести:») is none.
std::vector<std::string> title_items(std::string_view title, std::size_t wanted) {
  const auto without_lead = [](std::vector<std::string> lines) {
    if (lines.size() > 1 && lines.front().ends_with(':')) lines.erase(lines.begin());
    return lines;
  };
  std::vector<std::string> items = without_lead(lines_of(join_list_lines(title)));
  if (items.size() == wanted) return items;
  items = without_lead(lines_of(title));
  return items.size() == wanted && are_items(items) ? items : std::vector<std::string>{};
}

}  // namespace

void pair_lists(std::string_view title, std::string_view times, normalize::Timing& timing) {
  const std::size_t count = timing.items.size();
  if (count < 2) return;
  const std::vector<std::string> lines = lines_of(times);
  if (lines.size() != count) return;
  for (std::size_t k = 0; k < count; ++k)
    if (timing.items[k].label || lines[k].find(timing.items[k].raw) == std::string::npos) return;
  const std::vector<std::string> items = title_items(title, count);
  if (items.size() != count) return;
  for (std::size_t k = 0; k < count; ++k) {
    std::string label = item_text(items[k]);
    if (label.empty()) continue;
    timing.items[k].label = std::move(label);
    timing.items[k].inferred.emplace_back("label");
  }
}

}  // namespace prikaz::schema
