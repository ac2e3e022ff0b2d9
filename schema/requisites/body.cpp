// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/requisites/body.h"

#include <algorithm>

#include "base/utf8.h"
#include "normalize/repair.h"
#include "schema/requisites/words.h"
#include "schema/stamp.h"

namespace prikaz::schema::requisites {
namespace {

std::string squeezed(std::string_view text) { return utf8::squeeze(without_placeholders(text)); }

std::size_t depth_of(std::string_view number) {
  return number.empty() ? 0 : static_cast<std::size_t>(std::count(number.begin(), number.end(), '.')) + 1;
}

bool ends_item(std::string_view text) { return text.ends_with('.') || text.ends_with(';'); }

/// Clauses as they grow; texts are still as written.
class ClauseBuilder {
 public:
  /// A numbered or bulleted clause. Items without a number belong to the text of the numbered clause above.
  void add(const ClauseNumber& number, std::string_view text, const Place& at) {
    if (number.number.empty() && numbered_) {
      Clause* above = last();
      above->text = utf8::squeeze(above->text + " " + std::string(text));
      return;
    }
    Clause clause;
    clause.number = number.number;
    clause.text = squeezed(text);
    clause.at = at;
    const std::size_t depth = depth_of(number.number);
    const bool letter = depth == 1 && !utf8::is_digit(static_cast<unsigned char>(number.number[0]));
    const bool numbered = !number.number.empty() && !letter;
    numbered_ |= numbered;
    Clause* parent = nullptr;
    if (numbered && depth > 1) {
      parent = find_parent(number.number);
    } else if (!numbered) {
      parent = top_.empty() ? nullptr : deepest_numbered();
    } else if (number.bracket && dotted_ && !top_.empty() &&
               (top_.back().text.ends_with(':') || !top_.back().clauses.empty())) {
      parent = &top_.back();
    } else if (number.number == "1" && !top_.empty() && top_.back().text.ends_with(':')) {
      parent = &top_.back();
      nested_ = 1;
    } else if (nested_ > 0 && !top_.empty() && number.number == std::to_string(nested_ + 1) &&
               number.number != std::to_string(top_count_ + 1)) {
      parent = &top_.back();
      ++nested_;
    }
    if (!parent && numbered) {
      nested_ = 0;
      dotted_ |= number.dot;
      top_count_ = std::atoi(number.number.c_str());
    }
    std::vector<Clause>& list = parent ? parent->clauses : top_;
    list.push_back(std::move(clause));
    last_path_ = parent ? 1 : 0;
  }

  /// A paragraph without number or bullet.
  void add_text(const Row& row) {
    Clause* last = this->last();
    const std::string text = squeezed(row.text());
    const bool upper = utf8::starts_with_upper(row.text());
    if (!last) {
      add(ClauseNumber{}, row.text(), row.at());
      return;
    }
    if (listing_ && ends_item(last->text)) {
      add(ClauseNumber{}, row.text(), row.at());
      return;
    }
    if (!numbered_ && upper && ends_item(last->text)) {
      Clause clause;
      clause.text = text;
      clause.at = row.at();
      top_.push_back(std::move(clause));
      return;
    }
    last->text = join_lines(last->text, text);
  }

  /// From here on paragraphs without a number are items of the clause above, which ends with a colon.
  void begin_listing() { listing_ = true; }
  void end_listing() { listing_ = false; }
  bool numbered() const { return numbered_; }
  bool empty() const { return top_.empty(); }

  Clause* last() {
    if (top_.empty()) return nullptr;
    Clause* clause = &top_.back();
    while (!clause->clauses.empty()) clause = &clause->clauses.back();
    return clause;
  }

  std::vector<Clause> take() { return std::move(top_); }

 private:
  // The last clause whose number begins «2.1.3»; the last one of the top where there is none.
  Clause* find_parent(const std::string& number) {
    if (top_.empty()) return nullptr;
    Clause* parent = &top_.back();
    while (!parent->clauses.empty()) {
      Clause& next = parent->clauses.back();
      if (next.number.empty() || !number.starts_with(next.number + ".")) break;
      parent = &next;
    }
    return parent;
  }

  Clause* deepest_numbered() {
    Clause* clause = &top_.back();
    while (!clause->clauses.empty() && !clause->clauses.back().number.empty() &&
           utf8::is_digit(static_cast<unsigned char>(clause->clauses.back().number[0])))
      clause = &clause->clauses.back();
    return clause;
  }

  std::vector<Clause> top_;
  bool numbered_ = false, dotted_ = false, listing_ = false;
  int nested_ = 0, top_count_ = 0, last_path_ = 0;
};

class BodyReader {
 public:
  BodyReader(LineRange lines, const Rows& rows, std::size_t begin, CoverageMap& coverage,
             std::vector<Diagnostic>& diagnostics)
      : lines_(lines), rows_(rows), row_(begin), coverage_(coverage), diagnostics_(diagnostics) {}

  Body read() {
    read_preamble();
    read_clauses();
    body_.end = row_;
    return std::move(body_);
  }

 private:
  bool command_ahead() const {
    return std::any_of(rows_.begin() + static_cast<std::ptrdiff_t>(row_), rows_.end(),
                       [](const Row& row) { return row.command.has_value(); });
  }

