// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/office/flow.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "base/error.h"
#include "base/utf8.h"
#include "extract/layout/grid.h"

namespace prikaz::extract::office {
namespace {

// Lead bytes of characters that can be denormal: combining marks, rare scripts, some signs. What orders are
// written in has none of them.
constexpr std::array<bool, 256> kDenormalLeads = [] {
  std::array<bool, 256> leads{};
  leads[0xCC] = leads[0xCD] = leads[0xCE] = true;
  for (std::size_t byte = 0xE0; byte <= 0xF4; ++byte) leads[byte] = byte != 0xE2;
  return leads;
}();

// U+2000, U+2001, U+2126…U+212B, U+2329 of the block that the punctuation stands in.
bool is_denormal_sign(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t k) {
    return at + k < text.size() ? static_cast<unsigned char>(text[at + k]) : 0;
  };
  return (byte(1) == 0x80 && byte(2) <= 0x81) || byte(1) == 0x84 || byte(1) == 0x8C;
}

// Text in NFC without white space at its ends.
std::string clean(std::string text) {
  const std::string_view kept = utf8::trim(text);
  if (kept.size() != text.size()) text = std::string(kept);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (kDenormalLeads[byte] || (byte == 0xE2 && is_denormal_sign(text, i))) return utf8::nfc(text);
  }
  return text;
}

// "2", "- 2 -", "Страница 2 из 5": a field's number with a word or two beside it.
bool is_page_number(std::string_view text, bool field) {
  constexpr int kFewLetters = 12;
  int letters = 0, digits = 0;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = utf8::next(text, i);
    letters += utf8::is_letter(c);
    digits += utf8::is_digit(c);
  }
  return field ? letters <= kFewLetters : letters == 0 && digits > 0 && digits <= 4;
}

const std::string* first_text(const Table& table, int row) {
  for (const Cell& cell : table.cells)
    if (cell.row == row && !cell.text.empty()) return &cell.text;
  return nullptr;
}

std::string with_number(std::string message, int times) {
  if (const std::size_t at = message.find('%'); at != std::string::npos)
    message.replace(at, 1, std::to_string(times));
  return message;
}

}  // namespace

void Flow::link(std::string target, std::size_t begin) {
  // "#name" leads to a place in the same document.
  if (target.empty() || target.front() == '#') return;
  const std::string_view shown =
      utf8::trim(std::string_view(open_.text).substr(std::min(begin, open_.text.size())));
  if (shown != target) open_.links.push_back(std::move(target));
}

void Flow::end_paragraph(bool page_number) {
  Open paragraph = std::exchange(open_, {});
  paragraph.text = clean(std::move(paragraph.text));
  if (in_cell())
    return frames_.back().table->add_paragraph(std::move(paragraph.text), std::move(paragraph.links),
                                               std::move(paragraph.boxes));
  if (paragraph.text.empty()) {
    if (!in_table()) gap();
  } else {
    Paragraph block;
    block.furniture =
        is_page_number(paragraph.text, page_number) && page_number ? Furniture::PageNumber : Furniture::None;
    block.text = std::move(paragraph.text);
    block.links = std::move(paragraph.links);
    add_block(std::move(block));
  }
  add_blocks(std::move(paragraph.boxes));
}

void Flow::add_block(Block block) {
  if (in_cell()) {
    frames_.back().table->rich_cell().push_back(std::move(block));
    return;
  }
  // Text between the rows of a table belongs above it.
  std::size_t to = frames_.size() - 1;
  while (to > 0 && frames_[to].table) --to;
  Frame& frame = frames_[to];
  if (auto* paragraph = std::get_if<Paragraph>(&block))
    paragraph->gap_before |= frame.gap && !frame.blocks.empty();
  frame.gap = false;
  frame.blocks.push_back(std::move(block));
}

void Flow::add_blocks(std::vector<Block> blocks) {
  for (Block& block : blocks) add_block(std::move(block));
}

void Flow::enter() {
  if (frames_.size() > limits_.depth)
    throw Error(ErrorCode::LimitExceeded, "tables are nested deeper than " + std::to_string(limits_.depth));
  Frame frame;
  frame.outer = std::exchange(open_, {});
  frames_.push_back(std::move(frame));
}

std::vector<Block> Flow::leave() {
  while (in_table()) end_table();
  if (!open_.text.empty() || !open_.boxes.empty()) end_paragraph();
  std::vector<Block> blocks = std::move(frames_.back().blocks);
  open_ = std::move(frames_.back().outer);
  frames_.pop_back();
  return blocks;
}

