// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/stem.h"

#include <libstemmer.h>

#include <memory>

#include "base/utf8.h"

namespace prikaz::normalize {
namespace {

struct StemmerDelete {
  void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};

// A stemmer holds its work buffer: one a thread.
sb_stemmer* russian_stemmer() {
  thread_local const std::unique_ptr<sb_stemmer, StemmerDelete> stemmer(sb_stemmer_new("russian", "UTF_8"));
  return stemmer.get();
}

constexpr std::size_t kLongestWord = 256;  // bytes; what is longer is no word and stays as it is

bool is_word_character(char32_t c) { return utf8::is_letter(c) || utf8::is_digit(c); }

std::string stem_folded(std::string folded) {
  sb_stemmer* stemmer = russian_stemmer();
  if (!stemmer || folded.size() > kLongestWord) return folded;
  const sb_symbol* stem = sb_stemmer_stem(stemmer, reinterpret_cast<const sb_symbol*>(folded.data()),
                                          static_cast<int>(folded.size()));
  if (!stem) return folded;
  return std::string(reinterpret_cast<const char*>(stem),
                     static_cast<std::size_t>(sb_stemmer_length(stemmer)));
}

}  // namespace

std::string stem_word(std::string_view word) { return stem_folded(utf8::fold(word)); }

std::vector<std::string> stem_text(std::string_view text) {
  std::vector<std::string> stems;
  std::string word;
  const auto finish = [&] {
    if (!word.empty()) stems.push_back(stem_folded(utf8::fold(word)));
    word.clear();
  };
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t start = i;
    if (is_word_character(utf8::next(text, i)))
      word += text.substr(start, i - start);
    else
      finish();
  }
  finish();
  return stems;
}

}  // namespace prikaz::normalize
