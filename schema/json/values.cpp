// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/json/values.h"

namespace prikaz::schema::json {
namespace {

void put_timing_item(JsonWriter& json, const normalize::TimingItem& item) {
  json.begin_object();
  json.key("kind").string(normalize::kind_name(item.kind));
  json.key("start").date(item.start).key("end").date(item.end);
  json.key("edtf").string(item.edtf).key("rrule").string(item.rrule);
  json.key("times").number(item.times).key("at_least").boolean(item.at_least);
  json.key("time").string(item.time).key("label").string(item.label);
  json.key("condition").string(item.condition);
  json.key("inferred").strings(item.inferred).key("raw").string(item.raw);
  json.end_object();
}

void put_region(JsonWriter& json, const std::optional<normalize::Region>& region) {
  if (!region) {
    json.null();
    return;
  }
  json.begin_object().key("iso").string(region->iso).key("name").string(region->name).end_object();
}

}  // namespace

void put_timing(JsonWriter& json, const std::optional<normalize::Timing>& timing) {
  if (!timing) {
    json.null();
    return;
  }
  json.begin_object().key("raw").string(timing->raw).key("items").begin_array();
  for (const normalize::TimingItem& item : timing->items) put_timing_item(json, item);
  json.end_array().key("start").date(timing->start).key("end").date(timing->end).end_object();
}

void put_party(JsonWriter& json, const normalize::Party& party, const Place* at) {
  json.begin_object();
  json.key("raw").string(party.raw).key("name").string(party.name).key("short").string(party.short_name);
  json.key("kind").string(normalize::kind_name(party.kind)).key("role").string(party.role);
  json.key("of").string(party.of).key("agreed").boolean(party.agreed).key("contact").string(party.contact);
  json.key("key").string(party.key).key("inferred").strings(party.inferred);
  if (at) json.key("at").place(*at);
  json.end_object();
}

void put_parties(JsonWriter& json, const std::vector<normalize::Party>& parties) {
  json.begin_array();
  for (const normalize::Party& party : parties) put_party(json, party);
  json.end_array();
}

void put_municipality(JsonWriter& json, const std::optional<normalize::Municipality>& municipality) {
  if (!municipality) {
    json.null();
    return;
  }
  json.begin_object().key("name").string(municipality->name).key("type").string(municipality->type);
  json.key("region");
  put_region(json, municipality->region);
  json.key("oktmo").string(municipality->oktmo);
  json.key("inferred").strings(municipality->inferred).end_object();
}

void put_targets(JsonWriter& json, const std::vector<normalize::Target>& targets) {
  json.begin_array();
  for (const normalize::Target& target : targets) {
    json.begin_object().key("value").number(target.value).key("max").number(target.max);
    json.key("unit").string_or_null(target.unit).key("comparison").string(target.comparison);
    json.key("of").string(target.of).end_object();
  }
  json.end_array();
}

}  // namespace prikaz::schema::json
