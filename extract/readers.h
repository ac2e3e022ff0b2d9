// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The table of formats. A new format is one reader file and one row in readers.cpp; `prikaz formats`, the
// fuzz seeds, the benchmark and the tests loop over this table.
#pragma once

#include <span>
#include <string_view>

#include "extract/document.h"
#include "extract/read.h"

namespace prikaz::extract {

struct Reader {
  std::string_view name;         ///< as in Source::reader
  std::string_view extensions;   ///< "txt text", for people and for walking folders
  std::string_view description;  ///< one line
  /// How sure these bytes are of this format: 0 no, 1 readable as such if nobody knows better, 2 the name
  /// says so and the bytes do not object, 3 the bytes say so. The highest wins, the earlier row among equals.
  int (*recognize)(std::string_view bytes, std::string_view name);
  /// Gives the document without `source.name`, `sha256`, `bytes`, which read_document fills.
  Document (*read)(std::string_view bytes, std::string_view name, const ReadOptions& options);
};

/// In the order in which ties are broken.
std::span<const Reader> readers();

}  // namespace prikaz::extract
