// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/date.h"

#include "base/utf8.h"
#include "normalize/timing/atom_reader.h"
#include "normalize/timing/calendar.h"

namespace prikaz::normalize {
namespace {

int digits_at(std::string_view text, std::size_t position, std::size_t count) {
  int value = 0;
  for (std::size_t k = 0; k < count; ++k) {
    const char c = text[position + k];
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

using timing::Token;

// Spans are 32-bit in the tokens; no text of an order comes near.
constexpr std::size_t kMaxTextBytes = std::size_t{1} << 30;

// «26-01-06-662», «№ 1.12.05.2021»: digits that go on to the left are no date, unless a date ends there
// («01.09.2021-31.05.2022»).
bool continues_number(const std::vector<Token>& tokens, std::size_t i, const std::vector<DateMatch>& found) {
  if (i == 0 || tokens[i].space_before) return false;
  const Token& before = tokens[i - 1];
  if (before.is(Token::Kind::Number)) return true;
  const bool mark =
      before.is(Token::Kind::Dot) || before.is(Token::Kind::Dash) || before.is(Token::Kind::Slash);
  if (!mark || i < 2 || before.space_before || !tokens[i - 2].is(Token::Kind::Number)) return false;
  return found.empty() || found.back().span.end < before.begin;
}

// «1.2.21» is rather the number of a clause; «10.01.22» is a date.
bool is_short_number(const std::vector<Token>& tokens, std::size_t i, std::size_t end) {
  if (end < i + 5 || !tokens[i + 4].is(Token::Kind::Number) || tokens[i + 4].digits != 2) return false;
  return tokens[i].digits != 2 || tokens[i + 2].digits != 2;
}

// Where the date begins: with the quotation mark before the day, where the day stands in quotes.
std::size_t with_quote(std::string_view text, const std::vector<Token>& tokens, std::size_t i) {
  std::size_t begin = tokens[i].begin;
  if (i + 1 >= tokens.size() || !tokens[i + 1].mark_before || !tokens[i].mark_before) return begin;
  const std::size_t stop = i == 0 ? 0 : tokens[i - 1].end;
  std::size_t quote = begin;
  for (std::size_t at = begin; at > stop;) {
    const char32_t c = utf8::previous(text, at);
    if (!utf8::is_space(c)) quote = at;
  }
  return quote;
}

}  // namespace

std::string iso_date(const Date& date) {
  const int year = static_cast<int>(date.year());
  const unsigned month = static_cast<unsigned>(date.month()), day = static_cast<unsigned>(date.day());
  std::string text(10, '-');
  const auto put = [&](std::size_t position, std::size_t count, unsigned value) {
    for (std::size_t k = count; k-- > 0; value /= 10)
      text[position + k] = static_cast<char>('0' + value % 10);
  };
  put(0, 4, static_cast<unsigned>(year < 0 ? 0 : year));
  put(5, 2, month);
  put(8, 2, day);
  return text;
}

std::optional<Date> parse_iso_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const int year = digits_at(text, 0, 4), month = digits_at(text, 5, 2), day = digits_at(text, 8, 2);
  if (year < 0 || month < 0 || day < 0) return std::nullopt;
  const Date date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                  std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  return date;
}

Date add_days(const Date& date, int days) { return std::chrono::sys_days{date} + std::chrono::days{days}; }

int days_between(const Date& from, const Date& to) {
  return static_cast<int>((std::chrono::sys_days{to} - std::chrono::sys_days{from}).count());
}

std::vector<DateMatch> find_dates(std::string_view text) {
  std::vector<DateMatch> found;
  if (text.find_first_of("0123456789") == std::string_view::npos) return found;
  text = text.substr(0, kMaxTextBytes);
  const std::vector<Token> tokens = timing::scan_plain(text);
  const timing::AtomReader reader(tokens);
  for (std::size_t i = 0; i < tokens.size();) {
    timing::Atom atom;
    const std::size_t end = tokens[i].is(Token::Kind::Number) && !continues_number(tokens, i, found)
                                ? reader.read_full_date(i, atom)
                                : 0;
    if (end == 0 || is_short_number(tokens, i, end)) {
      ++i;
      continue;
    }
    const timing::Point& point = atom.point;
    if (const auto date = timing::make_date(point.year, point.month, point.day))
      found.push_back({Span{with_quote(text, tokens, i), tokens[end - 1].end}, *date});
    i = end;
  }
  return found;
}

}  // namespace prikaz::normalize
