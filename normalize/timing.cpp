// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/timing.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "normalize/timing/compose.h"
#include "normalize/timing/hull.h"
#include "normalize/timing/resolve.h"

namespace prikaz::normalize {
namespace {

using timing::Composition;
using timing::Sort;
using timing::Symbol;
using timing::Token;

// Spans are 32-bit; a cell beyond that is no cell.
constexpr std::size_t kMaxCellBytes = std::size_t{1} << 30;

bool is_edge_noise(char32_t c) {
  switch (c) {
    case ',':
    case ';':
    case ':':
    case '-':
    case '.':
    case '/':
    case '|':
    case 0x2013:
    case 0x2014:
    case 0x2022:
    case '*':
      return true;
    default:
      return utf8::is_space(c);
  }
}

// Separators at both ends go: «, », « – ». A full stop that ends a short form («2021 г.») stays.
std::string_view strip(std::string_view text, bool keep_stop) {
  while (!text.empty()) {
    std::size_t after = 0;
    if (!is_edge_noise(utf8::next(text, after))) break;
    text.remove_prefix(after);
  }
  while (!text.empty()) {
    std::size_t before = text.size();
    const char32_t c = utf8::previous(text, before);
    if (!is_edge_noise(c) || (keep_stop && c == '.')) break;
    text = text.substr(0, before);
  }
  return text;
}

// The part of the cell that is an item's own, without separators and an «и» that leads to the next.
std::string item_raw(std::string_view cell, std::size_t begin, std::size_t end, bool only) {
  if (only) return utf8::squeeze(cell);
  std::string_view part = strip(cell.substr(begin, end - begin), true);
  constexpr std::string_view kAnd = "и";
  if (part.size() > kAnd.size() && part.ends_with(kAnd)) {
    const std::string_view rest = part.substr(0, part.size() - kAnd.size());
    std::size_t before = rest.size();
    if (utf8::is_space(utf8::previous(rest, before))) part = strip(rest, true);
  }
  if (part.starts_with('(') && part.find(')') == std::string_view::npos) part.remove_prefix(1);
  if (part.ends_with('(')) part = strip(part.substr(0, part.size() - 1), true);
  return utf8::squeeze(part);
}

// The quotation mark that closes or opens a text and belongs to it: «МКУ «Центр» without its last one.
Span with_quotes(std::string_view cell, Span span) {
  struct Marks {
    std::string_view open, close;
  };
  constexpr Marks kMarks[] = {{"«", "»"}, {"“", "”"}, {"„", "“"}, {"\"", "\""}};
  const auto count = [&](std::string_view mark) {
    std::size_t found = 0;
    for (std::size_t at = span.of(cell).find(mark); at != std::string_view::npos;
         at = span.of(cell).find(mark, at + mark.size()))
      ++found;
    return found;
  };
  for (const auto& [open, close] : kMarks) {
    const std::size_t opened = count(open), closed = count(close);
    const bool same = open == close;
    if ((same ? opened % 2 == 1 : opened > closed) && cell.substr(span.end).starts_with(close))
      span.end += static_cast<std::uint32_t>(close.size());
    else if ((same ? opened % 2 == 1 : closed > opened) && cell.substr(0, span.begin).ends_with(open))
      span.begin -= static_cast<std::uint32_t>(open.size());
  }
  return span;
}

std::optional<std::string> text_of(std::string_view cell, const Span& span) {
  std::string text = utf8::squeeze(strip(with_quotes(cell, span).of(cell), false));
  if (text.empty()) return std::nullopt;
  return text;
}

void add_texts(std::string_view cell, const Symbol& symbol, TimingItem& item) {
  if (symbol.label) item.label = text_of(cell, *symbol.label);
  std::string condition;
  for (const Span& span : symbol.conditions) {
    const auto text = text_of(cell, span);
    if (!text) continue;
    if (!condition.empty()) condition += "; ";
    condition += *text;
  }
  if (!condition.empty()) item.condition = std::move(condition);
}

void report_repair(const std::vector<Token>& tokens, std::string_view raw,
                   std::vector<Diagnostic>* diagnostics) {
  if (!diagnostics) return;
  const bool repaired =
      std::any_of(tokens.begin(), tokens.end(), [](const Token& token) { return token.repaired; });
  if (repaired)
    diagnostics->push_back(Diagnostic{
        "text-repaired",
        Severity::Info,
        "«" + std::string(raw) + "»: letters that look like others were read as the dates they spell",
        {}});
}

}  // namespace

std::string_view kind_name(TimingKind kind) {
  switch (kind) {
    case TimingKind::Date:
      return "date";
    case TimingKind::Deadline:
      return "deadline";
    case TimingKind::Period:
      return "period";
    case TimingKind::Recurring:
      return "recurring";
    case TimingKind::Ongoing:
      return "ongoing";
    case TimingKind::External:
      return "external";
    case TimingKind::Unresolved:
      break;
  }
  return "unresolved";
}

std::optional<Timing> read_timing(std::string_view cell, const TimingContext& context,
                                  std::vector<Diagnostic>* diagnostics) {
  cell = cell.substr(0, kMaxCellBytes);
  Timing read;
  read.raw = utf8::squeeze(cell);
  if (read.raw.empty()) return std::nullopt;
  const std::vector<Token> tokens = timing::scan(cell);
  Composition composition = timing::compose(tokens, timing::heading_day(context));
  if (composition.symbols.empty()) composition.symbols.emplace_back().sort = Sort::Broken;
  const std::size_t count = composition.symbols.size();
  read.items.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    Symbol& symbol = composition.symbols[i];
    timing::place_under_heading(symbol, context);
    const std::size_t begin = i == 0 ? 0 : symbol.begin;
    const std::size_t end = i + 1 < count ? composition.symbols[i + 1].begin : cell.size();
    std::string raw = item_raw(cell, begin, std::max(begin, end), count == 1);
    TimingItem& item = read.items.emplace_back(timing::resolve_item(symbol, context, diagnostics, raw));
    add_texts(cell, symbol, item);
    item.raw = std::move(raw);
  }
  report_repair(tokens, read.raw, diagnostics);
  timing::set_hull(read);
  return read;
}

bool is_timing(std::string_view text) {
  if (utf8::trim(text).empty()) return false;
  const Composition composition = timing::compose(timing::scan(text.substr(0, kMaxCellBytes)), std::nullopt);
  if (!composition.whole || composition.symbols.empty()) return false;
  return std::all_of(composition.symbols.begin(), composition.symbols.end(), [](const Symbol& symbol) {
    if (symbol.sort == Sort::Broken || symbol.sort == Sort::TimeOnly || symbol.impossible || symbol.label)
      return false;
    return symbol.sort != Sort::External || symbol.certain;
  });
}

}  // namespace prikaz::normalize
