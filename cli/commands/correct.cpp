// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// People's decisions about what the program read.
#include <string>
#include <vector>

#include "cli/commands/decisions.h"
#include "corpus/correction.h"

namespace prikaz::cli {
namespace {

class Correct : public DecisionCommand {
 public:
  Correct()
      : DecisionCommand({"correction",
                         "corrections",
                         "correct",
                         "ORDER FIELD VALUE",
                         {"active", "redundant", "stale", "revoked"}}) {}

  void declare(CLI::App& app) override {
    app.add_option("order", order_, "The order, by id or key")->type_name("ORDER");
    app.add_option("field", field_, "order/NAME, roadmap/NAME or activity/NAME, and a path below it")
        ->type_name("FIELD");
    app.add_option("value", value_, "What it should be: a word, a phrase, or JSON")->type_name("VALUE");
    app.add_option("-a,--activity", activity_, "Which activity: its id (a3), number, or title")
        ->type_name("WHICH");
    declare_shared(app);
  }

  std::string_view examples() const override {
    return "correct ru-per/kungur/prikaz/2022-09-02/118-o order/number 118-о\n"
           "correct ru-per/kungur/prikaz/2022-09-02/118-o activity/timing \"до 15.12.2022\" --activity 1.1\n"
           "correct --list --state stale\n"
           "correct --dump corrections.tsv";
  }

 private:
  bool is_given() const override { return !order_.empty(); }

  int add(corpus::Store& store) override {
    if (field_.empty()) throw Error(ErrorCode::Usage, "ORDER FIELD VALUE: the field is missing");
    corpus::Correction correction;
    correction.order = order_;
    correction.field = field_;
    correction.new_value = value_;
    correction.note = note();
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
    sign(correction);
    corpus::anchor_correction(*document, activity, correction);
  }

  static int tell_state(corpus::Store& store, const std::string& id) {
    for (const corpus::Correction& correction : store.corrections()) {
      if (correction.id != id || correction.state == corpus::CorrectionState::Active) continue;
      report_line("prikaz: " + id + " is " + std::string(corpus::state_name(correction.state)));
    }
    return kDone;
  }

  void list(corpus::Store& store, std::string_view wanted, Output& output) override {
    for (const corpus::Correction& correction : store.corrections()) {
      const std::string_view state = corpus::state_name(correction.state);
      if (!wanted.empty() && state != wanted) continue;
      std::string line =
          correction.id + "  " + std::string(state) + "  " + correction.order + "  " + correction.field;
      if (!correction.quote.empty()) line += "  «" + correction.quote + "»";
      line += "  " + correction.old_value + " → " + correction.new_value;
      if (!correction.author.empty()) line += "  " + correction.author;
      output.line(line + "  " + correction.made);
    }
  }

  bool revoke(corpus::Store& store, const std::string& id) override {
    for (corpus::Correction correction : store.corrections()) {
      if (correction.id != id) continue;
      if (mark_revoked(correction)) store.put_corrections({correction});
      return true;
    }
    return false;
  }

  std::string table(corpus::Store& store) override { return corpus::write_corrections(store.corrections()); }

  bool take(corpus::Store& store, std::string_view table) override {
    const std::vector<corpus::Correction> rows = corpus::read_corrections(table);
    const auto good = complete_rows(
        rows,
        // A row that a person wrote has no id yet: `quote` names the activity, the rest is looked up.
        [&](corpus::Correction& row) {
          if (row.id.empty()) anchor(store, row.quote, row);
        },
        [](const corpus::Correction& row) { return row.order + ", " + row.field; });
    store.put_corrections(good);
    return good.size() == rows.size();
  }

  std::string order_, field_, value_, activity_;
};

}  // namespace

std::unique_ptr<Command> make_correct() { return std::make_unique<Correct>(); }

}  // namespace prikaz::cli
