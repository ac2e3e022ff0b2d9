// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/doc/lists.h"

#include <algorithm>

#include "base/utf8.h"

namespace prikaz::extract::doc {
namespace {

using office::NumberFormat;

// [MS-OSHARED] 2.2.1.3, MSONFC.
NumberFormat format_of(int code) {
  switch (code) {
    case 1:
      return NumberFormat::UpperRoman;
    case 2:
      return NumberFormat::LowerRoman;
    case 3:
      return NumberFormat::UpperLetter;
    case 4:
      return NumberFormat::LowerLetter;
    case 5:
      return NumberFormat::Ordinal;
    case 22:
      return NumberFormat::DecimalZero;
    case 23:
      return NumberFormat::Bullet;
    case 58:
      return NumberFormat::LowerRussian;
    case 59:
      return NumberFormat::UpperRussian;
    case 255:
      return NumberFormat::None;
    default:
      return NumberFormat::Decimal;
  }
}

// A level and how many bytes it took.
std::size_t read_level(std::string_view bytes, office::ListLevel& level) {
  level.start = static_cast<int>(std::min<std::uint32_t>(long_at(bytes, 0), 1'000'000));
  level.format = format_of(byte_at(bytes, 4));
  const int flags = byte_at(bytes, 5);
  level.legal = flags & 0x04;
  level.adjoins = byte_at(bytes, 15) == 2;
  if (flags & 0x08) level.restart = byte_at(bytes, 26);
  const std::size_t text = 28 + std::size_t{byte_at(bytes, 24)} + byte_at(bytes, 25);
  const std::size_t length = word_at(bytes, text);
  std::string shown;
  for (std::size_t i = 0; i < std::min<std::size_t>(length, 64); ++i) {
    const char16_t c = word_at(bytes, text + 2 + i * 2);
    if (c < office::kListLevels && level.format != NumberFormat::Bullet) {
      shown += '%';
      shown += static_cast<char>('1' + c);
    } else if (c >= 0x20) {
      utf8::append(shown, c);
    }
  }
  level.text = office::map_symbols("", shown);
  return text + 2 + length * 2;
}

}  // namespace

Lists::Lists(const WordFile& file) {
  constexpr std::size_t kListSize = 28, kOverrideSize = 16;
  // The levels follow the list descriptions, outside of the length that the file states.
  const std::string_view lists = file.structure(Section::Lists, true);
  const std::size_t count = word_at(lists, 0);
  std::size_t at = 2 + count * kListSize;
  for (std::size_t i = 0; i < count && at < lists.size(); ++i) {
    const std::size_t entry = 2 + i * kListSize;
    List& list = lists_[long_at(lists, entry)];
    const int levels = byte_at(lists, entry + 26) & 1 ? 1 : office::kListLevels;
    for (int level = 0; level < levels && at < lists.size(); ++level)
      at +=
          read_level(slice(lists, at, std::string_view::npos), list.levels[static_cast<std::size_t>(level)]);
  }
  const std::string_view overrides = file.structure(Section::ListOverrides);
  const std::size_t override_count =
      std::min<std::size_t>(long_at(overrides, 0), overrides.size() / kOverrideSize);
  at = 4 + override_count * kOverrideSize;
  for (std::size_t i = 0; i < override_count; ++i) {
    const std::size_t entry = 4 + i * kOverrideSize;
    Override& made = overrides_.emplace_back();
    made.list = long_at(overrides, entry);
    at += 4;
    for (int change = byte_at(overrides, entry + 12); change > 0 && at < overrides.size(); --change) {
      const std::uint32_t flags = long_at(overrides, at + 4);
      const int level = std::min<int>(flags & 0xF, office::kListLevels - 1);
      if (flags & 0x10)
        made.starts[level] = static_cast<int>(std::min<std::uint32_t>(long_at(overrides, at), 1'000'000));
      at += 8;
      if (flags & 0x20) at += read_level(slice(overrides, at, std::string_view::npos), made.levels[level]);
      if (flags & 0x10 && made.levels.count(level)) made.starts[level] = made.levels[level].start;
    }
  }
}

std::string Lists::next(int number, int level) {
  // 0 is none, 2047 and more are Word 6 numbers kept as text.
  if (number <= 0 || static_cast<std::size_t>(number) > overrides_.size()) return {};
  Override& chosen = overrides_[static_cast<std::size_t>(number) - 1];
  const auto list = lists_.find(chosen.list);
  if (list == lists_.end()) return {};
  level = std::clamp(level, 0, office::kListLevels - 1);
  const auto index = static_cast<std::size_t>(level);
  if (const auto start = chosen.starts.find(level); start != chosen.starts.end() && !chosen.begun[index]) {
    chosen.begun[index] = true;
    list->second.counter.set_next(level, start->second);
  }
  office::ListCounter::Levels levels = list->second.levels;
  for (const auto& [changed, to] : chosen.levels) levels[static_cast<std::size_t>(changed)] = to;
  for (const auto& [changed, start] : chosen.starts) levels[static_cast<std::size_t>(changed)].start = start;
  std::string text = list->second.counter.next(levels, level);
  if (!text.empty() && !levels[index].adjoins) text += ' ';
  return text;
}

}  // namespace prikaz::extract::doc
