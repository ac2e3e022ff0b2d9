// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/doc/properties.h"

#include <algorithm>

#include "extract/doc/compound_file.h"

namespace prikaz::extract::doc {
namespace {

enum Modifier : std::uint16_t {
  kStyle = 0x4600,
  kInTable = 0x2416,
  kRowEnd = 0x2417,
  kTableLevel = 0x6649,
  kTableLevelChange = 0x664A,
  kInnerCellEnd = 0x244B,
  kInnerRowEnd = 0x244C,
  kListLevel = 0x260A,
  kList = 0x460B,
  kPageBreakBefore = 0x2407,
  kTableHeading = 0x3404,
  kTableHeading2 = 0x3620,
  kDefineTable = 0xD608,
  kDefineTable10 = 0xD606,
  kMergeCells = 0x5624,
  kSplitCells = 0x5625,
  kVerticalMerge = 0xD62B,
  kChangeTabs = 0xC615,
  kHidden = 0x083C,
  kDeleted = 0x0800,
  kInserted = 0x0801,
  kSpecial = 0x0855,
  kSymbol = 0x6A09,
  kCharacterStyle = 0x4A30,
  kData = 0x0806,
  kPictureLocation = 0x6A03,
  kHugeList = 0x6646,
  kHugeListOld = 0x6645,
  kTableList = 0x646B,
};

constexpr std::size_t kMaxCells = 64;  // [MS-DOC] 2.9.322: at most 63

// The size of a modifier's operand ([MS-DOC] 2.2.5.1), with its own count bytes.
std::size_t operand_size(std::uint16_t modifier, std::string_view operand) {
  switch (modifier >> 13) {
    case 0:
    case 1:
      return 1;
    case 2:
    case 4:
    case 5:
      return 2;
    case 3:
      return 4;
    case 7:
      return 3;
    default:
      break;
  }
  if (modifier == kDefineTable || modifier == kDefineTable10) return std::size_t{word_at(operand, 0)} + 1;
  if (modifier == kChangeTabs && byte_at(operand, 0) == 255) {
    const std::size_t deleted = byte_at(operand, 1);
    const std::size_t added = byte_at(operand, 2 + deleted * 4);
    return 3 + deleted * 4 + added * 3;
  }
  return std::size_t{byte_at(operand, 0)} + 1;
}

template <typename Use>
void each_modifier(std::string_view modifiers, Use use) {
  while (modifiers.size() > 2) {
    const std::uint16_t modifier = word_at(modifiers, 0);
    modifiers.remove_prefix(2);
    const std::size_t size = std::min(operand_size(modifier, modifiers), modifiers.size());
    use(modifier, modifiers.substr(0, size));
    modifiers.remove_prefix(size);
  }
}

// [MS-DOC] 2.9.323: the edges, then 20 bytes for each cell, whose first two hold its merges.
void define_table(std::string_view operand, std::vector<office::CellShape>& cells) {
  cells.clear();
  const std::size_t count = std::min<std::size_t>(byte_at(operand, 2), kMaxCells);
  const std::size_t edges = 3, details = edges + (count + 1) * 2;
  for (std::size_t i = 0; i < count; ++i) {
    office::CellShape cell;
    cell.left = static_cast<std::int16_t>(word_at(operand, edges + i * 2));
    cell.width = static_cast<std::int16_t>(word_at(operand, edges + i * 2 + 2)) - cell.left;
    const int flags = word_at(operand, details + i * 20);
    cell.joins_left = flags & 0x02;
    if (flags & 0x20) cell.merge = flags & 0x40 ? office::Merge::Begin : office::Merge::Continue;
    cells.push_back(cell);
  }
}

void change_merges(std::uint16_t modifier, std::string_view operand, std::vector<office::CellShape>& cells) {
  if (modifier == kVerticalMerge) {
    const std::size_t cell = byte_at(operand, 1);
    if (cell >= cells.size()) return;
    const int how = byte_at(operand, 2) & 3;
    cells[cell].merge = how == 1   ? office::Merge::Continue
                        : how == 3 ? office::Merge::Begin
                                   : office::Merge::None;
    return;
  }
  const std::size_t first = byte_at(operand, 0);
  const std::size_t end = std::min<std::size_t>(byte_at(operand, 1), cells.size());
  for (std::size_t i = first; i < end; ++i) cells[i].joins_left = modifier == kMergeCells && i > first;
}

// 0 and 1 are plain; 0x80 is as the style has it, 0x81 the opposite ([MS-DOC] 2.9.327).
bool toggled(int operand, bool base) {
  if (operand == 0x80) return base;
  if (operand == 0x81) return !base;
  return operand != 0;
}

}  // namespace

void apply(std::string_view modifiers, ParagraphProperties& to, std::string_view data) {
  each_modifier(modifiers, [&](std::uint16_t modifier, std::string_view operand) {
    const bool on = byte_at(operand, 0) != 0;
    switch (modifier) {
      case kHugeList:
      case kHugeListOld:
      case kTableList: {
        const std::size_t at = long_at(operand, 0);
        // Such a list holds no other of its kind.
        apply(slice(data, at + 2, word_at(data, at)), to, {});
        break;
      }
      case kStyle:
        to.style = word_at(operand, 0);
        break;
      case kInTable:
        to.in_table = on;
        break;
      case kRowEnd:
        to.row_end = on;
        break;
      case kTableLevel:
        to.table_level = static_cast<int>(std::min<std::uint32_t>(long_at(operand, 0), 1000));
        break;
      case kTableLevelChange:
        to.table_level =
            std::clamp(to.table_level + static_cast<std::int32_t>(long_at(operand, 0)) % 1000, 0, 1000);
        break;
      case kInnerCellEnd:
        to.inner_cell_end = on;
        break;
      case kInnerRowEnd:
        to.inner_row_end = on;
        break;
      case kListLevel:
        to.list_level = byte_at(operand, 0);
        break;
      case kList:
        to.list = word_at(operand, 0);
        to.list_told = true;
        break;
      case kPageBreakBefore:
        to.page_break = on;
        break;
      case kTableHeading:
      case kTableHeading2:
        to.heading_row = on;
        break;
      case kDefineTable:
        define_table(operand, to.cells);
        break;
      case kMergeCells:
      case kSplitCells:
      case kVerticalMerge:
        change_merges(modifier, operand, to.cells);
        break;
      default:
        break;
    }
  });
}

void apply(std::string_view modifiers, CharacterProperties& to, bool base_hidden) {
  each_modifier(modifiers, [&](std::uint16_t modifier, std::string_view operand) {
    const int value = byte_at(operand, 0);
    switch (modifier) {
      case kHidden:
        to.hidden = toggled(value, base_hidden);
        break;
      case kDeleted:
        to.deleted = value != 0;
        break;
      case kInserted:
        to.inserted = value != 0;
        break;
      case kSpecial:
        to.special = value != 0;
        break;
      case kSymbol:
        to.symbol_font = word_at(operand, 0);
        to.symbol = word_at(operand, 2);
        break;
      case kCharacterStyle:
        to.style = word_at(operand, 0);
        break;
      case kData:
        to.data = value != 0;
        break;
      case kPictureLocation:
        to.picture = true;
        break;
      default:
        break;
    }
  });
}

}  // namespace prikaz::extract::doc
