// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/morphology.h"

#include <catch2/catch.hpp>

#include "normalize/name/readings.h"

using namespace prikaz::normalize;

namespace {

bool has_reading(std::string_view word, Case c, bool plural, std::string_view nominative) {
  for (const WordParse& parse : parse_word(word))
    if (parse.tag.word_case == c && parse.tag.plural == plural &&
        inflect(parse, Case::Nominative, plural, parse.tag.gender) == nominative)
      return true;
  return false;
}

}  // namespace

TEST_CASE("known words by the dictionary") {
  if (!has_dictionary()) {
    WARN("the dictionary is not installed (scripts/fetch-data): nothing compared");
    return;
  }
  CHECK(has_reading("администрации", Case::Genitive, false, "администрация"));
  CHECK(has_reading("АДМИНИСТРАЦИИ", Case::Nominative, true, "администрации"));
  CHECK(has_reading("орла", Case::Genitive, false, "орёл"));
  CHECK(has_reading("посёлка", Case::Genitive, false, "посёлок"));
  CHECK(has_reading("поселка", Case::Genitive, false, "посёлок"));
  CHECK(has_reading("высшей", Case::Genitive, false, "высшая"));
  CHECK(has_reading("объединенного", Case::Genitive, false, "объединённый"));
  CHECK(has_reading("людям", Case::Dative, true, "люди"));
  CHECK(!has_reading("администрации", Case::Instrumental, false, "администрация"));
  double sum = 0;
  for (const WordParse& parse : parse_word("школы")) sum += parse.weight;
  CHECK(sum == Approx(1));
}

TEST_CASE("unknown words by their endings, with and without the dictionary") {
  for (const bool dictionary : {true, false}) {
    use_dictionary(dictionary);
    CHECK(has_reading("зимняцкой", Case::Genitive, false, "зимняцкая"));
    CHECK(has_reading("Тальниковскому", Case::Dative, false, "тальниковский"));
    CHECK(has_reading("школам", Case::Dative, true, "школы"));
    CHECK(has_reading("учителем", Case::Instrumental, false, "учитель"));
    CHECK(has_reading("дворца", Case::Genitive, false, "дворец"));
  }
  use_dictionary(true);
}

TEST_CASE("every form of our own nouns leads back to its nominative") {
  use_dictionary(false);
  constexpr Case kCases[] = {Case::Genitive, Case::Dative, Case::Accusative, Case::Instrumental,
                             Case::Prepositional};
  for (const char* word :
       {"отдел", "округ", "школа", "больница", "управление", "министерство", "область", "край", "лицей",
        "посёлок", "деревня", "гражданин", "руководитель", "заведующий", "детский", "ясли"}) {
    INFO(word);
    bool nominative = false;
    for (const WordParse& parse : parse_word(word)) {
      if (parse.tag.word_case != Case::Nominative) continue;
      nominative = true;
      for (const Case c : kCases) {
        const std::string form = inflect(parse, c, parse.tag.plural, parse.tag.gender);
        INFO(form);
        CHECK(has_reading(form, c, parse.tag.plural,
                          inflect(parse, Case::Nominative, parse.tag.plural, parse.tag.gender)));
      }
    }
    CHECK(nominative);
  }
  use_dictionary(true);
}

TEST_CASE("what is no Russian word has no reading") {
  for (const std::string word : {"", "abc", "12", "школa", "\xd0", "ш к", "--"}) {
    INFO(word);
    for (const WordParse& parse : parse_word(word)) CHECK_NOTHROW(inflect(parse, Case::Nominative, false));
  }
  CHECK(parse_word("abc").empty());
  CHECK(parse_word("12").empty());
  CHECK_NOTHROW(parse_word(std::string(100000, 'x')));
  std::string yes;
  for (int i = 0; i < 60; ++i) yes += "е";
  CHECK_NOTHROW(parse_word(yes));
}

TEST_CASE("letters of the written word are kept") {
  CHECK(restore_letters("Ростове", "ростов") == "Ростов");
  CHECK(restore_letters("ПЕРМИ", "пермь") == "ПЕРМЬ");
  CHECK(restore_letters("поселка", "посёлок") == "поселок");
  CHECK(restore_letters("Орла", "орёл") == "Орёл");
  CHECK(restore_letters("Усть-Хопёрской", "усть-хопёрская") == "Усть-Хопёрская");
  CHECK(restore_letters("Льву", "лев") == "Лев");
}
