// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Data that lies beside the program: small lexicons compiled in (tab-separated tables), large dictionaries
// mapped.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace prikaz {

/// Calls `row` for each line of a tab-separated table, with its fields. Empty lines and lines that begin with
/// '#' are skipped; the first other line is the heading and is skipped too. Views point into `table`.
void each_tsv_row(std::string_view table,
                  const std::function<void(const std::vector<std::string_view>&)>& row);

/// A file mapped read-only for the life of the object. Movable, not copyable.
class MappedFile {
 public:
  /// std::nullopt where the file is absent or cannot be mapped.
  static std::optional<MappedFile> open(const std::string& path);
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  ~MappedFile();
  std::string_view bytes() const { return {data_, size_}; }

 private:
  MappedFile(const char* data, std::size_t size) : data_(data), size_(size) {}
  const char* data_;
  std::size_t size_;
};

/// Path of an optional data file (`name` such as "az/words.dawg"), looked for in $PRIKAZ_DATA, then ../data
/// and
/// ../share/prikaz beside the program; std::nullopt where it is in none of them. `scripts/setup` installs
/// them.
std::optional<std::string> find_data_file(std::string_view name);

}  // namespace prikaz
