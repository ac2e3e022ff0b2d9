// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Words that lost or gained a break: «Сентябр / ь», «октяб- ря», «Сентябр / ьдекабр / ь», «втечение»,
// «сентябрьоктябрь». A run of up to three unknown words is mended only where its letters are, as a whole,
// words that date.
#include <array>

#include "base/utf8.h"
#include "normalize/timing/token.h"

namespace prikaz::normalize::timing {
namespace {

constexpr std::size_t kMaxLetters = 40;
constexpr std::size_t kMaxParts = 3;

struct Letters {
  std::string key;                        // one byte a letter
  std::vector<std::uint32_t> begin, end;  // of each letter in the text
};

bool add_letters(std::string_view text, const Token& token, Letters& letters) {
  for (std::size_t i = token.begin; i < token.end;) {
    const std::size_t start = i;
    const char32_t c = utf8::next(text, i);
    if (!utf8::is_letter(c)) continue;
    if (letters.key.size() >= kMaxLetters) return false;
    WordKey one;
    one.add(c);
    letters.key += one.view();
    letters.begin.push_back(static_cast<std::uint32_t>(start));
    letters.end.push_back(static_cast<std::uint32_t>(i));
  }
  return true;
}

bool is_dating(Word word) {
  switch (word) {
    case Word::Month:
    case Word::Weekday:
    case Word::Frequency:
    case Word::During:
    case Word::Quarter:
    case Word::Half:
    case Word::Ongoing:
    case Word::Year:
      return true;
    default:
      return false;
  }
}

// Greedy longest words from the left; a preposition may be glued to the first.
bool split(const std::string& key, std::array<std::size_t, kMaxParts + 1>& cuts, std::size_t& parts) {
  std::size_t at = 0;
  parts = 0;
  cuts[0] = 0;
  while (at < key.size()) {
    if (parts == kMaxParts) return false;
    std::size_t length = std::min(key.size() - at, WordKey::kCapacity);
    for (; length > 0; --length) {
      const WordEntry entry = find_word(std::string_view(key).substr(at, length));
      if (length >= 4 && is_dating(entry.word)) break;
      const bool preposition = entry.word == Word::In || entry.word == Word::From || entry.word == Word::By ||
                               entry.word == Word::To;
      if (parts == 0 && length <= 2 && preposition && key.size() >= length + 6) break;
    }
    if (length == 0) return false;
    at += length;
    cuts[++parts] = at;
  }
  return true;
}

bool is_unknown(const Token& token) { return token.kind == Token::Kind::Word && token.word == Word::None; }

// «сен-тябрь»: the first half is a word of its own.
bool is_short_form(const Token& token) { return token.is(Word::Month) && token.end - token.begin <= 8; }

// Where the `count`-th word after `i` stands, hyphens at a word's end skipped; npos where something else is
// there.
std::size_t next_word(const std::vector<Token>& tokens, std::size_t i) {
  std::size_t k = i + 1;
  if (k < tokens.size() && tokens[k].kind == Token::Kind::Dash && !tokens[k].space_before) ++k;
  return k < tokens.size() && is_unknown(tokens[k]) ? k : std::string::npos;
}

void put_parts(const Letters& letters, const std::array<std::size_t, kMaxParts + 1>& cuts, std::size_t parts,
               const Token& model, std::vector<Token>& mended) {
  for (std::size_t p = 0; p < parts; ++p) {
    Token token = model;
    const WordEntry entry = find_word(std::string_view(letters.key).substr(cuts[p], cuts[p + 1] - cuts[p]));
    token.word = entry.word;
    token.value = entry.value;
    token.repaired = true;
    token.begin = letters.begin[cuts[p]];
    token.end = letters.end[cuts[p + 1] - 1];
    if (p > 0) token.space_before = token.newline_before = token.mark_before = false;
    if (p > 0 && token.word == Word::Month &&
        mended.back().word == Word::Month) {  // «сентябрьдекабрь» has lost its dash
      Token dash = token;
      dash.kind = Token::Kind::Dash;
      dash.word = Word::None;
      dash.end = dash.begin;
      mended.push_back(dash);
    }
    mended.push_back(token);
  }
}

// Tries one, two, three words from `i`; returns how many tokens were used up, 0 for none.
std::size_t mend_at(std::string_view text, const std::vector<Token>& tokens, std::size_t i,
                    std::vector<Token>& mended) {
  Letters letters;
  std::size_t last = i;
  for (std::size_t words = 1; words <= 3; ++words) {
    if (!add_letters(text, tokens[last], letters)) return 0;
    std::array<std::size_t, kMaxParts + 1> cuts{};
    std::size_t parts = 0;
    if (letters.key.size() >= 4 && (words > 1 || is_unknown(tokens[i])) && split(letters.key, cuts, parts)) {
      put_parts(letters, cuts, parts, tokens[i], mended);
      return last - i + 1;
    }
    last = next_word(tokens, last);
    if (last == std::string::npos) return 0;
  }
  return 0;
}

}  // namespace

void mend_words(std::string_view text, std::vector<Token>& tokens) {
  bool any = false;
  for (const Token& token : tokens) any |= is_unknown(token);
  if (!any) return;
  std::vector<Token> mended;
  mended.reserve(tokens.size() + 2);
  for (std::size_t i = 0; i < tokens.size();) {
    const bool broken =
        is_unknown(tokens[i]) || (is_short_form(tokens[i]) && next_word(tokens, i) != std::string::npos);
    const std::size_t used = broken ? mend_at(text, tokens, i, mended) : 0;
    if (used == 0) mended.push_back(tokens[i]);
    i += std::max<std::size_t>(used, 1);
  }
  tokens = std::move(mended);
}

}  // namespace prikaz::normalize::timing
