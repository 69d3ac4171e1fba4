-- The last authorisation (its rowid) that was in the books when they were known to have fallen back: it may have become a
-- code that these books have lost, so it is not confirmed, however often the center starts afterwards.
ALTER TABLE center_epoch ADD COLUMN fallen_authorisation INTEGER NOT NULL DEFAULT 0;
UPDATE center_epoch SET fallen_authorisation = last_authorisation WHERE since <> 0;
