// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lines that are in no table to paragraphs, one for each line. In Markdown, headings, list marks, quotes,
// fences and rules are taken off (https://spec.commonmark.org/0.31.2/#leaf-blocks); a number that begins an
// item is text.
#pragma once

#include "extract/document.h"
#include "extract/layout/detect.h"

namespace prikaz::extract::layout {

class ParagraphMaker {
 public:
  ParagraphMaker(const Context& context, Document& document) : context_(context), document_(document) {}

  void add(LineRange range);

 private:
  std::string_view without_block_marks(std::string_view text, bool& is_mark);
  void add_line(const Line& line, bool gap_before);

  const Context& context_;
  Document& document_;
  bool in_fence_ = false;
};

}  // namespace prikaz::extract::layout
