// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/abbreviation.h"

#include <algorithm>

#include "base/utf8.h"
#include "normalize/abbreviation/full_phrase.h"
#include "normalize/party/lexicon.h"
#include "normalize/party/token.h"

namespace prikaz::normalize {
namespace {

using namespace abbreviation;
using party::kNoMate;
using party::TokenKind;
using party::Tokens;

constexpr std::size_t kLongestShort = 14;  // tokens
constexpr std::size_t kLongestShortBytes = 200;

class Finder {
 public:
  explicit Finder(std::string_view text) : t_(party::tokenize(text)) {}

  std::vector<AbbreviationMatch> run() {
    for (std::size_t i = 0; i < t_.size(); ++i) {
      if (t_[i].kind == TokenKind::OpenBracket && t_[i].mate != kNoMate) {
        if (is_alias(i + 1))
          bracket_alias(i);
        else if (t_[i].mate <= i + 4 && t_[i + 1].acronym)
          capitals_behind(i);
        else if (i > 0 && t_[i - 1].acronym)
          capitals_before(i);
      } else if (t_[i].kind == TokenKind::Word) {
        if (abbreviation::introduces_short_form(t_.word(i)))
          open_alias(i);
        else if (t_[i].acronym && t_.is(i + 1, TokenKind::Dash))
          explained(i);
      }
    }
    return std::move(matches_);
  }

 private:
  // «далее», also glued to its dash: «далее-ШНОР» is one token.
  bool is_alias(std::size_t i) const {
    if (i >= t_.size() || t_[i].kind != TokenKind::Word) return false;
    return abbreviation::introduces_short_form(t_.word(i));
  }

  std::string_view text(std::size_t first, std::size_t last) const {
    return t_.text.substr(t_[first].span.begin, t_[last - 1].span.end - t_[first].span.begin);
  }

  // The text of the short form in (far token) [i, close), without what leads to it.
  std::string short_form(std::size_t i, std::size_t close) const {
    std::size_t begin = t_[i].span.begin;
    const std::string_view word = t_.word(i);
    if (const std::size_t dash = word.find('-');
        dash != std::string_view::npos && word.starts_with("далее-")) {
      begin += dash + 1;  // folding keeps the length of Russian words
      ++i;
    } else {
      ++i;
      bool dash_seen = false;
      while (i < close && (t_[i].kind == TokenKind::Dash || t_[i].kind == TokenKind::Comma ||
                           t_[i].kind == TokenKind::Colon ||
                           (!t_[i].acronym && t_[i].kind == TokenKind::Word && is_marker(t_.word(i)) &&
                            !(dash_seen && t_[i].capital)))) {
        dash_seen |= t_[i].kind == TokenKind::Dash;
        ++i;
      }
      if (i >= close || i + kLongestShort < close) return {};
      if (!dash_seen && !t_[i].capital && t_[i].kind != TokenKind::OpenQuote) return {};
      begin = t_[i].span.begin;
    }
    std::string_view inside = utf8::trim(t_.text.substr(begin, t_[close].span.begin - begin));
    if (i < close && t_[i].kind == TokenKind::OpenQuote && t_[i].mate == close - 1) {
      inside = t_.text.substr(t_[i].span.end, t_[close - 1].span.begin - t_[i].span.end);
    }
    while (!inside.empty() && (inside.ends_with(',') || inside.ends_with('.') || inside.ends_with(' ')))
      inside.remove_suffix(1);
    return inside.size() > kLongestShortBytes ? std::string() : utf8::squeeze(inside);
  }

  static bool names_something(const Tokens& words) {
    if (words.size() == 0 || (words[0].kind != TokenKind::Word && words[0].kind != TokenKind::OpenQuote))
      return false;
    if (words[0].kind == TokenKind::Word && party::is_alias_stop(words.word(0))) return false;
    return std::any_of(words.items.begin(), words.items.end(), [](const party::Token& token) {
      return token.kind == TokenKind::Word && token.span.size() > 1;
    });
  }

  // What stands before the alias, without «(приложение 1)», «(прилагается)» and closing marks.
  std::size_t phrase_end(std::size_t end) const {
    while (end > 0) {
      const party::Token& last = t_[end - 1];
      if (last.kind == TokenKind::Comma || last.kind == TokenKind::Dash)
        --end;
      else if (last.kind == TokenKind::CloseBracket && last.mate != kNoMate &&
               t_.is(last.mate + 1, TokenKind::Word) &&
               (t_.word(last.mate + 1).starts_with("прил") || is_alias(last.mate + 1)))
        end = last.mate;
      else
        break;
    }
    return end;
  }

  void bracket_alias(std::size_t open) {
    const std::size_t close = t_[open].mate;
    add_aliases(short_form(open + 1, close), phrase_end(open), {t_[open].span.begin, t_[close].span.end});
  }

