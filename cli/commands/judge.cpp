// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// People's decisions about pairs of activities: the same planned activity, or not.
#include <string>
#include <vector>

#include "cli/commands/decisions.h"
#include "corpus/comparison.h"
#include "corpus/judgement.h"

namespace prikaz::cli {
namespace {

class Judge : public DecisionCommand {
 public:
  Judge()
      : DecisionCommand({"judgement", "judgements", "judge", "A B VERDICT", {"active", "stale", "revoked"}}) {
  }

  void declare(CLI::App& app) override {
    app.add_option("A", a_, "An activity: ORDER#ROADMAP/ACTIVITY, as `compare --format json` names it");
    app.add_option("B", b_, "The other one");
    app.add_option("verdict", verdict_, "same, different or unsure")
        ->type_name("VERDICT")
        ->check(CLI::IsMember({"same", "different", "unsure"}));
    declare_shared(app);
  }

  std::string_view examples() const override {
    return "judge 'ru-per/perm/prikaz/2021-08-09/12#0/a3' 'ru-per/kungur/prikaz/2021-09-01/7#0/a1' same\n"
           "judge --list --state stale\n"
           "judge --revoke j-0123456789ab\n"
           "judge --dump judgements.tsv";
  }

 private:
  bool is_given() const override { return !a_.empty(); }

  int add(corpus::Store& store) override {
    const auto verdict = corpus::verdict_by_name(verdict_);
    if (b_.empty() || !verdict)
      throw Error(ErrorCode::Usage, "A B VERDICT: two activities and same, different or unsure");
    corpus::Judgement judgement;
    judgement.verdict = *verdict;
    judgement.a = anchor(store, a_);
    judgement.b = anchor(store, b_);
    if (judgement.a.found == judgement.b.found) throw Error(ErrorCode::Usage, "A and B are one activity");
    judgement.note = note();
    complete(judgement);
    // Who says something else of the same pair takes back what was said; two within one second would have no
    // order.
    std::vector<corpus::Judgement> changed = all(store);
    std::erase_if(changed, [&](const corpus::Judgement& known) {
      const bool pair = (known.a.found == judgement.a.found && known.b.found == judgement.b.found) ||
                        (known.a.found == judgement.b.found && known.b.found == judgement.a.found);
      return !pair || known.id == judgement.id || !known.revoked.empty();
    });
    for (corpus::Judgement& known : changed) mark_revoked(known, judgement.made);
    changed.push_back(judgement);
    store.put_judgements(changed);
    Output().line(judgement.id).flush();
    return kDone;
  }

  // "ORDER#ROADMAP/ACTIVITY"; without "ROADMAP/" the first one.
  static corpus::JudgedActivity anchor(corpus::Store& store, const std::string& identity) {
    const std::size_t mark = identity.rfind('#');
    if (mark == std::string::npos)
      throw Error(ErrorCode::Usage, "«" + identity +
                                        "» is no activity; wanted is ORDER#ROADMAP/ACTIVITY, such as " +
                                        "ru-per/perm/prikaz/2021-08-09/12#0/a3");
    return anchor(store, identity.substr(0, mark), identity.substr(mark + 1));
  }

  static corpus::JudgedActivity anchor(corpus::Store& store, const std::string& order,
                                       const std::string& activity) {
    const auto document = store.find_uncorrected(order);
    if (!document)
      throw Error(ErrorCode::Usage, "the corpus has no single order «" + order +
                                        "»; `prikaz compare --format json` names them");
    return corpus::anchor_activity(*document, order, activity);
  }

  void complete(corpus::Judgement& judgement) const {
    sign(judgement);
    if (judgement.id.empty()) judgement.id = corpus::judgement_id(judgement);
  }

  void list(corpus::Store& store, std::string_view wanted, Output& output) override {
    store.each_judgement([&](const corpus::Judgement& judgement) {
      const std::string_view state = corpus::state_name(corpus::state_of(judgement));
      if (!wanted.empty() && state != wanted) return true;
      std::string line = judgement.id + "  " + std::string(state) + "  " +
                         std::string(corpus::verdict_name(judgement.verdict)) + "  " + named(judgement.a) +
                         "  " + named(judgement.b);
      if (!judgement.author.empty()) line += "  " + judgement.author;
      line += "  " + judgement.made;
      if (!judgement.note.empty()) line += "  (" + judgement.note + ")";
      output.line(line);
      return true;
    });
  }

  static std::string named(const corpus::JudgedActivity& side) {
    const std::string identity =
        side.found ? corpus::activity_identity(side.found->order, side.found->roadmap, side.found->activity)
                   : side.order;
    return identity + " «" + side.quote + "»";
  }

  static std::vector<corpus::Judgement> all(corpus::Store& store) {
    std::vector<corpus::Judgement> judgements;
    store.each_judgement([&](const corpus::Judgement& judgement) {
      judgements.push_back(judgement);
      return true;
    });
    return judgements;
  }

  bool revoke(corpus::Store& store, const std::string& id) override {
    for (corpus::Judgement& judgement : all(store)) {
      if (judgement.id != id) continue;
      if (mark_revoked(judgement)) store.put_judgements({judgement});
      return true;
    }
    return false;
  }

  std::string table(corpus::Store& store) override { return corpus::write_judgements(all(store)); }

  bool take(corpus::Store& store, std::string_view table) override {
    const std::vector<corpus::Judgement> rows = corpus::read_judgements(table);
    const auto good = complete_rows(
        rows,
        // A row that a person wrote has no id yet: `quote` names the activity, the rest is looked up.
        [&](corpus::Judgement& row) {
          if (row.id.empty())
            for (corpus::JudgedActivity* side : {&row.a, &row.b})
              *side = anchor(store, side->order, side->quote);
          complete(row);
        },
        [](const corpus::Judgement& row) { return row.a.order + ", " + row.b.order; });
    store.put_judgements(good);
    return good.size() == rows.size();
  }

  std::string a_, b_, verdict_;
};

}  // namespace

std::unique_ptr<Command> make_judge() { return std::make_unique<Judge>(); }

}  // namespace prikaz::cli
