// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/correction/target.h"

#include <algorithm>
#include <vector>

#include "base/error.h"
#include "base/utf8.h"
#include "corpus/decision/activity.h"
#include "corpus/identity.h"

namespace prikaz::corpus::correction {

namespace {

using decision::all_activities;
using decision::folded;
using decision::FoundActivity;
using decision::text_of;

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

std::string context_of(const FoundActivity& found, std::string_view first) {
  return utf8::squeeze(found.section) + " | " + utf8::squeeze(cell_of(*found.activity, first));
}

std::string context_cell(std::string_view context) {
  const std::size_t mark = context.find(" | ");
  return std::string(mark == std::string_view::npos ? context : context.substr(mark + 3));
}

/// Activities that only their order in the document tells apart from `one`: itself among them.
std::vector<FoundActivity> equals_of(const std::vector<FoundActivity>& all, const FoundActivity& one,
                                     std::string_view first) {
  return decision::only(all, [&](const FoundActivity& other) {
    return folded(other.title()) == folded(one.title()) &&
           folded(context_of(other, first)) == folded(context_of(one, first));
  });
}

std::optional<FoundActivity> find_activity(const Json& reading, const Correction& correction,
                                           const Field& field) {
  const std::vector<FoundActivity> all = all_activities(reading);
  std::vector<FoundActivity> found = decision::find_titled(all, correction.quote);
  found = decision::preferably(found, [&](const FoundActivity& one) {
    return folded(context_of(one, field.first)) == folded(correction.context);
  });
  const std::string cell = identity_key(context_cell(correction.context));
  const std::vector<FoundActivity> same_cell = decision::only(found, [&](const FoundActivity& one) {
    return identity_key(cell_of(*one.activity, field.first)) == cell;
  });
  // In another content the cell changed: either the program or the author of the document now says it
  // differently.
  const bool same_content = text_of(reading.at("source").at("sha256")) == correction.sha256;
  if (same_cell.empty() && !same_content) return std::nullopt;
  if (!same_cell.empty()) found = same_cell;
  const auto nth = static_cast<std::size_t>(std::max(correction.occurrence, 1)) - 1;
  if (nth >= found.size()) return std::nullopt;
  return found[nth];
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
  const std::optional<FoundActivity> found = find_activity(reading, correction, field);
  return found ? make_target(reading, found->pointer, field) : std::nullopt;
}

Target choose_target(const Json& reading, std::string_view activity, const Correction& correction) {
  const Field field = split(correction.field);
  std::optional<Target> target;
  if (field.holder == "activity") {
    target =
        make_target(reading, decision::choose_activity(all_activities(reading), activity).pointer, field);
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
  correction.occurrence = 1;
  if (field.holder == "roadmap") correction.quote = text_of(reading.at(target.holder).at("title"));
  if (field.holder != "activity") return;
  const std::vector<FoundActivity> all = all_activities(reading);
  for (const FoundActivity& found : all) {
    if (found.pointer != target.holder) continue;
    correction.quote = found.title();
    correction.context = context_of(found, field.first);
    for (const FoundActivity& equal : equals_of(all, found, field.first)) {
      if (equal.pointer == found.pointer) break;
      ++correction.occurrence;
    }
  }
}

}  // namespace prikaz::corpus::correction
