-- The corpus, version 1. Readable with any sqlite3 of 3.37 or later; only `document`, `compiled` and `original` are packed
-- (Zstandard).
-- Times are UTC, ISO 8601. Paths are bytes as the file system has them.
CREATE TABLE run(
  run INTEGER PRIMARY KEY,
  command TEXT NOT NULL,
  program TEXT NOT NULL,
  started TEXT NOT NULL,
  ended TEXT,
  outcome TEXT NOT NULL DEFAULT 'running',  -- running (or killed), done, interrupted, failed
  seen INTEGER NOT NULL DEFAULT 0, read INTEGER NOT NULL DEFAULT 0, known INTEGER NOT NULL DEFAULT 0,
  failed INTEGER NOT NULL DEFAULT 0, failed_before INTEGER NOT NULL DEFAULT 0, skipped INTEGER NOT NULL DEFAULT 0,
  other_shard INTEGER NOT NULL DEFAULT 0, bytes INTEGER NOT NULL DEFAULT 0
) STRICT;

-- One row a different content, however many files hold it.
CREATE TABLE content(
  content INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  bytes INTEGER NOT NULL,
  state TEXT NOT NULL,
  code TEXT,
  program TEXT NOT NULL,
  original BLOB
) STRICT;
CREATE INDEX content_bytes ON content(bytes);

-- Where contents were seen. A member of an archive is 'archive.zip!/folder/order.docx'.
CREATE TABLE file(
  path BLOB PRIMARY KEY,
  bytes INTEGER NOT NULL,
  modified_ns INTEGER NOT NULL,
  sha256 TEXT,
  state TEXT NOT NULL,
  code TEXT,
  failed_members INTEGER NOT NULL DEFAULT 0,
  program TEXT NOT NULL,
  attempt INTEGER NOT NULL  -- the last one
) STRICT, WITHOUT ROWID;
CREATE INDEX file_sha256 ON file(sha256);

-- The ledger.
CREATE TABLE attempt(
  attempt INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES run,
  at TEXT NOT NULL,
  path BLOB NOT NULL,
  sha256 TEXT,
  bytes INTEGER NOT NULL,
  state TEXT NOT NULL,
  code TEXT,
  detail TEXT,
  milliseconds INTEGER NOT NULL,
  peak_kilobytes INTEGER NOT NULL
) STRICT;
CREATE INDEX attempt_failed ON attempt(code) WHERE code IS NOT NULL;
CREATE TRIGGER attempt_is_not_changed BEFORE UPDATE ON attempt BEGIN
  SELECT RAISE(ABORT, 'the ledger is append-only');
END;
CREATE TRIGGER attempt_is_not_deleted BEFORE DELETE ON attempt BEGIN
  SELECT RAISE(ABORT, 'the ledger is append-only');
END;

-- Orders as they are shown: the best reading, completed and corrected.
CREATE TABLE orders(
  order_row INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  number TEXT, date TEXT, title TEXT, issuer TEXT, municipality TEXT, region_iso TEXT, region TEXT,
  roadmaps INTEGER NOT NULL, activities INTEGER NOT NULL,
  characters INTEGER NOT NULL, placed INTEGER NOT NULL, errors INTEGER NOT NULL, warnings INTEGER NOT NULL,
  has_body INTEGER NOT NULL,
  best INTEGER NOT NULL,         -- its reading
  sources TEXT NOT NULL,         -- hashes of all contents it was read from, the best first, a space between
  compiled BLOB,                 -- NULL: the document of `best` as it stands
  fingerprint TEXT NOT NULL,     -- of what is shown: a change of it is a new version
  version INTEGER NOT NULL DEFAULT 1,
  changed TEXT NOT NULL
) STRICT;
CREATE INDEX orders_id ON orders(id, key);
CREATE INDEX orders_changed ON orders(changed);

-- Every reading of every content; `current` is the newest of each. `name` is the file name that the document shows.
CREATE TABLE reading(
  reading INTEGER PRIMARY KEY,
  content INTEGER NOT NULL REFERENCES content,
  order_id TEXT NOT NULL,
  current INTEGER NOT NULL,
  program TEXT NOT NULL,
  at TEXT NOT NULL,
  run INTEGER NOT NULL REFERENCES run,
  issuer_key TEXT NOT NULL, title_key TEXT NOT NULL,
  roadmaps INTEGER NOT NULL, activities INTEGER NOT NULL,
  characters INTEGER NOT NULL, placed INTEGER NOT NULL, errors INTEGER NOT NULL, warnings INTEGER NOT NULL,
  has_body INTEGER NOT NULL,
  fingerprint TEXT NOT NULL,     -- SHA-256 of the unpacked document
  name TEXT NOT NULL,
  document BLOB NOT NULL
) STRICT;
CREATE INDEX reading_content ON reading(content, reading);
CREATE INDEX reading_order ON reading(order_id) WHERE current;

CREATE TABLE activity(
  activity INTEGER PRIMARY KEY,
  order_row INTEGER NOT NULL REFERENCES orders ON DELETE CASCADE,
  roadmap INTEGER NOT NULL,
  id TEXT NOT NULL,
  number TEXT, section TEXT,
  title TEXT NOT NULL,
  category TEXT NOT NULL,
  start TEXT, end TEXT, timing TEXT,
  responsible TEXT NOT NULL,
  result TEXT,
  stems TEXT NOT NULL
) STRICT;
CREATE INDEX activity_order ON activity(order_row);

-- SELECT a.* FROM search JOIN activity a ON a.activity = search.rowid WHERE search MATCH 'школьн библиотек'
CREATE VIRTUAL TABLE search USING fts5(stems, content='activity', content_rowid='activity', tokenize='unicode61');
CREATE TRIGGER activity_added AFTER INSERT ON activity BEGIN
  INSERT INTO search(rowid, stems) VALUES (new.activity, new.stems);
END;
CREATE TRIGGER activity_gone AFTER DELETE ON activity BEGIN
  INSERT INTO search(search, rowid, stems) VALUES ('delete', old.activity, old.stems);
END;

-- People's decisions. A row is revoked, never deleted.
CREATE TABLE correction(
  correction TEXT PRIMARY KEY,
  order_key TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  field TEXT NOT NULL,
  quote TEXT NOT NULL, context TEXT NOT NULL,
  old_value TEXT NOT NULL, new_value TEXT NOT NULL,
  author TEXT NOT NULL, made TEXT NOT NULL, note TEXT NOT NULL,
  revoked_by TEXT NOT NULL DEFAULT '', revoked TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX correction_order ON correction(order_key);
CREATE INDEX correction_sha256 ON correction(sha256);
CREATE TRIGGER correction_is_not_deleted BEFORE DELETE ON correction BEGIN
  SELECT RAISE(ABORT, 'corrections are revoked, not deleted');
END;
