// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A cell's tokens to the ranges of its parties. One walk from left to right; at each place between two tokens
// the phrase on the left (has it a head, is it complete, what does it govern?) and the beginning on the right
// (can it start a party in the cell's case?) decide whether a party ends there.
#pragma once

#include <string>
#include <vector>

#include "normalize/party/reading.h"

namespace prikaz::normalize::party {

inline constexpr std::size_t kNone = static_cast<std::size_t>(-1);

enum class Gap : std::uint8_t { Start, Space, Newline, Comma, And, Slash, Together, Hard };

struct Segment {
  std::size_t first = 0, last = 0;                  ///< tokens [first, last)
  std::size_t person = kNone, person_last = kNone;  ///< the person named in it, as tokens
  bool only_person = false;
  std::size_t phrase = kNone;  ///< first of the words that name it, where a person stands before them
  std::size_t head = kNone;    ///< token of the head
  std::size_t shares_head_of =
      kNone;  ///< «Руководители ШНОР и | школ-лидеров»: index of the segment with the head
  bool agreed = false;
  Case written = Nominative;  ///< the case in which it stands
  Gap gap = Gap::Start;       ///< what stood before it
};

/// `whole`: the text is one party; only persons, heads and cases are found.
std::vector<Segment> split_parties(const Sentence& sentence, bool whole = false,
                                   std::string* trace = nullptr);

}  // namespace prikaz::normalize::party
