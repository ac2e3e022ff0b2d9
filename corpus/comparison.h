// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The analyst's matrix: groups of the same planned activity × municipalities, with who, when, and the gaps.
// Orders are added one by one and forgotten but for what the views need.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/grouping.h"
#include "normalize/date.h"
#include "normalize/municipality.h"
#include "schema/order_document.h"

namespace prikaz::corpus {

/// What is known of one activity in one municipality.
enum class State {
  Present,    ///< its plan has it
  Near,       ///< its plan has something like it that a person should look at
  Absent,     ///< its plan was read completely and has nothing like it
  Unknown,    ///< its document has errors: it may be there
  NoDocument  ///< no plan of this municipality is in the corpus
};
std::string_view state_name(State state);  ///< "present", "near", "absent", "unknown", "no-document"

struct ComparedMunicipality {
  std::string id;    ///< "ru-per/perm"
  std::string name;  ///< nominative; the issuer's name where no municipality is known
  std::optional<normalize::Region> region;
  std::vector<std::string> orders;  ///< ids, sorted
  std::size_t activities = 0;
  State otherwise = State::NoDocument;  ///< its state for an activity that was not found in it
  std::string reason;                   ///< why `otherwise` is what it is
};

struct ComparedActivity {
  std::string order;
  std::uint32_t roadmap = 0;
  std::string activity;
  std::uint32_t municipality = 0;  ///< index into Comparison::municipalities
  State state = State::Present;
  double score = 1;
  std::string title;
  std::string category;
  std::optional<normalize::Date> start, end;
  std::string timing;                    ///< as written
  std::vector<std::string> responsible;  ///< names
};

struct ComparedGroup {
  std::string id;
  std::string label;     ///< the leader's title
  std::string category;  ///< most frequent among the members
  Band band = Band::Auto;
  std::vector<ComparedActivity> members;
  std::optional<normalize::Date> start, end;        ///< hull of the members' dates
  std::optional<normalize::Date> earliest, latest;  ///< of the members' ends
};

struct Comparison {
  std::vector<ComparedMunicipality> municipalities;  ///< by id
  std::vector<ComparedGroup> groups;                 ///< most municipalities first

  /// State of a group in each municipality, by index.
  std::vector<State> states(const ComparedGroup& group) const;
};

struct CompareOptions {
  std::vector<std::string> regions;            ///< ISO codes or names; empty: all
  std::vector<std::string> categories;         ///< empty: all
  std::optional<normalize::DateRange> period;  ///< activities whose dates meet it; undated ones stay out
  unsigned threads = 1;
};

class ComparisonBuilder {
 public:
  explicit ComparisonBuilder(CompareOptions options);
  ~ComparisonBuilder();

  /// `key`: unique name of the order in the corpus (its id, with a suffix where several orders share one).
  void add(const schema::OrderDocument& order, std::string_view key);
  void judge(const PairJudgement& judgement);
  Comparison finish();

 private:
  struct Work;
  std::unique_ptr<Work> work_;
};

/// Identity of an activity in judgements and explanations: "order-key#roadmap/activity", e.g.
/// "ru-per/perm/…#0/a3".
std::string activity_identity(std::string_view order_key, std::size_t roadmap, std::string_view activity);

}  // namespace prikaz::corpus
