// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Why two activities are, or are not, the same planned activity.
#include <algorithm>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include "base/error.h"
#include "cli/command.h"
#include "cli/corpus_option.h"
#include "cli/corpus_options.h"
#include "cli/output.h"
#include "corpus/comparison.h"
#include "corpus/comparison_writer.h"
#include "corpus/store.h"

namespace prikaz::cli {
namespace {

struct Known {
  std::string identity, title;
  corpus::ActivityText text;
};

// What the corpus says of all activities: their texts, the rarity of words, the groups.
struct Knowledge {
  std::vector<Known> activities;
  corpus::StemWeights weights;
  corpus::Comparison comparison;
};

Knowledge learn(corpus::Store& store) {
  Knowledge all;
  corpus::CompareOptions options;
  options.threads = std::max(1u, std::thread::hardware_concurrency());
  corpus::ComparisonBuilder builder(options);
  std::map<std::string, std::uint32_t> owners;
  each_document(store, options.threads, [&](const schema::OrderDocument& order, const std::string& key) {
    builder.add(order, key);
    const corpus::ShortForms forms = corpus::short_forms(order);
    const auto place = corpus::place_stems(order.order);
    const std::uint32_t owner =
        owners.try_emplace(corpus::municipality_id(order.id), static_cast<std::uint32_t>(owners.size()))
            .first->second;
    for (std::size_t r = 0; r < order.roadmaps.size(); ++r)
      for (const schema::Activity& activity : order.roadmaps[r].activities) {
        corpus::ActivityText text = corpus::describe_activity(activity, forms, place);
        all.weights.add(text.stems, owner);
        all.activities.push_back(
            {corpus::activity_identity(key, r, activity.id), activity.title, std::move(text)});
      }
  });
  all.weights.finish();
  judge_pairs(store, builder);
  all.comparison = builder.finish();
  return all;
}

// An activity, or a group by the activity that leads it; a group that is no more by the one that led it.
const Known& find(const Knowledge& all, corpus::Store& store, const std::string& name) {
  const auto known = [&](const std::string& identity) {
    return std::find_if(all.activities.begin(), all.activities.end(),
                        [&](const Known& one) { return one.identity == identity; });
  };
  if (const auto found = known(name); found != all.activities.end()) return *found;
  const auto led_by = [&](const corpus::GroupLeader& leader) {
    return known(corpus::activity_identity(leader.place.order, leader.place.roadmap, leader.place.activity));
  };
  for (const corpus::GroupLeader& leader : all.comparison.leaders)
    if (leader.id == name) return *led_by(leader);
  for (const corpus::KnownGroup& group : store.known_groups()) {
    if (group.leader.id != name) continue;
    const auto successor = corpus::find_successor(all.comparison, group.leader);
    const std::string was =
        "group " + name + " «" + group.leader.title + "» is no more since " + group.retired;
    if (!successor) throw Error(ErrorCode::NotFound, was + "; what led it is not in the corpus");
    report_line("prikaz: " + was + "; what led it is in group " + all.comparison.groups[*successor].id);
    if (const auto found = led_by(group.leader); found != all.activities.end()) return *found;
    for (const corpus::GroupLeader& leader : all.comparison.leaders)
      if (leader.id == all.comparison.groups[*successor].id) return *led_by(leader);
  }
  throw Error(ErrorCode::Usage,
              "no activity or group «" + name + "» in the corpus; `prikaz compare --format json` lists them");
}

// The group of an activity, and the leader of another group that it is most like.
corpus::Placement place(const Knowledge& all, const Known& activity) {
  corpus::Placement placement;
  std::map<std::string_view, const Known*> by_identity;
  for (const Known& known : all.activities) by_identity.emplace(known.identity, &known);
  for (const corpus::ComparedGroup& group : all.comparison.groups) {
    const corpus::ComparedActivity* leader = nullptr;
    bool own = false;
    for (const corpus::ComparedActivity& member : group.members) {
      if (member.leads) leader = &member;
      if (corpus::activity_identity(member.order, member.roadmap, member.activity) != activity.identity)
        continue;
      own = true;
      placement.group = group.id;
      placement.label = group.label;
      placement.members = group.members.size();
      placement.judged = member.judged;
    }
    if (own || !leader) continue;
    const auto known =
        by_identity.find(corpus::activity_identity(leader->order, leader->roadmap, leader->activity));
    if (known == by_identity.end()) continue;
    const double score = corpus::explain(activity.text, known->second->text, all.weights).score;
    if (score > placement.runner_up_score) {
      placement.runner_up = group.label;
      placement.runner_up_score = score;
    }
  }
  return placement;
}

class Why : public Command {
 public:
  void declare(CLI::App& app) override {
    declare_corpus(app, corpus_);
    app.add_option("A", a_,
                   "An activity, ORDER#ROADMAP/ACTIVITY, or a group, as `compare --format json`\nnames it")
        ->required();
    app.add_option("B", b_, "The other one")->required();
  }

  std::string_view examples() const override {
    return "why 'ru-per/perm/prikaz/2021-08-09/12#0/a3' 'ru-per/kungur/prikaz/2021-09-01/7#0/a1'";
  }

  int run() override {
    const auto store = corpus::open_corpus(corpus_, corpus::OpenMode::Read);
    const Knowledge all = learn(*store);
    const Known &a = find(all, *store, a_), &b = find(all, *store, b_);
    Output output;
    output.write(corpus::write_explanation(corpus::explain(a.text, b.text, all.weights), a.title, b.title));
    output.write(corpus::write_placements(place(all, a), place(all, b)));
    output.flush();
    return kDone;
  }

 private:
  std::string corpus_, a_, b_;
};

}  // namespace

std::unique_ptr<Command> make_why() { return std::make_unique<Why>(); }

}  // namespace prikaz::cli
