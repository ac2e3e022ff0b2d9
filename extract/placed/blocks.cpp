// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/placed/blocks.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>

#include "base/utf8.h"
#include "extract/layout/row_number.h"
#include "extract/layout/words.h"
#include "extract/placed/beside.h"
#include "extract/placed/charts.h"
#include "extract/placed/column_breaks.h"
#include "extract/placed/column_lines.h"
#include "extract/placed/draft_paragraphs.h"
#include "extract/placed/draft_stream.h"
#include "extract/placed/flow.h"
#include "extract/placed/grounds.h"
#include "extract/placed/lattice.h"
#include "extract/placed/page_columns.h"
#include "extract/placed/recognized_words.h"
#include "extract/placed/side_by_side.h"
#include "extract/placed/side_texts.h"
#include "extract/placed/stamps.h"
#include "extract/placed/stream.h"
#include "extract/placed/unruled_rows.h"
#include "extract/placed/watermarks.h"
#include "extract/placed/words.h"

namespace prikaz::extract::placed {
namespace {

constexpr float kCellPadding = 6.0f;  // points; what a cell keeps free at either side at the most

constexpr float kMarginSlack = 12.0f;  // points
constexpr float kTurnedStep = 1.4f;    // of the font size between turned lines of one cell
constexpr int kMostSplits = 4;         // of a page into what stands beside each other
constexpr float kFoot = 0.92f;         // of the page's height, below which only its foot stands

bool inside(const Box& inner, const Box& outer) {
  return inner.x0 >= outer.x0 - 2 && inner.y0 >= outer.y0 - 2 && inner.x1 <= outer.x1 + 2 &&
         inner.y1 <= outer.y1 + 2;
}

// A grid within another's cell is text of that cell, unless the outer one is only a frame.
std::vector<Lattice> resolve_nesting(std::vector<Lattice> lattices) {
  std::vector<bool> dropped(lattices.size(), false);
  for (std::size_t outer = 0; outer < lattices.size(); ++outer)
    for (std::size_t inner = 0; inner < lattices.size(); ++inner)
      if (inner != outer && !dropped[outer] && !dropped[inner] &&
          inside(lattices[inner].box, lattices[outer].box))
        dropped[lattices[outer].cells.size() <= 3 ? outer : inner] = true;
  std::vector<Lattice> kept;
  for (std::size_t k = 0; k < lattices.size(); ++k)
    if (!dropped[k]) kept.push_back(std::move(lattices[k]));
  return kept;
}

class LatticeFiller {
 public:
  explicit LatticeFiller(Lattice lattice)
      : lattice_(std::move(lattice)),
        words_(lattice_.cells.size()),
        owner_(static_cast<std::size_t>(lattice_.rows()) * static_cast<std::size_t>(lattice_.columns()), 0) {
    for (std::size_t k = 0; k < lattice_.cells.size(); ++k) {
      const LatticeCell& cell = lattice_.cells[k];
      for (int row = cell.row; row < cell.row + cell.row_span; ++row)
        for (int column = cell.column; column < cell.column + cell.column_span; ++column)
          owner_[slot(row, column)] = k;
    }
  }

  bool take(Word& word) { return take(word, word.center_x(), word.center_y()); }

  /// As if the word stood at this place.
  bool take(Word& word, float x, float y) {
    if (x < lattice_.xs.front() || x > lattice_.xs.back() || y < lattice_.ys.front() ||
        y > lattice_.ys.back())
      return false;
    const auto column =
        std::upper_bound(lattice_.xs.begin() + 1, lattice_.xs.end() - 1, x) - lattice_.xs.begin() - 1;
    const auto row =
        std::upper_bound(lattice_.ys.begin() + 1, lattice_.ys.end() - 1, y) - lattice_.ys.begin() - 1;
    words_[owner_[slot(static_cast<int>(row), static_cast<int>(column))]].push_back(std::move(word));
    return true;
  }

  // std::nullopt where nothing stands in it: a form's frame, an ornament.
  std::optional<DraftTable> finish(int page, HyphenSigns& signs) {
    if (auto table = read_column_lines(lattice_, words_)) {
      DraftTable draft = draft_stream(std::move(*table), page, signs);
      draft.box = lattice_.box;
      draft.places = {};
      return draft;
    }
    if (const std::vector<float> ys = find_unruled_rows(lattice_, words_); !ys.empty())
      return refined(split_rows(lattice_, ys)).write(page, signs);
    if (Lattice open = split_open_body(lattice_, words_); !open.cells.empty()) {
      LatticeFiller parted = copied(std::move(open));
      if (const std::vector<float> ys = find_unruled_rows(parted.lattice_, parted.words_); !ys.empty())
        return refined(split_rows(parted.lattice_, ys)).write(page, signs);
    }
    return write(page, signs);
  }

