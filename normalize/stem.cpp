// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/stem.h"

#include <libstemmer.h>

#include <memory>
#include <unordered_map>

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

std::string stem_anew(const std::string& folded) {
  sb_stemmer* stemmer = russian_stemmer();
  if (!stemmer) return folded;
  const sb_symbol* stem = sb_stemmer_stem(stemmer, reinterpret_cast<const sb_symbol*>(folded.data()),
                                          static_cast<int>(folded.size()));
  if (!stem) return folded;
  return std::string(reinterpret_cast<const char*>(stem),
                     static_cast<std::size_t>(sb_stemmer_length(stemmer)));
}

// Orders are written in a few thousand words: each is stemmed once a thread.
const std::string& stem_folded(const std::string& folded) {
  constexpr std::size_t kMostWords = 20'000;
  thread_local std::unordered_map<std::string, std::string> known;
  if (folded.size() > kLongestWord) return folded;
  if (known.size() >= kMostWords) known.clear();
  const auto [entry, fresh] = known.try_emplace(folded);
  if (fresh) entry->second = stem_anew(folded);
  return entry->second;
}

}  // namespace

std::string stem_word(std::string_view word) { return stem_folded(utf8::fold(word)); }

std::vector<std::string> stem_text(std::string_view text) {
  std::vector<std::string> stems;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    std::size_t end = i;
    while (i < text.size() && is_word_character(utf8::next(text, i))) end = i;
    if (end > begin) stems.push_back(stem_folded(utf8::fold(text.substr(begin, end - begin))));
  }
  return stems;
}

}  // namespace prikaz::normalize
