// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/roadmap/annex.h"

#include <algorithm>

#include "base/data_file.h"
#include "base/utf8.h"
#include "normalize/target.h"
#include "schema/roadmap/cell_text.h"
#include "schema/stamp.h"

extern "C" const char prikaz_data_plan_kinds[], prikaz_data_plan_kinds_end[];
extern "C" const char prikaz_data_annex_words[], prikaz_data_annex_words_end[];

namespace prikaz::schema {
namespace {

constexpr std::size_t kLongestTitleLines = 14;
constexpr std::size_t kLongestOpeningLine = 160;  // bytes
constexpr std::size_t kKindWithinWords = 4;       // a title says what it is within its first words

struct Word {
  std::string text;  // folded
  std::size_t begin = 0;
};

// Letters spaced out for emphasis count as one word: «П Л А Н».
std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  std::size_t previous_end = 0;
  bool previous_single = false;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t start = i;
    if (!utf8::is_letter(utf8::next(text, i))) continue;
    std::size_t end = i;
    while (end < text.size()) {
      std::size_t after = end;
      if (!utf8::is_letter(utf8::next(text, after))) break;
      end = after;
    }
    const std::string_view word = text.substr(start, end - start);
    const bool single = utf8::length(word) == 1 && utf8::starts_with_upper(word);
    if (single && previous_single && start - previous_end <= 2) {
      words.back().text += utf8::fold(word);
    } else {
      words.push_back({utf8::fold(word), start});
    }
    previous_single = single;
    previous_end = i = end;
  }
  return words;
}

struct KindRow {
  std::vector<std::string_view> words;
  std::string_view kind;
};

const std::vector<KindRow>& kind_rows() {
  static const std::vector<KindRow> rows = [] {
    std::vector<KindRow> result;
    each_tsv_row({prikaz_data_plan_kinds,
                  static_cast<std::size_t>(prikaz_data_plan_kinds_end - prikaz_data_plan_kinds)},
                 [&](const std::vector<std::string_view>& fields) {
                   if (fields.size() < 2) return;
                   KindRow row{{}, fields[1]};
                   for (std::string_view rest = fields[0]; !rest.empty();) {
                     const std::size_t space = rest.find(' ');
                     row.words.push_back(rest.substr(0, space));
                     rest.remove_prefix(space == std::string_view::npos ? rest.size() : space + 1);
                   }
                   result.push_back(std::move(row));
                 });
    return result;
  }();
  return rows;
}

enum class Part { Text, Goal, Tasks, Indicators };

struct Opening {
  Part part;
  std::size_t length;  // bytes of the opening words
};

std::optional<Opening> find_opening(std::string_view line) {
  static const std::vector<std::pair<std::string_view, Part>> rows = [] {
    std::vector<std::pair<std::string_view, Part>> result;
    each_tsv_row({prikaz_data_annex_words,
                  static_cast<std::size_t>(prikaz_data_annex_words_end - prikaz_data_annex_words)},
                 [&](const std::vector<std::string_view>& fields) {
                   if (fields.size() < 2) return;
                   result.emplace_back(fields[0], fields[1] == "goal"    ? Part::Goal
                                                  : fields[1] == "tasks" ? Part::Tasks
                                                                         : Part::Indicators);
                 });
    return result;
  }();
  // A heading may have one more word in front («Важнейшие целевые индикаторы»), also a damaged one; running
  // text does not.
  std::size_t lead = 0;
  if (line.size() <= kLongestOpeningLine && utf8::starts_with_upper(line)) {
    const std::size_t space = line.find(' ');
    lead = space == std::string_view::npos ? 0 : space + 1;
  }
  std::optional<Opening> best;
  for (const std::size_t skip : {std::size_t{0}, lead}) {
    const std::string folded = utf8::fold(line.substr(skip));
    for (const auto& [word, part] : rows) {
      if (!folded.starts_with(word) || (skip && word.find(' ') == std::string_view::npos)) continue;
      std::size_t after = word.size();
      if (after < folded.size() && utf8::is_letter(utf8::next(folded, after))) continue;
      if (!best || skip + word.size() > best->length) best = Opening{part, skip + word.size()};
    }
    if (best || lead == 0) break;
  }
  return best;
}

bool ends_item(std::string_view text) {
  return text.ends_with(';') || text.ends_with('.') || text.ends_with(':');
}

// «- 1) Текст» without its marks.
std::string_view strip_list_mark(std::string_view text, bool& marked) {
  marked = false;
  for (bool again = true; again;) {
    again = false;
    std::size_t i = 0;
    if (text.empty()) break;
    const char32_t c = utf8::next(text, i);
    if (c == '-' || c == U'–' || c == U'—' || c == U'•' || c == U'·' || c == U'▪' || c == '*') {
      text = utf8::trim(text.substr(i));
      marked = again = true;
      continue;
    }
    std::size_t digits = 0;
    while (digits < text.size() && utf8::is_digit(static_cast<unsigned char>(text[digits]))) ++digits;
    if (digits > 0 && digits <= 2 && digits < text.size() && (text[digits] == ')' || text[digits] == '.') &&
        !(digits + 1 < text.size() && utf8::is_digit(static_cast<unsigned char>(text[digits + 1])))) {
      text = utf8::trim(text.substr(digits + 1));
      marked = again = true;
    }
  }
  return text;
}

