// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The head of an order: rows in; kind, number, date, place, the issuer's lines and the title out, in whatever
// order they stand.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "normalize/date.h"
#include "schema/order_document.h"
#include "schema/requisites/rows.h"

namespace prikaz::schema::requisites {

template <typename T>
struct Found {
  std::optional<T> value;
  Place at;
  std::size_t row = 0;
};

struct IssuerLine {
  std::string text;
  Place at;
  bool after_kind = false;  ///< «РАСПОРЯЖЕНИЕ / АДМИНИСТРАЦИИ …»: it stands in the genitive
  std::size_t row = 0;
};

struct Heading {
  Found<std::string> kind, number, place;
  Found<Date> date;
  Found<std::string> title;
  std::string raw_title;
  std::vector<IssuerLine> issuer;
  std::vector<IssuerLine> portal_issuer;  ///< of a title line that a portal put above the heading
  bool blank = false;                     ///< a blank for the number or the date stands there
  bool draft = false;                     ///< it says «Проект»
  std::size_t end = 0;                    ///< the first row behind the head
  std::vector<std::string>
      mismatches;  ///< what a portal's title line says otherwise: "number 353-П, not 355-П"
};

Heading read_heading(const Rows& rows, CoverageMap& coverage);

/// «от 08. 02. 2021 № 36 с. Красное», «ПРИКАЗ № 5», «059-08-01-09-846»: one line of the head and what it
/// holds.
struct HeadLine {
  bool fits = false;  ///< nothing else stands in it
  std::optional<std::string> kind, number, place;
  std::optional<Date> date;
  bool blank = false;
  std::string issuer;  ///< what follows a kind word: «ПОСТАНОВЛЕНИЕ Администрации …»
  std::string title;  ///< «… от … № 5 «О …»»
  std::string rest;   ///< where it does not fit: what could not be read
};
HeadLine read_head_line(std::string_view text);

}  // namespace prikaz::schema::requisites
