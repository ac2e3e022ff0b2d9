// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Many activities to groups of the same planned activity. Equal texts fall together; then leader clustering:
// in an order that depends on content alone each text joins the best leader it is like enough to, or becomes
// a leader; a second pass lets every text choose among all leaders. Every member is verified against its
// leader, so likeness does not chain. Candidates are found by weighted Jaccard with prefix, length and bitmap
// filters, which lose none (Mann, Augsten, Bouros, "An Empirical Evaluation of Set Similarity Join
// Techniques", VLDB 2016). The groups are a pure function of the set of activities and judgements: neither
// the order in which they are added nor the number of threads changes them.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/activity_features.h"
#include "corpus/judgement.h"
#include "corpus/reason.h"
#include "corpus/similarity.h"

namespace prikaz::corpus {

struct GroupMember {
  std::uint32_t item = 0;  ///< index in the order of add()
  Band band = Band::Auto;  ///< of its likeness to the leader
  float score = 1;
  bool judged = false;  ///< a person put it here
};

struct ActivityGroup {
  std::string id;            ///< 16 hexadecimal digits: hash of the leader's normalized text and traits
  std::uint32_t leader = 0;  ///< item
  std::vector<GroupMember> members;  ///< by item; the leader among them
};

/// What a person said of two activities. The texts are those of `add`'s `identity`.
struct PairJudgement {
  std::string a, b;
  Verdict verdict = Verdict::Unsure;
  bool operator==(const PairJudgement&) const = default;
};

/// A judgement that does not hold because others contradict it.
struct JudgementConflict {
  PairJudgement judgement;
  ConflictCode reason = ConflictCode::KeptApart;
};

/// From which likeness on an activity belongs to a group.
struct GroupingThresholds {
  double sure = kAutoScore;      ///< Band::Auto
  double review = kReviewScore;  ///< Band::Review
};

class Grouping {
 public:
  explicit Grouping(GroupingThresholds thresholds = {});
  ~Grouping();
  Grouping(const Grouping&) = delete;
  Grouping& operator=(const Grouping&) = delete;

  /// `identity`: unique and stable name of the activity (order and activity id); `municipality`, `plan`:
  /// small numbers that tell equal from different.
  std::uint32_t add(const ActivityText& text, std::string_view identity, std::uint32_t municipality,
                    std::uint32_t plan);
  void judge(const PairJudgement& judgement);

  /// Groups of everything added, largest first, then by id. `threads` changes nothing but the time.
  std::vector<ActivityGroup> run(unsigned threads = 1);
  /// After run(): judgements that could not hold, by their identities.
  const std::vector<JudgementConflict>& conflicts() const;

 private:
  struct Work;
  std::unique_ptr<Work> work_;
};

}  // namespace prikaz::corpus
