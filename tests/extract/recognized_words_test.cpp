// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A scan's own text layer, as OCR programs write it.
#include <algorithm>
#include <catch2/catch.hpp>

#include "extract/placed/recognized_words.h"
#include "placed_support.h"

using namespace prikaz;
using namespace prikaz::test;

namespace {

void glyph(Page& page, char32_t code, float x0, float x1, float y) {
  Glyph glyph;
  glyph.code = code;
  glyph.x0 = x0;
  glyph.x1 = x1;
  glyph.y0 = y - 8;
  glyph.y1 = y;
  glyph.size = 8;
  glyph.baseline = y;
  page.glyphs.push_back(glyph);
  ++page.invisible;
}

// The word takes [x, x + 4 per letter]; it and a space behind it are stretched over that, or the word alone
// and the space stands over the next word. Gives where the next word begins, 2 points behind.
float word(Page& page, float x, float y, std::string_view text, bool with_space) {
  const auto letters = static_cast<float>(utf8::length(text));
  const float width = with_space ? 4 * letters / (letters + 1) : 4;
  float at = x;
  for (std::size_t i = 0; i < text.size(); at += width) glyph(page, utf8::next(text, i), at, at + width, y);
  glyph(page, ' ', at, at + width, y);
  return x + 4 * letters + 2;
}

void words(Page& page, float x, float y, std::string_view text, bool with_space) {
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t to = std::min(text.find(' ', from), text.size());
    x = word(page, x, y, text.substr(from, to - from), with_space);
    from = to + 1;
  }
}

// A table whose column lines were recognized here and there.
Page scanned(bool with_space) {
  Page page;
  page.number = 1;
  page.width = 595;
  page.height = 842;
  const auto line = [&](float y, std::string_view number, std::string_view what, std::string_view when,
                        std::string_view who) {
    words(page, 50, y, number, with_space);
    words(page, 75, y, what, with_space);
    words(page, 230, y, when, with_space);
    words(page, 320, y, who, with_space);
  };
  line(100, "№", "Мероприятие", "Срок", "Исполнитель");
  line(120, "1 |", "Осмотр тепловых сетей, узлов и", "до 15 мая |", "Отдел хозяйства");
  line(130, "", "котлов", "2024 г.", "района");
  line(150, "2", "Ремонт дорог у школы и сада", "в мае и июне |", "Отдел");
  line(170, "3 |", "Отчет о ходе всех работ", "декабрь", "Управление делами");
  line(180, "", "", "", "района");
  return page;
}

std::vector<float> ends_of(bool with_space) {
  Page page;
  for (float y = 100; y < 160; y += 10) words(page, 50, y, "Отчет о ходе работ", with_space);
  std::vector<Word> all = make_words(page);
  mend_recognized(all, page);
  std::vector<float> ends;
  for (std::size_t k = 0; k < 4; ++k) ends.push_back(all[k].x1);
  return ends;
}

}  // namespace

TEST_CASE("words stretched together with a space end where their picture ends") {
  for (const bool with_space : {true, false}) {
    CAPTURE(with_space);
    const std::vector<float> ends = ends_of(with_space);
    CHECK(ends[0] == Approx(70).margin(0.1));
    CHECK(ends[1] == Approx(76).margin(0.1));
    CHECK(ends[2] == Approx(94).margin(0.1));
    CHECK(ends[3] == Approx(116).margin(0.1));
  }
}

TEST_CASE("a scan's table: bars are column lines, rows are told by their numbers") {
  for (const bool with_space : {true, false}) {
    CAPTURE(with_space);
    std::string text = dump(join({scanned(with_space)}));
    std::replace(text.begin(), text.end(), '\n', ' ');
    CHECK(text ==
          "[№|Мероприятие|Срок|Исполнитель / 1|Осмотр тепловых сетей, узлов и котлов|до 15 мая 2024 г.|"
          "Отдел хозяйства района / 2|Ремонт дорог у школы и сада|в мае и июне|Отдел / "
          "3|Отчет о ходе всех работ|декабрь|Управление делами района]");
  }
}

TEST_CASE("bars of a text that is drawn stay") {
  PageBuilder page;
  page.text(50, 100, "Отдел | Управление");
  CHECK(dump(join({page.page})) == "Отдел | Управление");
  CHECK_FALSE(is_recognized(page.page));
}
