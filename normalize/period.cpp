// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/period.h"

#include <algorithm>

#include "base/utf8.h"
#include "normalize/name/lexicon.h"
#include "normalize/timing/atom.h"
#include "normalize/timing/compose.h"
#include "normalize/timing/resolve.h"

namespace prikaz::normalize {
namespace {

using timing::Atom;
using timing::Point;
using timing::Role;
using timing::Symbol;
using timing::Unit;
using Kind = Atom::Kind;

constexpr std::size_t kMaxTextBytes = std::size_t{1} << 30;

bool is_quote(char32_t c) { return c == '"' || c == 0xAB || c == 0xBB || (c >= 0x201C && c <= 0x201F); }

// Spans inside quotation marks: names of acts and programmes. A pair round the whole text is none.
std::vector<Span> quoted_spans(std::string_view text) {
  std::vector<Span> spans;
  std::vector<std::size_t> open;
  bool before_is_open_place =
      true;  // a straight mark opens after white space, a bracket, another mark or at the beginning
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    const char32_t c = utf8::next(text, i);
    if (is_quote(c)) {
      const bool opens = c == 0xAB || c == 0x201E || (c != 0xBB && before_is_open_place && i < text.size());
      if (opens) {
        open.push_back(begin);
      } else if (!open.empty()) {
        spans.push_back({open.back(), i});
        open.pop_back();
      }
    } else {
      before_is_open_place = utf8::is_space(c) || c == '(';
      continue;
    }
    before_is_open_place = true;
  }
  // One closing mark often ends two names: the outer span is then taken to end with the inner.
  if (!open.empty() && !spans.empty() && open.back() < spans.back().begin)
    spans.push_back({open.back(), spans.back().end});
  const std::string_view trimmed = utf8::trim(text);
  const std::size_t first = static_cast<std::size_t>(trimmed.data() - text.data());
  std::erase_if(
      spans, [&](const Span& span) { return span.begin <= first && span.end + 2 >= first + trimmed.size(); });
  // Outer spans swallow inner ones.
  std::sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  std::vector<Span> outer;
  for (const Span& span : spans)
    if (outer.empty() || span.begin >= outer.back().end) outer.push_back(span);
  return outer;
}

class Finder {
 public:
  Finder(const std::vector<Atom>& atoms, const std::vector<Span>& quoted) : atoms_(atoms), quoted_(quoted) {}

  struct Found {
    Symbol symbol;
    std::size_t begin = 0, end = 0;
    int grade = 0;
  };

  std::optional<Found> run() {
    std::optional<Found> best;
    for (std::size_t k = 0; k < atoms_.size();) {
      Found found;
      const std::size_t end = read(k, found);
      if (end && !in_quotes(found.begin) && (!best || found.grade >= best->grade)) best = found;
      k = end ? end : k + 1;
    }
    return best;
  }

 private:
  const Atom& at(std::size_t k) const { return k < atoms_.size() ? atoms_[k] : sentinel_; }
  bool dated(std::size_t k) const { return at(k).is(Kind::Point) && at(k).point.has_year(); }
  // `quoted_` is disjoint and ascending, and so are the candidates.
  bool in_quotes(std::size_t position) {
    while (next_quoted_ < quoted_.size() && quoted_[next_quoted_].end <= position) ++next_quoted_;
    return next_quoted_ < quoted_.size() && position >= quoted_[next_quoted_].begin;
  }

  std::size_t read(std::size_t k, Found& found) const {
    if (at(k).is(Kind::By)) return read_until(k, found);
    std::size_t first = k;
    if (at(first).is(Kind::In)) ++first;
    const bool from = at(first).is(Kind::From) && at(first).value == 0;
    if (from) ++first;
    if (!at(first).is(Kind::Point)) return 0;
    found.begin = atoms_[k].begin;
    const std::size_t link = first + 1;
    std::size_t second = link + 1;
    if (at(second).is(Kind::In)) ++second;
    const bool linked =
        at(link).is(Kind::Dash) || at(link).is(Kind::Through) || (from && at(link).is(Kind::By));
    if (linked && dated(second)) return range(first, second, found);
    if (from) return 0;
    return single(k, first, found);
  }

  std::size_t range(std::size_t first, std::size_t second, Found& found) const {
    found.symbol.role = Role::Range;
    found.symbol.first = at(first).point;
    found.symbol.second = at(second).point;
    if (!found.symbol.first.has_year()) {  // «сентябрь - декабрь 2022 года»
      std::vector<Symbol> one{found.symbol};
      timing::inherit_years(one);
      found.symbol = one.front();
    }
    if (!found.symbol.first.has_year()) return 0;
    found.end = at(second).end;
    found.grade = 3;
    return second + 1;
  }

  // «на 2023 год», «на 2022-23 учебный год», «в 2023 году», «(2023 год)», «на 2024 год и плановый период 2025
  // и 2026 годов».
  std::size_t single(std::size_t k, std::size_t first, Found& found) const {
    if (!dated(first)) return 0;
    const Point& point = at(first).point;
    const bool on = at(k).is(Kind::In) && at(k).value != 0;
    const bool in = at(k).is(Kind::In) && at(k).value == 0;
    const bool bracketed = k > 0 && at(k - 1).is(Kind::Open);
    const bool school = point.unit == Unit::School || point.last_year != 0;
    if (point.unit == Unit::Day || point.edge != timing::Edge::None) return 0;
    if (k > 0 && (at(k - 1).is(Kind::Event) || at(k - 1).is(Kind::Ahead) || at(k - 1).is(Kind::Through)))
      return 0;
    if (!on && !school && !bracketed && !(in && point.unit == Unit::Year)) return 0;
    found.symbol.role = Role::At;
    found.symbol.first = point;
    found.end = at(first).end;
    found.grade = on || school ? 3 : 2;
    if (point.unit != Unit::Year || point.last_year != 0) return first + 1;
    return last_of_years(first, found);
  }

