// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// When two readings are of one order, and which of them is the better one. Pure functions: the result depends
// on the readings alone, never on the order in which they came, so that an import may be stopped, repeated
// and run in parallel and still end in the same corpus.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/reading.h"

namespace prikaz::corpus {

/// The key by which issuers or titles are compared: stems of all words, sorted, each once, a space between.
std::string identity_key(std::string_view text);

/// True where both name the same body, or one lacks the part: equal words, or one a shortened form of the
/// other («Управление образования» and «Управление образования администрации города Кунгура»).
bool issuers_agree(std::string_view left_key, std::string_view right_key);

/// As above; titles may also differ in a few words (a cut-off end, one misread word in ten).
bool titles_agree(std::string_view left_key, std::string_view right_key);

/// What grouping and choosing need to know of a reading.
struct Candidate {
  std::string sha256, issuer_key, title_key;
  Quality quality;
};

/// Readings that share an `id`, parted into orders: indexes into `candidates`, best reading first; orders
/// sorted by the issuer of their best reading, then its title, then its hash. Readings that agree with each
/// other, one by one, are one order; one that lacks a part and would fit several orders stays alone.
std::vector<std::vector<std::size_t>> group_readings(const std::vector<Candidate>& candidates);

/// Has a roadmap, then the greater share of placed text, then fewer errors, then the smaller hash.
bool better_reading(const Candidate& left, const Candidate& right);

/// The name of an order within its corpus: the `id`, and behind a "~" eight digits that stand for issuer and
/// title where several orders share the `id`.
std::string order_key(std::string_view id, const Candidate& best, bool alone);

}  // namespace prikaz::corpus
