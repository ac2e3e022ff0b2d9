// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One clean table in every layout that keeps its structure gives one and the same grid.
#include <algorithm>
#include <functional>

#include "base/utf8.h"
#include "text_support.h"

using namespace prikaz;
using namespace prikaz::test;

namespace {

using Rows = std::vector<std::vector<std::string>>;

// Rows of one cell are sections.
const Rows kTable = {
    {"№ п/п", "Мероприятие", "Срок исполнения", "Ответственные"},
    {"1. Подготовительный этап"},
    {"1.1", "Создание рабочей группы", "до 15.01.2022", "Управление культуры"},
    {"1.2", "Сбор заявок от домов культуры и библиотек", "январь - март", "Методический центр"},
    {"2. Основной этап"},
    {"2.1", "Проведение районного смотра", "апрель 2022 года", "Дома культуры"},
    {"2.2", "Обучение специалистов по работе с молодёжью", "в течение года", "Методический центр"},
    {"2.3", "Подведение итогов", "до 20.12.2022", "Управление культуры"},
};

std::string join(const std::vector<std::string>& cells, const std::string& between) {
  std::string line;
  for (std::size_t k = 0; k < cells.size(); ++k) line += (k ? between : "") + cells[k];
  return line;
}

std::string tabs(const Rows& rows) {
  std::string text;
  for (const auto& row : rows) text += join(row, "\t") + std::string(row.size() == 1 ? 3 : 0, '\t') + "\n";
  return text;
}

std::string tabs_cut(const Rows& rows) {
  std::string text;
  for (const auto& row : rows) text += join(row, "\t") + "\n";
  return text;
}

std::string cell_lines(const Rows& rows) {
  std::string text;
  for (const auto& row : rows) text += "\t" + join(row, "\n\t") + "\n\n";
  return text;
}

std::string markdown(const Rows& rows) {
  std::string text;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    text += "| " + join(rows[r], " | ") + (rows[r].size() == 1 ? " | | | |\n" : " |\n");
    if (r == 0) text += "|---|---|---|---|\n";
    if (r == 4) text += "\n| | | | |\n|---|---|---|---|\n";  // a new page
  }
  return text;
}

std::string pipes(const Rows& rows) {
  std::string text;
  for (const auto& row : rows) text += join(row, " | ") + "\n";
  return text;
}

std::string garant(const Rows& rows) {
  std::string text;
  for (const auto& row : rows) text += join(row, " |\n") + (row.size() == 1 ? " ||||\n" : " |\n");
  return text;
}

// A merged cell as a line of bars below its text.
std::string garant_merged(const Rows& rows) {
  std::string text;
  for (const auto& row : rows) text += join(row, " |\n") + (row.size() == 1 ? " |\n|||\n" : " |\n");
  return text;
}

// Each row within bars of its own.
std::string delimited_bars(const Rows& rows) {
  std::string text;
  for (const auto& row : rows) text += "|\n" + join(row, "\n|\n") + "\n|\n\n";
  return text;
}

std::string paragraph_cells(const Rows& rows) {
  std::string text;
  for (const auto& row : rows) text += join(row, "\n\n") + "\n\n";
  return text;
}

// Every cell takes two lines, be it one line of text or two.
std::string padded_cells(const Rows& rows) {
  std::string text;
  for (const auto& row : rows)
    for (const auto& cell : row) {
      const std::size_t space = row.size() == 1 ? std::string::npos : cell.find(' ', cell.size() / 2);
      text += space == std::string::npos ? cell + "\n\n\n"
                                         : cell.substr(0, space) + "\n" + cell.substr(space + 1) + "\n\n";
    }
  return text;
}

std::string html(const Rows& rows) {
  std::string text = "<html><table>";
  for (const auto& row : rows)
    text += (row.size() == 1 ? "<tr><td colspan=4>" : "<tr><td>") + join(row, "<td>") + "</tr>\n";
  return text + "</table>";
}

// Cells wrapped at 20 letters between drawn rules.
std::string box(const Rows& rows, const char* vertical, const char* horizontal, const char* joint) {
  constexpr std::size_t kWidth = 20;
  const auto rule = [&] {
    std::string line = joint;
    for (int k = 0; k < 4; ++k) {
      for (std::size_t x = 0; x < kWidth; ++x) line += horizontal;
      line += joint;
    }
    return line + "\n";
  };
  const auto wrap = [](const std::string& text, std::size_t width) {
    std::vector<std::string> lines(1);
    std::string word;
    for (const char c : text + " ") {
      if (c != ' ') {
        word += c;
        continue;
      }
      if (!lines.back().empty() && utf8::length(lines.back() + " " + word) > width) lines.emplace_back();
      lines.back() += (lines.back().empty() ? "" : " ") + word;
      word.clear();
    }
    return lines;
  };
  const auto pad = [](std::string text, std::size_t width) {
    return text + std::string(width - utf8::length(text), ' ');
  };
  std::string text = rule();
  for (const auto& row : rows) {
    if (row.size() == 1) {
      text += vertical + pad(row[0], kWidth * 4 + 3) + vertical + "\n" + rule();
      continue;
    }
    std::vector<std::vector<std::string>> cells;
    std::size_t height = 0;
    for (const std::string& cell : row) {
      cells.push_back(wrap(cell, kWidth));
      height = std::max(height, cells.back().size());
    }
    for (std::size_t y = 0; y < height; ++y) {
      for (const auto& cell : cells) text += vertical + pad(y < cell.size() ? cell[y] : "", kWidth);
      text += std::string(vertical) + "\n";
    }
    text += rule();
  }
  return text;
}

