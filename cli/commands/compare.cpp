// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The corpus as a matrix of planned activities and municipalities; or pairs of sentences and how like they
// are.
#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdio>
#include <string>
#include <thread>
#include <vector>

#include "base/error.h"
#include "cli/command.h"
#include "cli/corpus_option.h"
#include "cli/corpus_options.h"
#include "cli/input.h"
#include "cli/output.h"
#include "corpus/comparison.h"
#include "corpus/comparison_writer.h"
#include "corpus/likeness.h"
#include "corpus/report.h"
#include "corpus/store.h"

namespace prikaz::cli {
namespace {

std::size_t terminal_width() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return 100;
}

// "2022-01-01/2022-12-31", "2022-01-01/..", "../2022-12-31".
normalize::DateRange parse_period(const std::string& text) {
  const std::size_t slash = text.find('/');
  const auto side = [&](std::string_view part) -> std::optional<normalize::Date> {
    if (part.empty() || part == "..") return std::nullopt;
    const auto date = normalize::parse_iso_date(part);
    if (!date)
      throw Error(ErrorCode::Usage,
                  "--period wants DATE/DATE such as 2022-01-01/2022-12-31, not «" + text + "»");
    return date;
  };
  if (slash == std::string::npos)
    throw Error(ErrorCode::Usage,
                "--period wants DATE/DATE such as 2022-01-01/2022-12-31, not «" + text + "»");
  return {side(std::string_view(text).substr(0, slash)), side(std::string_view(text).substr(slash + 1))};
}

class Compare : public Command {
 public:
  void declare(CLI::App& app) override {
    declare_corpus(app, corpus_);
    app.add_option("--format", format_, "table, json, csv, xlsx or html")
        ->check(CLI::IsMember({"table", "json", "csv", "xlsx", "html"}));
    app.add_flag("--pretty", pretty_, "Indent the JSON");
    app.add_option("--region", options_.regions, "Only these regions, by ISO 3166-2 code or name")
        ->type_name("REGION");
    app.add_option("--category", options_.categories, "Only activities of these categories")
        ->type_name("CATEGORY");
    app.add_option("--period", period_, "Only activities whose dates meet the span")->type_name("DATE/DATE");
    app.add_option("--group", group_, "Only this group; one that is no more is followed to what became of it")
        ->type_name("ID");
    app.add_option("-j,--jobs", jobs_, "Threads (default: one a processor); they change only the time")
        ->check(CLI::Range(1u, 256u));
    app.add_option("--rows", rows_, "How many groups the table shows")->check(CLI::Range(1, 100000));
    app.add_option("-o,--output", output_, "Write to a file instead of standard output")->type_name("FILE");
    app.add_option("--pairs", pairs_, "Two texts a line, tab-separated: print how like they are, 0 to 1")
        ->type_name("FILE.tsv");
  }

  std::string_view examples() const override {
    return "compare\n"
           "compare --region RU-PER --format csv -o comparison.csv\n"
           "compare --format html -o report.html\n"
           "compare --format xlsx -o comparison.xlsx\n"
           "compare --category training --period 2022-01-01/2022-12-31\n"
           "compare --group 8a16039e9a8540ac --format csv\n"
           "compare --pairs pairs.tsv";
  }

