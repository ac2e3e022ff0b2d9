// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/recognize.h"

#include "schema/abbreviations.h"
#include "schema/identity.h"
#include "schema/lines.h"
#include "schema/requisites.h"
#include "schema/roadmap/assemble.h"

namespace prikaz::schema {

OrderDocument recognize(const extract::Document& document, const RecognizeOptions& options) {
  OrderDocument result;
  result.source = document.source;
  result.diagnostics = document.diagnostics;
  CoverageMap coverage(document);
  const Lines lines = flatten(document, coverage);
  result.abbreviations = find_document_abbreviations(lines);
  Requisites requisites = read_requisites(lines, coverage, result.diagnostics, {options.gazetteer.get()});
  result.order = std::move(requisites.order);
  read_roadmaps(LineRange(lines).subspan(requisites.end), coverage, result);
  result.id = order_id(result.order, document.source.sha256);
  result.coverage = coverage.finish(document.markup_characters);
  return result;
}

}  // namespace prikaz::schema
