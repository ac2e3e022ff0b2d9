// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <cstdio>

#include "base/utf8.h"
#include "corpus/comparison_writer.h"

namespace prikaz::corpus {
namespace {

constexpr std::size_t kMostMatrixColumns =
    16;  // municipalities side by side; beyond that counts stand in their place
constexpr std::size_t kLeastLabel = 30;
constexpr std::size_t kMostLabel = 100;
constexpr std::size_t kLinesOfLabel = 3;
constexpr std::size_t kCell = 2;     // a column of the matrix: a space and a shape
constexpr std::size_t kReach = 9;    // " 123/456 "
constexpr std::size_t kMonths = 17;  // "  2022-10…2023-03"

const char* symbol(State state) {
  switch (state) {
    case State::Present:
      return "■";
    case State::Near:
      return "▣";
    case State::Absent:
      return "□";
    case State::Unknown:
      return "▨";
    case State::NoDocument:
      return "·";
  }
  return "?";
}

const char* colour_of(State state) {
  switch (state) {
    case State::Present:
      return "\x1b[32m";
    case State::Near:
      return "\x1b[33m";
    case State::Absent:
      return "\x1b[31m";
    default:
      return "\x1b[2m";
  }
}

// Exactly `width` characters: cut with an ellipsis or filled with spaces. Control characters become spaces.
std::string fit(std::string_view text, std::size_t width) {
  std::string clean;
  std::size_t length = 0;
  const std::string flat = utf8::squeeze(text);
  for (std::size_t i = 0; i < flat.size();) {
    char32_t c = utf8::next(flat, i);
    if (c < 0x20 || c == 0x7F) c = ' ';
    if (length + 1 == width && i < flat.size()) c = U'…';
    utf8::append(clean, c);
    if (++length == width) break;
  }
  clean.append(width - length, ' ');
  return clean;
}

// When the group is due, in months: "2022-10", "2022-10…12", "2022-10…2023-03".
std::string months(const ComparedGroup& group) {
  if (!group.spread.earliest || !group.spread.latest) return "";
  constexpr std::size_t kMonth = 7, kYear = 5;  // "2022-10", "2022-"
  const std::string first = normalize::iso_date(*group.spread.earliest).substr(0, kMonth),
                    last = normalize::iso_date(*group.spread.latest).substr(0, kMonth);
  if (first == last) return first;
  return first + "…" + (first.substr(0, kYear) == last.substr(0, kYear) ? last.substr(kYear) : last);
}

// Lines of at most `width` characters, broken between words; what does not fit into them ends in an ellipsis.
std::vector<std::string> wrap(std::string_view text, std::size_t width, std::size_t most) {
  std::vector<std::string> lines = {""};
  const std::string flat = utf8::squeeze(text);
  std::string_view rest = flat;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    const std::string_view word = rest.substr(0, end);
    std::string& line = lines.back();
    const std::size_t length = utf8::length(line) + !line.empty() + utf8::length(word);
    if (length > width && !line.empty() && lines.size() == most) {
      line += " " + std::string(rest);  // fit() cuts it
      break;
    }
    if (length > width && !line.empty())
      lines.emplace_back(word);
    else
      line += (line.empty() ? "" : " ") + std::string(word);
    rest.remove_prefix(std::min(rest.size(), end + 1));
  }
  for (std::string& line : lines) line = fit(line, width);
  return lines;
}

// A cell that begins like a formula gets an apostrophe (OWASP, "CSV Injection").
std::string csv_cell(std::string_view text) {
  std::string cell;
  if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos)
    cell += '\'';
  cell += text;
  if (cell.find_first_of("\",\n\r") == std::string::npos) return cell;
  std::string quoted = "\"";
  for (const char c : cell) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

// Of each group the acts whose row it is: ids with "; " between.
std::vector<std::string> parents_of_groups(const Comparison& comparison) {
  std::vector<std::string> parents(comparison.groups.size());
  for (const ParentAct& act : comparison.parents)
    for (const std::uint32_t row : act.rows) parents[row] += (parents[row].empty() ? "" : "; ") + act.id;
  return parents;
}

std::string number(double value, const char* format) {
  char text[32];
  std::snprintf(text, sizeof text, format, value);
  return text;
}

}  // namespace

