// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/recognize.h"

#include <algorithm>
#include <tuple>

#include "schema/abbreviations.h"
#include "schema/identity.h"
#include "schema/lines.h"
#include "schema/requisites.h"
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
  sort_by_place(result.diagnostics);
  result.id = order_id(result.order, document.source.sha256);
  result.coverage = coverage.finish(document.markup_characters);
  return result;
}

}  // namespace prikaz::schema
