-- Where a code had been used before: told with the refusal, and told the same when the same is asked again.

ALTER TABLE claim ADD COLUMN register TEXT;
ALTER TABLE claim ADD COLUMN code_use TEXT;
ALTER TABLE settlement ADD COLUMN code_use TEXT;
