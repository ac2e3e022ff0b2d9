// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// styles.xml and numbering.xml as far as they change what is read: hidden text and automatic numbers
// (ECMA-376 part 1, 17.7 and 17.9).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "extract/docx/names.h"
#include "extract/office/list_numbers.h"

namespace prikaz::extract::docx {

struct Style {
  std::string based_on;
  std::optional<int> list;  ///< w:numId; 0 takes a number away
  std::optional<int> level;
  std::optional<bool> hidden;
  bool default_paragraph = false;
};

class Styles : public office::XmlHandler {
 public:
  void start(int name, const office::XmlAttributes& attributes) override;
  void end(int name) override;
  void text(std::string_view) override {}

  /// Of the style itself or the nearest one it is based on.
  std::optional<bool> hidden(std::string_view style) const;
  std::optional<int> list(std::string_view style) const;
  std::optional<int> level(std::string_view style) const;
  const std::string& default_paragraph() const { return default_paragraph_; }

 private:
  template <typename Value>
  std::optional<Value> inherited(std::string_view style, std::optional<Value> Style::*field) const;
  std::map<std::string, Style, std::less<>> styles_;
  Style* open_ = nullptr;
  std::string default_paragraph_;
};

class Numbering : public office::XmlHandler {
 public:
  void start(int name, const office::XmlAttributes& attributes) override;
  void end(int name) override;
  void text(std::string_view) override {}

  /// The next number of list `num` at `level`, with a space behind; empty where the list is unknown or shows
  /// nothing. `style`: the paragraph's, which may choose the level.
  std::string next(int num, std::optional<int> level, std::string_view style, const Styles& styles);

 private:
  struct Level : office::ListLevel {
    std::string style;  // w:pStyle
    std::string font;
  };
  struct Abstract {
    std::array<Level, office::kListLevels> levels;
    std::string style_link;  // w:numStyleLink: the levels stand in the list of that style
    office::ListCounter counter;
  };
  struct Override {
    std::optional<int> start;
    std::optional<Level> level;
  };
  struct Num {
    int abstract = -1;
    std::map<int, Override> overrides;
    std::array<bool, office::kListLevels> begun{};
  };
  Abstract* abstract_of(const Num& num, const Styles& styles);
  void start_level(int name, const office::XmlAttributes& attributes);

  std::map<int, Abstract> abstracts_;
  std::map<int, Num> nums_;
  Abstract* open_abstract_ = nullptr;
  Num* open_num_ = nullptr;
  Override* open_override_ = nullptr;
  Level* open_level_ = nullptr;
};

}  // namespace prikaz::extract::docx
