-- Sessions that a member can tell apart and end one by one. Whoever was signed in signs in again.
DELETE FROM session;
ALTER TABLE session ADD COLUMN id TEXT NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN agent TEXT NOT NULL DEFAULT ''; -- what the browser calls itself
CREATE UNIQUE INDEX session_by_id ON session (id);
CREATE INDEX session_by_member ON session (client_id, created_at);