  // Up to the resolving word; where there is none, up to the first clause.
  void read_preamble() {
    const bool command = command_ahead();
    std::string text;
    bool first = true, note = false;
    for (; row_ < rows_.size(); ++row_) {
      const Row& row = rows_[row_];
      if (row.command) break;
      note |= first && is_editorial(row.key);
      if (note) {  // «(в ред. …)» above the preamble is the portal's
        note = row.text().find(')') == std::string_view::npos;
        place(coverage_, row);
        continue;
      }
      if (!command) {
        const auto number = read_clause_number(row.text());
        if (number && !number->number.empty()) break;
        const bool begins = begins_with_phrase(row.key, lexicon().preambles);
        if (first && !begins) break;
        // Without resolving word and numbers the preamble is the paragraphs that do not end a sentence.
        if (!first && (text.ends_with(':') || text.ends_with('.')) && !begins) break;
      }
      if (begins_signature(row_)) break;
      if (first) body_.preamble_at = row.at();
      text = join_lines(text, squeezed(row.text()));
      place(coverage_, row);
      first = false;
    }
    if (row_ < rows_.size() && rows_[row_].command) {
      body_.command_kind = rows_[row_].command;
      body_.command_word = rows_[row_].key;
      body_.command_at = rows_[row_].at();
      place(coverage_, rows_[row_]);
      ++row_;
    }
    if (text.empty()) return;
    body_.preamble_written = text;
    body_.preamble = text;
  }

  bool begins_signature(std::size_t r) const {
    const Row& row = rows_[r];
    if (row.span.begin != 0) return false;
    return read_signatories(lines_.subspan(0, std::min(lines_.size(), row.index + 10)), row.index).lines > 0;
  }

  bool begins_agreement(const Row& row) const {
    return row.key.starts_with("согласован") && row.key.size() < 60;
  }

  // A name alone on a line may be the end of the clause above: «… возложить на / Петрову А.А.»
  bool ends_clauses(std::size_t r, ClauseBuilder& builder) const {
    const Row& row = rows_[r];
    if (begins_agreement(row)) return true;
    const Clause* last = builder.last();
    if (last && !row.gap && !ends_item(last->text)) return false;
    return begins_signature(r);
  }

  void read_clauses() {
    ClauseBuilder builder;
    for (; row_ < rows_.size(); ++row_) {
      const Row& row = rows_[row_];
      const auto number = read_clause_number(row.text());
      if (number) {
        builder.end_listing();
        builder.add(*number,
                    row.text().substr(number->number.empty() && builder.numbered() ? 0 : number->size),
                    row.at());
        if (row.text().ends_with(':') && is_listing(row_ + 1)) builder.begin_listing();
      } else {
        if (ends_clauses(row_, builder) || is_noise(row.key)) break;
        const Clause* last = builder.last();
        if (last && builder.numbered() && row.gap && ends_item(last->text) && !last->text.ends_with(';') &&
            utf8::starts_with_upper(row.text()) && !number_ahead(row_ + 1))
          break;
        if (!last && row.text().ends_with(':')) builder.begin_listing();
        builder.add_text(row);
      }
      place(coverage_, row);
    }
    body_.clauses = builder.take();
    for (Clause& clause : body_.clauses) repair(clause);
  }

  bool number_ahead(std::size_t r) const {
    for (std::size_t k = r; k < rows_.size() && k < r + 6; ++k) {
      const auto number = read_clause_number(rows_[k].text());
      if (number && !number->number.empty()) return true;
      if (begins_agreement(rows_[k]) || begins_signature(k)) return false;
    }
    return false;
  }

  // At least two items without number follow: the first one ends with a semicolon.
  bool is_listing(std::size_t r) const {
    for (std::size_t k = r; k + 1 < rows_.size() && k < r + 12; ++k) {
      if (read_clause_number(rows_[k].text()) || rows_[k].command) return false;
      if (rows_[k].text().ends_with(';')) return !read_clause_number(rows_[k + 1].text());
      if (rows_[k].text().ends_with('.')) return false;
    }
    return false;
  }

  void repair(Clause& clause) {
    clause.text = repaired_field(clause.text, "text", clause.at, clause.raw, diagnostics_);
    for (Clause& inner : clause.clauses) repair(inner);
  }

  LineRange lines_;
  const Rows& rows_;
  std::size_t row_;
  CoverageMap& coverage_;
  std::vector<Diagnostic>& diagnostics_;
  Body body_;
};

}  // namespace

std::string repaired_field(std::string_view written, const std::string& key, const Place& at, RawTexts& raw,
                           std::vector<Diagnostic>& diagnostics) {
  normalize::RepairedText repaired = normalize::repair_text(written);
  if (repaired.repairs.empty()) return std::move(repaired.text);
  raw[key] = utf8::squeeze(written);
  const auto mixed = std::find_if(repaired.repairs.begin(), repaired.repairs.end(),
                                  [](const auto& repair) { return repair.why == "mixed-script"; });
  const auto& shown = mixed == repaired.repairs.end() ? repaired.repairs.front() : *mixed;
  const bool scripts = mixed != repaired.repairs.end();
  diagnostics.push_back(
      {scripts ? "mixed-script" : "text-repaired", scripts ? Severity::Warning : Severity::Info,
       "«" + utf8::squeeze(shown.from) + "» read as «" + utf8::squeeze(shown.to) + "» (" + shown.why + ")",
       at});
  return std::move(repaired.text);
}

Body read_body(LineRange lines, const Rows& rows, std::size_t begin, CoverageMap& coverage,
               std::vector<Diagnostic>& diagnostics) {
  return BodyReader(lines, rows, begin, coverage, diagnostics).read();
}

}  // namespace prikaz::schema::requisites
