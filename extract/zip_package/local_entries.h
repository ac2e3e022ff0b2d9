// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The entries of a ZIP package without a sound directory, found by their local headers (APPNOTE.TXT 6.3,
// 4.3.7): what is left of a file that was cut off while it was copied.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace prikaz::extract {

struct LocalEntry {
  std::string name;
  std::string_view data;  ///< up to the entry's end where it is told, else to the next header or the cut
  bool deflated = false;
  bool encrypted = false;
};

/// At most `limit` entries, in the order of the file; none where the bytes do not begin with one. The views
/// are into `bytes`.
std::vector<LocalEntry> find_local_entries(std::string_view bytes, std::size_t limit);

/// The content of one entry, as far as it is there.
class LocalContent {
 public:
  explicit LocalContent(const LocalEntry& entry);
  ~LocalContent();
  LocalContent(const LocalContent&) = delete;
  LocalContent& operator=(const LocalContent&) = delete;
  /// At most `size` bytes into `buffer`; 0 at the end or where the data break off.
  std::size_t read(char* buffer, std::size_t size);

 private:
  struct Inflater;
  std::string_view rest_;
  std::unique_ptr<Inflater> inflater_;  // null: stored
};

}  // namespace prikaz::extract
