// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/decisions.h"

#include <cstdlib>

#include "cli/input.h"

namespace prikaz::cli {

void DecisionCommand::declare_shared(CLI::App& app) {
  app.add_option("--author", author_, "Who decides (default: the name you are logged in with)")
      ->type_name("NAME");
  app.add_option("--note", note_, "Why")->type_name("TEXT");
  corpus_.declare(app);
  auto* list = app.add_flag("-l,--list", list_, "List the " + words_.many + " with their state");
  std::string states;
  for (const std::string& state : words_.states)
    states += (states.empty() ? "" : state == words_.states.back() ? " or " : ", ") + state;
  app.add_option("--state", state_, "With --list: only " + states + " ones")
      ->type_name("STATE")
      ->check(CLI::IsMember(words_.states))
      ->needs(list);
  app.add_option("--revoke", revoke_, "Take a " + words_.one + " back, by its id")->type_name("ID");
  app.add_option("--dump", dump_,
                 "Write all " + words_.many + ", revoked ones included, as TSV; - is standard output")
      ->type_name("FILE");
  app.add_option("--load", load_, "Take over " + words_.many + " from TSV; - is standard input")
      ->type_name("FILE");
}

int DecisionCommand::run() {
  const int ways = is_given() + list_ + !revoke_.empty() + !dump_.empty() + !load_.empty();
  if (ways != 1)
    throw Error(ErrorCode::Usage,
                "either " + words_.arguments + ", or one of --list, --revoke, --dump, --load");
  if (author_.empty()) {
    const char* login = std::getenv("LOGNAME");
    author_ = login ? login : "";
  }
  if (list_ || !dump_.empty()) {
    auto store = corpus_.open(corpus::OpenMode::Read);
    if (!list_) return dump(*store);
    Output output;
    list(*store, state_, output);
    output.flush();
    return kDone;
  }
  auto store = corpus_.open(corpus::OpenMode::Write);
  if (revoke_.empty()) return load_.empty() ? add(*store) : load(*store);
  if (!revoke(*store, revoke_))
    throw Error(ErrorCode::Usage, "there is no " + words_.one + " " + revoke_ + "; `prikaz " +
                                      words_.command + " --list` shows them");
  return kDone;
}

void DecisionCommand::report_row(const std::string& name, const Error& error) const {
  report_line("prikaz: " + load_ + ": " + name + ": " + error.detail());
}

int DecisionCommand::dump(corpus::Store& store) {
  const std::string text = table(store);
  if (dump_ == "-")
    Output().write(text).flush();
  else
    write_file(dump_, text);
  return kDone;
}

int DecisionCommand::load(corpus::Store& store) {
  constexpr std::uint64_t kMaxTable = 1u << 30;
  const Input input = Input::read(load_, kMaxTable);
  try {
    return take(store, input.bytes()) ? kDone : kFailed;
  } catch (const Error& error) {
    if (error.code() != ErrorCode::InvalidDocument) throw;
    throw Error(error.code(), load_ + ": " + error.detail(), error.at());
  }
}

}  // namespace prikaz::cli
