// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads one order, prints its deadlines, and keeps it in a corpus.
//   deadlines order.docx corpus.sqlite
#include <fstream>
#include <iostream>
#include <sstream>

#include "base/error.h"
#include "corpus/import.h"
#include "corpus/store.h"
#include "extract/read.h"
#include "schema/recognize.h"

int main(int count, char** words) {
  if (count != 3) {
    std::cerr << "usage: deadlines ORDER CORPUS\n";
    return 2;
  }
  try {
    std::ostringstream bytes;
    bytes << std::ifstream(words[1], std::ios::binary).rdbuf();
    const auto order = prikaz::schema::recognize(prikaz::extract::read_document(bytes.str(), words[1]));
    for (const auto& roadmap : order.roadmaps)
      for (const auto& activity : roadmap.activities)
        if (activity.timing && activity.timing->end)
          std::cout << prikaz::normalize::iso_date(*activity.timing->end) << "  " << activity.title << "\n";

    const auto store = prikaz::corpus::open_corpus(words[2], prikaz::corpus::OpenMode::Create);
    prikaz::corpus::ImportOptions options;
    options.paths = {words[1]};
    options.jobs = 1;
    options.reader = prikaz::corpus::default_reader(options.limits);
    prikaz::corpus::import_files(*store, options);
    std::cout << store->status().orders << " orders\n";
  } catch (const prikaz::Error& error) {
    std::cerr << prikaz::format_error(words[1], error) << "\n";
    return 1;
  }
}
