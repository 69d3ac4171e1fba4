-- Selling without the center: what was accepted offline and of which kind, when the center was last heard of, and what it
-- has been told.

ALTER TABLE spent_codes ADD COLUMN is_bound INTEGER NOT NULL DEFAULT 0 CHECK (is_bound IN (0, 1));
CREATE INDEX spent_codes_offline ON spent_codes (sale_id) WHERE is_offline = 1;

-- The moment that the record names, by which records are compared with the center day by day.
ALTER TABLE outbox ADD COLUMN used_at INTEGER NOT NULL DEFAULT 0;
UPDATE outbox SET used_at = created_at;
CREATE INDEX outbox_accepted_by_use ON outbox (used_at) WHERE state = 'accepted';

CREATE INDEX claims_by_sale ON claims (sale_id);
CREATE INDEX claims_by_age ON claims (created_at);

-- One row. store_id names this sales file; reported_until is the promise last given to the center: all that was accepted
-- until then is reported, and no code that expired before it is accepted offline any more.
CREATE TABLE link_state (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    store_id TEXT NOT NULL,
    heard_at INTEGER,
    skew_ms INTEGER NOT NULL DEFAULT 0,
    reported_until INTEGER NOT NULL DEFAULT 0,
    receipt TEXT NOT NULL DEFAULT '',
    epoch INTEGER NOT NULL DEFAULT 0,
    reoffer_due_at INTEGER NOT NULL DEFAULT 0
);
