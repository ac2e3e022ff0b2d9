// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "base/utf8.h"
#include "normalize/repair/passes.h"

namespace prikaz::normalize::repair {
namespace {

constexpr std::size_t kLongestTag = 60;

bool is_word(char32_t c) { return utf8::is_letter(c) || utf8::is_digit(c); }

// The end of an HTML tag that begins at `begin`, or `begin`. Only names of HTML's inline and break elements:
// «<не позднее 5 дней>» is text.
std::size_t tag_end(std::u32string_view text, std::size_t begin, bool& breaks) {
  constexpr std::u32string_view kNames[] = {U"b",    U"i",      U"u",      U"s",   U"br",   U"p",
                                            U"em",   U"strong", U"sup",    U"sub", U"span", U"div",
                                            U"font", U"a",      U"strike", U"li",  U"ul",   U"ol"};
  std::size_t at = begin + 1;
  if (at < text.size() && text[at] == U'/') ++at;
  const std::size_t name = at;
  while (at < text.size() && at - name < 7 && text[at] < 0x80 && utf8::is_letter(text[at])) ++at;
  const std::u32string folded = fold(text.substr(name, at - name));
  if (std::find(std::begin(kNames), std::end(kNames), folded) == std::end(kNames)) return begin;
  breaks = folded == U"br" || folded == U"p" || folded == U"div" || folded == U"li";
  if (at < text.size() && text[at] != U'>' && text[at] != U'/' && !utf8::is_space(text[at])) return begin;
  while (at < text.size() && at - begin < kLongestTag && text[at] != U'>' && text[at] != U'<') ++at;
  return at < text.size() && text[at] == U'>' ? at + 1 : begin;
}

void remove_tags(Text& text, Repairs& repairs) {
  struct Entity {
    std::u32string_view name, value;
  };
  constexpr Entity kEntities[] = {{U"&nbsp;", U" "},  {U"&quot;", U"\""}, {U"&laquo;", U"«"},
                                  {U"&raquo;", U"»"}, {U"&ndash;", U"–"}, {U"&mdash;", U"—"},
                                  {U"&amp;", U"&"},   {U"&lt;", U"<"},    {U"&gt;", U">"},
                                  {U"&shy;", U""},    {U"&#160;", U" "}};
  Rewriter rewriter(text, repairs);
  const std::u32string_view chars = text.chars;
  for (std::size_t i = 0; i < chars.size(); ++i) {
    if (chars[i] == U'<') {
      bool breaks = false;
      const std::size_t end = tag_end(chars, i, breaks);
      if (end == i) continue;
      rewriter.replace(i, end, breaks ? U"\n" : U"", "markup");
      i = end - 1;
    } else if (chars[i] == U'&') {
      for (const Entity& entity : kEntities)
        if (chars.substr(i, entity.name.size()) == entity.name) {
          rewriter.replace(i, i + entity.name.size(), entity.value, "markup");
          i += entity.name.size() - 1;
          break;
        }
    }
  }
  rewriter.finish();
}

// «**Цель** – …»: a pair whose first stands before a word and whose second behind one. «ШНОР**» is a
// footnote's mark.
void remove_bold(Text& text, Repairs& repairs) {
  const std::u32string_view chars = text.chars;
  Rewriter rewriter(text, repairs);
  std::size_t open = std::u32string::npos;
  for (std::size_t i = 0; i + 1 < chars.size(); ++i) {
    if (chars[i] != U'*' || chars[i + 1] != U'*') continue;
    const bool longer = i + 2 < chars.size() && chars[i + 2] == U'*';
    const bool before = i == 0 || !is_word(chars[i - 1]);
    const bool after = i + 2 >= chars.size() || utf8::is_space(chars[i + 2]);
    if (open == std::u32string::npos) {
      if (before && !after && !longer) open = i;
    } else if (!utf8::is_space(chars[i - 1]) && i > open + 2) {
      rewriter.replace(open, open + 2, U"", "markup");
      rewriter.replace(i, i + 2, U"", "markup");
      open = std::u32string::npos;
    }
    ++i;
  }
  rewriter.finish();
}

}  // namespace

void remove_markup(Text& text, Repairs& repairs) {
  if (findings(text).markup) remove_tags(text, repairs);
  if (findings(text).bold) remove_bold(text, repairs);
}

void remove_invisible(Text& text, Repairs& repairs) {
  const std::u32string_view chars = text.chars;
  if (!findings(text).hidden) return;
  Rewriter rewriter(text, repairs);
  for (std::size_t i = 0; i < chars.size(); ++i) {
    if (!is_hidden(chars[i])) continue;
    const bool inside = i > 0 && i + 1 < chars.size() && is_word(chars[i - 1]) && is_word(chars[i + 1]);
    if (chars[i] == 0xAD) {
      // A soft hyphen kept with the line break that it made.
      std::size_t end = i + 1;
      while (end < chars.size() && utf8::is_space(chars[end])) ++end;
      const bool joins =
          i > 0 && utf8::is_letter(chars[i - 1]) && end < chars.size() && utf8::is_letter(chars[end]);
      rewriter.replace(i, joins ? end : i + 1, U"", "soft-hyphen");
      if (joins) i = end - 1;
    } else if (inside) {
      rewriter.replace(i, i + 1, U"", "zero-width");
    }
  }
  rewriter.finish();
}

void repair_quotes(Text& text, Repairs& repairs) {
  if (findings(text).angle_quotes) {
    Rewriter rewriter(text, repairs);
    for (std::size_t i = 0; i + 1 < text.chars.size(); ++i) {
      const char32_t c = text.chars[i];
      if ((c != U'<' && c != U'>') || text.chars[i + 1] != c) continue;
      rewriter.replace(i, i + 2, c == U'<' ? U"«" : U"»", "quotes");
      ++i;
    }
    rewriter.finish();
  }
  if (!findings(text).quotes) return;
  // Doubled quotes: two neighbours that open and whose partners are neighbours too.
  struct Mark {
    std::size_t at, partner;
  };
  std::vector<Mark> marks;
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < text.chars.size(); ++i) {
    if (text.chars[i] == U'«') {
      open.push_back(marks.size());
      marks.push_back({i, std::u32string::npos});
    } else if (text.chars[i] == U'»') {
      if (!open.empty()) {
        marks[open.back()].partner = i;
        open.pop_back();
      }
    }
  }
  const auto only_space = [&](std::size_t begin, std::size_t end) {
    return std::all_of(text.chars.begin() + static_cast<std::ptrdiff_t>(begin),
                       text.chars.begin() + static_cast<std::ptrdiff_t>(end),
                       [](char32_t c) { return utf8::is_space(c); });
  };
  std::vector<std::size_t> drop;
  for (std::size_t k = 0; k + 1 < marks.size(); ++k) {
    const Mark &outer = marks[k], &inner = marks[k + 1];
    if (outer.partner == std::u32string::npos || inner.partner == std::u32string::npos) continue;
    if (outer.partner < inner.partner || inner.at - outer.at > 3 || outer.partner - inner.partner > 3)
      continue;
    if (!only_space(outer.at + 1, inner.at) || !only_space(inner.partner + 1, outer.partner)) continue;
    drop.push_back(inner.at);
    drop.push_back(inner.partner);
  }
  std::sort(drop.begin(), drop.end());
  Rewriter rewriter(text, repairs);
  for (const std::size_t at : drop) rewriter.replace(at, at + 1, U"", "quotes");
  rewriter.finish();
}

}  // namespace prikaz::normalize::repair
