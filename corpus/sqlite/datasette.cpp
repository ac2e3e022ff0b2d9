// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A single SQLite file for Datasette, sqlite3 and others: the export's tables with types, keys and indexes,
// and full-text search over pre-stemmed titles with stock unicode61.
#include <filesystem>

#include "corpus/export/writers.h"
#include "corpus/reading.h"
#include "corpus/sqlite/database.h"

namespace prikaz::corpus::exporting {

namespace {

std::string quoted(std::string_view name) { return "\"" + std::string(name) + "\""; }

std::string_view sql_type(ColumnType type) {
  switch (type) {
    case ColumnType::Integer:
    case ColumnType::Boolean:
      return "INTEGER";
    case ColumnType::Number:
      return "REAL";
    case ColumnType::Text:
    case ColumnType::Date:
      break;
  }
  return "TEXT";
}

std::string list_of(const std::vector<std::string_view>& names) {
  std::string list;
  for (const std::string_view name : names) list += (list.empty() ? "" : ", ") + quoted(name);
  return list;
}

std::string create_table(const Table& table) {
  std::string sql = "CREATE TABLE " + quoted(table.name) + "(";
  std::vector<std::string_view> keys;
  for (const Column& column : table.columns) {
    sql += "\n  " + quoted(column.name) + " " + std::string(sql_type(column.type)) +
           (column.key ? " NOT NULL," : ",");
    if (column.key) keys.push_back(column.name);
  }
  sql += "\n  PRIMARY KEY (" + list_of(keys) + ")";
  if (!table.parent.empty())
    sql += ",\n  FOREIGN KEY (" + list_of(table.parent_keys) + ") REFERENCES " + quoted(table.parent) + "(" +
           list_of(table.parent_keys) + ")";
  return sql + "\n)";
}

std::string insert_into(const Table& table) {
  std::string marks;
  for (std::size_t i = 0; i < table.columns.size(); ++i) marks += i == 0 ? "?" : ", ?";
  return "INSERT INTO " + quoted(table.name) + " VALUES (" + marks + ")";
}

constexpr const char* kSearch = R"(
CREATE VIRTUAL TABLE search USING fts5(stems, "order" UNINDEXED, roadmap UNINDEXED, activity UNINDEXED,
                                       title UNINDEXED, tokenize='unicode61');
CREATE INDEX orders_municipality ON orders(region, municipality);
CREATE INDEX orders_date ON orders(date);
CREATE INDEX activities_end ON activities("end");
CREATE INDEX activities_category ON activities(category);
CREATE INDEX parties_role ON parties(role);
CREATE VIEW plan AS SELECT o.region, o.municipality, o.issuer, o.date, o.number AS order_number, a.* FROM activities a
  JOIN orders o USING ("order");
CREATE VIEW deadlines AS SELECT t."end" AS due, o.region, o.municipality, a.title, a.responsible, t.raw, t."order",
  t.roadmap, t.activity FROM timings t JOIN activities a USING ("order", roadmap, activity)
  JOIN orders o USING ("order") WHERE t."end" IS NOT NULL;
)";

class SqliteFile final : public TableWriter {
 public:
  explicit SqliteFile(const std::string& path)
      : path_(path), database_(path, sqlite::Database::Access::Create) {
    database_.execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF");
    database_.execute("BEGIN");
    for (const Table& table : tables()) {
      database_.execute(create_table(table));
      inserts_.push_back(std::make_unique<sqlite::Statement>(database_, insert_into(table)));
      if (table.name == "activities") activities_ = inserts_.size() - 1;
    }
    database_.execute(kSearch);
    search_ = std::make_unique<sqlite::Statement>(database_, "INSERT INTO search VALUES (?, ?, ?, ?, ?)");
  }

  void row(std::size_t table, const Row& row) override {
    sqlite::Statement& insert = *inserts_[table];
    for (std::size_t i = 0; i < row.size(); ++i) bind(insert, static_cast<int>(i) + 1, row[i]);
    insert.run();
    ++rows_;
    if (table == activities_) index(row);
  }

  std::vector<ManifestFile> finish() override {
    database_.execute("INSERT INTO search(search) VALUES ('optimize')");
    database_.execute("COMMIT");
    database_.execute("PRAGMA optimize");
    return {{std::filesystem::path(path_).filename().string(), sha256_of_file(path_),
             std::filesystem::file_size(path_), rows_}};
  }

 private:
  static void bind(sqlite::Statement& statement, int position, const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) {
      statement.bind(position, *text);
    } else if (const auto* integer = std::get_if<std::int64_t>(&value)) {
      statement.bind(position, *integer);
    } else if (const auto* number = std::get_if<double>(&value)) {
      statement.bind(position, *number);
    } else if (const auto* yes = std::get_if<bool>(&value)) {
      statement.bind(position, *yes);
    } else {
      statement.bind_null(position);
    }
  }

  /// Title, section, responsible and result, as stems.
  void index(const Row& row) {
    static constexpr std::size_t kOrder = 0, kRoadmap = 1, kId = 2, kTitle = 6;
    std::string text;
    for (const Column* column = tables()[activities_].columns.data(); const Value& value : row) {
      const std::string_view name = (column++)->name;
      const auto* part = std::get_if<std::string>(&value);
      if (part && (name == "title" || name == "section" || name == "responsible" || name == "result"))
        text += *part + "\n";
    }
    const std::string stems = search_stems(text);
    search_->bind(1, stems);
    bind(*search_, 2, row[kOrder]);
    bind(*search_, 3, row[kRoadmap]);
    bind(*search_, 4, row[kId]);
    bind(*search_, 5, row[kTitle]);
    search_->run();
  }

  std::string path_;
  sqlite::Database database_;
  std::vector<std::unique_ptr<sqlite::Statement>> inserts_;
  std::unique_ptr<sqlite::Statement> search_;
  std::size_t activities_ = 0;
  std::uint64_t rows_ = 0;
};

}  // namespace

std::unique_ptr<TableWriter> make_sqlite_file(const std::string& path) {
  return std::make_unique<SqliteFile>(path);
}

}  // namespace prikaz::corpus::exporting
