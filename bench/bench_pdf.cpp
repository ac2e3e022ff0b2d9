// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How much reading PDFs costs above the floor: a bare pass of Poppler over the same pages with an output
// device that only counts glyphs. Both in one run, in turn, processor time, the best of several rounds each.
// usage: bench_pdf FILE.pdf…
#include <GlobalParams.h>
#include <OutputDev.h>
#include <PDFDoc.h>
#include <Stream.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "base/error.h"
#include "extract/read.h"

namespace {

constexpr int kRounds = 25;  // on a busy machine few rounds are quiet ones

class Counter : public OutputDev {
 public:
  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }
  void drawChar(GfxState*, double, double, double, double, double, double, CharCode, int, const Unicode*,
                int) override {
    ++glyphs;
  }
  std::size_t glyphs = 0;
};

std::size_t bare_pass(const std::string& bytes, int& pages) {
  auto* stream =
      new MemStream(const_cast<char*>(bytes.data()), 0, static_cast<Goffset>(bytes.size()), Object(objNull));
  PDFDoc document(stream);
  if (!document.isOk()) return 0;
  Counter counter;
  pages = document.getNumPages();
  document.displayPages(&counter, 1, pages, 72, 72, 0, false, true, false);
  return counter.glyphs;
}

// Of this process alone: what else the machine does must not count.
double processor_seconds() {
  timespec now{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

template <typename Work>
double seconds(Work work) {
  const double start = processor_seconds();
  work();
  return processor_seconds() - start;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: bench_pdf FILE.pdf...\n");
    return 2;
  }
  globalParams = std::make_unique<GlobalParams>();
  std::vector<std::string> files;
  int pages = 0;
  for (int k = 1; k < argc; ++k) {
    std::ifstream in(argv[k], std::ios::binary);
    files.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    int count = 0;
    bare_pass(files.back(), count);
    pages += count;
  }
  double floor = 1e9, ours = 1e9;
  for (int round = 0; round < kRounds; ++round) {
    floor = std::min(floor, seconds([&] {
                       int count = 0;
                       for (const std::string& bytes : files) bare_pass(bytes, count);
                     }));
    ours = std::min(ours, seconds([&] {
                      for (const std::string& bytes : files) try {
                          prikaz::extract::read_document(bytes, "bench.pdf");
                        } catch (const prikaz::Error&) {
                        }
                    }));
  }
  std::printf("%zu files, %d pages: bare pass %.1f ms, extract %.1f ms, ratio %.2f, %.0f pages/s\n",
              files.size(), pages, 1e3 * floor, 1e3 * ours, ours / floor, pages / ours);
  return 0;
}
