// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/help.h"

#include <string>

#include "cli/command.h"
#include "cli/output.h"

namespace prikaz::cli {
namespace {

class Help : public Command {
 public:
  void declare(CLI::App& app) override { app.add_option("COMMAND", command_, "The command to explain"); }
  std::string_view examples() const override { return "help\nhelp parse"; }

  int run() override {
    Output output;
    if (command_.empty()) {
      output.write(program_help());
    } else {
      const CommandRow* row = find_command(command_);
      if (!row) {
        report_line(unknown_command(command_));
        return kUsage;
      }
      const std::unique_ptr<Command> command = row->make();
      output.write(command_help(*row, *build_app(*row, *command)));
    }
    output.flush();
    return kDone;
  }

 private:
  std::string command_;
};

}  // namespace

std::unique_ptr<Command> make_help() { return std::make_unique<Help>(); }

}  // namespace prikaz::cli
