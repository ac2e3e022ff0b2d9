// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Short forms spelled out inside a name, in the case that their place governs: «Руководители ОО» →
// «руководители образовательных организаций», «Директор МБОУ СОШ № 3» → «директор муниципального бюджетного …
// учреждения средней …».
#pragma once

#include <string>
#include <vector>

#include "normalize/party/beginning.h"
#include "normalize/party/splitter.h"

namespace prikaz::normalize::party {

struct Expansion {
  std::string name;
  bool general = false;  ///< an abbreviation was spelled out by the general tables, not by the document
};

/// True for tokens that are no part of a name: the contact person, «(по согласованию)», «(далее – …)», a
/// short form in brackets that spells what stands before it, and marks at the ends.
std::vector<bool> dropped_tokens(const Sentence& sentence, const Segment& segment);

/// The segment's name with its short forms spelled out, quotes as «…», spaces single.
Expansion expand_segment(const Sentence& sentence, const Segment& segment, const std::vector<bool>& dropped);

/// The same for a text that is one name (the full form of a document's short form).
Expansion expand_text(std::string_view text);

/// The full word of a shortened one, of an adjective in the gender of its noun: «соц. педагоги» →
/// «социальные».
std::string agreeing_short_word(const Sentence& sentence, std::size_t i);

std::string capitalized(std::string_view text);

}  // namespace prikaz::normalize::party
