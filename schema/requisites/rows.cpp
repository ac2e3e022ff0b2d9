// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/requisites/rows.h"

#include <algorithm>
#include <charconv>

#include "base/utf8.h"
#include "normalize/repair.h"
#include "schema/requisites/heading.h"
#include "schema/requisites/words.h"

namespace prikaz::schema::requisites {
namespace {

constexpr std::size_t kLongestCommand = 16;        // letters
constexpr std::size_t kLongestOrderLine = 30'000;  // bytes of a line that may hold several clauses
constexpr std::size_t kMostInlineClauses = 60;

struct Command {
  Span span;  ///< with the colon behind it
  std::string kind;
};

std::size_t letters_end(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    std::size_t next = at;
    if (!utf8::is_letter(utf8::next(text, next))) break;
    at = next;
  }
  return at;
}

// The end of single letters with one or two spaces between («п о с т а н о в л я е т»), or `at`; the letters
// in `word`.
std::size_t spaced_end(std::string_view text, std::size_t at, std::string& word) {
  std::size_t end = at, letters = 0;
  word.clear();
  while (at < text.size() && letters < kLongestCommand) {
    std::size_t next = at;
    const char32_t c = utf8::next(text, next);
    if (!utf8::is_letter(c) || letters_end(text, at) != next) break;
    utf8::append(word, utf8::to_lower(c));
    ++letters;
    end = at = next;
    std::size_t gap = 0;
    while (at < text.size() && gap < 3 && (text[at] == ' ' || text.substr(at).starts_with("\u00A0"))) {
      at += text[at] == ' ' ? 1 : 2;
      ++gap;
    }
    if (gap == 0) break;
    if (lexicon().commands.count(word)) break;
  }
  return end;
}

bool is_russian(std::string_view word) {
  for (std::size_t i = 0; i < word.size();)
    if (!utf8::is_russian_letter(utf8::next(word, i))) return false;
  return true;
}

std::optional<Command> find_command(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = letters_end(text, i);
    if (end == i) {
      utf8::next(text, i);
      continue;
    }
    std::string word;
    std::size_t first = i;
    utf8::next(text, first);
    if (end == first) {
      const std::size_t spaced = spaced_end(text, i, word);
      if (lexicon().commands.count(word)) end = spaced;
    } else if (end - i <= 3 * kLongestCommand) {
      word = utf8::fold(text.substr(i, end - i));
      // What is Russian throughout the repair can only cut in two.
      if (!lexicon().commands.count(word) && !is_russian(word))
        word = utf8::fold(normalize::repair_text(text.substr(i, end - i)).text);
    }
    const auto found = lexicon().commands.find(word);
    if (found != lexicon().commands.end()) {
      std::size_t behind = end;
      while (behind < text.size() && (text[behind] == ' ' || text.substr(behind).starts_with("\u00A0")))
        behind += text[behind] == ' ' ? 1 : 2;
      const bool colon = behind < text.size() && text[behind] == ':';
      // «решила» and its like are common verbs: only where nothing but a colon follows.
      if (colon || behind >= text.size() || found->second != "решение")
        return Command{{i, colon ? behind + 1 : end}, found->second};
    }
    i = end;
  }
  return std::nullopt;
}

Row make_row(const Line& line, std::size_t index, std::size_t begin, std::size_t end, bool gap) {
  while (begin < end && (line.text[begin] == ' ' || line.text[begin] == '\t')) ++begin;
  Row row;
  row.line = &line;
  row.index = index;
  row.span = {begin, end};
  row.gap = gap;
  row.key = key_of(row.text());
  return row;
}

constexpr std::size_t kMostHeadRows = 40;

// Begin and end of the wide gap nearest to the middle of the text; nothing where there is none.
std::optional<Span> middle_gap(std::string_view text) {
  std::optional<Span> best;
  const auto distance = [&](std::size_t at) {
    return at * 2 > text.size() ? at * 2 - text.size() : text.size() - at * 2;
  };
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && (text[end] == ' ' || text[end] == '\t')) ++end;
    const bool wide = end - i >= 3 || text.substr(i, end - i).find('\t') != std::string_view::npos;
    if (wide && (!best || distance((i + end) / 2) < distance((best->begin + best->end) / 2)))
      best = Span{i, end};
    i = std::max(end, i + 1);
  }
  return best;
}

}  // namespace

