// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whether letters look like the end or the beginning of a Russian word (word_edges.tsv): «показател» is
// none's end, «ными» none's beginning.
#pragma once

#include <string_view>

namespace prikaz::extract::layout {

/// log2 of how often the last letters of `word` end a word where they stand in one: 0 always, -8 hardly ever;
/// 0 for usual words. Only Russian letters of either case are known.
int end_weight(std::string_view word);
/// Weight at and below which letters end or begin no word.
constexpr int kNoWordEdge = -8;

/// Likewise for the first letters of `word`.
int beginning_weight(std::string_view word);

/// Whether the two are one word that something cut rather than two words. Both of Russian letters.
bool look_like_one_word(std::string_view left, std::string_view right);

}  // namespace prikaz::extract::layout
