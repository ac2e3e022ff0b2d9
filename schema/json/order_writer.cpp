// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// OrderDocument to "prikaz-roadmap/1". The order of keys here is the format's.
#include <algorithm>
#include <span>

#include "schema/json.h"
#include "schema/json/common.h"
#include "schema/json/values.h"
#include "schema/json_writer.h"

namespace prikaz::schema {
namespace {

using namespace json;

// A text and behind it, where it was repaired, what stood there.
template <typename Text>
void put_text(JsonWriter& json, std::string_view key, const Text& text, const RawTexts& raw) {
  json.key(key).string(text);
  if (raw.empty()) return;
  const auto found = raw.find(std::string(key));
  if (found != raw.end()) json.key(std::string(key) + "_raw").string(found->second);
}

// Places of fields in the order of the fields, then what is unknown to this format by name.
void put_places(JsonWriter& json, const FieldPlaces& places, std::span<const std::string_view> order) {
  json.key("at").begin_object();
  const auto put = [&](std::string_view field, const Place& place) {
    if (place.known()) json.data_key(field).place(place);
  };
  for (const std::string_view field : order)
    if (const auto found = places.find(std::string(field)); found != places.end()) put(field, found->second);
  for (const auto& [field, place] : places)
    if (std::find(order.begin(), order.end(), field) == order.end()) put(field, place);
  json.end_object();
}

template <typename Item, typename Put>
void put_list(JsonWriter& json, std::string_view key, const std::vector<Item>& items, Put put) {
  json.key(key).begin_array();
  for (const Item& item : items) {
    json.begin_object();
    put(item);
    json.end_object();
  }
  json.end_array();
}

void put_citations(JsonWriter& json, const std::vector<CitedAct>& citations) {
  put_list(json, "citations", citations, [&](const CitedAct& act) {
    json.key("kind").string(act.kind).key("issuer").string(act.issuer).key("date").date(act.date);
    json.key("number").string(act.number).key("title").string(act.title).key("raw").string(act.raw);
    json.key("at").place(act.at);
  });
}

void put_clauses(JsonWriter& json, const std::vector<Clause>& clauses) {
  put_list(json, "clauses", clauses, [&](const Clause& clause) {
    json.key("number").string_or_null(clause.number);
    put_text(json, "text", clause.text, clause.raw);
    put_clauses(json, clause.clauses);
    json.key("at").place(clause.at);
  });
}

void put_signatories(JsonWriter& json, std::string_view key, const std::vector<Signatory>& signatories) {
  put_list(json, key, signatories, [&](const Signatory& signatory) {
    put_text(json, "position", signatory.position, signatory.raw);
    json.key("name").string(signatory.name);
    json.key("at").place(signatory.at);
  });
}

void put_texts(JsonWriter& json, std::string_view key, const std::vector<PlacedText>& texts) {
  put_list(json, key, texts, [&](const PlacedText& text) {
    put_text(json, "text", text.text, text.raw);
    json.key("at").place(text.at);
  });
}

void put_control(JsonWriter& json, const std::optional<Control>& control) {
  json.key("control");
  if (!control) {
    json.null();
    return;
  }
  json.begin_object().key("kind").string(control->self ? "self" : "delegated");
  json.key("position").string(control->position).key("name").string(control->name).end_object();
}

void put_effective(JsonWriter& json, const std::optional<Effective>& effective) {
  json.key("effective");
  if (!effective) {
    json.null();
    return;
  }
  json.begin_object().key("date").date(effective->date);
  json.key("rule").string_or_null(effective->rule).end_object();
}

void put_order(JsonWriter& json, const Order& order) {
  json.key("order").begin_object();
  put_text(json, "kind", order.kind, order.raw);
  put_text(json, "number", order.number, order.raw);
  json.key("date").date(order.date);
  put_text(json, "place", order.place, order.raw);
  put_text(json, "title", order.title, order.raw);
  json.key("issuer");
  if (order.issuer)
    put_party(json, *order.issuer, &order.issuer->at);
  else
    json.null();
  json.key("municipality");
  put_municipality(json, order.municipality);
  put_text(json, "preamble", order.preamble, order.raw);
  put_citations(json, order.citations);
  put_clauses(json, order.clauses);
  put_signatories(json, "signatories", order.signatories);
  put_signatories(json, "agreed_by", order.agreed_by);
  put_control(json, order.control);
  put_effective(json, order.effective);
  json.key("inferred").strings(order.inferred);
  put_places(json, order.at, kOrderFields);
  json.end_object();
}

void put_approval(JsonWriter& json, const std::optional<Approval>& approval) {
  json.key("approval");
  if (!approval) {
    json.null();
    return;
  }
  json.begin_object().key("kind").string(approval->kind).key("issuer").string(approval->issuer);
  json.key("date").date(approval->date).key("number").string(approval->number);
  json.key("raw").string(approval->raw).key("at").place(approval->at).end_object();
}

void put_period(JsonWriter& json, const std::optional<RoadmapPeriod>& period) {
  json.key("period");
  if (!period) {
    json.null();
    return;
  }
  json.begin_object().key("start").date(period->start).key("end").date(period->end);
  json.key("edtf").string_or_null(period->edtf).key("raw").string_or_null(period->raw);
  json.key("inferred").strings(period->inferred).end_object();
}

void put_sections(JsonWriter& json, const std::vector<Section>& sections) {
  put_list(json, "sections", sections, [&](const Section& section) {
    put_text(json, "number", section.number, section.raw);
    put_text(json, "title", section.title, section.raw);
    json.key("parent").number(section.parent).key("at").place(section.at);
  });
}

// Two columns may bear one heading: the later is told apart by its count.
void put_extra(JsonWriter& json, const Activity& activity) {
  json.key("extra").begin_object();
  for (auto entry = activity.extra.begin(); entry != activity.extra.end(); ++entry) {
    const auto same = std::count_if(activity.extra.begin(), entry,
                                    [&](const auto& earlier) { return earlier.first == entry->first; });
    json.data_key(same == 0 ? entry->first : entry->first + " (" + std::to_string(same + 1) + ")")
        .string(entry->second);
  }
  json.end_object();
}

void put_activity(JsonWriter& json, const Activity& activity) {
  json.key("id").string(activity.id);
  json.key("number").string(activity.number).key("number_raw").string(activity.number_raw);
  json.key("section").number(activity.section);
  put_text(json, "title", activity.title, activity.raw);
  json.key("category").string(activity.category);
  json.key("timing");
  put_timing(json, activity.timing);
  json.key("responsible");
  put_parties(json, activity.responsible);
  json.key("participants");
  put_parties(json, activity.participants);
  put_text(json, "result", activity.result, activity.raw);
  put_text(json, "indicator", activity.indicator, activity.raw);
  json.key("targets");
  put_targets(json, activity.targets);
  put_text(json, "place", activity.place, activity.raw);
  put_text(json, "funding", activity.funding, activity.raw);
  put_text(json, "document", activity.document, activity.raw);
  put_text(json, "note", activity.note, activity.raw);
  put_extra(json, activity);
  json.key("links").strings(activity.links).key("footnotes").strings(activity.footnotes);
  json.key("at").place(activity.at);
}

void put_roadmap(JsonWriter& json, const Roadmap& roadmap) {
  put_text(json, "title", roadmap.title, roadmap.raw);
  json.key("kind").string(roadmap.kind);
  put_approval(json, roadmap.approval);
  json.key("annex").string(roadmap.annex);
  put_period(json, roadmap.period);
  put_text(json, "goal", roadmap.goal, roadmap.raw);
  put_texts(json, "tasks", roadmap.tasks);
  put_list(json, "indicators", roadmap.indicators, [&](const Indicator& indicator) {
    put_text(json, "text", indicator.text, indicator.raw);
    json.key("targets");
    put_targets(json, indicator.targets);
    json.key("at").place(indicator.at);
  });
  put_texts(json, "text", roadmap.text);
  put_signatories(json, "signatories", roadmap.signatories);
  put_list(json, "columns", roadmap.columns, [&](const Column& column) {
    json.key("role").string(role_name(column.role)).key("heading").string(column.heading);
  });
  put_sections(json, roadmap.sections);
  put_list(json, "activities", roadmap.activities,
           [&](const Activity& activity) { put_activity(json, activity); });
  put_list(json, "footnotes", roadmap.footnotes, [&](const Footnote& footnote) {
    json.key("mark").string(footnote.mark).key("text").string(footnote.text).key("at").place(footnote.at);
  });
  put_places(json, roadmap.at, kRoadmapFields);
}

void put_tables(JsonWriter& json, const std::vector<OtherTable>& tables) {
  put_list(json, "tables", tables, [&](const OtherTable& table) {
    json.key("title").string(table.title).key("annex").string(table.annex);
    put_approval(json, table.approval);
    json.key("rows").begin_array();
    for (const std::vector<std::string>& row : table.rows) json.strings(row);
    json.end_array().key("at").place(table.at);
  });
}

}  // namespace

std::string write_order(const OrderDocument& document, JsonStyle style) {
  JsonWriter json;
  json.reserve(1 << 14);
  json.begin_object().key("format").string("prikaz-roadmap/1").key("id").string(document.id);
  json.key("source");
  put_source(json, document.source);
  put_order(json, document.order);
  put_list(json, "roadmaps", document.roadmaps, [&](const Roadmap& roadmap) { put_roadmap(json, roadmap); });
  put_tables(json, document.tables);
  put_list(json, "abbreviations", document.abbreviations, [&](const PlacedAbbreviation& abbreviation) {
    json.key("short").string(abbreviation.short_form).key("full").string(abbreviation.full);
    json.key("at").place(abbreviation.at);
  });
  put_diagnostics(json, document.diagnostics);
  const Coverage& coverage = document.coverage;
  json.key("coverage").begin_object();
  json.key("characters").number(std::uint64_t{coverage.characters});
  json.key("placed").number(std::uint64_t{coverage.placed});
  json.key("furniture").number(std::uint64_t{coverage.furniture});
  put_texts(json, "unplaced", coverage.unplaced);
  json.end_object().end_object();
  return style == JsonStyle::Pretty ? pretty_json(json.text()) : json.take();
}

}  // namespace prikaz::schema
