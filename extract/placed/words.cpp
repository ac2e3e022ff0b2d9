// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/placed/words.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/utf8.h"

namespace prikaz::extract::placed {
namespace {

constexpr float kGapBetweenWords = 0.16f;  // of the font size: a wider gap parts words
constexpr float kOverlap = 0.35f;          // a glyph that begins so far before the last one's end starts anew
constexpr float kSuperscriptSize = 0.8f;   // of the line's font size
constexpr float kSuperscriptRise = 0.15f;
constexpr float kHyphenWidth = 0.2f;  // of the font size, at the least
constexpr float kNoRoom = 0.03f;      // of the font size
constexpr char32_t kSoftHyphenCode = 0xAD;
constexpr float kPlainGap = 0.35f;       // of the font size: a space between words
constexpr std::size_t kUsualWords = 8;   // of a line
constexpr std::size_t kBehindShare = 4;  // tenths of words that the next one in the stream stands behind
constexpr double kCommonHeight = 0.3;    // of lines, above that of lines of one text
constexpr float kOrderedShare = 0.8f;    // of words a space apart that follow each other in the stream

// Coordinates in reading direction: along the line and across lines.
struct Logical {
  float begin, end, top, bottom;
};

Logical logical(Direction direction, float x0, float y0, float x1, float y1) {
  switch (direction) {
    case Direction::Right:
      return {x0, x1, y0, y1};
    case Direction::Left:
      return {-x1, -x0, -y1, -y0};
    case Direction::Up:
      return {-y1, -y0, x0, x1};
    case Direction::Down:
      return {y0, y1, -x1, -x0};
  }
  return {x0, x1, y0, y1};
}

Logical logical(const Word& word) { return logical(word.direction, word.x0, word.y0, word.x1, word.y1); }
Logical logical(const Glyph& glyph) {
  return logical(glyph.direction, glyph.x0, glyph.y0, glyph.x1, glyph.y1);
}

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

bool is_hyphen(char32_t c) { return c == '-' || c == 0x2010; }

// A soft hyphen within a line that is drawn: the letter behind it stands behind it. Fonts whose hyphen has
// two names say so.
bool is_drawn_hyphen(const Glyph& soft, const Glyph& next) {
  const Logical at = logical(soft);
  return at.end - at.begin > kHyphenWidth * soft.size && logical(next).begin > at.end - kNoRoom * soft.size;
}

// A space on which the next glyph stands: what it was written for is not shown. One of no width at all
// belongs to a text that its cell cut off.
bool takes_no_room(const Glyph& space, const Glyph& next) {
  return space.direction == next.direction && logical(space).end > logical(space).begin &&
         std::fabs(space.baseline - next.baseline) < kNoRoom * space.size &&
         std::fabs(logical(next).begin - logical(space).begin) < kNoRoom * space.size;
}

bool continues(const Word& word, const Glyph& last, const Glyph& glyph) {
  if (glyph.direction != word.direction || std::fabs(glyph.baseline - word.baseline) > 0.12f * word.size)
    return false;
  if (glyph.size < 0.75f * word.size || glyph.size > 1.33f * word.size) return false;
  const float gap = logical(glyph).begin - logical(last).end;
  return gap <= kGapBetweenWords * glyph.size && gap >= -kOverlap * glyph.size;
}

// The same letter again, shifted by a hair: how some writers make bold.
bool is_shadow(const Glyph& last, const Glyph& glyph) {
  return last.code == glyph.code && last.direction == glyph.direction && glyph.x1 > glyph.x0 &&
         std::fabs(last.x0 - glyph.x0) < 0.1f * glyph.size &&
         std::fabs(last.y0 - glyph.y0) < 0.1f * glyph.size;
}

char32_t superscript(char c) {
  static constexpr char32_t kDigits[] = {0x2070, 0xB9,   0xB2,   0xB3,   0x2074,
                                         0x2075, 0x2076, 0x2077, 0x2078, 0x2079};
  return kDigits[c - '0'];
}

// A small raised number or star behind a word is a note's mark.
bool is_superscript(const Word& word, float size, float baseline) {
  if (word.size > kSuperscriptSize * size || word.direction != Direction::Right) return false;
  if (baseline - word.baseline < kSuperscriptRise * size) return false;
  return !word.text.empty() && word.text.size() <= 3 &&
         word.text.find_first_not_of("0123456789*") == std::string::npos;
}

// The size that most letters have, the smallest of several such.
float size_of_most(const std::vector<Word>& words) {
  const float first = words.front().size;
  if (std::all_of(words.begin(), words.end(), [&](const Word& word) { return word.size == first; }))
    return first;
  std::map<float, std::size_t> letters;
  for (const Word& word : words) letters[word.size] += word.text.size();
  return std::max_element(letters.begin(), letters.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

void finish_line(TextLine& line) {
  const auto stands_before = [](const Word& a, const Word& b) { return logical(a).begin < logical(b).begin; };
  if (!std::is_sorted(line.words.begin(), line.words.end(), stands_before))
    std::sort(line.words.begin(), line.words.end(), stands_before);
  line.size = size_of_most(line.words);
  float baseline = 0;
  for (const Word& word : line.words)
    if (word.size == line.size) baseline = word.baseline;
  for (std::size_t k = 1; k < line.words.size();) {
    Word& before = line.words[k - 1];
    const Word& word = line.words[k];
    if (is_superscript(word, line.size, baseline) &&
        logical(word).begin - logical(before).end < 0.5f * line.size) {
      for (const char c : word.text) {
        if (c == '*')
          before.text += c;
        else
          utf8::append(before.text, superscript(c));
      }
      before.x1 = std::max(before.x1, word.x1);
      if (succession(before, word) == Succession::Direct) before.last_order = word.last_order;
      line.words.erase(line.words.begin() + static_cast<std::ptrdiff_t>(k));
    } else {
      ++k;
    }
  }
  line.box = line.words.front().box();
  for (const Word& word : line.words) line.box = hull(line.box, word.box());
}

}  // namespace

void widen(Word& word, const Glyph& glyph) {
  word.x0 = std::min(word.x0, glyph.x0);
  word.y0 = std::min(word.y0, glyph.y0);
  word.x1 = std::max(word.x1, glyph.x1);
  word.y1 = std::max(word.y1, glyph.y1);
}

void begin_word(Word& word, const Glyph& glyph) {
  word.x0 = glyph.x0;
  word.y0 = glyph.y0;
  word.x1 = glyph.x1;
  word.y1 = glyph.y1;
  word.size = glyph.size;
  word.baseline = glyph.baseline;
  word.direction = glyph.direction;
}

std::vector<Word> make_words(const Page& page) {
  std::vector<Word> words;
  words.reserve(page.glyphs.size() / 5 + 8);
  const Glyph* last = nullptr;
  const Glyph* soft = nullptr;   // a soft hyphen behind the last letter
  const Glyph* space = nullptr;  // behind the last letter
  bool hyphens_are_soft = true;
  Word word;  // its text serves all words in turn, so that theirs are allocated once
  const auto finish = [&] {
    if (!word.text.empty()) {
      if (soft) word.text += kSoftHyphen;
      word.first_order = word.last_order = static_cast<std::uint32_t>(words.size()) + 1;
      words.push_back(word);
      word.text.clear();
    }
    last = soft = space = nullptr;
  };
  for (const Glyph& glyph : page.glyphs) {
    if (utf8::is_space(glyph.code)) {
      if (!space) space = &glyph;
      continue;
    }
    if (space && !takes_no_room(*space, glyph)) finish();
    space = nullptr;
    if (is_control(glyph.code)) continue;
    if (last && is_shadow(*last, glyph)) continue;
    if (last && !continues(word, *last, glyph)) finish();
    if (glyph.code == kSoftHyphenCode) {
      if (last) last = soft = &glyph;
      continue;
    }
    const bool shown = !(soft && is_hyphen(glyph.code));
    if (soft && shown) {
      if (is_drawn_hyphen(*soft, glyph)) {
        word.text += '-';
        hyphens_are_soft = false;
      }
      soft = nullptr;
    }
    if (word.text.empty())
      begin_word(word, glyph);
    else
      widen(word, glyph);
    if (shown) utf8::append(word.text, glyph.code);
    last = &glyph;
  }
  finish();
  if (!hyphens_are_soft)
    for (Word& ended : words)
      if (ended.text.ends_with(kSoftHyphen))
        ended.text.replace(ended.text.size() - kSoftHyphen.size(), kSoftHyphen.size(), "-");
  return words;
}

std::vector<TextLine> make_lines(std::vector<Word> words) {
  std::vector<TextLine> lines;
  // Turned text is read by itself, in the order Right, Down, Left, Up.
  struct Key {
    Direction direction;
    float middle;  // doubled
    std::uint32_t word;
  };
  std::vector<Key> order;
  order.reserve(words.size());
  for (const Word& word : words) {
    const Logical at = logical(word);
    order.push_back({word.direction, at.top + at.bottom, static_cast<std::uint32_t>(order.size())});
  }
  std::sort(order.begin(), order.end(), [](const Key& a, const Key& b) {
    if (a.direction != b.direction) return a.direction < b.direction;
    return a.middle != b.middle ? a.middle < b.middle : a.word < b.word;
  });
  for (const Key& key : order) {
    Word& word = words[key.word];
    const Logical at = logical(word);
    const float height = at.bottom - at.top;
    TextLine* home = nullptr;
    for (std::size_t k = lines.size(); k-- > 0;) {
      TextLine& line = lines[k];
      if (line.direction != word.direction) break;
      const Logical to =
          logical(line.direction, static_cast<float>(line.box.x0), static_cast<float>(line.box.y0),
                  static_cast<float>(line.box.x1), static_cast<float>(line.box.y1));
      const float common = std::min(at.bottom, to.bottom) - std::max(at.top, to.top);
      if (common > 0.55f * std::min(height, to.bottom - to.top)) {
        home = &line;
        break;
      }
      // Words come sorted by their middle: a line that ends above this word's top is done.
      if (at.top > to.bottom + 2 * height) break;
    }
    if (!home) {
      lines.push_back({});
      home = &lines.back();
      home->direction = word.direction;
      home->box = word.box();
      home->words.reserve(std::min(words.size(), kUsualWords));
    }
    // The line's band is its first words': a tall word must not swallow the next line.
    if (word.size >= home->size) home->size = word.size;
    const Box box = word.box();
    const bool across = word.direction == Direction::Right || word.direction == Direction::Left;
    if (across) {
      home->box.x0 = std::min(home->box.x0, box.x0);
      home->box.x1 = std::max(home->box.x1, box.x1);
    } else {
      home->box.y0 = std::min(home->box.y0, box.y0);
      home->box.y1 = std::max(home->box.y1, box.y1);
    }
    home->words.push_back(std::move(word));
  }
  for (TextLine& line : lines) finish_line(line);
  return lines;
}

bool stand_side_by_side(const TextLine& above, const TextLine& line) {
  const double common = above.box.y1 - line.box.y0;
  return above.direction == line.direction && above.direction == Direction::Right &&
         common > kCommonHeight * static_cast<double>(std::min(above.height(), line.height()));
}

std::optional<TextLine> part_beside(const TextLine& line, float x, bool left) {
  TextLine part;
  part.size = line.size;
  part.direction = line.direction;
  for (const Word& word : line.words)
    if ((word.center_x() < x) == left) part.words.push_back(word);
  if (part.words.empty()) return std::nullopt;
  part.box = part.words.front().box();
  for (const Word& word : part.words) part.box = hull(part.box, word.box());
  return part;
}

namespace {

// Written text by text: what follows in the stream mostly stands directly behind, and hardly ever elsewhere
// in the same line.
bool is_written_by_text(const std::vector<TextLine>& lines) {
  struct At {
    std::size_t line = 0, word = 0;
  };
  std::vector<At> places;  // by the first order of words, from 1
  std::size_t words = 0;
  for (std::size_t k = 0; k < lines.size(); ++k)
    for (std::size_t w = 0; w < lines[k].words.size(); ++w, ++words) {
      const std::size_t order = lines[k].words[w].first_order;
      if (order >= places.size()) places.resize(order + 1);
      places[order] = {k + 1, w};
    }
  std::size_t behind = 0, elsewhere = 0;
  for (const TextLine& line : lines)
    for (std::size_t w = 0; w < line.words.size(); ++w) {
      const std::size_t next = line.words[w].last_order + std::size_t{1};
      if (next >= places.size() || places[next].line != static_cast<std::size_t>(&line - lines.data()) + 1)
        continue;
      ++(places[next].word == w + 1 ? behind : elsewhere);
    }
  return behind * 10 >= words * kBehindShare && elsewhere * 20 <= words;
}

}  // namespace

void distrust_scattered_order(std::vector<TextLine>& lines) {
  std::size_t pairs = 0, direct = 0;
  for (const TextLine& line : lines)
    for (std::size_t k = 1; k < line.words.size(); ++k) {
      if (logical(line.words[k]).begin - logical(line.words[k - 1]).end > kPlainGap * line.size) continue;
      ++pairs;
      direct += succession(line.words[k - 1], line.words[k]) == Succession::Direct;
    }
  if (static_cast<float>(direct) >= kOrderedShare * static_cast<float>(pairs)) return;
  // In closely set cells a line goes on with the next cell's text a space behind.
  if (is_written_by_text(lines)) return;
  for (TextLine& line : lines)
    for (Word& word : line.words) word.first_order = word.last_order = 0;
}

std::string line_text(const TextLine& line, float wide) {
  std::string text;
  const Word* last = nullptr;
  for (const Word& word : line.words) {
    if (last) {
      const float gap = logical(word).begin - logical(*last).end;
      text += gap > wide * line.size ? "    " : " ";
    }
    text += word.text.ends_with(kSoftHyphen)
                ? std::string_view(word.text).substr(0, word.text.size() - kSoftHyphen.size())
                : std::string_view(word.text);
    last = &word;
  }
  return text;
}

}  // namespace prikaz::extract::placed
