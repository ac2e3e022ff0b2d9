// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/placed/cut_numbers.h"

#include <string_view>

#include "extract/layout/row_number.h"

namespace prikaz::extract::placed {
namespace {

constexpr std::size_t kLinesOfACut = 4;  // other cells' lines may stand between the parts of a number

// A text of digits in the first column, with the full stop behind it or without.
struct Part {
  std::size_t line;
  long value;
  bool dotted;
};

// A number of two parts: «1» «0», «1.» «2».
struct Number {
  long section = 0;  // 0 where it has but one level
  long value = -1;
  bool follows(const Number& before) const { return section == before.section && value == before.value + 1; }
};

class CutFinder {
 public:
  CutFinder(const std::vector<TextLine>& lines, std::size_t first, std::size_t end,
            const std::vector<std::vector<Piece>>& pieces) {
    for (std::size_t k = first; k < end; ++k) {
      const Piece& piece = pieces[k - first].front();
      if (piece.column > 0 || piece.span > 1 || piece.end != piece.first + 1) continue;
      std::string_view text = lines[k].words[piece.first].text;
      const bool dotted = text.ends_with('.');
      text.remove_suffix(dotted);
      const long value = layout::plain_number(text);
      if (value >= 0 || layout::is_row_number(lines[k].words[piece.first].text))
        parts_.push_back({k - first, value, dotted});
    }
  }

  // Lines counted from the first.
  std::vector<std::size_t> run() const {
    std::vector<std::size_t> rests;
    Number last;
    for (std::size_t n = 0; n < parts_.size(); ++n) {
      const Number whole = number_at(n);
      if (whole.value >= 0 && is_told(whole, last, n)) {
        rests.push_back(parts_[n + 1].line);
        last = whole;
        ++n;
      } else {
        last = {0, parts_[n].value};
      }
    }
    return rests;
  }

 private:
  // What the part and the next one give; nothing where they are no two parts.
  Number number_at(std::size_t n) const {
    if (n + 1 >= parts_.size() || parts_[n + 1].line >= parts_[n].line + kLinesOfACut) return {};
    const Part &part = parts_[n], &rest = parts_[n + 1];
    if (part.value <= 0 || rest.value < 0) return {};
    if (part.dotted) return rest.value > 0 ? Number{part.value, rest.value} : Number{};
    return part.value < 10 && rest.value < 10 ? Number{0, 10 * part.value + rest.value} : Number{};
  }

  // It goes on with the number before, or the next one with it: at a page's top, at a section's first row.
  bool is_told(const Number& whole, const Number& last, std::size_t n) const {
    if (whole.follows(last)) return true;
    const bool may_begin = n == 0 || (whole.section > 0 && whole.value == 1);
    if (!may_begin) return false;
    const Number next = number_at(n + 2);
    return next.follows(whole) ||
           (whole.section > 0 && next.section == whole.section + 1 && next.value == 1) ||
           (n > 0 && n + 2 == parts_.size() && last.section > 0);
  }

  std::vector<Part> parts_;
};

}  // namespace

std::vector<bool> find_cut_numbers(const std::vector<TextLine>& lines, std::size_t first, std::size_t end,
                                   const std::vector<std::vector<Piece>>& pieces) {
  std::vector<bool> cut(end - first, false);
  for (const std::size_t line : CutFinder(lines, first, end, pieces).run()) cut[line] = true;
  return cut;
}

}  // namespace prikaz::extract::placed
