// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// "prikaz-document/1" (what `prikaz extract` prints) and "prikaz-failure/1".
#include <vector>

#include "schema/json.h"
#include "schema/json/common.h"
#include "schema/json_writer.h"

namespace prikaz::schema {
namespace {

using extract::Furniture;

std::string_view furniture_name(Furniture furniture) {
  switch (furniture) {
    case Furniture::None:
      return "none";
    case Furniture::PageNumber:
      return "page-number";
    case Furniture::RunningHead:
      return "running-head";
    case Furniture::RepeatedHeading:
      return "repeated-heading";
    case Furniture::ColumnNumbers:
      return "column-numbers";
    case Furniture::Empty:
      return "empty";
    case Furniture::Placeholder:
      return "placeholder";
    case Furniture::Stamp:
      return "stamp";
    case Furniture::LineNumbers:
      return "line-numbers";
  }
  return "none";
}

void put_furniture(JsonWriter& json, Furniture furniture) {
  if (furniture != Furniture::None) json.key("furniture").string(furniture_name(furniture));
}

void put_links(JsonWriter& json, const std::vector<std::string>& links) {
  if (!links.empty()) json.key("links").strings(links);
}

void put_paragraph(JsonWriter& json, const extract::Paragraph& paragraph) {
  json.begin_object().key("type").string("paragraph").key("text").string(paragraph.text);
  json.key("at").place(paragraph.at);
  put_furniture(json, paragraph.furniture);
  if (paragraph.note) json.key("note").boolean(true);
  put_links(json, paragraph.links);
  json.end_object();
}

void put_cell(JsonWriter& json, const extract::Cell& cell) {
  json.begin_object().key("row").number(cell.row).key("column").number(cell.column);
  json.key("row_span").number(cell.row_span).key("column_span").number(cell.column_span);
  json.key("text").string(cell.text).key("at").place(cell.at);
  put_links(json, cell.links);
  json.end_object();
}

// One array a row of the grid, also where all its positions are covered from above.
void put_rows(JsonWriter& json, const extract::Table& table) {
  json.key("rows").begin_array();
  auto cell = table.cells.begin();
  for (int row = 0; row < static_cast<int>(table.rows.size()); ++row) {
    json.begin_array();
    for (; cell != table.cells.end() && cell->row <= row; ++cell) put_cell(json, *cell);
    json.end_array();
  }
  json.end_array();
}

// What the layout says of rows, for those of which it says something.
void put_row_marks(JsonWriter& json, const extract::Table& table) {
  json.key("row_marks").begin_array();
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const extract::RowMark& mark = table.rows[row];
    if (mark.furniture == Furniture::None && !mark.heading && !mark.continues) continue;
    json.begin_object().key("row").number(std::uint64_t{row});
    put_furniture(json, mark.furniture);
    if (mark.heading) json.key("heading").boolean(true);
    if (mark.continues) json.key("continues").boolean(true);
    json.end_object();
  }
  json.end_array();
}

void put_table(JsonWriter& json, const extract::Table& table) {
  json.begin_object().key("type").string("table").key("columns").number(table.columns);
  put_rows(json, table);
  json.key("kind").string(table.kind).key("at").place(table.at);
  json.key("guessed").boolean(table.guessed);
  put_row_marks(json, table);
  json.end_object();
}

}  // namespace

namespace json {

std::string_view severity_name(Severity severity) {
  switch (severity) {
    case Severity::Info:
      return "info";
    case Severity::Warning:
      return "warning";
    case Severity::Error:
      return "error";
  }
  return "error";
}

void put_source(JsonWriter& json, const extract::Source& source) {
  json.begin_object().key("name").string(source.name).key("sha256").string(source.sha256);
  json.key("bytes").number(std::uint64_t{source.bytes}).key("media_type").string(source.media_type);
  json.key("reader").string(source.reader).key("pages").number(source.pages).key("ocr").boolean(source.ocr);
  json.key("encoding").string(source.encoding).end_object();
}

void put_diagnostics(JsonWriter& json, const std::vector<Diagnostic>& diagnostics) {
  json.key("diagnostics").begin_array();
  for (const Diagnostic& diagnostic : diagnostics) {
    json.begin_object().key("code").string(diagnostic.code);
    json.key("severity").string(severity_name(diagnostic.severity));
    json.key("message").string(diagnostic.message).key("at").place(diagnostic.at).end_object();
  }
  json.end_array();
}

}  // namespace json

std::string write_document(const extract::Document& document, JsonStyle style) {
  JsonWriter json;
  json.reserve(1 << 14);
  json.begin_object().key("format").string("prikaz-document/1").key("source");
  json::put_source(json, document.source);
  json.key("blocks").begin_array();
  for (const extract::Block& block : document.blocks) {
    if (const auto* paragraph = std::get_if<extract::Paragraph>(&block))
      put_paragraph(json, *paragraph);
    else
      put_table(json, std::get<extract::Table>(block));
  }
  json.end_array();
  json::put_diagnostics(json, document.diagnostics);
  json.key("markup_characters").number(std::uint64_t{document.markup_characters}).end_object();
  return style == JsonStyle::Pretty ? pretty_json(json.text()) : json.take();
}

std::string write_failure(std::string_view name, std::string_view sha256, std::uint64_t bytes,
                          const Error& error) {
  JsonWriter json;
  json.begin_object().key("format").string("prikaz-failure/1").key("source").begin_object();
  json.key("name").string(name).key("sha256").string_or_null(sha256).key("bytes").number(bytes).end_object();
  json.key("code").string(code_name(error.code())).key("message").string(error.detail());
  json.key("at").place(error.at()).end_object();
  return json.take();
}

}  // namespace prikaz::schema
