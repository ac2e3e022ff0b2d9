// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The control words of RTF 1.9.1 that mean something here.
#pragma once

#include <string_view>

namespace prikaz::extract::rtf {

enum class Word {
  Unknown,
  // characters
  Par,
  Line,
  Tab,
  Page,
  Sect,
  Cell,
  NestCell,
  Row,
  NestRow,
  Character,
  Unicode,
  UnicodeSkip,
  NoteMark,
  PageNumber,
  // properties
  Pard,
  Plain,
  InTable,
  TableLevel,
  Font,
  Hidden,
  Deleted,
  Revised,
  AnsiCodePage,
  Mac,
  Pc,
  Pca,
  DefaultFont,
  // rows
  RowDefaults,
  RowLeft,
  CellRight,
  MergeFirst,
  MergeNext,
  VerticalFirst,
  VerticalNext,
  RowHeading,
  CellDeleted,
  // destinations
  FontTable,
  FontCharset,
  FontCodePage,
  SkippedDestination,
  TransparentDestination,
  Picture,
  Header,
  HeaderFirst,
  Footer,
  Footnote,
  Endnote,
  Field,
  FieldInstruction,
  FieldResult,
  ListText,
  ShapeText,
  Annotation,
  NestTableProperties,
  NoNestTables,
  TitlePage,
  Upr,
  Ud,
};

struct WordEntry {
  Word word = Word::Unknown;
  char32_t character = 0;  ///< of Word::Character
};

WordEntry find_word(std::string_view name);

}  // namespace prikaz::extract::rtf
