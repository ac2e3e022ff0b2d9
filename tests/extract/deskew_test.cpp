// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/placed/deskew.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "placed_support.h"

using namespace prikaz;
using namespace prikaz::test;

namespace {

PageBuilder plan() {
  PageBuilder page;
  page.text(60, 60, "Утвердить план работы с молодежью и назначить ответственных за его исполнение лиц");
  page.grid({50, 80, 250, 350, 470}, {88, 110, 150, 172});
  float y = 84;
  for (const char* row :
       {"№ Мероприятие Срок Исполнитель", "1 Обход до_мая Отдел", "2 Субботник апрель Жители"}) {
    y += 20;
    float x[] = {52, 82, 252, 352};
    std::size_t column = 0;
    for (std::string_view rest = row; !rest.empty(); ++column) {
      const std::size_t end = std::min(rest.find(' '), rest.size());
      page.text(x[column], y, rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  for (int k = 0; k < 5; ++k)
    page.text(60, 300 + 14 * static_cast<float>(k), "сведения собраны по районам и сверены с реестрами");
  return page;
}

// As a scanner gives it: all letters and lines turned about the page's middle.
Page tilted(Page page, float slope) {
  const float cosine = 1 / std::hypot(1.0f, slope), sine = slope * cosine;
  const auto turn = [&](float& x, float& y) {
    const float dx = x - page.width / 2, dy = y - page.height / 2;
    x = page.width / 2 + dx * cosine - dy * sine;
    y = page.height / 2 + dx * sine + dy * cosine;
  };
  for (Glyph& glyph : page.glyphs) {
    const float width = glyph.x1 - glyph.x0, top = glyph.y0 - glyph.baseline,
                bottom = glyph.y1 - glyph.baseline;
    turn(glyph.x0, glyph.baseline);
    glyph.x1 = glyph.x0 + width;
    glyph.y0 = glyph.baseline + top;
    glyph.y1 = glyph.baseline + bottom;
  }
  for (const Ruling& line : page.rulings) {
    Slant slant = line.horizontal ? Slant{line.begin, line.position, line.end, line.position}
                                  : Slant{line.position, line.begin, line.position, line.end};
    turn(slant.x0, slant.y0);
    turn(slant.x1, slant.y1);
    page.slants.push_back(slant);
  }
  page.rulings.clear();
  return page;
}

std::string read(Page page) {
  const float skew = find_skew(page);
  if (skew != 0) deskew(page, skew);
  return dump(join({page}));
}

}  // namespace

TEST_CASE("a tilted page is read like the straight one") {
  const Page straight = plan().page;
  const std::string expected = dump(join({straight}));
  REQUIRE(expected.find("[№|Мероприятие|Срок|Исполнитель / 1|Обход|до_мая|Отдел / 2|") != std::string::npos);
  CHECK(find_skew(straight) == 0);
  for (const float slope : {0.005f, -0.012f, 0.03f, -0.06f, 0.15f}) {
    INFO(slope);
    CHECK(find_skew(tilted(straight, slope)) == Approx(slope).margin(0.0005));
    CHECK(read(tilted(straight, slope)) == expected);
  }
}

TEST_CASE("lines that do not agree, or few, tilt no page") {
  PageBuilder few, differing;
  few.text(50, 60, "Администрация Рыбинского района");
  CHECK(find_skew(tilted(few.page, 0.03f)) == 0);
  Page page = differing.page;
  for (int k = 0; k < 8; ++k) {
    PageBuilder line;
    line.text(60, 100 + 40 * static_cast<float>(k), "сведения собраны по районам и сверены с реестрами");
    for (const Glyph& glyph : tilted(line.page, 0.02f * static_cast<float>(k - 4)).glyphs)
      page.glyphs.push_back(glyph);
  }
  CHECK(find_skew(page) == 0);
}

TEST_CASE("places of a tilted page are those of the page as it is") {
  Page page = tilted(plan().page, 0.03f);
  const Glyph first = page.glyphs.front();
  const float skew = find_skew(page);
  deskew(page, skew);
  DraftPage draft = make_blocks(page);
  turn_back(draft, skew);
  const Box& box = std::get<DraftParagraph>(draft.blocks.front()).box;
  CHECK(box.x0 == Approx(first.x0).margin(2));
  CHECK(box.y0 == Approx(first.y0).margin(2));
}
