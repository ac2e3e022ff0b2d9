// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/progress_bar.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <string>

#include "cli/corpus_options.h"

namespace prikaz::cli {

namespace {

std::string duration_text(double seconds) {
  char text[32];
  const auto whole = static_cast<unsigned long>(seconds + 0.5);
  if (whole >= 3600) {
    std::snprintf(text, sizeof text, "%lu:%02lu:%02lu", whole / 3600, whole / 60 % 60, whole % 60);
  } else {
    std::snprintf(text, sizeof text, "%lu:%02lu", whole / 60, whole % 60);
  }
  return text;
}

std::size_t terminal_width() {
  winsize size{};
  return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 20 ? size.ws_col : 80;
}

std::string bar_text(double share) {
  constexpr int kCells = 20;
  const int full = static_cast<int>(std::clamp(share, 0.0, 1.0) * kCells);
  return "[" + std::string(static_cast<std::size_t>(full), '#') +
         std::string(static_cast<std::size_t>(kCells - full), '.') + "] ";
}

}  // namespace

ProgressBar::ProgressBar(Show show) : shown_(show == Show::OnTerminal && isatty(STDERR_FILENO) == 1) {}

void ProgressBar::update(const corpus::ImportProgress& progress) {
  const Clock::time_point now = Clock::now();
  if (!shown_ || now - last_ < std::chrono::milliseconds(100)) return;
  last_ = now;
  const std::chrono::duration<double> elapsed = now - started_;
  const double rate = static_cast<double>(progress.counts.seen) / std::max(elapsed.count(), 0.1);
  char speed[32];
  std::snprintf(speed, sizeof speed, "%.0f/s", rate);
  std::string line;
  if (progress.total && *progress.total > 0) {
    const std::uint64_t total = std::max(*progress.total, progress.counts.seen);
    line = bar_text(static_cast<double>(progress.counts.seen) / static_cast<double>(total)) +
           grouped(progress.counts.seen) + " of " + grouped(total);
    if (rate > 0)
      line += ", " + duration_text(static_cast<double>(total - progress.counts.seen) / rate) + " left";
  } else {
    line = grouped(progress.counts.seen) + " files";
  }
  line += std::string(", ") + speed;
  if (progress.counts.failed > 0) line += ", " + grouped(progress.counts.failed) + " failed";
  line.resize(std::min(line.size(), terminal_width() - 1));
  std::fprintf(stderr, "\r\033[K%s", line.c_str());
  std::fflush(stderr);
  drawn_ = true;
}

void ProgressBar::clear() {
  if (drawn_) std::fputs("\r\033[K", stderr);
  drawn_ = false;
}

}  // namespace prikaz::cli
