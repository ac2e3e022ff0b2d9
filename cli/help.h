// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the program says about itself and about calls that it does not understand.
#pragma once

#include <string>
#include <string_view>

#include "cli/command.h"

namespace prikaz::cli {

/// The list of all commands.
std::string program_help();
/// The help of one command whose app was declared.
std::string command_help(const CommandRow& row, const CLI::App& app);

/// "prikaz: there is no command "prase"; did you mean `prikaz parse`?"
std::string unknown_command(std::string_view name);
/// The same for an option or one argument too many, after a parse that failed for it.
std::string unexpected_argument(const CommandRow& row, const CLI::App& app);

/// Which of `names` was probably meant by `word`: the nearest with at most a third of its letters wrong; ""
/// if none is.
std::string_view nearest(std::string_view word, const std::vector<std::string_view>& names);

}  // namespace prikaz::cli
