-- When the center was started last. Books that fell back without anybody's knowledge do so while it is down: claims of
-- codes that are older than this may be missing until the shops have reported.
ALTER TABLE center_epoch ADD COLUMN booted_at INTEGER NOT NULL DEFAULT 0;
