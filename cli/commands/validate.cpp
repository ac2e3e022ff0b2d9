// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// JSON documents, one or many a file, against the published schemas.
#include <string>

#include "cli/command.h"
#include "cli/file_options.h"
#include "cli/output.h"
#include "cli/reading.h"
#include "schema/json.h"

namespace prikaz::cli {
namespace {

class Validate : public Command {
 public:
  void declare(CLI::App& app) override {
    files_.declare(app);
    declare_limits(app, limits_);
  }

  std::string_view examples() const override {
    return "validate order.json\n"
           "validate orders.ndjson";
  }

  int run() override {
    bool failed = false;
    Output output;
    read_all(
        files_, limits_, 1, [](std::string_view bytes, Outcome& outcome) { check(bytes, outcome); },
        [&](const Outcome& outcome) {
          failed |= outcome.error || outcome.warnings;
          output.write(outcome.output);
          if (!outcome.error) return;
          output.flush();
          report(outcome.path, *outcome.error);
        });
    output.flush();
    return failed ? kFailed : kDone;
  }

 private:
  // "FILE: /order/date: …" for each fault; with the number of the document where the file holds several.
  static void check(std::string_view bytes, Outcome& outcome) {
    const std::vector<std::string_view> documents = schema::split_json(bytes);
    if (documents.empty()) {
      outcome.output = outcome.path + ": no JSON in it\n";
      outcome.warnings = true;
    }
    for (std::size_t k = 0; k < documents.size(); ++k) {
      std::string where = outcome.path + ": ";
      if (documents.size() > 1) where += "document " + std::to_string(k + 1) + ": ";
      for (const std::string& fault : schema::validate_json(documents[k])) {
        outcome.output += where + fault + "\n";
        outcome.warnings = true;
      }
    }
  }

  FileArguments files_;
  Limits limits_;
};

}  // namespace

std::unique_ptr<Command> make_validate() { return std::make_unique<Validate>(); }

}  // namespace prikaz::cli
