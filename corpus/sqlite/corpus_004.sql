-- The corpus, version 4: the groups that comparisons have found, so that the id of one that is no more can be followed. One row a
-- group, with the activity that led it; `retired` is when a comparison no longer found it.
CREATE TABLE known_group(
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,  -- of the leading activity, as read
  order_key TEXT NOT NULL, roadmap INTEGER NOT NULL, activity TEXT NOT NULL,
  first_seen TEXT NOT NULL,
  retired TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
