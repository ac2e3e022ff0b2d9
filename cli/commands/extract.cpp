// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Files in, their text and tables out: what the readers saw, before anything is understood.
#include <cstdio>

#include "cli/command.h"
#include "cli/file_options.h"
#include "cli/output.h"
#include "cli/reading.h"
#include "extract/page_pictures.h"
#include "extract/read.h"
#include "schema/json.h"

namespace prikaz::cli {
namespace {

class Extract : public Command {
 public:
  void declare(CLI::App& app) override {
    files_.declare(app);
    auto* pretty = app.add_flag("--pretty", pretty_, "Lay the JSON out for people");
    app.add_flag("--ndjson", ndjson_, "One line a file, also for files that failed")->excludes(pretty);
    app.add_option("--password", options_.password, "Try this password on encrypted files")
        ->type_name("WORD");
    app.add_option(
           "--debug-image", pictures_,
           "Also draw each page of a PDF with the cells, reading order and furniture recognized on it, "
           "as DIR/NAME-page-0001.svg")
        ->type_name("DIR");
    declare_limits(app, options_.limits);
  }

  std::string_view examples() const override {
    return "extract order.pdf --pretty\n"
           "extract order.pdf --debug-image pictures > order.json\n"
           "extract - < order.txt";
  }

  int run() override {
    const auto style = pretty_ ? schema::JsonStyle::Pretty : schema::JsonStyle::Compact;
    bool failed = false;
    if (!pictures_.empty()) make_folder(pictures_);
    Output output;
    read_all(
        files_, options_.limits, 1,
        [&](std::string_view bytes, Outcome& outcome) {
          const extract::Document document = extract::read_document(bytes, outcome.name, options_);
          if (!pictures_.empty() && draw(bytes, document) == 0)
            outcome.note = "no picture: only pages of PDF can be drawn";
          outcome.output = schema::write_document(document, style);
        },
        [&](const Outcome& outcome) {
          if (!outcome.error) {
            output.line(outcome.output);
            if (!outcome.note.empty()) report_line("prikaz: " + outcome.path + ": " + outcome.note);
            return;
          }
          failed = true;
          output.flush();
          report(outcome.path, *outcome.error);
          if (ndjson_)
            output.line(schema::write_failure(outcome.name, outcome.sha256, outcome.bytes, *outcome.error));
        });
    output.flush();
    return failed ? kFailed : kDone;
  }

 private:
  int draw(std::string_view bytes, const extract::Document& document) const {
    const std::string& name = document.source.name;
    return extract::draw_pages(bytes, document, options_, [&](int page, const std::string& picture) {
      char ending[32];
      std::snprintf(ending, sizeof ending, "-page-%04d.svg", page);
      write_file(pictures_ + "/" + (name == "-" ? "stdin" : name) + ending, picture);
    });
  }

  FileArguments files_;
  extract::ReadOptions options_;
  std::string pictures_;
  bool pretty_ = false, ndjson_ = false;
};

}  // namespace

std::unique_ptr<Command> make_extract() { return std::make_unique<Extract>(); }

}  // namespace prikaz::cli
