// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/correction/target.h"

#include <algorithm>
#include <vector>

#include "base/error.h"
#include "base/utf8.h"
#include "corpus/identity.h"

namespace prikaz::corpus::correction {

namespace {

using Pointer = Json::json_pointer;

/// "activity/timing/items/0/end" → "activity", "/timing/items/0/end".
struct Field {
  std::string_view holder, first;
  std::string path;
};

Field split(std::string_view field) {
  const std::size_t slash = std::min(field.find('/'), field.size());
  const std::string_view rest = field.substr(slash);
  const std::string_view inner = rest.empty() ? rest : rest.substr(1);
  return {field.substr(0, slash), inner.substr(0, inner.find('/')), std::string(rest)};
}

std::string text_of(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_object() && value.contains("raw")) return text_of(value.at("raw"));
  if (!value.is_array()) return {};
  std::string text;
  for (const Json& item : value) text += (text.empty() ? "" : "; ") + text_of(item);
  return text;
}

std::string folded(std::string_view text) { return utf8::fold(utf8::squeeze(text)); }

Place place_of(const Json& holder) {
  Place place;
  if (!holder.contains("at") || !holder.at("at").is_object()) return place;
  const Json& at = holder.at("at");
  const auto number = [&](const char* key) {
    return at.contains(key) && at.at(key).is_number_integer() ? at.at(key).get<int>() : 0;
  };
  place.page = number("page");
  place.block = number("block");
  place.table = number("table");
  place.row = number("row");
  place.column = number("column");
  place.line = number("line");
  return place;
}

/// The cell whose wording a field of an activity was read from; empty for what is not read from one cell.
std::string cell_of(const Json& activity, std::string_view first) {
  if (first == "id" || first == "number" || first == "number_raw" || first == "category" ||
      first == "title" || first == "section" || !activity.contains(first))
    return {};
  return text_of(activity.at(std::string(first)));
}

struct Found {
  Pointer pointer;
  const Json* activity;
  std::string section;
};

std::vector<Found> all_activities(const Json& reading) {
  std::vector<Found> found;
  const Json& roadmaps = reading.at("roadmaps");
  for (std::size_t r = 0; r < roadmaps.size(); ++r) {
    const Json& activities = roadmaps[r].at("activities");
    for (std::size_t a = 0; a < activities.size(); ++a) {
      const Json& section = activities[a].at("section");
      std::string title;
      if (section.is_number_unsigned() && section.get<std::size_t>() < roadmaps[r].at("sections").size())
        title = text_of(roadmaps[r].at("sections")[section.get<std::size_t>()].at("title"));
      found.push_back({Pointer("/roadmaps/" + std::to_string(r) + "/activities/" + std::to_string(a)),
                       &activities[a], std::move(title)});
    }
  }
  return found;
}

std::string context_of(const Found& found, std::string_view first) {
  return utf8::squeeze(found.section) + " | " + utf8::squeeze(cell_of(*found.activity, first));
}

std::string context_cell(std::string_view context) {
  const std::size_t mark = context.find(" | ");
  return std::string(mark == std::string_view::npos ? context : context.substr(mark + 3));
}

template <typename Predicate>
std::vector<Found> only(const std::vector<Found>& all, Predicate predicate) {
  std::vector<Found> kept;
  std::copy_if(all.begin(), all.end(), std::back_inserter(kept), predicate);
  return kept;
}

std::optional<Found> find_activity(const Json& reading, const Correction& correction, const Field& field) {
  const std::vector<Found> all = all_activities(reading);
  const auto title = [](const Found& found) { return text_of(found.activity->at("title")); };
  std::vector<Found> found =
      only(all, [&](const Found& one) { return folded(title(one)) == folded(correction.quote); });
  if (found.empty()) {
    const std::string key = identity_key(correction.quote);
    found = only(all, [&](const Found& one) {
      const std::string other = identity_key(title(one));
      return !key.empty() && !other.empty() && titles_agree(key, other);
    });
    if (found.size() > 1) return std::nullopt;
  }
  if (found.size() > 1) {
    const std::vector<Found> same = only(found, [&](const Found& one) {
      return folded(context_of(one, field.first)) == folded(correction.context);
    });
    if (!same.empty()) found = same;
  }
  if (found.empty()) return std::nullopt;
  const bool same_content = text_of(reading.at("source").at("sha256")) == correction.sha256;
  const std::string cell = identity_key(context_cell(correction.context));
  // Titles that stand there twice with nothing to tell them apart are corrected at the first.
  for (const Found& one : found)
    if (identity_key(cell_of(*one.activity, field.first)) == cell) return one;
  if (!same_content) {
    // The cell changed: either the program or the author of the document now says it differently.
    return std::nullopt;
  }
  return found.front();
}

std::optional<Pointer> find_roadmap(const Json& reading, std::string_view quote) {
  const Json& roadmaps = reading.at("roadmaps");
  for (std::size_t r = 0; r < roadmaps.size(); ++r)
    if (folded(text_of(roadmaps[r].at("title"))) == folded(quote))
      return Pointer("/roadmaps/" + std::to_string(r));
  if (roadmaps.size() == 1) return Pointer("/roadmaps/0");
  return std::nullopt;
}

std::optional<Target> make_target(const Json& reading, const Pointer& holder, const Field& field) {
  Pointer pointer;
  try {
    pointer = holder / Pointer(field.path);
  } catch (const Json::exception&) {
    return std::nullopt;
  }
  // Places, ids and the lists that other anchors point into are no matter of opinion.
  for (const std::string_view fixed : {"at", "id", "activities", "sections", "columns", ""})
    if (field.first == fixed) return std::nullopt;
  if (!reading.contains(pointer)) return std::nullopt;
  return Target{pointer, holder, place_of(reading.at(holder))};
}

}  // namespace

