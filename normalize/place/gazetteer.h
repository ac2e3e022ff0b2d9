// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The OKTMO classifier (OK 033-2013) in memory: its table as it was read, and an index by name that is made
// when it is first needed. A code's first digits tell the region, the next the kind: 5xx municipal okrug, 6xx
// municipal district, 7xx urban okrug, 3xx inner territory; in a district 1xx urban, 3xx inner district, 4xx
// rural settlement.
#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "normalize/municipality.h"

namespace prikaz::normalize {

class Gazetteer {
 public:
  struct Entry {
    std::string_view code, name;
  };

  /// Throws Error(Damaged) with the line.
  explicit Gazetteer(std::string_view table);

  /// The entries of this name that can be meant by a municipality of this type (any where absent), in this
  /// region (any where null). Kinds of one level may differ: districts became okrugs.
  std::vector<Entry> find(std::string_view proper, const std::optional<std::string>& type,
                          const Region* region) const;

  /// The type that the code tells; empty where it tells none.
  static std::string_view type_of(std::string_view code);
  static std::optional<Region> region_of(std::string_view code);

 private:
  std::vector<Entry> find_by_adjective(std::string_view town, const Region* region) const;
  void index() const;

  std::string table_;
  std::vector<Entry> entries_;
  mutable std::once_flag indexed_;
  mutable std::unordered_map<std::string, std::vector<std::size_t>> by_name_;
};

}  // namespace prikaz::normalize
