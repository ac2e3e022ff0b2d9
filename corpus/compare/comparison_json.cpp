// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Schema: schema/comparison.schema.json.
#include <cmath>

#include "corpus/compare/reason_json.h"
#include "corpus/comparison_writer.h"
#include "schema/json_writer.h"

namespace prikaz::corpus {
namespace {

using schema::JsonWriter;

double rounded(double value) { return std::round(value * 1000) / 1000; }
std::uint64_t count(std::size_t value) { return value; }

class Writer {
 public:
  explicit Writer(const Comparison& comparison) : comparison_(comparison) {}

  std::string run() {
    json_.begin_object().key("format").string("prikaz-comparison/1");
    list("municipalities", comparison_.municipalities, [this](const auto& m) { municipality(m); });
    list("plans", comparison_.plans, [this](const auto& plan) { put_plan(plan); });
    list("groups", comparison_.groups, [this](const auto& group) { put_group(group); });
    list("parents", comparison_.parents, [this](const auto& parent) { put_parent(parent); });
    list("similar_plans", comparison_.pairs, [this](const auto& pair) { put_pair(pair); });
    list("conflicts", comparison_.conflicts, [this](const auto& conflict) { put_conflict(conflict); });
    json_.end_object();
    return json_.take();
  }

 private:
  template <class List, class Put>
  void list(std::string_view key, const List& entries, Put put) {
    json_.key(key).begin_array();
    for (const auto& entry : entries) put(entry);
    json_.end_array();
  }

  const std::string& municipality_id(std::uint32_t index) const {
    return comparison_.municipalities[index].id;
  }

  void municipality(const ComparedMunicipality& m) {
    json_.begin_object().key("id").string(m.id).key("name").string(m.name).key("region");
    if (m.region)
      json_.begin_object().key("iso").string(m.region->iso).key("name").string(m.region->name).end_object();
    else
      json_.null();
    json_.key("orders").strings(m.orders).key("activities").number(count(m.activities));
    json_.key("otherwise").begin_object();
    json_.key("state").string(state_name(m.otherwise)).key("reason");
    put_reason(json_, m.reason);
    json_.end_object();
    json_.end_object();
  }

  void plan_reference(const ComparedPlan& plan) {
    json_.key("order").string(plan.order).key("roadmap").number(std::int64_t{plan.roadmap});
    json_.key("municipality").string(municipality_id(plan.municipality));
  }

  void put_plan(const ComparedPlan& plan) {
    json_.begin_object();
    plan_reference(plan);
    json_.key("title").string_or_null(plan.title);
    json_.key("start").date(plan.start).key("end").date(plan.end);
    json_.key("activities").number(count(plan.activities)).key("complete").boolean(plan.complete);
    json_.key("reason");
    put_reason(json_, plan.reason);
    json_.key("parents").begin_array();
    for (const std::uint32_t parent : plan.parents) json_.string(comparison_.parents[parent].id);
    json_.end_array().end_object();
  }

  void put_member(const ComparedActivity& member) {
    json_.begin_object().key("order").string(member.order);
    json_.key("roadmap").number(std::int64_t{member.roadmap}).key("activity").string(member.activity);
    json_.key("municipality").string(municipality_id(member.municipality));
    json_.key("state").string(state_name(member.state)).key("score").number(rounded(member.score));
    json_.key("copied").boolean(member.copied).key("number").string_or_null(member.number);
    json_.key("section").string_or_null(member.section).key("title").string(member.title);
    json_.key("category").string(member.category).key("timing").string_or_null(member.timing);
    json_.key("start").date(member.start).key("end").date(member.end);
    json_.key("responsible").strings(member.responsible).key("result").string_or_null(member.result);
    list("targets", member.targets, [this](const normalize::Target& target) {
      json_.begin_object().key("value").number(target.value).key("max").number(target.max);
      json_.key("unit").string(target.unit).key("comparison").string(target.comparison).end_object();
    });
    json_.key("at").place(member.at).end_object();
  }

