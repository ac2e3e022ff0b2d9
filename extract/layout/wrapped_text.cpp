// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/layout/wrapped_text.h"

#include "base/utf8.h"
#include "extract/layout/words.h"

namespace prikaz::extract::layout {
namespace {

constexpr std::string_view kSoftHyphen = "\u00AD";

}  // namespace

bool WrappedText::add(std::string_view line) {
  line = utf8::trim(line);
  if (line.empty()) return false;
  if (text_.empty()) {
    text_ = line;
    return true;
  }
  const bool soft = text_.ends_with(kSoftHyphen);
  if (!soft && text_.back() != '-') {
    text_ += '\n';
    text_ += line;
    return true;
  }
  const std::string_view head =
      std::string_view(text_).substr(0, text_.size() - (soft ? kSoftHyphen.size() : 1));
  const std::string_view left = last_letters(head), right = first_letters(line);
  const bool word = !left.empty() && !right.empty();
  const bool figures = !head.empty() && head.back() >= '0' && head.back() <= '9';
  if (soft || (word && !utf8::starts_with_upper(right) && !keeps_hyphen(left, right))) {
    text_.resize(head.size());
    ++dropped_;
  } else if (!word && !(figures && !line.empty() &&
                        (utf8::is_digit(static_cast<unsigned char>(line[0])) || !right.empty()))) {
    text_ += '\n';
  }
  text_ += line;
  return true;
}

}  // namespace prikaz::extract::layout
