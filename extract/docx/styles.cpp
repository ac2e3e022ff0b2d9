// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/docx/styles.h"

#include <algorithm>
#include <array>
#include <utility>

namespace prikaz::extract::docx {
namespace {

using office::NumberFormat;

NumberFormat format_of(std::string_view name) {
  static constexpr std::pair<std::string_view, NumberFormat> kFormats[] = {
      {"decimal", NumberFormat::Decimal},
      {"decimalZero", NumberFormat::DecimalZero},
      {"upperRoman", NumberFormat::UpperRoman},
      {"lowerRoman", NumberFormat::LowerRoman},
      {"upperLetter", NumberFormat::UpperLetter},
      {"lowerLetter", NumberFormat::LowerLetter},
      {"russianUpper", NumberFormat::UpperRussian},
      {"russianLower", NumberFormat::LowerRussian},
      {"ordinal", NumberFormat::Ordinal},
      {"bullet", NumberFormat::Bullet},
      {"none", NumberFormat::None}};
  for (const auto& [key, format] : kFormats)
    if (key == name) return format;
  return NumberFormat::Decimal;
}

}  // namespace

void Styles::start(int name, const office::XmlAttributes& attributes) {
  if (name == kStyle) {
    const std::string id(attributes["styleId"]);
    open_ = &styles_[id];
    const std::string_view byDefault = attributes["default"];
    if (attributes["type"] == "paragraph" && (byDefault == "1" || byDefault == "true" || byDefault == "on"))
      default_paragraph_ = id;
    return;
  }
  if (!open_) return;
  switch (name) {
    case kBasedOn:
      open_->based_on = attributes["val"];
      break;
    case kNumId:
      open_->list = attributes.number("val");
      break;
    case kIlvl:
      open_->level = attributes.number("val");
      break;
    case kVanish:
      open_->hidden = is_on(attributes);
      break;
    default:
      break;
  }
}

void Styles::end(int name) {
  if (name == kStyle) open_ = nullptr;
}

template <typename Value>
std::optional<Value> Styles::inherited(std::string_view style, std::optional<Value> Style::*field) const {
  // Chains are short; a longer one is a circle.
  constexpr int kMaxChain = 32;
  for (int i = 0; i < kMaxChain; ++i) {
    const auto at = styles_.find(style);
    if (at == styles_.end()) break;
    if (at->second.*field) return at->second.*field;
    style = at->second.based_on;
  }
  return std::nullopt;
}

std::optional<bool> Styles::hidden(std::string_view style) const { return inherited(style, &Style::hidden); }
std::optional<int> Styles::list(std::string_view style) const { return inherited(style, &Style::list); }
std::optional<int> Styles::level(std::string_view style) const { return inherited(style, &Style::level); }

void Numbering::start(int name, const office::XmlAttributes& attributes) {
  switch (name) {
    case kAbstractNum:
      open_abstract_ = &abstracts_[attributes.number("abstractNumId")];
      return;
    case kNum:
      open_num_ = &nums_[attributes.number("numId")];
      return;
    case kNumStyleLink:
      if (open_abstract_) open_abstract_->style_link = attributes["val"];
      return;
    case kAbstractNumId:
      if (open_num_) open_num_->abstract = attributes.number("val", -1);
      return;
    case kLvlOverride:
      if (open_num_)
        open_override_ =
            &open_num_->overrides[std::clamp(attributes.number("ilvl"), 0, office::kListLevels - 1)];
      return;
    case kStartOverride:
      if (open_override_) open_override_->start = attributes.number("val");
      return;
    case kLvl: {
      const int level = std::clamp(attributes.number("ilvl"), 0, office::kListLevels - 1);
      if (open_override_) {
        open_level_ = &open_override_->level.emplace();
      } else if (open_abstract_) {
        open_level_ = &open_abstract_->levels[static_cast<std::size_t>(level)];
      }
      // Where w:start is absent it is 0 (17.9.25).
      if (open_level_) open_level_->start = 0;
      return;
    }
    default:
      if (open_level_) start_level(name, attributes);
  }
}

void Numbering::start_level(int name, const office::XmlAttributes& attributes) {
  switch (name) {
    case kStart:
      open_level_->start = attributes.number("val", 1);
      break;
    case kNumFmt:
      open_level_->format = format_of(attributes["val"]);
      break;
    case kLvlText:
      open_level_->text = attributes["val"];
      break;
    case kIsLgl:
      open_level_->legal = is_on(attributes);
      break;
    case kLvlRestart:
      open_level_->restart = attributes.number("val", -1);
      break;
    case kPStyle:
      open_level_->style = attributes["val"];
      break;
    case kRFonts:
      open_level_->font = attributes["ascii"];
      break;
    case kSuffix:
      open_level_->adjoins = attributes["val"] == "nothing";
      break;
    default:
      break;
  }
}

void Numbering::end(int name) {
  if (name == kAbstractNum) open_abstract_ = nullptr;
  if (name == kNum) open_num_ = nullptr;
  if (name == kLvlOverride) open_override_ = nullptr;
  if (name == kLvl) open_level_ = nullptr;
}

Numbering::Abstract* Numbering::abstract_of(const Num& num, const Styles& styles) {
  const auto at = abstracts_.find(num.abstract);
  if (at == abstracts_.end()) return nullptr;
  if (at->second.style_link.empty()) return &at->second;
  const auto linked = styles.list(at->second.style_link);
  const auto other = linked ? nums_.find(*linked) : nums_.end();
  if (other == nums_.end()) return &at->second;
  const auto real = abstracts_.find(other->second.abstract);
  return real == abstracts_.end() ? &at->second : &real->second;
}

std::string Numbering::next(int num_id, std::optional<int> wanted, std::string_view style,
                            const Styles& styles) {
  const auto at = nums_.find(num_id);
  if (at == nums_.end()) return {};
  Num& num = at->second;
  Abstract* abstract = abstract_of(num, styles);
  if (!abstract) return {};
  int level = wanted.value_or(0);
  if (!wanted && !style.empty())
    for (int i = 0; i < office::kListLevels; ++i)
      if (abstract->levels[static_cast<std::size_t>(i)].style == style) level = i;
  level = std::clamp(level, 0, office::kListLevels - 1);
  office::ListCounter::Levels levels;
  std::string font;
  for (int i = 0; i < office::kListLevels; ++i) {
    const auto index = static_cast<std::size_t>(i);
    const auto changed = num.overrides.find(i);
    const bool replaced = changed != num.overrides.end() && changed->second.level;
    const Level& source = replaced ? *changed->second.level : abstract->levels[index];
    levels[index] = source;
    if (i == level) font = source.font;
    if (changed == num.overrides.end() || !changed->second.start) continue;
    // Also where the level restarts later (17.9.27).
    levels[index].start = *changed->second.start;
    if (!num.begun[index] && i == level) {
      num.begun[index] = true;
      abstract->counter.set_next(i, *changed->second.start);
    }
  }
  std::string text = office::map_symbols(font, abstract->counter.next(levels, level));
  if (!text.empty() && !levels[static_cast<std::size_t>(level)].adjoins) text += ' ';
  return text;
}

}  // namespace prikaz::extract::docx
