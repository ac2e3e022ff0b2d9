// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Layout "paragraph-cells" where the headings have no number: each cell one paragraph or several, blank lines
// between. In: lines. Out: guessed tables. Rows begin at numbers that count up or, where the first column
// holds times, at the times; the one time of a row tells what stands before and behind its column. Made only
// where four rows of five come out even.
#include <algorithm>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "extract/layout/align.h"
#include "extract/layout/detect.h"
#include "extract/layout/grid.h"
#include "extract/layout/loose.h"
#include "extract/layout/row_number.h"
#include "extract/layout/words.h"

namespace prikaz::extract::layout {
namespace {

constexpr std::size_t kMostColumns = 12;
constexpr std::size_t kLongestHeading = 160;  // bytes
constexpr std::size_t kLongestUnknown = 60;   // bytes of a heading
constexpr std::size_t kLongestTime = 120;     // bytes
constexpr std::size_t kMostBlocks = 40;       // of one row

// "25.04.2018", "с 10 до 12 марта", "12:00": nothing but words of time, figures and dashes, and a time among
// them.
bool is_time(std::string_view text) {
  if (text.empty() || text.size() > kLongestTime) return false;
  bool time = false;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \n", i), text.size());
    const std::string_view word = text.substr(i, end - i);
    i = end + 1;
    if (word.empty() || word == "-" || word == "–" || word == "—") continue;
    if (word[0] >= '0' && word[0] <= '9') {
      time |=
          word.find_first_of(".:") != std::string_view::npos && word.find_first_of(".:") + 1 < word.size();
      continue;
    }
    const TimeWord kind = time_word(word);
    if (kind == TimeWord::None) return false;
    time |= kind == TimeWord::Time;
  }
  return time;
}

class TimedParagraphs {
 public:
  TimedParagraphs(const Context& context, Findings& findings)
      : lines_(context.lines), context_(context), findings_(findings) {}

  void find(LineRange range) {
    blocks_ = blocks_of(lines_, range);
    std::erase_if(blocks_, [this](const Block& block) {
      return std::all_of(lines_.begin() + static_cast<std::ptrdiff_t>(block.begin),
                         lines_.begin() + static_cast<std::ptrdiff_t>(block.end),
                         [](const Line& line) { return utf8::trim(line.text).empty(); });
    });
    for (std::size_t b = 0; b < blocks_.size();) {
      columns_ = headings_at(b);
      const auto time = columns_ < 3 ? std::nullopt : time_column(b);
      if (!time) {
        ++b;
        continue;
      }
      time_ = *time;
      b = std::max(read(b), b + 1);  // a title may read like one heading more
    }
  }

 private:
  using Cells = std::vector<std::vector<std::size_t>>;  // blocks of each cell

  std::string text(std::size_t b) const {
    std::string text;
    for (std::size_t i = blocks_[b].begin; i < blocks_[b].end; ++i)
      text += (text.empty() ? "" : " ") + std::string(utf8::trim(lines_[i].text));
    return text;
  }

  std::size_t headings_at(std::size_t b) const {
    std::size_t count = 0;
    for (; b + count < blocks_.size() && count < kMostColumns; ++count) {
      // One heading that no list knows, between two that are known.
      const bool between = count >= 2 && b + count + 1 < blocks_.size() && is_heading(b + count + 1) &&
                           text(b + count).size() <= kLongestUnknown && !is_time(text(b + count));
      if (!is_heading(b + count) && !between) break;
    }
    return count;
  }

  bool is_heading(std::size_t b) const {
    if (utf8::trim(lines_[blocks_[b].begin].text).size() > kLongestHeading) return false;  // no copy of prose
    const std::string heading = text(b);
    return heading.size() <= kLongestHeading && !is_number_heading(heading) && heading_phrase(heading) > 0;
  }

  std::optional<std::size_t> time_column(std::size_t b) const {
    std::optional<std::size_t> found;
    for (std::size_t c = 0; c < columns_; ++c) {
      if (!heads_times(text(b + c))) continue;
      if (found) return std::nullopt;
      found = c;
    }
    return found;
  }

  bool is_number(std::size_t b) const {
    constexpr std::size_t kLongestNumber = 10;  // bytes
    const std::string number = text(b);
    return number.size() <= kLongestNumber && is_row_number(number);
  }

  // Where the rows begin, from block `b` on; the end of the last one is left open.
  std::vector<std::size_t> row_starts(std::size_t b) {
    std::vector<std::size_t> starts;
    RowCounter counter;
    numbered_ = b < blocks_.size() && is_number(b);
    if (!numbered_ && time_ != 0) return starts;
    for (; b < blocks_.size(); ++b) {
      if (!starts.empty() && b - starts.back() > kMostBlocks) break;
      const bool starts_row = numbered_ ? is_number(b) && counter.accepts(text(b))
                                        : is_time(text(b)) && (starts.empty() || !is_time(text(b - 1)));
      if (starts_row)
        starts.push_back(b);
      else if (starts.empty())
        break;
    }
    return starts;
  }

  // «(по графику)», what stands behind a comma or a hyphen, a second time: no cell of its own.
  bool goes_on(std::size_t b) const {
    const std::string above = text(b - 1), here = text(b);
    if (is_time(above) || is_time(here)) return is_time(above) && is_time(here);
    return above.ends_with(',') || above.ends_with('-') || here.starts_with('(');
  }

