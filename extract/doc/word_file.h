// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The structures of a Word 97–2003 file ([MS-DOC]): the file information block, the text put together from
// its pieces, and the formatting of every character and paragraph found again by its place in the file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/doc/compound_file.h"
#include "extract/doc/properties.h"

namespace prikaz::extract::doc {

/// Positions in the list of offsets of the information block ([MS-DOC] 2.5.6).
enum class Section : std::size_t {
  StyleSheet = 1,
  FootnoteReferences = 2,
  FootnoteTexts = 3,
  Sections = 6,
  Headers = 11,
  CharacterRuns = 12,
  ParagraphRuns = 13,
  Fonts = 15,
  Text = 33,
  ShapeAnchors = 40,
  EndnoteReferences = 46,
  EndnoteTexts = 47,
  TextBoxes = 56,
  Lists = 73,
  ListOverrides = 74
};

struct Range {
  std::size_t begin = 0, end = 0;  ///< character positions in the whole text
  bool holds(std::size_t position) const { return begin <= position && position < end; }
};

class WordFile {
 public:
  /// Throws Error: Encrypted, Damaged, UnknownFormat (older than Word 97).
  explicit WordFile(const CompoundFile& file);

  /// All texts one after the other: main text, footnotes, headers, macros, comments, endnotes, text boxes,
  /// theirs in headers.
  const std::vector<char16_t>& text() const { return text_; }
  Range main() const { return main_; }
  Range footnotes() const { return footnotes_; }
  Range headers() const { return headers_; }
  Range endnotes() const { return endnotes_; }
  Range text_boxes() const { return text_boxes_; }

  /// Bytes of one structure of the table stream; empty where it is absent. To the stream's end with
  /// `open_ended`.
  std::string_view structure(Section section, bool open_ended = false) const;
  /// The character positions of a PLC with items of `item` bytes, and those items.
  std::vector<std::size_t> positions(Section section, std::size_t item) const;
  std::string_view item(Section section, std::size_t item, std::size_t index) const;

  ParagraphProperties paragraph_at(std::size_t position) const;
  /// Also says, in `until`, up to which position the same properties hold.
  CharacterProperties characters_at(std::size_t position, std::size_t& until) const;
  std::string font_name(int font) const;
  bool has_first_page(std::size_t section) const;  ///< sprmSFTitlePage

 private:
  struct Piece {
    std::size_t begin = 0, end = 0;  // character positions
    std::size_t offset = 0;          // in the main stream
    bool wide = false;
    std::string_view modifiers;
  };
  struct Run {  // of equal formatting, in offsets of the main stream
    std::uint32_t begin = 0, end = 0;
    std::uint32_t modifiers = 0, size = 0;
    std::uint16_t style = 0;
  };
  struct Style {
    std::uint16_t base = 0xFFF;
    bool paragraph = false;
    std::string_view paragraph_modifiers, character_modifiers;
  };
  void read_pieces();
  void read_text();
  void read_runs(Section section, bool paragraphs, std::vector<Run>& runs);
  void read_styles();
  const Piece* piece_at(std::size_t position) const;
  static const Run* run_at(const std::vector<Run>& runs, std::size_t offset);
  void apply_style(std::size_t style, ParagraphProperties& to, int depth) const;
  bool hidden_by_style(std::size_t style, int depth) const;

  std::string main_stream_, table_stream_, data_stream_;
  std::vector<Piece> pieces_;
  std::vector<char16_t> text_;
  Range main_, footnotes_, headers_, endnotes_, text_boxes_;
  std::vector<Run> character_runs_, paragraph_runs_;
  std::vector<Style> styles_;
};

}  // namespace prikaz::extract::doc