std::string strip_item_end(std::string text) {
  while (text.ends_with(';')) text.pop_back();
  return text;
}

class AnnexReader {
 public:
  AnnexReader(LineRange lines, Roadmap& roadmap, CoverageMap& coverage, std::vector<Diagnostic>& diagnostics)
      : lines_(lines), roadmap_(roadmap), coverage_(coverage), diagnostics_(diagnostics) {}

  void run() {
    for (std::size_t k = 0; k < lines_.size(); ++k) {
      if (!roadmap_.title && begins_plan_title(lines_[k])) {
        k += title(k) - 1;
        continue;
      }
      if (const std::size_t stamp = take_stamp(k)) {
        k += stamp - 1;
        continue;
      }
      line(lines_[k]);
    }
    flush();
  }

 private:
  // Takes the title's lines; returns their number.
  std::size_t title(std::size_t from) {
    std::string text;
    std::size_t k = from;
    for (; k < lines_.size() && k < from + kLongestTitleLines; ++k) {
      const Line& line = lines_[k];
      if (k > from) {
        if (begins_stamp(line) || find_opening(line.text) || line.from_table != lines_[from].from_table)
          break;
        bool marked = false;
        strip_list_mark(line.text, marked);
        if (marked && !starts_lower(line.text)) break;
        const bool bracket = line.text.starts_with('(');
        if (line.gap_before && !starts_lower(line.text) && !bracket &&
            !(is_short_title(text) && k == from + 1))
          break;
        if (text.ends_with('.') || (text.ends_with(':') && line.gap_before)) break;
      }
      place(coverage_, line);
      if (!text.empty()) text += ' ';
      text += line.text;
    }
    set_text(roadmap_.title, roadmap_.raw, "title", text, lines_[from].at);
    roadmap_.at["title"] = lines_[from].at;
    if (const auto kind = find_plan_kind(*roadmap_.title)) roadmap_.kind = kind->kind;
    return k - from;
  }

  // «(утв. постановлением …)» below the title: what the stamp above left open. Gives the number of its lines.
  std::size_t take_stamp(std::size_t k) {
    if (!begins_stamp(lines_[k])) return 0;
    auto stamp = read_stamp(lines_, k);
    if (!stamp || stamp->lines == 0 || !stamp->approval) return 0;
    flush();
    for (std::size_t j = k; j < std::min(k + stamp->lines, lines_.size()); ++j) place(coverage_, lines_[j]);
    if (!roadmap_.approval) {
      roadmap_.approval = std::move(stamp->approval);
    } else {
      Approval& approval = *roadmap_.approval;
      if (!approval.issuer) approval.issuer = stamp->approval->issuer;
      if (!approval.date) approval.date = stamp->approval->date;
      if (!approval.number) approval.number = stamp->approval->number;
      approval.raw += " | " + stamp->approval->raw;
    }
    return stamp->lines;
  }

  // «ПЛАН» alone: its subject follows, also below a gap.
  static bool is_short_title(const std::string& text) { return words_of(text).size() <= 3; }

  void set_text(std::optional<std::string>& field, RawTexts& raw, const char* key, std::string_view text,
                const Place& at) {
    CellText clean = clean_cell(text);
    report_repairs(clean.repairs, at, diagnostics_);
    if (clean.raw) raw[key] = *clean.raw;
    std::replace(clean.text.begin(), clean.text.end(), '\n', ' ');
    field = std::move(clean.text);
  }

  void line(const Line& line) {
    place(coverage_, line);
    if (const auto opening = find_opening(line.text)) {
      flush();
      part_ = opening->part;
      std::string_view rest = line.text.substr(opening->length);
      // A heading such as «Целевые индикаторы проекта:» is all heading; «Цель: повысить …» goes on with the
      // text.
      const std::size_t colon = rest.find(':');
      if (part_ == Part::Goal || part_ == Part::Tasks) {
        rest = colon != std::string_view::npos && colon < 60 ? rest.substr(colon + 1) : strip_separator(rest);
      } else {
        rest = colon != std::string_view::npos ? rest.substr(colon + 1) : std::string_view{};
      }
      heading_at_ = line.at;
      rest = utf8::trim(rest);
      if (!rest.empty()) item_text(rest, line, true);
      return;
    }
    item_text(line.text, line, false);
  }

  static std::string_view strip_separator(std::string_view text) {
    text = utf8::trim(text);
    for (const std::string_view mark : {"–", "—", "-", ":", "."})
      if (text.starts_with(mark)) return utf8::trim(text.substr(mark.size()));
    return text;
  }