  int run() override {
    if (!pairs_.empty()) return compare_pairs();
    if (!period_.empty()) options_.period = parse_period(period_);
    if (format_ == "xlsx" && output_.empty())
      throw Error(ErrorCode::Usage, "--format xlsx needs --output FILE.xlsx");
    options_.threads = jobs_ ? jobs_ : std::max(1u, std::thread::hardware_concurrency());
    corpus::ComparisonBuilder builder(options_);
    const auto store = corpus::open_corpus(corpus_, corpus::OpenMode::Read);
    corpus::ReportBuilder report;
    each_document(*store, options_.threads,
                  [&](const schema::OrderDocument& document, const std::string& key) {
                    builder.add(document, key);
                    if (format_ == "html") report.add(document, key);
                  });
    judge_pairs(*store, builder);
    corpus::Comparison comparison = builder.finish();
    remember_groups(*store, corpus_, comparison);
    if (!group_.empty()) keep_group(*store, comparison);
    for (const corpus::JudgementConflict& conflict : comparison.conflicts)
      report_line("prikaz: «" + std::string(corpus::verdict_name(conflict.judgement.verdict)) +
                  "» does not hold for " + conflict.judgement.a + " and " + conflict.judgement.b + ": " +

                  corpus::write_conflict(conflict.reason, corpus::Language::English));
    if (format_ == "html") return write_report(report, comparison);
    if (format_ == "xlsx") {
      corpus::write_comparison_xlsx(comparison, output_);
      return kDone;
    }
    std::string text;
    if (format_ == "json") {
      text = corpus::write_comparison_json(comparison, pretty_) + "\n";
    } else if (format_ == "csv") {
      text = corpus::write_comparison_csv(comparison);
    } else {
      text =
          corpus::write_comparison_table(comparison, {terminal_width(), wants_color(STDOUT_FILENO), rows_});
    }
    if (!output_.empty()) {
      write_file(output_, text);
      return kDone;
    }
    Output output;
    output.write(text);
    output.flush();
    return kDone;
  }

 private:
  // A group that is no more is followed to the one that has what led it.
  void keep_group(corpus::Store& store, corpus::Comparison& comparison) const {
    if (comparison.keep_only(group_)) return;
    for (const corpus::KnownGroup& known : store.known_groups()) {
      if (known.leader.id != group_) continue;
      const auto successor = corpus::find_successor(comparison, known.leader);
      const std::string was = "group " + group_ + " «" + known.leader.title + "»";
      if (known.retired.empty())
        throw Error(ErrorCode::Usage, was + " is left out by --region, --category or --period");
      if (!successor)
        throw Error(ErrorCode::NotFound, was + " is no more since " + known.retired + "; what led it (" +
                                             known.leader.place.order + ") is not in what is compared");
      const corpus::ComparedGroup& now = comparison.groups[*successor];
      const std::string id = now.id;
      report_line("prikaz: " + was + " is no more since " + known.retired + "; what led it is in group " +
                  id + " «" + now.label + "»");
      comparison.keep_only(id);
      return;
    }
    throw Error(ErrorCode::Usage, "no comparison of this corpus has found a group «" + group_ + "»");
  }

  int write_report(const corpus::ReportBuilder& report, const corpus::Comparison& comparison) const {
    if (!output_.empty()) {
      report.write_file(comparison, options_, output_);
      return kDone;
    }
    Output output;
    report.write(comparison, options_, [&output](std::string_view piece) { output.write(piece); });
    output.flush();
    return kDone;
  }

  int compare_pairs() const {
    std::vector<std::pair<std::string, std::string>> pairs;
    LineReader lines(pairs_);
    for (std::string_view line; lines.next(line);) {
      const std::size_t tab = line.find('\t');
      if (tab == std::string_view::npos)
        throw Error(ErrorCode::Usage,
                    "line " + std::to_string(lines.line_number()) + " of --pairs has no tab");
      const std::string_view rest = line.substr(tab + 1);
      pairs.emplace_back(line.substr(0, tab), rest.substr(0, rest.find('\t')));
    }
    Output output;
    for (const double like : corpus::likeness(pairs)) {
      char text[16];
      std::snprintf(text, sizeof text, "%.4f", like);
      output.line(text);
    }
    output.flush();
    return kDone;
  }

  corpus::CompareOptions options_;
  std::string corpus_, format_ = "table", period_, output_, pairs_, group_;
  std::size_t rows_ = 40;
  unsigned jobs_ = 0;  // none given
  bool pretty_ = false;
};

}  // namespace

std::unique_ptr<Command> make_compare() { return std::make_unique<Compare>(); }

}  // namespace prikaz::cli
