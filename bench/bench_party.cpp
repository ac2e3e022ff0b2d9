// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Cells of parties a second on one core, over the tables of the tests: split, each part named and given its
// role, in a document of its own (nothing is kept from cell to cell but what the library itself keeps).
//   bench_party tests/normalize/party_cells.tsv tests/normalize/party_blind.tsv …
#include <cstdio>
#include <ctime>
#include <fstream>
#include <string>
#include <vector>

#include "normalize/party.h"

using namespace prikaz::normalize;

namespace {

// Processor time, so that a busy machine does not count.
double seconds_since(std::clock_t start) {
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

// The first column, without comments and headings; "\n" stands for a line break.
std::vector<std::string> read_cells(int count, char** files) {
  std::vector<std::string> cells;
  for (int i = 0; i < count; ++i) {
    std::ifstream file(files[i]);
    bool heading = true;
    for (std::string line; std::getline(file, line);) {
      if (line.empty() || line[0] == '#') continue;
      if (!heading) {
        std::string cell = line.substr(0, line.find('\t'));
        for (std::size_t at = 0; (at = cell.find("\\n", at)) != std::string::npos;) cell.replace(at, 2, "\n");
        cells.push_back(std::move(cell));
      }
      heading = false;
    }
  }
  return cells;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> cells = read_cells(argc - 1, argv + 1);
  if (cells.empty()) {
    std::fprintf(stderr, "usage: bench_party CELLS.tsv …\n");
    return 2;
  }
  const auto first = std::clock();
  std::size_t parties = read_parties(cells.front()).size();
  std::printf("first cell %.2f ms\n", seconds_since(first) * 1e3);
  const auto all = std::clock();
  for (const std::string& cell : cells) parties += read_parties(cell).size();
  std::printf("%zu cells for the first time, %.0f a second\n", cells.size(),
              static_cast<double>(cells.size()) / seconds_since(all));
  std::size_t read = 0;
  const auto start = std::clock();
  while (seconds_since(start) < 2) {
    for (const std::string& cell : cells) parties += read_parties(cell).size();
    read += cells.size();
  }
  std::printf("again and again, %.0f a second, %zu parties\n",
              static_cast<double>(read) / seconds_since(start), parties);
  return 0;
}
