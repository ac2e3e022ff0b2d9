// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Activities in the JSON of an order document, as people's decisions find them again: by what they say.
#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace prikaz::corpus::decision {

using Json = nlohmann::ordered_json;

struct FoundActivity {
  std::size_t roadmap = 0;
  Json::json_pointer pointer;
  const Json* activity = nullptr;  ///< inside the document
  std::string plan, section;       ///< titles as read; empty where there is none

  std::string id() const;
  std::string title() const;
};

/// In the order of the document.
std::vector<FoundActivity> all_activities(const Json& document);

/// Those with this title as read (case and spaces aside); else the one that shares nine words of ten with it,
/// where there is only one such.
std::vector<FoundActivity> find_titled(const std::vector<FoundActivity>& all, std::string_view title);

/// The one that a person names by id ("a3", "1/a3" in the second plan), number, or (beginning of the) title.
/// Throws Error(Usage) where none or several are named so.
FoundActivity choose_activity(const std::vector<FoundActivity>& all, std::string_view name);

/// The text of a value: a string, or the `raw` of an object; lists with "; " between.
std::string text_of(const Json& value);
/// What texts are compared by: case and runs of spaces are nothing.
std::string folded(std::string_view text);

template <typename Predicate>
std::vector<FoundActivity> only(const std::vector<FoundActivity>& all, Predicate predicate) {
  std::vector<FoundActivity> kept;
  for (const FoundActivity& one : all)
    if (predicate(one)) kept.push_back(one);
  return kept;
}

/// `only`, but all where none is such.
template <typename Predicate>
std::vector<FoundActivity> preferably(const std::vector<FoundActivity>& all, Predicate predicate) {
  std::vector<FoundActivity> kept = only(all, predicate);
  return kept.empty() ? all : kept;
}

}  // namespace prikaz::corpus::decision
