// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One reading of one content as the store keeps it: the order document as JSON, packed, and what of it is
// searched, compared and listed without opening the JSON. Made in the worker that read the file, so that the
// writer only inserts.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/order_document.h"

namespace prikaz::corpus {

/// What of an order the lists and filters show.
struct OrderSummary {
  std::string id;  ///< of the roadmap format: not unique, see identity.h
  std::string kind;
  std::optional<std::string> number, date, title, issuer, municipality, region_iso, region;
  bool operator==(const OrderSummary&) const = default;
};

/// One activity, flat, for search and for tools that open the corpus with plain sqlite3.
struct ActivitySummary {
  int roadmap = 0;  ///< index into `roadmaps`
  std::string id;   ///< "a1"
  std::optional<std::string> number, section;
  std::string title, category;
  std::optional<std::string> start, end, timing;  ///< ISO dates; the cell's text
  std::string responsible;                        ///< names, "; " between
  std::optional<std::string> result;
  std::string stems;  ///< of section, title, responsible and result: what full-text search looks through
};

/// How good a reading is; see better_reading() in identity.h.
struct Quality {
  std::uint32_t roadmaps = 0, activities = 0;
  std::uint64_t characters = 0, placed = 0;
  std::uint32_t errors = 0, warnings = 0;
  bool has_body = false;  ///< the order itself is there: a preamble or clauses
  bool operator==(const Quality&) const = default;
};

struct Reading {
  std::string sha256;  ///< of the content that was read
  std::string name;    ///< file name that the document shows
  OrderSummary order;
  std::string issuer_key, title_key;  ///< see identity.h; empty where the part is lacking
  Quality quality;
  std::vector<ActivitySummary> activities;
  std::string document;     ///< "prikaz-roadmap/1", packed (packing.h)
  std::string fingerprint;  ///< SHA-256 of the document before packing
};

/// `document` is written, summed up and packed.
Reading build_reading(const schema::OrderDocument& document);

/// The summaries alone, for a document whose JSON is at hand.
OrderSummary summarize_order(const schema::OrderDocument& document);
std::vector<ActivitySummary> summarize_activities(const schema::OrderDocument& document);
Quality measure_quality(const schema::OrderDocument& document);

/// Stems of a text with single spaces between: what search columns hold and what queries are turned into.
std::string search_stems(std::string_view text);

}  // namespace prikaz::corpus