  // «, далее – План,» and «именуемое в дальнейшем «Учреждение»» without brackets.
  void open_alias(std::size_t i) {
    if (i == 0 || (t_[i - 1].kind != TokenKind::Comma && !t_.word(i).starts_with("именуем")) ||
        t_[i - 1].kind == TokenKind::OpenBracket)
      return;
    std::size_t first = i + 1;
    while (first < t_.size() && first < i + 6 &&
           (t_[first].kind == TokenKind::Dash ||
            (t_[first].kind == TokenKind::Word && !t_[first].capital && is_marker(t_.word(first)))))
      ++first;
    if (first >= t_.size() || first == i + 1) return;
    std::size_t last = first + 1;
    if (t_[first].kind == TokenKind::OpenQuote && t_[first].mate != kNoMate)
      last = t_[first].mate + 1;
    else if (!t_[first].acronym &&
             !(t_[first].capital && first + 1 < t_.size() && t_[first + 1].kind != TokenKind::Word))
      return;
    if (last - first > kLongestShort) return;
    std::string_view shortened = text(first, last);
    if (t_[first].kind == TokenKind::OpenQuote)
      shortened = t_.text.substr(t_[first].span.end, t_[last - 1].span.begin - t_[first].span.end);
    add_aliases(utf8::squeeze(shortened), phrase_end(t_[i - 1].kind == TokenKind::Comma ? i - 1 : i),
                {t_[i].span.begin, t_[last - 1].span.end});
  }

  void add_aliases(const std::string& shortened, std::size_t end, Span span) {
    if (shortened.empty()) return;
    const Tokens words = party::tokenize(shortened);
    if (!names_something(words)) return;
    for (const std::string& one : alternatives(shortened, words)) {
      const Tokens tokens = party::tokenize(one);
      add(one, phrase_of_alias(t_, end, tokens), end, span);
    }
  }

  // «ШНОР, школы»: several short forms of one phrase, where each is one word.
  static std::vector<std::string> alternatives(const std::string& shortened, const Tokens& words) {
    bool list = words.size() > 1 && words.size() % 2 == 1;
    for (std::size_t i = 0; i < words.size(); ++i)
      list &= words[i].kind == (i % 2 ? TokenKind::Comma : TokenKind::Word);
    if (!list) return {shortened};
    std::vector<std::string> result;
    for (std::size_t i = 0; i < words.size(); i += 2) result.emplace_back(words.raw(i));
    return result;
  }

  void capitals_behind(std::size_t open) {
    const std::size_t close = t_[open].mate;
    for (std::size_t i = open + 1; i < close; ++i)
      if (t_[i].kind != TokenKind::Word || !(t_[i].acronym || t_.word(i) == "и")) return;
    const std::string shortened = utf8::squeeze(text(open + 1, close));
    add(shortened, phrase_of_capitals(t_, open, party::tokenize(shortened)), open,
        {t_[open].span.begin, t_[close].span.end});
  }

  void capitals_before(std::size_t open) {
    const std::size_t close = t_[open].mate;
    if (close - open > kLongestPhrase || close < open + 3) return;
    const std::string shortened(t_.raw(open - 1));
    if (!spells(t_, open + 1, close, party::tokenize(shortened))) return;
    add(shortened, open + 1, close, {t_[open - 1].span.begin, t_[close].span.end});
  }

  // «ШМО – школьное методическое объединение», as lists of short forms and footnotes have it.
  void explained(std::size_t i) {
    if (i > 0 && !t_[i].newline_before && t_[i - 1].kind != TokenKind::Semicolon &&
        t_[i - 1].kind != TokenKind::Comma && t_[i - 1].kind != TokenKind::Other &&
        t_[i - 1].kind != TokenKind::Dot && t_[i - 1].kind != TokenKind::Colon)
      return;
    if (!t_[i + 1].space_before) return;
    std::size_t last = i + 2;
    while (last < t_.size() && last < i + 14 && (t_[last].kind == TokenKind::Word) &&
           !(last > i + 2 && t_[last].newline_before))
      ++last;
    const Tokens shortened = party::tokenize(t_.raw(i));
    if (last > i + 3 && spells(t_, i + 2, last, shortened))
      add(std::string(t_.raw(i)), i + 2, last, {t_[i].span.begin, t_[last - 1].span.end});
  }

  // Short forms defined inside the phrase are no part of it.
  std::string without_aliases(std::size_t first, std::size_t last) const {
    std::string result;
    std::size_t begin = t_[first].span.begin;
    for (std::size_t i = first; i < last; ++i)
      if (t_[i].kind == TokenKind::OpenBracket && t_[i].mate != kNoMate && t_[i].mate < last &&
          is_alias(i + 1)) {
        result += t_.text.substr(begin, t_[i].span.begin - begin);
        begin = t_[t_[i].mate].span.end;
      }
    return utf8::squeeze(result + std::string(t_.text.substr(begin, t_[last - 1].span.end - begin)));
  }

  void add(const std::string& shortened, std::size_t first, std::size_t last, Span span) {
    if (first == kNoPhrase || first >= last || last > t_.size()) return;
    AbbreviationMatch match;
    match.abbreviation = {shortened, without_aliases(first, last)};
    match.span = span;
    match.full_span = {t_[first].span.begin, t_[last - 1].span.end};
    matches_.push_back(std::move(match));
  }

  const Tokens t_;
  std::vector<AbbreviationMatch> matches_;
};

// Most texts have neither brackets nor «далее»: they are told apart without a token.
bool worth_reading(std::string_view text) {
  return text.find('(') != std::string_view::npos || text.find("далее") != std::string_view::npos ||
         text.find("Далее") != std::string_view::npos || text.find("именуем") != std::string_view::npos ||
         text.find(" – ") != std::string_view::npos || text.find(" - ") != std::string_view::npos;
}

}  // namespace

std::vector<AbbreviationMatch> find_abbreviations(std::string_view text) {
  if (!worth_reading(text)) return {};
  return Finder(text).run();
}

}  // namespace prikaz::normalize
