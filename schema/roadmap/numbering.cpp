// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/roadmap/numbering.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/utf8.h"
#include "schema/roadmap/columns.h"

namespace prikaz::schema {
namespace {

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Last component of "2.10" as a number, -1 where it is a letter.
int last_component(std::string_view number) {
  const std::size_t dot = number.rfind('.');
  const std::string_view tail = dot == std::string_view::npos ? number : number.substr(dot + 1);
  return all_digits(tail) && tail.size() < 6 ? std::stoi(std::string(tail)) : -1;
}

std::string parent_of(std::string_view number) {
  const std::size_t dot = number.rfind('.');
  return dot == std::string_view::npos ? std::string() : std::string(number.substr(0, dot));
}

bool is_letter_number(std::string_view number) {
  std::size_t i = 0;
  return !number.empty() && utf8::is_russian_letter(utf8::next(number, i)) && i == number.size();
}

// A section's number can carry children only where it is written in digits.
bool section_has_dotted(const std::vector<RowNumber>& rows, const RowNumber& row) {
  for (const RowNumber& other : rows) {
    if (other.section_index != row.section_index) continue;
    const std::string bare = bare_number(other.raw);
    if (bare.starts_with(*row.section + ".") || (bare.starts_with('.') && bare.size() > 1)) return true;
  }
  return false;
}

void mark_duplicates_and_gaps(std::vector<RowNumber>& rows) {
  std::set<std::pair<int, std::string>> seen;
  std::map<std::pair<int, std::string>, int> last;
  for (RowNumber& row : rows) {
    if (row.number.empty() || row.same_as_above) continue;
    // A number with its section's own digits in it is unique in the plan; a plain one within its section.
    const int scope = row.number.find('.') != std::string::npos ? -1 : row.section_index;
    row.duplicate = !seen.insert({scope, row.number}).second;
    const int component = last_component(row.number);
    if (component < 0) continue;
    int& before = last[{scope, parent_of(row.number)}];
    row.gap = before > 0 && component > before + 1;
    before = component;
  }
}

}  // namespace

std::string bare_number(std::string_view raw) {
  std::string number;
  for (std::size_t i = 0; i < raw.size();) {
    const char32_t c = utf8::next(raw, i);
    if (c == '(' && !number.empty()) break;  // «1.1 (в ред. …)»
    if (utf8::is_space(c) || c == U'№' || c == '*') continue;
    utf8::append(number, c == ',' ? U'.' : c);
  }
  while (!number.empty() && (number.back() == '.' || number.back() == ')')) number.pop_back();
  return number;
}

void repair_numbers(std::vector<RowNumber>& rows) {
  std::string above;  // the last number that letters «а)», «б)» hang on
  for (RowNumber& row : rows) {
    row.number = bare_number(row.raw);
    if (row.number.empty()) continue;
    if (row.number.starts_with('.') && row.number.size() > 1) {
      const std::string prefix =
          row.section && all_digits(row.section->substr(0, 1)) ? *row.section : parent_of(above);
      if (!prefix.empty()) {
        row.number = prefix + row.number;
        row.repaired = true;
      }
    } else if (all_digits(row.number) && row.section && all_digits(row.section->substr(0, 1)) &&
               section_has_dotted(rows, row)) {
      row.number = *row.section + "." + row.number;
      row.repaired = true;
    } else if (is_letter_number(row.number) && !above.empty()) {
      row.number = above + "." + row.number;
      continue;
    }
    above = row.number;
  }
  mark_duplicates_and_gaps(rows);
}

std::optional<LeadingNumber> split_leading_number(std::string_view text) {
  text = utf8::trim(text);
  const std::size_t space = text.find_first_of(" \t\n");
  // «1.Текст» has no space behind its number.
  std::size_t end = 0;
  while (end < text.size() && (utf8::is_digit(static_cast<unsigned char>(text[end])) || text[end] == '.'))
    ++end;
  if (end > 0 && end < text.size() && (text[end - 1] == '.' || text[end] == ')')) {
    if (text[end] == ')') ++end;
    const std::string_view rest = utf8::trim(text.substr(end));
    if (!rest.empty() && text[0] != '.') return LeadingNumber{std::string(text.substr(0, end)), rest};
  }
  if (space == std::string_view::npos) return std::nullopt;
  const std::string_view word = text.substr(0, space);
  const std::string_view rest = utf8::trim(text.substr(space));
  if (rest.empty() || !is_row_number(word)) return std::nullopt;
  // A bare count («3 семинара») or a preposition («В школах») is no number: it needs its full stop, bracket
  // or inner dot.
  const bool marked = word.back() == '.' || word.back() == ')';
  const bool dotted = word.find('.') != std::string_view::npos;
  const bool digits = utf8::is_digit(static_cast<unsigned char>(word[0]));
  if (!marked && !(dotted && digits)) return std::nullopt;
  return LeadingNumber{std::string(word), rest};
}

}  // namespace prikaz::schema
