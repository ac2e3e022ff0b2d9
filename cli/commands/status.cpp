// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a corpus holds, and what its last runs did.
#include <string>

#include "cli/command.h"
#include "cli/corpus_options.h"
#include "cli/output.h"
#include "schema/json_writer.h"

namespace prikaz::cli {
namespace {

class Status : public Command {
 public:
  void declare(CLI::App& app) override {
    corpus_.declare(app);
    app.add_flag("--json", json_, "Print JSON");
    app.add_flag("--check", check_, "Check the whole corpus for damage, too");
  }

  std::string_view examples() const override {
    return "status\n"
           "status --check --corpus region.sqlite";
  }

  int run() override {
    auto store = corpus_.open(corpus::OpenMode::Read);
    const corpus::StoreStatus status = store->status();
    Output output;
    if (json_) {
      print_json(output, status);
    } else {
      print_text(output, status);
    }
    output.flush();
    if (!check_) return kDone;
    const std::vector<std::string> faults = store->check();
    for (const std::string& fault : faults) report_line("prikaz: " + corpus_.path() + ": " + fault);
    if (faults.empty() && !json_) output.line("check: sound").flush();
    return faults.empty() ? kDone : kFailed;
  }

 private:
  void print_text(Output& output, const corpus::StoreStatus& status) const {
    output.line(corpus_.path() + ": " + grouped(status.bytes) + " bytes");
    output.line("orders          " + grouped(status.orders) + " of " + grouped(status.municipalities) +
                " municipalities, with " + grouped(status.roadmaps) + " roadmaps and " +
                grouped(status.activities) + " activities");
    output.line("files           " + grouped(status.files) + " (" + grouped(status.contents) +
                " different contents), of them failed " + grouped(status.failed) + ", no documents " +
                grouped(status.skipped));
    output.line("readings        " + grouped(status.readings) + ", attempts " + grouped(status.attempts));
    output.line("corrections     " + grouped(status.corrections) + ", of them stale " +
                grouped(status.stale));
    output.line("judgements      " + grouped(status.judgements) + ", of them stale " +
                grouped(status.stale_judgements));
    for (const corpus::RunRecord& run : status.runs) {
      const corpus::RunCounts& counts = run.counts;
      output.line("run " + std::to_string(run.run) + "  " + run.started + "  " + run.command + "  " +
                  run.outcome + ": " + grouped(counts.seen) + " files, " + grouped(counts.read) + " read, " +
                  grouped(counts.known) + " known, " + grouped(counts.failed) + " failed (" + run.program +
                  ")");
    }
  }

  static void print_json(Output& output, const corpus::StoreStatus& status) {
    schema::JsonWriter json;
    const auto number = [&](const char* key, std::uint64_t value) {
      json.key(key).number(static_cast<std::int64_t>(value));
    };
    json.begin_object().key("format").string("prikaz-status/1");
    number("bytes", status.bytes);
    number("orders", status.orders);
    number("municipalities", status.municipalities);
    number("roadmaps", status.roadmaps);
    number("activities", status.activities);
    number("files", status.files);
    number("contents", status.contents);
    number("failed", status.failed);
    number("skipped", status.skipped);
    number("readings", status.readings);
    number("attempts", status.attempts);
    number("corrections", status.corrections);
    number("stale", status.stale);
    number("judgements", status.judgements);
    number("stale_judgements", status.stale_judgements);
    json.key("runs").begin_array();
    for (const corpus::RunRecord& run : status.runs) {
      json.begin_object();
      number("run", static_cast<std::uint64_t>(run.run));
      json.key("command").string(run.command).key("program").string(run.program);
      json.key("started")
          .string(run.started)
          .key("ended")
          .string(run.ended)
          .key("outcome")
          .string(run.outcome);
      number("seen", run.counts.seen);
      number("read", run.counts.read);
      number("known", run.counts.known);
      number("failed", run.counts.failed);
      number("failed_before", run.counts.failed_before);
      number("skipped", run.counts.skipped);
      json.end_object();
    }
    json.end_array().end_object();
    output.line(json.take());
  }

  CorpusOption corpus_;
  bool json_ = false, check_ = false;
};

}  // namespace

std::unique_ptr<Command> make_status() { return std::make_unique<Status>(); }

}  // namespace prikaz::cli
