// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Text tables as they are met: each layouts/NAME.txt with the tables that NAME.grid says, or "?any" where the
// structure cannot be had and only the promises count (nothing lost, guesses marked).
#include <filesystem>

#include "text_support.h"

using namespace prikaz;
using namespace prikaz::test;

TEST_CASE("text tables are read in their layouts") {
  const auto files = files_in(PRIKAZ_SOURCE_DIR "/tests/extract/layouts", {".txt"});
  REQUIRE(files.size() >= 20);
  for (const std::string& path : files) {
    const std::string source = load(path);
    const extract::Document document = read(source, std::filesystem::path(path).filename().string());
    const std::string expected = load(std::filesystem::path(path).replace_extension(".grid").string());
    INFO(path);
    CHECK(broken_promise(document, source) == "");
    if (expected == "?any\n") {
      for (const extract::Block& block : document.blocks)
        if (const auto* table = std::get_if<extract::Table>(&block)) CHECK(table->guessed);
    } else {
      CHECK(dump_tables(document) == (expected == "\n" ? "" : expected));
    }
  }
}

TEST_CASE("a guessed table says so in the diagnostics") {
  const auto document = read(load(PRIKAZ_SOURCE_DIR "/tests/extract/layouts/flat_rows.txt"));
  REQUIRE(document.diagnostics.size() == 1);
  CHECK(document.diagnostics[0].code == "columns-guessed");
  CHECK(document.diagnostics[0].at.table == 1);
}
