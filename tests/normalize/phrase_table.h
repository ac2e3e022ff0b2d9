// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables of phrases beside the tests: tab-separated, "#" comments, a heading; "\n" written as two characters
// is a line break.
#pragma once

#include <catch2/catch.hpp>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

inline std::vector<std::string> split_text(const std::string& text, const std::string& separator) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  for (std::size_t end; (end = text.find(separator, begin)) != std::string::npos;
       begin = end + separator.size())
    parts.push_back(text.substr(begin, end - begin));
  parts.push_back(text.substr(begin));
  return parts;
}

inline std::string with_line_breaks(std::string text) {
  for (std::size_t at; (at = text.find("\\n")) != std::string::npos;) text.replace(at, 2, "\n");
  return text;
}

/// The rows of tests/normalize/`name`, the first field with its line breaks.
inline std::vector<std::vector<std::string>> phrase_table(const std::string& name) {
  std::ifstream file(std::string(PRIKAZ_SOURCE_DIR "/tests/normalize/") + name);
  REQUIRE(file);
  std::vector<std::vector<std::string>> rows;
  bool heading = true;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    if (!std::exchange(heading, false)) {
      rows.push_back(split_text(line, "\t"));
      rows.back()[0] = with_line_breaks(rows.back()[0]);
    }
  }
  REQUIRE_FALSE(rows.empty());
  return rows;
}
