// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The contents of a corpus, read again with this program.
#include <string>

#include "base/error.h"
#include "cli/command.h"
#include "cli/corpus_options.h"
#include "cli/file_options.h"
#include "cli/output.h"
#include "cli/progress_bar.h"
#include "corpus/paths.h"
#include "corpus/reparse.h"

namespace prikaz::cli {
namespace {

class ReparseCommand : public Command {
 public:
  void declare(CLI::App& app) override {
    corpus_.declare(app);
    app.add_flag("--all", all_, "Also what this version of the program read");
    app.add_option("-j,--jobs", options_.jobs, "Reading processes (default: one a processor)")
        ->type_name("N")
        ->check(CLI::Range(1u, 256u));
    app.add_flag("-q,--quiet", quiet_, "Only failures");
    declare_limits(app, options_.limits);
  }

  std::string_view examples() const override {
    return "reparse\n"
           "reparse --all --corpus region.sqlite";
  }

  int run() override {
    const StopSignals signals;
    options_.reader = corpus::default_reader(options_.limits);
    options_.stopped = [] { return StopSignals::stopped(); };
    auto store = corpus_.open(corpus::OpenMode::Write);
    ProgressBar bar(quiet_ ? ProgressBar::Show::Never : ProgressBar::Show::OnTerminal);
    options_.progress = [&](const corpus::ImportProgress& progress) { bar.update(progress); };
    options_.report = [&](const corpus::Outcome& outcome) {
      if (outcome.state != corpus::FileState::Failed) return;
      bar.clear();
      report_line("prikaz: " + corpus::printable_path(outcome.path) + ": " + outcome.detail + " [" +
                  outcome.code + "]");
    };
    Output output;
    const corpus::ReparseResult result =
        corpus::reparse(*store, options_, all_, [&](const corpus::ReparseChange& change) {
          if (quiet_) return;
          bar.clear();
          output.line(change.id + " (" + corpus::printable_path(corpus::file_name(change.path)) +
                      "), since " + change.before + ": " + grouped(change.count) + " changes");
          for (const std::string& difference : change.differences) output.line("  " + difference);
        });
    bar.clear();
    output.flush();
    for (const std::string& path : result.unavailable)
      report_line("prikaz: " + corpus::printable_path(path) +
                  ": the file is gone, and the corpus has no copy of it; its reading stays");
    if (!quiet_)
      report_line("prikaz: " + grouped(result.changed) + " contents read differently now, " +
                  grouped(result.unchanged) + " as before, " + grouped(result.counts.failed) + " failed, " +
                  grouped(result.unavailable.size()) + " are gone");
    return result.interrupted || result.counts.failed > 0 || !result.unavailable.empty() ? kFailed : kDone;
  }

 private:
  CorpusOption corpus_;
  corpus::ImportOptions options_;
  bool all_ = false, quiet_ = false;
};

}  // namespace

std::unique_ptr<Command> make_reparse() { return std::make_unique<ReparseCommand>(); }

}  // namespace prikaz::cli
