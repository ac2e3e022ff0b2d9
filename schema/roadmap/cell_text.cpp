// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/roadmap/cell_text.h"

#include <algorithm>

#include "base/utf8.h"

namespace prikaz::schema {
namespace {

// Superscript digits of Unicode (U+00B9, U+00B2, U+00B3, U+2070, U+2074…U+2079) as 0…9, -1 for others.
int superscript_digit(char32_t c) {
  if (c == 0xB9) return 1;
  if (c == 0xB2) return 2;
  if (c == 0xB3) return 3;
  if (c == 0x2070) return 0;
  if (c >= 0x2074 && c <= 0x2079) return static_cast<int>(c - 0x2070);
  return -1;
}

// Takes URLs out of the text (RFC 3986 schemes http and https, and «www.»), leaving a space.
std::string take_links(std::string_view text, std::vector<std::string>& links) {
  std::string rest;
  while (!text.empty()) {
    std::size_t at = std::string_view::npos;
    for (const std::string_view start : {"http://", "https://", "www."}) at = std::min(at, text.find(start));
    if (at == std::string_view::npos) break;
    rest += text.substr(0, at);
    std::size_t end = at;
    while (end < text.size()) {
      std::size_t after = end;
      const char32_t c = utf8::next(text, after);
      if (utf8::is_space(c) || c == U'»' || c == '"' || c == '<' || c == '>') break;
      end = after;
    }
    std::string_view link = text.substr(at, end - at);
    while (!link.empty() && std::string_view(".,;:!)").find(link.back()) != std::string_view::npos &&
           !(link.back() == ')' && link.find('(') != std::string_view::npos))
      link.remove_suffix(1);
    links.emplace_back(link);
    rest += ' ';
    text.remove_prefix(at + link.size());
  }
  rest += text;
  return rest;
}

bool is_word_character(char32_t c) { return utf8::is_letter(c) || utf8::is_digit(c); }

// Takes «*», «**», «<*>», «*(28)» and known superscripts out of the text.
std::string take_marks(std::string_view text, const std::vector<std::string>& notes,
                       std::vector<std::string>& marks) {
  std::string rest;
  std::size_t copied = 0;  // what stands before is in `rest` or `marks`
  const auto leave_out = [&](std::size_t begin, std::size_t end) {
    rest.append(text, copied, begin - copied);
    copied = end;
  };
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t start = i;
    const char32_t c = utf8::next(text, i);
    if (c == '<' && text.substr(start).starts_with("<*")) {
      std::size_t end = start + 1;
      while (end < text.size() && text[end] == '*') ++end;
      if (end < text.size() && text[end] == '>') {
        marks.emplace_back(text.substr(start + 1, end - start - 1));
        i = end + 1;
        leave_out(start, i);
        continue;
      }
    }
    if (c == '*' && start > 0) {
      std::size_t end = i;
      while (end < text.size() && text[end] == '*') ++end;
      std::size_t after = end;
      const bool before_word = end < text.size() && is_word_character(utf8::next(text, after));
      if (end - start <= 3 && !before_word) {
        marks.emplace_back(text.substr(start, end - start));
        i = end;
        leave_out(start, i);
        continue;
      }
    }
    if (superscript_digit(c) >= 0) {
      std::string digits;
      std::size_t end = start;
      while (end < text.size()) {
        std::size_t after = end;
        const int digit = superscript_digit(utf8::next(text, after));
        if (digit < 0) break;
        digits += static_cast<char>('0' + digit);
        end = after;
      }
      if (std::find(notes.begin(), notes.end(), digits) != notes.end()) {
        marks.push_back(digits);
        i = end;
        leave_out(start, i);
        continue;
      }
    }
  }
  rest.append(text, copied);
  return rest;
}

}  // namespace

bool is_dash(std::string_view text) {
  text = utf8::trim(text);
  if (is_cross(text)) return true;
  for (const std::string_view dash : {"-", "–", "—", "--", "_", "...", "…"})
    if (text == dash) return true;
  return !text.empty() && text.find_first_not_of("_-") == std::string_view::npos;
}

bool is_cross(std::string_view text) {
  text = utf8::trim(text);
  return text == "х" || text == "Х" || text == "x" || text == "X";
}

