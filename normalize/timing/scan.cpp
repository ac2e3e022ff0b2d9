// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "normalize/timing/token.h"

namespace prikaz::normalize::timing {
namespace {

constexpr char32_t kSoftHyphen = 0xAD;

// utf8::next with the two frequent cases, ASCII and Cyrillic, in line.
inline char32_t next(std::string_view text, std::size_t& position) {
  const auto lead = static_cast<unsigned char>(text[position]);
  if (lead < 0x80) {
    ++position;
    return lead;
  }
  if ((lead == 0xD0 || lead == 0xD1) && position + 1 < text.size()) {
    const auto trail = static_cast<unsigned char>(text[position + 1]);
    if ((trail & 0xC0) == 0x80) {
      position += 2;
      return static_cast<char32_t>((lead & 0x1F) << 6 | (trail & 0x3F));
    }
  }
  return utf8::next(text, position);
}

inline bool is_space(char32_t c) {
  return c < 0x80 ? c == ' ' || (c >= 9 && c <= 13) : c >= 0x400 && c < 0x1680 ? false : utf8::is_space(c);
}
inline bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }

bool is_word_letter(char32_t c) {
  if (c < 0x80) return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  if (c >= 0x400 && c <= 0x52F) return true;
  if (c < 0x2000) return utf8::is_letter(c);
  return c == 0x2160 || utf8::is_letter(c);
}

// Dashes, and what plans type or a reader shows instead of one: «сентябрь … май», «10 ÷ 15 мая», «5 ~ 9».
bool is_dash(char32_t c) {
  switch (c) {
    case '-':
    case '~':
    case 0xF7:
    case 0x2026:
    case 0x2043:
    case 0x2192:
    case 0x2212:
    case 0xFE58:
    case 0xFE63:
    case 0xFF0D:
      return true;
    default:
      return c >= 0x2010 && c <= 0x2015;
  }
}

// What shows something but says nothing in a timing.
bool is_vanishing(char32_t c) {
  if (c >= 0x400 && c < 0x2000) return false;
  switch (c) {
    case '"':
    case '\'':
    case '*':
    case '_':
    case '`':
    case 0xAB:
    case 0xBB:
    case 0x2018:
    case 0x2019:
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x2039:
    case 0x203A:
    case kSoftHyphen:
    case 0x2022:  // bullets
    case 0x25AA:
    case 0x25A0:
    case 0x25CF:
    case 0x25E6:
    case 0xF0A7:
    case 0xF0B7:
      return true;
    default:
      return c >= 0x300 && c < 0x370;
  }
}

// A letter that a scan shows where a digit stood, or -1. б only inside whole dates: «6б» is a class of a
// school.
int digit_of(char32_t c, bool in_date) {
  switch (c) {
    case U'О':
    case U'о':
    case U'O':
    case U'o':
      return 0;
    case U'З':
    case U'з':
      return 3;
    case U'l':
    case U'I':
    case U'|':
    case U'І':
      return 1;
    case U'б':
      return in_date ? 6 : -1;
    default:
      return is_digit(c) ? static_cast<int>(c - '0') : -1;
  }
}

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {
    tokens_.reserve(std::min<std::size_t>(text.size() / 4 + 4, 4096));
  }

  std::vector<Token> run() {
    while (position_ < text_.size()) step();
    return std::move(tokens_);
  }

 private:
  char32_t peek(std::size_t at) const { return at < text_.size() ? next(text_, at) : 0; }

  void step() {
    const std::size_t begin = position_;
    std::size_t after = begin;
    const char32_t c = next(text_, after);
    if (c == '\n' || c == 0x2028 || c == 0x2029) newline_ = true;
    if ((c == '\'' || c == 0x2019) && apostrophe_year(begin, after)) return;
    if (is_space(c) || is_vanishing(c)) {
      if (c != kSoftHyphen) space_ = true;
      if (!is_space(c)) mark_ = true;
      position_ = after;
      return;
    }
    if (c == '<' && skip_tag()) return;
    if (is_address(begin)) return address();
    // Digits in words are rare: a letter that looks like one matters only beside a real digit or a full stop.
    if (digit_of(c, true) >= 0 && damaged_number()) return;
    if (is_digit(c)) return number();
    if (is_word_letter(c)) return word();
    position_ = after;
    if (c == '.' && repeated_stop(begin)) return;
    Token& token = push(punctuation(c), begin);
    if (c == '%' || c == 0x20BD) token.kind = Token::Kind::Word, token.word = Word::Amount;
  }

  // «https://…», «www.…»: no date stands in an address.
  bool is_address(std::size_t begin) const {
    const std::string_view rest = text_.substr(begin);
    const char lead = rest[0];
    if (lead != 'h' && lead != 'w') return false;
    return rest.starts_with("http://") || rest.starts_with("https://") || rest.starts_with("www.");
  }

