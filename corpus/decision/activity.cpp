// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/decision/activity.h"

#include "base/error.h"
#include "base/utf8.h"
#include "corpus/identity.h"

namespace prikaz::corpus::decision {

std::string text_of(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_object() && value.contains("raw")) return text_of(value.at("raw"));
  if (!value.is_array()) return {};
  std::string text;
  for (const Json& item : value) text += (text.empty() ? "" : "; ") + text_of(item);
  return text;
}

std::string folded(std::string_view text) { return utf8::fold(utf8::squeeze(text)); }

std::string FoundActivity::id() const { return text_of(activity->at("id")); }
std::string FoundActivity::title() const { return text_of(activity->at("title")); }

std::vector<FoundActivity> all_activities(const Json& document) {
  std::vector<FoundActivity> found;
  const Json& roadmaps = document.at("roadmaps");
  for (std::size_t r = 0; r < roadmaps.size(); ++r) {
    const Json& activities = roadmaps[r].at("activities");
    const Json& sections = roadmaps[r].at("sections");
    for (std::size_t a = 0; a < activities.size(); ++a) {
      FoundActivity one;
      one.roadmap = r;
      one.pointer = Json::json_pointer("/roadmaps/" + std::to_string(r) + "/activities/" + std::to_string(a));
      one.activity = &activities[a];
      one.plan = text_of(roadmaps[r].at("title"));
      const Json& section = activities[a].at("section");
      if (section.is_number_unsigned() && section.get<std::size_t>() < sections.size())
        one.section = text_of(sections[section.get<std::size_t>()].at("title"));
      found.push_back(std::move(one));
    }
  }
  return found;
}

std::vector<FoundActivity> find_titled(const std::vector<FoundActivity>& all, std::string_view title) {
  const std::string wanted = folded(title);
  std::vector<FoundActivity> found =
      only(all, [&](const FoundActivity& one) { return folded(one.title()) == wanted; });
  if (!found.empty()) return found;
  const std::string key = identity_key(title);
  found = only(all, [&](const FoundActivity& one) {
    const std::string other = identity_key(one.title());
    return !key.empty() && !other.empty() && titles_agree(key, other);
  });
  if (found.size() > 1) found.clear();
  return found;
}

FoundActivity choose_activity(const std::vector<FoundActivity>& all, std::string_view name) {
  const auto is_id = [&](const FoundActivity& one) {
    return one.id() == name || std::to_string(one.roadmap) + "/" + one.id() == name;
  };
  const std::string beginning = folded(name);
  // An exact id wins over a title that happens to begin with it.
  std::vector<FoundActivity> found = only(all, is_id);
  if (found.empty()) {
    found = only(all, [&](const FoundActivity& one) {
      return text_of(one.activity->at("number")) == name || folded(one.title()).starts_with(beginning);
    });
    if (found.size() > 1)
      found = preferably(found, [&](const FoundActivity& one) { return folded(one.title()) == beginning; });
  }
  if (name.empty() || found.size() != 1)
    throw Error(ErrorCode::Usage, "«" + std::string(name) + "» names " + std::to_string(found.size()) +
                                      " activities of this order; give an id (a3, or 1/a3 in the second "
                                      "plan), a number or the title");
  return found.front();
}

}  // namespace prikaz::corpus::decision
