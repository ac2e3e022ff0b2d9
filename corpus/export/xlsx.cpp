// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <fcntl.h>
#include <unistd.h>

#include <filesystem>
#include <utility>

#include "base/error.h"
#include "base/utf8.h"
#include "corpus/export/writers.h"
#include "corpus/xlsx_library.h"

namespace prikaz::corpus::exporting {

namespace {

constexpr std::uint32_t kMaxRows = LXW_ROW_MAX;     // 1 048 576, the heading included
constexpr std::size_t kMaxUnits = 32'767;           // UTF-16 units that a cell holds
constexpr double kWidths[] = {40, 10, 10, 10, 12};  // by ColumnType

/// A cell holds no more; the mark says that something is missing.
std::string cut(const std::string& text) {
  if (text.size() <= kMaxUnits) return text;
  std::size_t units = 0, position = 0, end = 0;
  while (position < text.size()) {
    units += utf8::next(text, position) > 0xFFFF ? 2 : 1;
    if (units > kMaxUnits - 2) return text.substr(0, end) + " …";
    end = position;
  }
  return text;
}

/// libxlsxwriter says on standard error what it also returns; a library of ours prints nothing.
class SilentErrors {
 public:
  SilentErrors() : kept_(fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3)) {
    const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (kept_ >= 0 && nowhere >= 0) dup2(nowhere, STDERR_FILENO);
    if (nowhere >= 0) close(nowhere);
  }
  SilentErrors(const SilentErrors&) = delete;
  SilentErrors& operator=(const SilentErrors&) = delete;
  ~SilentErrors() {
    if (kept_ < 0) return;
    dup2(kept_, STDERR_FILENO);
    close(kept_);
  }

 private:
  int kept_;
};

lxw_error close_book(lxw_workbook* book) {
  const SilentErrors silent;
  return workbook_close(book);
}

class Workbook final : public TableWriter {
 public:
  explicit Workbook(std::string path) : path_(std::move(path)) {
    book_ = open_workbook(path_);
    heading_ = workbook_add_format(book_);
    format_set_bold(heading_);
    for (const Table& table : tables()) {
      sheets_.push_back({nullptr, 0, 0, 0});
      add_sheet(sheets_.back(), table);
    }
  }
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;
  ~Workbook() override {
    if (book_) close_book(book_);
  }

  void row(std::size_t table, const Row& row) override {
    Sheet& sheet = sheets_[table];
    if (sheet.next == kMaxRows) add_sheet(sheet, tables()[table]);
    for (std::size_t i = 0; i < row.size(); ++i) put(sheet, static_cast<lxw_col_t>(i), row[i]);
    ++sheet.next;
    ++sheet.rows;
  }

  std::vector<ManifestFile> finish() override {
    for (std::size_t i = 0; i < sheets_.size(); ++i) filter(sheets_[i], tables()[i]);
    if (const lxw_error fault = close_book(std::exchange(book_, nullptr)); fault != LXW_NO_ERROR)
      throw Error(ErrorCode::DiskFull, path_ +
                                           ": cannot be written to its end, most likely for lack of space (" +
                                           lxw_strerror(fault) + ")");
    std::uint64_t rows = 0;
    for (const Sheet& sheet : sheets_) rows += sheet.rows;
    return {{std::filesystem::path(path_).filename().string(), sha256_of_file(path_),
             std::filesystem::file_size(path_), rows}};
  }

 private:
  struct Sheet {
    lxw_worksheet* sheet;
    lxw_row_t next;
    unsigned parts;
    std::uint64_t rows;
  };

  void add_sheet(Sheet& sheet, const Table& table) {
    if (sheet.sheet) filter(sheet, table);
    std::string name(table.name);
    if (++sheet.parts > 1) name += " " + std::to_string(sheet.parts);
    sheet.sheet = workbook_add_worksheet(book_, name.c_str());
    if (!sheet.sheet) throw Error(ErrorCode::Internal, "no sheet " + name);
    worksheet_freeze_panes(sheet.sheet, 1, 0);
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const Column& column = table.columns[i];
      const auto at = static_cast<lxw_col_t>(i);
      worksheet_set_column(sheet.sheet, at, at, kWidths[static_cast<std::size_t>(column.type)], nullptr);
      worksheet_write_string(sheet.sheet, 0, at, std::string(column.name).c_str(), heading_);
    }
    sheet.next = 1;
  }

  static void filter(Sheet& sheet, const Table& table) {
    if (sheet.next > 1)
      worksheet_autofilter(sheet.sheet, 0, 0, sheet.next - 1,
                           static_cast<lxw_col_t>(table.columns.size() - 1));
  }

  static void put(const Sheet& sheet, lxw_col_t column, const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) {
      // A string cell, never a formula, whatever it begins with.
      worksheet_write_string(sheet.sheet, sheet.next, column, cut(*text).c_str(), nullptr);
    } else if (const auto* integer = std::get_if<std::int64_t>(&value)) {
      worksheet_write_number(sheet.sheet, sheet.next, column, static_cast<double>(*integer), nullptr);
    } else if (const auto* number = std::get_if<double>(&value)) {
      worksheet_write_number(sheet.sheet, sheet.next, column, *number, nullptr);
    } else if (const auto* yes = std::get_if<bool>(&value)) {
      worksheet_write_boolean(sheet.sheet, sheet.next, column, *yes ? 1 : 0, nullptr);
    }
  }

  std::string path_;
  lxw_workbook* book_ = nullptr;
  lxw_format* heading_ = nullptr;
  std::vector<Sheet> sheets_;
};

}  // namespace

std::unique_ptr<TableWriter> make_workbook(const std::string& path) {
  return std::make_unique<Workbook>(path);
}

}  // namespace prikaz::corpus::exporting
