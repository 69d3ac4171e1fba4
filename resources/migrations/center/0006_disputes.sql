-- Payments that members say are not theirs, or not of that amount. For people to look at: no money moves by it.
CREATE TABLE dispute (
    issue_number TEXT PRIMARY KEY REFERENCES code (issue_number),
    client_id TEXT NOT NULL REFERENCES member (client_id),
    reason TEXT NOT NULL CHECK (reason IN ('not_mine', 'wrong_amount')),
    disputed_at INTEGER NOT NULL
);
CREATE INDEX dispute_by_time ON dispute (disputed_at);
CREATE TRIGGER dispute_is_never_changed BEFORE UPDATE ON dispute
BEGIN SELECT RAISE(ABORT, 'disputes are append-only'); END;
CREATE TRIGGER dispute_is_never_deleted BEFORE DELETE ON dispute
BEGIN SELECT RAISE(ABORT, 'disputes are append-only'); END;