  void address() {
    const std::size_t begin = position_;
    while (position_ < text_.size()) {
      std::size_t after = position_;
      const char32_t c = next(text_, after);
      if (is_space(c) || c == ')' || c == '>' || c == '"' || c == 0xBB) break;
      position_ = after;
    }
    push(Token::Kind::Word, begin);
  }

  // «июнь'23»: the apostrophe stands for the century.
  bool apostrophe_year(std::size_t begin, std::size_t digits) {
    const bool behind_month = !tokens_.empty() && tokens_.back().is(Word::Month) &&
                              tokens_.back().end == begin && !space_ && !newline_;
    if (!behind_month || !is_digit(peek(digits)) || !is_digit(peek(digits + 1))) return false;
    const char32_t behind = peek(digits + 2);
    if (is_digit(behind) || is_word_letter(behind)) return false;
    position_ = digits + 2;
    Token& token = push(Token::Kind::Number, begin);
    token.value = 2000 + (text_[digits] - '0') * 10 + (text_[digits + 1] - '0');
    token.digits = 4;
    return true;
  }

  // «15..04.2021»: one stop typed twice between digits.
  bool repeated_stop(std::size_t begin) const {
    const std::size_t count = tokens_.size();
    if (count < 2 || space_ || newline_ || !is_digit(peek(position_))) return false;
    const Token &stop = tokens_[count - 1], &number = tokens_[count - 2];
    return stop.kind == Token::Kind::Dot && stop.end == begin && number.kind == Token::Kind::Number &&
           number.end == stop.begin;
  }

  static Token::Kind punctuation(char32_t c) {
    if (is_dash(c)) return Token::Kind::Dash;
    switch (c) {
      case '.':
      case 0x2024:
      case 0xB7:
        return Token::Kind::Dot;
      case ',':
        return Token::Kind::Comma;
      case ';':
        return Token::Kind::Semicolon;
      case ':':
        return Token::Kind::Colon;
      case '/':
      case '|':
      case '\\':
        return Token::Kind::Slash;
      case '(':
      case '[':
        return Token::Kind::Open;
      case ')':
      case ']':
        return Token::Kind::Close;
      case '+':
        return Token::Kind::Plus;
      case 0x2116:
        return Token::Kind::NumberSign;
      default:
        return Token::Kind::Other;
    }
  }

  Token& push(Token::Kind kind, std::size_t begin) {
    Token& token = tokens_.emplace_back();
    token.kind = kind;
    token.space_before = space_ || newline_;
    token.newline_before = newline_;
    token.mark_before = mark_;
    token.begin = static_cast<std::uint32_t>(begin);
    token.end = static_cast<std::uint32_t>(position_);
    space_ = newline_ = mark_ = false;
    return token;
  }

  // «<br>», «</b>»: a reader that leaves them means markup.
  bool skip_tag() {
    std::size_t i = position_ + 1;
    if (i < text_.size() && text_[i] == '/') ++i;
    const std::size_t name = i;
    while (i < text_.size() && i < name + 8 && ((text_[i] | 0x20) >= 'a' && (text_[i] | 0x20) <= 'z')) ++i;
    const std::string_view tag = text_.substr(name, i - name);
    while (i < text_.size() && i < name + 12 && (text_[i] == ' ' || text_[i] == '/')) ++i;
    if (tag.empty() || i >= text_.size() || text_[i] != '>') return false;
    (tag == "br" || tag == "BR" || tag == "p" ? newline_ : space_) = true;
    position_ = i + 1;
    return true;
  }

  void number() {
    const std::size_t begin = position_;
    std::int64_t value = 0;
    while (position_ < text_.size() && is_digit(static_cast<unsigned char>(text_[position_]))) {
      if (position_ - begin < 9) value = value * 10 + (text_[position_] - '0');
      ++position_;
    }
    const std::size_t digits = position_ - begin;
    Token& token = push(Token::Kind::Number, begin);
    token.value = static_cast<std::int32_t>(value);
    token.digits = static_cast<std::uint8_t>(digits > 9 ? 255 : digits);
    ordinal_ending(token);
  }

  // «1-го», «5е», «3-я»: the ending joins the number.
  void ordinal_ending(Token& token) {
    if (token.digits > 2 && token.digits != 4) return;
    std::size_t i = position_;
    const bool dashed = is_dash(peek(i));
    if (dashed) next(text_, i);
    const std::size_t first = i;
    char32_t letters[4] = {};
    std::size_t count = 0;
    while (i < text_.size() && count < 4) {
      std::size_t after = i;
      const char32_t c = next(text_, after);
      if (!is_word_letter(c)) break;
      letters[count++] = utf8::to_lower(c);
      i = after;
    }
    if (i == first || count > 3) return;
    const std::u32string_view ending(letters, count);
    constexpr std::u32string_view kEndings[] = {U"го", U"ого", U"е",  U"ое", U"й",  U"ый",
                                                U"ой", U"ий",  U"я",  U"ая", U"ю",  U"ую",
                                                U"му", U"ом",  U"ей", U"ье", U"ья", U"х"};
    const bool instrumental = dashed && ending == U"м";  // «в 1-м квартале», but «5м» are metres
    if (!instrumental && std::find(std::begin(kEndings), std::end(kEndings), ending) == std::end(kEndings))
      return;
    position_ = i;
    token.end = static_cast<std::uint32_t>(i);
    token.ordinal = true;
  }