std::string write_comparison_csv(const Comparison& comparison) {
  std::string csv =
      "group,label,category,municipality,municipality_name,state,reason,order,roadmap,activity,title,timing,"
      "start,end,responsible,parents\r\n";
  const auto row = [&csv](const std::vector<std::string>& cells) {
    for (std::size_t k = 0; k < cells.size(); ++k) csv += (k ? "," : "") + csv_cell(cells[k]);
    csv += "\r\n";
  };
  const auto iso = [](const std::optional<normalize::Date>& date) {
    return date ? normalize::iso_date(*date) : "";
  };
  const std::vector<std::string> parents = parents_of_groups(comparison);
  for (std::size_t g = 0; g < comparison.groups.size(); ++g) {
    const ComparedGroup& group = comparison.groups[g];
    for (const ComparedActivity& member : group.members) {
      std::string responsible;
      for (const std::string& name : member.responsible)
        responsible += (responsible.empty() ? "" : "; ") + name;
      const ComparedMunicipality& municipality = comparison.municipalities[member.municipality];
      row({group.id, group.label, group.category, municipality.id, municipality.name,
           std::string(state_name(member.state)), "", member.order, std::to_string(member.roadmap),
           member.activity, member.title, member.timing, iso(member.start), iso(member.end), responsible,
           parents[g]});
    }
    for (const Gap& gap : comparison.gaps(group)) {
      const ComparedMunicipality& municipality = comparison.municipalities[gap.municipality];
      row({group.id, group.label, group.category, municipality.id, municipality.name,
           std::string(state_name(gap.state)), write_reason(gap.reason, Language::English), "", "", "", "",
           "", "", "", "", parents[g]});
    }
  }
  return csv;
}

namespace {

std::string letter_of(std::size_t column) { return std::string(1, static_cast<char>('A' + column)); }

class TableWriter {
 public:
  TableWriter(const Comparison& comparison, const TerminalStyle& style)
      : comparison_(comparison), style_(style), places_(comparison.municipalities.size()) {
    matrix_ = places_ <= kMostMatrixColumns;
    const std::size_t rest = (matrix_ ? kCell * places_ + 1 : kReach) + kMonths;
    label_ = std::clamp(style.columns > rest ? style.columns - rest : 0, kLeastLabel, kMostLabel);
  }

  std::string run() {
    if (matrix_) municipalities();
    head("activity");
    const std::size_t shown = std::min(style_.groups, comparison_.groups.size());
    for (std::size_t g = 0; g < shown; ++g) row(comparison_.groups[g]);
    if (shown < comparison_.groups.size())
      text_ += "… and " + std::to_string(comparison_.groups.size() - shown) +
               " more; --rows N shows N, --format json or csv gives all\n";
    for (const ParentAct& act : comparison_.parents)
      if (!act.rows.empty()) parent(act);
    text_ += "\n■ present  ▣ near, to review  □ absent  ▨ unknown  · no document\n";
    return std::move(text_);
  }

 private:
  void municipalities() {
    for (std::size_t k = 0; k < places_; ++k) {
      const ComparedMunicipality& m = comparison_.municipalities[k];
      text_ += letter_of(k) + "  " + utf8::squeeze(m.name);
      if (m.region) text_ += ", " + m.region->name;
      text_ += " (" + std::to_string(m.activities) + ")\n";
    }
    text_ += "\n";
  }

  void head(std::string_view title) {
    text_ += fit(title, label_);
    if (matrix_)
      for (std::size_t k = 0; k < places_; ++k) text_ += " " + letter_of(k);
    else
      text_ += fit(" in", kReach - 1);
    text_ += "   due\n";
  }

