// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/encoding/glyph_codes.h"

#include <charconv>
#include <string_view>
#include <vector>

#include "base/data_file.h"

extern "C" const char prikaz_data_tex_t2a[], prikaz_data_tex_t2a_end[];
extern "C" const char prikaz_data_glyph_order[], prikaz_data_glyph_order_end[];

namespace prikaz::extract {
namespace {

char32_t number(std::string_view digits, int base) {
  unsigned value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
  return value;
}

}  // namespace

const ByteTable& tex_table() {
  static const ByteTable table = [] {
    ByteTable result;
    result.fill(0xFFFD);
    for (char32_t c = 0x21; c < 0x7F; ++c) result[c] = c;
    each_tsv_row(
        {prikaz_data_tex_t2a, static_cast<std::size_t>(prikaz_data_tex_t2a_end - prikaz_data_tex_t2a)},
        [&](const std::vector<std::string_view>& row) {
          if (row.size() > 1) result[number(row[0], 16) & 0xFF] = number(row[1], 16);
        });
    return result;
  }();
  return table;
}

const std::unordered_map<char32_t, char32_t>& macintosh_glyph_signs() {
  static const std::unordered_map<char32_t, char32_t> signs = [] {
    std::unordered_map<char32_t, char32_t> result;
    each_tsv_row({prikaz_data_glyph_order,
                  static_cast<std::size_t>(prikaz_data_glyph_order_end - prikaz_data_glyph_order)},
                 [&](const std::vector<std::string_view>& row) {
                   if (row.size() > 1) result.emplace(number(row[0], 10), number(row[1], 16));
                 });
    return result;
  }();
  return signs;
}

}  // namespace prikaz::extract
