// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The tables that CSV, XLSX and SQLite exports share: their columns with types and keys, and the rows that
// one order gives to each.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "corpus/store.h"

namespace prikaz::corpus::exporting {

enum class ColumnType { Text, Integer, Number, Boolean, Date };

struct Column {
  std::string_view name;
  ColumnType type = ColumnType::Text;
  std::string_view description;
  bool key = false;  ///< part of the primary key
};

struct Table {
  std::string_view name, title;
  std::vector<Column> columns;
  std::string_view parent;                    ///< table that the foreign key points to; empty: none
  std::vector<std::string_view> parent_keys;  ///< columns of the same names here and there
};

/// orders, roadmaps, activities, timings, parties, targets, citations, sources, diagnostics.
std::span<const Table> tables();
/// One wide table for people: an activity a row, with its order and place.
const Table& flat_table();

using Value = std::variant<std::monostate, std::string, std::int64_t, double, bool>;
using Row = std::vector<Value>;

/// Calls `row` with the index of a table and a row of it, parents before children.
void each_row(const StoredOrder& stored, const schema::OrderDocument& document,
              const std::function<void(std::size_t table, const Row& row)>& row);
void each_flat_row(const StoredOrder& stored, const schema::OrderDocument& document,
                   const std::function<void(const Row& row)>& row);

}  // namespace prikaz::corpus::exporting
