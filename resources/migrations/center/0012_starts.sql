-- What the books held when the center was started last. Books that fell back did so while it was down: whatever is younger
-- than this start is whole, whatever is older may have had a further life that they do not know. Rows are counted, not
-- moments: a clock may have been wrong.
ALTER TABLE center_epoch ADD COLUMN last_code INTEGER NOT NULL DEFAULT 0; -- rowid
ALTER TABLE center_epoch ADD COLUMN last_authorisation INTEGER NOT NULL DEFAULT 0; -- rowid
-- The last moment that they know of: shops that reported shortly before it were there when they fell back.
ALTER TABLE center_epoch ADD COLUMN last_known_at INTEGER NOT NULL DEFAULT 0;
