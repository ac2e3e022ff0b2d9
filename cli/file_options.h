// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Options that several commands share: which files, what they may cost, the gazetteer.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/limits.h"
#include "normalize/municipality.h"

namespace prikaz::cli {

/// FILE… and --files-from.
class FileArguments {
 public:
  void declare(CLI::App& app);
  /// Calls `each` with every path in order, lists read as they come, and `idle` before a list may have to be
  /// waited for. Throws Error(Usage) where there is none.
  void for_each(const std::function<void(const std::string&)>& each, const std::function<void()>& idle) const;

 private:
  std::vector<std::string> files_;
  std::string list_;
};

/// --max-file-bytes … for every bound in base/limits.h; sizes may be written 64k, 256M, 1G.
void declare_limits(CLI::App& app, Limits& limits);

/// --gazetteer FILE, else PRIKAZ_GAZETTEER.
class GazetteerOption {
 public:
  void declare(CLI::App& app);
  /// Null where none is wanted. Throws Error with the file's name in its text.
  std::shared_ptr<const normalize::Gazetteer> load() const;

 private:
  std::string path_;
};

}  // namespace prikaz::cli
