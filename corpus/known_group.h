// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The ids of groups that comparisons have found. Documents and judgements that come later may dissolve a
// group; its id is then retired, and what led it tells where it went. The store keeps them
// (Store::known_groups, Store::put_groups); exports leave them out.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/judgement.h"

namespace prikaz::corpus {

/// Who speaks for a group.
struct GroupLeader {
  std::string id;  ///< of the group
  std::string title;
  ActivityPlace place;
  bool operator==(const GroupLeader&) const = default;
};

struct KnownGroup {
  GroupLeader leader;
  std::string first_seen;  ///< UTC time
  std::string retired;     ///< UTC time from which on no comparison has found it; empty while one does
  bool operator==(const KnownGroup&) const = default;
};

/// What of `known` (by id) must be written after a comparison of the whole corpus that found `leaders`: new
/// ones, retired ones, ones that came back or are led by another activity of the same text. By id.
std::vector<KnownGroup> changed_groups(const std::vector<KnownGroup>& known, std::vector<GroupLeader> leaders,
                                       std::string_view now);

struct Comparison;
/// The group of a comparison that has what led a retired one: the activity itself, else one of its order with
/// the same title, else any with that title. An index into Comparison::groups.
std::optional<std::size_t> find_successor(const Comparison& comparison, const GroupLeader& leader);

}  // namespace prikaz::corpus
