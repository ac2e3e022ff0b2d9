// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/export.h"

#include <array>
#include <filesystem>
#include <utility>

#include "base/error.h"
#include "corpus/export/writers.h"

namespace prikaz::corpus {

using namespace exporting;

namespace {

constexpr std::array<std::pair<ExportFormat, std::string_view>, 5> kFormats{
    {{ExportFormat::Ndjson, "ndjson"},
     {ExportFormat::Csv, "csv"},
     {ExportFormat::Xlsx, "xlsx"},
     {ExportFormat::Sqlite, "sqlite"},
     {ExportFormat::Calendar, "ics"}}};

/// Each order that the filter lets through, counted; Error(Interrupted) where the user wants no more.
ExportCounts visit_orders(Store& store, const ExportOptions& options,
                          const std::function<void(const StoredOrder&, ExportCounts&)>& visit) {
  ExportCounts counts;
  store.each_order(options.filter, [&](const StoredOrder& order) {
    if (options.stopped && options.stopped())
      throw Error(ErrorCode::Interrupted, "stopped; nothing was written");
    ++counts.orders;
    counts.roadmaps += order.quality.roadmaps;
    counts.activities += order.quality.activities;
    visit(order, counts);
    return true;
  });
  return counts;
}

/// NDJSON, the flat CSV and the calendar: one stream of text.
ExportCounts export_stream(Store& store, const ExportOptions& options,
                           const std::function<void(std::string_view)>& write, std::uint64_t& rows) {
  switch (options.format) {
    case ExportFormat::Csv:
      if (options.byte_order_mark) write("\xEF\xBB\xBF");
      write(csv_heading(flat_table()));
      return visit_orders(store, options, [&](const StoredOrder& order, ExportCounts&) {
        each_flat_row(order, order.document(), [&](const Row& row) {
          write(csv_line(row, options.guard));
          ++rows;
        });
      });
    case ExportFormat::Calendar: {
      CalendarWriter calendar(write, options.todos);
      calendar.begin();
      const ExportCounts counts = visit_orders(
          store, options,
          [&](const StoredOrder& order, ExportCounts& all) { calendar.order(order, order.document(), all); });
      calendar.end();
      rows = counts.events;
      return counts;
    }
    default:
      return visit_orders(store, options, [&](const StoredOrder& order, ExportCounts&) {
        write(order.json);
        write("\n");
        ++rows;
      });
  }
}

ExportCounts fill_tables(Store& store, const ExportOptions& options, TableWriter& writer) {
  return visit_orders(store, options, [&](const StoredOrder& order, ExportCounts&) {
    each_row(order, order.document(), [&](std::size_t table, const Row& row) { writer.row(table, row); });
  });
}

void write_whole(const std::string& path, const std::string& content) {
  Staging staging(path);
  OutputFile file(staging.path());
  file.write(content);
  file.finish();
  staging.publish();
}

/// Runs `work`; what it says of the temporary file it says of the file that was asked for.
template <typename Work>
auto under_its_name(const std::string& temporary, const std::string& name, Work work) {
  try {
    return work();
  } catch (const Error& error) {
    std::string detail = error.detail();
    const std::size_t found = detail.find(temporary);
    if (found == std::string::npos) throw;
    throw Error(error.code(), detail.replace(found, temporary.size(), name), error.at());
  }
}

ExportCounts export_package(Store& store, const ExportOptions& options) {
  Staging staging(options.output);
  staging.make_folder();
  const ExportCounts counts = under_its_name(staging.path(), options.output, [&] {
    const auto writer = make_csv_package(staging.path(), options);
    const ExportCounts filled = fill_tables(store, options, *writer);
    const std::vector<ManifestFile> files = writer->finish();
    OutputFile manifest(staging.path() + "/manifest.json");
    manifest.write(write_manifest(options, filled, files));
    manifest.finish();
    return filled;
  });
  staging.publish();
  return counts;
}

ExportCounts fill_file(Store& store, const ExportOptions& options, const std::string& path,
                       std::vector<ManifestFile>& files) {
  ExportCounts counts;
  if (options.format == ExportFormat::Xlsx || options.format == ExportFormat::Sqlite) {
    const auto writer = options.format == ExportFormat::Xlsx ? make_workbook(path) : make_sqlite_file(path);
    counts = fill_tables(store, options, *writer);
    files = writer->finish();
    return counts;
  }
  OutputFile file(path);
  std::uint64_t rows = 0;
  counts = export_stream(
      store, options, [&](std::string_view text) { file.write(text); }, rows);
  file.finish();
  files.push_back({{}, file.sha256(), file.bytes(), rows});
  return counts;
}

ExportCounts export_file(Store& store, const ExportOptions& options) {
  Staging staging(options.output);
  std::vector<ManifestFile> files;
  const ExportCounts counts = under_its_name(
      staging.path(), options.output, [&] { return fill_file(store, options, staging.path(), files); });
  files.front().name = std::filesystem::path(options.output).filename().string();
  staging.publish();
  if (options.manifest)
    write_whole(options.output + ".manifest.json", write_manifest(options, counts, files));
  return counts;
}

bool is_package(const ExportOptions& options) {
  return options.format == ExportFormat::Csv && !options.output.ends_with(".csv");
}

}  // namespace

std::optional<ExportFormat> format_by_name(std::string_view name) {
  for (const auto& [format, known] : kFormats)
    if (known == name) return format;
  return std::nullopt;
}

ExportCounts export_corpus(Store& store, const ExportOptions& options) {
  if (options.output.empty()) {
    if (options.format == ExportFormat::Xlsx || options.format == ExportFormat::Sqlite)
      throw Error(ErrorCode::Usage, "this format is no text: name a file with -o");
    std::uint64_t rows = 0;
    return export_stream(store, options, options.print, rows);
  }
  return is_package(options) ? export_package(store, options) : export_file(store, options);
}

}  // namespace prikaz::corpus
