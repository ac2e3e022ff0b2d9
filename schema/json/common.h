// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the formats "prikaz-roadmap/1", "prikaz-document/1" and "prikaz-failure/1" have in common.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "extract/document.h"
#include "schema/json_writer.h"

namespace prikaz::schema::json {

/// The fields that may stand in `order.at` and `roadmaps[].at`, in the order of the format.
inline constexpr std::array<std::string_view, 14> kOrderFields = {
    "kind",     "number",    "date",    "place",       "title",     "issuer",  "municipality",
    "preamble", "citations", "clauses", "signatories", "agreed_by", "control", "effective"};
inline constexpr std::array<std::string_view, 14> kRoadmapFields = {
    "title",      "kind", "approval",    "annex",   "period",   "goal",       "tasks",
    "indicators", "text", "signatories", "columns", "sections", "activities", "footnotes"};

std::string_view severity_name(Severity severity);

void put_source(JsonWriter& json, const extract::Source& source);
/// With its key: "diagnostics": […].
void put_diagnostics(JsonWriter& json, const std::vector<Diagnostic>& diagnostics);

}  // namespace prikaz::schema::json
