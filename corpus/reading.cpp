// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/reading.h"

#include <unordered_map>

#include "base/sha256.h"
#include "corpus/identity.h"
#include "corpus/packing.h"
#include "normalize/date.h"
#include "normalize/stem.h"
#include "schema/json.h"

namespace prikaz::corpus {

namespace {

std::optional<std::string> iso(const std::optional<normalize::Date>& date) {
  if (!date) return std::nullopt;
  return normalize::iso_date(*date);
}

std::string names_of(const std::vector<normalize::Party>& parties) {
  std::string names;
  for (const auto& party : parties) {
    if (!names.empty()) names += "; ";
    names += party.name.empty() ? party.raw : party.name;
  }
  return names;
}

/// Sections and responsible bodies repeat from row to row: each text is stemmed once.
class Stems {
 public:
  /// Appends the stems of `text` to `stems`.
  void add(std::string_view text, std::string& stems) {
    if (text.empty()) return;
    const auto [known, fresh] = known_.try_emplace(std::string(text));
    if (fresh) known->second = search_stems(text);
    if (!stems.empty() && !known->second.empty()) stems += ' ';
    stems += known->second;
  }

 private:
  std::unordered_map<std::string, std::string> known_;
};

ActivitySummary summarize(const schema::Roadmap& roadmap, const schema::Activity& activity, Stems& stems) {
  ActivitySummary summary;
  summary.id = activity.id;
  summary.number = activity.number;
  if (activity.section && static_cast<std::size_t>(*activity.section) < roadmap.sections.size())
    summary.section = roadmap.sections[static_cast<std::size_t>(*activity.section)].title;
  summary.title = activity.title;
  summary.category = activity.category;
  if (activity.timing) {
    summary.start = iso(activity.timing->start);
    summary.end = iso(activity.timing->end);
    summary.timing = activity.timing->raw;
  }
  summary.responsible = names_of(activity.responsible);
  summary.result = activity.result;
  stems.add(summary.section.value_or(""), summary.stems);
  stems.add(summary.title, summary.stems);
  stems.add(summary.responsible, summary.stems);
  stems.add(summary.result.value_or(""), summary.stems);
  return summary;
}

}  // namespace

std::string search_stems(std::string_view text) {
  std::string stems;
  for (const std::string& stem : normalize::stem_text(text)) {
    if (!stems.empty()) stems += ' ';
    stems += stem;
  }
  return stems;
}

OrderSummary summarize_order(const schema::OrderDocument& document) {
  const schema::Order& order = document.order;
  OrderSummary summary;
  summary.id = document.id;
  summary.kind = order.kind;
  summary.number = order.number;
  summary.date = iso(order.date);
  summary.title = order.title;
  if (order.issuer) summary.issuer = order.issuer->name.empty() ? order.issuer->raw : order.issuer->name;
  if (order.municipality) {
    summary.municipality = order.municipality->name;
    if (order.municipality->region) {
      summary.region_iso = order.municipality->region->iso;
      summary.region = order.municipality->region->name;
    }
  }
  return summary;
}

std::vector<ActivitySummary> summarize_activities(const schema::OrderDocument& document) {
  std::vector<ActivitySummary> activities;
  Stems stems;
  for (std::size_t i = 0; i < document.roadmaps.size(); ++i) {
    for (const schema::Activity& activity : document.roadmaps[i].activities) {
      activities.push_back(summarize(document.roadmaps[i], activity, stems));
      activities.back().roadmap = static_cast<int>(i);
    }
  }
  return activities;
}

Quality measure_quality(const schema::OrderDocument& document) {
  Quality quality;
  quality.roadmaps = static_cast<std::uint32_t>(document.roadmaps.size());
  for (const schema::Roadmap& roadmap : document.roadmaps)
    quality.activities += static_cast<std::uint32_t>(roadmap.activities.size());
  quality.characters = document.coverage.characters;
  quality.placed = document.coverage.placed;
  for (const Diagnostic& diagnostic : document.diagnostics) {
    if (diagnostic.severity == Severity::Error) ++quality.errors;
    if (diagnostic.severity == Severity::Warning) ++quality.warnings;
  }
  quality.has_body = document.order.preamble.has_value() || !document.order.clauses.empty();
  return quality;
}

Reading build_reading(const schema::OrderDocument& document) {
  Reading reading;
  reading.sha256 = document.source.sha256;
  reading.name = document.source.name;
  reading.order = summarize_order(document);
  reading.issuer_key = identity_key(reading.order.issuer.value_or(""));
  reading.title_key = identity_key(reading.order.title.value_or(""));
  reading.quality = measure_quality(document);
  reading.activities = summarize_activities(document);
  const std::string json = schema::write_order(document);
  reading.fingerprint = sha256_hex(json);
  reading.document = pack(json);
  return reading;
}

}  // namespace prikaz::corpus
