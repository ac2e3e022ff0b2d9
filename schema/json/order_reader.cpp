// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// "prikaz-roadmap/1" back to an OrderDocument. Every key of the format must be there; keys that it does not
// know are passed over, since a newer program may add some.
#include <initializer_list>

#include "base/error.h"
#include "base/limits.h"
#include "schema/json.h"
#include "schema/json/common.h"
#include "schema/json/value.h"

namespace prikaz::schema {
namespace {

using json::Value;

Place read_place(const Value& value) {
  Place place;
  const auto take = [&](std::string_view key, int& number) {
    if (const auto member = value.find(key)) number = member->integer();
  };
  take("page", place.page);
  take("block", place.block);
  take("table", place.table);
  take("row", place.row);
  take("column", place.column);
  take("line", place.line);
  if (const auto member = value.find("bbox")) {
    std::vector<double> sides;
    member->for_each([&](const Value& side) { sides.push_back(side.number()); });
    if (sides.size() != 4) member->fail("four numbers are wanted");
    place.box = Box{sides[0], sides[1], sides[2], sides[3]};
  }
  return place;
}

FieldPlaces read_places(const Value& value) {
  FieldPlaces places;
  value.for_each_member([&](const std::string& key, const Value& place) { places[key] = read_place(place); });
  return places;
}

RawTexts read_raw(const Value& value, std::initializer_list<const char*> keys) {
  RawTexts raw;
  for (const char* key : keys) {
    const std::string raw_key = std::string(key) + "_raw";
    if (const auto member = value.find(raw_key)) raw[key] = member->string();
  }
  return raw;
}

template <typename Item, typename Read>
std::vector<Item> read_list(const Value& value, Read read) {
  std::vector<Item> items;
  value.for_each([&](const Value& element) { items.push_back(read(element)); });
  return items;
}

template <typename Item, typename Read>
std::optional<Item> read_optional(const Value& value, Read read) {
  if (value.is_null()) return std::nullopt;
  return read(value);
}

// The enumerator whose name this is; `last` is the greatest one.
template <typename Enum, typename Name>
Enum read_enum(const Value& value, Enum last, Name name) {
  const std::string text = value.string();
  for (int k = 0; k <= static_cast<int>(last); ++k)
    if (name(static_cast<Enum>(k)) == text) return static_cast<Enum>(k);
  value.fail("\"" + text + "\" is not in the list");
}

normalize::TimingItem read_timing_item(const Value& value) {
  normalize::TimingItem item;
  item.kind = read_enum(value["kind"], normalize::TimingKind::Unresolved,
                        [](normalize::TimingKind kind) { return normalize::kind_name(kind); });
  item.start = value["start"].date_or_null();
  item.end = value["end"].date_or_null();
  item.edtf = value["edtf"].string_or_null();
  item.rrule = value["rrule"].string_or_null();
  item.times = value["times"].integer_or_null();
  item.at_least = value["at_least"].boolean();
  item.time = value["time"].string_or_null();
  item.label = value["label"].string_or_null();
  item.condition = value["condition"].string_or_null();
  item.inferred = value["inferred"].strings();
  item.raw = value["raw"].string();
  return item;
}

normalize::Timing read_timing(const Value& value) {
  normalize::Timing timing;
  timing.raw = value["raw"].string();
  timing.items = read_list<normalize::TimingItem>(value["items"], read_timing_item);
  timing.start = value["start"].date_or_null();
  timing.end = value["end"].date_or_null();
  return timing;
}

normalize::Party read_party(const Value& value) {
  normalize::Party party;
  party.raw = value["raw"].string();
  party.name = value["name"].string();
  party.short_name = value["short"].string_or_null();
  party.kind = read_enum(value["kind"], normalize::PartyKind::Group,
                         [](normalize::PartyKind kind) { return normalize::kind_name(kind); });
  party.role = value["role"].string();
  party.of = value["of"].string_or_null();
  party.agreed = value["agreed"].boolean();
  party.contact = value["contact"].string_or_null();
  party.key = value["key"].string();
  party.inferred = value["inferred"].strings();
  return party;
}

PlacedParty read_placed_party(const Value& value) {
  PlacedParty party{read_party(value), {}};
  if (const auto at = value.find("at")) party.at = read_place(*at);
  return party;
}

normalize::Municipality read_municipality(const Value& value) {
  normalize::Municipality municipality;
  municipality.name = value["name"].string();
  municipality.type = value["type"].string_or_null();
  municipality.region = read_optional<normalize::Region>(value["region"], [](const Value& region) {
    return normalize::Region{region["iso"].string_or_null(), region["name"].string()};
  });
  municipality.oktmo = value["oktmo"].string_or_null();
  municipality.inferred = value["inferred"].strings();
  return municipality;
}

normalize::Target read_target(const Value& value) {
  normalize::Target target;
  target.value = value["value"].number();
  target.max = value["max"].number_or_null();
  target.unit = value["unit"].string_or_empty();
  target.comparison = value["comparison"].string();
  target.of = value["of"].string_or_null();
  return target;
}

extract::Source read_source(const Value& value) {
  extract::Source source;
  source.name = value["name"].string();
  source.sha256 = value["sha256"].string();
  source.bytes = value["bytes"].size();
  source.media_type = value["media_type"].string();
  source.reader = value["reader"].string();
  source.pages = value["pages"].integer_or_null();
  source.ocr = value["ocr"].boolean();
  source.encoding = value["encoding"].string_or_null();
  return source;
}

CitedAct read_citation(const Value& value) {
  CitedAct act;
  act.kind = value["kind"].string_or_null();
  act.issuer = value["issuer"].string_or_null();
  act.date = value["date"].date_or_null();
  act.number = value["number"].string_or_null();
  act.title = value["title"].string_or_null();
  act.raw = value["raw"].string();
  act.at = read_place(value["at"]);
  return act;
}

Clause read_clause(const Value& value, std::size_t depth) {
  if (depth > kMaxDepth) value.fail("the clauses are nested too deeply");
  Clause clause;
  clause.number = value["number"].string_or_empty();
  clause.text = value["text"].string();
  clause.clauses =
      read_list<Clause>(value["clauses"], [&](const Value& inner) { return read_clause(inner, depth + 1); });
  clause.at = read_place(value["at"]);
  clause.raw = read_raw(value, {"text"});
  return clause;
}

Signatory read_signatory(const Value& value) {
  return {value["position"].string_or_null(), value["name"].string_or_null(), read_place(value["at"]),
          read_raw(value, {"position"})};
}

PlacedText read_text(const Value& value) {
  return {value["text"].string(), read_place(value["at"]), read_raw(value, {"text"})};
}

Control read_control(const Value& value) {
  Control control;
  const std::string kind = value["kind"].string();
  if (kind != "self" && kind != "delegated") value["kind"].fail("\"self\" or \"delegated\" is wanted");
  control.self = kind == "self";
  control.position = value["position"].string_or_null();
  control.name = value["name"].string_or_null();
  return control;
}

Order read_order_part(const Value& value) {
  Order order;
  order.kind = value["kind"].string();
  order.number = value["number"].string_or_null();
  order.date = value["date"].date_or_null();
  order.place = value["place"].string_or_null();
  order.title = value["title"].string_or_null();
  order.issuer = read_optional<PlacedParty>(value["issuer"], read_placed_party);
  order.municipality = read_optional<normalize::Municipality>(value["municipality"], read_municipality);
  order.preamble = value["preamble"].string_or_null();
  order.citations = read_list<CitedAct>(value["citations"], read_citation);
  order.clauses =
      read_list<Clause>(value["clauses"], [](const Value& clause) { return read_clause(clause, 1); });
  order.signatories = read_list<Signatory>(value["signatories"], read_signatory);
  order.agreed_by = read_list<Signatory>(value["agreed_by"], read_signatory);
  order.control = read_optional<Control>(value["control"], read_control);
  order.effective = read_optional<Effective>(value["effective"], [](const Value& effective) {
    return Effective{effective["date"].date_or_null(), effective["rule"].string_or_empty()};
  });
  order.inferred = value["inferred"].strings();
  order.at = read_places(value["at"]);
  order.raw = read_raw(value, {"kind", "number", "place", "title", "preamble"});
  return order;
}

Approval read_approval(const Value& value) {
  Approval approval;
  approval.kind = value["kind"].string_or_null();
  approval.issuer = value["issuer"].string_or_null();
  approval.date = value["date"].date_or_null();
  approval.number = value["number"].string_or_null();
  approval.raw = value["raw"].string();
  approval.at = read_place(value["at"]);
  return approval;
}

RoadmapPeriod read_period(const Value& value) {
  RoadmapPeriod period;
  period.start = value["start"].date_or_null();
  period.end = value["end"].date_or_null();
  period.edtf = value["edtf"].string_or_empty();
  period.raw = value["raw"].string_or_empty();
  period.inferred = value["inferred"].strings();
  return period;
}

Indicator read_indicator(const Value& value) {
  return {value["text"].string(), read_list<normalize::Target>(value["targets"], read_target),
          read_place(value["at"]), read_raw(value, {"text"})};
}

Column read_column(const Value& value) {
  const Value role = value["role"];
  const auto found = role_by_name(role.string());
  if (!found) role.fail("\"" + role.string() + "\" is not in the list");
  return {*found, value["heading"].string()};
}

Section read_section(const Value& value) {
  return {value["number"].string_or_null(), value["title"].string(), value["parent"].integer_or_null(),
          read_place(value["at"]), read_raw(value, {"number", "title"})};
}

Activity read_activity(const Value& value) {
  Activity activity;
  activity.id = value["id"].string();
  activity.number = value["number"].string_or_null();
  activity.number_raw = value["number_raw"].string_or_null();
  activity.section = value["section"].integer_or_null();
  activity.title = value["title"].string();
  activity.category = value["category"].string();
  activity.timing = read_optional<normalize::Timing>(value["timing"], read_timing);
  activity.responsible = read_list<normalize::Party>(value["responsible"], read_party);
  activity.participants = read_list<normalize::Party>(value["participants"], read_party);
  activity.result = value["result"].string_or_null();
  activity.indicator = value["indicator"].string_or_null();
  activity.targets = read_list<normalize::Target>(value["targets"], read_target);
  activity.place = value["place"].string_or_null();
  activity.funding = value["funding"].string_or_null();
  activity.document = value["document"].string_or_null();
  activity.note = value["note"].string_or_null();
  value["extra"].for_each_member([&](const std::string& heading, const Value& text) {
    activity.extra.emplace_back(heading, text.string());
  });
  activity.links = value["links"].strings();
  activity.footnotes = value["footnotes"].strings();
  activity.at = read_place(value["at"]);
  activity.raw = read_raw(value, {"title", "result", "indicator", "place", "funding", "document", "note"});
  return activity;
}

Roadmap read_roadmap(const Value& value) {
  Roadmap roadmap;
  roadmap.title = value["title"].string_or_null();
  roadmap.kind = value["kind"].string_or_null();
  roadmap.approval = read_optional<Approval>(value["approval"], read_approval);
  roadmap.annex = value["annex"].string_or_null();
  roadmap.period = read_optional<RoadmapPeriod>(value["period"], read_period);
  roadmap.goal = value["goal"].string_or_null();
  roadmap.tasks = read_list<PlacedText>(value["tasks"], read_text);
  roadmap.indicators = read_list<Indicator>(value["indicators"], read_indicator);
  roadmap.text = read_list<PlacedText>(value["text"], read_text);
  roadmap.signatories = read_list<Signatory>(value["signatories"], read_signatory);
  roadmap.columns = read_list<Column>(value["columns"], read_column);
  roadmap.sections = read_list<Section>(value["sections"], read_section);
  roadmap.activities = read_list<Activity>(value["activities"], read_activity);
  roadmap.footnotes = read_list<Footnote>(value["footnotes"], [](const Value& note) {
    return Footnote{note["mark"].string(), note["text"].string(), read_place(note["at"])};
  });
  roadmap.at = read_places(value["at"]);
  roadmap.raw = read_raw(value, {"title", "goal"});
  return roadmap;
}

OtherTable read_table(const Value& value) {
  OtherTable table;
  table.title = value["title"].string_or_null();
  table.annex = value["annex"].string_or_null();
  table.approval = read_optional<Approval>(value["approval"], read_approval);
  value["rows"].for_each([&](const Value& row) { table.rows.push_back(row.strings()); });
  table.at = read_place(value["at"]);
  return table;
}

Diagnostic read_diagnostic(const Value& value) {
  Diagnostic diagnostic;
  diagnostic.code = value["code"].string();
  diagnostic.severity = read_enum(value["severity"], Severity::Error, json::severity_name);
  diagnostic.message = value["message"].string();
  diagnostic.at = read_place(value["at"]);
  return diagnostic;
}

Coverage read_coverage(const Value& value) {
  return {value["characters"].size(), value["placed"].size(), value["furniture"].size(),
          read_list<PlacedText>(value["unplaced"], read_text)};
}

// The parser's message without its own prefix and byte dump: "line 3, column 7: …".
std::string syntax_message(const nlohmann::json::parse_error& error) {
  std::string what = error.what();
  if (const auto at = what.find("parse error"); at != std::string::npos) what.erase(0, at);
  return what;
}

}  // namespace

OrderDocument read_order(std::string_view text) {
  Value::Tree tree;
  try {
    tree = Value::Tree::parse(text);
  } catch (const nlohmann::json::parse_error& error) {
    throw Error(ErrorCode::InvalidDocument, "no JSON: " + syntax_message(error));
  }
  const Value value(tree);
  if (const Value format = value["format"]; format.string() != "prikaz-roadmap/1")
    format.fail("\"prikaz-roadmap/1\" is wanted, not \"" + format.string() + "\"");
  OrderDocument document;
  document.id = value["id"].string();
  document.source = read_source(value["source"]);
  document.order = read_order_part(value["order"]);
  document.roadmaps = read_list<Roadmap>(value["roadmaps"], read_roadmap);
  document.tables = read_list<OtherTable>(value["tables"], read_table);
  document.abbreviations =
      read_list<PlacedAbbreviation>(value["abbreviations"], [](const Value& abbreviation) {
        return PlacedAbbreviation{abbreviation["short"].string(), abbreviation["full"].string(),
                                  read_place(abbreviation["at"])};
      });
  document.diagnostics = read_list<Diagnostic>(value["diagnostics"], read_diagnostic);
  document.coverage = read_coverage(value["coverage"]);
  return document;
}

}  // namespace prikaz::schema
