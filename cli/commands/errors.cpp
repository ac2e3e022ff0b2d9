// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The ledger of failures: which files could not be read, why, and what to do about each.
#include <map>
#include <string>

#include "base/error.h"
#include "cli/command.h"
#include "cli/corpus_options.h"
#include "cli/output.h"
#include "corpus/error_codes.h"
#include "corpus/paths.h"
#include "schema/json_writer.h"

namespace prikaz::cli {
namespace {

class Errors : public Command {
 public:
  void declare(CLI::App& app) override {
    corpus_.declare(app);
    app.add_option("--code", code_, "Only failures with this code")->type_name("CODE");
    app.add_flag("--all", all_, "All attempts of the ledger, not only what still fails");
    app.add_flag("--skipped", skipped_, "What was passed over as no document");
    auto* json = app.add_flag("--json", json_, "One JSON object a line");
    app.add_flag("--codes", codes_, "List all codes with what they mean, without a corpus")->excludes(json);
  }

  std::string_view examples() const override {
    return "errors\n"
           "errors --code encrypted\n"
           "errors --codes";
  }

  int run() override {
    if (!code_.empty() && !corpus::find_error_code(code_))
      throw Error(ErrorCode::Usage, "there is no code \"" + code_ + "\"; `prikaz errors --codes` lists them");
    Output output;
    if (codes_) {
      for (const corpus::ErrorAdvice& row : corpus::error_codes()) advise(output, row);
      output.flush();
      return kDone;
    }
    auto store = corpus_.open(corpus::OpenMode::Read);
    corpus::AttemptFilter filter;
    filter.latest = !all_;
    if (!all_) filter.state = skipped_ ? corpus::FileState::Skipped : corpus::FileState::Failed;
    if (!code_.empty()) filter.code = code_;
    std::map<std::string, std::uint64_t> counts;
    store->each_attempt(filter, [&](const corpus::AttemptRecord& attempt) {
      print(output, attempt);
      if (!attempt.code.empty()) ++counts[attempt.code];
      return true;
    });
    if (!json_) {
      for (const auto& [code, count] : counts) {
        output.line("");
        output.line(grouped(count) + " × " + code);
        if (const corpus::ErrorAdvice* row = corpus::find_error_code(code)) advise(output, *row);
      }
    }
    output.flush();
    return kDone;
  }

 private:
  void advise(Output& output, const corpus::ErrorAdvice& row) const {
    if (codes_) output.line(row.code);
    output.line("  " + std::string(row.meaning));
    output.line("  " + std::string(row.advice));
  }

  void print(Output& output, const corpus::AttemptRecord& attempt) const {
    const std::string path = corpus::printable_path(attempt.path);
    if (!json_) {
      std::string line = attempt.at + "  ";
      line += attempt.code.empty() ? std::string(corpus::state_name(attempt.state)) : attempt.code;
      output.line(line + "  " + path + (attempt.detail.empty() ? "" : ": " + attempt.detail));
      return;
    }
    schema::JsonWriter json;
    const auto text = [&](const char* key, const std::string& value) {
      json.key(key).string(value.empty() ? std::optional<std::string>() : value);
    };
    json.begin_object().key("path").string(path);
    text("sha256", attempt.sha256);
    json.key("bytes").number(static_cast<std::int64_t>(attempt.bytes));
    json.key("state").string(std::string(corpus::state_name(attempt.state)));
    text("code", attempt.code);
    text("detail", attempt.detail);
    json.key("at").string(attempt.at).key("run").number(attempt.run);
    json.key("milliseconds").number(static_cast<std::int64_t>(attempt.milliseconds));
    json.key("peak_kilobytes").number(static_cast<std::int64_t>(attempt.peak_kilobytes)).end_object();
    output.line(json.take());
  }

  CorpusOption corpus_;
  std::string code_;
  bool all_ = false, skipped_ = false, json_ = false, codes_ = false;
};

}  // namespace

std::unique_ptr<Command> make_errors() { return std::make_unique<Errors>(); }

}  // namespace prikaz::cli
