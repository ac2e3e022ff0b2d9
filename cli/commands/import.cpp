// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Files and folders into a corpus.
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <iostream>
#include <string>
#include <thread>

#include "base/error.h"
#include "cli/command.h"
#include "cli/corpus_options.h"
#include "cli/file_options.h"
#include "cli/input.h"
#include "cli/output.h"
#include "cli/progress_bar.h"
#include "corpus/import.h"
#include "corpus/paths.h"

namespace prikaz::cli {
namespace {

/// While watching, a file that changed less long ago is still being copied.
constexpr std::chrono::seconds kSettle{2};

class Import : public Command {
 public:
  void declare(CLI::App& app) override {
    app.add_option("path", paths_, "Files, folders and archives")->type_name("PATH");
    app.add_option("--files-from", list_, "Read more paths from FILE, a line each; - is standard input")
        ->type_name("FILE");
    corpus_.declare(app);
    app.add_option("-j,--jobs", options_.jobs, "Reading processes (default: one a processor)")
        ->type_name("N")
        ->check(CLI::Range(1u, 256u));
    app.add_flag("-n,--dry-run", dry_run_, "Say what would be read; read and write nothing");
    app.add_option("--retry-failed", retry_, "Try again what failed before; with a code only that failure")
        ->type_name("CODE")
        ->expected(0, 1)
        ->default_str("");
    app.add_flag("--rehash", options_.rehash, "Look at the bytes of unchanged files, too");
    app.add_option("--shard", shard_, "Only contents whose hash falls to part I of N")->type_name("I/N");
    app.add_flag("--keep-originals", options_.keep_originals,
                 "Keep the files themselves in the corpus, compressed");
    app.add_flag("--watch", watch_, "Stay, and import what comes new to the folders, until stopped");
    app.add_option("--interval", interval_, "With --watch: seconds between two looks")
        ->type_name("SECONDS")
        ->check(CLI::Range(1u, 86'400u))
        ->default_str("10");
    app.add_flag("-q,--quiet", quiet_, "No progress and no summary, only failures");
    declare_limits(app, options_.limits);
    retry_option_ = app.get_option("--retry-failed");
  }

  std::string_view examples() const override {
    return "import orders/\n"
           "import share/ archive-2021.zip --corpus region.sqlite --jobs 2\n"
           "import share/ --retry-failed=time-exceeded --max-seconds 300\n"
           "! find share -name '*.docx' | prikaz import --files-from -";
  }

  int run() override {
    check_call();
    const StopSignals signals;
    options_.paths = paths_;
    options_.corpus_path = corpus_.path();
    options_.reader = corpus::default_reader(options_.limits);
    options_.stopped = [] { return StopSignals::stopped(); };
    if (!list_.empty()) read_list();
    if (dry_run_) return plan();
    auto store = corpus_.open(corpus::OpenMode::Create);
    if (watch_) options_.settle = kSettle;
    int status = import_once(*store);
    options_.record_idle = false;
    while (watch_ && !StopSignals::stopped()) {
      pause_between();
      if (StopSignals::stopped()) break;
      quiet_ = true;
      import_once(*store);
    }
    return watch_ ? kDone : status;
  }

 private:
  void check_call() {
    if (paths_.empty() && list_.empty())
      throw Error(ErrorCode::Usage, "which files? Name some, or use --files-from");
    if (watch_ && (!list_.empty() || dry_run_))
      throw Error(ErrorCode::Usage, "--watch goes with folders, not with --files-from or --dry-run");
    if (retry_option_->count() > 0) options_.retry_failed = retry_;
    if (shard_.empty()) return;
    const auto shard = corpus::parse_shard(shard_);
    if (!shard)
      throw Error(ErrorCode::Usage,
                  "--shard is I/N with I from 1 to N, for example 1/4; not \"" + shard_ + "\"");
    options_.shard = *shard;
  }

  void read_list() {
    lines_ = std::make_unique<LineReader>(list_);
    options_.more_paths = [this]() -> std::optional<std::string> {
      std::string_view line;
      while (lines_->next(line))
        if (!line.empty()) return std::string(line);
      return std::nullopt;
    };
  }

  int plan() {
    std::unique_ptr<corpus::Store> store;
    struct stat status {};
    if (stat(corpus_.path().c_str(), &status) == 0) store = corpus_.open(corpus::OpenMode::Read);
    Output output;
    const corpus::RunCounts counts = corpus::plan_import(
        store.get(), options_, [&](const std::string& path) { output.line(corpus::printable_path(path)); });
    output.flush();
    if (!quiet_)
      report_line("prikaz: " + grouped(counts.read) + " files would be read (" + grouped(counts.bytes) +
                  " bytes), " + grouped(counts.known) + " are known, " + grouped(counts.failed_before) +
                  " failed before, " + grouped(counts.failed) + " cannot be reached");
    return counts.failed > 0 || StopSignals::stopped() ? kFailed : kDone;
  }

  int import_once(corpus::Store& store) {
    ProgressBar bar(quiet_ ? ProgressBar::Show::Never : ProgressBar::Show::OnTerminal);
    options_.count_ahead = bar.shown();
    options_.progress = [&](const corpus::ImportProgress& progress) { bar.update(progress); };
    options_.report = [&](const corpus::Outcome& outcome) {
      if (outcome.state != corpus::FileState::Failed) return;
      bar.clear();
      report_line("prikaz: " + corpus::printable_path(outcome.path) + ": " + outcome.detail + " [" +
                  outcome.code + "]");
    };
    const auto started = std::chrono::steady_clock::now();
    corpus::ImportResult result;
    try {
      result = corpus::import_files(store, options_);
    } catch (const Error& error) {
      bar.clear();
      throw Error(error.code(), corpus::printable_path(corpus_.path()) + ": " + error.detail());
    }
    bar.clear();
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - started;
    if (!quiet_) summarize(result, elapsed.count());
    return result.interrupted || result.counts.failed > 0 || result.counts.failed_before > 0 ? kFailed
                                                                                             : kDone;
  }

  void summarize(const corpus::ImportResult& result, double seconds) const {
    const corpus::RunCounts& counts = result.counts;
    char rate[64];
    std::snprintf(rate, sizeof rate, "%.1f s, %.0f files/s", seconds,
                  static_cast<double>(counts.seen) / (seconds > 0.001 ? seconds : 0.001));
    std::string line = grouped(counts.seen) + " files in " + rate + ": " + grouped(counts.read) + " read, " +
                       grouped(counts.known) + " known, " + grouped(counts.failed) + " failed";
    if (counts.failed_before > 0)
      line += ", " + grouped(counts.failed_before) + " failed before (--retry-failed tries them again)";
    if (counts.skipped > 0) line += ", " + grouped(counts.skipped) + " no documents";
    if (counts.other_shard > 0) line += ", " + grouped(counts.other_shard) + " of other shards";
    if (result.interrupted) line += "; stopped, start again to go on";
    report_line("prikaz: " + line);
    if (counts.failed + counts.failed_before > 0)
      report_line("prikaz: `prikaz errors` says what to do about each failure");
  }

  void pause_between() const {
    for (unsigned tenths = 0; tenths < interval_ * 10 && !StopSignals::stopped(); ++tenths)
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }

  std::vector<std::string> paths_;
  std::string list_, retry_, shard_;
  CorpusOption corpus_;
  corpus::ImportOptions options_;
  std::unique_ptr<LineReader> lines_;
  CLI::Option* retry_option_ = nullptr;
  unsigned interval_ = 10;
  bool dry_run_ = false, watch_ = false, quiet_ = false;
};

}  // namespace

std::unique_ptr<Command> make_import() { return std::make_unique<Import>(); }

}  // namespace prikaz::cli
