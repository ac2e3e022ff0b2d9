// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// An order and the plans it approves, as plain data: the roadmap format "prikaz-roadmap/1" in memory. What
// each field means is docs/format.md and the descriptions in roadmap.schema.json; here std::optional is
// JSON's null, and places are kept beside the fields they belong to. recognize.h makes it, json.h writes and
// reads it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/place.h"
#include "extract/document.h"
#include "normalize/date.h"
#include "normalize/municipality.h"
#include "normalize/party.h"
#include "normalize/target.h"
#include "normalize/timing.h"

namespace prikaz::schema {

using normalize::Date;

/// The place of each single field, by its JSON key.
using FieldPlaces = std::map<std::string, Place>;

struct PlacedParty : normalize::Party {
  Place at;
};

/// Verbatim forms of repaired text fields: JSON key without "_raw" → what stood there.
using RawTexts = std::map<std::string, std::string>;

struct CitedAct {
  std::optional<std::string> kind, issuer;
  std::optional<Date> date;
  std::optional<std::string> number, title;
  std::string raw;
  Place at;
};

struct Clause {
  std::string number;  ///< "2.1", without its last full stop or bracket; empty for an unnumbered one
  std::string text;
  std::vector<Clause> clauses;
  Place at;
  RawTexts raw;
};

struct Signatory {
  std::optional<std::string> position;
  std::optional<std::string> name;  ///< as written
  Place at;
  RawTexts raw = {};
};

struct Control {
  bool self = false;  ///< «оставляю за собой»
  std::optional<std::string> position, name;
};

struct Effective {
  std::optional<Date> date;
  std::string rule;  ///< "on-signing", "on-publication", "on-date", "after-publication", "retroactive"
};

struct Order {
  std::string kind = "иное";
  std::optional<std::string> number;
  std::optional<Date> date;
  std::optional<std::string> place;
  std::optional<std::string> title;
  std::optional<PlacedParty> issuer;
  std::optional<normalize::Municipality> municipality;
  std::optional<std::string> preamble;
  std::vector<CitedAct> citations;
  std::vector<Clause> clauses;
  std::vector<Signatory> signatories;
  std::vector<Signatory> agreed_by;
  std::optional<Control> control;
  std::optional<Effective> effective;
  std::vector<std::string> inferred;
  FieldPlaces at;
  RawTexts raw;
};

struct Approval {
  std::optional<std::string> kind, issuer;
  std::optional<Date> date;
  std::optional<std::string> number;
  std::string raw;
  Place at;
};

struct RoadmapPeriod {
  std::optional<Date> start, end;
  std::string edtf;
  std::string raw;
  std::vector<std::string> inferred;
};

struct PlacedText {
  std::string text;
  Place at;
  RawTexts raw;
};

struct Indicator {
  std::string text;
  std::vector<normalize::Target> targets;
  Place at;
  RawTexts raw;
};

enum class ColumnRole {
  Number,
  Activity,
  Responsible,
  Timing,
  Result,
  Indicator,
  Participants,
  Place,
  Document,
  Funding,
  Note,
  Other
};
std::string_view role_name(ColumnRole role);  ///< "number", …
std::optional<ColumnRole> role_by_name(std::string_view name);

struct Column {
  ColumnRole role = ColumnRole::Other;
  std::string heading;
};

struct Section {
  std::optional<std::string> number;
  std::string title;
  std::optional<int> parent;  ///< index into Roadmap::sections
  Place at;
  RawTexts raw;
};

struct Activity {
  std::string id;  ///< "a1", …
  std::optional<std::string> number, number_raw;
  std::optional<int> section;  ///< index into Roadmap::sections
  std::string title;
  std::string category = "other";
  std::optional<normalize::Timing> timing;
  std::vector<normalize::Party> responsible, participants;
  std::optional<std::string> result, indicator;
  std::vector<normalize::Target> targets;
  std::optional<std::string> place, funding, document, note;
  std::vector<std::pair<std::string, std::string>> extra;  ///< heading → text, in column order
  std::vector<std::string> links;
  std::vector<std::string> footnotes;  ///< marks
  Place at;
  RawTexts raw;
};

struct Footnote {
  std::string mark;
  std::string text;
  Place at;
};

struct Roadmap {
  std::optional<std::string> title;
  std::optional<std::string> kind;  ///< the plan's own word: «дорожная карта»
  std::optional<Approval> approval;
  std::optional<std::string> annex;
  std::optional<RoadmapPeriod> period;
  std::optional<std::string> goal;
  std::vector<PlacedText> tasks;
  std::vector<Indicator> indicators;
  std::vector<PlacedText> text;
  std::vector<Signatory> signatories;
  std::vector<Column> columns;
  std::vector<Section> sections;
  std::vector<Activity> activities;
  std::vector<Footnote> footnotes;
  FieldPlaces at;
  RawTexts raw;
};

/// A table that is no roadmap, as it stands.
struct OtherTable {
  std::optional<std::string> title;
  std::optional<std::string> annex;
  std::optional<Approval> approval;
  std::vector<std::vector<std::string>> rows;
  Place at;
};

struct PlacedAbbreviation {
  std::string short_form, full;
  Place at;
};

struct Coverage {
  std::size_t characters = 0, placed = 0, furniture = 0;  ///< visible characters
  std::vector<PlacedText> unplaced;
};

struct OrderDocument {
  std::string id;
  extract::Source source;
  Order order;
  std::vector<Roadmap> roadmaps;
  std::vector<OtherTable> tables;
  std::vector<PlacedAbbreviation> abbreviations;
  std::vector<Diagnostic> diagnostics;
  Coverage coverage;
};

}  // namespace prikaz::schema
