// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/office/field.h"

#include <algorithm>
#include <utility>

namespace prikaz::extract::office {

std::string hyperlink_target(std::string_view instruction) {
  constexpr std::string_view kWord = "HYPERLINK";
  const std::size_t word = instruction.find(kWord);
  if (word == std::string_view::npos) return {};
  instruction.remove_prefix(word + kWord.size());
  const std::size_t open = instruction.find('"');
  if (open == std::string_view::npos || instruction.substr(0, open).find("\\l") != std::string_view::npos)
    return {};
  const std::size_t close = std::min(instruction.find('"', open + 1), instruction.size());
  return std::string(instruction.substr(open + 1, close - open - 1));
}

bool is_page_field(std::string_view instruction) {
  const std::size_t begin = std::min(instruction.find_first_not_of(" \t\n"), instruction.size());
  const std::string_view word =
      instruction.substr(begin, instruction.find_first_of(" \t\n\\", begin) - begin);
  return word == "PAGE" || word == "NUMPAGES";
}

void OpenFields::begin(std::size_t at) {
  constexpr std::size_t kMaxFields = 64;
  if (fields_.size() >= kMaxFields) return;
  fields_.emplace_back();
  fields_.back().begin = at;
}

void OpenFields::begin_result(std::size_t at) {
  if (fields_.empty()) return;
  fields_.back().result = true;
  fields_.back().begin = at;
}

std::optional<OpenFields::Field> OpenFields::end() {
  if (fields_.empty()) return std::nullopt;
  Field field = std::move(fields_.back());
  fields_.pop_back();
  return field;
}

bool OpenFields::silent() const {
  return std::any_of(fields_.begin(), fields_.end(), [](const Field& field) { return !field.result; });
}

void OpenFields::add_instruction(std::string_view text) {
  constexpr std::size_t kMaxInstruction = 4096;
  if (!fields_.empty() && fields_.back().instruction.size() < kMaxInstruction)
    fields_.back().instruction += text;
}

void OpenFields::end_paragraph() {
  for (Field& field : fields_) field.begin = 0;
}

std::string form_result(const OpenFields::Field& field) {
  if (field.result) return {};
  if (field.instruction.find("FORMCHECKBOX") != std::string::npos)
    return field.checked.value_or(false) ? "☒" : "☐";
  if (field.instruction.find("FORMDROPDOWN") != std::string::npos && field.choice < field.choices.size())
    return field.choices[field.choice];
  return {};
}

}  // namespace prikaz::extract::office
