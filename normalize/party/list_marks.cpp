// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/party/list_marks.h"

#include <charconv>

namespace prikaz::normalize::party {
namespace {

// The value of a short number, 0 where it is none.
int number_of(std::string_view text) {
  int value = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
  return parsed.ec == std::errc() ? value : 0;
}

}  // namespace

std::size_t ListMarks::read(std::size_t i, bool free) {
  if (i + 2 > t_.size()) return i;
  const bool number = t_[i].kind == TokenKind::Number && t_[i].span.size() <= 2;
  const bool letter = t_[i].kind == TokenKind::Word && t_[i].span.size() == 2 && !t_[i].capital &&
                      t_.is(i + 1, TokenKind::CloseBracket);
  if (!number && !letter) return i;
  if (!t_.is(i + 1, TokenKind::Dot) && !t_.is(i + 1, TokenKind::CloseBracket)) return i;
  if (!free && !t_[i].newline_before && !(number && continues(i))) return i;
  last_ = number ? number_of(t_.raw(i)) : 0;
  return i + 2;
}

bool ListMarks::continues(std::size_t i) const {
  return last_ > 0 && t_[i].space_before && i + 2 < t_.size() && t_[i + 2].space_before &&
         number_of(t_.raw(i)) == last_ + 1;
}

}  // namespace prikaz::normalize::party
