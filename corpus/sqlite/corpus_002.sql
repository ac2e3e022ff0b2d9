-- The corpus, version 2: judgements; corrections of rows that look alike.
ALTER TABLE correction ADD COLUMN occurrence INTEGER NOT NULL DEFAULT 1;

-- What people say of two activities: same, different, unsure. A row is revoked, never deleted.
CREATE TABLE judgement(
  judgement TEXT PRIMARY KEY,
  verdict TEXT NOT NULL,
  author TEXT NOT NULL, made TEXT NOT NULL, note TEXT NOT NULL,
  revoked_by TEXT NOT NULL DEFAULT '', revoked TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE TRIGGER judgement_is_not_deleted BEFORE DELETE ON judgement BEGIN
  SELECT RAISE(ABORT, 'judgements are revoked, not deleted');
END;

-- The two activities of each: how they are anchored, and where they are now (NULL: gone, or not there yet).
CREATE TABLE judged(
  judgement TEXT NOT NULL REFERENCES judgement,
  side TEXT NOT NULL,            -- a, b
  order_key TEXT NOT NULL, sha256 TEXT NOT NULL,
  plan TEXT NOT NULL, section TEXT NOT NULL, quote TEXT NOT NULL,
  occurrence INTEGER NOT NULL,
  found_key TEXT, found_roadmap INTEGER, found_activity TEXT,
  PRIMARY KEY(judgement, side)
) STRICT, WITHOUT ROWID;
CREATE INDEX judged_sha256 ON judged(sha256);
CREATE INDEX judged_order ON judged(order_key);
CREATE INDEX judged_found ON judged(found_key) WHERE found_key IS NOT NULL;