 private:
  // The same words in other cells.
  LatticeFiller refined(Lattice lattice) {
    LatticeFiller other(std::move(lattice));
    for (std::vector<Word>& words : words_)
      for (Word& word : words) other.take(word);
    return other;
  }
  LatticeFiller copied(Lattice lattice) const {
    LatticeFiller other(std::move(lattice));
    for (std::vector<Word> words : words_)
      for (Word& word : words) other.take(word);
    return other;
  }

  std::optional<DraftTable> write(int page, HyphenSigns& signs) {
    DraftTable draft;
    draft.edges = lattice_.xs;
    draft.box = lattice_.box;
    draft.table.columns = lattice_.columns();
    draft.table.kind = "lattice";
    draft.table.rows.resize(static_cast<std::size_t>(lattice_.rows()));
    draft.ends.resize(lattice_.cells.size());
    measure_padding();
    std::size_t filled = 0;
    for (std::size_t k = 0; k < lattice_.cells.size(); ++k) {
      const LatticeCell& from = lattice_.cells[k];
      Cell cell;
      cell.row = from.row;
      cell.column = from.column;
      cell.row_span = from.row_span;
      cell.column_span = from.column_span;
      filled += !words_[k].empty();
      const bool turned = !words_[k].empty() && (words_[k][0].direction == Direction::Up ||
                                                 words_[k][0].direction == Direction::Down);
      cell.text = flow_text(std::move(words_[k]), room(from, turned), Room::Drawn, &signs, &draft.ends[k]);
      cell.at.page = page;
      cell.at.box = from.box;
      draft.table.cells.push_back(std::move(cell));
    }
    if (filled == 0) return std::nullopt;
    return draft;
  }

  std::size_t slot(int row, int column) const {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(lattice_.columns()) +
           static_cast<std::size_t>(column);
  }
  // What lines of a cell may take: its width without what its column keeps free at either side.
  float room(const LatticeCell& cell, bool turned) const {
    if (turned) return static_cast<float>(cell.box.y1 - cell.box.y0) - 2 * kCellPadding;
    return static_cast<float>(cell.box.x1 - cell.box.x0) -
           2 * padding_[static_cast<std::size_t>(cell.column)];
  }

  void measure_padding() {
    padding_.assign(static_cast<std::size_t>(lattice_.columns()), kCellPadding);
    for (std::size_t k = 0; k < lattice_.cells.size(); ++k)
      for (const Word& word : words_[k]) {
        float& padding = padding_[static_cast<std::size_t>(lattice_.cells[k].column)];
        padding = std::clamp(word.x0 - static_cast<float>(lattice_.cells[k].box.x0), 0.0f, padding);
      }
  }