void Flow::begin_table(bool edges_in_twips) {
  enter();
  frames_.back().table = std::make_unique<OpenTable>(limits_, cells_, edges_in_twips);
}

void Flow::table_widths(std::vector<int> widths) {
  if (in_table()) frames_.back().table->set_widths(std::move(widths));
}

void Flow::begin_row(bool heading) {
  if (in_table()) frames_.back().table->begin_row(heading);
}

void Flow::begin_cell(int left, int width, Merge merge, int row_span) {
  if (in_table()) frames_.back().table->begin_cell(left, width, merge, row_span);
}

int Flow::next_left() const { return in_table() ? frames_.back().table->next_left() : 0; }

void Flow::widen_cell(int width) {
  if (in_table()) frames_.back().table->widen_cell(width);
}

void Flow::reopen_cell() {
  if (in_table()) frames_.back().table->reopen_cell();
}

void Flow::end_cell() {
  if (!in_cell()) return;
  if (!open_.text.empty() || !open_.boxes.empty()) end_paragraph();
  frames_.back().table->close_cell();
}

void Flow::drop_cell() {
  end_cell();
  if (in_table()) frames_.back().table->drop_cell();
}

void Flow::shape_row(const std::vector<CellShape>& shapes, bool heading) {
  end_cell();
  if (in_table()) frames_.back().table->shape_row(shapes, heading);
}

int Flow::repeat_cell(int times, int empty_limit) {
  return in_table() ? frames_.back().table->repeat_cell(times, empty_limit) : 0;
}

int Flow::repeat_row(int times, int empty_limit) {
  return in_table() ? frames_.back().table->repeat_row(times, empty_limit) : 0;
}

void Flow::end_row() { end_cell(); }

void Flow::drop_row() {
  end_cell();
  if (in_table()) frames_.back().table->drop_row();
}

void Flow::end_table() {
  if (!in_table()) return;
  end_cell();
  Frame frame = std::move(frames_.back());
  frames_.pop_back();
  open_ = std::move(frame.outer);
  // What stood before a table in the same paragraph is a paragraph of its own.
  if (!open_.text.empty()) end_paragraph();
  if (!frame.table->empty()) add_blocks(finish_table(*frame.table));
}

std::vector<Block> Flow::finish_table(OpenTable& table) {
  if (table.is_layout()) return table.unfold();
  std::vector<Block> result;
  Grid grid = table.grid();
  if (grid.broken_merges)
    count("merge-broken", Severity::Warning, "% cells claim to go on with a cell above that does not fit",
          grid.broken_merges);
  if (grid.dropped_texts)
    count("hidden-text-dropped", Severity::Warning, "hidden text left out: % places", grid.dropped_texts);
  if (frames_.size() == 1 && joined_to_previous(grid)) return result;
  if (frames_.size() == 1) last_edges_ = grid.edges;
  grid.table.kind = kind_;
  result.emplace_back(std::move(grid.table));
  return result;
}

// Word shows two tables without a paragraph between them as one. They are one where the grids agree and the
// second goes on with numbered rows instead of a heading of its own.
bool Flow::joined_to_previous(Grid& grid) {
  Frame& main = frames_.front();
  if (main.gap || main.blocks.empty() || last_edges_ != grid.edges || grid.table.rows.front().heading)
    return false;
  Table* above = std::get_if<Table>(&main.blocks.back());
  const std::string* first = first_text(grid.table, 0);
  if (!above || !first || !utf8::is_digit(static_cast<unsigned char>(first->front()))) return false;
  const int shift = static_cast<int>(above->rows.size());
  if (above->rows.size() + grid.table.rows.size() > limits_.table_rows) return false;
  for (Cell& cell : grid.table.cells) {
    cell.row += shift;
    above->cells.push_back(std::move(cell));
  }
  above->rows.insert(above->rows.end(), grid.table.rows.begin(), grid.table.rows.end());
  return true;
}

void Flow::begin_box() { enter(); }

void Flow::end_box() {
  if (frames_.size() <= 1) return;
  std::vector<Block> blocks = leave();
  std::move(blocks.begin(), blocks.end(), std::back_inserter(open_.boxes));
}

void Flow::begin_header() { enter(); }

// What another header says already is not repeated.
void Flow::add_running(std::vector<Block>& to, Paragraph line) {
  if (line.text.empty() || !running_.insert(line.text).second) return;
  if (line.furniture == Furniture::None)
    line.furniture = is_page_number(line.text, false) ? Furniture::PageNumber : Furniture::RunningHead;
  line.gap_before = false;
  to.emplace_back(std::move(line));
}

