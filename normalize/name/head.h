// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The head of a noun phrase and what agrees with it: modifiers up to the noun that agrees with all of them in
// case, number and gender. Readings that give the same nominative are counted together; the likeliest
// nominative wins.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/morphology.h"
#include "normalize/name/tokens.h"

namespace prikaz::normalize::names {

struct Head {
  std::size_t begin = 0;           ///< first token of the group
  std::size_t end = 0;             ///< behind the head noun
  std::vector<std::string> forms;  ///< of each token from `begin`, in the nominative, in its written letters
  std::string lemma;               ///< of the head noun, nominative singular
  WordTag tag;                     ///< of the head noun as it stands (its likeliest case)
  std::vector<Case> cases;         ///< all cases in which it can stand so
  bool dictionary = false;         ///< the head is a known word
  bool adjective = false;  ///< an adjective or participle stands for the noun: «заведующему отделом»
};

struct HeadWish {
  std::optional<Case> wanted;    ///< only this case, where some reading has it
  std::optional<Gender> gender;  ///< only this gender (of an adjective without noun)
  std::optional<Gender>
      abbreviation_head;  ///< the token `end` is an abbreviation of this gender: it is the head
};

/// The group that begins at token `begin`; std::nullopt where no word there declines.
std::optional<Head> find_head(const std::vector<Token>& tokens, std::size_t begin, std::size_t end,
                              const HeadWish& wish = {});

}  // namespace prikaz::normalize::names
