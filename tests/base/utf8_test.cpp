// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utf8.h"

#include <catch2/catch.hpp>

using namespace prikaz;

TEST_CASE("squeeze folds runs of white space") {
  CHECK(utf8::squeeze("  а \u00A0 б\t\n") == "а б");
  CHECK(utf8::squeeze(" а \n б ", true) == "а\nб");
  CHECK(utf8::squeeze("") == "");
}

TEST_CASE("visible characters are code points that are no space") {
  CHECK(utf8::count_visible("« 24 » августа") == 11);
  CHECK(utf8::count_visible("\uFEFF\u200B \n") == 0);
}

TEST_CASE("fold makes comparison keys") {
  CHECK(utf8::fold("БЕРЁЗОВСКИЙ") == "березовский");
  CHECK(utf8::fold("Ok-1") == "ok-1");
}

TEST_CASE("invalid bytes are one replacement character each and never end the walk") {
  const std::string bad = "а\xFF\xED\xA0\x80\xD0";
  CHECK_FALSE(utf8::is_valid(bad));
  CHECK(utf8::length(bad) == 6);
  std::size_t backwards = bad.size(), steps = 0;
  while (backwards > 0) utf8::previous(bad, backwards), ++steps;
  CHECK(steps == 6);
}
