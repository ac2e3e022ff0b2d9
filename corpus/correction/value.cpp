// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/correction/value.h"

#include "normalize/party.h"
#include "normalize/timing.h"
#include "schema/json.h"

namespace prikaz::corpus::correction {

using Json = nlohmann::ordered_json;

namespace {

normalize::TimingContext timing_context(const schema::OrderDocument& document) {
  normalize::TimingContext context;
  context.order_date = document.order.date;
  if (document.roadmaps.size() == 1 && document.roadmaps.front().period)
    context.period = {document.roadmaps.front().period->start, document.roadmaps.front().period->end};
  return context;
}

}  // namespace

std::vector<Json> read_values(const Correction& correction, const schema::OrderDocument& document) {
  std::vector<Json> values;
  const std::string& text = correction.new_value;
  if (Json parsed = Json::parse(text, nullptr, false); !parsed.is_discarded())
    values.push_back(std::move(parsed));
  if (correction.field == "activity/timing") {
    if (const auto timing = normalize::read_timing(text, timing_context(document)))
      values.push_back(Json::parse(schema::write_timing(timing)));
  } else if (correction.field == "activity/responsible" || correction.field == "activity/participants") {
    values.push_back(Json::parse(schema::write_parties(normalize::read_parties(text))));
  }
  values.push_back(text);
  return values;
}

}  // namespace prikaz::corpus::correction
