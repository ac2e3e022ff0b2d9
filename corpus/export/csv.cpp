// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <charconv>
#include <cmath>

#include "corpus/export/writers.h"
#include "schema/json_writer.h"

namespace prikaz::corpus::exporting {

namespace {

std::string digits(double number) {
  char text[64];
  const auto [end, fault] = std::to_chars(text, text + sizeof text, number);
  return fault == std::errc() ? std::string(text, end) : std::string();
}

std::string quoted(std::string_view text, bool guard) {
  const bool runs =
      guard && !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
  const bool needs = runs || text.find_first_of("\",\r\n") != std::string_view::npos ||
                     text != text.substr(0, text.find_last_not_of(' ') + 1) || text.starts_with(' ');
  if (!needs) return std::string(text);
  std::string field = runs ? "\"'" : "\"";
  for (const char c : text) {
    if (c == '"') field += '"';
    field += c;
  }
  return field + '"';
}

struct FieldText {
  bool guard;
  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(const std::string& text) const { return quoted(text, guard); }
  std::string operator()(std::int64_t number) const { return std::to_string(number); }
  std::string operator()(double number) const {
    return std::isfinite(number) ? digits(number) : std::string();
  }
  std::string operator()(bool yes) const { return yes ? "true" : "false"; }
};

std::string_view type_name(ColumnType type) {
  switch (type) {
    case ColumnType::Integer:
      return "integer";
    case ColumnType::Number:
      return "number";
    case ColumnType::Boolean:
      return "boolean";
    case ColumnType::Date:
      return "date";
    case ColumnType::Text:
      break;
  }
  return "string";
}

void describe_schema(schema::JsonWriter& json, const Table& table) {
  json.key("schema").begin_object().key("fields").begin_array();
  for (const Column& column : table.columns) {
    json.begin_object().key("name").string(column.name).key("type").string(type_name(column.type));
    json.key("description").string(column.description);
    if (column.key) json.key("constraints").begin_object().key("required").boolean(true).end_object();
    json.end_object();
  }
  json.end_array().key("primaryKey").begin_array();
  for (const Column& column : table.columns)
    if (column.key) json.string(column.name);
  json.end_array();
  if (!table.parent.empty()) {
    const auto keys = [&] {
      json.key("fields").begin_array();
      for (const std::string_view key : table.parent_keys) json.string(key);
      json.end_array();
    };
    json.key("foreignKeys").begin_array().begin_object();
    keys();
    json.key("reference").begin_object().key("resource").string(table.parent);
    keys();
    json.end_object().end_object().end_array();
  }
  json.end_object();
}

class CsvPackage final : public TableWriter {
 public:
  CsvPackage(const std::string& folder, const ExportOptions& options)
      : folder_(folder), guard_(options.guard), mark_(options.byte_order_mark) {
    for (const Table& table : tables()) {
      files_.push_back(std::make_unique<OutputFile>(folder + "/" + std::string(table.name) + ".csv"));
      if (mark_) files_.back()->write("\xEF\xBB\xBF");
      files_.back()->write(csv_heading(table));
      rows_.push_back(0);
    }
  }

  void row(std::size_t table, const Row& row) override {
    files_[table]->write(csv_line(row, guard_));
    ++rows_[table];
  }

  std::vector<ManifestFile> finish() override {
    std::vector<ManifestFile> made;
    for (std::size_t i = 0; i < files_.size(); ++i) {
      files_[i]->finish();
      made.push_back(
          {std::string(tables()[i].name) + ".csv", files_[i]->sha256(), files_[i]->bytes(), rows_[i]});
    }
    OutputFile descriptor(folder_ + "/datapackage.json");
    descriptor.write(describe(made));
    descriptor.finish();
    made.push_back({"datapackage.json", descriptor.sha256(), descriptor.bytes(), 0});
    return made;
  }

 private:
  std::string describe(const std::vector<ManifestFile>& made) const {
    schema::JsonWriter json;
    json.begin_object().key("$schema").string("https://datapackage.org/profiles/2.0/datapackage.json");
    json.key("name").string("prikaz-corpus").key("title").string("Orders that approve plans of activities");
    if (guard_)
      json.key("description")
          .string(
              "Texts that begin with = + - @, a tab or a carriage return have an apostrophe in "
              "front, so that no spreadsheet runs them.");
    json.key("resources").begin_array();
    for (std::size_t i = 0; i < made.size(); ++i) {
      const Table& table = tables()[i];
      json.begin_object().key("name").string(table.name).key("type").string("table");
      json.key("title").string(table.title).key("path").string(made[i].name).key("format").string("csv");
      json.key("mediatype").string("text/csv").key("encoding").string("utf-8");
      json.key("bytes").number(made[i].bytes).key("hash").string("sha256:" + made[i].sha256);
      describe_schema(json, table);
      json.end_object();
    }
    json.end_array().end_object();
    return json.take() + "\n";
  }

  std::string folder_;
  bool guard_, mark_;
  std::vector<std::unique_ptr<OutputFile>> files_;
  std::vector<std::uint64_t> rows_;
};

}  // namespace

std::string csv_line(const Row& row, bool guard) {
  std::string line;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (i > 0) line += ',';
    line += std::visit(FieldText{guard}, row[i]);
  }
  return line + "\r\n";
}

std::string csv_heading(const Table& table) {
  std::string line;
  for (const Column& column : table.columns) line.append(line.empty() ? "" : ",").append(column.name);
  return line + "\r\n";
}

std::unique_ptr<TableWriter> make_csv_package(const std::string& folder, const ExportOptions& options) {
  return std::make_unique<CsvPackage>(folder, options);
}

}  // namespace prikaz::corpus::exporting
