// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/placed/side_by_side.h"

#include <algorithm>
#include <optional>
#include <string>

#include "extract/layout/words.h"

namespace prikaz::extract::placed {
namespace {

constexpr float kWideGap = 2.5f;  // of the font size: the line is laid out, it does not flow

class ColumnSplitter {
 public:
  explicit ColumnSplitter(std::vector<TextLine> lines) : lines_(std::move(lines)) {}

  std::vector<TextLine> run() {
    std::vector<TextLine> result;
    for (std::size_t k = 0; k < lines_.size();) {
      const auto strip = strip_of(lines_[k]);
      std::size_t end = strip ? reach(k, *strip) : k;
      if (end < k + 2) {
        result.push_back(std::move(lines_[k++]));
        continue;
      }
      for (const bool left : {true, false})
        for (std::size_t j = k; j < end; ++j)
          if (auto side = part_beside(lines_[j], *strip, left)) result.push_back(std::move(*side));
      k = end;
    }
    return result;
  }

 private:
  static std::optional<float> strip_of(const TextLine& line) {
    for (std::size_t k = 1; k < line.words.size(); ++k) {
      if (line.words[k].x0 - line.words[k - 1].x1 <= kWideGap * line.size) continue;
      std::string left, right;
      for (std::size_t j = 0; j < line.words.size(); ++j) (j < k ? left : right) += line.words[j].text + " ";
      if (layout::begins_signature_block(left) && layout::begins_signature_block(right))
        return (line.words[k].x0 + line.words[k - 1].x1) / 2;
    }
    return std::nullopt;
  }

  std::size_t reach(std::size_t from, float strip) const {
    std::size_t end = from + 1;
    for (; end < lines_.size(); ++end) {
      const TextLine& line = lines_[end];
      if (line.box.y0 - lines_[end - 1].box.y1 > static_cast<double>(3 * line.size)) break;
      bool crossed = false;
      for (std::size_t k = 0; k < line.words.size(); ++k) {
        crossed |= line.words[k].x0 < strip && line.words[k].x1 > strip;
        crossed |= k > 0 && line.words[k - 1].x1 < strip && line.words[k].x0 > strip &&
                   line.words[k].x0 - line.words[k - 1].x1 < line.size;
      }
      if (crossed) break;
    }
    return end;
  }

  std::vector<TextLine> lines_;
};

}  // namespace

std::vector<TextLine> read_side_by_side(std::vector<TextLine> lines) {
  return ColumnSplitter(std::move(lines)).run();
}

}  // namespace prikaz::extract::placed
