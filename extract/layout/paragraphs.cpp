// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/layout/paragraphs.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "extract/layout/words.h"

namespace prikaz::extract::layout {
namespace {

// "---", "***", "===": a rule or the underline of a heading. Underscores are blanks to be filled in, so they
// stay.
bool is_rule(std::string_view text) {
  const char c = text.front();
  if (c != '-' && c != '*' && c != '=') return false;
  std::size_t count = 0;
  for (const char other : text) {
    if (other != c && other != ' ') return false;
    count += other == c;
  }
  return count >= 3;
}

// "═══════", "┌          ┐": lines and corners that only frame text.
bool is_frame(std::string_view text) {
  bool drawn = false;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = utf8::next(text, i);
    if (!utf8::is_space(c) && (c < 0x2500 || c > 0x257F)) return false;
    drawn |= !utf8::is_space(c);
  }
  return drawn;
}

}  // namespace

void ParagraphMaker::add(LineRange range) {
  bool gap = false;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    const Line& line = context_.lines[i];
    gap |= line.blanks > 0 || line.page_break || line.text.empty();
    if (!line.text.empty()) add_line(line, std::exchange(gap, false));
  }
}

std::string_view ParagraphMaker::without_block_marks(std::string_view text, bool& is_mark) {
  text = utf8::trim(text);
  if (text.starts_with("```") || text.starts_with("~~~")) {
    in_fence_ = !in_fence_;
    is_mark = true;
    return {};
  }
  if (in_fence_) return text;
  if (is_rule(text)) {
    is_mark = true;
    return {};
  }
  while (text.starts_with("> ") || text == ">") text = utf8::trim(text.substr(1));
  const std::size_t hashes = std::min(text.find_first_not_of('#'), text.size());
  if (hashes > 0 && hashes <= 6 && (hashes == text.size() || text[hashes] == ' ')) {
    text = utf8::trim(text.substr(hashes));
    const std::size_t last = text.find_last_not_of('#');
    if (last != std::string_view::npos && last + 1 < text.size() && text[last] == ' ')
      text = text.substr(0, last);
  }
  if (text.size() > 2 && (text[0] == '-' || text[0] == '*' || text[0] == '+') && text[1] == ' ')
    text = utf8::trim(text.substr(1));
  return text;
}

void ParagraphMaker::add_line(const Line& line, bool gap_before) {
  Paragraph paragraph;
  paragraph.at.line = line.number;
  paragraph.gap_before = gap_before;
  std::string_view text = line.text;
  if (context_.dialect == Dialect::Markdown) {
    bool is_mark = false;
    const std::string_view inside = without_block_marks(text, is_mark);
    if (is_mark) {
      document_.markup_characters += utf8::count_visible(text);
      return;
    }
    const auto begin = static_cast<std::size_t>(inside.data() - text.data());
    document_.markup_characters +=
        utf8::count_visible(text.substr(0, begin)) + utf8::count_visible(text.substr(begin + inside.size()));
    text = inside;
  }
  if (!in_fence_ && is_frame(text)) {
    document_.markup_characters += utf8::count_visible(text);
    return;
  }
  std::size_t markup = 0;
  Cleaned cleaned =
      in_fence_ ? Cleaned{std::string(utf8::trim(text)), {}} : clean_inline(text, context_.dialect, markup);
  if (cleaned.text.empty()) {  // nothing but a placeholder or tags: shown as what it is
    if (placeholder_length(utf8::trim(text)) == 0) {
      document_.markup_characters += markup;
      return;
    }
    paragraph.text = utf8::trim(text);
    paragraph.furniture = Furniture::Placeholder;
  } else {
    document_.markup_characters += markup;
    paragraph.text = std::move(cleaned.text);
    paragraph.links = std::move(cleaned.links);
  }
  document_.blocks.emplace_back(std::move(paragraph));
}

}  // namespace prikaz::extract::layout
