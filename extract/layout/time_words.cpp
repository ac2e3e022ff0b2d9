// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/layout/time_words.h"

#include <algorithm>
#include <iterator>

#include "base/utf8.h"
#include "extract/layout/words.h"

namespace prikaz::extract::layout {
namespace {

enum class Token { Other, Time, Link, Behind, Figure, Dash };

bool is_figure(std::string_view word) {
  for (const char c : word)
    if (!((c >= '0' && c <= '9') || c == '.' || c == '-' || c == '/' || c == ',')) {
      // Roman numerals of quarters.
      if (word.find_first_not_of("IVX-,") == std::string_view::npos) return true;
      return false;
    }
  return true;
}

// "25.02.2021", "30.09": a date in figures is a time by itself.
bool is_figure_date(std::string_view word) {
  const std::size_t dot = word.find('.');
  return dot != std::string_view::npos && dot >= 1 && dot <= 2 && dot + 2 < word.size() &&
         word[dot + 1] >= '0' && word[dot + 1] <= '9' && word[dot + 2] >= '0' && word[dot + 2] <= '9';
}

// "8-00", "17-30", "9:45": a time of day. Other minutes behind a hyphen are classes ("5-11 классы") or
// counts.
bool is_clock(std::string_view word) {
  const std::size_t mark = word.find_first_of("-:");
  if (mark == std::string_view::npos || mark < 1 || mark > 2 || word.size() != mark + 3) return false;
  for (const std::size_t i : {std::size_t{0}, mark - 1, mark + 1, mark + 2})
    if (word[i] < '0' || word[i] > '9') return false;
  const int hour = mark == 2 ? (word[0] - '0') * 10 + (word[1] - '0') : word[0] - '0';
  const std::string_view minutes = word.substr(mark + 1);
  constexpr std::string_view kQuarters[] = {"00", "15", "30", "45"};
  const bool quarter = std::find(std::begin(kQuarters), std::end(kQuarters), minutes) != std::end(kQuarters);
  return hour < 24 && (quarter || (word[mark] == ':' && minutes[0] < '6'));
}

Token classify(std::string_view word) {
  if (word == "-" || word == "–" || word == "—") return Token::Dash;
  if (is_clock(word)) return Token::Time;
  if (is_figure(word)) return is_figure_date(word) ? Token::Time : Token::Figure;
  switch (time_word(word)) {
    case TimeWord::Time:
      return Token::Time;
    case TimeWord::Link:
      return Token::Link;
    case TimeWord::Behind:
      return Token::Behind;
    case TimeWord::None:
      break;
  }
  return Token::Other;
}

}  // namespace

std::vector<Span> find_time_runs(std::string_view text) {
  std::vector<Span> runs;
  Span run;
  bool open = false, has_time = false;
  std::size_t solid_end = 0;  // behind the last word that may end a run
  const auto close = [&] {
    if (open && has_time) runs.push_back({run.begin, solid_end});
    open = has_time = false;
  };
  for (std::size_t i = 0; i < text.size();) {
    std::size_t after = i;
    if (utf8::is_space(utf8::next(text, after))) {
      i = after;
      continue;
    }
    std::size_t end = i;
    while (end < text.size()) {
      std::size_t next = end;
      if (utf8::is_space(utf8::next(text, next))) break;
      end = next;
    }
    const Token token = classify(text.substr(i, end - i));
    if (token == Token::Other) {
      close();
    } else {
      // Upper case begins another cell: "июнь Отдел", but also "Июнь" itself begins a run.
      if (!open && token != Token::Dash && token != Token::Behind) {
        open = true;
        run.begin = i;
      }
      has_time |= token == Token::Time;
      const bool year =
          (token == Token::Link || token == Token::Behind) && (text[end - 1] == '.' || end - i > 4);
      if (token == Token::Time || (token == Token::Figure && has_time) || (year && has_time)) solid_end = end;
    }
    i = end;
  }
  close();
  return runs;
}

}  // namespace prikaz::extract::layout
