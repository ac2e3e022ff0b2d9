// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Orders in, order documents out.
#include <set>
#include <string>

#include "cli/command.h"
#include "cli/file_options.h"
#include "cli/output.h"
#include "cli/reading.h"
#include "extract/read.h"
#include "schema/json.h"
#include "schema/recognize.h"

namespace prikaz::cli {
namespace {

// Names for the results in one folder: "order.json" for the first order.*, "order.pdf.json" for another one.
class ResultNames {
 public:
  std::string name_for(const std::string& file) {
    const std::string name = file == "-" ? "stdin" : file;
    const auto dot = name.rfind('.');
    std::string result = (dot == std::string::npos || dot == 0 ? name : name.substr(0, dot)) + ".json";
    if (taken_.insert(result).second) return result;
    result = name + ".json";
    for (int count = 2; !taken_.insert(result).second; ++count)
      result = name + "." + std::to_string(count) + ".json";
    return result;
  }

 private:
  std::set<std::string> taken_;
};

class Parse : public Command {
 public:
  void declare(CLI::App& app) override {
    files_.declare(app);
    auto* pretty = app.add_flag("--pretty", pretty_, "Lay the JSON out for people");
    app.add_flag("--ndjson", ndjson_, "One line a file, also for files that failed")->excludes(pretty);
    app.add_option("-o,--output", folder_, "Write DIR/NAME.json for each file instead of printing")
        ->type_name("DIR");
    gazetteer_.declare(app);
    app.add_option("--password", read_options_.password, "Try this password on encrypted files")
        ->type_name("WORD");
    app.add_flag("--strict", strict_, "Exit with 3 where a document has warnings");
    app.add_option("-j,--jobs", jobs_,
                   "Read so many files at a time (default: as many as there are processors); the order of "
                   "the output stays")
        ->type_name("N")
        ->check(CLI::Range(1u, 256u));
    declare_limits(app, read_options_.limits);
  }

  std::string_view examples() const override {
    return "parse order.docx --pretty\n"
           "parse *.txt *.pdf --ndjson --jobs 2 > orders.ndjson\n"
           "parse --files-from list.txt -o results\n"
           "parse - < order.txt";
  }

  int run() override {
    recognize_options_.gazetteer = gazetteer_.load();
    if (!folder_.empty()) make_folder(folder_);
    read_all(
        files_, read_options_.limits, jobs_,
        [this](std::string_view bytes, Outcome& outcome) { parse(bytes, outcome); },
        [this](const Outcome& outcome) { emit(outcome); });
    output_.flush();
    if (failed_) return kFailed;
    return strict_ && warned_ ? kWarnings : kDone;
  }

 private:
  void parse(std::string_view bytes, Outcome& outcome) const {
    const extract::Document document = extract::read_document(bytes, outcome.name, read_options_);
    const schema::OrderDocument order = schema::recognize(document, recognize_options_);
    for (const Diagnostic& diagnostic : order.diagnostics)
      outcome.warnings |= diagnostic.severity != Severity::Info;
    outcome.output =
        schema::write_order(order, pretty_ ? schema::JsonStyle::Pretty : schema::JsonStyle::Compact);
  }

  void emit(const Outcome& outcome) {
    warned_ |= outcome.warnings;
    if (!outcome.error) {
      if (folder_.empty())
        output_.line(outcome.output);
      else
        write_file(folder_ + "/" + names_.name_for(outcome.name), outcome.output + "\n");
      return;
    }
    failed_ = true;
    // Lines for people come after what was printed before, also where both go to one terminal.
    output_.flush();
    report(outcome.path, *outcome.error);
    if (ndjson_)
      output_.line(schema::write_failure(outcome.name, outcome.sha256, outcome.bytes, *outcome.error));
  }

  FileArguments files_;
  GazetteerOption gazetteer_;
  extract::ReadOptions read_options_;
  schema::RecognizeOptions recognize_options_;
  std::string folder_;
  ResultNames names_;
  unsigned jobs_ = 0;
  bool pretty_ = false, ndjson_ = false, strict_ = false;
  bool failed_ = false, warned_ = false;
  Output output_;
};

}  // namespace

std::unique_ptr<Command> make_parse() { return std::make_unique<Parse>(); }

}  // namespace prikaz::cli