  // «с. Лесное», «ул. Мира».
  static bool begins_abbreviated(std::string_view text) {
    constexpr std::size_t kLongestShortForm = 9;  // bytes
    return starts_lower(text) && text.find('.') <= kLongestShortForm;
  }

  // Cells too many: those that begin small belong to the one before, where they are just as many.
  bool fit(Cells& parts, std::size_t wanted) const {
    if (parts.size() <= wanted) return parts.size() == wanted;
    const auto join = [&](auto small) {
      Cells joined;
      for (std::size_t p = 0; p < parts.size(); ++p)
        if (p > 0 && small(text(parts[p][0])))
          joined.back().insert(joined.back().end(), parts[p].begin(), parts[p].end());
        else
          joined.push_back(parts[p]);
      if (joined.size() != wanted) return false;
      parts = std::move(joined);
      return true;
    };
    return join(begins_abbreviated) || join(starts_lower);
  }

  // The cells of the row of blocks [begin, end); `last`: it may end earlier. Nothing where they do not come
  // out.
  std::optional<Cells> cells_of(std::size_t begin, std::size_t end, bool last) const {
    Cells parts;
    for (std::size_t b = begin; b < end; ++b) {
      if (!parts.empty() && goes_on(b))
        parts.back().push_back(b);
      else if (last && parts.size() >= columns_ && has_time(parts, columns_))
        break;
      else
        parts.push_back({b});
    }
    const auto time =
        std::find_if(parts.begin(), parts.end(), [&](const auto& p) { return is_time(text(p[0])); });
    if (time == parts.end()) return std::nullopt;
    Cells before(parts.begin(), time), behind(time + 1, parts.end());
    const std::size_t wanted = columns_ - time_ - 1;
    if (last && behind.size() > wanted) behind.resize(wanted);
    // The one column before the times may hold several paragraphs.
    if (time_ == 1 && before.size() > 1) {
      for (std::size_t p = 1; p < before.size(); ++p)
        before[0].insert(before[0].end(), before[p].begin(), before[p].end());
      before.resize(1);
    }
    if (!fit(before, time_) || !fit(behind, wanted)) return std::nullopt;
    Cells cells = std::move(before);
    cells.push_back(*time);
    cells.insert(cells.end(), behind.begin(), behind.end());
    return cells;
  }

  bool has_time(const Cells& parts, std::size_t count) const {
    return std::any_of(parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(count),
                       [&](const auto& part) { return is_time(text(part[0])); });
  }

  std::size_t read(std::size_t heading) {
    const std::vector<std::size_t> starts = row_starts(heading + columns_);
    if (starts.size() < 2) return heading;
    GridBuilder grid(context_.limits);
    markup_ = 0;
    std::vector<GridCell> head;
    if (numbered_) head.push_back({{}, lines_[blocks_[heading].begin].number, 1, 1, {}});
    for (std::size_t c = 0; c < columns_; ++c) head.push_back(cell({heading + c}));
    grid.add_row(std::move(head), false);
    std::size_t exact = 0, end = heading + columns_;
    for (std::size_t r = 0; r < starts.size(); ++r) {
      const bool last = r + 1 == starts.size();
      const std::size_t begin = starts[r] + numbered_;
      const std::size_t limit = last ? std::min(blocks_.size(), begin + columns_ * 2) : starts[r + 1];
      const auto cells = cells_of(begin, limit, last);
      exact += cells.has_value();
      if (!cells && last) break;
      end = cells ? cells->back().back() + 1 : limit;
      add_row(starts[r], begin, limit, cells, grid);
    }
    if (exact < 2 || exact * 5 < starts.size() * 4) return heading;
    grid.guessed_rows = 1;
    findings_.tables.push_back(
        {blocks_[heading].begin, blocks_[end - 1].end, grid.finish("paragraph-cells"), markup_});
    return end;
  }

  // A row that does not come out keeps its text in one cell across: nothing is put where it may not belong.
  void add_row(std::size_t start, std::size_t begin, std::size_t end, const std::optional<Cells>& cells,
               GridBuilder& grid) {
    std::vector<GridCell> row;
    if (!cells) {
      std::vector<std::size_t> all;
      for (std::size_t b = start; b < end; ++b) all.push_back(b);
      row.push_back(cell(all));
      row.back().column_span = static_cast<int>(columns_ + numbered_);
    } else {
      if (begin > start) row.push_back(cell({start}));
      for (const auto& blocks : *cells) row.push_back(cell(blocks));
    }
    grid.add_row(std::move(row), false);
  }

  GridCell cell(const std::vector<std::size_t>& blocks) {
    GridCell result;
    result.line = lines_[blocks_[blocks.front()].begin].number;
    for (const std::size_t b : blocks)
      for (std::size_t i = blocks_[b].begin; i < blocks_[b].end; ++i)
        append_line(result, clean_inline(lines_[i].text, context_.dialect, markup_), lines_[i].number);
    return result;
  }

  const std::vector<Line>& lines_;
  const Context& context_;
  Findings& findings_;
  std::vector<Block> blocks_;
  std::size_t columns_ = 0, time_ = 0, markup_ = 0;
  bool numbered_ = false;
};

}  // namespace

void find_timed_paragraphs(const Context& context, LineRange range, Findings& findings) {
  TimedParagraphs(context, findings).find(range);
}

}  // namespace prikaz::extract::layout
