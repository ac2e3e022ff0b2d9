// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/target/quantities.h"

#include "base/data_file.h"

extern "C" {
extern const char prikaz_data_units[], prikaz_data_units_end[];
extern const char prikaz_data_function_words[], prikaz_data_function_words_end[];
}

namespace prikaz::normalize::target {

double number_of(std::string_view digits) {
  double value = 0;
  for (const char c : digits)
    if (c >= '0' && c <= '9') value = value * 10 + (c - '0');
  return value;
}

const Quantities& quantities() {
  static const Quantities table = [] {
    Quantities result;
    const std::string_view data{prikaz_data_units,
                                static_cast<std::size_t>(prikaz_data_units_end - prikaz_data_units)};
    each_tsv_row(data, [&](const std::vector<std::string_view>& row) {
      if (row.size() < 3) return;
      if (row[1] == "unit") result.units[row[0]] = row[2];
      if (row[1] == "compare") result.compares[row[0]] = row[2];
      if (row[1] == "scale") result.scales[row[0]] = number_of(row[2]);
      if (row[1] == "number") result.numbers[row[0]] = number_of(row[2]);
      if (row[1] == "one") result.ones[row[0]] = number_of(row[2]);
      if (row[1] == "before") result.before.insert(row[0]);
      if (row[1] == "stop") result.stops.push_back(row[0]);
      if (row[1] == "change") result.changes.push_back(row[0]);
      if (row[1] == "verb") result.verbs.push_back(row[0]);
      if (row[1] == "count") result.counts.push_back(row[0]);
      if (row[1] == "open") result.open.insert(row[0]);
      if (row[1] == "share") result.shares.insert(row[0]);
      if (row[1] == "plural")
        result.plurals.emplace_back(row[0], row[2] == "-" ? std::string_view() : row[2]);
    });
    const std::string_view small{
        prikaz_data_function_words,
        static_cast<std::size_t>(prikaz_data_function_words_end - prikaz_data_function_words)};
    each_tsv_row(small, [&](const std::vector<std::string_view>& row) {
      if (row.size() > 1 && (row[1] == "preposition" || row[1] == "conjunction"))
        result.prepositions.insert(row[0]);
    });
    return result;
  }();
  return table;
}

}  // namespace prikaz::normalize::target