bool has_other_cyrillic(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = utf8::next(text, i);
    if ((c >= 0x460 && c <= 0x52F) || c == 0x406 || c == 0x456 || (c >= 0x102 && c <= 0x115)) return true;
  }
  return false;
}

void keep_russian_half(Rows& rows, CoverageMap& coverage) {
  std::optional<bool> right;  // the side that is Russian
  std::size_t end = 0;
  for (; end < std::min(rows.size(), kMostHeadRows) && !rows[end].command; ++end) {
    const std::string_view text = rows[end].text();
    const auto gap = middle_gap(text);
    if (!gap || right) continue;
    const bool first = has_other_cyrillic(text.substr(0, gap->begin));
    if (first != has_other_cyrillic(text.substr(gap->end))) right = first;
  }
  if (!right) return;
  for (std::size_t r = 0; r < end; ++r) {
    Row& row = rows[r];
    const auto gap = middle_gap(row.text());
    if (!gap || gap->begin == 0 || read_head_line(row.text()).fits) continue;
    const std::size_t begin = row.span.begin;
    const Span left{begin, begin + gap->begin}, rest{begin + gap->end, row.span.end};
    place(coverage, *row.line, (*right ? left : rest).begin, (*right ? left : rest).end);
    row = make_row(*row.line, row.index, (*right ? rest : left).begin, (*right ? rest : left).end, row.gap);
  }
}

Rows make_rows(LineRange lines, std::size_t limit) {
  Rows rows;
  bool commanded = false;
  for (std::size_t k = 0; k < std::min(limit, lines.size()); ++k) {
    const Line& line = lines[k];
    if (line.table) continue;
    const auto command = commanded ? std::nullopt : find_command(line.text);
    if (!command) {
      rows.push_back(make_row(line, k, 0, line.text.size(), line.gap_before));
      continue;
    }
    bool gap = line.gap_before;
    if (!utf8::trim(line.text.substr(0, command->span.begin)).empty()) {
      rows.push_back(make_row(line, k, 0, command->span.begin, gap));
      gap = false;
    }
    rows.push_back(make_row(line, k, command->span.begin, command->span.end, gap));
    rows.back().command = command->kind;
    if (!utf8::trim(line.text.substr(command->span.end)).empty())
      rows.push_back(make_row(line, k, command->span.end, line.text.size(), false));
    commanded = true;
  }
  return rows;
}

void split_clauses(Rows& rows, std::size_t from) {
  std::size_t cuts = 0;
  for (std::size_t r = from; r < rows.size() && cuts < kMostInlineClauses; ++r) {
    const Row row = rows[r];
    if (row.span.size() > kLongestOrderLine) continue;
    const auto number = read_clause_number(row.text());
    int value = 0;
    if (!number || number->number.empty() ||
        std::from_chars(number->number.data(), number->number.data() + number->number.size(), value).ptr !=
            number->number.data() + number->number.size())
      continue;
    const std::string next = std::to_string(value + 1) + (number->bracket ? ")" : ".");
    const std::string_view text = row.text();
    for (std::size_t at = text.find(next, number->size); at != std::string_view::npos;
         at = text.find(next, at + 1)) {
      if (at < 2 || text[at - 1] != ' ') continue;
      std::size_t behind = at + next.size();
      while (behind < text.size() && text[behind] == ' ') ++behind;
      std::size_t last = at - 1;
      while (last > 0 && text[last - 1] == ' ') --last;
      const bool ended = text[last - 1] == '.' || text[last - 1] == ';' || text[last - 1] == ':';
      if (!ended || behind >= text.size() ||
          (!number->bracket && !utf8::starts_with_upper(text.substr(behind))))
        continue;
      const std::size_t begin = row.span.begin;
      ++cuts;
      rows[r] = make_row(*row.line, row.index, begin, begin + last, row.gap);
      rows.insert(rows.begin() + static_cast<std::ptrdiff_t>(r) + 1,
                  make_row(*row.line, row.index, begin + at, row.span.end, false));
      break;
    }
  }
}

}  // namespace prikaz::schema::requisites
