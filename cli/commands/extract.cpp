// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Files in, their text and tables out: what the readers saw, before anything is understood.
#include "cli/command.h"
#include "cli/file_options.h"
#include "cli/output.h"
#include "cli/reading.h"
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
    declare_limits(app, options_.limits);
  }

  std::string_view examples() const override {
    return "extract order.pdf --pretty\n"
           "extract - < order.txt";
  }

  int run() override {
    const auto style = pretty_ ? schema::JsonStyle::Pretty : schema::JsonStyle::Compact;
    bool failed = false;
    Output output;
    read_all(
        files_, options_.limits, 1,
        [&](std::string_view bytes, Outcome& outcome) {
          outcome.output =
              schema::write_document(extract::read_document(bytes, outcome.name, options_), style);
        },
        [&](const Outcome& outcome) {
          if (!outcome.error) {
            output.line(outcome.output);
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
  FileArguments files_;
  extract::ReadOptions options_;
  bool pretty_ = false, ndjson_ = false;
};

}  // namespace

std::unique_ptr<Command> make_extract() { return std::make_unique<Extract>(); }

}  // namespace prikaz::cli