  void item_text(std::string_view text, const Line& line, bool first) {
    bool marked = false;
    const std::string_view bare = part_ == Part::Text ? text : strip_list_mark(text, marked);
    if (part_ == Part::Goal && !first && (line.gap_before && !item_.empty() && !starts_lower(text))) {
      flush();
      part_ = Part::Text;
    }
    const bool goes_on = !item_.empty() && !first && !marked && goes_on_with(text, line);
    if (!goes_on) flush();
    if (item_.empty()) item_at_ = line.at;
    if (!item_.empty()) item_ += ' ';
    item_ += bare;
    if (part_ == Part::Tasks || part_ == Part::Indicators) split_items();
  }

  bool goes_on_with(std::string_view text, const Line& line) const {
    if (part_ == Part::Goal) return true;
    if (part_ == Part::Text) return !line.gap_before && !ends_item(item_);
    return !ends_item(item_) && (starts_lower(text) || !line.gap_before);
  }

  // «Задачи: повысить …; создать …» on one line.
  void split_items() {
    for (std::size_t at; (at = item_.find("; ")) != std::string::npos;) {
      std::string rest = item_.substr(at + 2);
      item_.resize(at);
      flush();
      item_ = std::move(rest);
    }
  }

  void flush() {
    std::string text = utf8::squeeze(item_);
    item_.clear();
    if (text.empty()) return;
    CellText clean = clean_cell(text);
    report_repairs(clean.repairs, item_at_, diagnostics_);
    RawTexts raw;
    if (clean.raw) raw["text"] = *clean.raw;
    switch (part_) {
      case Part::Goal:
        if (roadmap_.goal) {
          *roadmap_.goal += " " + clean.text;
        } else {
          roadmap_.goal = clean.text;
          roadmap_.at["goal"] = item_at_;
          if (clean.raw) roadmap_.raw["goal"] = *clean.raw;
        }
        return;
      case Part::Tasks:
        roadmap_.tasks.push_back({strip_item_end(clean.text), item_at_, raw});
        return;
      case Part::Indicators:
        if (clean.text.ends_with(':')) break;  // a lead-in
        roadmap_.indicators.push_back(
            {strip_item_end(clean.text), normalize::find_targets(clean.text), item_at_, raw});
        return;
      case Part::Text:
        break;
    }
    roadmap_.text.push_back({clean.text, item_at_, raw});
  }

  LineRange lines_;
  Roadmap& roadmap_;
  CoverageMap& coverage_;
  std::vector<Diagnostic>& diagnostics_;
  Part part_ = Part::Text;
  std::string item_;
  Place item_at_, heading_at_;
};

}  // namespace

std::optional<PlanKind> find_plan_kind(std::string_view title) {
  const std::vector<Word> words = words_of(title);
  for (std::size_t start = 0; start < words.size(); ++start) {
    const KindRow* best = nullptr;
    for (const KindRow& row : kind_rows()) {
      if (start + row.words.size() > words.size() || (best && best->words.size() >= row.words.size()))
        continue;
      bool fits = true;
      for (std::size_t k = 0; k < row.words.size() && fits; ++k)
        fits = row.words[k] == "*" || words[start + k].text.starts_with(row.words[k]);
      if (fits) best = &row;
    }
    if (best) return PlanKind{std::string(best->kind), words[start].begin, start};
  }
  return std::nullopt;
}

bool begins_plan_title(const Line& line) {
  if (line.table || !line.text.size()) return false;
  bool marked = false;
  if (strip_list_mark(line.text, marked); marked) return false;
  if (starts_lower(line.text)) return false;
  const auto kind = find_plan_kind(line.text);
  return kind && kind->words_before < kKindWithinWords;
}

void read_annex_text(LineRange lines, Roadmap& roadmap, CoverageMap& coverage,
                     std::vector<Diagnostic>& diagnostics) {
  AnnexReader(lines, roadmap, coverage, diagnostics).run();
}

void read_footnotes(LineRange lines, Roadmap& roadmap, CoverageMap& coverage) {
  Footnote* open = nullptr;
  for (const Line& line : lines) {
    if (const auto note = split_note(line.text)) {
      roadmap.footnotes.push_back({note->mark, utf8::squeeze(note->text), line.at});
      open = &roadmap.footnotes.back();
      place(coverage, line);
    } else if (open && !line.gap_before && starts_lower(line.text)) {
      open->text += ' ' + utf8::squeeze(line.text);
      place(coverage, line);
    } else {
      open = nullptr;
    }
  }
}

void read_annex_tail(LineRange lines, Roadmap& roadmap, CoverageMap& coverage) {
  bool in_note = false;
  for (std::size_t k = 0; k < lines.size(); ++k) {
    const Line& line = lines[k];
    if (split_note(line.text)) {
      in_note = true;
      continue;
    }
    if (in_note && !line.gap_before && starts_lower(line.text)) continue;
    in_note = false;
    if (SignatoriesMatch match = read_signatories(lines, k); !match.signatories.empty() && match.lines > 0) {
      for (std::size_t j = k; j < k + match.lines && j < lines.size(); ++j) place(coverage, lines[j]);
      for (Signatory& signatory : match.signatories) roadmap.signatories.push_back(std::move(signatory));
      k += match.lines - 1;
      continue;
    }
    place(coverage, line);
    roadmap.text.push_back({utf8::squeeze(line.text), line.at, {}});
  }
}

}  // namespace prikaz::schema
