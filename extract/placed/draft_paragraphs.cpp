// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/placed/draft_paragraphs.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "extract/layout/row_number.h"
#include "extract/layout/words.h"
#include "extract/placed/flow.h"

namespace prikaz::extract::placed {
namespace {

constexpr float kGapLeading = 1.45f;     // of the usual line distance: white space above
constexpr float kMarginReached = 12.0f;  // points from the margin at the most
constexpr int kLinesThatShowAMargin = 4;
constexpr double kRightSide = 0.3;  // of the width, from which on a line stands at the right
constexpr double kOutdent = 3;      // of the font size

bool has_wide_gap(const TextLine& line) {
  for (std::size_t k = 1; k < line.words.size(); ++k)
    if (line.words[k].x0 - line.words[k - 1].x1 > kWideGap * line.size) return true;
  return false;
}

// `part`: 2 is the median, 4 the lower quartile.
float quantile(std::vector<float> values, std::size_t part) {
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(values.size() / part);
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

// Lines to paragraphs.
class ParagraphMaker {
 public:
  ParagraphMaker(const std::vector<TextLine>& lines, const Breadth& breadth) : lines_(lines) {
    left_ = 1e9f;
    right_ = 0;
    for (std::size_t k = 0; k < lines.size(); ++k) {
      left_ = std::min(left_, static_cast<float>(lines[k].box.x0));
      right_ = std::max(right_, static_cast<float>(lines[k].box.x1));
    }
    // Few lines do not show where the column ends; the page's margins are taken for equal then, and tables
    // reach from one to the other.
    const auto full = std::count_if(lines.begin(), lines.end(), [&](const TextLine& line) {
      return static_cast<float>(line.box.x1) > right_ - kMarginReached;
    });
    if (full < kLinesThatShowAMargin) {
      left_ = std::min(left_, breadth.tables_left);
      right_ = std::max({right_, breadth.page - left_, breadth.tables_right});
    }
    // On a page of short paragraphs most lines have white space above.
    std::vector<float> distances = line_distances(true);
    const std::size_t part = distances.empty() ? 4 : 2;
    if (distances.empty()) distances = line_distances(false);
    if (!distances.empty()) leading_ = std::clamp(quantile(std::move(distances), part), 1.0f, 2.2f);
  }

  /// `barrier[k]`: a table stands above line k.
  std::vector<DraftParagraph> run(const std::vector<bool>& barrier, HyphenSigns& signs) {
    std::vector<DraftParagraph> paragraphs;
    for (std::size_t k = 0; k < lines_.size(); ++k) {
      const std::string text = line_text(lines_[k], kWideGap);
      const bool gap =
          k == 0 || barrier[k] || distance(k) > kGapLeading * leading_ * lines_[k].size || distance(k) < 0;
      if (k > 0 && !gap && joins(k)) {
        DraftParagraph& open = paragraphs.back();
        const LineEnd end = end_of(open.text, k - 1);
        count_line_end(signs, end, lines_[k - 1], lines_[k], room(k - 1));
        append_line(open.text, text, end);
        open.box = hull(open.box, lines_[k].box);
        open.full = fills(k);
        continue;
      }
      DraftParagraph paragraph;
      paragraph.text = text;
      paragraph.box = lines_[k].box;
      paragraph.size = lines_[k].size;
      paragraph.gap_before = gap;
      paragraph.full = fills(k);
      paragraphs.push_back(std::move(paragraph));
    }
    mark_stamps(paragraphs);
    return paragraphs;
  }

 private:
  // What begins as a stamp, and lines with its names below it. Of names alone two in a row make one: «Срок
  // действия плана: …» is none.
  static void mark_stamps(std::vector<DraftParagraph>& paragraphs) {
    for (std::size_t k = 0; k < paragraphs.size(); ++k) {
      DraftParagraph& paragraph = paragraphs[k];
      const bool above = k + 1 < paragraphs.size() && layout::goes_on_with_stamp(paragraphs[k + 1].text);
      const bool below = k > 0 && paragraphs[k - 1].furniture == Furniture::Stamp;
      const bool stamp = layout::begins_stamp(paragraph.text) ||
                         (above && layout::heads_stamp(paragraph.text)) ||
                         ((above || below) && layout::goes_on_with_stamp(paragraph.text));
      if (stamp) paragraph.furniture = Furniture::Stamp;
    }
  }

  float distance(std::size_t k) const {
    return lines_[k].words.front().baseline - lines_[k - 1].words.front().baseline;
  }

  // In font sizes. `wrapped`: only where a sentence goes on in the next line.
  std::vector<float> line_distances(bool wrapped) const {
    std::vector<float> distances;
    for (std::size_t k = 1; k < lines_.size(); ++k) {
      if (distance(k) <= 0 || distance(k) >= 3 * lines_[k].size) continue;
      if (wrapped && !(fills(k - 1) && layout::starts_lower(lines_[k].words.front().text))) continue;
      distances.push_back(distance(k) / lines_[k].size);
    }
    return distances;
  }

  // A centred line wraps at the whole width, one that begins at its own indent at what is left from there.
  float room(std::size_t k) const {
    const auto x0 = static_cast<float>(lines_[k].box.x0), x1 = static_cast<float>(lines_[k].box.x1);
    const bool centred = std::fabs((x0 + x1) - (left_ + right_)) < 12 && x0 > left_ + 12;
    return centred ? right_ - left_ : right_ - x0;
  }

  bool fills(std::size_t k) const {
    return room(k) - static_cast<float>(lines_[k].box.x1 - lines_[k].box.x0) < 5 * lines_[k].size;
  }

  LineEnd end_of(std::string_view text, std::size_t k) const {
    const LineEnd end = line_end(text, lines_[k], lines_[k + 1], room(k));
    return end == LineEnd::Break || end == LineEnd::MaybeCut ? LineEnd::Wrap : end;
  }

  bool joins(std::size_t k) const {
    const TextLine &above = lines_[k - 1], &line = lines_[k];
    if (std::fabs(above.size - line.size) > 0.12f * line.size || above.direction != line.direction)
      return false;
    if (has_wide_gap(above) || has_wide_gap(line)) return false;
    if (leaves_right_side(above, line)) return false;
    if (line_end(above, line, room(k - 1)) == LineEnd::Break) return false;
    if (layout::is_act_kind(line_text(above)) || layout::is_act_kind(line_text(line))) return false;
    const std::string before = above.words.back().text, first = line.words.front().text;
    // «Задачи:» opens something new.
    const bool stops = before.ends_with('.') && !ends_with_short_form(before);
    if (line.words.size() <= 3 && line.words.back().text.ends_with(':') && stops) return false;
    if ((begins_sentence(line) && !before.ends_with('.')) ||
        (begins_clause(line) && utf8::length(layout::last_letters(before)) != 1))
      return false;
    const bool ended = stops || before.ends_with(';') || before.ends_with(':');
    const bool indented = line.box.x0 > static_cast<double>(left_ + 1.2f * line.size) &&
                          line.box.x0 > above.box.x0 + static_cast<double>(line.size);
    if (ended && (layout::row_number_length(line_text(line)) > 0 || first == "-" || first == "–" ||
                  first == "•" || indented))
      return false;
    return !layout::begins_signature_block(line_text(line)) && !layout::begins_stamp_line(line_text(line));
  }

  // «УТВЕРЖДЕН постановлением … № 5» at the page's right, and its title below it across the page. Lines of
  // one text have a side or the middle in common.
  bool leaves_right_side(const TextLine& above, const TextLine& line) const {
    const double width = static_cast<double>(right_ - left_), size = static_cast<double>(line.size);
    if (above.box.x0 < static_cast<double>(left_) + kRightSide * width) return false;
    if (line.box.x0 > above.box.x0 - kOutdent * size) return false;
    const bool middle = std::fabs(above.box.x0 + above.box.x1 - line.box.x0 - line.box.x1) < 2 * size;
    const bool right =
        std::fabs(above.box.x1 - line.box.x1) < size / 2 && line.box.x0 > static_cast<double>(left_) + size;
    return !middle && !right;
  }

  // «В целях …»: a short word has a capital only where a sentence begins. In a line of capitals it says
  // nothing.
  static bool begins_sentence(const TextLine& line) {
    const std::string& word = line.words.front().text;
    return line.words.size() > 1 && !layout::starts_lower(word) && layout::is_short_word(utf8::fold(word)) &&
           layout::starts_lower(line.words[1].text);
  }

  // «1. Утвердить»: no sentence goes on so.
  static bool begins_clause(const TextLine& line) {
    const std::string& number = line.words.front().text;
    return line.words.size() > 1 && number.ends_with('.') && layout::is_row_number(number) &&
           !layout::starts_lower(line.words[1].text) && !layout::first_letters(line.words[1].text).empty();
  }

  const std::vector<TextLine>& lines_;
  float left_, right_, leading_ = 1.2f;
};

}  // namespace

std::vector<DraftParagraph> make_paragraphs(const std::vector<TextLine>& lines, const Breadth& breadth,
                                            const std::vector<bool>& barrier, HyphenSigns& signs) {
  return ParagraphMaker(lines, breadth).run(barrier, signs);
}

}  // namespace prikaz::extract::placed
