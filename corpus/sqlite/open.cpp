// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/stat.h>

#include <cerrno>
#include <chrono>
#include <string>
#include <thread>

#include "base/error.h"
#include "corpus/sqlite/sqlite_store.h"

extern "C" const char prikaz_data_corpus_001[], prikaz_data_corpus_001_end[];
extern "C" const char prikaz_data_corpus_002[], prikaz_data_corpus_002_end[];
extern "C" const char prikaz_data_corpus_003[], prikaz_data_corpus_003_end[];
extern "C" const char prikaz_data_corpus_004[], prikaz_data_corpus_004_end[];

namespace prikaz::corpus {

namespace sqlite {

namespace {

/// Pages kept by SQLite itself; the system's own cache holds the rest. Small, so that an import of a million
/// files takes no more memory than one of ten thousand.
constexpr int kPageCacheKibibytes = 12'288;

std::string_view text_between(const char* begin, const char* end) {
  return {begin, static_cast<std::size_t>(end - begin)};
}

/// Step n brings a corpus from user_version n to n + 1.
std::vector<std::string_view> migrations() {
  return {text_between(prikaz_data_corpus_001, prikaz_data_corpus_001_end),
          text_between(prikaz_data_corpus_002, prikaz_data_corpus_002_end),
          text_between(prikaz_data_corpus_003, prikaz_data_corpus_003_end),
          text_between(prikaz_data_corpus_004, prikaz_data_corpus_004_end)};
}

std::int64_t newest_version() { return static_cast<std::int64_t>(migrations().size()); }

const std::string& existing(const std::string& path, OpenMode mode) {
  struct stat status {};
  if (stat(path.c_str(), &status) == 0) {
    if (S_ISDIR(status.st_mode))
      throw Error(ErrorCode::StoreForeign, "this is a folder; --corpus names a file");
  } else if (errno == ENOENT && mode != OpenMode::Create) {
    throw Error(ErrorCode::NotFound,
                "there is no corpus here; \"prikaz import\" makes one, --corpus names another");
  }
  return path;
}

Database::Access access_of(OpenMode mode) {
  if (mode == OpenMode::Read) return Database::Access::Read;
  return mode == OpenMode::Write ? Database::Access::Write : Database::Access::Create;
}

void check_ours(Database& database) {
  // One moment for all three: another process may just be making this corpus.
  database.execute("BEGIN");
  const std::int64_t version = database.integer("PRAGMA user_version");
  const std::int64_t application = database.integer("PRAGMA application_id");
  const bool empty = database.integer("SELECT count(*) FROM sqlite_schema") == 0;
  database.execute("COMMIT");
  if (application != kApplicationId && !(empty && application == 0 && version == 0))
    throw Error(ErrorCode::StoreForeign,
                "this SQLite file belongs to another program; name another file with --corpus");
  if (version > newest_version())
    throw Error(ErrorCode::StoreNewer, "the corpus was written by a newer prikaz (its layout is " +
                                           std::to_string(version) + ", this program knows " +
                                           std::to_string(newest_version()) + "); update prikaz");
}

void migrate(Database& database) {
  if (database.integer("PRAGMA user_version") == newest_version()) return;
  Transaction transaction(database);
  // Another process may have been faster.
  for (std::int64_t version = database.integer("PRAGMA user_version"); version < newest_version();
       ++version) {
    database.execute(std::string(migrations()[static_cast<std::size_t>(version)]));
    database.execute("PRAGMA user_version = " + std::to_string(version + 1));
  }
  database.execute("PRAGMA application_id = " + std::to_string(kApplicationId));
  transaction.commit();
}

/// In WAL mode readers never wait for the writer. SQLite does not wait by itself for another process that
/// just makes the same change (it could be a deadlock in a transaction; here none is open).
void enter_wal(Database& database) {
  const auto give_up = std::chrono::steady_clock::now() + kBusyWait;
  while (true) {
    try {
      database.execute("PRAGMA journal_mode = WAL");
      return;
    } catch (const Error& error) {
      if (error.code() != ErrorCode::StoreLocked || std::chrono::steady_clock::now() > give_up) throw;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
}

void set_up_writing(Database& database) {
  enter_wal(database);
  // NORMAL: a power cut may take the last batches, never more.
  database.execute(
      "PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON;"
      "PRAGMA cache_size = -" +
      std::to_string(kPageCacheKibibytes));
  migrate(database);
}

/// A reader meets a layout that it knows: an older one is brought up to date first.
const std::string& readable(const std::string& path) {
  bool older = false;
  {
    Database database(path, Database::Access::Read);
    check_ours(database);
    const std::int64_t version = database.integer("PRAGMA user_version");
    if (version == 0) throw Error(ErrorCode::StoreForeign, "the corpus is empty; \"prikaz import\" fills it");
    older = version < newest_version();
  }
  if (older) {
    Database database(path, Database::Access::Write);
    set_up_writing(database);
  }
  return path;
}

}  // namespace

SqliteStore::SqliteStore(const std::string& path, OpenMode mode)
    : database_(mode == OpenMode::Read ? readable(existing(path, mode)) : existing(path, mode),
                access_of(mode)),
      program_(program_version()) {
  if (mode == OpenMode::Read) return;
  check_ours(database_);
  if (mode == OpenMode::Create) database_.execute("PRAGMA page_size = 8192");
  set_up_writing(database_);
}

}  // namespace sqlite

std::unique_ptr<Store> open_corpus(const std::string& path, OpenMode mode) {
  return std::make_unique<sqlite::SqliteStore>(path, mode);
}

}  // namespace prikaz::corpus
