// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Kind and role of a party: the head noun's own, or for a general head («отдел», «комитет», «центр») and for
// posts by what follows it. Data: party_words.tsv, spheres.tsv, abbreviations.tsv, legal_forms.tsv; the
// closed list is roles.tsv.
#pragma once

#include <string_view>

#include "normalize/party/splitter.h"

namespace prikaz::normalize::party {

struct KindAndRole {
  PartyKind kind = PartyKind::Organization;
  std::string_view role = "other";
};

KindAndRole classify_segment(const Sentence& sentence, const Segment& segment);

}  // namespace prikaz::normalize::party
