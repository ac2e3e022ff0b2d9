// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/help.h"

#include <unistd.h>

#include <algorithm>
#include <numeric>
#include <vector>

#include "cli/output.h"

namespace prikaz::cli {
namespace {

// Edits (insert, delete, replace, swap of neighbours) that make one word the other.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before, above(b.size() + 1), row(b.size() + 1);
  std::iota(above.begin(), above.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before = above;
    above = row;
  }
  return above[b.size()];
}

std::string bold(std::string_view text, bool color) {
  return color ? "\x1b[1m" + std::string(text) + "\x1b[0m" : std::string(text);
}

// "Heading:" at the start of a line in bold, on terminals.
std::string with_bold_headings(const std::string& text, bool color) {
  if (!color) return text;
  std::string result;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = std::string_view(text).substr(begin, end - begin);
    const bool heading = !line.empty() && line.front() != ' ' && line.back() == ':';
    result += heading ? bold(line, true) : std::string(line);
    if (end < text.size()) result += '\n';
    begin = end + 1;
  }
  return result;
}

}  // namespace

std::string_view nearest(std::string_view word, const std::vector<std::string_view>& names) {
  constexpr std::size_t kLongest = 64;  // no name is so long; a hostile word must not cost more
  std::string_view best;
  std::size_t best_distance = kLongest;
  if (word.size() > kLongest) return best;
  for (const std::string_view name : names) {
    const std::size_t distance = name.starts_with(word) && word.size() >= 2 ? 1 : edit_distance(word, name);
    if (distance < best_distance && distance * 3 <= std::max<std::size_t>(name.size(), 3)) {
      best = name;
      best_distance = distance;
    }
  }
  return best;
}

std::string program_help() {
  std::string text =
      "prikaz: Russian municipal orders in, comparable roadmaps out.\n"
      "\nUsage:\n  prikaz COMMAND [OPTION...] [ARGUMENT...]\n\nCommands:\n";
  std::size_t width = 0;
  for (const CommandRow& row : commands()) width = std::max(width, row.name.size());
  const bool color = wants_color(STDOUT_FILENO);
  for (const CommandRow& row : commands()) {
    text += "  " + bold(row.name, color) + std::string(width + 2 - row.name.size(), ' ');
    text += std::string(row.summary) + "\n";
  }
  text +=
      "\nExamples:\n"
      "  prikaz parse order.docx --pretty\n"
      "  prikaz parse *.docx *.pdf --ndjson > orders.ndjson\n"
      "  echo 'до 30 сентября' | prikaz normalize timing --order-date 2022-09-02\n"
      "\nExit status:\n"
      "  0  done\n"
      "  1  some input failed; a line on standard error says which and why\n"
      "  2  wrong usage\n"
      "  3  done, with warnings (only with --strict)\n"
      "\n`prikaz help COMMAND` or `prikaz COMMAND --help` tells more about a command.\n";
  return with_bold_headings(text, color);
}

std::string command_help(const CommandRow& row, const CLI::App& app) {
  std::string text = app.help();
  // CLI11 writes its own usage line; ours names the arguments as the manual does.
  if (const auto usage = text.find("Usage: "); usage != std::string::npos) {
    const auto end = text.find('\n', usage);
    std::string line = "\nUsage:\n  prikaz " + std::string(row.name) + " [OPTION...]";
    if (!row.arguments.empty()) line += " " + std::string(row.arguments);
    text.replace(usage, end - usage, line);
  }
  for (std::size_t at; (at = text.find("\n\n\n")) != std::string::npos;) text.erase(at, 1);
  return with_bold_headings(text, wants_color(STDOUT_FILENO));
}

std::string unknown_command(std::string_view name) {
  std::vector<std::string_view> names;
  for (const CommandRow& row : commands()) names.push_back(row.name);
  std::string text = "prikaz: there is no command \"" + std::string(name) + "\"";
  const std::string_view meant = nearest(name, names);
  if (!meant.empty()) return text + "; did you mean `prikaz " + std::string(meant) + "`?";
  return text + "; `prikaz --help` lists them";
}

std::string unexpected_argument(const CommandRow& row, const CLI::App& app) {
  const std::vector<std::string> extras = app.remaining();
  const std::string word = extras.empty() ? std::string() : extras.front();
  const std::string start = "prikaz " + std::string(row.name) + ": ";
  if (!word.starts_with('-')) return start + "unexpected argument \"" + word + "\"";
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options())
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  const std::string_view meant =
      nearest(word.substr(0, word.find('=')), std::vector<std::string_view>(names.begin(), names.end()));
  if (meant.empty()) return start + "unknown option " + word;
  return start + "unknown option " + word + "; did you mean " + std::string(meant) + "?";
}

}  // namespace prikaz::cli