  Lattice lattice_;
  std::vector<std::vector<Word>> words_;
  std::vector<std::size_t> owner_;
  std::vector<float> padding_;  // by column
};

// Turned text that is too long for its cell hangs over it at both ends; its words stay together. The end of
// those that begin with word `first`.
std::size_t end_of_turned(const std::vector<Word>& words, std::size_t first) {
  std::size_t end = first + 1;
  const Direction direction = words[first].direction;
  if (direction != Direction::Up && direction != Direction::Down) return end;
  while (end < words.size() && words[end].direction == direction &&
         std::fabs(words[end].baseline - words[end - 1].baseline) < kTurnedStep * words[end].size)
    ++end;
  return end;
}

double top_of(const DraftBlock& block) {
  if (const auto* table = std::get_if<DraftTable>(&block)) return table->box.y0;
  return std::get<DraftParagraph>(block).box.y0;
}

void add_parts(DraftPage& draft, TextFlow flow, const BesideSplit& split, bool one_of_several,
               const Page& page, const std::vector<Ruling>& open, std::vector<DraftTable> tables,
               const Columns* before, int splits);

// Streams, paragraphs and the tables of rulings of one flow, in reading order.
void add_flow(DraftPage& draft, TextFlow flow, bool one_of_several, const Page& page,
              std::vector<Ruling> open, std::vector<DraftTable> tables, const Columns* before,
              int splits = kMostSplits) {
  if (one_of_several)
    std::erase_if(open, [&](const Ruling& rule) {
      return rule.begin < flow.left - kMarginSlack || rule.end > flow.right + kMarginSlack;
    });
  const std::vector<TextLine>& lines = flow.lines;
  StreamHints hints{std::move(open), row_edges(page.fills, page.height), before, one_of_several};
  std::vector<StreamTable> streams = find_stream_tables(lines, hints);
  if (!streams.empty())
    std::erase_if(streams, [charts = find_bar_charts(page.fills)](const StreamTable& table) {
      return lies_over_chart(table.box, charts);
    });
  if (const auto split = splits > 0 ? find_beside(lines, streams) : std::nullopt)
    return add_parts(draft, std::move(flow), *split, one_of_several, page, hints.open, std::move(tables),
                     before, splits - 1);
  std::vector<bool> taken(lines.size(), false);
  for (StreamTable& stream : streams) {
    for (std::size_t k = 0; k < stream.line_count; ++k) taken[stream.first_line + k] = true;
    tables.push_back(draft_stream(std::move(stream), page.number, draft.hyphens));
  }
  std::vector<TextLine> free;
  for (std::size_t k = 0; k < lines.size(); ++k)
    if (!taken[k]) free.push_back(lines[k]);
  free = read_side_by_side(std::move(free));
  std::vector<bool> barrier(free.size(), false);
  for (std::size_t k = 1; k < free.size(); ++k)
    barrier[k] = std::any_of(tables.begin(), tables.end(), [&](const DraftTable& table) {
      return table.box.y0 > free[k - 1].box.y0 && table.box.y0 < free[k].box.y0;
    });
  std::vector<DraftBlock> blocks;
  Breadth breadth{one_of_several ? flow.left + flow.right : page.width};
  for (const DraftTable& table : tables) {
    breadth.tables_left = std::min(breadth.tables_left, static_cast<float>(table.box.x0));
    breadth.tables_right = std::max(breadth.tables_right, static_cast<float>(table.box.x1));
  }
  for (DraftParagraph& paragraph : make_paragraphs(free, breadth, barrier, draft.hyphens))
    blocks.emplace_back(std::move(paragraph));
  for (DraftTable& table : tables) {
    // Text keeps its own order; a table goes before the first text that begins below its top.
    const double top = table.box.y0;
    const auto before = std::find_if(blocks.begin(), blocks.end(),
                                     [&](const DraftBlock& block) { return top_of(block) > top; });
    blocks.insert(before, std::move(table));
  }
  std::move(blocks.begin(), blocks.end(), std::back_inserter(draft.blocks));
}

// What stands above, at the left, at the right and below, each by itself. `splits`: how many more there may
// be.
void add_parts(DraftPage& draft, TextFlow flow, const BesideSplit& split, bool one_of_several,
               const Page& page, const std::vector<Ruling>& open, std::vector<DraftTable> tables,
               const Columns* before, int splits) {
  const auto lines_of = [&](std::size_t first, std::size_t end) {
    return std::vector<TextLine>(flow.lines.begin() + static_cast<std::ptrdiff_t>(first),
                                 flow.lines.begin() + static_cast<std::ptrdiff_t>(end));
  };
  const double top = flow.lines[split.first].box.y0;
  const auto below = std::stable_partition(tables.begin(), tables.end(),
                                           [&](const DraftTable& table) { return table.box.y0 < top; });
  std::vector<DraftTable> rest(std::make_move_iterator(below), std::make_move_iterator(tables.end()));
  tables.erase(below, tables.end());
  add_flow(draft, {lines_of(0, split.first), flow.left, flow.right}, one_of_several, page, open,
           std::move(tables), before, splits);
  add_flow(draft, {lines_beside(flow.lines, split, true), flow.left, split.x}, true, page, open, {}, nullptr,
           splits);
  add_flow(draft, {lines_beside(flow.lines, split, false), split.x, flow.right}, true, page, open, {},
           nullptr, splits);
  add_flow(draft, {lines_of(split.end, flow.lines.size()), flow.left, flow.right}, one_of_several, page, open,
           std::move(rest), nullptr, splits);
}

float left_of(const std::vector<TextLine>& lines) {
  float left = 1e6f;
  for (const TextLine& line : lines) left = std::min(left, static_cast<float>(line.box.x0));
  return left;
}

// Columns of the open table with which the flow before ended, moved to this one.
std::optional<Columns> columns_above(const DraftPage& draft, float shift) {
  const auto* table = draft.blocks.empty() ? nullptr : std::get_if<DraftTable>(&draft.blocks.back());
  if (!table || table->places.count() == 0) return std::nullopt;
  Columns columns = table->places;
  for (std::vector<float>* places : {&columns.edges, &columns.left, &columns.right, &columns.starts})
    for (float& x : *places) x += shift;
  return columns;
}

DraftParagraph furniture_of(const TextLine& line, const Box& box, Furniture furniture) {
  DraftParagraph paragraph;
  paragraph.text = line_text(line, kWideGap);
  paragraph.box = box;
  paragraph.size = line.size;
  paragraph.furniture = furniture;
  return paragraph;
}

// Behind the first block: the first and the last one may be the page's number.
void add_line_numbers(DraftPage& draft, const Stamp& numbers) {
  draft.blocks.insert(draft.blocks.begin() + (draft.blocks.empty() ? 0 : 1),
                      furniture_of(numbers.lines.front(), numbers.box, Furniture::LineNumbers));
}

}  // namespace

void add_stamp(DraftPage& draft, const Stamp& stamp) {
  auto at = std::find_if(draft.blocks.begin(), draft.blocks.end(),
                         [&](const DraftBlock& block) { return top_of(block) > stamp.box.y0; });
  for (const TextLine& line : stamp.lines)
    at = std::next(draft.blocks.insert(at, furniture_of(line, line.box, Furniture::Stamp)));
}

const Columns* open_columns(const DraftPage& page) {
  for (auto block = page.blocks.rbegin(); block != page.blocks.rend(); ++block) {
    if (const auto* table = std::get_if<DraftTable>(&*block))
      return table->places.count() > 0 ? &table->places : nullptr;
    // A page number or a running foot may stand below, a stamp over it.
    if (std::get<DraftParagraph>(*block).furniture != Furniture::None) continue;
    if (std::get<DraftParagraph>(*block).box.y0 < static_cast<double>(kFoot * page.height)) return nullptr;
  }
  return nullptr;
}

DraftPage make_blocks(const Page& page, const Columns* before, LineNumbers* numbers) {
  DraftPage draft;
  draft.number = page.number;
  draft.width = page.width;
  draft.height = page.height;
  std::vector<Word> words = make_words(page);
  if (is_recognized(page)) mend_recognized(words, page);
  std::vector<Ruling> lines_drawn = page.rulings;
  std::vector<Stamp> stamps = take_stamps(words, lines_drawn);
  for (Stamp& mark : take_watermarks(words)) stamps.push_back(std::move(mark));
  for (Stamp& text : take_side_texts(words, lines_drawn, page.width)) stamps.push_back(std::move(text));
  const std::optional<Stamp> line_numbers = numbers ? numbers->take(words) : std::nullopt;
  Rulings rulings = find_lattices(std::move(lines_drawn), page.width, page.height);
  std::vector<LatticeFiller> fillers;
  for (Lattice& lattice : resolve_nesting(std::move(rulings.lattices)))
    fillers.emplace_back(std::move(lattice));
  std::vector<Word> rest;
  for (std::size_t k = 0; k < words.size();) {
    const std::size_t end = end_of_turned(words, k);
    Box box = words[k].box();
    for (std::size_t i = k; i < end; ++i) box = hull(box, words[i].box());
    const auto x = static_cast<float>(box.x0 + box.x1) / 2, y = static_cast<float>(box.y0 + box.y1) / 2;
    for (; k < end; ++k) {
      const bool taken = std::any_of(fillers.begin(), fillers.end(),
                                     [&](LatticeFiller& filler) { return filler.take(words[k], x, y); });
      if (!taken) rest.push_back(std::move(words[k]));
    }
  }
  std::vector<DraftTable> tables;
  for (LatticeFiller& filler : fillers)
    if (auto table = filler.finish(page.number, draft.hyphens)) tables.push_back(std::move(*table));

  std::vector<TextLine> lines = make_lines(std::move(rest));
  distrust_scattered_order(lines);
  std::vector<TextFlow> flows = split_page_columns(std::move(lines));
  float left_before = 0;
  for (TextFlow& flow : flows) {
    const std::size_t first_block = draft.blocks.size();
    const float left = left_of(flow.lines), shift = left - left_before;
    left_before = left;
    // Tables of rulings stand in the flow whose room holds them.
    std::vector<DraftTable> inside;
    for (auto table = tables.begin(); table != tables.end();) {
      const bool last = &flow == &flows.back();
      const bool fits = table->box.x0 > static_cast<double>(flow.left - kMarginSlack) &&
                        table->box.x1 < static_cast<double>(flow.right + kMarginSlack) &&
                        table->box.y0 < flow.lines.back().box.y1;
      if (!fits && !last) {
        ++table;
        continue;
      }
      inside.push_back(std::move(*table));
      table = tables.erase(table);
    }
    const std::optional<Columns> above = flows.size() > 1 ? columns_above(draft, shift) : std::nullopt;
    add_flow(draft, std::move(flow), flows.size() > 1, page, rulings.open, std::move(inside),
             flows.size() > 1 ? (above ? &*above : nullptr) : before);
    if (first_block > 0 && first_block < draft.blocks.size()) {
      auto* above = std::get_if<DraftTable>(&draft.blocks[first_block - 1]);
      auto* below = std::get_if<DraftTable>(&draft.blocks[first_block]);
      if (above && below && go_on_in_next_column(*above, *below, shift))
        draft.blocks.erase(draft.blocks.begin() + static_cast<std::ptrdiff_t>(first_block));
    }
  }
  if (flows.empty())
    for (DraftTable& table : tables) draft.blocks.emplace_back(std::move(table));
  for (const Stamp& stamp : stamps) add_stamp(draft, stamp);
  if (line_numbers) add_line_numbers(draft, *line_numbers);
  return draft;
}

}  // namespace prikaz::extract::placed
