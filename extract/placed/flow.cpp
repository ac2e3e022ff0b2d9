// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/placed/flow.h"

#include <algorithm>

#include "base/utf8.h"
#include "base/web_address.h"
#include "extract/layout/short_ends.h"
#include "extract/layout/words.h"
#include "extract/placed/cuts.h"

namespace prikaz::extract::placed {
namespace {

constexpr float kSpaceWidth = 0.25f;                // of the font size
constexpr float kLetterWidth = 0.7f;                // of the font size: what a letter needs
constexpr std::string_view kHardHyphen = "\u2010";  // makers draw it where they part a word
constexpr float kWidthSlack = 1;                    // points: letters are as wide as their ink is not
constexpr float kWidestLetter = 1.5f;               // of the font size, with a sign behind it
constexpr std::size_t kShortForm = 3;               // letters
constexpr float kMeasuredSlack = 0.5f;              // of the font size
constexpr float kRoomForAPart = 0.5f;  // of a word: wide enough for some of its syllables and a hyphen
constexpr std::size_t kLettersToPart = 7;
constexpr float kPlainBreak = 0.35f;  // of a guessed room: so much free space is the writer's own

bool across(Direction direction) { return direction == Direction::Right || direction == Direction::Left; }

float width(const Word& word) { return across(word.direction) ? word.x1 - word.x0 : word.y1 - word.y0; }

float width(const TextLine& line) {
  return static_cast<float>(across(line.direction) ? line.box.x1 - line.box.x0 : line.box.y1 - line.box.y0);
}

// A word goes on with a small letter, or with a capital behind capitals; a date with a digit.
bool may_go_on(std::string_view last, std::string_view first) {
  std::size_t end = last.size(), begin = 0;
  const char32_t a = utf8::previous(last, end), b = utf8::next(first, begin);
  return (utf8::is_letter(a) && layout::starts_lower(first)) || (utf8::is_upper(a) && utf8::is_upper(b)) ||
         ((utf8::is_digit(a) || a == '.') && utf8::is_digit(b));
}

// Room for no further letter; `first`: the next line's first word, of which one letter has its own width.
bool is_full(float left, float size, std::string_view first, float first_width) {
  if (left <= -size) return false;
  if (left < kLetterWidth * size) return true;
  const bool may_be_letter = first_width < kWidestLetter * size && left < first_width + kWidthSlack;
  return may_be_letter && utf8::length(layout::first_letters(first)) == 1;
}

// Some makers cut words behind others: «питания» (дале» + «е – КШП)».
bool surely_goes_on(std::string_view above, std::string_view first) {
  const std::string_view left = layout::last_letters(above), right = layout::first_letters(first);
  if (utf8::length(left) <= layout::kShortEnd || !layout::starts_lower(right)) return false;
  if (utf8::length(right) > layout::kShortEnd) return layout::begins_no_word(right);
  return layout::is_no_word(right, first.substr(right.size()));
}

// «согласованию» + «)»: no line begins so but in the middle of a word.
bool begins_with_closing_sign(const std::string& text) {
  constexpr std::string_view kOneByte = ").,;:!?]", kQuote = "»";
  return kOneByte.find(text.front()) != std::string_view::npos
             ? !text.starts_with("...") && !text.starts_with("..")
             : text.starts_with(kQuote);
}

// Bytes of the hyphen, soft or hard, that ends a text, or 0.
std::size_t hyphen_length(std::string_view text) {
  if (text.ends_with('-')) return 1;
  if (text.ends_with(kSoftHyphen)) return kSoftHyphen.size();
  return text.ends_with(kHardHyphen) ? kHardHyphen.size() : 0;
}

bool ends_with_hyphen(std::string_view word) {
  const std::size_t length = hyphen_length(word);
  return length > 0 && length < word.size();
}

// `last` ends with a hyphen.
LineEnd hyphen_end(std::string_view last, std::string_view first) {
  const bool drawn_by_maker = last.ends_with(kHardHyphen);
  last.remove_suffix(hyphen_length(last));
  const std::string_view before = layout::last_letters(last);
  const std::string_view after = layout::first_letters(first);
  if (last.find('@') != std::string_view::npos) return LineEnd::KeepHyphen;
  // «ПОСТА-» + «НОВЛЯЕТ», and not «САНКТ-» + «ПЕТЕРБУРГ»
  const bool capitals = !before.empty() && !after.empty() && utf8::fold(after) != after &&
                        utf8::to_upper(before) == before && utf8::to_upper(after) == after;
  if (capitals && is_parted_word(utf8::fold(before), utf8::fold(after))) return LineEnd::Hyphen;
  if (before.empty() || after.empty() || !layout::starts_lower(first)) {
    // «№ 14-» + «од», «2021-» + «2022», «Усть-» + «Хоперской»
    const bool number = last.back() >= '0' && last.back() <= '9';
    return !before.empty() || number ? LineEnd::KeepHyphen : LineEnd::Wrap;
  }
  if (layout::keeps_hyphen(before, after)) return LineEnd::KeepHyphen;
  return drawn_by_maker || is_parted_word(before, after) ? LineEnd::Hyphen : LineEnd::MaybeHyphen;
}

// «- прием заявок»: an item of a list. A dash within a text may begin a line too.
bool begins_item(const TextLine& line) {
  const std::string& mark = line.words.front().text;
  return line.words.size() > 1 && (mark == "-" || mark == "–" || mark == "—" || mark == "•");
}

// «2022 г.» + «– март 2023 г.» is no list.
bool may_stand_above_item(const std::string& text) {
  return text.ends_with(':') || text.ends_with(';') || (text.ends_with('.') && !ends_with_short_form(text));
}

}  // namespace

bool ends_with_short_form(std::string_view text) {
  if (!text.ends_with('.')) return false;
  text.remove_suffix(1);
  const std::string_view letters = layout::last_letters(text);
  const bool whole = letters.size() == text.size() || text[text.size() - letters.size() - 1] == ' ';
  return whole && utf8::length(letters) <= kShortForm && layout::starts_lower(letters);
}

LineEnd line_end(const TextLine& line, const TextLine& next, float room, Room known) {
  const Word& last = line.words.back();
  const Word& first = next.words.front();
  const float left = room - width(line);
  if (last.text.ends_with(kSoftHyphen)) return LineEnd::SoftHyphen;
  if (ends_with_hyphen(last.text)) return hyphen_end(last.text, first.text);
  // «п/» + «п», «и/» + «или»
  if (last.text.size() > 1 && last.text.back() == '/') return LineEnd::KeepHyphen;
  // A word cut without a sign fills the column to the last letter.
  const bool full = is_full(left, line.size, first.text, width(first));
  if (full && may_go_on(last.text, first.text) &&
      (line.words.size() == 1 || surely_goes_on(last.text, first.text)))
    return LineEnd::MaybeCut;
  if (full && begins_with_closing_sign(first.text)) return LineEnd::KeepHyphen;
  // White space shows no more room than there is: what begins anew would have fitted.
  const float slack = known == Room::Drawn ? 0.5f
                      : known == Room::Measured || !layout::starts_lower(first.text)
                          ? kMeasuredSlack * line.size
                          : kPlainBreak * room;
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
      text.resize(text.size() - hyphen_length(text));
      break;
    case LineEnd::MaybeHyphen:
      text.resize(text.size() - hyphen_length(text));
      text += kMaybeHyphen;
      break;
    case LineEnd::MaybeCut:
      text += kMaybeCut;
      break;
    case LineEnd::SoftHyphen:
    case LineEnd::KeepHyphen:
      break;
  }
  text += line;
}

