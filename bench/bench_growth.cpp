// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How the time of each reader of phrases grows with its text: a piece is repeated to 64 kB and to 256 kB, and
// the ratio of both times is printed (4 is linear, 16 quadratic). Exit status 1 when a ratio passes 10.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

#include "normalize/abbreviation.h"
#include "normalize/category.h"
#include "normalize/citation.h"
#include "normalize/municipality.h"
#include "normalize/name.h"
#include "normalize/party.h"
#include "normalize/repair.h"
#include "normalize/target.h"
#include "normalize/timing.h"

using namespace prikaz;
using namespace prikaz::normalize;

namespace {

struct Reader {
  const char* name;
  void (*read)(const std::string&);
};

const std::vector<Reader> kReaders = {
    {"timing", [](const std::string& text) { read_timing(text, {}); }},
    {"parties", [](const std::string& text) { read_parties(text); }},
    {"party list", [](const std::string& text) { is_party_list(text); }},
    {"municipality", [](const std::string& text) { find_municipality(text); }},
    {"regions", [](const std::string& text) { find_regions(text); }},
    {"nominative", [](const std::string& text) { to_nominative(text); }},
    {"persons", [](const std::string& text) { find_persons(text); }},
    {"repair", [](const std::string& text) { repair_text(text, true); }},
    {"targets", [](const std::string& text) { find_targets(text); }},
    {"citations", [](const std::string& text) { find_citations(text); }},
    {"abbreviations", [](const std::string& text) { find_abbreviations(text); }},
    {"category", [](const std::string& text) { category_of(text); }},
};

const std::vector<std::string> kPieces = {"Отдел образования, ",
                                          "бвгджзклмнпрст ",
                                          "БВГДЖЗКЛМНПРСТ-",
                                          "אבגד הוזח ",
                                          "до 5 мая, ",
                                          "с 1 мая (а) по 2 мая, ",
                                          "1. ОО 2. УО ",
                                          "первый четверг мая, июня ",
                                          "района Москвы ",
                                          "9 месяцев 2021 года, ",
                                          "(далее – ",
                                          "охраны и охраны, ",
                                          "\u202Eدائرة\u202C التعليم، "};

std::string repeated(const std::string& piece, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += piece;
  return text;
}

double seconds_of(const Reader& reader, const std::string& text) {
  double best = 1e9;
  for (int round = 0; round < 5; ++round) {
    const std::clock_t begin = std::clock();
    reader.read(text);
    best = std::min(best, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
  }
  return best;
}

}  // namespace

int main() {
  constexpr std::size_t kSmall = 64'000;
  constexpr double kTooShort = 0.002;  // seconds: below, the clock decides
  double worst = 0;
  for (const std::string& piece : kPieces)
    for (const Reader& reader : kReaders) {
      const double small = seconds_of(reader, repeated(piece, kSmall));
      const double large = seconds_of(reader, repeated(piece, 4 * kSmall));
      if (small < kTooShort) continue;
      worst = std::max(worst, large / small);
      std::printf("%-14s %8.2f ms -> %8.2f ms  x %5.2f  %s\n", reader.name, small * 1e3, large * 1e3,
                  large / small, piece.c_str());
    }
  std::printf("worst ratio %.2f (4 is linear, 16 quadratic)\n", worst);
  return worst > 10 ? 1 : 0;
}
