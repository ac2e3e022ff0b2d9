// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timing_expect.h"

#include <algorithm>
#include <fstream>
#include <regex>
#include <sstream>

namespace prikaz::test {
namespace {

using normalize::Date;
using normalize::TimingItem;
using normalize::TimingKind;

std::vector<std::string> split(const std::string& text, const std::string& by) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  for (std::size_t at; (at = text.find(by, begin)) != std::string::npos; begin = at + by.size())
    parts.push_back(text.substr(begin, at - begin));
  parts.push_back(text.substr(begin));
  return parts;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
    text.replace(at, from.size(), to);
  return text;
}

std::string shown(const std::optional<Date>& date) { return date ? normalize::iso_date(*date) : "-"; }
std::string underscored(const std::optional<std::string>& text) {
  return text ? replaced(*text, " ", "_") : "";
}
std::string joined(const std::vector<std::string>& list) {
  std::string text;
  for (const std::string& item : list) text += (text.empty() ? "" : ",") + item;
  return text;
}

// The item in the notation, with every option.
std::string describe_item(const TimingItem& item) {
  const auto option = [](const char* key, const std::string& value) {
    return value.empty() ? std::string() : std::string(" ") + key + "=" + value;
  };
  std::string text;
  switch (item.kind) {
    case TimingKind::Date:
      text = "D " + shown(item.start);
      break;
    case TimingKind::Deadline:
      text = "L " + shown(item.end);
      break;
    case TimingKind::Period:
      text = "P " + shown(item.start) + " " + shown(item.end);
      break;
    case TimingKind::Recurring:
      text = "R " + item.rrule.value_or("-");
      break;
    case TimingKind::Ongoing:
      text = "O";
      break;
    case TimingKind::External:
      text = "E";
      break;
    case TimingKind::Unresolved:
      text = "U";
      break;
  }
  if (item.kind == TimingKind::Recurring && (item.start || item.end))
    text += " " + shown(item.start) + " " + shown(item.end);
  text += option("e", item.edtf.value_or("")) + option("x", item.times ? std::to_string(*item.times) : "");
  if (item.at_least) text += " min";
  return text + option("t", item.time.value_or("")) + option("l", underscored(item.label)) +
         option("c", underscored(item.condition)) + option("i", joined(item.inferred));
}

std::string option_of(const TimingItem& item, char key) {
  switch (key) {
    case 'e':
      return item.edtf.value_or("");
    case 'x':
      return item.times ? std::to_string(*item.times) : "-";
    case 't':
      return item.time.value_or("");
    case 'l':
      return underscored(item.label);
    case 'c':
      return underscored(item.condition);
    case 'i':
      return joined(item.inferred);
    case 'r':
      return replaced(item.raw, " ", "_");
    default:
      return "?";
  }
}

std::string differs(const TimingItem& item, const std::string& expected) {
  const std::vector<std::string> words = split(expected, " ");
  std::vector<std::string> values;
  bool minimum = false, times = false;
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (word.empty()) continue;
    if (word == "min")
      minimum = true;
    else if (word.size() >= 2 && word[1] == '=' && word[0] != 'F') {
      times |= word[0] == 'x';
      if (option_of(item, word[0]) != word.substr(2)) return word;
    } else
      values.push_back(word);
  }
  if (times && minimum != item.at_least) return "at_least";
  const auto value = [&](std::size_t k) { return k < values.size() ? values[k] : std::string("-"); };
  const auto dates = [&](TimingKind kind, const std::string& start, const std::string& end) -> std::string {
    if (item.kind != kind) return "kind";
    return shown(item.start) == start && shown(item.end) == end ? "" : "dates";
  };
  switch (expected.empty() ? '?' : expected[0]) {
    case 'D':
      return dates(TimingKind::Date, value(0), value(0));
    case 'L':
      return dates(TimingKind::Deadline, "-", value(0));
    case 'P':
      return dates(TimingKind::Period, value(0), value(1));
    case 'R':
      if (item.rrule.value_or("-") != value(0)) return "rrule";
      return dates(TimingKind::Recurring, value(1), value(2));
    case 'O':
      return dates(TimingKind::Ongoing, value(0), value(1));
    case 'E':
      return dates(TimingKind::External, "-", "-");
    case 'U':
      return dates(TimingKind::Unresolved, "-", "-");
    case 'S':
      return item.kind == TimingKind::External || item.kind == TimingKind::Unresolved ? "" : "kind";
    default:
      return "no such notation: " + expected;
  }
}

}  // namespace

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::optional<normalize::DateRange> period_of(std::string_view text) {
  if (text.empty()) return std::nullopt;
  std::string start(text), end(text);
  if (const std::size_t slash = text.find('/'); slash != std::string_view::npos)
    start = text.substr(0, slash), end = text.substr(slash + 1);
  if (start.size() == 4) start += "-01-01";
  if (end.size() == 4) end += "-12-31";
  return normalize::DateRange{normalize::parse_iso_date(start), normalize::parse_iso_date(end)};
}