LineEnd line_end(std::string_view text, const TextLine& line, const TextLine& next, float room, Room known) {
  const std::string& first = next.words.front().text;
  const bool full = room - width(line) < kLetterWidth * line.size;
  if (web_address_goes_on(text, first, full)) return LineEnd::KeepHyphen;
  const LineEnd end = line_end(line, next, room, known);
  return end == LineEnd::KeepHyphen && begins_web_address(first) ? LineEnd::Wrap : end;
}

void count_line_end(HyphenSigns& signs, LineEnd end, const TextLine& line, const TextLine& next, float room,
                    Room known) {
  const Word& first = next.words.front();
  if (end == LineEnd::Hyphen || end == LineEnd::SoftHyphen || end == LineEnd::MaybeHyphen) {
    const std::string_view last = line.words.back().text;
    signs.add_hyphen(layout::last_letters(last.substr(0, last.size() - hyphen_length(last))),
                     layout::first_letters(first.text));
  }
  if (end != LineEnd::Wrap || known == Room::Guessed) return;
  ++signs.wraps;
  const float left = room - width(line) - kSpaceWidth * line.size;
  signs.passed_over += left > kRoomForAPart * width(first) && layout::starts_lower(first.text) &&
                       utf8::length(layout::first_letters(first.text)) >= kLettersToPart;
}