  void word() {
    const std::size_t begin = position_;
    WordKey key;
    bool cyrillic = false, other = false;
    const bool upper = utf8::is_upper(peek(begin));
    while (position_ < text_.size()) {
      std::size_t after = position_;
      char32_t c = next(text_, after);
      if (c == kSoftHyphen ||
          (c >= 0x300 && c < 0x370)) {  // «й» of two characters: the breve is folded away with the и
        if (c == 0x306 && key.size() > 0) key.replace_last(U'й');
        position_ = after;
        continue;
      }
      if (!is_word_letter(c)) break;
      (c >= 0x400 && c <= 0x45F ? cyrillic : other) = true;
      key.add(c);
      position_ = after;
    }
    Token& token = push(Token::Kind::Word, begin);
    token.upper = upper;
    if (key.overlong()) return;
    const WordEntry entry = find_word(key.view());
    token.word = entry.word;
    token.value = entry.value;
    // Capital «В» and «С» of the other keyboard are no damage worth a word; inside a longer word they are.
    token.repaired =
        other && entry.word != Word::None && entry.word != Word::Roman && (cyrillic || key.size() > 1);
  }

  // A run of digits and digit-like letters at `at`: value and end, or no digits at all.
  struct Run {
    int value = 0;
    std::size_t length = 0, end = 0;
    bool real = false, letter = false;
  };
  Run run_at(std::size_t at, bool in_date) const {
    Run run;
    run.end = at;
    while (run.end < text_.size() && run.length < 5) {
      std::size_t after = run.end;
      const char32_t c = next(text_, after);
      const int digit = digit_of(c, in_date);
      if (digit < 0) break;
      (is_digit(c) ? run.real : run.letter) = true;
      run.value = run.value * 10 + digit;
      ++run.length;
      run.end = after;
    }
    return run;
  }

  void push_run(const Run& run, std::size_t begin) {
    position_ = run.end;
    Token& token = push(Token::Kind::Number, begin);
    token.value = run.value;
    token.digits = static_cast<std::uint8_t>(run.length);
    token.repaired = run.letter;
  }

  // «3О.О9.2О21», «О1.09», «3О мая», «20|4 г.»: letters for digits, taken only where a valid date comes out.
  bool damaged_number() {
    if (!tokens_.empty() && tokens_.back().end == position_ && !space_ &&
        tokens_.back().kind == Token::Kind::Word)
      return false;
    const std::size_t begin = position_;
    const Run day = run_at(begin, true);
    if (day.length == 0 || day.length > 4) return false;
    if (day.length <= 2 && damaged_dotted(begin, day)) return true;
    const Run plain = run_at(begin, false);
    if (!plain.letter || !plain.real || is_word_letter(peek(plain.end))) return false;
    const bool day_number = plain.length == 2 && plain.value >= 1 && plain.value <= 31;
    const bool year = plain.length == 4 && plain.value >= 1990 && plain.value <= 2089;
    if (!day_number && !year) return false;
    push_run(plain, begin);
    return true;
  }

  bool damaged_dotted(std::size_t begin, const Run& day) {
    if (day.end >= text_.size() || text_[day.end] != '.') return false;
    const Run month = run_at(day.end + 1, true);
    if (month.length != 2 || month.value < 1 || month.value > 12 || day.value < 1 || day.value > 31)
      return false;
    bool real = day.real || month.real, letter = day.letter || month.letter;
    Run year;
    if (month.end < text_.size() && text_[month.end] == '.') year = run_at(month.end + 1, true);
    const bool with_year = year.length == 2 || (year.length == 4 && year.value >= 1990 && year.value <= 2089);
    if (with_year) real |= year.real, letter |= year.letter;
    const std::size_t end = with_year ? year.end : month.end;
    const char32_t behind = peek(end);
    if (!real || !letter || (is_word_letter(behind) && behind != U'г')) return false;
    push_run(day, begin);
    position_ = day.end + 1;
    push(Token::Kind::Dot, day.end);
    push_run(month, day.end + 1);
    if (with_year) {
      position_ = month.end + 1;
      push(Token::Kind::Dot, month.end);
      push_run(year, month.end + 1);
    }
    return true;
  }

  std::string_view text_;
  std::size_t position_ = 0;
  bool space_ = false, newline_ = false, mark_ = false;
  std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> scan_plain(std::string_view text) { return Scanner(text).run(); }

std::vector<Token> scan(std::string_view text) {
  std::vector<Token> tokens = Scanner(text).run();
  mend_words(text, tokens);
  spell_reported_months(tokens);
  return tokens;
}

}  // namespace prikaz::normalize::timing