std::vector<Phrase> read_phrases(const std::string& file) {
  std::vector<Phrase> phrases;
  int number = 0;
  for (const std::string& line : split(read_file(PRIKAZ_SOURCE_DIR "/tests/normalize/" + file), "\n")) {
    ++number;
    if (line.empty() || line[0] == '#') continue;
    const std::vector<std::string> fields = split(line, "\t");
    if (fields.size() < 4 || fields[0] == "phrase") continue;
    Phrase phrase;
    phrase.line = number;
    phrase.text = replaced(fields[0], "\\n", "\n");
    phrase.context.order_date = normalize::parse_iso_date(fields[1]);
    phrase.context.period = period_of(fields[2]);
    phrase.expected = fields[3];
    if (fields.size() > 4) phrase.context.heading = period_of(fields[4]);
    phrases.push_back(phrase);
  }
  return phrases;
}

std::string difference(const std::vector<TimingItem>& items, std::string_view expected) {
  const std::vector<std::string> wanted = split(std::string(expected), " | ");
  if (items.size() != wanted.size()) return "count";
  for (std::size_t i = 0; i < wanted.size(); ++i)
    if (const std::string found = differs(items[i], wanted[i]); !found.empty()) return found;
  return "";
}

std::string describe(const std::vector<TimingItem>& items) {
  std::string text;
  for (const TimingItem& item : items) text += (text.empty() ? "" : " | ") + describe_item(item);
  return text;
}

bool is_valid_edtf(std::string_view view) {
  const std::string text(view);
  // ISO 8601-2:2019: dates with unspecified year (level 1/2), sub-year groupings 21…24, 33…36, 40, 41 (level
  // 2), intervals.
  static const std::regex kDate("(?:[0-9]{4}|XXXX)(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?");
  static const std::regex kGroup("[0-9]{4}-(?:2[1-4]|3[3-6]|4[01])");
  const auto is_date = [&](const std::string& part) {
    if (!std::regex_match(part, kDate)) return false;
    if (part.size() != 10 || part[0] == 'X') return true;
    return normalize::parse_iso_date(part).has_value();
  };
  const std::size_t slash = text.find('/');
  if (slash == std::string::npos) return is_date(text) || std::regex_match(text, kGroup);
  const std::string start = text.substr(0, slash), end = text.substr(slash + 1);
  if (start == ".." || end == "..") return (start == ".." ? is_date(end) : is_date(start)) && start != end;
  // Years ascend; equal lengths keep the text order the order of time.
  return is_date(start) && is_date(end) &&
         start.substr(0, std::min(start.size(), end.size())) <=
             end.substr(0, std::min(start.size(), end.size()));
}

bool is_valid_rrule(std::string_view view) {
  // RFC 5545, 3.3.10, in the order of the format; BYDAY takes ordinals only under MONTHLY and YEARLY,
  // BYMONTHDAY not under WEEKLY.
  static const std::regex kRule(
      "FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;INTERVAL=([2-9]|[1-9][0-9]+))?(;BYMONTH=[0-9,]+)?(;BYMONTHDAY=(-?["
      "0-9]+)(,-?[0-9]+)*)?"
      "(;BYDAY=(-?[1-5])?(MO|TU|WE|TH|FR|SA|SU)(,(-?[1-5])?(MO|TU|WE|TH|FR|SA|SU))*)?");
  const std::string text(view);
  if (!std::regex_match(text, kRule)) return false;
  const bool weekly = text.starts_with("FREQ=WEEKLY"),
             monthly = text.starts_with("FREQ=MONTHLY") || text.starts_with("FREQ=YEARLY");
  if (weekly && text.find("BYMONTHDAY") != std::string::npos) return false;
  for (const char* key : {"BYMONTH=", "BYMONTHDAY="}) {
    const std::size_t at = text.find(key);
    if (at == std::string::npos) continue;
    int before = -100;
    for (const std::string& item :
         split(text.substr(at + std::string(key).size(), text.find(';', at) - at - std::string(key).size()),
               ",")) {
      const int value = std::stoi(item);
      if (value <= before || value == 0 || value > (key[7] == '=' ? 12 : 31)) return false;
      before = value;
    }
  }
  static const std::regex kOrdinal("BYDAY=.*[1-5][A-Z]");
  return monthly || !std::regex_search(text, kOrdinal);
}

}  // namespace prikaz::test
