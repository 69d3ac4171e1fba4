-- Embodiment 4: codes whose receiving terminal is another member's (C8 to C10). Whoever pays is the code's client_id.

CREATE TABLE handover (
    issue_number TEXT PRIMARY KEY REFERENCES code (issue_number),
    receiver TEXT NOT NULL REFERENCES member (client_id),
    named_at INTEGER NOT NULL
);
CREATE INDEX handover_by_receiver ON handover (receiver);
CREATE TRIGGER handover_is_never_changed BEFORE UPDATE ON handover
BEGIN SELECT RAISE(ABORT, 'handovers are append-only'); END;
CREATE TRIGGER handover_is_never_deleted BEFORE DELETE ON handover
BEGIN SELECT RAISE(ABORT, 'handovers are append-only'); END;
