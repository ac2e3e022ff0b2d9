// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/stem.h"

#include <catch2/catch.hpp>

using prikaz::normalize::stem_text;
using prikaz::normalize::stem_word;

TEST_CASE("forms of one word share a stem, different words do not") {
  CHECK(stem_word("управления") == stem_word("Управлением"));
  CHECK(stem_word("ОТДЕЛА") == stem_word("отделу"));
  CHECK(stem_word("отдела") != stem_word("отделения"));
  CHECK(stem_word("Берёзовский") == stem_word("березовского"));
  CHECK(stem_word("") == "");
}

TEST_CASE("a text becomes stems in order, numbers as they are") {
  const auto stems = stem_text("Школы № 64, учебно-методический центр (2021-22)");
  const std::vector<std::string> wanted = {"школ", "64", "учебн", "методическ", "центр", "2021", "22"};
  CHECK(stems == wanted);
  CHECK(stem_text(" – «»").empty());
}

TEST_CASE("what is no word stays safe") {
  CHECK(stem_word(std::string(100000, 'x')).size() == 100000);
  CHECK(stem_text("\xff\xfe\xd0").empty());
}
