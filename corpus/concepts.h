// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Words that say the same («составление» and «разработка»), and how much a word tells at all, and which stage
// of work it names. The table is corpus/lexicon/concepts.tsv.
#pragma once

#include <string_view>

namespace prikaz::corpus {

/// The stem that stands for all stems of its row; where no row has it, the stem less the endings of word
/// formation («эвакуационн» and «эвакуац» are one). A view into the table or of the argument.
std::string_view concept_of(std::string_view stem);

/// 0…1, of a stem or of what concept_of() gave: 1 where no row says otherwise.
double concept_weight(std::string_view stem);

/// The stage of work that a stem names («разработка»: "make"); empty where it names none.
std::string_view concept_stage(std::string_view stem);
/// True where one plan may name the one stage for the other (corpus/lexicon/stages.tsv).
bool are_near_stages(std::string_view a, std::string_view b);
/// True for the stages that papers go through.
bool is_paper(std::string_view stage);

/// Below this weight a word is left out of the letters that are compared.
inline constexpr double kLightWeight = 0.3;

}  // namespace prikaz::corpus
