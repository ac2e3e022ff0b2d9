// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/sqlite/database.h"

#include <sqlite3.h>

#include "base/error.h"

namespace prikaz::corpus::sqlite {

namespace {

std::string uri_of(const std::string& path, std::string_view query) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string uri = "file:";
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                       (byte >= '0' && byte <= '9') || byte == '/' || byte == '.' || byte == '-' ||
                       byte == '_';
    if (plain) {
      uri += c;
    } else {
      uri += '%';
      uri += kHex[byte >> 4];
      uri += kHex[byte & 15];
    }
  }
  return uri.append(query);
}

Error error_of(int result, const char* message) {
  switch (result & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {ErrorCode::StoreLocked,
              "another process is writing to this corpus; wait for it to end, then start again"};
    case SQLITE_NOTADB:
      return {ErrorCode::StoreForeign,
              "this is no corpus (and no SQLite file); name another file with --corpus"};
    case SQLITE_CORRUPT:
      return {ErrorCode::StoreDamaged,
              "the corpus is damaged; restore a copy, or import again into a new file (" +
                  std::string(message) + ")"};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return {ErrorCode::StoreReadOnly,
              "the corpus cannot be written: check its permissions and its folder's"};
    case SQLITE_CANTOPEN:
      return {ErrorCode::StoreReadOnly,
              "the corpus cannot be opened: check that the folder exists and may be written"};
    case SQLITE_FULL:
      return {ErrorCode::DiskFull, "no space left for the corpus; what was committed before stays"};
    case SQLITE_IOERR:
      if (result == SQLITE_IOERR_WRITE || result == SQLITE_IOERR_FSYNC || result == SQLITE_IOERR_TRUNCATE ||
          result == SQLITE_IOERR_SHMSIZE || result == SQLITE_IOERR_SHMMAP)
        return {ErrorCode::DiskFull,
                "writing to the corpus failed, most likely for lack of space; what was "
                "committed before stays"};
      return {ErrorCode::Unreadable, std::string("the corpus cannot be read: ") + message};
    case SQLITE_NOMEM:
      return {ErrorCode::MemoryExceeded, "out of memory while using the corpus"};
    default:
      return {ErrorCode::Internal, std::string("SQLite: ") + message};
  }
}

}  // namespace

Statement::Statement(Database& database, std::string_view sql) : database_(database) {
  const int result = sqlite3_prepare_v3(database.handle(), sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement_, nullptr);
  if (result != SQLITE_OK) database.fail(result);
}

Statement::~Statement() { sqlite3_finalize(statement_); }

Statement& Statement::bind(int position, std::int64_t value) {
  sqlite3_bind_int64(statement_, position, value);
  return *this;
}

Statement& Statement::bind(int position, double value) {
  sqlite3_bind_double(statement_, position, value);
  return *this;
}

Statement& Statement::bind(int position, std::string_view text) {
  const char* data = text.data() ? text.data() : "";
  sqlite3_bind_text64(statement_, position, data, text.size(), SQLITE_STATIC, SQLITE_UTF8);
  return *this;
}

Statement& Statement::bind(int position, const std::optional<std::string>& text) {
  return text ? bind(position, std::string_view(*text)) : bind_null(position);
}

Statement& Statement::bind_blob(int position, std::string_view bytes) {
  const char* data = bytes.data() ? bytes.data() : "";
  sqlite3_bind_blob64(statement_, position, data, bytes.size(), SQLITE_STATIC);
  return *this;
}

Statement& Statement::bind_null(int position) {
  sqlite3_bind_null(statement_, position);
  return *this;
}

bool Statement::step() {
  const int result = sqlite3_step(statement_);
  if (result == SQLITE_ROW) return true;
  if (result == SQLITE_DONE) return false;
  const int extended = sqlite3_extended_errcode(database_.handle());
  sqlite3_reset(statement_);
  database_.fail(extended == SQLITE_OK ? result : extended);
}

void Statement::run() {
  while (step()) {
  }
  reset();
}

void Statement::reset() {
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
}

bool Statement::is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(statement_, column); }

std::string_view Statement::text(int column) const {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  return text ? std::string_view(text, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)))
              : std::string_view();
}

std::optional<std::string> Statement::optional(int column) const {
  if (is_null(column)) return std::nullopt;
  return string(column);
}

std::string_view Statement::blob(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
  return bytes ? std::string_view(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)))
               : std::string_view();
}

Database::Database(const std::string& path, Access access) : path_(path) {
  const int write =
      access == Access::Create ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READWRITE;
  if (access == Access::Read) {
    try {
      open(uri_of(path, "?mode=ro").c_str(), SQLITE_OPEN_READONLY);
    } catch (const Error& error) {
      // A corpus in WAL mode on a medium that cannot be written has no place for its index: without a log
      // beside it, it cannot change, and is read as it lies.
      if (error.code() != ErrorCode::StoreReadOnly) throw;
      open(uri_of(path, "?immutable=1").c_str(), SQLITE_OPEN_READONLY);
    }
  } else {
    open(uri_of(path, "").c_str(), write);
  }
}

void Database::open(const char* uri, int flags) {
  sqlite3_close_v2(handle_);
  handle_ = nullptr;
  const int result = sqlite3_open_v2(uri, &handle_, flags | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, nullptr);
  if (result == SQLITE_OK) {
    sqlite3_extended_result_codes(handle_, 1);
    sqlite3_busy_timeout(handle_, static_cast<int>(kBusyWait.count()));
    // Reads the first page: a foreign, locked or unreachable file shows itself here.
    const int probe = sqlite3_exec(handle_, "SELECT count(*) FROM sqlite_schema", nullptr, nullptr, nullptr);
    if (probe == SQLITE_OK) return;
  }
  const Error error = error_of(sqlite3_extended_errcode(handle_), sqlite3_errmsg(handle_));
  sqlite3_close_v2(handle_);
  handle_ = nullptr;
  throw error;
}

Database::~Database() {
  statements_.clear();
  sqlite3_close_v2(handle_);
}

void Database::fail(int result) const { throw error_of(result, sqlite3_errmsg(handle_)); }

void Database::execute(const std::string& sql) {
  const int result = sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr);
  if (result != SQLITE_OK) fail(sqlite3_extended_errcode(handle_));
}

std::int64_t Database::integer(const std::string& sql) {
  Statement statement(*this, sql);
  return statement.step() ? statement.integer(0) : 0;
}

std::string Database::text(const std::string& sql) {
  Statement statement(*this, sql);
  return statement.step() ? statement.string(0) : std::string();
}

Statement& Database::cached(std::string_view sql) {
  auto& slot = statements_[sql];
  if (!slot) slot = std::make_unique<Statement>(*this, sql);
  return *slot;
}

std::int64_t Database::last_row() const { return sqlite3_last_insert_rowid(handle_); }

int Database::changes() const { return sqlite3_changes(handle_); }

Transaction::Transaction(Database& database) : database_(database) { database_.execute("BEGIN IMMEDIATE"); }

Transaction::~Transaction() {
  if (open_) sqlite3_exec(database_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit() {
  database_.execute("COMMIT");
  open_ = false;
}

}  // namespace prikaz::corpus::sqlite
