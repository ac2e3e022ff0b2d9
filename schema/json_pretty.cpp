// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Compact JSON to laid-out JSON in two passes: the first measures every object and array as it would look on
// one line, the second breaks those that are too wide.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "schema/json_writer.h"

namespace prikaz::schema {
namespace {

bool starts_code_point(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }

// The position behind the string that opens at `position`.
std::size_t skip_string(std::string_view json, std::size_t position) {
  for (++position; position < json.size() && json[position] != '"'; ++position)
    if (json[position] == '\\') ++position;
  return position < json.size() ? position + 1 : json.size();
}

std::size_t code_points(std::string_view text) {
  std::size_t count = 0;
  for (const char byte : text) count += starts_code_point(byte);
  return count;
}

// Widths on one line of all objects and arrays, in the order in which they open.
std::vector<std::size_t> measure(std::string_view json) {
  std::vector<std::size_t> widths, open;
  std::size_t column = 0;
  for (std::size_t i = 0; i < json.size();) {
    const char c = json[i];
    if (c == '"') {
      const std::size_t end = skip_string(json, i);
      column += code_points(json.substr(i, end - i));
      i = end;
      continue;
    }
    if (c == '{' || c == '[') {
      open.push_back(widths.size());
      widths.push_back(column);
    }
    column += c == ',' || c == ':' ? 2 : 1;
    if ((c == '}' || c == ']') && !open.empty()) {
      widths[open.back()] = column - widths[open.back()];
      open.pop_back();
    }
    ++i;
  }
  return widths;
}

class Layout {
 public:
  Layout(std::string_view json, std::size_t width) : json_(json), width_(width), widths_(measure(json)) {}

  std::string run() {
    result_.reserve(json_.size() * 2);
    for (std::size_t i = 0; i < json_.size();) {
      const std::size_t end = json_[i] == '"' ? skip_string(json_, i) : i + 1;
      put(json_.substr(i, end - i), i);
      i = end;
    }
    return std::move(result_);
  }

 private:
  void put(std::string_view token, std::size_t position) {
    switch (token.front()) {
      case '{':
      case '[':
        open(token.front(), json_.substr(position + 1, 1));
        break;
      case '}':
      case ']':
        close(token.front());
        break;
      case ',':
        add(",");
        if (broken_.empty() || !broken_.back())
          add(" ");
        else
          new_line();
        break;
      case ':':
        add(": ");
        break;
      default:
        add(token);
    }
  }

  void open(char bracket, std::string_view next) {
    // A comma or bracket may follow on the same line.
    const bool empty = next == "}" || next == "]";
    const bool wide = column_ + widths_[opened_++] + 1 > width_;
    const bool inside_line = !broken_.empty() && !broken_.back();
    add({&bracket, 1});
    broken_.push_back(wide && !empty && !inside_line);
    if (broken_.back()) new_line();
  }

  void close(char bracket) {
    const bool broken = !broken_.empty() && broken_.back();
    if (!broken_.empty()) broken_.pop_back();
    if (broken) new_line();
    add({&bracket, 1});
  }

  void new_line() {
    result_ += '\n';
    result_.append(2 * broken_.size(), ' ');
    column_ = 2 * broken_.size();
  }

  void add(std::string_view text) {
    result_ += text;
    column_ += code_points(text);
  }

  std::string_view json_;
  std::size_t width_;
  std::vector<std::size_t> widths_;
  std::size_t opened_ = 0;
  std::size_t column_ = 0;
  std::vector<bool> broken_;  // of the open objects and arrays
  std::string result_;
};

}  // namespace

std::string pretty_json(std::string_view compact, std::size_t width) { return Layout(compact, width).run(); }

}  // namespace prikaz::schema
