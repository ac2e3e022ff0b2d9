// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/correction.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/error.h"
#include "base/sha256.h"
#include "base/utf8.h"
#include "corpus/correction/target.h"
#include "corpus/correction/value.h"
#include "schema/json.h"

namespace prikaz::corpus {

using correction::Json;
using correction::Target;

namespace {

constexpr std::array<std::pair<CorrectionState, std::string_view>, 4> kStates{
    {{CorrectionState::Active, "active"},
     {CorrectionState::Redundant, "redundant"},
     {CorrectionState::Stale, "stale"},
     {CorrectionState::Revoked, "revoked"}}};

Diagnostic describe(const Correction& correction, const Json& before, const Json& after, Place at) {
  const auto brief = [](const Json& value) {
    std::string text = value.dump();
    constexpr std::size_t kLongest = 120;
    if (text.size() <= kLongest) return text;
    std::size_t cut = kLongest;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) --cut;
    return text.substr(0, cut) + "…";
  };
  std::string message = correction.field + " corrected from " + brief(before) + " to " + brief(after);
  if (!correction.author.empty()) message += " by " + correction.author;
  return {"corrected", Severity::Info, message + " (" + correction.id + ")", at};
}

/// Applies one; `json` is the document as it stands and changes with it.
void apply_one(schema::OrderDocument& document, Json& json, Correction& correction, const Target& target,
               std::vector<Diagnostic>& marks) {
  correction.state = CorrectionState::Stale;
  if (!json.contains(target.pointer)) return;
  const Json before = json.at(target.pointer);
  for (const Json& candidate : correction::read_values(correction, document)) {
    if (candidate == before) {
      correction.state = CorrectionState::Redundant;
      return;
    }
    Json changed = json;
    changed[target.pointer] = candidate;
    try {
      schema::OrderDocument corrected = schema::read_order(changed.dump());
      // What the typed document does not keep was no field of the format.
      if (Json::parse(schema::write_order(corrected)).at(target.pointer) != candidate) continue;
      document = std::move(corrected);
    } catch (const Error&) {
      continue;  // not a value for this field; the next way to read it may be
    } catch (const Json::exception&) {
      continue;
    }
    json = std::move(changed);
    marks.push_back(describe(correction, before, candidate, target.at));
    correction.state = CorrectionState::Active;
    return;
  }
}

}  // namespace

std::string_view state_name(CorrectionState state) { return kStates[static_cast<std::size_t>(state)].second; }

std::optional<CorrectionState> correction_state_by_name(std::string_view name) {
  for (const auto& [state, known] : kStates)
    if (known == name) return state;
  return std::nullopt;
}

std::string correction_id(const Correction& correction) {
  std::string text;
  for (const std::string* part :
       {&correction.order, &correction.field, &correction.quote, &correction.context, &correction.new_value})
    text += *part + '\n';
  if (correction.occurrence > 1) text += std::to_string(correction.occurrence) + '\n';
  return "c-" + sha256_hex(text).substr(0, 12);
}

void apply_corrections(schema::OrderDocument& document, std::vector<Correction>& corrections) {
  std::sort(corrections.begin(), corrections.end(), [](const Correction& left, const Correction& right) {
    return std::tie(left.made, left.id) < std::tie(right.made, right.id);
  });
  // Anchors are texts of the reading: all targets are found in it, whatever other corrections change.
  const Json reading = Json::parse(schema::write_order(document));
  Json json = reading;
  std::vector<Diagnostic> marks;
  for (Correction& correction : corrections) {
    if (!correction.revoked.empty()) {
      correction.state = CorrectionState::Revoked;
      continue;
    }
    if (const std::optional<Target> target = correction::find_target(reading, correction)) {
      apply_one(document, json, correction, *target, marks);
    } else {
      correction.state = CorrectionState::Stale;
    }
  }
  document.diagnostics.insert(document.diagnostics.end(), marks.begin(), marks.end());
}

void anchor_correction(const schema::OrderDocument& document, std::string_view activity,
                       Correction& correction) {
  const Json json = Json::parse(schema::write_order(document));
  const Target target = correction::choose_target(json, activity, correction);
  correction::fill_anchor(json, target, correction);
  if (correction.sha256.empty()) correction.sha256 = document.source.sha256;
  correction.id = correction_id(correction);
  schema::OrderDocument trial = document;
  std::vector<Correction> one{correction};
  apply_corrections(trial, one);
  if (one.front().state == CorrectionState::Stale)
    throw Error(ErrorCode::Usage, "«" + correction.new_value + "» is no value for " + correction.field);
  correction.state = one.front().state;
}

}  // namespace prikaz::corpus
