// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A corpus to other systems.
#include <string>

#include "base/error.h"
#include "cli/command.h"
#include "cli/corpus_options.h"
#include "cli/output.h"
#include "corpus/export.h"

namespace prikaz::cli {
namespace {

class Export : public Command {
 public:
  void declare(CLI::App& app) override {
    corpus_.declare(app);
    app.add_option("-f,--format", format_,
                   "ndjson, csv, xlsx, sqlite or ics (default: by the name of -o, else ndjson)")
        ->type_name("FORMAT")
        ->check(CLI::IsMember({"ndjson", "csv", "xlsx", "sqlite", "ics"}));
    app.add_option("-o,--output", options_.output,
                   "Write to this file; for csv a folder gets a data package, NAME.csv one flat table")
        ->type_name("PATH");
    filter_.declare(app);
    app.add_flag("--manifest", options_.manifest, "Also write PATH.manifest.json with hashes and counts");
    app.add_flag("--unguarded", unguarded_, "csv: leave texts that begin with = + - @ as they are");
    app.add_flag("--bom", options_.byte_order_mark, "csv: begin with a byte order mark, for Excel");
    app.add_flag("--todos", options_.todos, "ics: deadlines as to-dos instead of events");
    app.add_flag("-q,--quiet", quiet_, "No summary");
  }

  std::string_view examples() const override {
    return "export > orders.ndjson\n"
           "export --format csv -o package/\n"
           "export -o plans.xlsx --region RU-PER\n"
           "export -o deadlines.ics --municipality \"город Кунгур\" --from 2022-01-01";
  }

  int run() override {
    options_.format = choose_format();
    options_.filter = filter_.filter();
    options_.guard = !unguarded_;
    const StopSignals signals;
    options_.stopped = [] { return StopSignals::stopped(); };
    Output output;
    options_.print = [&](std::string_view text) { output.write(text); };
    auto store = corpus_.open(corpus::OpenMode::Read);
    const corpus::ExportCounts counts = corpus::export_corpus(*store, options_);
    output.flush();
    if (!quiet_ && !options_.output.empty()) summarize(counts);
    return kDone;
  }

 private:
  corpus::ExportFormat choose_format() const {
    const std::size_t dot = options_.output.rfind('.');
    const std::string extension = dot == std::string::npos ? std::string() : options_.output.substr(dot + 1);
    const std::string name = !format_.empty()                    ? format_
                             : corpus::format_by_name(extension) ? extension
                                                                 : "ndjson";
    return *corpus::format_by_name(name);
  }

  void summarize(const corpus::ExportCounts& counts) const {
    std::string line = options_.output + ": " + grouped(counts.orders) + " orders, " +
                       grouped(counts.roadmaps) + " roadmaps, " + grouped(counts.activities) + " activities";
    if (options_.format == corpus::ExportFormat::Calendar)
      line +=
          ", " + grouped(counts.events) + " dates (" + grouped(counts.without_date) + " timings have none)";
    report_line("prikaz: " + line);
  }

  CorpusOption corpus_;
  OrderFilterOptions filter_;
  corpus::ExportOptions options_;
  std::string format_;
  bool unguarded_ = false, quiet_ = false;
};

}  // namespace

std::unique_ptr<Command> make_export() { return std::make_unique<Export>(); }

}  // namespace prikaz::cli
