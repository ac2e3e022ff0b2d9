// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Words that lost or gained a break: «Сентябр / ь», «октяб- ря», «Сентябр / ьдекабр / ь», «втечение»,
// «сентябрьоктябрь», «с е н т я б р ь»; digits in words («0ктябрь») and slips of one letter («сентябть»). All
// is mended only where the letters are, as a whole, words that date.
#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "normalize/timing/token.h"

namespace prikaz::normalize::timing {
namespace {

constexpr std::size_t kMaxLetters = 40;
constexpr std::size_t kMaxParts = 3;
constexpr std::size_t kMinSlipLetters = 6;  // shorter words have too many neighbours

struct Letters {
  std::string key;                                    // one byte a letter
  std::array<std::uint32_t, kMaxLetters> begin, end;  // of each letter in the text
};

// The letter that a digit was read for, or 0: «0ктябрь», «дека6рь».
char32_t letter_of(char32_t digit) {
  switch (digit) {
    case '0':
      return U'о';
    case '3':
      return U'з';
    case '4':
      return U'ч';
    case '6':
      return U'б';
    case '8':
      return U'в';
    default:
      return 0;
  }
}

bool add_letters(std::string_view text, const Token& token, Letters& letters) {
  for (std::size_t i = token.begin; i < token.end;) {
    const std::size_t start = i;
    char32_t c = utf8::next(text, i);
    if (token.kind == Token::Kind::Number) c = letter_of(c);
    if (c == 0 || !utf8::is_letter(c)) continue;
    if (letters.key.size() >= kMaxLetters) return false;
    WordKey one;
    one.add(c);
    letters.begin[letters.key.size()] = static_cast<std::uint32_t>(start);
    letters.end[letters.key.size()] = static_cast<std::uint32_t>(i);
    letters.key += one.view();
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
    case Word::Later:
      return true;
    default:
      return false;
  }
}

// What a glued run may begin with: a preposition, or the numeral of «IIквартал».
bool may_lead(std::string_view part, std::string_view rest) {
  const Word word = find_word(part).word;
  if (word == Word::Roman) {
    const Word unit = find_word(rest).word;
    return unit == Word::Quarter || unit == Word::Half;
  }
  const bool preposition =
      word == Word::In || word == Word::From || word == Word::By || word == Word::To || word == Word::Through;
  return part.size() <= 2 && preposition && (rest.size() >= 5 || find_word(rest).word == Word::Month);
}

// Words of the run, the longest from the left that leave words behind («мартапрель» is no «марта»).
bool split(std::string_view key, std::array<std::size_t, kMaxParts + 1>& cuts, std::size_t& parts,
           std::size_t at = 0) {
  if (at == 0) parts = 0, cuts[0] = 0;
  if (at == key.size()) return parts > 0;
  if (parts == kMaxParts) return false;
  const std::uint32_t lengths = word_lengths(key.substr(at));
  for (std::size_t length = std::min(key.size() - at, WordKey::kCapacity); length > 0; --length) {
    if ((lengths >> length & 1) == 0) continue;
    const std::string_view part = key.substr(at, length), rest = key.substr(at + length);
    const bool numbered = parts == 1 && rest.empty() && find_word(key.substr(0, at)).word == Word::Roman;
    const bool word = (length >= 4 || numbered || (parts > 0 && find_word(part).word == Word::Month)) &&
                      is_dating(find_word(part).word);
    if (!word && !(parts == 0 && may_lead(part, rest))) continue;
    cuts[++parts] = at + length;
    if (split(key, cuts, parts, at + length)) return true;
    --parts;
  }
  return false;
}

bool is_unknown(const Token& token) { return token.kind == Token::Kind::Word && token.word == Word::None; }

// «сен-тябрь», «сентябр ь»: the first part is a word of its own.
bool is_short_form(const Token& token) { return token.is(Word::Month) && token.end - token.begin <= 14; }

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

bool is_single_digit(const Token& token) {
  return token.kind == Token::Kind::Number && token.digits == 1 && !token.ordinal;
}

// «д0 15.03.2023», «п0 20 мая»: two letters are one of few words, before a date only.
bool is_damaged_preposition(std::string_view key, const std::vector<Token>& tokens, std::size_t behind) {
  if (key.size() != 2 || behind >= tokens.size() || !tokens[behind].space_before) return false;
  const Word word = find_word(key).word;
  const Token& next = tokens[behind];
  return (word == Word::By || word == Word::From || word == Word::To || word == Word::Through ||
          word == Word::In) &&
         ((next.kind == Token::Kind::Number && next.digits <= 2) || next.is(Word::Month));
}

// «0ктябрь», «сентя6ря», «янва8ь»: a word in which digits stand for letters, with no space in it; how many
// tokens.
std::size_t mend_digits(std::string_view text, const std::vector<Token>& tokens, std::size_t i,
                        std::vector<Token>& mended) {
  std::size_t end = i + 1;
  bool digit = is_single_digit(tokens[i]), word = !digit;
  for (; end < tokens.size() && end < i + 5 && tokens[end].begin == tokens[end - 1].end; ++end) {
    const bool next_digit = is_single_digit(tokens[end]);
    if (!next_digit && tokens[end].kind != Token::Kind::Word) break;
    digit |= next_digit, word |= !next_digit;
  }
  if (!digit || !word || end == i + 1) return 0;
  Letters letters;
  for (std::size_t k = i; k < end; ++k)
    if (!add_letters(text, tokens[k], letters)) return 0;
  if (!(letters.key.size() >= 4 && is_dating(find_word(letters.key).word)) &&
      !is_damaged_preposition(letters.key, tokens, end))
    return 0;
  put_parts(letters, {0, letters.key.size()}, 1, tokens[i], mended);
  mended.back().kind = Token::Kind::Word;
  mended.back().digits = 0;
  return end - i;
}

std::size_t letters_in(const Token& token) {
  return token.kind == Token::Kind::Word ? (token.end - token.begin + 1) / 2 : 0;
}

// «с е н т я б р ь», «д о 20 апреля»: single letters with spaces between that spell one word; how many.
std::size_t mend_spaced(std::string_view text, const std::vector<Token>& tokens, std::size_t i,
                        std::vector<Token>& mended) {
  std::size_t end = i;
  while (end < tokens.size() && end < i + WordKey::kCapacity && letters_in(tokens[end]) == 1 &&
         (end == i || (tokens[end].space_before && !tokens[end].mark_before)))
    ++end;
  if (end < i + 2) return 0;
  Letters letters;
  std::size_t first_unknown = end;
  for (std::size_t k = i; k < end; ++k) {
    if (is_unknown(tokens[k])) first_unknown = std::min(first_unknown, k);
    if (!add_letters(text, tokens[k], letters)) return 0;
  }
  if (letters.key.size() != end - i) return 0;
  for (; end > i + 1 && end > first_unknown; --end) {
    letters.key.resize(end - i);
    const Word word = find_word(letters.key).word;
    const bool until = word == Word::By && end < tokens.size() && tokens[end].kind == Token::Kind::Number;
    if (!until && !(letters.key.size() >= 3 && is_dating(word))) continue;
    put_parts(letters, {0, letters.key.size()}, 1, tokens[i], mended);
    return end - i;
  }
  return 0;
}

// «сентябть», «ежекваральна»: one letter too many, too few, another or two exchanged, in a long word.
bool mend_slip(std::string_view text, const Token& token, std::vector<Token>& mended) {
  Letters letters;
  if (letters_in(token) < kMinSlipLetters || !add_letters(text, token, letters)) return false;
  const WordEntry entry = find_misspelt(letters.key);
  if (entry.word == Word::None) return false;
  mended.push_back(token);
  mended.back().word = entry.word;
  mended.back().value = entry.value;
  mended.back().repaired = true;
  return true;
}

// «д о 1 5 мая 2 0 2 2»: in a cell of spaced letters the digits are spaced too.
void join_digits(std::vector<Token>& tokens) {
  std::vector<Token> joined;
  joined.reserve(tokens.size());
  for (const Token& token : tokens) {
    const bool goes_on = !joined.empty() && is_single_digit(token) &&
                         joined.back().kind == Token::Kind::Number && joined.back().digits < 4 &&
                         !joined.back().ordinal && token.space_before && !token.newline_before &&
                         !token.mark_before;
    if (!goes_on) {
      joined.push_back(token);
      continue;
    }
    Token& number = joined.back();
    number.value = number.value * 10 + token.value;
    ++number.digits;
    number.end = token.end;
    number.repaired = true;
  }
  tokens = std::move(joined);
}

}  // namespace

void mend_words(std::string_view text, std::vector<Token>& tokens) {
  bool any = false, spaced = false;
  for (const Token& token : tokens) any |= is_unknown(token);
  if (!any) return;
  std::vector<Token> mended;
  mended.reserve(tokens.size() + 2);
  for (std::size_t i = 0; i < tokens.size();) {
    const bool unknown = is_unknown(tokens[i]);
    const bool word = tokens[i].kind == Token::Kind::Word;
    const bool broken = unknown || (is_short_form(tokens[i]) && next_word(tokens, i) != std::string::npos);
    std::size_t used = 0;
    if (letters_in(tokens[i]) == 1) used = mend_spaced(text, tokens, i, mended);
    spaced |= used > 0;
    if (used == 0 && broken) used = mend_at(text, tokens, i, mended);
    if (used == 0 && (word || is_single_digit(tokens[i]))) used = mend_digits(text, tokens, i, mended);
    if (used == 0 && unknown && mend_slip(text, tokens[i], mended)) used = 1;
    if (used == 0) mended.push_back(tokens[i]);
    i += std::max<std::size_t>(used, 1);
  }
  tokens = std::move(mended);
  if (spaced) join_digits(tokens);
}

namespace {

// «9 месяцев 2021 года» at i, as a period reported on: where its year stands; npos: none.
std::size_t year_of_reported_months(const std::vector<Token>& tokens, std::size_t i) {
  if (i + 2 >= tokens.size() || !tokens[i + 1].is(Word::MonthUnit)) return std::string::npos;
  const Token& count = tokens[i];
  if (count.kind != Token::Kind::Number || count.digits > 2 || count.ordinal || count.value % 3 != 0 ||
      count.value < 3 || count.value > 12)
    return std::string::npos;
  const std::size_t year = i + 2 + (tokens[i + 2].kind == Token::Kind::Dot ? 1 : 0);  // «6 мес. 2021 г.»
  const bool dated = year + 1 < tokens.size() && tokens[year].kind == Token::Kind::Number &&
                     tokens[year].digits == 4 && tokens[year + 1].is(Word::Year);
  // «в течение 3 месяцев», «за 9 месяцев»: how long, or what is reported on.
  const bool begins = i == 0 || tokens[i - 1].kind == Token::Kind::Comma ||
                      tokens[i - 1].kind == Token::Kind::Semicolon || count.newline_before;
  return dated && begins ? year : std::string::npos;
}

}  // namespace

void spell_reported_months(std::vector<Token>& tokens) {
  std::vector<Token> spelled;  // empty until the first such period
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::size_t year = year_of_reported_months(tokens, i);
    if (year == std::string::npos) {
      if (!spelled.empty()) spelled.push_back(tokens[i]);
      continue;
    }
    if (spelled.empty()) {
      spelled.reserve(tokens.size() + 8);
      spelled.assign(tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(i));
    }
    Token first = tokens[i], dash = tokens[i], last = tokens[i + 1];
    first.kind = last.kind = Token::Kind::Word;
    first.word = last.word = Word::Month;
    first.digits = 0;
    first.value = 1;
    last.value = tokens[i].value;
    dash.kind = Token::Kind::Dash;
    dash.begin = dash.end;
    dash.space_before = dash.newline_before = dash.mark_before = false;
    spelled.insert(spelled.end(), {first, dash, last});
    i = year - 1;
  }
  if (!spelled.empty()) tokens = std::move(spelled);
}

}  // namespace prikaz::normalize::timing
