// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The one home of JSON text: "prikaz-roadmap/1" (write and read), "prikaz-document/1", "prikaz-failure/1" and
// the values of `prikaz normalize`. Keys always in the same order, UTF-8, no trailing newline.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "extract/document.h"
#include "normalize/name.h"
#include "normalize/repair.h"
#include "schema/order_document.h"

namespace prikaz::schema {

enum class JsonStyle { Compact, Pretty };

std::string write_order(const OrderDocument& order, JsonStyle style = JsonStyle::Compact);
/// Throws Error(InvalidDocument) with the path of the first wrong value ("/roadmaps/0/activities/3/timing:
/// …").
OrderDocument read_order(std::string_view json);

std::string write_document(const extract::Document& document, JsonStyle style = JsonStyle::Compact);

/// One line of `--ndjson` for a file that could not be read. `sha256` may be empty (the file could not be
/// opened).
std::string write_failure(std::string_view name, std::string_view sha256, std::uint64_t bytes,
                          const Error& error);

std::string write_timing(const std::optional<normalize::Timing>& timing);
std::string write_parties(const std::vector<normalize::Party>& parties);
std::string write_municipality(const std::optional<normalize::Municipality>& municipality);
std::string write_repaired(const normalize::RepairedText& text);
std::string write_name(const normalize::NominativeName& name);

/// All that is wrong with a JSON text against the published schema, one line each; empty where it is valid.
std::vector<std::string> validate_order_json(std::string_view json);

/// The same for any document of ours, by its "format": order, extracted document, failure, comparison.
std::vector<std::string> validate_json(std::string_view json);

/// The JSON values of a text that holds one or several of them, one after another (NDJSON, `parse` of many
/// files). Views into `text`; what follows the last whole value is a piece of its own, so that nothing
/// escapes validation. No piece where there is only white space.
std::vector<std::string_view> split_json(std::string_view text);

/// The JSON Schema (draft-07) of a format, as published; empty for an unknown one.
std::string_view json_schema(std::string_view format);

}  // namespace prikaz::schema
