// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// People's decisions about what the program read.
#include <algorithm>
#include <cstdlib>
#include <string>

#include "base/error.h"
#include "cli/command.h"
#include "cli/corpus_options.h"
#include "cli/input.h"
#include "cli/output.h"
#include "corpus/correction.h"

namespace prikaz::cli {
namespace {

class Correct : public Command {
 public:
  void declare(CLI::App& app) override {
    app.add_option("order", order_, "The order, by id or key")->type_name("ORDER");
    app.add_option("field", field_, "order/NAME, roadmap/NAME or activity/NAME, and a path below it")
        ->type_name("FIELD");
    app.add_option("value", value_, "What it should be: a word, a phrase, or JSON")->type_name("VALUE");
    app.add_option("-a,--activity", activity_, "Which activity: its id (a3), number, or title")
        ->type_name("WHICH");
    app.add_option("--author", author_, "Who decides (default: the name you are logged in with)")
        ->type_name("NAME");
    app.add_option("--note", note_, "Why")->type_name("TEXT");
    corpus_.declare(app);
    auto* list = app.add_flag("-l,--list", list_, "List the corrections with their state");
    app.add_option("--state", state_, "With --list: only active, redundant, stale or revoked ones")
        ->type_name("STATE")
        ->check(CLI::IsMember({"active", "redundant", "stale", "revoked"}))
        ->needs(list);
    app.add_option("--revoke", revoke_, "Take a correction back, by its id")->type_name("ID");
    app.add_option("--dump", dump_,
                   "Write all corrections, revoked ones included, as TSV; - is standard output")
        ->type_name("FILE");
    app.add_option("--load", load_, "Take over corrections from TSV; - is standard input")->type_name("FILE");
  }

  std::string_view examples() const override {
    return "correct ru-per/kungur/prikaz/2022-09-02/118-o order/number 118-о\n"
           "correct ru-per/kungur/prikaz/2022-09-02/118-o activity/timing \"до 15.12.2022\" --activity 1.1\n"
           "correct --list --state stale\n"
           "correct --dump corrections.tsv";
  }

  int run() override {
    const int ways = !order_.empty() + list_ + !revoke_.empty() + !dump_.empty() + !load_.empty();
    if (ways != 1)
      throw Error(ErrorCode::Usage, "either ORDER FIELD VALUE, or one of --list, --revoke, --dump, --load");
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
    if (field_.empty()) throw Error(ErrorCode::Usage, "ORDER FIELD VALUE: the field is missing");
    corpus::Correction correction;
    correction.order = order_;
    correction.field = field_;
    correction.new_value = value_;
    correction.note = note_;
    anchor(store, activity_, correction);
    store.put_corrections({correction});
    Output().line(correction.id).flush();
    return tell_state(store, correction.id);
  }

  /// Fills in what a person need not write.
  void anchor(corpus::Store& store, const std::string& activity, corpus::Correction& correction) const {
    const auto document = store.find_uncorrected(correction.order);
    if (!document)
      throw Error(ErrorCode::Usage, "the corpus has no single order \"" + correction.order +
                                        "\"; `prikaz export -f ndjson` shows their ids");
    if (correction.author.empty()) correction.author = author_;
    if (correction.made.empty()) correction.made = now_utc();
    corpus::anchor_correction(*document, activity, correction);
  }

  static int tell_state(corpus::Store& store, const std::string& id) {
    for (const corpus::Correction& correction : store.corrections()) {
      if (correction.id != id || correction.state == corpus::CorrectionState::Active) continue;
      report_line("prikaz: " + id + " is " + std::string(corpus::state_name(correction.state)));
    }
    return kDone;
  }

  int list(corpus::Store& store) {
    Output output;
    for (const corpus::Correction& correction : store.corrections()) {
      const std::string_view state = corpus::state_name(correction.state);
      if (!state_.empty() && state != state_) continue;
      std::string line =
          correction.id + "  " + std::string(state) + "  " + correction.order + "  " + correction.field;
      if (!correction.quote.empty()) line += "  «" + correction.quote + "»";
      line += "  " + correction.old_value + " → " + correction.new_value;
      if (!correction.author.empty()) line += "  " + correction.author;
      output.line(line + "  " + correction.made);
    }
    output.flush();
    return kDone;
  }

  int revoke(corpus::Store& store) {
    for (corpus::Correction correction : store.corrections()) {
      if (correction.id != revoke_) continue;
      if (correction.revoked.empty()) {
        correction.revoked = now_utc();
        correction.revoked_by = author_;
        store.put_corrections({correction});
      }
      return kDone;
    }
    throw Error(ErrorCode::Usage,
                "there is no correction " + revoke_ + "; `prikaz correct --list` shows them");
  }

  int dump(corpus::Store& store) {
    const std::string table = corpus::write_corrections(store.corrections());
    if (dump_ == "-") {
      Output().write(table).flush();
    } else {
      write_file(dump_, table);
    }
    return kDone;
  }

  int load(corpus::Store& store) {
    constexpr std::uint64_t kMaxTable = 1u << 30;
    const Input input = Input::read(load_, kMaxTable);
    std::vector<corpus::Correction> corrections;
    try {
      corrections = corpus::read_corrections(input.bytes());
    } catch (const Error& error) {
      throw Error(error.code(), load_ + ": " + error.detail(), error.at());
    }
    // A row that a person wrote has no id yet: `quote` names the activity, the rest is looked up.
    bool failed = false;
    std::vector<corpus::Correction> good;
    for (corpus::Correction& correction : corrections) {
      try {
        if (correction.id.empty()) anchor(store, correction.quote, correction);
        good.push_back(correction);
      } catch (const Error& error) {
        report_line("prikaz: " + load_ + ": " + correction.order + ", " + correction.field + ": " +
                    error.detail());
        failed = true;
      }
    }
    store.put_corrections(good);
    return failed ? kFailed : kDone;
  }

  CorpusOption corpus_;
  std::string order_, field_, value_, activity_, author_, note_, state_, revoke_, dump_, load_;
  bool list_ = false;
};

}  // namespace

std::unique_ptr<Command> make_correct() { return std::make_unique<Correct>(); }

}  // namespace prikaz::cli
