// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Styles of OpenDocument as far as they change what is read: hidden text, widths of columns, lists (ODF 1.2,
// 16).
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "extract/odt/names.h"
#include "extract/office/list_numbers.h"

namespace prikaz::extract::odt {

struct Style {
  std::string parent;
  std::string list;  ///< style:list-style-name of a paragraph's style
  std::optional<bool> hidden;
  int width = 0;  ///< of a column, in twips
  bool page_break = false;
};

class Styles {
 public:
  /// For elements inside office:styles, office:automatic-styles.
  void start(int name, const office::XmlAttributes& attributes);
  void end(int name);

  /// `family`: "paragraph", "text", "table-column", "section".
  bool hidden(std::string_view family, std::string_view style) const;
  int width(std::string_view style) const;
  bool page_break(std::string_view style) const;
  /// The list style of a paragraph style or of one that it is based on; empty where there is none.
  std::string_view list_of(std::string_view style) const;
  /// Null where there is no such list style. "" is the outline of headings.
  const office::ListCounter::Levels* levels(std::string_view list_style) const;
  /// Whether a paragraph style brings this page style, or it is the first page's.
  bool uses_master(std::string_view master) const { return masters_.count(std::string(master)) > 0; }

 private:
  const Style* find(std::string_view family, std::string_view style) const;
  void start_level(bool bullet, const office::XmlAttributes& attributes);
  std::map<std::string, Style, std::less<>> styles_;  // by "family/name"
  std::map<std::string, office::ListCounter::Levels, std::less<>> lists_;
  std::set<std::string> masters_{"Standard", "Default"};
  Style* open_ = nullptr;
  std::string family_;
  office::ListCounter::Levels* open_list_ = nullptr;
  office::ListLevel* open_level_ = nullptr;
};

}  // namespace prikaz::extract::odt
