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
    const std::string_view line = examples.substr(0, end);
    const bool whole = line.starts_with("! ");  // a call that begins with another program
    text += whole ? "  " : "  prikaz ";
    text += line.substr(whole ? 2 : 0);
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

// The help as the manual shows it: the option, what it takes, its default; no type of the library's own.
class Formatter : public CLI::Formatter {
 public:
  std::string make_option_opts(const CLI::Option* option) const override {
    if (option->get_positional() || option->get_items_expected_max() == 0) return {};
    const std::string type = option->get_type_name();
    return " " + type.substr(0, type.find(':'));  // without the names of checks
  }
  std::string make_option_desc(const CLI::Option* option) const override {
    const std::string value = option->get_default_str();
    return option->get_description() + (value.empty() ? "" : " [" + value + "]");
  }
};

}  // namespace

std::unique_ptr<CLI::App> build_app(const CommandRow& row, Command& command) {
  auto app = std::make_unique<CLI::App>(std::string(row.summary) + ".", "prikaz " + std::string(row.name));
  app->set_help_flag("-h,--help", "Show this help and exit");
  app->formatter(std::make_shared<Formatter>());
  app->get_formatter()->column_width(30);
  command.declare(*app);
  app->footer(footer(command.examples()));
  return app;
}

}  // namespace prikaz::cli
