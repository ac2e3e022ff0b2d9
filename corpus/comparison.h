// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The analyst's matrix: groups of the same planned activity × municipalities, with who, when, and the gaps;
// the plans and how like they are; the acts of a higher level that the orders carry out. Orders are added one
// by one and forgotten but for what the views need. Groups are made of everything that is added; filters
// choose what of them is shown, so that a filter never moves an activity to another group.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/place.h"
#include "corpus/grouping.h"
#include "corpus/known_group.h"
#include "corpus/reason.h"
#include "normalize/date.h"
#include "normalize/municipality.h"
#include "schema/order_document.h"

namespace prikaz::corpus {

/// What is known of one activity in one municipality.
enum class State {
  Present,    ///< its plan has it
  Near,       ///< its plan has something like it that a person should look at
  Absent,     ///< its plans were read completely and have nothing like it
  Unknown,    ///< a document of it has errors: it may be there
  NoDocument  ///< no plan of this municipality is in the corpus
};
std::string_view state_name(State state);  ///< "present", "near", "absent", "unknown", "no-document"

struct ComparedMunicipality {
  std::string id;    ///< "ru-per/perm"
  std::string name;  ///< nominative; the issuer's name where no municipality is known
  std::optional<normalize::Region> region;
  std::vector<std::string> orders;  ///< keys, sorted
  std::size_t activities = 0;
  State otherwise = State::NoDocument;  ///< its state for an activity that was not found in it
  Reason reason;                        ///< why `otherwise` is what it is
};

/// One roadmap of one order.
struct ComparedPlan {
  std::string order;
  std::uint32_t roadmap = 0;
  std::uint32_t municipality = 0;  ///< index into Comparison::municipalities
  std::string title;               ///< the plan's, else the order's
  std::optional<normalize::Date> start, end;
  std::size_t activities = 0;
  bool complete = true;
  Reason reason;                       ///< why it is not complete
  std::vector<std::uint32_t> parents;  ///< indexes into Comparison::parents
};

struct ComparedActivity {
  std::string order;
  std::uint32_t roadmap = 0;
  std::string activity;            ///< "a3"
  std::uint32_t municipality = 0;  ///< index into Comparison::municipalities
  std::uint32_t plan = 0;          ///< index into Comparison::plans
  State state = State::Present;
  double score = 1;     ///< likeness to the group's leader
  bool leads = false;   ///< it is the group's leader
  bool judged = false;  ///< a person put it here
  bool copied = false;  ///< another plan of the group has it word for word
  std::string number;   ///< as written; may be empty
  std::string section;  ///< title
  std::string title;
  std::string category;
  std::optional<normalize::Date> start, end;
  std::string timing;                    ///< as written
  std::vector<std::string> responsible;  ///< names
  std::string result;                    ///< result and indicator
  std::vector<normalize::Target> targets;
  Place at;
};

/// A municipality that a group is not found in.
struct Gap {
  std::uint32_t municipality = 0;
  State state = State::Absent;
  Reason reason;
};

/// The deadlines of a group's members.
struct Spread {
  std::optional<normalize::Date> start, end;        ///< hull of all dates
  std::optional<normalize::Date> earliest, latest;  ///< of the ends
  std::optional<normalize::Date> median;            ///< of the ends, the lower one of two
  std::size_t dated = 0;                            ///< members that have an end
};

struct ComparedGroup {
  std::string id;
  std::string label;     ///< the leader's title
  std::string category;  ///< most frequent among the members
  Band band = Band::Auto;
  std::vector<ComparedActivity> members;  ///< by municipality, order, roadmap, place in the plan
  Spread spread;
  std::size_t reach = 0;        ///< municipalities that have it
  std::vector<Gap> exceptions;  ///< gaps that are not the municipality's `otherwise`, by municipality
};

/// How one municipality follows a parent act.
struct Follower {
  std::uint32_t municipality = 0;
  std::vector<std::string> orders;     ///< that cite the act, sorted
  std::size_t followed = 0;            ///< rows of the act that it plans
  std::size_t copied = 0;              ///< of these word for word as the act, or as another follower
  std::size_t own = 0;                 ///< its activities that are no row of the act
  std::vector<std::uint32_t> missing;  ///< rows that it lacks: indexes into Comparison::groups
};

/// An act of a higher level that orders of the corpus cite: what their plans carry out.
struct ParentAct {
  std::string id;  ///< "2021-06-11/26-01-06-662", with a suffix where two acts share it
  std::optional<std::string> kind, issuer, number, title;
  std::optional<normalize::Date> date;
  std::string order;  ///< its key where the act itself is in the corpus
  /// Indexes into Comparison::groups: the activities of the act's own plan in its order; where that is not in
  /// the corpus, those that at least two followers share.
  std::vector<std::uint32_t> rows;
  std::vector<Follower> followers;  ///< by municipality
};

/// Two plans that have activities in common.
struct PlanPair {
  std::uint32_t a = 0, b = 0;  ///< indexes into Comparison::plans, a < b
  std::size_t shared = 0;      ///< groups that both have
  std::size_t copied = 0;      ///< activities of the smaller plan that are word for word in the other
  double similarity = 0;       ///< 2 shared / (groups of a + groups of b), Dice
  double copied_share = 0;     ///< copied / activities of the smaller plan
};

struct Comparison {
  std::vector<ComparedMunicipality> municipalities;  ///< by id
  std::vector<ComparedPlan> plans;                   ///< by order and roadmap
  std::vector<ComparedGroup> groups;                 ///< most municipalities first
  std::vector<ParentAct> parents;                    ///< most followers first
  std::vector<PlanPair> pairs;                       ///< most similar first
  std::vector<JudgementConflict> conflicts;          ///< judgements that cannot all hold
  std::vector<GroupLeader> leaders;                  ///< of all groups, whatever filters hide

  /// State of a group in each municipality, by index.
  std::vector<State> states(const ComparedGroup& group) const;
  /// Leaves one group and what concerns it; false where no group has the id.
  bool keep_only(std::string_view group_id);
  /// All municipalities that a group is not found in.
  std::vector<Gap> gaps(const ComparedGroup& group) const;
};

struct CompareOptions {
  std::vector<std::string> regions;            ///< ISO codes or names; empty: all
  std::vector<std::string> categories;         ///< of groups; empty: all
  std::optional<normalize::DateRange> period;  ///< only activities whose dates meet it
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

/// Judgements as the grouping takes them: those that are active; of several about one pair the newest.
std::vector<PairJudgement> holding_judgements(std::vector<Judgement> judgements);

/// Whose an order is: "ru-per/perm" of "ru-per/perm/prikaz/2021-08-09/1".
std::string municipality_id(std::string_view order_id);

/// Identity of an activity in judgements and explanations: "order-key#roadmap/activity", e.g.
/// "ru-per/perm/…#0/a3".
std::string activity_identity(std::string_view order_key, std::size_t roadmap, std::string_view activity);

}  // namespace prikaz::corpus
