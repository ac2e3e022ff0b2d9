// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string>

#include "cli/command.h"
#include "cli/output.h"
#include "extract/readers.h"

namespace prikaz::cli {
namespace {

class Formats : public Command {
 public:
  void declare(CLI::App&) override {}
  std::string_view examples() const override { return "formats"; }

  int run() override {
    std::size_t name_width = 0, extensions_width = 0;
    for (const extract::Reader& reader : extract::readers()) {
      name_width = std::max(name_width, reader.name.size());
      extensions_width = std::max(extensions_width, reader.extensions.size());
    }
    Output output;
    const auto column = [&](std::string_view text, std::size_t width) {
      output.write(text).write(std::string(width + 2 - text.size(), ' '));
    };
    for (const extract::Reader& reader : extract::readers()) {
      column(reader.name, name_width);
      column(reader.extensions, extensions_width);
      output.line(reader.description);
    }
    output.flush();
    return kDone;
  }
};

}  // namespace

std::unique_ptr<Command> make_formats() { return std::make_unique<Formats>(); }

}  // namespace prikaz::cli
