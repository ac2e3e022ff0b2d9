// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/compile.h"

#include "base/error.h"
#include "schema/json.h"

namespace prikaz::corpus {

namespace {

schema::OrderDocument parse(const std::string& json) {
  try {
    return schema::read_order(json);
  } catch (const Error& error) {
    throw Error(ErrorCode::StoreDamaged, "a stored document cannot be read: " + error.detail());
  }
}

/// Takes a field over where the plan lacks it; says so in `taken`.
class FieldTaker {
 public:
  FieldTaker(schema::Order& to, const schema::Order& from) : to_(to), from_(from) {}

  template <typename Field>
  void take(const char* name, Field schema::Order::*field) {
    if (!is_absent(to_.*field) || is_absent(from_.*field)) return;
    to_.*field = from_.*field;
    to_.at.erase(name);
    if (const auto raw = from_.raw.find(name); raw != from_.raw.end()) to_.raw[name] = raw->second;
    if (!taken_.empty()) taken_ += ", ";
    taken_ += name;
  }
  const std::string& taken() const { return taken_; }

 private:
  template <typename Value>
  static bool is_absent(const std::optional<Value>& value) {
    return !value.has_value();
  }
  template <typename Value>
  static bool is_absent(const std::vector<Value>& values) {
    return values.empty();
  }

  schema::Order& to_;
  const schema::Order& from_;
  std::string taken_;
};

}  // namespace

void complete_order(schema::OrderDocument& plan, const schema::OrderDocument& order) {
  FieldTaker taker(plan.order, order.order);
  taker.take("number", &schema::Order::number);
  taker.take("date", &schema::Order::date);
  taker.take("place", &schema::Order::place);
  taker.take("title", &schema::Order::title);
  taker.take("issuer", &schema::Order::issuer);
  taker.take("municipality", &schema::Order::municipality);
  taker.take("preamble", &schema::Order::preamble);
  taker.take("citations", &schema::Order::citations);
  taker.take("clauses", &schema::Order::clauses);
  taker.take("signatories", &schema::Order::signatories);
  taker.take("agreed_by", &schema::Order::agreed_by);
  taker.take("control", &schema::Order::control);
  taker.take("effective", &schema::Order::effective);
  if (taker.taken().empty()) return;
  plan.diagnostics.push_back({"order-completed",
                              Severity::Info,
                              taker.taken() + " come from the order's own file, «" + order.source.name +
                                  "» (sha256 " + order.source.sha256.substr(0, 16) + "…); places there",
                              {}});
  plan.tables.insert(plan.tables.end(), order.tables.begin(), order.tables.end());
  plan.abbreviations.insert(plan.abbreviations.end(), order.abbreviations.begin(), order.abbreviations.end());
  plan.coverage.characters += order.coverage.characters;
  plan.coverage.placed += order.coverage.placed;
  plan.coverage.furniture += order.coverage.furniture;
  plan.coverage.unplaced.insert(plan.coverage.unplaced.end(), order.coverage.unplaced.begin(),
                                order.coverage.unplaced.end());
}

schema::OrderDocument compile_order(const Ingredients& ingredients, std::vector<Correction>& corrections) {
  schema::OrderDocument document = parse(ingredients.best);
  if (!ingredients.name.empty()) document.source.name = ingredients.name;
  if (ingredients.body) complete_order(document, parse(*ingredients.body));
  apply_corrections(document, corrections);
  return document;
}

}  // namespace prikaz::corpus
