// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sizes and shapes that a stranger may send: an answer or an ordinary error, never a crash.
#include "base/error.h"
#include "extract/read.h"
#include "tests/strained.h"
#include "text_support.h"

using namespace prikaz;
using namespace prikaz::test;

namespace {

std::string repeat(std::string_view text, std::size_t times) {
  std::string result;
  result.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) result += text;
  return result;
}

ErrorCode code_of(std::string_view bytes, const Limits& limits, std::string_view name = "order.txt") {
  extract::ReadOptions options;
  options.limits = limits;
  try {
    extract::read_document(bytes, name, options);
  } catch (const Error& error) {
    return error.code();
  }
  return ErrorCode::Internal;
}

}  // namespace

TEST_CASE("a table of a hundred thousand rows") {
  std::string source = "№\tДело\tСрок\n";
  for (int i = 1; i <= 100'000; ++i) source += std::to_string(i) + "\tОсмотр\tмай\n";
  const auto document = read(source);
  REQUIRE(first_table(document));
  CHECK(first_table(document)->rows.size() == 100'001);
  CHECK(visible_in(document) > 1'000'000);
}

TEST_CASE("a row of ten thousand cells is no table") {
  const std::string row = repeat("ячейка\t", 10'000);
  const auto document = read(row + "\n" + row + "\n" + row + "\n");
  CHECK(first_table(document) == nullptr);
  REQUIRE_FALSE(document.diagnostics.empty());
  CHECK(document.diagnostics[0].code == "table-too-wide");
  const std::string pipes = repeat("| 1 ", 10'000) + "|\n";
  const std::string markdown = pipes + repeat("|---", 10'000) + "|\n" + pipes;
  const auto other = read(markdown, "a.md");
  CHECK(first_table(other) == nullptr);
  CHECK(other.diagnostics[0].code == "table-too-wide");
}

TEST_CASE("limits are errors of their own") {
  Limits limits;
  limits.table_rows = 10;
  CHECK(code_of(repeat("1\tа\tб\n", 20), limits) == ErrorCode::LimitExceeded);
  limits = {};
  limits.cells = 100;
  CHECK(code_of(repeat("строка\n", 200), limits) == ErrorCode::LimitExceeded);
  limits = {};
  limits.file_bytes = 10;
  CHECK(code_of("длинный текст приказа", limits) == ErrorCode::TooLarge);
  // Few bytes that make many cells.
  limits = {};
  limits.cells = 10'000;
  const std::string wide =
      "<table><tr><td colspan=200>а<td>б</tr>" + repeat("<tr><td>1<td>2", 300) + "</table>";
  CHECK(code_of(wide, limits, "a.html") == ErrorCode::LimitExceeded);
}

TEST_CASE("one very long line") {
  const std::string words = repeat("слово и дело, ", 400'000);
  const auto document = read(words);
  CHECK(document.blocks.size() == 1);
  for (const char* piece :
       {"|", "[", "<", "\t", "**", "`", "[a](", "![x](", "&amp;", "-", "+", "¦", "1.", "<b>", "— "}) {
    const std::string source = repeat(piece, strained(100'000));
    INFO(piece);
    CHECK_NOTHROW(read(source, "a.txt"));
    CHECK_NOTHROW(read("# x\n## y\n" + source, "a.md"));
    if (std::string_view(piece) == "<b>")
      CHECK(code_of("<html>" + source, {}, "a.html") == ErrorCode::LimitExceeded);
    else
      CHECK_NOTHROW(read("<html>" + source, "a.html"));
  }
}

TEST_CASE("many lines of marks stay linear") {
  for (const char* line : {"|\n",
                           "a |\n",
                           "+---+\n",
                           "|---|\n",
                           "\t\n",
                           "\tа\n",
                           "а\tб\n",
                           "│ а\n",
                           "№ Мероприятие Срок\n",
                           "№  Мероприятие  Срок\n",
                           "№\n\n",
                           "Срок\n",
                           "1\n\n",
                           "---\n",
                           "1. а\n",
                           "а | б\n",
                           "Мероприятие\n\nа\n\n",
                           "[image: x]\n",
                           "┌──┐\n│а │\n",
                           "1\t2\n\n\n\n\n\n\n\n"}) {
    const std::string source = repeat(line, strained(20'000));
    INFO(line);
    CHECK(broken_promise(read(source), source) == "");
  }
}

TEST_CASE("deep HTML") {
  const std::string divs = repeat("<div>", 3000) + "текст" + repeat("</div>", 3000);
  CHECK(paragraphs_of(read("<html><body>" + divs, "a.html")) == std::vector<std::string>{"текст"});
  Limits limits;
  CHECK(code_of("<html><body>" + repeat("<div>", 100'000), limits, "a.html") == ErrorCode::LimitExceeded);
  const std::string tables = repeat("<table><tr><td>а<td>", 500) + "дно";
  const auto document = read("<html>" + tables, "a.html");
  CHECK(visible_in(document) == 503);
}

TEST_CASE("lines of nothing but tabs or one pipe among rows of pipes") {
  for (const char* odd : {"\t\t\n", "|\n", " | \n", "-----+----\n", "строчная\n"}) {
    const std::string rows = "1 | Осмотр | май\n2 | Ремонт | июнь\n";
    const std::string source = rows + odd + rows + odd + odd + rows;
    INFO(source);
    CHECK(broken_promise(read(source), source) == "");
    CHECK(broken_promise(read(odd + source), odd + source) == "");
  }
}
