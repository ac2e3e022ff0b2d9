// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/corpus_option.h"

#include <cstdlib>

namespace prikaz::cli {

void declare_corpus(CLI::App& app, std::string& path) {
  const char* from_environment = std::getenv("PRIKAZ_CORPUS");
  path = from_environment && *from_environment ? from_environment : "prikaz.sqlite";
  app.add_option("--corpus", path, "The corpus (default: $PRIKAZ_CORPUS, else prikaz.sqlite here)")
      ->type_name("FILE");
}

}  // namespace prikaz::cli
