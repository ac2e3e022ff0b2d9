// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Phrases in, a line each; values out, a JSON line each: the normalizers for linguists and for other
// programs.
#include <array>
#include <string>

#include "base/utf8.h"
#include "cli/command.h"
#include "cli/file_options.h"
#include "cli/input.h"
#include "cli/output.h"
#include "normalize/date.h"
#include "normalize/municipality.h"
#include "normalize/name.h"
#include "normalize/party.h"
#include "normalize/repair.h"
#include "normalize/timing.h"
#include "schema/json.h"

namespace prikaz::cli {
namespace {

struct Context {
  normalize::TimingContext timing;
  const normalize::Gazetteer* gazetteer = nullptr;
};

bool is_blank(std::string_view text) { return utf8::trim(text).empty(); }

std::string explain_repairs(std::string_view text) {
  const normalize::RepairedText repaired = normalize::repair_text(text, true);
  std::string lines;
  for (const normalize::Repair& repair : repaired.repairs)
    lines += repair.why + ": «" + repair.from + "» → «" + repair.to + "»\n";
  return lines + "text: " + repaired.text + "\n";
}

// What can be read from a line, and how.
struct Kind {
  std::string_view name;
  std::string_view summary;
  std::string (*read)(std::string_view text, const Context& context);
  std::string (*explain)(std::string_view text, const Context& context);
};

constexpr std::array kKinds = {
    Kind{"timing", "a deadline or period",
         [](std::string_view text, const Context& context) {
           return schema::write_timing(normalize::read_timing(text, context.timing));
         },
         [](std::string_view text, const Context& context) {
           return normalize::explain_timing(text, context.timing);
         }},
    Kind{"party", "who answers for it or takes part",
         [](std::string_view text, const Context&) {
           return schema::write_parties(normalize::read_parties(text));
         },
         [](std::string_view text, const Context&) { return normalize::explain_parties(text); }},
    Kind{"municipality", "a municipality and its region",
         [](std::string_view text, const Context& context) {
           return schema::write_municipality(normalize::find_municipality(text, context.gazetteer));
         },
         [](std::string_view text, const Context& context) {
           return normalize::explain_municipality(text, context.gazetteer);
         }},
    Kind{"text", "damaged text, repaired",
         [](std::string_view text, const Context&) {
           return schema::write_repaired(normalize::repair_text(text, true));
         },
         [](std::string_view text, const Context&) { return explain_repairs(text); }},
    Kind{"name", "a noun phrase in any case, in the nominative",
         [](std::string_view text, const Context&) -> std::string {
           if (is_blank(text)) return "null";
           return schema::write_name(normalize::to_nominative(text));
         },
         [](std::string_view text, const Context&) { return normalize::explain_name(text); }},
};

normalize::Date parse_date(std::string_view text) {
  if (const auto date = normalize::parse_iso_date(text)) return *date;
  throw Error(ErrorCode::Usage, "\"" + std::string(text) + "\" is no date; write YYYY-MM-DD");
}

std::optional<normalize::Date> parse_bound(std::string_view text) {
  if (text.empty() || text == "..") return std::nullopt;
  return parse_date(text);
}

std::optional<normalize::DateRange> make_range(std::string_view start, std::string_view end) {
  normalize::DateRange range{parse_bound(start), parse_bound(end)};
  if (!range.start && !range.end) return std::nullopt;
  if (range.start && range.end && *range.end < *range.start)
    throw Error(ErrorCode::Usage,
                "the period ends before it begins: " + std::string(start) + "/" + std::string(end));
  return range;
}

std::optional<normalize::DateRange> parse_period(std::string_view text) {
  const auto slash = text.find('/');
  if (slash == std::string_view::npos)
    throw Error(ErrorCode::Usage, "\"" + std::string(text) + "\" is no period; write YYYY-MM-DD/YYYY-MM-DD");
  return make_range(text.substr(0, slash), text.substr(slash + 1));
}

// The line as the normalizers want it: valid UTF-8 in NFC, "\n" written as two characters a line break.
std::string unescape(std::string_view line) {
  std::string text;
  if (utf8::is_valid(line)) {
    text = utf8::nfc(line);
  } else {
    for (std::size_t i = 0; i < line.size();) utf8::append(text, utf8::next(line, i));
    text = utf8::nfc(text);
  }
  std::string unescaped;  // appended to, for replacing in place is quadratic
  unescaped.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool line_break = text.compare(at, 2, "\\n") == 0;
    unescaped += line_break ? '\n' : text[at];
    at += line_break;
  }
  return unescaped;
}

class Normalize : public Command {
 public:
  void declare(CLI::App& app) override {
    std::string what = "What the lines hold:";
    for (const Kind& kind : kKinds)
      what += " " + std::string(kind.name) + " (" + std::string(kind.summary) + ")";
    app.add_option("WHAT", kind_, what)->type_name("")->required();
    app.add_option("FILE", files_, "Files with a phrase a line; none or - is standard input")->type_name("");
    app.add_option("--order-date", order_date_, "timing: the date of the order")->type_name("DATE");
    app.add_option("--period", period_, "timing: the period of the plan; a side may be empty")
        ->type_name("DATE/DATE");
    app.add_flag("--tsv", tsv_,
                 "timing: lines are columns, split by tabs: phrase, order date, period start, period end");
    gazetteer_.declare(app);
    app.add_flag("--explain", explain_, "Print how each line was understood, for people");
  }

