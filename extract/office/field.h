// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Field instructions, which are the same in DOCX, RTF and DOC (ECMA-376 part 1, 17.16): `HYPERLINK
// "https://…" \o "…"`.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace prikaz::extract::office {

/// The address of a HYPERLINK; empty for other fields and for places in the same document.
std::string hyperlink_target(std::string_view instruction);

/// PAGE or NUMPAGES.
bool is_page_field(std::string_view instruction);

/// The fields that are open at a place of a text. One shows its result; its instruction is no text.
class OpenFields {
 public:
  struct Field {
    std::string instruction;
    bool result = false;               ///< its result has begun
    std::size_t begin = 0;             ///< where that stands in the paragraph
    std::optional<bool> checked;       ///< of a FORMCHECKBOX
    std::vector<std::string> choices;  ///< of a FORMDROPDOWN
    std::size_t choice = 0;
  };

  /// `at`: the paragraph's length so far.
  void begin(std::size_t at);
  void begin_result(std::size_t at);
  std::optional<Field> end();
  /// What is read is an instruction, of the innermost field or of one around it.
  bool silent() const;
  void add_instruction(std::string_view text);
  /// Fields go on in the next paragraph.
  void end_paragraph();
  Field* innermost() { return fields_.empty() ? nullptr : &fields_.back(); }

 private:
  std::vector<Field> fields_;
};

/// What a form field without a result shows: "☒", or the entry that is chosen.
std::string form_result(const OpenFields::Field& field);

}  // namespace prikaz::extract::office
