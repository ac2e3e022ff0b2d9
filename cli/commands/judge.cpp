// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// People's decisions about pairs of activities: the same planned activity, or not.
#include <cstdlib>
#include <string>
#include <vector>

#include "base/error.h"
#include "cli/command.h"
#include "cli/corpus_options.h"
#include "cli/input.h"
#include "cli/output.h"
#include "corpus/comparison.h"
#include "corpus/judgement.h"

namespace prikaz::cli {
namespace {

class Judge : public Command {
 public:
  void declare(CLI::App& app) override {
    app.add_option("A", a_, "An activity: ORDER#ROADMAP/ACTIVITY, as `compare --format json` names it");
    app.add_option("B", b_, "The other one");
    app.add_option("verdict", verdict_, "same, different or unsure")
        ->type_name("VERDICT")
        ->check(CLI::IsMember({"same", "different", "unsure"}));
    app.add_option("--author", author_, "Who decides (default: the name you are logged in with)")
        ->type_name("NAME");
    app.add_option("--note", note_, "Why")->type_name("TEXT");
    corpus_.declare(app);
    auto* list = app.add_flag("-l,--list", list_, "List the judgements with their state");
    app.add_option("--state", state_, "With --list: only active, stale or revoked ones")
        ->type_name("STATE")
        ->check(CLI::IsMember({"active", "stale", "revoked"}))
        ->needs(list);
    app.add_option("--revoke", revoke_, "Take a judgement back, by its id")->type_name("ID");
    app.add_option("--dump", dump_,
                   "Write all judgements, revoked ones included, as TSV; - is standard output")
        ->type_name("FILE");
    app.add_option("--load", load_, "Take over judgements from TSV; - is standard input")->type_name("FILE");
  }

  std::string_view examples() const override {
    return "judge 'ru-per/perm/prikaz/2021-08-09/12#0/a3' 'ru-per/kungur/prikaz/2021-09-01/7#0/a1' same\n"
           "judge --list --state stale\n"
           "judge --revoke j-0123456789ab\n"
           "judge --dump judgements.tsv";
  }

  int run() override {
    const int ways = !a_.empty() + list_ + !revoke_.empty() + !dump_.empty() + !load_.empty();
    if (ways != 1)
      throw Error(ErrorCode::Usage, "either A B VERDICT, or one of --list, --revoke, --dump, --load");
    if (author_.empty()) {
      const char* login = std::getenv("LOGNAME");
      author_ = login ? login : "";
    }
    if (list_ || !dump_.empty()) {
      auto store = corpus_.open(corpus::OpenMode::Read);
      return list_ ? list(*store) : dump(*store);
    }
    auto store = corpus_.open(corpus::OpenMode::Write);
    if (!revoke_.empty()) return revoke(*store);
    return load_.empty() ? add(*store) : load(*store);
  }

 private:
  int add(corpus::Store& store) {
    const auto verdict = corpus::verdict_by_name(verdict_);
    if (b_.empty() || !verdict)
      throw Error(ErrorCode::Usage, "A B VERDICT: two activities and same, different or unsure");
    corpus::Judgement judgement;
    judgement.verdict = *verdict;
    judgement.a = anchor(store, a_);
    judgement.b = anchor(store, b_);
    if (judgement.a.found == judgement.b.found) throw Error(ErrorCode::Usage, "A and B are one activity");
    judgement.note = note_;
    sign(judgement);
    // Who says something else of the same pair takes back what was said; two within one second would have no
    // order.
    std::vector<corpus::Judgement> changed = all(store);
    std::erase_if(changed, [&](const corpus::Judgement& known) {
      const bool pair = (known.a.found == judgement.a.found && known.b.found == judgement.b.found) ||
                        (known.a.found == judgement.b.found && known.b.found == judgement.a.found);
      return !pair || known.id == judgement.id || !known.revoked.empty();
    });
    for (corpus::Judgement& known : changed) {
      known.revoked = judgement.made;
      known.revoked_by = author_;
    }
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

  void sign(corpus::Judgement& judgement) const {
    if (judgement.author.empty()) judgement.author = author_;
    if (judgement.made.empty()) judgement.made = now_utc();
    if (judgement.id.empty()) judgement.id = corpus::judgement_id(judgement);
  }

  int list(corpus::Store& store) {
    Output output;
    store.each_judgement([&](const corpus::Judgement& judgement) {
      const std::string_view state = corpus::state_name(corpus::state_of(judgement));
      if (!state_.empty() && state != state_) return true;
      std::string line = judgement.id + "  " + std::string(state) + "  " +
                         std::string(corpus::verdict_name(judgement.verdict)) + "  " + named(judgement.a) +
                         "  " + named(judgement.b);
      if (!judgement.author.empty()) line += "  " + judgement.author;
      line += "  " + judgement.made;
      if (!judgement.note.empty()) line += "  (" + judgement.note + ")";
      output.line(line);
      return true;
    });
    output.flush();
    return kDone;
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

  int revoke(corpus::Store& store) {
    for (corpus::Judgement& judgement : all(store)) {
      if (judgement.id != revoke_) continue;
      if (judgement.revoked.empty()) {
        judgement.revoked = now_utc();
        judgement.revoked_by = author_;
        store.put_judgements({judgement});
      }
      return kDone;
    }
    throw Error(ErrorCode::Usage, "there is no judgement " + revoke_ + "; `prikaz judge --list` shows them");
  }

  int dump(corpus::Store& store) {
    const std::string table = corpus::write_judgements(all(store));
    if (dump_ == "-")
      Output().write(table).flush();
    else
      write_file(dump_, table);
    return kDone;
  }

  int load(corpus::Store& store) {
    constexpr std::uint64_t kMaxTable = 1u << 30;
    const Input input = Input::read(load_, kMaxTable);
    std::vector<corpus::Judgement> judgements;
    try {
      judgements = corpus::read_judgements(input.bytes());
    } catch (const Error& error) {
      throw Error(error.code(), load_ + ": " + error.detail(), error.at());
    }
    // A row that a person wrote has no id yet: `quote` names the activity, the rest is looked up.
    bool failed = false;
    std::vector<corpus::Judgement> good;
    for (corpus::Judgement& judgement : judgements) {
      try {
        if (judgement.id.empty())
          for (corpus::JudgedActivity* side : {&judgement.a, &judgement.b})
            *side = anchor(store, side->order, side->quote);
        sign(judgement);
        good.push_back(std::move(judgement));
      } catch (const Error& error) {
        report_line("prikaz: " + load_ + ": " + judgement.a.order + ", " + judgement.b.order + ": " +
                    error.detail());
        failed = true;
      }
    }
    store.put_judgements(good);
    return failed ? kFailed : kDone;
  }

  CorpusOption corpus_;
  std::string a_, b_, verdict_, author_, note_, state_, revoke_, dump_, load_;
  bool list_ = false;
};

}  // namespace

std::unique_ptr<Command> make_judge() { return std::make_unique<Judge>(); }

}  // namespace prikaz::cli
