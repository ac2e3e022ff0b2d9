// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/corpus_options.h"

#include <signal.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <string>
#include <thread>
#include <vector>

#include "base/error.h"
#include "cli/corpus_option.h"
#include "cli/output.h"
#include "corpus/paths.h"
#include "normalize/date.h"

namespace prikaz::cli {

namespace {

std::atomic<bool> stop_requested{false};

extern "C" void remember_stop(int number) {
  if (stop_requested.exchange(true) && number == SIGINT) {
    signal(SIGINT, SIG_DFL);
    raise(SIGINT);
  }
}

std::string check_day(const std::string& text) {
  return normalize::parse_iso_date(text) ? std::string() : "\"" + text + "\" is no day like 2022-09-02";
}

/// A day, or a UTC time as `prikaz status` prints it.
std::string check_moment(const std::string& text) {
  const bool time = text.size() == 20 && text[10] == 'T' && text.back() == 'Z';
  return time ? check_day(text.substr(0, 10)) : check_day(text);
}

}  // namespace

void CorpusOption::declare(CLI::App& app) { declare_corpus(app, path_); }

std::unique_ptr<corpus::Store> CorpusOption::open(corpus::OpenMode mode) const {
  try {
    return corpus::open_corpus(path_, mode);
  } catch (const Error& error) {
    throw Error(error.code(), corpus::printable_path(path_) + ": " + error.detail());
  }
}

void OrderFilterOptions::declare(CLI::App& app) {
  app.add_option("--order", filter_.keys, "Only these orders, by id or key")->type_name("ID");
  app.add_option("--region", filter_.regions, "Only of these regions: RU-PER, or the name")
      ->type_name("REGION");
  app.add_option("--municipality", filter_.municipalities, "Only of these municipalities")->type_name("NAME");
  app.add_option("--kind", filter_.kinds, "Only orders of these kinds, as the orders call themselves")
      ->type_name("KIND");
  app.add_option("--from", filter_.date_from, "Only orders of this day or later")
      ->type_name("DAY")
      ->check(CLI::Validator(check_day, ""));
  app.add_option("--to", filter_.date_to, "Only orders of this day or earlier")
      ->type_name("DAY")
      ->check(CLI::Validator(check_day, ""));
  app.add_option("--since", filter_.since, "Only what changed in the corpus on this day (UTC) or later")
      ->type_name("TIME")
      ->check(CLI::Validator(check_moment, ""));
  app.add_flag("--roadmaps-only", filter_.only_roadmaps, "Leave out orders without a roadmap");
}

StopSignals::StopSignals() {
  stop_requested = false;
  struct sigaction action {};
  action.sa_handler = remember_stop;
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) sigaction(number, &action, nullptr);
  signal(SIGXFSZ, SIG_IGN);  // a file that may not grow is an error like a full disk
}

StopSignals::~StopSignals() {
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) signal(number, SIG_DFL);
}

bool StopSignals::stopped() { return stop_requested; }

std::string grouped(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t position = text.size(); position > 3;) text.insert(position -= 3, " ");
  return text;
}

void each_document(corpus::Store& store, unsigned jobs,
                   const std::function<void(const schema::OrderDocument&, const std::string& key)>& visit) {
  constexpr std::size_t kOrdersOfThread = 32;
  std::vector<corpus::StoredOrder> batch;
  const auto work_off = [&] {
    std::vector<schema::OrderDocument> documents(batch.size());
    std::vector<std::exception_ptr> failures(batch.size());
    std::atomic<std::size_t> next = 0;
    const auto read = [&] {
      for (std::size_t k; (k = next++) < batch.size();) try {
          documents[k] = batch[k].document();
        } catch (...) {
          failures[k] = std::current_exception();
        }
    };
    {
      std::vector<std::jthread> pool;
      for (unsigned k = 1; k < jobs && k < batch.size(); ++k) pool.emplace_back(read);
      read();
    }
    for (std::size_t k = 0; k < batch.size(); ++k) {
      if (failures[k]) std::rethrow_exception(failures[k]);
      visit(documents[k], batch[k].key);
    }
    batch.clear();
  };
  store.each_order({}, [&](const corpus::StoredOrder& order) {
    batch.push_back(order);
    if (batch.size() >= kOrdersOfThread * std::max(1u, jobs)) work_off();
    return true;
  });
  work_off();
}

void remember_groups(corpus::Store& store, const std::string& path, const corpus::Comparison& comparison) {
  const std::vector<corpus::KnownGroup> changed =
      corpus::changed_groups(store.known_groups(), comparison.leaders, corpus::utc_now());
  if (changed.empty()) return;
  try {
    corpus::open_corpus(path, corpus::OpenMode::Write)->put_groups(changed);
  } catch (const Error& error) {
    report_line("prikaz: the ids of groups were not written down: " + error.detail());
  }
}

void judge_pairs(corpus::Store& store, corpus::ComparisonBuilder& builder) {
  std::vector<corpus::Judgement> judgements;
  store.each_judgement([&](const corpus::Judgement& judgement) {
    judgements.push_back(judgement);
    return true;
  });
  for (const corpus::PairJudgement& pair : corpus::holding_judgements(std::move(judgements)))
    builder.judge(pair);
}

}  // namespace prikaz::cli
