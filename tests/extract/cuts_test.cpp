// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/placed/cuts.h"

#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/data_file.h"

using namespace prikaz;
using namespace prikaz::extract;

namespace {

constexpr double kBlindShare = 0.95;

std::string settle(std::string_view above, std::string_view below) {
  Document document;
  Paragraph paragraph;
  paragraph.text = std::string(above) + placed::kMaybeCut + std::string(below);
  document.blocks.emplace_back(paragraph);
  placed::settle_cuts(document);
  return std::get<Paragraph>(document.blocks.front()).text;
}

// Calls `judge(whether it came right, "above|below")` for each row of a table of line ends.
template <typename Judge>
void each_line_end(const std::string& name, Judge judge) {
  std::ifstream file(std::string(PRIKAZ_SOURCE_DIR "/tests/extract/") + name);
  REQUIRE(file);
  std::stringstream text;
  text << file.rdbuf();
  const std::string table = text.str();
  each_tsv_row(table, [&](const std::vector<std::string_view>& row) {
    if (row.size() < 3) return;
    const std::string above(row[1]), below(row[2]);
    const std::string wanted = row[0] == "yes" ? above + below : above + ' ' + below;
    judge(settle(above, below) == wanted, above + '|' + below);
  });
}

}  // namespace

TEST_CASE("words cut by narrow columns, and whole words that only look so") {
  std::size_t rows = 0;
  each_line_end("cut_words.tsv", [&](bool right, const std::string& line_end) {
    ++rows;
    CAPTURE(line_end);
    CHECK(right);
  });
  CHECK(rows > 90);
}

TEST_CASE("words cut by narrow columns: what was never tuned on") {
  std::size_t rows = 0, hits = 0;
  each_line_end("cut_words_blind.tsv", [&](bool right, const std::string&) {
    ++rows;
    hits += right;
  });
  CHECK(rows > 100);
  CHECK(static_cast<double>(hits) >= kBlindShare * static_cast<double>(rows));
}
