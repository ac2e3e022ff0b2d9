// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What `correct` and `judge` share: a decision of a person is made, and all of them are listed, taken back,
// dumped and loaded.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"
#include "cli/command.h"
#include "cli/corpus_options.h"
#include "cli/output.h"
#include "corpus/store.h"

namespace prikaz::cli {

class DecisionCommand : public Command {
 public:
  /// Opens the corpus and does the one thing that is asked for. Throws Error(Usage) where it is none or
  /// several.
  int run() final;

 protected:
  struct Words {
    std::string one, many;            ///< "correction", "corrections"
    std::string command;              ///< that lists them: "correct"
    std::string arguments;            ///< of a new one: "ORDER FIELD VALUE"
    std::vector<std::string> states;  ///< that a decision can be in
  };
  explicit DecisionCommand(Words words) : words_(std::move(words)) {}
  /// --author to --load; the arguments of a new decision are declared before.
  void declare_shared(CLI::App& app);

  /// Whether a new decision stands on the command line.
  virtual bool is_given() const = 0;
  virtual int add(corpus::Store& store) = 0;
  /// Writes a line for each decision of the state (any, where that is empty).
  virtual void list(corpus::Store& store, std::string_view state, Output& output) = 0;
  /// False where there is none of this id.
  virtual bool revoke(corpus::Store& store, const std::string& id) = 0;
  /// All decisions as TSV.
  virtual std::string table(corpus::Store& store) = 0;
  /// Takes over a table. False where some row could not be; each has its line on standard error. Throws
  /// Error(InvalidDocument) where it is no table of them.
  virtual bool take(corpus::Store& store, std::string_view table) = 0;

  const std::string& note() const { return note_; }
  /// Who and when, where the decision does not say.
  template <typename Decision>
  void sign(Decision& decision) const {
    if (decision.author.empty()) decision.author = author_;
    if (decision.made.empty()) decision.made = corpus::utc_now();
  }
  /// Marks as taken back; false where it was already.
  template <typename Decision>
  bool mark_revoked(Decision& decision, const std::string& when = corpus::utc_now()) const {
    if (!decision.revoked.empty()) return false;
    decision.revoked = when;
    decision.revoked_by = author_;
    return true;
  }
  /// The rows of a loaded table that `complete` accepts; it throws Error for the others, which are reported
  /// under the name that `name` gives.
  template <typename Decision, typename Complete, typename Name>
  std::vector<Decision> complete_rows(std::vector<Decision> rows, Complete complete, Name name) const {
    std::vector<Decision> good;
    for (Decision& row : rows) {
      try {
        complete(row);
        good.push_back(std::move(row));
      } catch (const Error& error) {
        report_row(name(row), error);
      }
    }
    return good;
  }

 private:
  void report_row(const std::string& name, const Error& error) const;
  int dump(corpus::Store& store);
  int load(corpus::Store& store);

  Words words_;
  CorpusOption corpus_;
  std::string author_, note_, state_, revoke_, dump_, load_;
  bool list_ = false;
};

}  // namespace prikaz::cli
