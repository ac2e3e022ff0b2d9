// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>

#include "corpus/comparison_writer.h"

namespace prikaz::corpus {
namespace {

using Json = nlohmann::ordered_json;

Json date(const std::optional<normalize::Date>& value) {
  return value ? Json(normalize::iso_date(*value)) : Json(nullptr);
}

Json region(const std::optional<normalize::Region>& value) {
  if (!value) return nullptr;
  return {{"iso", value->iso ? Json(*value->iso) : Json(nullptr)}, {"name", value->name}};
}

Json group(const Comparison& comparison, const ComparedGroup& group) {
  Json members = Json::array(), gaps = Json::array();
  for (const ComparedActivity& member : group.members)
    members.push_back({{"order", member.order},
                       {"roadmap", member.roadmap},
                       {"activity", member.activity},
                       {"municipality", comparison.municipalities[member.municipality].id},
                       {"state", state_name(member.state)},
                       {"score", std::round(member.score * 1000) / 1000},
                       {"title", member.title},
                       {"timing", member.timing.empty() ? Json(nullptr) : Json(member.timing)},
                       {"start", date(member.start)},
                       {"end", date(member.end)},
                       {"responsible", member.responsible}});
  const std::vector<State> states = comparison.states(group);
  for (std::size_t k = 0; k < states.size(); ++k)
    if (states[k] != State::Present && states[k] != State::Near)
      gaps.push_back({{"municipality", comparison.municipalities[k].id},
                      {"state", state_name(states[k])},
                      {"reason", comparison.municipalities[k].reason}});
  Json spread = nullptr;
  if (group.earliest && group.latest) spread = normalize::days_between(*group.earliest, *group.latest);
  return {{"id", group.id},
          {"label", group.label},
          {"category", group.category},
          {"band", band_name(group.band)},
          {"members", std::move(members)},
          {"gaps", std::move(gaps)},
          {"timing",
           {{"start", date(group.start)},
            {"end", date(group.end)},
            {"earliest_end", date(group.earliest)},
            {"latest_end", date(group.latest)},
            {"spread_days", std::move(spread)}}}};
}

}  // namespace

std::string write_comparison_json(const Comparison& comparison, bool pretty) {
  Json municipalities = Json::array(), groups = Json::array();
  for (const ComparedMunicipality& municipality : comparison.municipalities)
    municipalities.push_back({{"id", municipality.id},
                              {"name", municipality.name},
                              {"region", region(municipality.region)},
                              {"orders", municipality.orders},
                              {"activities", municipality.activities}});
  for (const ComparedGroup& found : comparison.groups) groups.push_back(group(comparison, found));
  const Json document = {{"format", "prikaz-comparison/1"},
                         {"municipalities", std::move(municipalities)},
                         {"groups", std::move(groups)}};
  return document.dump(pretty ? 2 : -1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace prikaz::corpus