bool had_no_room(const TextEnds& above, const TextEnds& below) {
  return above.left < below.first + kSpaceWidth * above.size;
}

bool move_hyphened_part(std::string& above, bool soft, std::string& below, HyphenSigns& signs) {
  const std::string_view last = std::string_view(above).substr(above.find_last_of(" \n") + 1);
  if ((!soft && !ends_with_hyphen(last)) || last.empty() || below.empty()) return false;
  const std::size_t end = std::min(below.find_first_of(" \n"), below.size());
  const LineEnd how = soft ? LineEnd::SoftHyphen : hyphen_end(last, std::string_view(below).substr(0, end));
  if (how == LineEnd::Wrap) return false;
  if (how != LineEnd::KeepHyphen)
    signs.add_hyphen(layout::last_letters(last.substr(0, last.size() - hyphen_length(last))),
                     layout::first_letters(below));
  append_line(above, below.substr(0, end), how);
  below.erase(0, std::min(end + 1, below.size()));
  return true;
}

bool may_be_cut(std::string_view above, const TextEnds& at_above, std::string_view below,
                const TextEnds& at_below) {
  const std::string_view first = below.substr(0, below.find_first_of(" \n"));
  return !above.empty() && !first.empty() && is_full(at_above.left, at_above.size, first, at_below.first) &&
         may_go_on(above, first) && (at_above.lone || surely_goes_on(above, first));
}

std::string flow_text(std::vector<Word> words, float room, Room known, HyphenSigns* signs, TextEnds* ends) {
  if (words.empty()) return {};
  const std::vector<TextLine> lines = make_lines(std::move(words));
  // What was measured may be wider than what was promised: text that hangs over its cell.
  float widest = room;
  for (const TextLine& line : lines) widest = std::max(widest, width(line));
  std::string text = line_text(lines[0]);
  bool in_list = begins_item(lines[0]);
  for (std::size_t k = 1; k < lines.size(); ++k) {
    const bool turned = lines[k].direction != lines[k - 1].direction;
    const bool item = begins_item(lines[k]) && (in_list || may_stand_above_item(text));
    in_list |= item;
    const LineEnd end =
        turned || item ? LineEnd::Break : line_end(text, lines[k - 1], lines[k], widest, known);
    if (signs) count_line_end(*signs, end, lines[k - 1], lines[k], widest, known);
    append_line(text, line_text(lines[k]), end);
  }
  if (ends)
    *ends = {width(lines.front().words.front()), widest - width(lines.back()), lines.back().size,
             lines.back().words.size() == 1, lines.back().words.back().text.ends_with(kSoftHyphen)};
  return text;
}

}  // namespace prikaz::extract::placed
