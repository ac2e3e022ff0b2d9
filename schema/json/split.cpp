// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "schema/json.h"

namespace prikaz::schema {
namespace {

bool is_json_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

// The position behind the value that begins at `begin`: behind its last bracket, or, for what is no object or
// array, the end of its line.
std::size_t value_end(std::string_view text, std::size_t begin) {
  if (text[begin] != '{' && text[begin] != '[') return std::min(text.find('\n', begin), text.size());
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t i = begin; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string) {
      if (c == '\\') ++i;
      in_string = c != '"';
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if ((c == '}' || c == ']') && --depth == 0) {
      return i + 1;
    }
  }
  return text.size();
}

}  // namespace

std::vector<std::string_view> split_json(std::string_view text) {
  std::vector<std::string_view> values;
  for (std::size_t i = 0; i < text.size();) {
    if (is_json_space(text[i])) {
      ++i;
      continue;
    }
    const std::size_t end = value_end(text, i);
    values.push_back(text.substr(i, end - i));
    i = end;
  }
  return values;
}

}  // namespace prikaz::schema
