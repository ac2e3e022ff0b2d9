// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/report/details.h"

#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "corpus/report/page_text.h"

namespace prikaz::corpus::reporting {
namespace {

using Json = nlohmann::ordered_json;

std::string_view severity_name(Severity severity) {
  switch (severity) {
    case Severity::Info:
      return "info";
    case Severity::Warning:
      return "warning";
    case Severity::Error:
      break;
  }
  return "error";
}

std::string line(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

// Absent and empty fields are left out: the page has many activities.
void put(Json& object, const char* key, const std::optional<std::string>& value) {
  if (value && !value->empty()) object[key] = *value;
}
void put(Json& object, const char* key, const std::optional<normalize::Date>& value) {
  if (value) object[key] = normalize::iso_date(*value);
}
void put(Json& object, const char* key, Json list) {
  if (!list.empty()) object[key] = std::move(list);
}

Json place(const Place& at) {
  Json json = Json::object();
  for (const auto& [key, number] :
       {std::pair("page", at.page), std::pair("table", at.table), std::pair("row", at.row),
        std::pair("block", at.block), std::pair("line", at.line)})
    if (number > 0) json[key] = number;
  return json;
}

Json timing_item(const normalize::TimingItem& item) {
  Json json = {{"kind", kind_name(item.kind)}};
  put(json, "start", item.start);
  put(json, "end", item.end);
  put(json, "edtf", item.edtf);
  put(json, "rrule", item.rrule);
  put(json, "label", item.label);
  put(json, "condition", item.condition);
  put(json, "inferred", Json(item.inferred));
  return json;
}

Json parties(const std::vector<normalize::Party>& list) {
  Json json = Json::array();
  for (const normalize::Party& party : list) {
    Json entry = {{"name", party.name.empty() ? party.raw : party.name}, {"role", party.role}};
    if (party.raw != party.name) entry["raw"] = party.raw;
    if (party.agreed) entry["agreed"] = true;
    put(entry, "contact", party.contact);
    json.push_back(std::move(entry));
  }
  return json;
}

Json targets(const std::vector<normalize::Target>& list) {
  Json json = Json::array();
  for (const normalize::Target& target : list) {
    Json entry = {{"value", target.value}, {"unit", target.unit}, {"comparison", target.comparison}};
    if (target.max) entry["max"] = *target.max;
    put(entry, "of", target.of);
    json.push_back(std::move(entry));
  }
  return json;
}

// The row as the plan has it: [heading, verbatim text], in the order of the columns.
class SourceRow {
 public:
  SourceRow(const schema::Roadmap& roadmap, const schema::Activity& activity)
      : roadmap_(roadmap), activity_(activity) {}

  Json cells() const {
    Json json = Json::array();
    std::map<schema::ColumnRole, int> seen;
    for (const schema::Column& column : roadmap_.columns) {
      if (seen[column.role]++ > 0 || column.role == schema::ColumnRole::Other) continue;
      std::string text = text_of(column.role);
      if (!text.empty()) json.push_back({column.heading, std::move(text)});
    }
    if (seen[schema::ColumnRole::Activity] == 0) json.push_back({"", text_of(schema::ColumnRole::Activity)});
    for (const auto& [heading, text] : activity_.extra) json.push_back({heading, text});
    return json;
  }

 private:
  std::string verbatim(const char* key, const std::optional<std::string>& value) const {
    const auto raw = activity_.raw.find(key);
    return raw != activity_.raw.end() ? raw->second : value.value_or("");
  }
  static std::string verbatim(const std::vector<normalize::Party>& list) {
    std::string text;
    for (const normalize::Party& party : list) text += (text.empty() ? "" : "; ") + party.raw;
    return text;
  }
  std::string text_of(schema::ColumnRole role) const {
    using schema::ColumnRole;
    switch (role) {
      case ColumnRole::Number:
        return (activity_.number_raw ? activity_.number_raw : activity_.number).value_or("");
      case ColumnRole::Activity:
        return verbatim("title", activity_.title);
      case ColumnRole::Responsible:
        return verbatim(activity_.responsible);
      case ColumnRole::Participants:
        return verbatim(activity_.participants);
      case ColumnRole::Timing:
        return activity_.timing ? activity_.timing->raw : "";
      case ColumnRole::Result:
        return verbatim("result", activity_.result);
      case ColumnRole::Indicator:
        return verbatim("indicator", activity_.indicator);
      case ColumnRole::Place:
        return verbatim("place", activity_.place);
      case ColumnRole::Document:
        return verbatim("document", activity_.document);
      case ColumnRole::Funding:
        return verbatim("funding", activity_.funding);
      case ColumnRole::Note:
        return verbatim("note", activity_.note);
      case ColumnRole::Other:
        break;
    }
    return "";
  }

  const schema::Roadmap& roadmap_;
  const schema::Activity& activity_;
};

Json activity(const schema::Roadmap& roadmap, std::size_t index, const schema::Activity& activity) {
  Json json = {{"id", activity.id}};
  if (index > 0) json["roadmap"] = index;
  put(json, "number", activity.number);
  if (activity.section && static_cast<std::size_t>(*activity.section) < roadmap.sections.size())
    json["section"] = roadmap.sections[static_cast<std::size_t>(*activity.section)].title;
  json["title"] = activity.title;
  json["category"] = activity.category;
  if (activity.timing) {
    Json items = Json::array();
    for (const normalize::TimingItem& item : activity.timing->items) items.push_back(timing_item(item));
    json["timing"] = {{"raw", activity.timing->raw}, {"items", std::move(items)}};
  }
  put(json, "responsible", parties(activity.responsible));
  put(json, "participants", parties(activity.participants));
  put(json, "result", activity.result);
  put(json, "indicator", activity.indicator);
  put(json, "targets", targets(activity.targets));
  json["cells"] = SourceRow(roadmap, activity).cells();
  json["at"] = place(activity.at);
  return json;
}

}  // namespace

std::string write_details(const schema::OrderDocument& order) {
  Json activities = Json::array(), roadmaps = Json::array(), citations = Json::array(),
       diagnostics = Json::array(), unplaced = Json::array();
  for (std::size_t k = 0; k < order.roadmaps.size(); ++k) {
    const schema::Roadmap& roadmap = order.roadmaps[k];
    for (const schema::Activity& found : roadmap.activities)
      activities.push_back(activity(roadmap, k, found));
    Json entry = Json::object();
    put(entry, "title", roadmap.title);
    if (roadmap.period) entry["period"] = roadmap.period->raw;
    roadmaps.push_back(std::move(entry));
  }
  for (const schema::CitedAct& act : order.order.citations) citations.push_back(act.raw);
  for (const Diagnostic& diagnostic : order.diagnostics)
    diagnostics.push_back({{"code", diagnostic.code},
                           {"severity", severity_name(diagnostic.severity)},
                           {"message", diagnostic.message},
                           {"at", place(diagnostic.at)}});
  for (const schema::PlacedText& text : order.coverage.unplaced)
    unplaced.push_back({{"text", text.text}, {"at", place(text.at)}});
  return line({{"activities", std::move(activities)},
               {"roadmaps", std::move(roadmaps)},
               {"citations", std::move(citations)},
               {"diagnostics", std::move(diagnostics)},
               {"unplaced", std::move(unplaced)}});
}

std::string write_document(const schema::OrderDocument& order, std::string_view key) {
  std::size_t activities = 0;
  for (const schema::Roadmap& roadmap : order.roadmaps) activities += roadmap.activities.size();
  std::map<std::pair<std::string, std::string_view>, std::size_t> counts;
  for (const Diagnostic& diagnostic : order.diagnostics)
    ++counts[{diagnostic.code, severity_name(diagnostic.severity)}];
  Json diagnostics = Json::array();
  for (const auto& [kind, count] : counts) diagnostics.push_back({kind.first, kind.second, count});
  Json json = {{"key", key}, {"kind", order.order.kind}, {"file", order.source.name}};
  put(json, "number", order.order.number);
  put(json, "date", order.order.date);
  put(json, "title", order.order.title);
  json["reader"] = order.source.reader;
  if (order.source.pages) json["pages"] = *order.source.pages;
  json["roadmaps"] = order.roadmaps.size();
  json["activities"] = activities;
  json["coverage"] = {order.coverage.characters, order.coverage.placed};
  json["diagnostics"] = std::move(diagnostics);
  return without_markup(line(json));
}

}  // namespace prikaz::corpus::reporting
