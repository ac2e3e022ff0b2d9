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

// Without its mark before and «;», «.» behind.
std::string item_text(std::string_view line) {
  line = utf8::trim(line.substr(list_mark_size(line)));
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

// A lead-in («Провести:») is no item.
std::vector<std::string> without_lead(std::vector<std::string> lines) {
  if (lines.size() > 1 && lines.front().ends_with(':')) lines.erase(lines.begin());
  return lines;
}

// The items of the title's list.
std::vector<std::string> title_items(std::string_view title, std::size_t wanted) {
  std::vector<std::string> items = without_lead(lines_of(join_list_lines(title)));
  if (items.size() == wanted) return items;
  items = without_lead(lines_of(title));
  return items.size() == wanted && are_items(items) ? items : std::vector<std::string>{};
}

std::vector<std::string_view> time_words(std::string_view text) {
  std::vector<std::string_view> words;
  while (!(text = utf8::trim(text)).empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    words.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return words;
}

// «до», «с», «не»: where two times are written alike, these are the same words.
bool alike(std::string_view a, std::string_view b) {
  constexpr std::size_t kShort = 2;  // letters
  const auto digit = [](std::string_view word) {
    return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
  };
  if (digit(a) != digit(b)) return false;
  std::size_t i = 0;
  const bool letters = utf8::is_letter(utf8::next(a, i));
  return !letters || (utf8::length(a) > kShort && utf8::length(b) > kShort) || a == b;
}

bool is_one_time(const std::string& text) {
  const auto timing = normalize::read_timing(text);
  using enum normalize::TimingKind;
  return timing && timing->items.size() == 1 && timing->items[0].raw == text &&
         (timing->items[0].kind == Date || timing->items[0].kind == Deadline ||
          timing->items[0].kind == Period);
}

}  // namespace

std::string part_times(std::string_view title, std::string_view times) {
  std::string whole(times);
  if (times.find_first_of("\n,;") != std::string_view::npos || title.find('\n') == std::string_view::npos)
    return whole;
  const std::vector<std::string> items = without_lead(lines_of(join_list_lines(title)));
  const bool marked = std::all_of(items.begin(), items.end(),
                                  [](const std::string& item) { return list_mark_size(item) > 0; });
  const std::vector<std::string_view> words = time_words(times);
  if (!marked || items.size() < 2 || words.empty() || words.size() % items.size() != 0) return whole;
  const std::size_t length = words.size() / items.size();
  std::string parted;
  for (std::size_t k = 0; k < items.size(); ++k) {
    std::string part;
    for (std::size_t w = 0; w < length; ++w) {
      if (!alike(words[w], words[k * length + w])) return whole;
      part += (w ? " " : "") + std::string(words[k * length + w]);
    }
    if (!is_one_time(part)) return whole;
    parted += (k ? "\n" : "") + part;
  }
  return parted;
}

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
