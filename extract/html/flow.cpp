// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/html/flow.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <unordered_map>
#include <utility>

#include "base/error.h"
#include "base/utf8.h"
#include "extract/html/list_number.h"
#include "extract/layout/compose.h"

namespace prikaz::extract::html {
namespace {

constexpr std::size_t kMaxOpenElements = 4096;

[[noreturn]] void too_much(const std::string& what, int line) {
  Place at;
  at.line = line;
  throw Error(ErrorCode::LimitExceeded, what, at);
}

long number_in(std::string_view text, long otherwise) {
  text = utf8::trim(text);
  long value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// A style attribute in lower case without spaces: "display:none;mso-list:ignore".
std::string plain_style(std::string_view style) {
  std::string result;
  for (const char c : style.substr(0, 4096))
    if (c != ' ' && c != '\n' && c != '\t' && c != '\r')
      result += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return result;
}

bool is_html_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

bool has_default_margin(std::string_view name) {
  return name == "p" || name == "ul" || name == "ol" || name == "blockquote" || name == "dl" ||
         name == "pre" || name == "hr" || name == "table" ||
         (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6');
}

}  // namespace

std::string_view Attributes::operator[](std::string_view name) const {
  for (const unsigned char** pair = pairs_; pair && *pair; pair += 2)
    if (name == reinterpret_cast<const char*>(pair[0]))
      return pair[1] ? reinterpret_cast<const char*>(pair[1]) : std::string_view();
  return {};
}

bool Attributes::has(std::string_view name) const {
  for (const unsigned char** pair = pairs_; pair && *pair; pair += 2)
    if (name == reinterpret_cast<const char*>(pair[0])) return true;
  return false;
}

Flow::Kind Flow::kind_of(std::string_view name) {
  static const std::unordered_map<std::string_view, Kind> kinds = [] {
    std::unordered_map<std::string_view, Kind> result;
    for (const char* tag : {"p", "h1", "h2", "h3", "h4", "h5", "h6"}) result[tag] = Kind::Paragraph;
    for (const char* tag : {"div",    "dd",      "dt",      "dl",       "blockquote", "address", "center",
                            "hr",     "form",    "section", "fieldset", "article",    "header",  "footer",
                            "nav",    "main",    "aside",   "figure",   "caption",    "legend",  "body",
                            "option", "details", "summary", "dir",      "figcaption"})
      result[tag] = Kind::Block;
    for (const char* tag : {"script", "style",  "title",    "head",   "template", "noscript", "noframes",
                            "object", "applet", "iframe",   "svg",    "math",     "map",      "audio",
                            "video",  "canvas", "textarea", "select", "xml",      "datalist"})
      result[tag] = Kind::Skipped;
    for (const char* tag : {"ul", "ol", "menu"}) result[tag] = Kind::List;
    for (const char* tag : {"thead", "tbody", "tfoot"}) result[tag] = Kind::RowGroup;
    for (const char* tag : {"td", "th"}) result[tag] = Kind::Cell;
    for (const char* tag : {"pre", "listing", "xmp", "plaintext"}) result[tag] = Kind::Preformatted;
    result["li"] = Kind::Item;
    result["table"] = Kind::Table;
    result["tr"] = Kind::Row;
    return result;
  }();
  const auto found = kinds.find(name);
  return found == kinds.end() ? Kind::Inline : found->second;
}

void Flow::apply_style(Element& element, const Attributes& attributes) const {
  if (attributes.has("hidden")) element.hidden = true;
  const std::string_view raw = attributes["style"];
  if (raw.empty()) return;
  const std::string style = plain_style(raw);
  const auto says = [&](const char* what) { return style.find(what) != std::string::npos; };
  if (says("display:none") || says("visibility:hidden") || says("mso-hide:all")) element.hidden = true;
  if (says("white-space:pre")) element.preformatted = true;
  if (says("list-style:none") || says("list-style-type:none")) element.number_type = '\0';
  if (says("lower-roman")) element.number_type = 'i';
  if (says("upper-roman")) element.number_type = 'I';
  if (says("lower-latin") || says("lower-alpha")) element.number_type = 'a';
  if (says("upper-latin") || says("upper-alpha")) element.number_type = 'A';
}

void Flow::begin(std::string_view name, const Attributes& attributes, int line) {
  if (open_.size() >= kMaxOpenElements)
    too_much("elements nested deeper than " + std::to_string(kMaxOpenElements), line);
  Element element;
  element.name = name;
  element.kind = kind_of(name);
  if (!open_.empty()) {
    element.hidden = open_.back().hidden;
    element.preformatted = open_.back().preformatted;
  }
  if (element.kind == Kind::List) begin_list(element, attributes);
  apply_style(element, attributes);
  if (element.kind == Kind::Skipped) element.hidden = true;
  if (name == "br" && !element.hidden) line_break();
  if (element.kind != Kind::Inline && element.kind != Kind::Skipped && !element.hidden) {
    const bool margins = has_default_margin(name) &&
                         attributes["class"].find("Mso") == std::string_view::npos &&
                         plain_style(attributes["style"]).find("margin:0") == std::string::npos;
    break_paragraph(margins && element.kind != Kind::Table);
  }
  if (!element.hidden) switch (element.kind) {
      case Kind::Item:
        begin_item(attributes);
        break;
      case Kind::Table:
        begin_table(element, line);
        break;
      case Kind::RowGroup:
        if (!tables_.empty()) tables_.back().heading_group = name == "thead";
        break;
      case Kind::Row:
        begin_row();
        break;
      case Kind::Cell:
        begin_cell(name, attributes, line);
        break;
      case Kind::Preformatted:
        element.preformatted = true;
        break;
      default:
        break;
    }
  if (name == "a") {
    const std::string_view target = utf8::trim(attributes["href"]);
    if (!element.hidden && !target.empty() && target.front() != '#' && !target.starts_with("javascript:"))
      paragraph_.links.emplace_back(target);
  }
  open_.push_back(std::move(element));
}

void Flow::begin_list(Element& element, const Attributes& attributes) const {
  element.ordered = element.name == "ol";
  element.next_number = number_in(attributes["start"], 1);
  const std::string_view type = attributes["type"];
  if (type.size() == 1 && std::string_view("1aAiI").find(type[0]) != std::string_view::npos)
    element.number_type = type[0];
}

void Flow::begin_item(const Attributes& attributes) {
  const auto list =
      std::find_if(open_.rbegin(), open_.rend(), [](const Element& e) { return e.kind == Kind::List; });
  if (list == open_.rend() || !list->ordered) return;
  if (attributes.has("value")) list->next_number = number_in(attributes["value"], list->next_number);
  if (list->number_type) prefix_ = list_number(list->next_number, list->number_type) + ". ";
  ++list->next_number;
}

void Flow::begin_table(Element& element, int line) {
  if (tables_.size() >= limits_.depth) return;  // deeper tables are text of the cell they stand in
  element.opens_table = true;
  tables_.emplace_back();
  tables_.back().tree.line = line;
  tables_.back().depth = open_.size();
}

void Flow::begin_row() {
  if (tables_.empty()) return;
  close_row();
  OpenTable& table = tables_.back();
  table.tree.rows.emplace_back();
  table.tree.rows.back().heading = table.heading_group;
  table.in_row = true;
}

void Flow::begin_cell(std::string_view name, const Attributes& attributes, int line) {
  if (tables_.empty()) return;
  close_cell();
  if (!tables_.back().in_row) begin_row();
  if (++cells_ > limits_.cells)
    too_much("more than " + std::to_string(limits_.cells) + " cells (--max-cells)", line);
  const auto span = [&](const char* attribute, long most) {
    return static_cast<int>(std::clamp(number_in(attributes[attribute], 1), 1L, most));
  };
  TreeCell cell;
  cell.line = line;
  cell.heading = name == "th";
  cell.column_span = span("colspan", 10'000);
  cell.row_span = span("rowspan", 65'534);
  if (number_in(attributes["rowspan"], 1) == 0) cell.row_span = 65'534;  // to the table's end
  tables_.back().tree.rows.back().cells.push_back(std::move(cell));
  tables_.back().in_cell = true;
}

void Flow::close_cell() {
  break_paragraph(false);
  if (!tables_.empty()) tables_.back().in_cell = false;
  gap_ = false;
}

void Flow::close_row() {
  close_cell();
  if (!tables_.empty()) tables_.back().in_row = false;
}

void Flow::close_table() {
  close_row();
  OpenTable table = std::move(tables_.back());
  tables_.pop_back();
  for (Node& node : table.stray) place(std::move(node.paragraph));
  std::erase_if(table.tree.rows, [](const TreeRow& row) { return row.cells.empty(); });
  if (!table.tree.rows.empty()) {
    if (!tables_.empty() && tables_.back().in_cell) {
      Node node;
      node.table = std::make_unique<Tree>(std::move(table.tree));
      tables_.back().tree.rows.back().cells.back().nodes.push_back(std::move(node));
    } else {
      place_tree(std::move(table.tree), limits_, document_);
    }
  }
  gap_ = false;
}

void Flow::end(std::string_view name, int) {
  // The parser balances its events; an end without a beginning is passed over.
  const auto match =
      std::find_if(open_.rbegin(), open_.rend(), [&](const Element& e) { return e.name == name; });
  if (match == open_.rend()) return;
  const std::size_t keep = static_cast<std::size_t>(open_.rend() - match) - 1;
  while (open_.size() > keep) {
    const Element element = std::move(open_.back());
    open_.pop_back();
    end_element(element);
  }
}

void Flow::end_element(const Element& element) {
  if (element.hidden && element.kind != Kind::Table) return;
  switch (element.kind) {
    case Kind::Inline:
    case Kind::Skipped:
      return;
    case Kind::Paragraph:
      break_paragraph(true);
      return;
    case Kind::Preformatted:
      flush_preformatted();
      break_paragraph(true);
      return;
    case Kind::Cell:
      close_cell();
      return;
    case Kind::Row:
      close_row();
      return;
    case Kind::RowGroup:
      if (!tables_.empty()) tables_.back().heading_group = false;
      return;
    case Kind::Table:
      if (element.opens_table && !tables_.empty()) close_table();
      return;
    default:
      break_paragraph(false);
      prefix_.clear();
  }
}

void Flow::line_break() {
  if (preformatted()) {
    verbatim_ += '\n';
    return;
  }
  space_ = false;
  ++breaks_;
  // An empty line ends the paragraph as it does in plain text.
  if (breaks_ >= 2) break_paragraph(true);
}

void Flow::text(std::string_view text, int line) {
  if (hidden()) {
    if (!open_.empty() && open_.back().kind != Kind::Skipped && !utf8::trim(text).empty()) {
      const bool skipped =
          std::any_of(open_.begin(), open_.end(), [](const Element& e) { return e.kind == Kind::Skipped; });
      hidden_texts_ += !skipped;
    }
    return;
  }
  if (preformatted()) {
    if (verbatim_.empty()) {
      break_paragraph(false);
      verbatim_line_ = line - static_cast<int>(std::count(text.begin(), text.end(), '\n'));
    }
    verbatim_ += text;
    return;
  }
  flush_preformatted();
  add_char_data(text, line);
}

void Flow::add_char_data(std::string_view text, int line) {
  int at = line - static_cast<int>(std::count(text.begin(), text.end(), '\n'));
  for (std::size_t i = 0; i < text.size();) {
    if (is_html_space(text[i])) {
      at += text[i] == '\n';
      space_ = true;
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < text.size() && !is_html_space(text[end])) ++end;
    std::string& into = paragraph_.text;
    if (into.empty()) {
      paragraph_.at.line = at;
      into = std::exchange(prefix_, {});
    } else if (breaks_ > 0) {
      into += '\n';
    } else if (space_) {
      into += ' ';
    }
    space_ = false;
    breaks_ = 0;
    into += text.substr(i, end - i);
    i = end;
  }
}

void Flow::break_paragraph(bool gap) {
  if (!verbatim_.empty()) flush_preformatted();
  const std::string_view trimmed = utf8::trim(paragraph_.text);
  if (trimmed.empty()) {
    // Nothing is shown, but an empty paragraph or line leaves white space.
    gap_ |= gap || !paragraph_.text.empty();
    paragraph_.text.clear();
  } else {
    if (trimmed.size() != paragraph_.text.size()) paragraph_.text = std::string(trimmed);
    paragraph_.text = utf8::nfc(paragraph_.text);
    paragraph_.gap_before = gap_;
    gap_ = gap;
    place(std::exchange(paragraph_, {}));
  }
  space_ = false;
  breaks_ = 0;
}

void Flow::flush_preformatted() {
  if (verbatim_.empty()) return;
  const std::string text = utf8::nfc(std::exchange(verbatim_, {}));
  Document part;
  layout::compose(text, layout::Dialect::Plain, limits_, part);
  int number = 0;
  for (const Block& block : document_.blocks) number += std::holds_alternative<Table>(block);
  const int shift = verbatim_line_ - 1;
  for (Block& block : part.blocks) {
    if (Paragraph* paragraph = std::get_if<Paragraph>(&block)) {
      paragraph->at.line += shift;
      place(std::move(*paragraph));
      continue;
    }
    Table& table = std::get<Table>(block);
    table.at.line += shift;
    table.at.table = ++number;
    for (Cell& cell : table.cells) {
      cell.at.line += shift;
      cell.at.table = number;
    }
    if (tables_.empty()) {
      document_.blocks.push_back(std::move(block));
      continue;
    }
    for (Cell& cell : table.cells) {  // a drawn table inside a cell is that cell's text
      Paragraph paragraph;
      paragraph.text = std::move(cell.text);
      paragraph.at.line = cell.at.line;
      if (!paragraph.text.empty()) place(std::move(paragraph));
    }
  }
  for (Diagnostic& diagnostic : part.diagnostics) {
    diagnostic.at.line += diagnostic.at.line ? shift : 0;
    if (diagnostic.at.table) diagnostic.at.table = number;
    document_.diagnostics.push_back(std::move(diagnostic));
  }
}

void Flow::place(Paragraph paragraph) {
  if (++blocks_ > limits_.cells)
    too_much("more than " + std::to_string(limits_.cells) + " paragraphs (--max-cells)", paragraph.at.line);
  if (tables_.empty()) {
    document_.blocks.emplace_back(std::move(paragraph));
    return;
  }
  Node node;
  node.paragraph = std::move(paragraph);
  OpenTable& table = tables_.back();
  if (table.in_cell)
    table.tree.rows.back().cells.back().nodes.push_back(std::move(node));
  else
    table.stray.push_back(std::move(node));
}

void Flow::finish() {
  while (!open_.empty()) {
    const Element element = std::move(open_.back());
    open_.pop_back();
    end_element(element);
  }
  while (!tables_.empty()) close_table();
  break_paragraph(false);
  if (hidden_texts_ > 0)
    document_.diagnostics.push_back({"hidden-text-dropped",
                                     Severity::Warning,
                                     "hidden text left out: " + std::to_string(hidden_texts_) + " places",
                                     {}});
}

}  // namespace prikaz::extract::html
