// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/odt/styles.h"

#include <algorithm>
#include <utility>

#include "extract/office/length.h"

namespace prikaz::extract::odt {
namespace {

using office::NumberFormat;

// ODF 1.2, 20.314, and LibreOffice's names for Cyrillic alphabets, which list their first letters.
NumberFormat format_of(std::string_view format) {
  if (format.empty()) return NumberFormat::None;
  if (format.starts_with("а")) return NumberFormat::LowerRussian;
  if (format.starts_with("А")) return NumberFormat::UpperRussian;
  switch (format.front()) {
    case 'a':
      return NumberFormat::LowerLetter;
    case 'A':
      return NumberFormat::UpperLetter;
    case 'i':
      return NumberFormat::LowerRoman;
    case 'I':
      return NumberFormat::UpperRoman;
    case '0':
      return NumberFormat::DecimalZero;
    default:
      return NumberFormat::Decimal;
  }
}

// "%1%.%2%)": how LibreOffice writes what prefix, suffix and the number of levels cannot say.
std::string level_text(std::string_view format) {
  std::string text;
  for (std::size_t i = 0; i < format.size(); ++i) {
    text += format[i];
    const bool place = format[i] == '%' && i + 2 < format.size() && format[i + 2] == '%';
    if (!place) continue;
    text += format[i + 1];
    i += 2;
  }
  return text;
}

}  // namespace

void Styles::start(int name, const office::XmlAttributes& attributes) {
  switch (name) {
    case kStyle: {
      family_ = attributes["family"];
      open_ = &styles_[family_ + "/" + std::string(attributes["name"])];
      open_->parent = attributes["parent-style-name"];
      open_->list = attributes["list-style-name"];
      if (const std::string_view master = attributes["master-page-name"]; !master.empty()) {
        masters_.insert(std::string(master));
        open_->page_break = true;
      }
      break;
    }
    case kTextProperties:
      if (open_)
        if (const auto display = attributes.find("display")) open_->hidden = *display == "none";
      break;
    case kSectionProperties:
      break;
    case kParagraphProperties:
      if (open_ && attributes["break-before"] == "page") open_->page_break = true;
      break;
    case kColumnProperties:
      if (open_) open_->width = office::parse_twips(attributes["column-width"]);
      break;
    case kListStyle:
      open_list_ = &lists_[std::string(attributes["name"])];
      break;
    case kOutlineStyle:
      open_list_ = &lists_[""];
      break;
    case kLevelNumber:
      start_level(false, attributes);
      break;
    case kLevelBullet:
      start_level(true, attributes);
      break;
    case kLabelAlignment:
      if (open_level_) open_level_->adjoins = attributes["label-followed-by"] == "nothing";
      break;
    default:
      break;
  }
}

void Styles::start_level(bool bullet, const office::XmlAttributes& attributes) {
  if (!open_list_) return;
  const int number = attributes.number("level", 1);
  if (number < 1 || number > office::kListLevels) return;
  office::ListLevel& level = (*open_list_)[static_cast<std::size_t>(number - 1)];
  open_level_ = &level;
  const std::string prefix(attributes["num-prefix"]), suffix(attributes["num-suffix"]);
  if (bullet) {
    level.format = NumberFormat::Bullet;
    level.text = office::map_symbols("", attributes["bullet-char"]);
    return;
  }
  level.format = format_of(attributes["num-format"]);
  level.start = attributes.number("start-value", 1);
  level.text.clear();
  // Without a format there is no number and so no frame around it.
  if (level.format == NumberFormat::None) return;
  if (const auto format = attributes.find("num-list-format")) {
    level.text = level_text(*format);
    return;
  }
  const int shown = std::clamp(attributes.number("display-levels", 1), 1, number);
  level.text = prefix;
  bool first = true;
  for (int i = number - shown + 1; i <= number; ++i) {
    // Levels without numbers of their own are left out together with their dot (ODF 1.2, 19.797).
    const NumberFormat format = (*open_list_)[static_cast<std::size_t>(i - 1)].format;
    if (format == NumberFormat::None || format == NumberFormat::Bullet) continue;
    if (!first) level.text += '.';
    first = false;
    level.text += '%';
    level.text += std::to_string(i);
  }
  level.text += suffix;
}

void Styles::end(int name) {
  if (name == kStyle) open_ = nullptr;
  if (name == kLevelNumber || name == kLevelBullet) open_level_ = nullptr;
  if (name == kListStyle || name == kOutlineStyle) open_list_ = nullptr;
}

const Style* Styles::find(std::string_view family, std::string_view style) const {
  const auto at = styles_.find(std::string(family) + "/" + std::string(style));
  return at == styles_.end() ? nullptr : &at->second;
}

bool Styles::hidden(std::string_view family, std::string_view style) const {
  constexpr int kMaxChain = 32;
  for (int i = 0; i < kMaxChain && !style.empty(); ++i) {
    const Style* found = find(family, style);
    if (!found) break;
    if (found->hidden) return *found->hidden;
    style = found->parent;
  }
  return false;
}

int Styles::width(std::string_view style) const {
  const Style* found = find("table-column", style);
  return found ? found->width : 0;
}

bool Styles::page_break(std::string_view style) const {
  const Style* found = find("paragraph", style);
  return found && found->page_break;
}

std::string_view Styles::list_of(std::string_view style) const {
  constexpr int kMaxChain = 32;
  for (int i = 0; i < kMaxChain && !style.empty(); ++i) {
    const Style* found = find("paragraph", style);
    if (!found) break;
    if (!found->list.empty()) return found->list;
    style = found->parent;
  }
  return {};
}

const office::ListCounter::Levels* Styles::levels(std::string_view list_style) const {
  const auto at = lists_.find(list_style);
  return at == lists_.end() ? nullptr : &at->second;
}

}  // namespace prikaz::extract::odt
