// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What holds for every text whatever it says: nothing lost, places true, the same answer twice, no crash on
// damage.
#include <random>

#include "base/error.h"
#include "base/utf8.h"
#include "text_support.h"

using namespace prikaz;
using namespace prikaz::test;

namespace {

std::vector<std::string> own_texts() {
  auto files = files_in(PRIKAZ_SOURCE_DIR "/samples", {".txt", ".md"});
  const auto layouts = files_in(PRIKAZ_SOURCE_DIR "/tests/extract/layouts", {".txt"});
  files.insert(files.end(), layouts.begin(), layouts.end());
  return files;
}

void check_promises(const std::vector<std::string>& files) {
  for (const std::string& path : files) {
    const std::string source = load(path);
    if (!utf8::is_valid(source)) continue;
    INFO(path);
    CHECK(broken_promise(read(source, path), source) == "");
  }
}

}  // namespace

TEST_CASE("nothing is lost and every place is true: own texts") {
  REQUIRE(own_texts().size() >= 25);
  check_promises(own_texts());
}

TEST_CASE("nothing is lost and every place is true: reference texts") {
  auto files = files_in(PRIKAZ_SOURCE_DIR "/../shared/seeds", {".txt"});
  const auto real = files_in(PRIKAZ_SOURCE_DIR "/../shared/data/real", {".txt"});
  files.insert(files.end(), real.begin(), real.end());
  if (files.empty()) WARN("no ../shared: only own texts are read");
  check_promises(files);
}

TEST_CASE("reading twice gives the same") {
  for (const std::string& path : own_texts()) {
    const std::string source = load(path);
    const auto first = read(source), second = read(source);
    CHECK(dump_tables(first) == dump_tables(second));
    CHECK(paragraphs_of(first) == paragraphs_of(second));
    CHECK(first.diagnostics == second.diagnostics);
  }
}

TEST_CASE("truncated anywhere, nothing of what is left is lost") {
  for (const std::string& path : own_texts()) {
    const std::string source = load(path);
    if (!utf8::is_valid(source)) continue;
    std::mt19937 random(11);
    for (int k = 0; k < 40; ++k) {
      std::string_view part = std::string_view(source).substr(0, 1 + random() % source.size());
      while (!part.empty() && !utf8::is_valid(part)) part.remove_suffix(1);
      if (part.empty()) continue;
      INFO(path << " cut at " << part.size());
      CHECK(broken_promise(read(part), part) == "");
    }
  }
}

TEST_CASE("lines shuffled, doubled and dropped: nothing lost, no crash") {
  std::vector<std::string> lines;
  for (const std::string& path : own_texts()) {
    std::string line;
    for (const char c : load(path)) {
      if (c != '\n') {
        line += c;
        continue;
      }
      if (utf8::is_valid(line)) lines.push_back(line + "\n");
      line.clear();
    }
  }
  std::mt19937 random(3);
  for (int k = 0; k < 1500; ++k) {
    std::string source;
    std::size_t at = random() % lines.size();
    for (int n = 0; n < 30; ++n) {
      if (random() % 8 == 0) at = random() % lines.size();
      if (random() % 10 != 0) source += lines[at % lines.size()];
      at += random() % 12 != 0;
    }
    if (source.empty() || utf8::trim(source).empty()) continue;
    const auto document = read(source, k % 3 == 0 ? "a.md" : "a.txt");
    INFO(source);
    REQUIRE(broken_promise(document, source) == "");
  }
}

TEST_CASE("flipped bytes never crash") {
  std::mt19937 random(5);
  auto files = own_texts();
  for (const std::string& page : files_in(PRIKAZ_SOURCE_DIR "/samples", {".html"})) files.push_back(page);
  for (const std::string& path : files) {
    const std::string source = load(path);
    for (int k = 0; k < 40; ++k) {
      std::string damaged = source;
      for (int n = 0; n < 1 + k / 4; ++n) damaged[random() % damaged.size()] = static_cast<char>(random());
      try {
        const auto document = read(damaged, path);
        for (const auto& block : document.blocks)
          if (const auto* table = std::get_if<extract::Table>(&block)) REQUIRE(broken_grid(*table) == "");
      } catch (const Error&) {
        SUCCEED();
      }
    }
  }
}