// A running text as furniture paragraphs; a table in it becomes one line a row.
void Flow::furnish(std::vector<Block>& to) {
  for (Block& block : leave()) {
    if (auto* paragraph = std::get_if<Paragraph>(&block)) {
      add_running(to, std::move(*paragraph));
      continue;
    }
    Table& table = std::get<Table>(block);
    for (std::size_t row = 0, i = 0; row < table.rows.size(); ++row) {
      Paragraph line;
      for (; i < table.cells.size() && table.cells[i].row == static_cast<int>(row); ++i) {
        if (!line.text.empty() && !table.cells[i].text.empty()) line.text += '\t';
        line.text += table.cells[i].text;
      }
      add_running(to, std::move(line));
    }
  }
}

void Flow::end_header() { furnish(heads_); }
void Flow::end_footer() { furnish(feet_); }

void Flow::end_letterhead(std::size_t position) {
  std::vector<Block> blocks = leave();
  for (Block& block : blocks)
    if (auto* paragraph = std::get_if<Paragraph>(&block))
      if (is_page_number(paragraph->text, false)) paragraph->furniture = Furniture::PageNumber;
  letterheads_.emplace_back(position, std::move(blocks));
}

void Flow::begin_note() { enter(); }

void Flow::end_note(bool endnote) {
  std::vector<Block> blocks = leave();
  Paragraph joined;
  flatten(blocks, joined.text, joined.links);
  if (joined.text.empty()) return;
  // Between the mark and the text writers put what they like.
  const std::size_t mark_end = joined.text.find_first_of(" \t");
  if (mark_end != std::string::npos)
    joined.text.replace(mark_end, joined.text.find_first_not_of(" \t", mark_end) - mark_end, " ");
  joined.note = true;
  (endnote ? endnotes_ : notes_).emplace_back(std::move(joined));
}

void Flow::count(std::string_view code, Severity severity, std::string_view message, int times) {
  const auto at = facts_.find(code);
  if (at != facts_.end()) {
    at->second.times += times;
  } else {
    facts_.emplace(std::string(code), Fact{severity, std::string(message), times});
  }
}

void Flow::close() {
  while (frames_.size() > 1) {
    if (in_table()) {
      end_table();
    } else {
      end_box();
    }
  }
  if (!open_.text.empty() || !open_.boxes.empty()) end_paragraph();
}

Document Flow::finish() {
  close();
  Document document;
  std::vector<Block>& blocks = document.blocks;
  blocks = std::move(frames_.front().blocks);
  for (auto at = letterheads_.rbegin(); at != letterheads_.rend(); ++at) {
    const std::size_t position = std::min(at->first, blocks.size());
    blocks.insert(blocks.begin() + static_cast<std::ptrdiff_t>(position),
                  std::make_move_iterator(at->second.begin()), std::make_move_iterator(at->second.end()));
  }
  std::size_t visible = 0;
  int block_number = 0, table_number = 0;
  blocks.insert(blocks.begin(), std::make_move_iterator(heads_.begin()),
                std::make_move_iterator(heads_.end()));
  std::move(feet_.begin(), feet_.end(), std::back_inserter(blocks));
  std::move(notes_.begin(), notes_.end(), std::back_inserter(blocks));
  std::move(endnotes_.begin(), endnotes_.end(), std::back_inserter(blocks));
  for (Block& block : blocks) {
    ++block_number;
    if (auto* paragraph = std::get_if<Paragraph>(&block)) {
      paragraph->at.block = block_number;
      if (pictures > 0 && paragraph->furniture == Furniture::None)
        visible += utf8::count_visible(paragraph->text);
      continue;
    }
    Table& table = std::get<Table>(block);
    layout::mark_rows(table, {});
    table.at.block = block_number;
    table.at.table = ++table_number;
    for (Cell& cell : table.cells) {
      cell.at.table = table_number;
      cell.at.row = cell.row + 1;
      cell.at.column = cell.column + 1;
      if (pictures > 0) visible += utf8::count_visible(cell.text);
    }
  }
  // A heading typed above a scan is no text to speak of.
  constexpr std::size_t kNextToNothing = 64;
  if (pictures > 0 && visible < kNextToNothing)
    count("needs-ocr", Severity::Warning, "next to no text, but % pictures: the text is probably in them",
          pictures);
  for (auto& [code, fact] : facts_)
    document.diagnostics.push_back(
        {code, fact.severity, with_number(std::move(fact.message), fact.times), {}});
  return document;
}

}  // namespace prikaz::extract::office
