// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/file_options.h"

#include <charconv>
#include <cstdlib>
#include <limits>

#include "base/error.h"
#include "cli/input.h"

namespace prikaz::cli {
namespace {

// "64", "64k", "256M", "1G"; throws what CLI11 reports as wrong usage.
std::uint64_t parse_size(const std::string& text) {
  std::uint64_t value = 0;
  const char* end = text.data() + text.size();
  const auto [rest, failure] = std::from_chars(text.data(), end, value);
  unsigned shift = 0;
  if (end - rest == 1) {
    const char unit = *rest;
    shift = unit == 'k' || unit == 'K'   ? 10
            : unit == 'm' || unit == 'M' ? 20
            : unit == 'g' || unit == 'G' ? 30
                                         : 0;
  }
  const bool whole = rest == end || shift > 0;
  if (failure != std::errc() || !whole || value > std::numeric_limits<std::uint64_t>::max() >> shift)
    throw CLI::ValidationError("\"" + text + "\" is no size; write a number, or one with k, M or G");
  return value << shift;
}

template <typename Number>
void declare_limit(CLI::App& app, const char* name, Number& limit, const char* what) {
  app.add_option_function<std::string>(
         name,
         [&limit](const std::string& text) {
           const std::uint64_t value = parse_size(text);
           if (value > std::numeric_limits<Number>::max())
             throw CLI::ValidationError("\"" + text + "\" is too large");
           limit = static_cast<Number>(value);
         },
         what)
      ->type_name("N")
      ->default_str(std::to_string(limit))
      ->group("Limits");
}

}  // namespace

void FileArguments::declare(CLI::App& app) {
  app.add_option("FILE", files_, "Files to read; - is standard input")->type_name("");
  app.add_option("--files-from", list_, "Read more names, a line each, from LIST (- is standard input)")
      ->type_name("LIST");
}

void FileArguments::for_each(const std::function<void(const std::string&)>& each,
                             const std::function<void()>& idle) const {
  if (files_.empty() && list_.empty())
    throw Error(ErrorCode::Usage, "no file is named; give FILE, or - for standard input");
  for (const std::string& file : files_) each(file);
  if (list_.empty()) return;
  LineReader lines(list_);
  if (lines.would_wait()) idle();
  for (std::string_view line; lines.next(line);) {
    if (!line.empty()) each(std::string(line));
    if (lines.would_wait()) idle();
  }
}

void declare_limits(CLI::App& app, Limits& limits) {
  declare_limit(app, "--max-file-bytes", limits.file_bytes, "Bytes of one file");
  declare_limit(app, "--max-inflated-bytes", limits.inflated_bytes, "Bytes out of one package");
  declare_limit(app, "--max-package-entries", limits.package_entries, "Entries of one package");
  declare_limit(app, "--max-pages", limits.pages, "Pages of one PDF");
  declare_limit(app, "--max-table-rows", limits.table_rows, "Rows of one table");
  declare_limit(app, "--max-table-columns", limits.table_columns, "Columns of one table");
  declare_limit(app, "--max-cells", limits.cells, "Cells of one document");
  declare_limit(app, "--max-depth", limits.depth, "Nesting that is followed");
  declare_limit(app, "--max-page-glyphs", limits.page_glyphs, "Glyphs of one PDF page");
  declare_limit(app, "--max-page-rulings", limits.page_rulings, "Ruling lines of one PDF page");
  declare_limit(app, "--max-memory-bytes", limits.memory_bytes, "Memory for one file");
  declare_limit(app, "--max-seconds", limits.seconds, "Time for one file");
}

void GazetteerOption::declare(CLI::App& app) {
  app.add_option("--gazetteer", path_, "OKTMO classifier (CSV or TSV) for codes and kinds of municipalities")
      ->type_name("FILE")
      ->envname("PRIKAZ_GAZETTEER");
}

std::shared_ptr<const normalize::Gazetteer> GazetteerOption::load() const {
  if (path_.empty()) return nullptr;
  try {
    const Input table = Input::read(path_, kMaxFileBytes);
    return normalize::load_gazetteer(table.bytes());
  } catch (const Error& error) {
    throw Error(error.code(), "gazetteer " + path_ + ": " + error.detail(), error.at());
  }
}

}  // namespace prikaz::cli
