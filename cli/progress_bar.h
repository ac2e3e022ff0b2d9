// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A line on a terminal's standard error that says how far an import is, how fast, and how long it will take.
#pragma once

#include <chrono>
#include <cstddef>

#include "corpus/import.h"

namespace prikaz::cli {

class ProgressBar {
 public:
  enum class Show { Never, OnTerminal };
  explicit ProgressBar(Show show);
  bool shown() const { return shown_; }
  /// Drawn ten times a second at most.
  void update(const corpus::ImportProgress& progress);
  /// Makes room for another line.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  bool shown_;
  bool drawn_ = false;
  Clock::time_point started_ = Clock::now(), last_{};
};

}  // namespace prikaz::cli