  void put_group(const ComparedGroup& group) {
    json_.begin_object().key("id").string(group.id).key("label").string(group.label);
    json_.key("category").string(group.category).key("band").string(band_name(group.band));
    json_.key("reach").number(count(group.reach));
    list("members", group.members, [this](const auto& member) { put_member(member); });
    list("gaps", comparison_.gaps(group), [this](const Gap& gap) {
      json_.begin_object().key("municipality").string(municipality_id(gap.municipality));
      json_.key("state").string(state_name(gap.state)).key("reason");
      put_reason(json_, gap.reason);
      json_.end_object();
    });
    const Spread& spread = group.spread;
    json_.key("timing").begin_object().key("start").date(spread.start).key("end").date(spread.end);
    json_.key("earliest_end").date(spread.earliest).key("latest_end").date(spread.latest);
    json_.key("median_end").date(spread.median).key("spread_days");
    if (spread.earliest)
      json_.number(normalize::days_between(*spread.earliest, *spread.latest));
    else
      json_.null();
    json_.key("dated").number(count(spread.dated)).end_object().end_object();
  }

  void put_parent(const ParentAct& parent) {
    json_.begin_object().key("id").string(parent.id).key("kind").string(parent.kind);
    json_.key("issuer")
        .string(parent.issuer)
        .key("number")
        .string(parent.number)
        .key("date")
        .date(parent.date);
    json_.key("title").string(parent.title).key("order").string_or_null(parent.order);
    json_.key("rows").begin_array();
    for (const std::uint32_t row : parent.rows) json_.string(comparison_.groups[row].id);
    json_.end_array();
    list("followers", parent.followers, [this](const Follower& follower) {
      json_.begin_object().key("municipality").string(municipality_id(follower.municipality));
      json_.key("orders").strings(follower.orders).key("followed").number(count(follower.followed));
      json_.key("copied").number(count(follower.copied)).key("own").number(count(follower.own));
      json_.key("missing").begin_array();
      for (const std::uint32_t row : follower.missing) json_.string(comparison_.groups[row].id);
      json_.end_array().end_object();
    });
    json_.end_object();
  }

  void put_pair(const PlanPair& pair) {
    json_.begin_object();
    for (const auto& [key, index] : {std::pair{"a", pair.a}, std::pair{"b", pair.b}}) {
      json_.key(key).begin_object();
      plan_reference(comparison_.plans[index]);
      json_.end_object();
    }
    json_.key("similarity").number(rounded(pair.similarity)).key("shared").number(count(pair.shared));
    json_.key("copied").number(count(pair.copied)).key("copied_share").number(rounded(pair.copied_share));
    json_.end_object();
  }

  void put_conflict(const JudgementConflict& conflict) {
    json_.begin_object().key("a").string(conflict.judgement.a).key("b").string(conflict.judgement.b);
    json_.key("verdict").string(verdict_name(conflict.judgement.verdict));
    json_.key("reason").string(conflict_name(conflict.reason)).end_object();
  }

  const Comparison& comparison_;
  JsonWriter json_;
};

}  // namespace

void put_reason(schema::JsonWriter& json, const Reason& reason) {
  if (reason.code == ReasonCode::None) {
    json.null();
    return;
  }
  json.begin_object().key("code").string(reason_name(reason.code));
  switch (reason.code) {
    case ReasonCode::None:
      break;
    case ReasonCode::NoPlan:
      json.key("orders").number(count(reason.count));
      break;
    case ReasonCode::NothingLikeIt:
      json.key("plans").strings(reason.plans).key("more").number(count(reason.more));
      break;
    case ReasonCode::Diagnostic:
      json.key("order").string(reason.order).key("diagnostic").string(reason.text);
      json.key("message").string(reason.detail).key("at").place(reason.at);
      break;
    case ReasonCode::NotUnderstood:
      json.key("order").string(reason.order).key("characters").number(count(reason.count));
      json.key("of").number(count(reason.of));
      break;
    case ReasonCode::Undated:
    case ReasonCode::OutsidePeriod:
      json.key("timing").string(reason.text);
      break;
  }
  json.end_object();
}

std::string write_comparison_json(const Comparison& comparison, bool pretty) {
  std::string json = Writer(comparison).run();
  return pretty ? schema::pretty_json(json) : json;
}

}  // namespace prikaz::corpus
