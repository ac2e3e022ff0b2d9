// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A planned activity as the comparison sees it: its title with abbreviations spelled out, as stems, and the
// traits that can forbid a likeness (level, stage, names, numbers, kinds, negation).
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "schema/order_document.h"

namespace prikaz::corpus {

enum class Level : std::uint8_t { Unknown, School, Municipal, Regional, Federal };
std::string_view level_name(Level level);  ///< "school", …

/// What a text says beyond its stems. Lists are sorted.
struct Traits {
  Level level_by_word = Level::Unknown;
  Level level_by_role = Level::Unknown;
  std::string stage;                  ///< of work: "make", "monitor" … (concepts.h); may be empty
  std::vector<std::string> names;     ///< stems of what stands in «…»: programmes, contests
  std::vector<std::string> numbers;   ///< numbers that are no year and no date
  std::vector<std::string> acronyms;  ///< «ЕГЭ», «ВПР»: written so, whatever they stand for
  std::vector<std::string> kinds;     ///< "disease:грипп": kinds that exclude each other (contrasts.tsv)
  bool negated = false;
  bool operator==(const Traits&) const = default;
};

struct ActivityText {
  std::vector<std::string> stems;  ///< in order, each as its concept (concepts.h), stop words left out
  std::string normalized;          ///< the stems joined by spaces: what ids and duplicates go by
  Traits traits;
};

/// Short forms that a document defines, folded short form → full.
using ShortForms = std::vector<std::pair<std::string, std::string>>;
ShortForms short_forms(const schema::OrderDocument& order);

/// `place_stems`: sorted stems of the municipality's own name, which say nothing about the activity.
ActivityText describe_activity(const schema::Activity& activity, const ShortForms& forms,
                               const std::vector<std::string>& place_stems);
/// What the titles of one order have in common.
struct TitleContext {
  ShortForms forms;
  std::vector<std::string> place;
};
struct TitleToDescribe {
  std::string_view title;
  Level level_by_role = Level::Unknown;
  const TitleContext* context = nullptr;
};
/// Many titles at once, in order; `threads` changes nothing but the time.
std::vector<ActivityText> describe_titles(const std::vector<TitleToDescribe>& titles, unsigned threads);
/// Whose an activity is by who answers for it; Unknown where several levels do.
Level level_of(const std::vector<normalize::Party>& responsible);
/// A bare text, for pairs of sentences.
ActivityText describe_text(std::string_view text);

/// Folded words and numbers of a text in order, stop words left out.
std::vector<std::string> content_words(std::string_view text);
/// «не», «нет», «без».
bool is_negation(std::string_view folded_word);

/// Sorted stems of a municipality's name.
std::vector<std::string> place_stems(const schema::Order& order);

}  // namespace prikaz::corpus
