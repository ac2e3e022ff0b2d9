// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/compare/wording.h"

#include "base/utf8.h"

namespace prikaz::corpus {

// FNV-1a, 64 bits: of a million titles no two collide in practice.
std::uint64_t wording_of(std::string_view title) {
  std::uint64_t hash = 14695981039346656037u;
  const auto take = [&hash](char32_t c) { hash = (hash ^ c) * 1099511628211u; };
  std::size_t words = 0;
  bool inside = false;
  const std::string folded = utf8::fold(title);
  for (std::size_t i = 0; i < folded.size();) {
    const char32_t c = utf8::next(folded, i);
    const bool letter = utf8::is_letter(c) || utf8::is_digit(c);
    if (letter) {
      if (!inside) ++words, take(U' ');
      take(c);
    }
    inside = letter;
  }
  return words < kLeastCopiedWords ? 0 : hash;
}

}  // namespace prikaz::corpus
