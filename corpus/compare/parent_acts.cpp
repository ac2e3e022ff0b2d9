// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/compare/parent_acts.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "base/data_file.h"
#include "base/utf8.h"
#include "corpus/identity.h"
#include "normalize/party.h"
#include "schema/identity.h"

extern "C" const char prikaz_data_parent_acts[], prikaz_data_parent_acts_end[];

namespace prikaz::corpus {
namespace {

struct ParentLexicon {
  std::unordered_set<std::string> other_kinds, higher_roles;
};

const ParentLexicon& lexicon() {
  static const ParentLexicon words = [] {
    ParentLexicon result;
    each_tsv_row({prikaz_data_parent_acts,
                  static_cast<std::size_t>(prikaz_data_parent_acts_end - prikaz_data_parent_acts)},
                 [&](const std::vector<std::string_view>& row) {
                   if (row.size() < 2) return;
                   (row[0] == "no-plan" ? result.other_kinds : result.higher_roles).emplace(row[1]);
                 });
    return result;
  }();
  return words;
}

bool of_higher_level(const std::optional<std::string>& issuer) {
  return issuer && lexicon().higher_roles.contains(normalize::read_party(*issuer).role);
}

// What of the comparison an act needs, looked up by the key of an order.
class Lookup {
 public:
  explicit Lookup(const Comparison& comparison) : comparison_(comparison) {
    for (std::uint32_t g = 0; g < comparison.groups.size(); ++g)
      for (const ComparedActivity& member : comparison.groups[g].members)
        rows_[member.order].emplace_back(&member, g);
    // "a2" before "a10"
    for (auto& [order, rows] : rows_)
      std::sort(rows.begin(), rows.end(), [](const auto& x, const auto& y) {
        const auto key = [](const ComparedActivity& m) {
          return std::tuple(m.roadmap, m.activity.size(), std::string_view(m.activity));
        };
        return key(*x.first) < key(*y.first);
      });
    for (std::uint32_t k = 0; k < comparison.plans.size(); ++k)
      plans_[comparison.plans[k].order].push_back(k);
  }

  /// Groups of an order's activities in their order, each once.
  std::vector<std::uint32_t> groups(const std::string& order) const {
    std::vector<std::uint32_t> groups;
    std::unordered_set<std::uint32_t> seen;
    if (const auto found = rows_.find(order); found != rows_.end())
      for (const auto& [member, group] : found->second)
        if (seen.insert(group).second) groups.push_back(group);
    return groups;
  }

  const std::vector<std::uint32_t>& plans(const std::string& order) const {
    static const std::vector<std::uint32_t> kNone;
    const auto found = plans_.find(order);
    return found == plans_.end() ? kNone : found->second;
  }

  const ComparedGroup& group(std::uint32_t index) const { return comparison_.groups[index]; }

