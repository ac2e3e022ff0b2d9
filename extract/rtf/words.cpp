// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/rtf/words.h"

#include <unordered_map>

namespace prikaz::extract::rtf {
namespace {

struct Entry {
  std::string_view name;
  Word word;
  char32_t character = 0;
};

constexpr Entry kWords[] = {
    {"par", Word::Par},
    {"line", Word::Line},
    {"lbr", Word::Line},
    {"tab", Word::Tab},
    {"page", Word::Page},
    {"column", Word::Line},
    {"sect", Word::Sect},
    {"cell", Word::Cell},
    {"nestcell", Word::NestCell},
    {"row", Word::Row},
    {"nestrow", Word::NestRow},
    {"emdash", Word::Character, 0x2014},
    {"endash", Word::Character, 0x2013},
    {"lquote", Word::Character, 0x2018},
    {"rquote", Word::Character, 0x2019},
    {"ldblquote", Word::Character, 0x201C},
    {"rdblquote", Word::Character, 0x201D},
    {"bullet", Word::Character, 0x2022},
    {"enspace", Word::Character, 0x2002},
    {"emspace", Word::Character, 0x2003},
    {"qmspace", Word::Character, 0x2005},
    {"u", Word::Unicode},
    {"uc", Word::UnicodeSkip},
    {"chftn", Word::NoteMark},
    {"chpgn", Word::PageNumber},
    {"pard", Word::Pard},
    {"plain", Word::Plain},
    {"intbl", Word::InTable},
    {"itap", Word::TableLevel},
    {"f", Word::Font},
    {"v", Word::Hidden},
    {"deleted", Word::Deleted},
    {"revised", Word::Revised},
    {"ansicpg", Word::AnsiCodePage},
    {"mac", Word::Mac},
    {"pc", Word::Pc},
    {"pca", Word::Pca},
    {"deff", Word::DefaultFont},
    {"trowd", Word::RowDefaults},
    {"trleft", Word::RowLeft},
    {"cellx", Word::CellRight},
    {"clmgf", Word::MergeFirst},
    {"clmrg", Word::MergeNext},
    {"clvmgf", Word::VerticalFirst},
    {"clvmrg", Word::VerticalNext},
    {"trhdr", Word::RowHeading},
    {"cldel", Word::CellDeleted},
    {"fonttbl", Word::FontTable},
    {"fcharset", Word::FontCharset},
    {"cpg", Word::FontCodePage},
    {"pict", Word::Picture},
    {"header", Word::Header},
    {"headerl", Word::Header},
    {"headerr", Word::Header},
    {"headerf", Word::HeaderFirst},
    {"footer", Word::Footer},
    {"footerl", Word::Footer},
    {"footerr", Word::Footer},
    {"footerf", Word::Footer},
    {"footnote", Word::Footnote},
    {"ftnalt", Word::Endnote},
    {"fldinst", Word::FieldInstruction},
    {"fldrslt", Word::FieldResult},
    {"listtext", Word::ListText},
    {"pntext", Word::ListText},
    {"shptxt", Word::ShapeText},
    {"dptxbxtext", Word::ShapeText},
    {"annotation", Word::Annotation},
    {"nesttableprops", Word::NestTableProperties},
    {"nonesttables", Word::NoNestTables},
    {"titlepg", Word::TitlePage},
    {"upr", Word::Upr},
    {"ud", Word::Ud},
    // Destinations whose inside is no text of the page, also where the star before them is missing.
    {"colortbl", Word::SkippedDestination},
    {"stylesheet", Word::SkippedDestination},
    {"info", Word::SkippedDestination},
    {"listtable", Word::SkippedDestination},
    {"listoverridetable", Word::SkippedDestination},
    {"rsidtbl", Word::SkippedDestination},
    {"revtbl", Word::SkippedDestination},
    {"objdata", Word::SkippedDestination},
    {"objclass", Word::SkippedDestination},
    {"nonshppict", Word::SkippedDestination},
    {"shprslt", Word::SkippedDestination},
    {"xe", Word::SkippedDestination},
    {"tc", Word::SkippedDestination},
    {"tcn", Word::SkippedDestination},
    {"rxe", Word::SkippedDestination},
    {"bkmkstart", Word::SkippedDestination},
    {"bkmkend", Word::SkippedDestination},
    {"filetbl", Word::SkippedDestination},
    {"pn", Word::SkippedDestination},
    {"ftnsep", Word::SkippedDestination},
    {"ftnsepc", Word::SkippedDestination},
    {"ftncn", Word::SkippedDestination},
    {"aftnsep", Word::SkippedDestination},
    {"aftnsepc", Word::SkippedDestination},
    {"aftncn", Word::SkippedDestination},
    {"atnid", Word::SkippedDestination},
    {"atnauthor", Word::SkippedDestination},
    {"themedata", Word::SkippedDestination},
    {"datastore", Word::SkippedDestination},
    {"latentstyles", Word::SkippedDestination},
    {"sp", Word::SkippedDestination},
    {"picprop", Word::SkippedDestination},
    {"falt", Word::SkippedDestination},
    {"panose", Word::SkippedDestination},
    {"fname", Word::SkippedDestination},
    {"fontemb", Word::SkippedDestination},
    {"template", Word::SkippedDestination},
    // Starred destinations whose inside is text.
    {"shppict", Word::TransparentDestination},
    {"shp", Word::TransparentDestination},
    {"shpinst", Word::TransparentDestination},
    {"shpgrp", Word::TransparentDestination},
    {"do", Word::TransparentDestination},
    {"ud", Word::Ud},
    {"field", Word::Field},
    {"object", Word::TransparentDestination},
    {"result", Word::TransparentDestination},
};

}  // namespace

WordEntry find_word(std::string_view name) {
  static const auto table = [] {
    std::unordered_map<std::string_view, WordEntry> words;
    for (const Entry& entry : kWords) words.emplace(entry.name, WordEntry{entry.word, entry.character});
    return words;
  }();
  const auto at = table.find(name);
  return at == table.end() ? WordEntry{} : at->second;
}

}  // namespace prikaz::extract::rtf
