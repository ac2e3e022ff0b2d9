// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A thin owner of SQLite's connection and statements: errors become Error with what to do, values are C++.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace prikaz::corpus::sqlite {

/// How long a process waits for another one that writes to the same corpus.
constexpr std::chrono::milliseconds kBusyWait{60'000};

class Database;

/// A prepared statement. Binding is by position from 1, columns count from 0. Views of columns live until the
/// next step() or reset().
class Statement {
 public:
  Statement(Database& database, std::string_view sql);
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  ~Statement();

  Statement& bind(int position, std::int64_t value);
  Statement& bind(int position, std::uint64_t value) {
    return bind(position, static_cast<std::int64_t>(value));
  }
  Statement& bind(int position, int value) { return bind(position, static_cast<std::int64_t>(value)); }
  Statement& bind(int position, std::uint32_t value) {
    return bind(position, static_cast<std::int64_t>(value));
  }
  Statement& bind(int position, bool value) { return bind(position, static_cast<std::int64_t>(value)); }
  Statement& bind(int position, double value);
  Statement& bind(int position, std::string_view text);  ///< must outlive the execution
  Statement& bind(int position, const char* text) { return bind(position, std::string_view(text)); }
  Statement& bind(int position, const std::string& text) { return bind(position, std::string_view(text)); }
  Statement& bind(int position, const std::optional<std::string>& text);
  Statement& bind_blob(int position, std::string_view bytes);
  Statement& bind_null(int position);
  /// Empty text as NULL.
  Statement& bind_or_null(int position, std::string_view text) {
    return text.empty() ? bind_null(position) : bind(position, text);
  }

  bool step();  ///< true where a row stands ready
  void run();   ///< to the end, then ready to be bound again
  void reset();

  bool is_null(int column) const;
  std::int64_t integer(int column) const;
  std::string_view text(int column) const;
  std::string string(int column) const { return std::string(text(column)); }
  std::optional<std::string> optional(int column) const;
  std::string_view blob(int column) const;

 private:
  Database& database_;
  sqlite3_stmt* statement_ = nullptr;
};

/// Resets a cached statement when it goes out of scope.
class Query {
 public:
  explicit Query(Statement& statement) : statement_(statement) {}
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;
  ~Query() { statement_.reset(); }
  Statement* operator->() { return &statement_; }
  Statement& operator*() { return statement_; }

 private:
  Statement& statement_;
};

class Database {
 public:
  enum class Access { Read, Write, Create };
  Database(const std::string& path, Access access);
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database();

  void execute(const std::string& sql);
  std::int64_t integer(const std::string& sql);
  std::string text(const std::string& sql);
  /// A statement prepared once and kept; `sql` must be a literal or otherwise live as long as the database.
  Statement& cached(std::string_view sql);
  std::int64_t last_row() const;
  int changes() const;

  const std::string& path() const { return path_; }
  sqlite3* handle() const { return handle_; }
  /// Throws the Error that stands for a result code of SQLite.
  [[noreturn]] void fail(int result) const;

 private:
  void open(const char* uri, int flags);
  std::string path_;
  sqlite3* handle_ = nullptr;
  std::map<std::string_view, std::unique_ptr<Statement>> statements_;
};

/// BEGIN IMMEDIATE … COMMIT; rolled back where commit() was not reached.
class Transaction {
 public:
  explicit Transaction(Database& database);
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();
  void commit();

 private:
  Database& database_;
  bool open_ = true;
};

}  // namespace prikaz::corpus::sqlite
