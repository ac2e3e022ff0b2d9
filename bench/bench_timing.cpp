// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Timing phrases a second on one core, over the phrase corpora of the tests; time of the first phrase
// (lexicons loaded).
//   bench_timing tests/normalize/timing_phrases.tsv …
#include <cstdio>
#include <ctime>
#include <fstream>
#include <string>
#include <vector>

#include "normalize/period.h"
#include "normalize/timing.h"

using namespace prikaz::normalize;

namespace {

// Processor time, so that a busy machine does not count.
double seconds_since(std::clock_t start) {
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

std::vector<std::string> read_phrases(int count, char** files) {
  std::vector<std::string> phrases;
  for (int i = 0; i < count; ++i) {
    std::ifstream file(files[i]);
    for (std::string line; std::getline(file, line);)
      if (!line.empty() && line[0] != '#') phrases.push_back(line.substr(0, line.find('\t')));
  }
  return phrases;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> phrases = read_phrases(argc - 1, argv + 1);
  if (phrases.empty()) {
    std::fprintf(stderr, "usage: bench_timing PHRASES.tsv …\n");
    return 2;
  }
  TimingContext context;
  context.order_date = parse_iso_date("2021-08-24");
  context.period = DateRange{parse_iso_date("2021-09-01"), parse_iso_date("2022-08-31")};
  const auto first = std::clock();
  std::size_t items = read_timing(phrases.front(), context)->items.size();
  std::printf("first phrase %.2f ms\n", seconds_since(first) * 1e3);
  std::size_t read = 0;
  const auto start = std::clock();
  while (seconds_since(start) < 2) {
    for (const std::string& phrase : phrases)
      if (const auto timing = read_timing(phrase, context)) items += timing->items.size();
    read += phrases.size();
  }
  std::printf("%zu phrases, %.0f a second, %zu items\n", phrases.size(),
              static_cast<double>(read) / seconds_since(start), items);
  std::string text;
  while (text.size() < (4u << 20))
    for (const std::string& phrase : phrases)
      text += "Утвердить прилагаемый план мероприятий (приложение 1), " + phrase + ". ";
  const auto dates = std::clock();
  const std::size_t found = find_dates(text).size();
  std::printf("find_dates  %.1f MB/s (%zu dates)\n",
              static_cast<double>(text.size()) / 1e6 / seconds_since(dates), found);
  const auto periods = std::clock();
  find_period(text);
  std::printf("find_period %.1f MB/s\n", static_cast<double>(text.size()) / 1e6 / seconds_since(periods));
  return 0;
}
