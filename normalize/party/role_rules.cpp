// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/party/role_rules.h"

#include <algorithm>
#include <array>

#include "base/data_file.h"

extern "C" {
extern const char prikaz_data_role_rules[], prikaz_data_role_rules_end[];
}

namespace prikaz::normalize::party {
namespace {

constexpr std::array<std::string_view, 6> kKinds = {"institution", "education", "leader",
                                                    "teacher",     "authority", "fallback"};

std::vector<std::string_view> split(std::string_view list, char separator) {
  std::vector<std::string_view> parts;
  if (list == "-") return parts;
  while (!list.empty()) {
    const std::size_t end = list.find(separator);
    parts.push_back(list.substr(0, end));
    list.remove_prefix(end == std::string_view::npos ? list.size() : end + 1);
  }
  return parts;
}

using Rules = std::array<std::vector<RoleRule>, kKinds.size()>;

Rules read_rules() {
  Rules rules;
  const std::string_view data{prikaz_data_role_rules,
                              static_cast<std::size_t>(prikaz_data_role_rules_end - prikaz_data_role_rules)};
  each_tsv_row(data, [&](const std::vector<std::string_view>& row) {
    if (row.size() < 5) return;
    const auto kind = std::find(kKinds.begin(), kKinds.end(), row[0]);
    if (kind == kKinds.end()) return;
    RoleRule rule;
    rule.any_body = row[1] == "body";
    if (!rule.any_body) rule.heads = split(row[1], ',');
    rule.words = split(row[2], '+');
    rule.where = row[3] == "before" ? RoleRule::Where::Before
                 : row[3] == "in"   ? RoleRule::Where::In
                 : row[3] == "next" ? RoleRule::Where::Next
                                    : RoleRule::Where::Any;
    rule.role = row[4];
    rules[static_cast<std::size_t>(kind - kKinds.begin())].push_back(std::move(rule));
  });
  return rules;
}

}  // namespace

bool RoleRule::fits(const Noun& noun) const {
  if (any_body) return noun.type == NounType::Body;
  return heads.empty() || std::find(heads.begin(), heads.end(), noun.lemma) != heads.end();
}

std::span<const RoleRule> role_rules(RoleRuleKind kind) {
  static const Rules rules = read_rules();
  return rules[static_cast<std::size_t>(kind)];
}

}  // namespace prikaz::normalize::party
