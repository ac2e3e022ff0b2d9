// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the help of every command has in common.
#include <string>

#include "cli/command.h"

namespace prikaz::cli {
namespace {

std::string footer(std::string_view examples) {
  std::string text = "Examples:\n";
  while (!examples.empty()) {
    const auto end = examples.find('\n');
    text += "  prikaz ";
    text += examples.substr(0, end);
    text += '\n';
    examples.remove_prefix(end == std::string_view::npos ? examples.size() : end + 1);
  }
  return text +
         "\nExit status:\n"
         "  0  done\n"
         "  1  some input failed; a line on standard error says which and why\n"
         "  2  wrong usage\n"
         "  3  done, with warnings (only with --strict)\n";
}

}  // namespace

std::unique_ptr<CLI::App> build_app(const CommandRow& row, Command& command) {
  auto app = std::make_unique<CLI::App>(std::string(row.summary) + ".", "prikaz " + std::string(row.name));
  app->set_help_flag("-h,--help", "Show this help and exit");
  app->get_formatter()->column_width(34);
  // A generated usage line would list every option group; the table's is shorter.
  command.declare(*app);
  app->footer(footer(command.examples()));
  return app;
}

}  // namespace prikaz::cli
