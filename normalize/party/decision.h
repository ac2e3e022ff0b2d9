// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whether a party ends at a place between two tokens: by what stands there, the phrase on the left and the
// beginning on the right.
#pragma once

#include "normalize/party/beginning.h"
#include "normalize/party/splitter.h"

namespace prikaz::normalize::party {

enum class Decision : std::uint8_t { Join, Split, ShareHead };

struct Place {
  Gap gap;
  std::size_t token;          ///< the first one on the right
  Case cell_case;             ///< in which the parties of the cell stand
  std::size_t person_end;     ///< one behind the person that begins there, or `token`
  bool phrase_behind_person;  ///< on the left words followed a person
};
Decision decide(const Sentence& sentence, const LeftPhrase& left, const Beginning& right, const Place& place);

}  // namespace prikaz::normalize::party
