// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/placed/box_glyphs.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "extract/placed/blocks.h"
#include "page_builder.h"

using namespace prikaz;
using namespace prikaz::extract::placed;
using test::PageBuilder;

namespace {

PageBuilder drawn() {
  PageBuilder page;
  page.text(50, 100, "┌──┬─────┐").text(50, 112, "│N │ май │");
  page.text(50, 124, "├──┼─────┤").text(50, 136, "│1 │ Сад │");
  page.text(50, 148, "╘══╧═════╛");
  return page;
}

}  // namespace

TEST_CASE("letters that draw lines become rulings that meet") {
  PageBuilder builder = drawn();
  const std::size_t all = builder.page.glyphs.size();
  const std::size_t taken = rule_by_glyphs(builder.page);
  CHECK(taken == 36);
  CHECK(builder.page.glyphs.size() == all - taken);
  // The left edge from the first line's middle to the last one's, without a gap.
  std::vector<Ruling> left;
  for (const Ruling& ruling : builder.page.rulings)
    if (!ruling.horizontal && ruling.position < 53) left.push_back(ruling);
  std::sort(left.begin(), left.end(), [](const Ruling& a, const Ruling& b) { return a.begin < b.begin; });
  REQUIRE(left.size() == 5);
  for (std::size_t k = 1; k < left.size(); ++k) CHECK(left[k].begin <= left[k - 1].end + 0.01F);
  CHECK(left.back().end - left.front().begin == Approx(48).margin(0.1));
}

TEST_CASE("a row of dashes, a few strokes and turned letters stay text") {
  PageBuilder dashes;
  dashes.text(50, 100, "────────────────────");
  CHECK(rule_by_glyphs(dashes.page) == 0);
  CHECK(dashes.page.glyphs.size() == 20);
  PageBuilder strokes;
  strokes.text(50, 100, "А │ Б │ В");
  CHECK(rule_by_glyphs(strokes.page) == 0);
  PageBuilder turned;
  turned.text_up(50, 300, "│││││││││││││││");
  CHECK(rule_by_glyphs(turned.page) == 0);
}

TEST_CASE("lines of dashes alone are rulings, also in pieces; dashes beside a text are none") {
  PageBuilder lines;
  lines.text(50, 100, "--------------------").text(50, 112, "State   Farms").text(50, 124, "=====   =====");
  CHECK(rule_by_glyphs(lines.page) == 30);
  CHECK(lines.page.rulings.size() == 30);
  PageBuilder texts;
  texts.text(50, 100, "Глава ---------- Сомов")
      .text(50, 112, "---------- Сомов")
      .text(50, 124, "------")
      .text(50, 136, "__________________");
  CHECK(rule_by_glyphs(texts.page) == 0);
}
