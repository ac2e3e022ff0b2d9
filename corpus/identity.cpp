// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/identity.h"

#include <algorithm>
#include <numeric>
#include <set>

#include "base/sha256.h"
#include "normalize/stem.h"

namespace prikaz::corpus {

namespace {

using Words = std::vector<std::string_view>;

Words split(std::string_view key) {
  Words words;
  while (!key.empty()) {
    const std::size_t space = std::min(key.find(' '), key.size());
    words.push_back(key.substr(0, space));
    key.remove_prefix(std::min(space + 1, key.size()));
  }
  return words;
}

std::size_t common_words(const Words& left, const Words& right) {
  std::size_t common = 0;
  for (auto l = left.begin(), r = right.begin(); l != left.end() && r != right.end();) {
    if (*l == *r) {
      ++common, ++l, ++r;
    } else if (*l < *r) {
      ++l;
    } else {
      ++r;
    }
  }
  return common;
}

/// One is a shortened form of the other. A single word is too little to tell.
bool contains(const Words& left, const Words& right, std::size_t common) {
  const std::size_t smaller = std::min(left.size(), right.size());
  return common == smaller && (smaller >= 2 || left.size() == right.size());
}

bool agree(const Candidate& left, const Candidate& right) {
  return issuers_agree(left.issuer_key, right.issuer_key) && titles_agree(left.title_key, right.title_key);
}

using Group = std::vector<std::size_t>;

bool fits(const std::vector<Candidate>& all, const Group& group, std::size_t candidate) {
  return std::all_of(group.begin(), group.end(),
                     [&](std::size_t member) { return agree(all[member], all[candidate]); });
}

bool lacks_part(const Candidate& candidate) {
  return candidate.issuer_key.empty() || candidate.title_key.empty();
}

}  // namespace

std::string identity_key(std::string_view text) {
  const std::vector<std::string> stems = normalize::stem_text(text);
  const std::set<std::string> unique(stems.begin(), stems.end());
  std::string key;
  for (const std::string& stem : unique) {
    if (!key.empty()) key += ' ';
    key += stem;
  }
  return key;
}

bool issuers_agree(std::string_view left_key, std::string_view right_key) {
  if (left_key.empty() || right_key.empty() || left_key == right_key) return true;
  const Words left = split(left_key), right = split(right_key);
  return contains(left, right, common_words(left, right));
}

bool titles_agree(std::string_view left_key, std::string_view right_key) {
  if (left_key.empty() || right_key.empty() || left_key == right_key) return true;
  const Words left = split(left_key), right = split(right_key);
  const std::size_t common = common_words(left, right);
  if (contains(left, right, common)) return true;
  // One differing word of ten on each side: 9 common of 11 in all.
  return common * 11 >= (left.size() + right.size() - common) * 9;
}

bool better_reading(const Candidate& left, const Candidate& right) {
  const Quality& l = left.quality;
  const Quality& r = right.quality;
  if ((l.roadmaps > 0) != (r.roadmaps > 0)) return l.roadmaps > 0;
  // Shares as cross products: no rounding, and a text of no characters is fully placed.
  const auto share = [](const Quality& a, const Quality& b) {
    const std::uint64_t whole = std::max<std::uint64_t>(b.characters, 1);
    return (a.characters == 0 ? 1 : a.placed) * whole;
  };
  const std::uint64_t left_share = share(l, r), right_share = share(r, l);
  if (left_share != right_share) return left_share > right_share;
  if (l.errors != r.errors) return l.errors < r.errors;
  return left.sha256 < right.sha256;
}

std::vector<std::vector<std::size_t>> group_readings(const std::vector<Candidate>& candidates) {
  std::vector<std::size_t> by_rank(candidates.size());
  std::iota(by_rank.begin(), by_rank.end(), std::size_t{0});
  std::sort(by_rank.begin(), by_rank.end(), [&](std::size_t left, std::size_t right) {
    return better_reading(candidates[left], candidates[right]);
  });
  // Whole readings first, in a fixed order; each joins the first order with all of whose members it agrees.
  std::vector<Group> groups;
  for (const std::size_t candidate : by_rank) {
    if (lacks_part(candidates[candidate])) continue;
    const auto home = std::find_if(groups.begin(), groups.end(),
                                   [&](const Group& group) { return fits(candidates, group, candidate); });
    if (home != groups.end()) {
      home->push_back(candidate);
    } else {
      groups.push_back({candidate});
    }
  }
  // What lacks a part joins only where there is one order that it can mean.
  for (const std::size_t candidate : by_rank) {
    if (!lacks_part(candidates[candidate])) continue;
    std::vector<Group*> homes;
    for (Group& group : groups)
      if (fits(candidates, group, candidate)) homes.push_back(&group);
    if (homes.size() == 1) {
      homes.front()->push_back(candidate);
    } else {
      groups.push_back({candidate});
    }
  }
  for (Group& group : groups) {
    std::sort(group.begin(), group.end(), [&](std::size_t left, std::size_t right) {
      return better_reading(candidates[left], candidates[right]);
    });
  }
  std::sort(groups.begin(), groups.end(), [&](const Group& left, const Group& right) {
    const Candidate& l = candidates[left.front()];
    const Candidate& r = candidates[right.front()];
    return std::tie(l.issuer_key, l.title_key, l.sha256) < std::tie(r.issuer_key, r.title_key, r.sha256);
  });
  return groups;
}

std::string order_key(std::string_view id, const Candidate& best, bool alone) {
  std::string key(id);
  if (alone) return key;
  const bool named = !best.issuer_key.empty() || !best.title_key.empty();
  const std::string told_apart_by = named ? best.issuer_key + "\n" + best.title_key : best.sha256;
  return key + "~" + sha256_hex(told_apart_by).substr(0, 8);
}

}  // namespace prikaz::corpus
