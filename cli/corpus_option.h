// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The corpus that a command works on: --corpus FILE, else $PRIKAZ_CORPUS, else prikaz.sqlite in the working
// directory.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace prikaz::cli {

void declare_corpus(CLI::App& app, std::string& path);

}  // namespace prikaz::cli
