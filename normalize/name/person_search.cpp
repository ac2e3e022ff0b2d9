// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Persons in running text: a surname with initials in either order («Ветровой А.П.», «С.М.ГУСЕВ», line breaks
// between), or surname, first name and patronymic in either order.
#include <algorithm>

#include "base/utf8.h"
#include "normalize/name.h"
#include "normalize/name/lexicon.h"
#include "normalize/name/person.h"
#include "normalize/name/readings.h"
#include "normalize/name/tokens.h"

namespace prikaz::normalize {
namespace {

using names::Token;
using names::TokenKind;

bool is_space_only(std::string_view text) { return utf8::trim(text).empty(); }

class Finder {
 public:
  explicit Finder(std::string_view text) : text_(text), tokens_(names::cut_tokens(text)) {}

  std::vector<PersonMatch> find() {
    for (std::size_t k = 0; k < tokens_.size();) {
      const std::size_t end = match_at(k);
      if (end == k) {
        ++k;
        continue;
      }
      if (!behind_dedication(k)) add(k, end);
      k = end;
    }
    descend();
    std::sort(matches_.begin(), matches_.end(),
              [](const PersonMatch& a, const PersonMatch& b) { return a.span.begin < b.span.begin; });
    return std::move(matches_);
  }

 private:
  bool is_initial(std::size_t k) const { return k < tokens_.size() && tokens_[k].kind == TokenKind::Initial; }
  bool touches(std::size_t k) const {  // only white space before token k
    const std::size_t from = tokens_[k - 1].span.end;
    return is_space_only(text_.substr(from, tokens_[k].span.begin - from));
  }
  bool is_name_word(std::size_t k) const {
    if (k >= tokens_.size()) return false;
    const Token& token = tokens_[k];
    if (token.kind == TokenKind::Capitals)
      return utf8::length(token.text) >= 3 && !names::keeps_capitals(token.text) &&
             names::may_be_surname(token.text);
    return token.kind == TokenKind::Word && names::may_be_surname(token.text);
  }
  // One or two initials: «А.П.», «А. П.».
  std::size_t initials_end(std::size_t k) const {
    std::size_t end = k;
    while (is_initial(end) && end < k + 2 && (end == k || touches(end))) ++end;
    return end;
  }

  std::size_t match_at(std::size_t k) const {
    if (is_initial(k)) {
      const std::size_t end = initials_end(k);
      const bool two = end - k == 2;
      return end < tokens_.size() && touches(end) && is_name_word(end) && (two || surely_surname(end))
                 ? end + 1
                 : k;
    }
    if (!is_name_word(k)) return k;
    if (k + 1 < tokens_.size() && touches(k + 1) && is_initial(k + 1)) {
      const std::size_t end = initials_end(k + 1);
      // «Начальник А.А. Иванов»: a word that is no surname leaves the initials to what follows.
      const bool follows = end < tokens_.size() && touches(end) && is_name_word(end);
      if (follows && !surely_surname(k) && surely_surname(end)) return k;
      return end - k == 3 || surely_surname(k) ? end : k;
    }
    return full_name_end(k);
  }

  // «Иванов Иван Иванович», «Ивану Ивановичу Иванову», «Иван Иванович»: a patronymic shows it.
  std::size_t full_name_end(std::size_t k) const {
    const auto next = [&](std::size_t n) {
      return k + n < tokens_.size() && touches(k + n) && is_name_word(k + n);
    };
    if (next(1) && next(2) && names::is_patronymic(tokens_[k + 2].text)) return k + 3;
    if (next(1) && names::is_patronymic(tokens_[k + 1].text)) return next(2) ? k + 3 : k + 2;
    return k;
  }

  bool surely_surname(std::size_t k) const {
    double surname = 0, other = 0;
    for (const Reading& reading : read_word(tokens_[k].text)) {
      const bool known = reading.source == WordSource::Dictionary || reading.source == WordSource::Lexicon;
      (reading.tag.surname || !known ? surname : other) += reading.weight;
    }
    return surname >= other;
  }

  // «имени А.С. Пушкина», «ул. А.П. Чехова»: a name of a school or a street.
  bool behind_dedication(std::size_t k) const {
    if (k == 0) return false;
    const bool dot = k > 1 && tokens_[k - 1].text == ".";
    return names::is_dedication(tokens_[dot ? k - 2 : k - 1].text);
  }

  void add(std::size_t begin, std::size_t end) {
    const Span span{tokens_[begin].span.begin, tokens_[end - 1].span.end};
    matches_.push_back({span, std::string(span.of(text_))});
  }

  // Brackets and quotes are one token: persons inside «(ректор – Иванов И.И.)» are found by a second look.
  void descend() {
    for (const Token& token : tokens_) {
      if (token.kind != TokenKind::Bracketed || token.text.size() < 3) continue;
      const std::size_t inner = token.span.begin + 1;
      for (PersonMatch& match : Finder(token.text.substr(1, token.text.size() - 2), depth_ + 1).find_inner())
        matches_.push_back({{match.span.begin + inner, match.span.end + inner}, std::move(match.text)});
    }
  }
  Finder(std::string_view text, int depth) : text_(text), tokens_(names::cut_tokens(text)), depth_(depth) {}
  std::vector<PersonMatch> find_inner() { return depth_ > 3 ? std::vector<PersonMatch>() : find(); }

  std::string_view text_;
  std::vector<Token> tokens_;
  int depth_ = 0;
  std::vector<PersonMatch> matches_;
};

}  // namespace

std::vector<PersonMatch> find_persons(std::string_view text) { return Finder(text).find(); }

bool is_person(std::string_view text) {
  const std::string_view trimmed = utf8::trim(text);
  if (trimmed.empty() || trimmed.size() > 200) return false;
  const auto matches = find_persons(trimmed);
  return matches.size() == 1 && matches.front().span.begin == 0 && matches.front().span.end == trimmed.size();
}

}  // namespace prikaz::normalize
