// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/placed/table_signs.h"

#include <algorithm>
#include <string>

#include "extract/layout/row_number.h"
#include "extract/layout/words.h"
#include "extract/placed/rows.h"

namespace prikaz::extract::placed {
namespace {

constexpr std::size_t kHeadingLines = 3;
constexpr float kSignatureGap = 0.5f;   // of the font size between a table and a signature below it
constexpr std::size_t kLeastPages = 4;  // of a table of contents
constexpr std::size_t kLeastBelow = 4;  // texts below others that show how a column was written

class Judge {
 public:
  explicit Judge(const LinesInColumns& candidate) : c_(candidate) {}

  bool run(const StreamTable& table) const {
    const std::size_t lines = c_.end - c_.first;
    const std::size_t least = c_.ruled ? 2 : kLeastUnruledRows;
    if (table.rows.size() < least && !c_.foot) return false;
    std::size_t shared = 0;
    for (const StreamTable::Row& row : table.rows) shared += row.cells.size() > 1;
    if (shared * 2 < table.rows.size() + (c_.ruled ? 0 : 1)) return false;
    std::size_t crossing = 0;
    for (const auto& line : c_.pieces) crossing += crosses(line);
    if (crossing * (c_.ruled ? 2 : 3) > lines) return false;
    if (c_.ruled) return table.rows.size() > 2 || table.columns > 2 || is_filled(table);
    const int headings = layout::count_heading_words(line_text(c_.lines[c_.first]));
    if (is_list(table, headings) || is_contents() || is_text_columns()) return false;
    if (headings < 2 && !has_figures() && is_written_down_columns()) return false;
    if (headings >= 2 || c_.foot || has_figures()) return true;
    return table.columns > 2 && table.rows.size() > kLeastUnruledRows && are_clear();
  }

 private:
  // Chance leaves narrow strips: where neither figures nor headings speak for a table, its columns lie
  // clearly apart.
  bool are_clear() const {
    std::size_t gaps = 0, clear = 0;
    for (std::size_t k = c_.first; k < c_.end; ++k) {
      const auto& line = c_.pieces[k - c_.first];
      for (std::size_t p = 1; p < line.size(); ++p) {
        ++gaps;
        clear += line[p].x0 - line[p - 1].x1 > kSureGap * c_.lines[k].size;
      }
    }
    return clear * 10 > gaps * 7;
  }

  static bool is_filled(const StreamTable& table) {
    return std::all_of(table.rows.begin(), table.rows.end(), [](const StreamTable::Row& row) {
      return row.cells.size() == 2 || (row.cells.size() == 1 && row.cells[0].span == 2);
    });
  }

  // A number or bullet and a text: an ordinary list.
  static bool is_list(const StreamTable& table, int headings) {
    if (table.columns > 2 || headings >= 2) return false;
    std::size_t marks = 0;
    for (const StreamTable::Row& row : table.rows)
      for (const StreamTable::Cell& cell : row.cells)
        if (cell.column == 0 && cell.words.size() == 1)
          marks += layout::is_row_number(cell.words[0].text) || cell.words[0].text.size() <= 3;
    return marks * 2 > table.rows.size();
  }

  bool is_contents() const {
    std::size_t leaders = 0;
    for (std::size_t k = c_.first; k < c_.end; ++k) {
      std::size_t dots = 0;
      for (const Word& word : c_.lines[k].words)
        if (word.text.find_first_not_of("._") == std::string::npos ||
            word.text.find("....") != std::string::npos || word.text.find("____") != std::string::npos)
          dots += word.text.size();
      leaders += dots >= 5;
    }
    return (leaders * 3 > c_.end - c_.first && !has_amounts()) || ends_with_pages();
  }

  // Behind leaders: several figures a line, or such as are no numbers of pages.
  bool has_amounts() const {
    std::size_t amounts = 0, lines = 0;
    long last = 0;
    for (std::size_t k = c_.first; k < c_.end; ++k) {
      std::size_t figures = 0;
      long number = -1;
      for (const Piece& piece : c_.pieces[k - c_.first])
        if (const std::string& text = c_.lines[k].words[piece.end - 1].text;
            piece.column > 0 && piece.span == 1 && text.find_first_of("0123456789") != std::string::npos &&
            is_figure(c_.lines[k], piece)) {
          ++figures;
          number = piece.end == piece.first + 1 ? layout::plain_number(text) : -1;
        }
      lines += figures > 0;
      amounts += figures > 1 || (figures == 1 && number < last);
      if (number >= 0) last = number;
    }
    return lines >= kLeastUnruledRows && amounts * 4 > lines;
  }

