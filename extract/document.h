// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What every reader makes and everything later only reads: the text of a file in reading order, with its
// tables as true grids and the origin of everything. It knows letters and layout, nothing of orders.
//
// All texts are valid UTF-8 in NFC, in the wording of the source: readers repair no spelling. White space
// inside is kept as read, except that '\n' is the only line break: inside a paragraph a forced line break,
// inside a cell also the boundary of paragraphs or wrapped lines. Hyphenation at line ends is undone by the
// reader where it lays out lines itself (PDF, box drawing).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/diagnostic.h"
#include "base/place.h"

namespace prikaz::extract {

/// Why a piece of text belongs to the carrier and not to the order. Furniture is marked, never deleted.
enum class Furniture {
  None,
  PageNumber,       ///< "2" alone at the top of a page
  RunningHead,      ///< header and footer texts
  RepeatedHeading,  ///< a table's heading printed again on the next page
  ColumnNumbers,    ///< the row "1 2 3 4 5"
  Empty,            ///< an empty row that only a page break or a dump made
  Placeholder,      ///< "[image: …]", "[bookmark: …]" of a text dump
  Stamp,  ///< an electronic signature's stamp, "ДОКУМЕНТ ПОДПИСАН …", a watermark or seal
  LineNumbers  ///< of a page's lines, in its margin
};

struct Paragraph {
  std::string text;
  Place at;
  Furniture furniture = Furniture::None;
  bool gap_before = false;         ///< blank lines, an empty paragraph or clear white space stand above it
  bool note = false;               ///< a footnote's or endnote's text; it begins with its mark
  std::vector<std::string> links;  ///< targets of hyperlinks whose text is in here, in order
};

/// One cell, once, at its top left. Grid positions are 0-based; spans are >= 1.
struct Cell {
  int row = 0;
  int column = 0;
  int row_span = 1;
  int column_span = 1;
  std::string text;
  Place at;
  std::vector<std::string> links;
};

/// What the layout says of one row of the grid.
struct RowMark {
  Furniture furniture = Furniture::None;
  bool heading =
      false;  ///< the source marks it as a heading (Word's tblHeader, HTML's th, Markdown's first row)
  bool continues = false;  ///< it goes on with the row above, cut by a page break
};

struct Table {
  int columns = 0;
  std::vector<Cell> cells;    ///< by row, then column; positions covered by a span have no cell of their own
  std::vector<RowMark> rows;  ///< one for each row of the grid: rows.size() is the number of rows
  std::string
      kind;  ///< how it was found: "tsv", "cell-lines", "pipes", "box", "docx", "lattice", "stream", …
  bool guessed = false;  ///< the columns were guessed from loose evidence: `columns-guessed`
  Place at;
};

using Block = std::variant<Paragraph, Table>;

/// The file as it came in.
struct Source {
  std::string name;    ///< file name without folders; "-" for standard input
  std::string sha256;  ///< 64 hexadecimal digits
  std::uint64_t bytes = 0;
  std::string media_type;  ///< IANA media type by content
  std::string reader;      ///< "text", "markdown", "html", "docx", "odt", "rtf", "doc", "pdf", "image"
  std::optional<int> pages;
  bool ocr = false;
  std::optional<std::string> encoding;  ///< IANA name, for text formats
};

struct Document {
  Source source;
  std::vector<Block> blocks;  ///< in reading order
  std::vector<Diagnostic> diagnostics;
  /// Visible characters of the source that became structure instead of text: pipes, rules, tags, "**". With
  /// the visible characters of all blocks they add up to those of a text source; 0 for formats whose markup
  /// is not text.
  std::size_t markup_characters = 0;
};

}  // namespace prikaz::extract
