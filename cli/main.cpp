// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Words on the command line to a command, and what comes out of it to an exit status. The only place that
// catches what a command as a whole throws.
#include <unistd.h>

#include <new>
#include <string>

#include "base/error.h"
#include "cli/command.h"
#include "cli/help.h"
#include "cli/output.h"

namespace prikaz::cli {
namespace {

constexpr int kBrokenPipeStatus = 141;  // as if SIGPIPE had ended the program

// Reads the arguments; nothing where they are in order and the command may run.
std::optional<int> parse_arguments(CLI::App& app, const CommandRow& row, int argc, char** argv) {
  try {
    app.parse(argc, argv);
    return std::nullopt;
  } catch (const CLI::CallForHelp&) {
    Output output;
    output.write(command_help(row, app));
    output.flush();
    return kDone;
  } catch (const CLI::ExtrasError& error) {
    report_line(unexpected_argument(row, app));
  } catch (const CLI::ParseError& error) {
    report_line("prikaz " + std::string(row.name) + ": " + error.what());
  }
  report_line("Try `prikaz " + std::string(row.name) + " --help`.");
  return kUsage;
}

int run_command(const CommandRow& row, int argc, char** argv) {
  const std::unique_ptr<Command> command = row.make();
  const std::unique_ptr<CLI::App> app = build_app(row, *command);
  if (const auto status = parse_arguments(*app, row, argc, argv)) return *status;
  return command->run();
}

int run(int argc, char** argv) {
  if (argc < 2) {
    report_line("prikaz: no command");
    report_line("Try `prikaz --help`.");
    return kUsage;
  }
  std::string_view name = argv[1];
  if (name == "--help" || name == "-h") name = "help";
  if (name == "--version" || name == "-V") name = "version";
  const CommandRow* row = find_command(name);
  if (!row) {
    report_line(unknown_command(name));
    return kUsage;
  }
  return run_command(*row, argc - 1, argv + 1);
}

int catch_all(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const BrokenPipe&) {
    return kBrokenPipeStatus;
  } catch (const Error& error) {
    report({}, error);
    return error.code() == ErrorCode::Usage ? kUsage : kFailed;
  } catch (const std::bad_alloc&) {
    report_line("prikaz: out of memory");
  } catch (const std::exception& error) {
    report_line(std::string("prikaz: internal error: ") + error.what());
  }
  return kFailed;
}

}  // namespace
}  // namespace prikaz::cli

int main(int argc, char** argv) { return prikaz::cli::catch_all(argc, argv); }