 private:
  const Comparison& comparison_;
  std::unordered_map<std::string, std::vector<std::pair<const ComparedActivity*, std::uint32_t>>> rows_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> plans_;
};

// The activities of the act's own plan, else those that two followers share.
std::vector<std::uint32_t> rows_of(const ParentAct& parent, const Lookup& lookup) {
  if (!parent.order.empty())
    if (std::vector<std::uint32_t> own = lookup.groups(parent.order); !own.empty()) return own;
  std::map<std::uint32_t, std::size_t> owners;
  for (const Follower& follower : parent.followers) {
    std::set<std::uint32_t> planned;
    for (const std::string& order : follower.orders)
      for (const std::uint32_t group : lookup.groups(order)) planned.insert(group);
    for (const std::uint32_t group : planned) ++owners[group];
  }
  std::vector<std::uint32_t> rows;
  for (const auto& [group, count] : owners)
    if (count > 1) rows.push_back(group);
  return rows;
}

// What one follower has of the act's rows, lacks of them, and has beyond them.
void measure(const ParentAct& parent, const Lookup& lookup, Follower& follower) {
  const std::set<std::uint32_t> rows(parent.rows.begin(), parent.rows.end());
  for (const std::uint32_t row : parent.rows) {
    bool planned = false, copied = false;
    for (const ComparedActivity& member : lookup.group(row).members) {
      if (member.municipality != follower.municipality) continue;
      planned = true;
      copied |= member.copied;
    }
    if (planned)
      ++follower.followed;
    else
      follower.missing.push_back(row);
    follower.copied += copied;
  }
  std::set<std::uint32_t> own;
  for (const std::string& order : follower.orders)
    for (const std::uint32_t group : lookup.groups(order))
      if (!rows.contains(group)) own.insert(group);
  follower.own = own.size();
}

}  // namespace

void ParentActs::add(const schema::OrderDocument& order, std::string_view key, std::uint32_t municipality) {
  const auto mention = [&](schema::CitedAct act, bool itself) {
    if (!act.number || (!act.date && !act.issuer)) return;
    if (act.kind && lexicon().other_kinds.contains(utf8::fold(*act.kind))) return;
    Mention found;
    found.number_date = (act.date ? normalize::iso_date(*act.date) : "-") + "/" + schema::slug(*act.number);
    found.issuer_key = act.issuer ? identity_key(*act.issuer) : "";
    found.act = std::move(act);
    found.order = key;
    found.municipality = municipality;
    found.itself = itself;
    mentions_.push_back(std::move(found));
  };
  for (const schema::CitedAct& act : order.order.citations) mention(act, false);
  schema::CitedAct own;
  own.kind = order.order.kind;
  own.number = order.order.number;
  own.date = order.order.date;
  own.title = order.order.title;
  if (order.order.issuer) own.issuer = order.order.issuer->name;
  mention(std::move(own), true);
}

// Mentions of one act side by side: by number and date, then by issuers that agree. The longest name of an
// issuer comes first and shorter ones are compared with it.
std::vector<std::vector<const ParentActs::Mention*>> ParentActs::acts() {
  const auto order = [](const Mention& m) {
    return std::tuple(std::string_view(m.number_date), -static_cast<long>(m.issuer_key.size()),
                      std::string_view(m.issuer_key), !m.itself, std::string_view(m.order));
  };
  std::sort(mentions_.begin(), mentions_.end(),
            [&](const auto& x, const auto& y) { return order(x) < order(y); });
  std::vector<std::vector<const Mention*>> acts;
  for (std::size_t begin = 0; begin < mentions_.size();) {
    std::vector<std::vector<const Mention*>> here;
    std::size_t end = begin;
    for (; end < mentions_.size() && mentions_[end].number_date == mentions_[begin].number_date; ++end) {
      const auto same = std::find_if(here.begin(), here.end(), [&](const auto& act) {
        return issuers_agree(act.front()->issuer_key, mentions_[end].issuer_key);
      });
      if (same != here.end())
        same->push_back(&mentions_[end]);
      else
        here.push_back({&mentions_[end]});
    }
    begin = end;
    acts.insert(acts.end(), here.begin(), here.end());
  }
  return acts;
}

void ParentActs::fill(Comparison& comparison, const std::vector<std::uint32_t>& municipality_of) {
  const Lookup lookup(comparison);
  for (const auto& act : acts()) {
    ParentAct parent;
    parent.id = act.front()->number_date;
    parent.number = act.front()->act.number;
    parent.date = act.front()->act.date;
    std::map<std::uint32_t, std::set<std::string>> followers;
    std::set<std::uint32_t> all;
    for (const Mention* mention : act) {
      if (!parent.kind) parent.kind = mention->act.kind;
      if (!parent.issuer) parent.issuer = mention->act.issuer;
      if (!parent.title) parent.title = mention->act.title;
      if (mention->itself) {
        if (parent.order.empty()) parent.order = mention->order;
        continue;
      }
      all.insert(mention->municipality);
      if (const std::uint32_t shown = municipality_of[mention->municipality]; shown != UINT32_MAX)
        followers[shown].insert(mention->order);
    }
    if (followers.empty()) continue;
    if (parent.order.empty() && all.size() < 2 && !of_higher_level(parent.issuer)) continue;
    for (const auto& [municipality, orders] : followers) {
      Follower follower;
      follower.municipality = municipality;
      follower.orders.assign(orders.begin(), orders.end());
      parent.followers.push_back(std::move(follower));
    }
    parent.rows = rows_of(parent, lookup);
    for (Follower& follower : parent.followers) measure(parent, lookup, follower);
    comparison.parents.push_back(std::move(parent));
  }
  std::stable_sort(comparison.parents.begin(), comparison.parents.end(),
                   [](const auto& x, const auto& y) { return x.followers.size() > y.followers.size(); });
  std::map<std::string, int> ids;
  for (std::uint32_t k = 0; k < comparison.parents.size(); ++k) {
    ParentAct& parent = comparison.parents[k];
    if (const int earlier = ids[parent.id]++) parent.id += "~" + std::to_string(earlier + 1);
    for (const Follower& follower : parent.followers)
      for (const std::string& order : follower.orders)
        for (const std::uint32_t plan : lookup.plans(order)) comparison.plans[plan].parents.push_back(k);
  }
}

}  // namespace prikaz::corpus
