-- The corpus, version 3: the writer fills the search index itself, a batch at a time. With triggers FTS5 wrote a
-- segment of its index for each activity.
DROP TRIGGER activity_added;
DROP TRIGGER activity_gone;
