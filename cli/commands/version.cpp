// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/output.h"

namespace prikaz::cli {
namespace {

class Version : public Command {
 public:
  void declare(CLI::App&) override {}
  std::string_view examples() const override { return "version"; }
  int run() override {
    Output output;
    output.line("prikaz " PRIKAZ_VERSION);
    output.flush();
    return kDone;
  }
};

}  // namespace

std::unique_ptr<Command> make_version() { return std::make_unique<Version>(); }

}  // namespace prikaz::cli
