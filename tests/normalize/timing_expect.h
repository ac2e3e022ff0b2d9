// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The phrase corpora of timings: one phrase a row with its context and what must come out, in a short
// notation.
//
//   phrase <tab> order date <tab> plan's period <tab> items, " | " between them
//
// A period is "2021" (whole year), "2021/2024" or two dates. An item is a letter, its values, then any of the
// options:
//   D day             a date               P start end     a period ("-" is unbounded)
//   L day             a deadline           R rule [s e]    recurring ("-" is no rule)
//   O ongoing         E external           U unresolved          S external or unresolved, no matter which
//   e=edtf  x=times  min (at least)  t=time  l=label  c=condition  i=inferred,…  r=raw    ("_" for a space;
//   an empty one is absent)
// Options that are not given are not compared, save that `min` is wanted exactly where it stands when x= is
// given.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/timing.h"

namespace prikaz::test {

struct Phrase {
  int line = 0;
  std::string text;
  normalize::TimingContext context;
  std::string expected;
};

/// Rows of a corpus in tests/normalize. `\n` in a phrase is a line break.
std::vector<Phrase> read_phrases(const std::string& file);

/// Empty where `items` are what the notation says, else what differs.
std::string difference(const std::vector<normalize::TimingItem>& items, std::string_view expected);

/// "period 2021-09-01..2021-09-30 edtf=2021-09 i=year": for messages.
std::string describe(const std::vector<normalize::TimingItem>& items);

/// "2021", "2021/2024", "2022-09-01/2023-08-31" to days.
std::optional<normalize::DateRange> period_of(std::string_view text);

std::string read_file(const std::string& path);

/// Independent grammars of the two standards, as far as the format uses them.
bool is_valid_edtf(std::string_view text);
bool is_valid_rrule(std::string_view text);

}  // namespace prikaz::test
