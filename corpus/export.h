// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Clean data on to other systems. Every export streams (one order in memory at a time), is a function of what
// the corpus shows (no clock, no run, no row number), and appears whole or not at all: it is written under a
// temporary name, flushed to the disk and renamed.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/store.h"

namespace prikaz::corpus {

enum class ExportFormat {
  Ndjson,    ///< one order document a line, by `id`
  Csv,       ///< a Frictionless data package in a folder, or one flat table
  Xlsx,      ///< a workbook with a sheet for each table
  Sqlite,    ///< a file for Datasette and others: tables, keys, full-text search
  Calendar,  ///< iCalendar (RFC 5545) of all deadlines
};
std::optional<ExportFormat> format_by_name(
    std::string_view name);  ///< "ndjson", "csv", "xlsx", "sqlite", "ics"

struct ExportOptions {
  ExportFormat format = ExportFormat::Ndjson;
  OrderFilter filter;
  std::string output;  ///< file or folder; empty: `print`
  std::function<void(std::string_view)> print;
  bool guard = true;             ///< texts that a spreadsheet would run as formulas get an apostrophe (CSV)
  bool byte_order_mark = false;  ///< in front of CSV, for Excel
  bool todos = false;            ///< deadlines as VTODO instead of VEVENT
  bool manifest = false;         ///< beside a single file: FILE.manifest.json
  std::function<bool()> stopped;
};

struct ExportCounts {
  std::uint64_t orders = 0, roadmaps = 0, activities = 0;
  std::uint64_t events = 0, without_date = 0;  ///< of a calendar
};

/// Throws Error: DiskFull, Unreadable, Usage, Interrupted. A failed export leaves what stood there before.
ExportCounts export_corpus(Store& store, const ExportOptions& options);

}  // namespace prikaz::corpus
