// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writers of single formats, private to export.cpp.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "corpus/export.h"
#include "corpus/export/output_file.h"
#include "corpus/export/tables.h"

namespace prikaz::corpus::exporting {

/// Takes rows of several tables at once.
class TableWriter {
 public:
  virtual ~TableWriter() = default;
  virtual void row(std::size_t table, const Row& row) = 0;
  /// Writes what is left. Gives the files made, for the manifest.
  virtual std::vector<ManifestFile> finish() = 0;
};

/// One line of CSV (RFC 4180) with its end. With `guard`, texts that begin with = + - @, a tab or a carriage
/// return get an apostrophe in front (OWASP, CSV injection): a spreadsheet would run them as formulas.
std::string csv_line(const Row& row, bool guard);
std::string csv_heading(const Table& table);

/// Resources NAME.csv and datapackage.json (Frictionless Data Package v2) in `folder`, which exists.
std::unique_ptr<TableWriter> make_csv_package(const std::string& folder, const ExportOptions& options);
/// A workbook with a sheet a table; a further sheet each 1 048 576 rows. Texts stay texts: no formula is ever
/// written.
std::unique_ptr<TableWriter> make_workbook(const std::string& path);
/// In sqlite/datasette.cpp.
std::unique_ptr<TableWriter> make_sqlite_file(const std::string& path);

/// iCalendar objects of an order.
class CalendarWriter {
 public:
  CalendarWriter(std::function<void(std::string_view)> write, bool todos);
  void begin();
  void order(const StoredOrder& stored, const schema::OrderDocument& document, ExportCounts& counts);
  void end();

 private:
  std::function<void(std::string_view)> write_;
  bool todos_;
};

}  // namespace prikaz::corpus::exporting