std::size_t list_mark_size(std::string_view line) {
  std::size_t i = 0;
  if (line.empty()) return 0;
  const char32_t c = utf8::next(line, i);
  if (c == '-' || c == U'–' || c == U'—' || c == U'•' || c == U'·' || c == U'▪' || c == 0xF0B7 || c == 0xF02D)
    return i;
  std::size_t digits = 0;
  while (digits < line.size() && utf8::is_digit(static_cast<unsigned char>(line[digits]))) ++digits;
  if (digits > 0 && digits <= 2 && digits < line.size()) {
    if (line[digits] == ')') return digits + 1;
    if (line[digits] == '.' && digits + 1 < line.size() &&
        !utf8::is_digit(static_cast<unsigned char>(line[digits + 1])))
      return digits + 1;
  }
  return utf8::is_russian_letter(c) && i < line.size() && line[i] == ')' ? i + 1 : 0;
}

bool list_goes_on(std::string_view text, std::string_view line) {
  if (list_mark_size(line) == 0) return false;
  const std::string_view last = utf8::trim(text.substr(text.rfind('\n') + 1));
  return list_mark_size(last) > 0 || last.ends_with(':') || last.ends_with(';');
}

std::string join_list_lines(std::string_view text) {
  std::string joined;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string line = utf8::squeeze(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.empty()) continue;
    if (!joined.empty()) {
      const bool item = list_mark_size(line) > 0 || joined.back() == ';';
      joined += item ? '\n' : ' ';
    }
    joined += line;
  }
  return joined;
}

CellText clean_cell(std::string_view cell, const std::vector<std::string>& notes) {
  CellText result;
  std::string text = take_links(cell, result.links);
  text = take_marks(text, notes, result.marks);
  text = join_list_lines(text);
  if (is_dash(text)) text.clear();
  normalize::RepairedText repaired = normalize::repair_text(text, true);
  if (!repaired.repairs.empty()) result.raw = utf8::squeeze(text, true);
  result.text = utf8::nfc(repaired.text);
  result.repairs = std::move(repaired.repairs);
  return result;
}

std::optional<NoteText> split_note(std::string_view line) {
  line = utf8::trim(line);
  std::string mark;
  std::size_t end = 0;
  if (line.starts_with("<*")) {
    end = 1;
    while (end < line.size() && line[end] == '*') ++end;
    if (end >= line.size() || line[end] != '>') return std::nullopt;
    mark = std::string(line.substr(1, end - 1));
    ++end;
  } else if (line.starts_with('*')) {
    while (end < line.size() && line[end] == '*') ++end;
    mark = std::string(line.substr(0, end));
    if (mark.size() > 3) return std::nullopt;
    if (line.substr(end).starts_with('(')) {
      const std::size_t close = line.find(')', end);
      if (close != std::string_view::npos && close - end <= 4) end = close + 1;
    }
  } else {
    while (end < line.size()) {
      std::size_t after = end;
      const int digit = superscript_digit(utf8::next(line, after));
      if (digit < 0) break;
      mark += static_cast<char>('0' + digit);
      end = after;
    }
    if (mark.empty()) return std::nullopt;
  }
  std::string_view text = utf8::trim(line.substr(end));
  for (const std::string_view dash : {"-", "–", "—", ":"})
    if (text.starts_with(dash)) {
      text = utf8::trim(text.substr(dash.size()));
      break;
    }
  if (text.empty()) return std::nullopt;
  return NoteText{mark, text};
}

bool starts_lower(std::string_view text) {
  if (text.empty()) return false;
  std::size_t i = 0;
  const char32_t c = utf8::next(text, i);
  return utf8::is_letter(c) && !utf8::is_upper(c);
}

void report_repairs(const std::vector<normalize::Repair>& repairs, const Place& at,
                    std::vector<Diagnostic>& diagnostics) {
  for (const normalize::Repair& repair : repairs) {
    Diagnostic diagnostic{
        repair.why == "mixed-script" ? "mixed-script" : "text-repaired", Severity::Info, {}, at};
    diagnostic.message = "«" + repair.from + "» read as «" + repair.to + "» (" + repair.why + ")";
    diagnostics.push_back(std::move(diagnostic));
  }
}

}  // namespace prikaz::schema
