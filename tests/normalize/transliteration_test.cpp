// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/transliteration.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <catch2/catch.hpp>
#include <memory>
#include <random>
#include <string>
#include <vector>

using prikaz::normalize::transliterate;

namespace {

std::string by_icu(const std::string& text) {
  static const std::unique_ptr<icu::Transliterator> rules = [] {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<icu::Transliterator>(
        icu::Transliterator::createInstance("Russian-Latin/BGN; Latin-ASCII; Lower", UTRANS_FORWARD, status));
  }();
  REQUIRE(rules);
  icu::UnicodeString buffer = icu::UnicodeString::fromUTF8(text);
  rules->transliterate(buffer);
  std::string result;
  return buffer.toUTF8String(result);
}

}  // namespace

TEST_CASE("Russian names in Latin letters") {
  CHECK(transliterate("Берёзовский муниципальный округ") == "berezovskiy munitsipal'nyy okrug");
  CHECK(transliterate("Ельня") == "yel'nya");
  CHECK(transliterate("приказ № 12-од") == "prikaz no 12-od");
  CHECK(transliterate("RU-PER") == "ru-per");
  CHECK(transliterate("") == "");
}

TEST_CASE("the table gives what ICU gives, letter by letter and in random words") {
  std::vector<std::string> pieces = {"ё", "Ё", "-", " ",  "«", "»", "—", "–",
                                     "№", "5", ".", "\"", "'", ",", "("};
  for (char32_t c = U'А'; c <= U'я'; ++c)
    pieces.push_back({static_cast<char>(0xC0 | c >> 6), static_cast<char>(0x80 | (c & 0x3F))});
  for (const std::string& a : pieces)
    for (const std::string& b : pieces) {
      CHECK(transliterate(a + b) == by_icu(a + b));
      for (const std::string c : {"а", "Ы", "э", "с", "Ч", " ", "Е"}) {
        CHECK(transliterate(a + b + c) == by_icu(a + b + c));
        CHECK(transliterate(c + a + b) == by_icu(c + a + b));
      }
    }
  std::mt19937 random(20);  // the same words every time
  for (int round = 0; round < 3000; ++round) {
    std::string word;
    for (std::size_t length = random() % 12 + 1; length > 0; --length)
      word += pieces[random() % pieces.size()];
    CHECK(transliterate(word) == by_icu(word));
  }
}

TEST_CASE("what the table does not know is left to ICU") {
  for (const std::string text : {"Kазань", "Łódź", "Ħё", "Йошкар\u2011Ола", "Ӱзеҥ", "a\xCC\x81", "ё\u0301"})
    CHECK(transliterate(text) == by_icu(text));
}
