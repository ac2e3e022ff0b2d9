// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/party/token.h"

#include <array>

#include "base/utf8.h"

namespace prikaz::normalize::party {
namespace {

constexpr std::size_t kLongestAcronym = 10;

// Of the letters that two bytes D0 and D1 begin, by the last seven bits of the code point, such that a sum
// counts: the low half 1 for a capital, the high half 1 for what folding changes. Whole words are summed up.
constexpr std::uint64_t kNoLetter = ~std::uint64_t{0}, kCapital = 1, kChanged = std::uint64_t{1} << 32;
constexpr std::array<std::uint64_t, 128> kLetters = [] {
  std::array<std::uint64_t, 128> table{};
  table.fill(kNoLetter);
  for (unsigned c = 0x410; c <= 0x44F; ++c) table[c & 0x7F] = c < 0x430 ? kCapital + kChanged : 0;
  table[0x401 & 0x7F] = kCapital + kChanged;
  table[0x451 & 0x7F] = kChanged;
  return table;
}();

bool is_dash(char32_t c) { return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212; }

TokenKind kind_of(char32_t c) {
  switch (c) {
    case ',':
      return TokenKind::Comma;
    case ';':
      return TokenKind::Semicolon;
    case '.':
      return TokenKind::Dot;
    case ':':
      return TokenKind::Colon;
    case '/':
    case '\\':
      return TokenKind::Slash;
    case '(':
    case '[':
      return TokenKind::OpenBracket;
    case ')':
    case ']':
      return TokenKind::CloseBracket;
    case U'«':
    case U'„':
      return TokenKind::OpenQuote;
    case U'»':
      return TokenKind::CloseQuote;
    case U'№':
      return TokenKind::NumberSign;
    case U'•':
    case U'·':
    case U'●':
    case U'▪':
    case U'\uF0B7':  // Symbol's, of word processors
      return TokenKind::Bullet;
    default:
      return is_dash(c) ? TokenKind::Dash : TokenKind::Other;
  }
}

class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text) { result_.text = text; }

  Tokens run() {
    const std::string_view text = result_.text;
    result_.folded.reserve(text.size());
    result_.items.reserve(text.size() / 10 + 4);
    for (std::size_t i = 0; i < text.size();) {
      const std::size_t begin = i;
      const char32_t c = utf8::next(text, i);
      if (utf8::is_space(c)) {
        space_ = true;
        newline_ |= c == '\n';
        continue;
      }
      if (utf8::is_letter(c) || utf8::is_digit(c))
        i = word(begin);
      else
        punctuation(c, begin, i);
      space_ = newline_ = false;
    }
    pair();
    return std::move(result_);
  }

 private:
  Token& add(TokenKind kind, std::size_t begin, std::size_t end) {
    result_.items.push_back({{begin, end}, {}, kNoMate, 0, kind, space_, newline_, false, false, false});
    return result_.items.back();
  }

  // A run of letters and digits with single dashes inside; returns its end.
  std::size_t word(std::size_t begin) {
    const std::string_view text = result_.text;
    std::size_t end = begin, letters = 0, capitals = 0;
    const std::size_t fold_begin = result_.folded.size();
    bool first_capital = false, number = false;
    for (std::size_t i = begin; i < text.size();) {
      const Run run = russian_run(i);
      if (run.end > i) {
        if (i == begin) first_capital = is_russian_capital(i);
        letters += run.letters;
        capitals += run.capitals;
        end = i = run.end;
        continue;
      }
      std::size_t after = i;
      char32_t c = utf8::next(text, after);
      if (is_dash(c) && i > begin && after < text.size()) {
        std::size_t beyond = after;
        const char32_t following = utf8::next(text, beyond);
        const bool plain = c == '-' || c == 0x2010 || c == 0x2011;
        if (!(plain ? utf8::is_letter(following) || utf8::is_digit(following)
                    : number && utf8::is_digit(following)))
          break;
        c = '-';
      } else if (!utf8::is_letter(c) && !utf8::is_digit(c)) {
        break;
      }
      if (i == begin) {
        number = utf8::is_digit(c);
        first_capital = utf8::is_upper(c);
      }
      const char32_t lower = utf8::to_lower(c);
      if (utf8::is_letter(c)) ++letters, capitals += lower != c;
      utf8::append(result_.folded, lower == 0x451 ? char32_t{0x435} : lower);
      end = i = after;
    }
    if (is_latin_sign(begin, end)) {
      add(TokenKind::NumberSign, begin, end);
      result_.folded.resize(fold_begin);
      return end;
    }
    Token& token = add(number ? TokenKind::Number : TokenKind::Word, begin, end);
    token.fold = {fold_begin, result_.folded.size()};
    token.capital = first_capital;
    token.acronym = !number && capitals >= 2 && 2 * capitals > letters && letters <= kLongestAcronym;
    token.initial = letters == 1 && capitals == 1 && end < text.size() && text[end] == '.';
    return end;
  }