std::optional<Target> find_target(const Json& reading, const Correction& correction) {
  const Field field = split(correction.field);
  if (field.holder == "order") return make_target(reading, Pointer("/order"), field);
  if (field.holder == "roadmap") {
    const std::optional<Pointer> roadmap = find_roadmap(reading, correction.quote);
    return roadmap ? make_target(reading, *roadmap, field) : std::nullopt;
  }
  if (field.holder != "activity") return std::nullopt;
  const std::optional<Found> found = find_activity(reading, correction, field);
  return found ? make_target(reading, found->pointer, field) : std::nullopt;
}

Target choose_target(const Json& reading, std::string_view activity, const Correction& correction) {
  const Field field = split(correction.field);
  std::optional<Target> target;
  if (field.holder == "activity") {
    const auto named = [&](const Found& one) {
      return text_of(one.activity->at("id")) == activity || text_of(one.activity->at("number")) == activity ||
             folded(text_of(one.activity->at("title"))).starts_with(folded(activity));
    };
    std::vector<Found> found = only(all_activities(reading), named);
    // An exact id wins over a title that happens to begin with it.
    if (const auto exact =
            only(found, [&](const Found& one) { return text_of(one.activity->at("id")) == activity; });
        exact.size() == 1)
      found = exact;
    if (activity.empty() || found.size() != 1)
      throw Error(ErrorCode::Usage, "«" + std::string(activity) + "» names " + std::to_string(found.size()) +
                                        " activities of this order; give an id (a3), a number or the title");
    target = make_target(reading, found.front().pointer, field);
  } else {
    target = find_target(reading, correction);
  }
  if (!target)
    throw Error(ErrorCode::Usage, "\"" + correction.field +
                                      "\" is no field that can be corrected; for example "
                                      "order/number, roadmap/period/end, activity/timing");
  return *target;
}

void fill_anchor(const Json& reading, const Target& target, Correction& correction) {
  const Field field = split(correction.field);
  correction.old_value = reading.at(target.pointer).dump();
  correction.quote.clear();
  correction.context.clear();
  if (field.holder == "roadmap") correction.quote = text_of(reading.at(target.holder).at("title"));
  if (field.holder != "activity") return;
  for (const Found& found : all_activities(reading)) {
    if (found.pointer != target.holder) continue;
    correction.quote = text_of(found.activity->at("title"));
    correction.context = context_of(found, field.first);
  }
}

}  // namespace prikaz::corpus::correction