  void row(const ComparedGroup& group) {
    const std::vector<std::string> label = wrap(group.label, label_, kLinesOfLabel);
    text_ += label.front();
    const std::vector<State> states = comparison_.states(group);
    if (matrix_) {
      for (const State state : states)
        text_ += style_.colour ? std::string(" ") + colour_of(state) + symbol(state) + "\x1b[0m"
                               : std::string(" ") + symbol(state);
    } else {
      text_ += fit(" " + std::to_string(group.reach) + "/" + std::to_string(places_), kReach - 1);
    }
    const std::string due = months(group);
    text_ += (due.empty() ? "" : "   " + due) + "\n";
    for (std::size_t k = 1; k < label.size(); ++k) text_ += "  " + std::string(utf8::trim(label[k])) + "\n";
  }

  // The rows of the act, whoever plans them.
  void parent(const ParentAct& act) {
    text_ += "\n" + std::string(act.order.empty() ? "rows that followers share of: " : "rows of: ") +
             describe_act(act) + "\n";
    const std::size_t shown = std::min(style_.groups, act.rows.size());
    for (std::size_t k = 0; k < shown; ++k) row(comparison_.groups[act.rows[k]]);
    if (shown < act.rows.size()) text_ += "… and " + std::to_string(act.rows.size() - shown) + " more\n";
  }

  const Comparison& comparison_;
  const TerminalStyle& style_;
  std::size_t places_, label_ = 0;
  bool matrix_ = true;
  std::string text_;
};

}  // namespace

std::string describe_act(const ParentAct& act) {
  std::string text = act.kind.value_or("");
  if (act.number) text += " № " + *act.number;
  if (act.date) text += " от " + normalize::iso_date(*act.date);
  if (act.title) text += " «" + *act.title + "»";
  if (act.issuer) text += ", " + *act.issuer;
  return std::string(utf8::trim(utf8::squeeze(text)));
}

std::string write_comparison_table(const Comparison& comparison, const TerminalStyle& style) {
  if (comparison.groups.empty()) return "no planned activities to compare\n";
  return TableWriter(comparison, style).run();
}

std::string write_explanation(const Explanation& e, std::string_view title_a, std::string_view title_b) {
  std::string text = "A  " + utf8::squeeze(title_a) + "\nB  " + utf8::squeeze(title_b) + "\n\n";
  text += "verdict  " + std::string(band_name(e.band)) + ", likeness " + number(e.score, "%.3f") +
          " (stems " + number(e.stem_likeness, "%.3f") + ", letters " + number(e.letter_cosine, "%.3f") +
          "; auto from " + number(kAutoScore, "%.2f") + ", review from " + number(kReviewScore, "%.2f") +
          ")\n";
  const auto list = [&text](const char* name, const std::vector<StemShare>& stems) {
    text += name;
    for (const StemShare& share : stems) text += " " + share.stem + " " + number(share.weight, "%.2f");
    text += stems.empty() ? " –\n" : "\n";
  };
  list("shared  ", e.shared);
  list("only A  ", e.only_a);
  list("only B  ", e.only_b);
  for (const Guard& guard : e.guards)
    text += "guard    " + guard.name + ": " + guard.detail + " (-" + number(guard.penalty, "%.2f") + ")\n";
  if (e.guards.empty()) text += "guards   none\n";
  return text;
}

std::string write_placements(const Placement& a, const Placement& b) {
  std::string text;
  for (const auto& [name, placement] : {std::pair{"A", &a}, std::pair{"B", &b}}) {
    text += std::string("group ") + name + "  " + placement->group + " «" + utf8::squeeze(placement->label) +
            "», " + std::to_string(placement->members) + " member(s)" +
            (placement->judged ? ", by judgement" : "") + "\n";
    if (!placement->runner_up.empty())
      text += std::string("next ") + name + "   «" + utf8::squeeze(placement->runner_up) + "» " +
              number(placement->runner_up_score, "%.3f") + "\n";
  }
  text += a.group == b.group ? "A and B are in one group\n" : "A and B are in different groups\n";
  return text;
}

}  // namespace prikaz::corpus