  // Titles and, without a heading, numbers of pages that never fall.
  bool ends_with_pages() const {
    const std::size_t pages_column = c_.columns.count() - 1;
    if (pages_column > 2) return false;
    long last = 0;
    std::size_t pages = 0;
    for (std::size_t k = c_.first; k < c_.end; ++k) {
      const std::vector<Piece>& texts = c_.pieces[k - c_.first];
      const Piece& piece = texts.back();
      if (piece.column + piece.span - 1 < pages_column) continue;
      if (texts.size() > 1 && is_figure(c_.lines[k], texts[texts.size() - 2])) return false;
      const long number = piece.span == 1 && piece.end == piece.first + 1
                              ? layout::plain_number(c_.lines[k].words[piece.first].text)
                              : -1;
      if (number < last) return false;
      last = number;
      ++pages;
    }
    return pages >= kLeastPages;
  }

  // Columns of prose side by side: most lines of each fill it.
  bool is_text_columns() const {
    std::size_t prose = 0;
    for (std::size_t c = 0; c < c_.columns.count(); ++c) {
      std::size_t texts = 0, full = 0, words = 0;
      for (const auto& line : c_.pieces)
        for (const Piece& piece : line)
          if (piece.column == c && piece.span == 1) {
            ++texts;
            words += piece.end - piece.first;
            full += piece.x1 - piece.x0 > 0.85f * (c_.columns.right[c] - c_.columns.left[c]);
          }
      prose += texts > 0 && full * 3 > texts * 2 && words >= 4 * texts;
    }
    return prose * 2 > c_.columns.count();
  }

  // An index, a list in columns: each was written to its end before the next one's begin.
  bool is_written_down_columns() const {
    for (std::size_t c = 0; c < c_.columns.count(); ++c) {
      std::size_t below = 0, direct = 0;
      const Word* last = nullptr;
      for (std::size_t k = c_.first; k < c_.end; ++k)
        for (const Piece& piece : c_.pieces[k - c_.first]) {
          if (piece.column != c) continue;
          const std::vector<Word>& words = c_.lines[k].words;
          if (last) {
            ++below;
            direct += succession(*last, words[piece.first]) == Succession::Direct;
          }
          last = &words[piece.end - 1];
        }
      if (below < kLeastBelow || direct * 10 < below * 8) return false;
    }
    return true;
  }

  bool has_figures() const {
    std::size_t figures = 0, lines = 0;
    for (std::size_t k = c_.first; k < c_.end; ++k)
      for (const Piece& piece : c_.pieces[k - c_.first])
        if (piece.column > 0) {
          ++lines;
          figures += is_figure(c_.lines[k], piece);
        }
    return lines >= kLeastUnruledRows && figures * 2 > lines;
  }

  const LinesInColumns& c_;
};

}  // namespace

int count_heading_words(const std::vector<TextLine>& lines, std::size_t first, std::size_t end) {
  int words = 0, most = 0;
  for (std::size_t k = first; k < end && k < first + kHeadingLines; ++k) {
    const int of_line = layout::count_heading_words(line_text(lines[k]));
    if (of_line == 0) break;
    words += of_line;
    most = std::max(most, of_line);
  }
  return most > 1 ? words : most;
}

bool is_signature(const TextLine& above, const TextLine& line, const Columns& columns) {
  if (line.box.y0 - above.box.y1 < static_cast<double>(kSignatureGap * line.size)) return false;
  const std::vector<Piece> pieces = pieces_of(line, columns);
  if (pieces.size() < 2 || pieces.front().column > 0 || layout::is_row_number(line.words.front().text))
    return false;
  return std::all_of(pieces.begin() + 1, pieces.end(), [&](const Piece& piece) {
    return columns.has_start(piece.column) && piece.x0 > columns.starts[piece.column] + line.size;
  });
}

bool are_mostly_figures(const std::vector<TextLine>& lines, std::size_t first, std::size_t end,
                        const Columns& columns) {
  std::size_t figures = 0, texts = 0;
  for (std::size_t k = first; k < end; ++k)
    for (const Piece& piece : pieces_of(lines[k], columns)) {
      texts += piece.column > 0;
      figures += piece.column > 0 && is_figure(lines[k], piece);
    }
  return figures * 2 > texts;
}

bool is_table(const LinesInColumns& candidate, const StreamTable& table) {
  return Judge(candidate).run(table);
}

}  // namespace prikaz::extract::placed
