-- What tells books that fell back from whole ones, and what becomes of a code whose debit was refused.

-- Since the last start this store has shown a receipt that these books know, or one that proved their fall.
ALTER TABLE shop_report ADD COLUMN is_whole INTEGER NOT NULL DEFAULT 0;
-- How many reports of its shop had come when it was granted.
ALTER TABLE claim ADD COLUMN after_report INTEGER NOT NULL DEFAULT 0;
-- Its member's bank has refused the debit: nobody claims it any more, but what its shop took without a line is owed.
ALTER TABLE code ADD COLUMN undebited_at INTEGER;
