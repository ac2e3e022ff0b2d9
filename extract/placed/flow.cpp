// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/placed/flow.h"

#include <algorithm>

#include "base/utf8.h"
#include "extract/layout/words.h"

namespace prikaz::extract::placed {
namespace {

constexpr float kSpaceWidth = 0.25f;  // of the font size
constexpr float kPlainBreak = 0.35f;  // of a guessed room: so much free space is the writer's own

bool across(Direction direction) { return direction == Direction::Right || direction == Direction::Left; }

float width(const Word& word) { return across(word.direction) ? word.x1 - word.x0 : word.y1 - word.y0; }

float width(const TextLine& line) {
  return static_cast<float>(across(line.direction) ? line.box.x1 - line.box.x0 : line.box.y1 - line.box.y0);
}

bool is_lower_letter(char32_t c) { return utf8::is_letter(c) && !utf8::is_upper(c); }

bool starts_lower(const std::string& text) {
  std::size_t i = 0;
  return !text.empty() && is_lower_letter(utf8::next(text, i));
}

// The letters directly before the end of `text` (behind which only a hyphen stands).
std::string_view last_letters(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0) {
    std::size_t before = begin;
    if (!utf8::is_letter(utf8::previous(text, before))) break;
    begin = before;
  }
  return text.substr(begin);
}

std::string_view first_letters(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size()) {
    std::size_t after = end;
    if (!utf8::is_letter(utf8::next(text, after))) break;
    end = after;
  }
  return text.substr(0, end);
}

}  // namespace

LineEnd line_end(const TextLine& line, const TextLine& next, float room, Room known) {
  const Word& last = line.words.back();
  const Word& first = next.words.front();
  const float left = room - width(line);
  if (last.text.size() > 1 && last.text.back() == '-') {
    const std::string_view before = last_letters(std::string_view(last.text).substr(0, last.text.size() - 1));
    const std::string_view after = first_letters(first.text);
    // An address keeps its hyphens.
    if (last.text.find("://") != std::string::npos || last.text.find('@') != std::string::npos)
      return LineEnd::KeepHyphen;
    if (before.empty() || after.empty() || !starts_lower(first.text)) {
      // «№ 14-» + «од», «2021-» + «2022», «Усть-» + «Хоперской»
      const bool number = last.text[last.text.size() - 2] >= '0' && last.text[last.text.size() - 2] <= '9';
      return !before.empty() || number ? LineEnd::KeepHyphen : LineEnd::Wrap;
    }
    return layout::keeps_hyphen(before, after) ? LineEnd::KeepHyphen : LineEnd::Hyphen;
  }
  // A soft hyphen is drawn as an ordinary one; a word cut without a sign fills the column to the last letter.
  if (known == Room::Drawn && line.words.size() == 1 && starts_lower(first.text) && utf8::is_letter([&] {
        std::size_t end = last.text.size();
        return utf8::previous(last.text, end);
      }()) &&
      left < 0.45f * line.size && left > -line.size && width(last) + width(first) > room)
    return LineEnd::Cut;
  const float slack = known == Room::Drawn ? 0.5f : kPlainBreak * room;
  return width(first) + kSpaceWidth * line.size < left - slack ? LineEnd::Break : LineEnd::Wrap;
}

void append_line(std::string& text, const std::string& line, LineEnd end) {
  switch (end) {
    case LineEnd::Wrap:
      text += ' ';
      break;
    case LineEnd::Break:
      text += '\n';
      break;
    case LineEnd::Hyphen:
      text.pop_back();
      break;
    case LineEnd::Cut:
    case LineEnd::KeepHyphen:
      break;
  }
  text += line;
}

std::string flow_text(std::vector<Word> words, float room, Room known) {
  if (words.empty()) return {};
  const std::vector<TextLine> lines = make_lines(std::move(words));
  // What was measured may be wider than what was promised: text that hangs over its cell.
  float widest = room;
  for (const TextLine& line : lines) widest = std::max(widest, width(line));
  std::string text = line_text(lines[0]);
  for (std::size_t k = 1; k < lines.size(); ++k) {
    const bool turned = lines[k].direction != lines[k - 1].direction;
    append_line(text, line_text(lines[k]),
                turned ? LineEnd::Break : line_end(lines[k - 1], lines[k], widest, known));
  }
  return text;
}

}  // namespace prikaz::extract::placed
