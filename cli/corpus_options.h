// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the commands on a corpus share.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <memory>
#include <string>

#include "corpus/comparison.h"
#include "corpus/store.h"

namespace prikaz::cli {

/// --corpus FILE, else PRIKAZ_CORPUS, else prikaz.sqlite in the working directory.
class CorpusOption {
 public:
  void declare(CLI::App& app);
  const std::string& path() const { return path_; }
  /// Throws Error with the file's name in front of its text.
  std::unique_ptr<corpus::Store> open(corpus::OpenMode mode) const;

 private:
  std::string path_ = "prikaz.sqlite";
};

/// --region, --municipality, --kind, --from, --to, --since, --order, --roadmaps-only.
class OrderFilterOptions {
 public:
  void declare(CLI::App& app);
  const corpus::OrderFilter& filter() const { return filter_; }

 private:
  corpus::OrderFilter filter_;
};

/// While one lives, Ctrl-C, SIGTERM and SIGHUP do not end the program but are remembered; a second Ctrl-C
/// does.
class StopSignals {
 public:
  StopSignals();
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;
  ~StopSignals();
  static bool stopped();
};

/// Gives the judgements of a corpus that hold to a comparison.
void judge_pairs(corpus::Store& store, corpus::ComparisonBuilder& builder);

/// All orders of a corpus, read by `jobs` threads, in the store's order.
void each_document(corpus::Store& store, unsigned jobs,
                   const std::function<void(const schema::OrderDocument&, const std::string& key)>& visit);

/// Writes down which groups there are and which are no more, where the corpus at `path` can be written and
/// something changed; says so on standard error where it cannot.
void remember_groups(corpus::Store& store, const std::string& path, const corpus::Comparison& comparison);

/// 1234567 as "1 234 567".
std::string grouped(std::uint64_t number);

}  // namespace prikaz::cli
