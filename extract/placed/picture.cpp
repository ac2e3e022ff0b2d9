// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/placed/picture.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "base/utf8.h"
#include "extract/placed/words.h"

namespace prikaz::extract::placed {
namespace {

constexpr double kLegendHeight = 16;  // points below the page
constexpr double kLabel = 5;          // font size of what is drawn over the page
constexpr double kSmallest = 1;       // a page without a size is drawn as this

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f", std::isfinite(value) ? std::clamp(value, -1e6, 1e6) : 0.0);
  return text;
}

// XML 1.0 holds no control characters, not even escaped.
std::string escaped(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = utf8::next(text, i);
    if (c == '&')
      result += "&amp;";
    else if (c == '<')
      result += "&lt;";
    else if (c == '>')
      result += "&gt;";
    else if (c == '"')
      result += "&quot;";
    else if (c < 0x20 || c == 0xFFFE || c == 0xFFFF)
      result += ' ';
    else
      utf8::append(result, c);
  }
  return result;
}

std::string_view furniture_name(Furniture furniture) {
  switch (furniture) {
    case Furniture::None:
      return "";
    case Furniture::PageNumber:
      return "page number";
    case Furniture::RunningHead:
      return "running head";
    case Furniture::RepeatedHeading:
      return "repeated heading";
    case Furniture::ColumnNumbers:
      return "column numbers";
    case Furniture::Empty:
      return "empty";
    case Furniture::Placeholder:
      return "placeholder";
    case Furniture::Stamp:
      return "stamp";
    case Furniture::LineNumbers:
      return "line numbers";
  }
  return "";
}

class Svg {
 public:
  Svg(double width, double height) {
    out_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" +
           number(width) + "pt\" height=\"" + number(height + kLegendHeight) + "pt\" viewBox=\"0 0 " +
           number(width) + " " + number(height + kLegendHeight) +
           "\" font-family=\"'Liberation Sans', 'DejaVu Sans', sans-serif\">\n";
    box({0, 0, width, height + kLegendHeight}, "fill=\"#ffffff\"");
  }

  void box(const Box& box, std::string_view style) {
    out_ += "<rect x=\"" + number(box.x0) + "\" y=\"" + number(box.y0) + "\" width=\"" +
            number(std::max(box.x1 - box.x0, 0.0)) + "\" height=\"" + number(std::max(box.y1 - box.y0, 0.0)) +
            "\" ";
    out_ += style;
    out_ += "/>\n";
  }
  void line(double x0, double y0, double x1, double y1, std::string_view style) {
    out_ += "<line x1=\"" + number(x0) + "\" y1=\"" + number(y0) + "\" x2=\"" + number(x1) + "\" y2=\"" +
            number(y1) + "\" ";
    out_ += style;
    out_ += "/>\n";
  }
  void text(double x, double y, double size, std::string_view text, std::string_view style) {
    out_ += "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" font-size=\"" + number(size) + "\" ";
    out_ += style;
    out_ += ">" + escaped(text) + "</text>\n";
  }
  std::string finish() { return std::move(out_) + "</svg>\n"; }

 private:
  std::string out_;
};

void draw_word(Svg& svg, const Word& word) {
  const bool across = word.direction == Direction::Right || word.direction == Direction::Left;
  const double length = static_cast<double>(across ? word.x1 - word.x0 : word.y1 - word.y0);
  double x = static_cast<double>(word.x0), y = static_cast<double>(word.baseline);
  int turn = 0;
  if (word.direction == Direction::Left) {
    x = static_cast<double>(word.x1);
    turn = 180;
  } else if (!across) {
    x = static_cast<double>(word.baseline);
    y = static_cast<double>(word.direction == Direction::Down ? word.y0 : word.y1);
    turn = word.direction == Direction::Down ? 90 : -90;
  }
  // Whatever font the viewer has, the word keeps its length.
  std::string style = "fill=\"#333333\" lengthAdjust=\"spacingAndGlyphs\"";
  if (length > 0.5) style += " textLength=\"" + number(length) + "\"";
  if (turn != 0)
    style += " transform=\"rotate(" + std::to_string(turn) + " " + number(x) + " " + number(y) + ")\"";
  svg.text(x, y, static_cast<double>(word.size), word.text, style);
}

void draw_rulings(Svg& svg, const std::vector<Ruling>& rulings) {
  for (const Ruling& ruling : rulings) {
    const auto at = static_cast<double>(ruling.position), begin = static_cast<double>(ruling.begin),
               end = static_cast<double>(ruling.end);
    if (ruling.horizontal)
      svg.line(begin, at, end, at, "stroke=\"#888888\" stroke-width=\"0.8\"");
    else
      svg.line(at, begin, at, end, "stroke=\"#888888\" stroke-width=\"0.8\"");
  }
}

// What is filled lies under the text: pale colours, for not every viewer knows transparent ones. Cells have
// two like a chessboard: where two meet is then seen without lines.
std::string_view ground(const Cell& cell, Furniture furniture) {
  if (furniture != Furniture::None) return "fill=\"#ffe0b2\"";
  return (cell.row + cell.column) % 2 == 0 ? "fill=\"#e3f2fd\"" : "fill=\"#e8f5e9\"";
}

