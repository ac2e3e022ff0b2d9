// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Bounds on what a stranger's file may cost. Each has an option of the same name on the command line
// (--max-file-bytes …); exceeding one is an ordinary Error, never a crash.
#pragma once

#include <cstddef>
#include <cstdint>

namespace prikaz {

inline constexpr std::uint64_t kMaxFileBytes = 256ull << 20;  ///< bytes of one input file
inline constexpr std::uint64_t kMaxInflatedBytes = 512ull
                                                   << 20;  ///< bytes out of one package, over all entries
inline constexpr std::size_t kMaxPackageEntries = 20'000;  ///< entries of one package
inline constexpr std::size_t kMaxPages = 5'000;            ///< pages of one PDF
inline constexpr std::size_t kMaxTableRows = 200'000;      ///< rows of one table
inline constexpr std::size_t kMaxTableColumns = 256;  ///< columns of one table; what is beyond is no table
inline constexpr std::size_t kMaxCells = 2'000'000;   ///< cells of one document
inline constexpr std::size_t kMaxDepth = 64;          ///< nesting of tables, groups, elements that we follow
inline constexpr std::size_t kMaxPageGlyphs = 1'000'000;      ///< glyphs of one PDF page
inline constexpr std::size_t kMaxPageRulings = 100'000;       ///< ruling lines of one PDF page
inline constexpr std::size_t kMaxMemoryBytes = 512ull << 20;  ///< memory of one reading worker
inline constexpr unsigned kMaxSeconds = 60;                   ///< time for one file

struct Limits {
  std::uint64_t file_bytes = kMaxFileBytes;
  std::uint64_t inflated_bytes = kMaxInflatedBytes;
  std::size_t package_entries = kMaxPackageEntries;
  std::size_t pages = kMaxPages;
  std::size_t table_rows = kMaxTableRows;
  std::size_t table_columns = kMaxTableColumns;
  std::size_t cells = kMaxCells;
  std::size_t depth = kMaxDepth;
  std::size_t page_glyphs = kMaxPageGlyphs;
  std::size_t page_rulings = kMaxPageRulings;
  std::size_t memory_bytes = kMaxMemoryBytes;
  unsigned seconds = kMaxSeconds;
};

}  // namespace prikaz
