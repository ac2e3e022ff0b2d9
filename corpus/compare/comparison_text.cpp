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

std::string dates(const ComparedGroup& group) {
  if (!group.spread.earliest || !group.spread.latest) return "";
  const std::string first = normalize::iso_date(*group.spread.earliest),
                    last = normalize::iso_date(*group.spread.latest);
  return first == last ? first : first + " … " + last;
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

std::string number(double value, const char* format) {
  char text[32];
  std::snprintf(text, sizeof text, format, value);
  return text;
}

}  // namespace

std::string write_comparison_csv(const Comparison& comparison) {
  std::string csv =
      "group,label,category,municipality,municipality_name,state,reason,order,roadmap,activity,title,timing,"
      "start,end,responsible\r\n";
  const auto row = [&csv](const std::vector<std::string>& cells) {
    for (std::size_t k = 0; k < cells.size(); ++k) csv += (k ? "," : "") + csv_cell(cells[k]);
    csv += "\r\n";
  };
  const auto iso = [](const std::optional<normalize::Date>& date) {
    return date ? normalize::iso_date(*date) : "";
  };
  for (const ComparedGroup& group : comparison.groups) {
    for (const ComparedActivity& member : group.members) {
      std::string responsible;
      for (const std::string& name : member.responsible)
        responsible += (responsible.empty() ? "" : "; ") + name;
      const ComparedMunicipality& municipality = comparison.municipalities[member.municipality];
      row({group.id, group.label, group.category, municipality.id, municipality.name,
           std::string(state_name(member.state)), "", member.order, std::to_string(member.roadmap),
           member.activity, member.title, member.timing, iso(member.start), iso(member.end), responsible});
    }
    for (const Gap& gap : comparison.gaps(group)) {
      const ComparedMunicipality& municipality = comparison.municipalities[gap.municipality];
      row({group.id, group.label, group.category, municipality.id, municipality.name,
           std::string(state_name(gap.state)), gap.reason, "", "", "", "", "", "", "", ""});
    }
  }
  return csv;
}

std::string write_comparison_table(const Comparison& comparison, const TerminalStyle& style) {
  const std::size_t places = comparison.municipalities.size();
  std::string text;
  if (comparison.groups.empty()) return "no planned activities to compare\n";
  const bool matrix = places <= kMostMatrixColumns;
  const std::size_t cells = matrix ? 3 * places : 8;
  const std::size_t label =
      std::max(kLeastLabel, style.columns > cells + 30 ? style.columns - cells - 30 : kLeastLabel);
  if (matrix)
    for (std::size_t k = 0; k < places; ++k) {
      const ComparedMunicipality& m = comparison.municipalities[k];
      text += "  " + std::to_string(k + 1) + (k < 9 ? "  " : " ") + m.name;
      if (m.region) text += ", " + m.region->name;
      text += " (" + std::to_string(m.activities) + ")\n";
    }
  text += "\n" + fit("activity", label);
  if (matrix)
    for (std::size_t k = 0; k < places; ++k) text += fit(" " + std::to_string(k + 1), 3);
  else
    text += " in";
  text += "  due\n";
  const std::size_t shown = std::min(style.groups, comparison.groups.size());
  for (std::size_t g = 0; g < shown; ++g) {
    const ComparedGroup& group = comparison.groups[g];
    text += fit(group.label, label);
    const std::vector<State> states = comparison.states(group);
    if (matrix) {
      for (const State state : states)
        text += style.colour ? std::string(" ") + colour_of(state) + symbol(state) + "\x1b[0m "
                             : std::string(" ") + symbol(state) + " ";
    } else {
      const auto found = std::count_if(states.begin(), states.end(),
                                       [](State s) { return s == State::Present || s == State::Near; });
      text += fit(" " + std::to_string(found) + "/" + std::to_string(places), cells);
    }
    text += "  " + dates(group) + "\n";
  }
  if (shown < comparison.groups.size())
    text += "… and " + std::to_string(comparison.groups.size() - shown) +
            " more; --format json or csv gives all\n";
  text += "\n■ present  ▣ near, to review  □ absent  ▨ unknown  · no document\n";
  return text;
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