void draw_cell(Svg& svg, const Cell& cell) {
  const Box& box = *cell.at.box;
  svg.box(box, "fill=\"none\" stroke=\"#1565c0\" stroke-width=\"0.5\"");
  std::string label = std::to_string(cell.row + 1) + "." + std::to_string(cell.column + 1);
  if (cell.row_span > 1 || cell.column_span > 1)
    label += " (" + std::to_string(cell.row_span) + "×" + std::to_string(cell.column_span) + ")";
  svg.text(box.x0 + 1, box.y0 + kLabel, kLabel, label, "fill=\"#1565c0\"");
}

void draw_table(Svg& svg, const Table& table, const std::vector<const Cell*>& cells, const Box& box) {
  for (const Cell* cell : cells) draw_cell(svg, *cell);
  svg.box(box, "fill=\"none\" stroke=\"#6a1b9a\" stroke-width=\"1.4\"");
  svg.text(box.x0, box.y0 - 1.5, kLabel,
           "table " + std::to_string(table.at.table) + ", " + table.kind + (table.guessed ? ", guessed" : ""),
           "fill=\"#6a1b9a\"");
}

void draw_paragraph(Svg& svg, const Paragraph& paragraph) {
  const Box& box = *paragraph.at.box;
  svg.box(box, "fill=\"none\" stroke=\"#2e7d32\" stroke-width=\"0.5\"");
  if (paragraph.furniture != Furniture::None)
    svg.text(box.x1 + 1, box.y1 - 1, kLabel, furniture_name(paragraph.furniture), "fill=\"#b35900\"");
}

// `last`: the block before it on the page.
void draw_order(Svg& svg, std::size_t block, const Box& box, const Box* last) {
  const double x = box.x0 - 4, y = (box.y0 + box.y1) / 2;
  if (last)
    svg.line(last->x0 - 4, (last->y0 + last->y1) / 2, x, y,
             "stroke=\"#d50000\" stroke-width=\"0.4\" stroke-dasharray=\"2 1\"");
  svg.text(x, y + kLabel / 2, kLabel + 2, std::to_string(block + 1), "fill=\"#d50000\" text-anchor=\"end\"");
}

void draw_legend(Svg& svg, const Page& page, double height) {
  std::string text =
      "page " + std::to_string(page.number) + ": red = reading order, blue = cells as row.column " +
      "(rows×columns spanned), green = paragraphs, orange = furniture, grey = text and rulings";
  if (page.truncated) text += "; CUT SHORT BY A LIMIT";
  svg.text(4, height + kLegendHeight - 5, 6, text, "fill=\"#d50000\"");
}

}  // namespace

PageDrawer::PageDrawer(const Document& document) : document_(document) {
  for (std::size_t k = 0; k < document.blocks.size(); ++k) {
    if (const auto* table = std::get_if<Table>(&document.blocks[k])) {
      for (const Cell& cell : table->cells)
        if (cell.at.box) add_piece(cell.at.page, k, &cell);
    } else if (const auto& paragraph = std::get<Paragraph>(document.blocks[k]); paragraph.at.box) {
      add_piece(paragraph.at.page, k, nullptr);
    }
  }
}

void PageDrawer::add_piece(int page, std::size_t block, const Cell* cell) {
  if (page <= 0) return;
  const auto at = static_cast<std::size_t>(page);
  if (pages_.size() <= at) pages_.resize(at + 1);
  std::vector<Piece>& pieces = pages_[at];
  if (pieces.empty() || pieces.back().block != block) pieces.push_back({block, {}});
  if (cell) pieces.back().cells.push_back(cell);
}

Box PageDrawer::box_of(const Piece& piece) const {
  if (piece.cells.empty()) return *std::get<Paragraph>(document_.blocks[piece.block]).at.box;
  Box box = *piece.cells.front()->at.box;
  for (const Cell* cell : piece.cells) box = hull(box, *cell->at.box);
  return box;
}

std::string PageDrawer::draw(const Page& page) const {
  const double width = std::max(static_cast<double>(page.width), kSmallest),
               height = std::max(static_cast<double>(page.height), kSmallest);
  Svg svg(width, height);
  static const std::vector<Piece> kNone;
  const auto at = static_cast<std::size_t>(std::max(page.number, 0));
  const std::vector<Piece>& pieces = at < pages_.size() ? pages_[at] : kNone;
  std::vector<Box> boxes;
  for (const Piece& piece : pieces) {
    boxes.push_back(box_of(piece));
    const Block& block = document_.blocks[piece.block];
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
      if (paragraph->furniture != Furniture::None) svg.box(boxes.back(), "fill=\"#ffe0b2\"");
      continue;
    }
    const Table& table = std::get<Table>(block);
    for (const Cell* cell : piece.cells)
      svg.box(*cell->at.box, ground(*cell, table.rows.at(static_cast<std::size_t>(cell->row)).furniture));
  }
  draw_rulings(svg, page.rulings);
  for (const Word& word : make_words(page)) draw_word(svg, word);
  for (std::size_t k = 0; k < pieces.size(); ++k) {
    const Block& block = document_.blocks[pieces[k].block];
    if (const auto* table = std::get_if<Table>(&block))
      draw_table(svg, *table, pieces[k].cells, boxes[k]);
    else
      draw_paragraph(svg, std::get<Paragraph>(block));
  }
  for (std::size_t k = 0; k < pieces.size(); ++k)
    draw_order(svg, pieces[k].block, boxes[k], k > 0 ? &boxes[k - 1] : nullptr);
  draw_legend(svg, page, height);
  return svg.finish();
}

}  // namespace prikaz::extract::placed
