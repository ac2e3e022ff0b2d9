// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Persons beside bodies and posts: «Департамент …, Фамилия И.О.», «Фамилия И.О., методист» and «директора
// школ: Фамилия И.О., Фамилия И.О.» are one party each. Takes the splitter's segments, gives those of the
// parties.
#pragma once

#include <vector>

#include "normalize/party/splitter.h"

namespace prikaz::normalize::party {

std::vector<Segment> with_contacts(const Sentence& sentence, const std::vector<Segment>& split);

/// A person in brackets is no token of its own to the splitter; it is the contact all the same.
void find_bracketed_persons(const Sentence& sentence, std::vector<Segment>& segments);

}  // namespace prikaz::normalize::party