  std::string_view examples() const override {
    return "normalize timing --order-date 2022-09-02 --period 2022-09-01/2023-08-31 phrases.txt\n"
           "normalize timing --tsv < phrases.tsv\n"
           "normalize party --explain cells.txt\n"
           "normalize name < names.txt";
  }

  int run() override {
    const Kind& kind = find_kind();
    const bool timing = kind.name == "timing";
    if (!timing && (tsv_ || !order_date_.empty() || !period_.empty()))
      throw Error(ErrorCode::Usage, "--order-date, --period and --tsv go with `normalize timing` only");
    if (!order_date_.empty()) context_.timing.order_date = parse_date(order_date_);
    if (!period_.empty()) context_.timing.period = parse_period(period_);
    const auto gazetteer = kind.name == "municipality" ? gazetteer_.load() : nullptr;
    context_.gazetteer = gazetteer.get();
    if (files_.empty()) files_.push_back("-");
    for (const std::string& file : files_) run_file(kind, file);
    output_.flush();
    return failed_ ? kFailed : kDone;
  }

 private:
  const Kind& find_kind() const {
    for (const Kind& kind : kKinds)
      if (kind.name == kind_) return kind;
    std::string names;
    for (const Kind& kind : kKinds) names += (names.empty() ? "" : ", ") + std::string(kind.name);
    throw Error(ErrorCode::Usage, "nothing is called \"" + kind_ + "\" here; there are " + names);
  }

  void run_file(const Kind& kind, const std::string& file) {
    try {
      LineReader lines(file);
      std::string_view line;
      while (lines.next(line)) {
        run_line(kind, file, line, lines.line_number());
        if (lines.would_wait()) output_.flush();
      }
    } catch (const Error& error) {
      fail(file, error);
    }
  }

  void run_line(const Kind& kind, const std::string& file, std::string_view line, std::size_t number) {
    if (!tsv_) {
      answer(kind, unescape(line), context_);
      return;
    }
    try {
      std::array<std::string_view, 4> columns;
      split(line, columns);
      Context context = context_;
      if (!columns[1].empty()) context.timing.order_date = parse_date(columns[1]);
      if (const auto period = make_range(columns[2], columns[3])) context.timing.period = period;
      answer(kind, unescape(columns[0]), context);
    } catch (const Error& error) {
      Place at;
      at.line = static_cast<int>(number);
      fail(file, Error(error.code(), error.detail(), at));
      output_.line("null");  // a line in, a line out
    }
  }

  static void split(std::string_view line, std::array<std::string_view, 4>& columns) {
    std::size_t count = 0;
    for (std::size_t tab; (tab = line.find('\t')) != std::string_view::npos; line.remove_prefix(tab + 1)) {
      if (count == 3) throw Error(ErrorCode::Usage, "more than four columns");
      columns[count++] = line.substr(0, tab);
    }
    columns[count] = line;
  }

  void answer(const Kind& kind, const std::string& text, const Context& context) {
    if (explain_)
      output_.line(kind.explain(text, context));
    else
      output_.line(kind.read(text, context));
  }

  void fail(const std::string& file, const Error& error) {
    failed_ = true;
    output_.flush();
    report(file, error);
  }

  std::string kind_, order_date_, period_;
  std::vector<std::string> files_;
  GazetteerOption gazetteer_;
  bool tsv_ = false, explain_ = false, failed_ = false;
  Context context_;
  Output output_;
};

}  // namespace

std::unique_ptr<Command> make_normalize() { return std::make_unique<Normalize>(); }

}  // namespace prikaz::cli
