// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/recognize.h"

#include <algorithm>
#include <tuple>

#include "base/utf8.h"
#include "normalize/municipality.h"
#include "schema/abbreviations.h"
#include "schema/identity.h"
#include "schema/lines.h"
#include "schema/requisites.h"
#include "schema/requisites/words.h"
#include "schema/roadmap/assemble.h"

namespace prikaz::schema {
namespace {

// Doubts in the order in which a reader of the source meets them; those about the whole file first.
void sort_by_place(std::vector<Diagnostic>& diagnostics) {
  const auto key = [](const Diagnostic& diagnostic) {
    const Place& at = diagnostic.at;
    return std::tuple(at.page, at.line, at.block, at.box ? at.box->y0 : 0.0, at.table, at.row, at.column);
  };
  std::stable_sort(diagnostics.begin(), diagnostics.end(),
                   [&](const Diagnostic& a, const Diagnostic& b) { return key(a) < key(b); });
}

// A regulation, a passport of a programme, a list: what was read instead of a plan.
void note_other_document(const Lines& lines, OrderDocument& result) {
  constexpr std::size_t kLongestTitle = 300;  // bytes
  for (const Line& line : lines) {
    if (line.table || line.text.size() > kLongestTitle || !utf8::starts_with_upper(line.text) ||
        std::string_view(".;:,").find(line.text.back()) != std::string_view::npos)
      continue;
    const auto& titles = requisites::lexicon().annex_titles;
    const auto found = titles.find(std::string(requisites::first_word(requisites::key_of(line.text))));
    if (found == titles.end() || found->second.empty()) continue;
    result.diagnostics.push_back(
        {"other-document", Severity::Info, "this is " + found->second + ", no plan of activities", line.at});
    return;
  }
}

// A plan of which nothing says who issued it: its title may still name the municipality.
void take_municipality_of_title(OrderDocument& result, const normalize::Gazetteer* gazetteer) {
  if (result.order.municipality || result.order.issuer) return;
  for (const Roadmap& roadmap : result.roadmaps) {
    if (!roadmap.title) continue;
    result.order.municipality = normalize::find_municipality(*roadmap.title, gazetteer);
    if (!result.order.municipality) continue;
    result.order.inferred.push_back("municipality");
    if (const auto at = roadmap.at.find("title"); at != roadmap.at.end())
      result.order.at["municipality"] = at->second;
    return;
  }
}

// «Примерный план …»
void note_model_plans(OrderDocument& result) {
  for (const Roadmap& roadmap : result.roadmaps) {
    if (!roadmap.title) continue;
    const std::string key = requisites::key_of(*roadmap.title);
    if (requisites::lexicon().models.count(std::string(requisites::first_word(key))) == 0) continue;
    const auto at = roadmap.at.find("title");
    result.diagnostics.push_back({"model-plan", Severity::Info, "a model plan for others to fill in",
                                  at == roadmap.at.end() ? Place{} : at->second});
  }
}

}  // namespace

OrderDocument recognize(const extract::Document& document, const RecognizeOptions& options) {
  OrderDocument result;
  result.source = document.source;
  result.diagnostics = document.diagnostics;
  CoverageMap coverage(document);
  Lines lines = flatten(document, coverage);
  result.abbreviations = find_document_abbreviations(lines);
  Requisites requisites = read_requisites(lines, coverage, result.diagnostics, {options.gazetteer.get()});
  result.order = std::move(requisites.order);
  const auto [from, to] = requisites.behind_table;
  lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(from),
              lines.begin() + static_cast<std::ptrdiff_t>(to));
  read_roadmaps(LineRange(lines).subspan(requisites.end), coverage, result);
  take_municipality_of_title(result, options.gazetteer.get());
  if (result.roadmaps.empty()) note_other_document(lines, result);
  note_model_plans(result);
  sort_by_place(result.diagnostics);
  result.id = order_id(result.order, document.source.sha256);
  result.coverage = coverage.finish(document.markup_characters);
  return result;
}

}  // namespace prikaz::schema
