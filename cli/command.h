// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a command of the program is. Each lives in its own file, cli/commands/NAME.cpp, and has one row in
// commands.cpp; help, shell completion and the tests go by that table.
#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <span>
#include <string_view>

namespace prikaz::cli {

/// Exit statuses; the same four for every command.
enum ExitStatus : int {
  kDone = 0,
  kFailed = 1,    ///< some input, or the command as a whole, failed; a line on standard error says which
  kUsage = 2,     ///< the call makes no sense
  kWarnings = 3,  ///< done, with warnings; only under --strict
};

class Command {
 public:
  virtual ~Command() = default;
  /// Declares arguments and options. `app` has its name, summary, help option and exit statuses already.
  virtual void declare(CLI::App& app) = 0;
  /// Calls to show in the help, one a line, without "prikaz": "parse order.docx --pretty"; a line that begins
  /// with
  /// "! " stands as it is.
  virtual std::string_view examples() const = 0;
  /// Does the work after the arguments were read. Gives an exit status; throws Error for what stops the whole
  /// command (Usage becomes status 2, everything else 1).
  virtual int run() = 0;
};

struct CommandRow {
  std::string_view name;
  std::string_view arguments;  ///< for the usage line: "FILE…"
  std::string_view summary;    ///< one line without a full stop
  std::unique_ptr<Command> (*make)();
};

/// All commands, in the order of the help.
std::span<const CommandRow> commands();
/// The row of that name, or null.
const CommandRow* find_command(std::string_view name);

/// An app with everything that `declare` may count on, and the command's own declarations.
std::unique_ptr<CLI::App> build_app(const CommandRow& row, Command& command);

// One function a file of cli/commands.
std::unique_ptr<Command> make_parse();
std::unique_ptr<Command> make_extract();
std::unique_ptr<Command> make_normalize();
std::unique_ptr<Command> make_validate();
std::unique_ptr<Command> make_import();
std::unique_ptr<Command> make_export();
std::unique_ptr<Command> make_status();
std::unique_ptr<Command> make_errors();
std::unique_ptr<Command> make_reparse();
std::unique_ptr<Command> make_correct();
std::unique_ptr<Command> make_formats();
std::unique_ptr<Command> make_compare();
std::unique_ptr<Command> make_completion();
std::unique_ptr<Command> make_help();
std::unique_ptr<Command> make_version();
std::unique_ptr<Command> make_judge();
std::unique_ptr<Command> make_why();

}  // namespace prikaz::cli