  // «школа N 5»: the Latin letter before a number.
  bool is_latin_sign(std::size_t begin, std::size_t end) const {
    if (end - begin != 1 || result_.text[begin] != 'N') return false;
    if (end < result_.text.size() && result_.text[end] == ' ') ++end;
    return end < result_.text.size() && utf8::is_digit(static_cast<unsigned char>(result_.text[end]));
  }

  struct Run {
    std::size_t end, letters, capitals;
  };

  static char32_t two_bytes(unsigned char lead, unsigned char second) {
    return static_cast<char32_t>((lead & 0x1F) << 6 | (second & 0x3F));
  }
  bool is_russian_capital(std::size_t i) const {
    return two_bytes(static_cast<unsigned char>(result_.text[i]),
                     static_cast<unsigned char>(result_.text[i + 1])) < 0x430;
  }

  // The Russian letters from i on, nearly all of what is read: appended to `folded` as a whole.
  Run russian_run(std::size_t i) {
    const std::string_view text = result_.text;
    const auto* const bytes = reinterpret_cast<const unsigned char*>(text.data());
    std::size_t end = i;
    std::uint64_t counts = 0;
    while (end + 1 < text.size()) {
      const unsigned lead = bytes[end] ^ 0xD0u, second = bytes[end + 1] ^ 0x80u;
      if (lead > 1 || second > 0x3F) break;
      const std::uint64_t letter = kLetters[lead << 6 | second];
      if (letter == kNoLetter) break;
      counts += letter;
      end += 2;
    }
    const Run run{end, (end - i) / 2, static_cast<std::size_t>(counts & (kChanged - 1))};
    std::size_t to_fold = static_cast<std::size_t>(counts >> 32);
    std::size_t at = result_.folded.size();
    result_.folded.append(text, i, end - i);
    for (; to_fold > 0; at += 2) {  // seldom more than the first letter
      char* const letter = result_.folded.data() + at;
      char32_t c = two_bytes(static_cast<unsigned char>(letter[0]), static_cast<unsigned char>(letter[1]));
      if (kLetters[c & 0x7F] < kChanged) continue;
      c = c == 0x401 || c == 0x451 ? 0x435 : c + 32;
      letter[0] = static_cast<char>(0xC0 | c >> 6);
      letter[1] = static_cast<char>(0x80 | (c & 0x3F));
      --to_fold;
    }
    return run;
  }

  void punctuation(char32_t c, std::size_t begin, std::size_t end) {
    TokenKind kind = kind_of(c);
    if (c == '"' || c == U'“' || c == U'”' || c == '\'') kind = quote_kind(end);
    add(kind, begin, end);
  }

  // A straight or curly quote opens after white space, a bracket or at the start, and closes elsewhere.
  TokenKind quote_kind(std::size_t end) const {
    const bool at_start = result_.items.empty() || space_;
    const TokenKind before = at_start ? TokenKind::Other : result_.items.back().kind;
    const bool letter_follows = [&] {
      if (end >= result_.text.size()) return false;
      std::size_t i = end;
      const char32_t c = utf8::next(result_.text, i);
      return utf8::is_letter(c) || utf8::is_digit(c);
    }();
    if (letter_follows && (at_start || before == TokenKind::OpenBracket || before == TokenKind::OpenQuote ||
                           before == TokenKind::Dash))
      return TokenKind::OpenQuote;
    return at_start && end < result_.text.size() && open_quotes_even() ? TokenKind::OpenQuote
                                                                       : TokenKind::CloseQuote;
  }

  bool open_quotes_even() const {
    return result_.items.empty() || result_.items.back().kind != TokenKind::OpenQuote;
  }

  // Pairs brackets and quotes; what stays unpaired nests nothing.
  void pair() {
    std::vector<std::uint32_t> open;
    for (std::uint32_t i = 0; i < result_.items.size(); ++i) {
      const TokenKind kind = result_.items[i].kind;
      if (kind == TokenKind::OpenBracket || kind == TokenKind::OpenQuote) open.push_back(i);
      if (kind != TokenKind::CloseBracket && kind != TokenKind::CloseQuote) continue;
      const TokenKind wanted =
          kind == TokenKind::CloseBracket ? TokenKind::OpenBracket : TokenKind::OpenQuote;
      for (std::size_t k = open.size(), tries = 0; k-- > 0 && tries < 8; ++tries)
        if (result_.items[open[k]].kind == wanted) {
          result_.items[open[k]].mate = i;
          result_.items[i].mate = open[k];
          open.resize(k);
          break;
        }
    }
    std::uint16_t depth = 0;
    for (std::uint32_t i = 0; i < result_.items.size(); ++i) {
      Token& token = result_.items[i];
      const bool paired = token.mate != kNoMate;
      if (paired && token.mate < i && depth > 0) --depth;
      token.depth = depth;
      if (paired && token.mate > i && depth < 0xFFFF) ++depth;
    }
  }

  Tokens result_;
  bool space_ = false, newline_ = false;
};

}  // namespace

Tokens tokenize(std::string_view text) { return Tokenizer(text).run(); }

}  // namespace prikaz::normalize::party
