// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/error_codes.h"

#include <vector>

#include "base/data_file.h"

extern "C" const char prikaz_data_error_codes[], prikaz_data_error_codes_end[];

namespace prikaz::corpus {

std::span<const ErrorAdvice> error_codes() {
  static const std::vector<ErrorAdvice> rows = [] {
    std::vector<ErrorAdvice> read;
    each_tsv_row({prikaz_data_error_codes,
                  static_cast<std::size_t>(prikaz_data_error_codes_end - prikaz_data_error_codes)},
                 [&](const std::vector<std::string_view>& fields) {
                   if (fields.size() >= 3) read.push_back({fields[0], fields[1], fields[2]});
                 });
    return read;
  }();
  return rows;
}

const ErrorAdvice* find_error_code(std::string_view code) {
  for (const ErrorAdvice& row : error_codes())
    if (row.code == code) return &row;
  return nullptr;
}

}  // namespace prikaz::corpus
