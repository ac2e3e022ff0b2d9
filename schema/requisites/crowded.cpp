// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/requisites/crowded.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "schema/requisites/words.h"

namespace prikaz::schema::requisites {
namespace {

class Breaker {
 public:
  explicit Breaker(std::string_view text) : text_(text) {
    for (std::size_t i = 0; i < text.size();) {
      const std::size_t end = std::min(text.find(' ', i), text.size());
      if (end > i) words_.push_back(text.substr(i, end - i));
      i = end + 1;
    }
  }

  std::vector<std::size_t> run() {
    for (word_ = 0; word_ < words_.size() && !table_; ++word_) look();
    if (!commanded_) breaks_.clear();
    return std::move(breaks_);
  }

 private:
  std::string_view word(std::size_t k) const { return k < words_.size() ? words_[k] : std::string_view(); }

  bool cut() {
    const auto at = static_cast<std::size_t>(words_[word_].data() - text_.data());
    if (at > 0) breaks_.push_back(at);
    return true;
  }

  // «… 29.07.2003 ПРАВИТЕЛЬСТВО ВОЛОГОДСКОЙ ОБЛАСТИ ПОСТАНОВЛЕНИЕ от …»: the capitals before the kind.
  void cut_issuer() {
    constexpr std::size_t kFewest = 2, kMost = 14;
    std::size_t first = word_;
    while (first > 0 && word_ - first < kMost && is_shouted(words_[first - 1])) --first;
    if (word_ - first < kFewest || first == 0) return;
    breaks_.push_back(static_cast<std::size_t>(words_[first].data() - text_.data()));
  }

  static bool is_shouted(std::string_view text) {
    std::size_t letters = 0;
    for (std::size_t i = 0; i < text.size();) {
      const char32_t c = utf8::next(text, i);
      if (utf8::is_letter(c) && !utf8::is_upper(c)) return false;
      if (utf8::is_digit(c)) return false;
      letters += utf8::is_letter(c);
    }
    return letters > 0;
  }

  void look() {
    const std::string_view text = words_[word_];
    const std::string key(first_word(utf8::fold(text)));
    if (lexicon().commands.count(key)) {
      commanded_ = true;
      return;
    }
    if (!utf8::starts_with_upper(text) && !text.starts_with("№") && !text.starts_with("«")) return;
    if (!commanded_) {
      look_at_head(text, key);
    } else if (is_annex(text, key)) {
      annex_ = cut();
    } else if (!annex_) {
      if (!signed_ && ends_sentence(word_) && lexicon().posts.count(key) && name_ahead()) signed_ = cut();
    } else if ((text == "№" || text == "N") && word(word_ + 1).starts_with("п/п")) {
      table_ = cut();
    } else if (!plan_ && lexicon().annex_titles.count(key)) {
      plan_ = cut();
    }
  }

  void look_at_head(std::string_view text, const std::string& key) {
    const std::string_view next = word(word_ + 1);
    if (!kind_) {
      const bool dated = next == "от" || next == "№" || next == "N" ||
                         (!next.empty() && utf8::is_digit(static_cast<unsigned char>(next[0])));
      if (dated && lexicon().kinds.count(key) && utf8::to_upper(text) == text) {
        cut_issuer();
        kind_ = cut();
      }
    } else if (!title_ && (key == "о" || key == "об")) {
      title_ = cut();
    } else if (!preamble_) {
      const auto at = static_cast<std::size_t>(text.data() - text_.data());
      constexpr std::size_t kLongestPhrase = 80;  // bytes
      if (begins_with_phrase(utf8::fold(text_.substr(at, kLongestPhrase)), lexicon().preambles))
        preamble_ = cut();
    }
  }

  bool is_annex(std::string_view text, const std::string& key) const {
    const std::string_view next = word(word_ + 1);
    if (key == "приложение")
      return next == "к" || next.starts_with("№") || next == "N" ||
             (!next.empty() && next[0] >= '0' && next[0] <= '9');
    return lexicon().approved.count(key) > 0 && utf8::to_upper(text) == text;
  }

  bool ends_sentence(std::size_t k) const { return k > 0 && words_[k - 1].ends_with('.'); }

  // Initials within the next words: «Глава администрации Д.С. Петров».
  bool name_ahead() const {
    constexpr std::size_t kMostWords = 12;
    for (std::size_t k = word_ + 1; k < std::min(words_.size(), word_ + kMostWords); ++k) {
      const std::string_view text = words_[k];
      std::size_t i = 0;
      const char32_t first = utf8::next(text, i);
      if (utf8::is_upper(first) && i < text.size() && text[i] == '.' && text.size() <= 8) return true;
      if (text.ends_with('.') || text.ends_with(';')) return false;
    }
    return false;
  }

  std::string_view text_;
  std::vector<std::string_view> words_;
  std::vector<std::size_t> breaks_;
  std::size_t word_ = 0;
  bool kind_ = false, title_ = false, preamble_ = false, commanded_ = false, signed_ = false, annex_ = false,
       plan_ = false, table_ = false;
};

}  // namespace

std::vector<std::size_t> crowded_breaks(std::string_view text) { return Breaker(text).run(); }

}  // namespace prikaz::schema::requisites
