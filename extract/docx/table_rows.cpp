// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/docx/table_rows.h"

#include <algorithm>
#include <utility>

#include "extract/office/length.h"

namespace prikaz::extract::docx {
namespace {

// Word knows 63 columns; more is only a claim.
constexpr int kMaxSpan = 1000;

}  // namespace

bool TableRows::start(int name, const office::XmlAttributes& attributes) {
  if (name == kTbl) {
    if (!tables_.empty()) ensure_cell();
    flow_.begin_table();
    tables_.emplace_back();
    return true;
  }
  if (tables_.empty()) return false;
  OpenTable& table = tables_.back();
  switch (name) {
    case kGridCol:
      table.widths.push_back(office::parse_twips(attributes["w"]));
      return true;
    case kTr:
      table.row_open = table.cell_open = table.heading = table.deleted = false;
      table.column = table.kept_cells = table.dropped_cells = 0;
      return true;
    case kGridBefore:
      table.column = std::clamp(attributes.number("val"), 0, kMaxSpan);
      return true;
    case kTblHeader:
      table.heading = is_on(attributes);
      return true;
    case kTc:
      table.cell_open = table.cell_deleted = false;
      table.span = 1;
      table.merge = office::Merge::None;
      table.joins_left = false;
      return true;
    case kGridSpan:
      table.span = std::clamp(attributes.number("val", 1), 1, kMaxSpan);
      return true;
    case kVMerge:
      table.merge = attributes["val"] == "restart" ? office::Merge::Begin : office::Merge::Continue;
      return true;
    case kHMerge:
      table.joins_left = attributes["val"] != "restart";
      return true;
    case kCellDel:
      table.cell_deleted = true;
      flow_.count("changes-accepted", Severity::Warning, "tracked changes were read as accepted: % places");
      return true;
    default:
      return false;
  }
}

void TableRows::end(int name) {
  if (tables_.empty()) return;
  switch (name) {
    case kTc:
      return end_cell();
    case kTr:
      return end_row();
    case kTbl:
      tables_.pop_back();
      return flow_.end_table();
    default:
      return;
  }
}

void TableRows::begin_paragraph() {
  if (!tables_.empty() && flow_.in_table()) ensure_cell();
}

void TableRows::delete_row() {
  if (!tables_.empty()) tables_.back().deleted = true;
}

void TableRows::ensure_row() {
  OpenTable& table = tables_.back();
  if (table.row_open) return;
  if (!table.grid_done) flow_.table_widths(std::move(table.widths));
  table.grid_done = true;
  flow_.begin_row(table.heading);
  table.row_open = true;
}

void TableRows::ensure_cell() {
  OpenTable& table = tables_.back();
  if (table.cell_open) return;
  ensure_row();
  table.cell_open = true;
  if (table.joins_left && table.column > 0) {
    flow_.widen_cell(table.span);
    flow_.reopen_cell();
  } else {
    flow_.begin_cell(table.column, table.span, table.merge);
  }
  table.column = std::min(table.column + table.span, 1 << 19);
}

void TableRows::end_cell() {
  ensure_cell();
  OpenTable& table = tables_.back();
  const bool dropped = table.cell_deleted && !table.joins_left;
  ++(dropped ? table.dropped_cells : table.kept_cells);
  if (dropped) return flow_.drop_cell();
  flow_.end_cell();
}

void TableRows::end_row() {
  ensure_row();
  const OpenTable& table = tables_.back();
  if (table.deleted || (table.dropped_cells > 0 && table.kept_cells == 0)) return flow_.drop_row();
  flow_.end_row();
}

}  // namespace prikaz::extract::docx