  // Years joined by «и» or commas, with «плановый период» between.
  std::size_t last_of_years(std::size_t first, Found& found) const {
    std::size_t last = first, k = first + 1;
    for (int steps = 0; k < atoms_.size() && steps < 8; ++k, ++steps) {
      if (dated(k) && at(k).point.unit == Unit::Year && at(k).point.year > at(last).point.year) {
        last = k;
        steps = 0;
        continue;
      }
      const Kind kind = at(k).kind;
      const bool plan_words = kind == Kind::Text && steps > 0;
      if (kind != Kind::And && kind != Kind::Comma && kind != Kind::In &&
          !(plan_words && at(first + 1).is(Kind::And)))
        break;
    }
    if (last == first) return first + 1;
    found.symbol.role = Role::Range;
    found.symbol.second = at(last).point;
    found.end = at(last).end;
    found.grade = 3;
    return last + 1;
  }

  // «до 2024 года», «до конца 2024 года»; «в срок до 01.12.2021» is a task's deadline, no plan's.
  std::size_t read_until(std::size_t k, Found& found) const {
    if (at(k).value != 1 || !dated(k + 1)) return 0;
    const Point& point = at(k + 1).point;
    if (point.unit != Unit::Year || (point.edge != timing::Edge::None && point.edge != timing::Edge::End))
      return 0;
    if (at(k + 2).is(Kind::Dash)) return 0;
    found.symbol.role = Role::By;
    found.symbol.before = true;
    found.symbol.first = point;
    found.begin = atoms_[k].begin;
    found.end = at(k + 1).end;
    found.grade = 1;
    return k + 2;
  }

  const std::vector<Atom>& atoms_;
  const std::vector<Span>& quoted_;
  std::size_t next_quoted_ = 0;
  Atom sentinel_;
};

}  // namespace

std::optional<Period> find_period(std::string_view text, const std::optional<Date>& order_date) {
  text = text.substr(0, kMaxTextBytes);
  if (text.find_first_of("0123456789") == std::string_view::npos) return std::nullopt;
  std::vector<Atom> atoms = timing::read_atoms(timing::scan_plain(text));
  timing::complete_numbers(atoms, std::nullopt);
  const std::vector<Span> quoted = quoted_spans(text);
  const auto found = Finder(atoms, quoted).run();
  if (!found) return std::nullopt;
  const timing::Resolution resolution = timing::resolve_span(found->symbol, {});
  if (resolution.impossible || resolution.missing || !resolution.end) return std::nullopt;
  Period period;
  period.start = resolution.start;
  period.end = resolution.end;
  period.edtf = resolution.edtf;
  period.span = Span{found->begin, found->end};
  period.raw = utf8::squeeze(period.span.of(text));
  if (found->symbol.role == Role::By) {
    period.span_written = false;
    if (order_date && *order_date <= *period.end) {
      period.start = order_date;
      period.inferred = {"start"};
    }
  }
  return period;
}

namespace {

// The four digits of a year at the end of a name, or 0: behind a dash that a letter and at most one space
// precede, before a closing mark or the end of the text.
int year_ending_name(std::string_view text, std::size_t digits, std::size_t& word_end) {
  constexpr std::size_t kDigits = 4;
  constexpr int kFirst = 1990, kLast = 2089;
  int year = 0;
  for (std::size_t i = digits; i < digits + kDigits; ++i) {
    if (i >= text.size() || !utf8::is_digit(static_cast<unsigned char>(text[i]))) return 0;
    year = year * 10 + (text[i] - '0');
  }
  if (year < kFirst || year > kLast) return 0;
  std::size_t behind = digits + kDigits;
  if (behind < text.size() && !is_quote(utf8::next(text, behind))) return 0;
  std::size_t at = digits;
  const auto before = [&] {
    std::size_t start = at;
    const char32_t c = at > 0 ? utf8::previous(text, start) : U'\0';
    if (at > 0) at = start;
    return c;
  };
  char32_t c = before();
  if (c == ' ') c = before();
  if (c != '-' && !(c >= 0x2010 && c <= 0x2015)) return 0;
  word_end = at;
  c = before();
  if (c == ' ') {
    word_end = at;
    c = before();
  }
  return utf8::is_letter(c) ? year : 0;
}

// The name in quotation marks that ends at `end`, or all of the text before.
bool names_horizon(std::string_view text, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0) {
    std::size_t before = begin;
    if (is_quote(utf8::previous(text, before))) break;
    begin = before;
  }
  const std::string name = utf8::fold(text.substr(begin, end - begin));
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t space = std::min(name.find_first_of(" -", at), name.size());
    if (names::is_horizon(std::string_view(name).substr(at, space - at))) return true;
    at = space + 1;
  }
  return false;
}

}  // namespace

std::optional<Period> find_year_of_name(std::string_view title) {
  for (std::size_t at = title.find_first_of("12"); at != std::string_view::npos;
       at = title.find_first_of("12", at + 1)) {
    std::size_t word_end = 0;
    const int year = year_ending_name(title, at, word_end);
    if (year == 0 || names_horizon(title, word_end)) continue;
    Period period;
    period.start = Date{std::chrono::year{year}, std::chrono::January, std::chrono::day{1}};
    period.end = Date{std::chrono::year{year}, std::chrono::December, std::chrono::day{31}};
    period.edtf = std::to_string(year);
    period.raw = period.edtf;
    period.span = {at, at + period.raw.size()};
    period.inferred = {"start", "end"};
    return period;
  }
  return std::nullopt;
}

}  // namespace prikaz::normalize
