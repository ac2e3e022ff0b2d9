// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The table of commands. A new command is one file in cli/commands, one row here, one page man/prikaz-NAME.1
// and one case in tests/cli; the tests fail where one of them is missing.
#include <array>

#include "cli/command.h"

namespace prikaz::cli {
namespace {

constexpr std::array kCommands = {
    CommandRow{"parse", "FILE...", "Read orders and print them as JSON", make_parse},
    CommandRow{"extract", "FILE...",
               "Print the text and the tables of a file as JSON, without understanding them", make_extract},
    CommandRow{"normalize", "WHAT [FILE...]", "Read phrases, a line each, and print what they mean as JSON",
               make_normalize},
    CommandRow{"validate", "FILE...", "Check JSON documents against the published schemas", make_validate},
    CommandRow{"import", "PATH...", "Read files, folders and archives into a corpus", make_import},
    CommandRow{"export", "", "Write a corpus as NDJSON, CSV, XLSX, SQLite or iCalendar", make_export},
    CommandRow{"status", "", "Say what a corpus holds and what its last runs did", make_status},
    CommandRow{"errors", "", "List what could not be read, why, and what to do about it", make_errors},
    CommandRow{"correct", "[ORDER FIELD VALUE]", "Correct what was read, list and exchange corrections",
               make_correct},
    CommandRow{"reparse", "", "Read the contents of a corpus again with this program", make_reparse},
    CommandRow{"compare", "", "Line up the planned activities of all municipalities in the corpus",
               make_compare},
    CommandRow{"why", "A B", "Explain why two activities are the same, or are not", make_why},
    CommandRow{"judge", "[A B VERDICT]",
               "Decide whether two activities are the same, list and exchange such judgements", make_judge},
    CommandRow{"formats", "", "List the file formats that can be read", make_formats},
    CommandRow{"completion", "SHELL", "Print a completion script for bash, zsh or fish", make_completion},
    CommandRow{"help", "[COMMAND]", "Show help for a command", make_help},
    CommandRow{"version", "", "Print the version", make_version},
};

}  // namespace

std::span<const CommandRow> commands() { return kCommands; }

const CommandRow* find_command(std::string_view name) {
  for (const CommandRow& row : kCommands)
    if (row.name == name) return &row;
  return nullptr;
}

}  // namespace prikaz::cli
