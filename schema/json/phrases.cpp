// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The lines of `prikaz normalize`.
#include "normalize/name.h"
#include "normalize/repair.h"
#include "schema/json.h"
#include "schema/json/values.h"

namespace prikaz::schema {

std::string write_timing(const std::optional<normalize::Timing>& timing) {
  JsonWriter json;
  json::put_timing(json, timing);
  return json.take();
}

std::string write_parties(const std::vector<normalize::Party>& parties) {
  JsonWriter json;
  json::put_parties(json, parties);
  return json.take();
}

std::string write_municipality(const std::optional<normalize::Municipality>& municipality) {
  JsonWriter json;
  json::put_municipality(json, municipality);
  return json.take();
}

std::string write_repaired(const normalize::RepairedText& text) {
  JsonWriter json;
  json.begin_object().key("text").string(text.text).key("repairs").begin_array();
  for (const normalize::Repair& repair : text.repairs)
    json.begin_object()
        .key("from")
        .string(repair.from)
        .key("to")
        .string(repair.to)
        .key("why")
        .string(repair.why)
        .end_object();
  return json.end_array().end_object().take();
}

std::string write_name(const normalize::NominativeName& name) {
  JsonWriter json;
  json.begin_object()
      .key("name")
      .string(name.name)
      .key("kind")
      .string(normalize::kind_name(name.kind))
      .end_object();
  return json.take();
}

}  // namespace prikaz::schema