// Column positions of each cell, so that a section is compared by where it stands.
Rows grid_of(const extract::Table& table) {
  Rows rows = rows_of(table);
  for (auto& row : rows)
    if (row.size() == 4 && row[1].empty() && row[2].empty() && row[3].empty()) row.resize(1);
  return rows;
}

}  // namespace

TEST_CASE("one table in every layout is one grid") {
  const std::vector<std::pair<std::string, std::string>> layouts = {
      {"tsv", tabs(kTable)},
      {"tsv", tabs_cut(kTable)},
      {"cell-lines", cell_lines(kTable)},
      {"pipes", markdown(kTable)},
      {"ragged-pipes", pipes(kTable)},
      {"garant", garant(kTable)},
      {"garant", garant_merged(kTable)},
      {"bar-lines", delimited_bars(kTable)},
      {"box", box(kTable, "|", "-", "+")},
      {"box", box(kTable, "│", "─", "┼")},
      {"box", box(kTable, "¦", "-", "+")},
      {"box", box(kTable, "|", "—", "|")},
      {"html", html(kTable)},
  };
  for (const auto& [kind, source] : layouts) {
    INFO(kind << "\n" << source);
    for (const std::string& around : {std::string(), std::string("Утверждаю план\n\n")}) {
      if (!around.empty() && kind == "html") continue;
      const std::string whole = around + source + (around.empty() ? "" : "\nГлава района\t\tИ.И. Лужин\n");
      const auto document = read(whole, kind == "html" ? "a.html" : "a.txt");
      const extract::Table* table = first_table(document);
      REQUIRE(table);
      CHECK(table->kind == kind);
      CHECK(table->columns == 4);
      CHECK_FALSE(table->guessed);
      CHECK(broken_grid(*table) == "");
      CHECK(grid_of(*table) == kTable);
      if (kind != "html") CHECK(broken_promise(document, whole) == "");
      if (!around.empty()) CHECK(paragraphs_of(document).size() == 2);
    }
  }
}

TEST_CASE("loose layouts keep sections; they say that they guess") {
  for (const auto& [kind, source] : {std::pair{"paragraph-cells", paragraph_cells(kTable)},
                                     std::pair{"paragraph-cells", padded_cells(kTable)}}) {
    const auto document = read(source);
    INFO(source);
    REQUIRE(first_table(document));
    CHECK(first_table(document)->kind == kind);
    CHECK(first_table(document)->guessed);
    Rows rows = grid_of(*first_table(document));
    for (auto& row : rows)
      for (auto& cell : row) std::replace(cell.begin(), cell.end(), '\n', ' ');
    CHECK(rows == kTable);
    CHECK(broken_promise(document, source) == "");
  }
}

TEST_CASE("a heading that is no known word stays in its row; tabbed paragraphs above stay out") {
  for (const char* number : {"N", "№ п/п", ""}) {
    const Rows rows = {{number, "Мероприятие", "Срок исполнения", "Исполнитель"},
                       {"1", "Смотр дружин", "июль", "Штаб"},
                       {"2", "Ремонт гидрантов", "май", "Водоканал"}};
    for (const std::string& above :
         {std::string(), std::string("\tУтвердить план смотра дружин.\n\tКонтроль оставляю за собой.\n")}) {
      const auto document = read(above + cell_lines(rows));
      REQUIRE(first_table(document));
      CHECK(rows_of(*first_table(document)) == rows);
    }
  }
}

TEST_CASE("an empty cell within bars is no new row") {
  const Rows rows = {{"N", "", "Срок", "Исполнитель"},
                     {"1", "Смотр дружин", "", "Штаб"},
                     {"2", "Ремонт гидрантов", "май", ""},
                     {"3", "Учения", "июнь", "Штаб"}};
  const auto document = read(delimited_bars(rows));
  REQUIRE(first_table(document));
  CHECK(rows_of(*first_table(document)) == rows);
}

TEST_CASE("a table without sections also survives as bare bars, paragraphs and wide space") {
  Rows rows;
  for (const auto& row : kTable)
    if (row.size() == 4) rows.push_back(row);
  for (std::size_t r = 1; r < rows.size(); ++r) rows[r][0] = std::to_string(r);
  std::string bars, paragraphs, spaces;
  for (const auto& row : rows) {
    bars += join(row, "\n|\n") + "\n|\n";
    paragraphs += join(row, "\n\n") + "\n\n";
    for (const auto& cell : row) spaces += cell + std::string(50 - utf8::length(cell), ' ');
    spaces += "\n";
  }
  for (const auto& [kind, source] : {std::pair<std::string, std::string>{"bar-lines", bars},
                                     {"paragraph-cells", paragraphs},
                                     {"interleaved", spaces}}) {
    const auto document = read(source);
    INFO(source);
    REQUIRE(first_table(document));
    CHECK(first_table(document)->kind == kind);
    CHECK(rows_of(*first_table(document)) == rows);
    CHECK(broken_promise(document, source) == "");
  }
}
