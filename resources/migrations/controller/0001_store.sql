-- The store's database. Amounts are whole minor units, times milliseconds since 1970 in UTC, ids in the text
-- form they have on the wire.

CREATE TABLE items (
    code TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    reading TEXT NOT NULL,
    department TEXT NOT NULL,
    price_minor INTEGER NOT NULL CHECK (price_minor >= 0),
    currency INTEGER NOT NULL,
    tax_basis_points INTEGER NOT NULL,
    is_reduced INTEGER NOT NULL CHECK (is_reduced IN (0, 1)),
    quick_position INTEGER,
    folded_name TEXT NOT NULL,  -- one form for all ways of writing it, for searching
    folded_reading TEXT NOT NULL
);
CREATE UNIQUE INDEX items_by_quick_position ON items (quick_position) WHERE quick_position IS NOT NULL;

-- Receipt numbers count per register, inside the transaction of the sale: a gap is visible.
CREATE TABLE receipt_counters (
    register_number INTEGER NOT NULL PRIMARY KEY,
    last_number INTEGER NOT NULL
);

CREATE TABLE sales (
    sale_id TEXT NOT NULL PRIMARY KEY,
    register_number INTEGER NOT NULL,
    receipt_number INTEGER NOT NULL,
    business_day TEXT NOT NULL,
    completed_at INTEGER NOT NULL,
    currency INTEGER NOT NULL,
    total_minor INTEGER NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (register_number, receipt_number)
);
CREATE INDEX sales_by_business_day ON sales (business_day);

CREATE TABLE sale_lines (
    sale_id TEXT NOT NULL REFERENCES sales (sale_id),
    line_number INTEGER NOT NULL,
    item_code TEXT NOT NULL,
    name TEXT NOT NULL,
    department TEXT NOT NULL,
    quantity INTEGER NOT NULL,
    unit_price_minor INTEGER NOT NULL,
    amount_minor INTEGER NOT NULL,
    tax_basis_points INTEGER NOT NULL,
    is_reduced INTEGER NOT NULL,
    is_voided INTEGER NOT NULL,
    PRIMARY KEY (sale_id, line_number)
);

CREATE TABLE sale_tenders (
    sale_id TEXT NOT NULL REFERENCES sales (sale_id),
    tender_number INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('cash', 'settlement_code')),
    amount_minor INTEGER NOT NULL,
    is_reversed INTEGER NOT NULL,
    claim_id TEXT,
    issuer TEXT,
    issue_number TEXT,
    PRIMARY KEY (sale_id, tender_number)
);

-- A code pays once in this store, whatever the center says: the primary key is the rule.
CREATE TABLE spent_codes (
    issuer TEXT NOT NULL,
    issue_number TEXT NOT NULL,
    sale_id TEXT NOT NULL REFERENCES sales (sale_id),
    claim_id TEXT NOT NULL,
    amount_minor INTEGER NOT NULL,
    spent_at INTEGER NOT NULL,
    is_offline INTEGER NOT NULL CHECK (is_offline IN (0, 1)),
    PRIMARY KEY (issuer, issue_number)
);
CREATE INDEX spent_codes_by_claim ON spent_codes (claim_id);

-- Hash chain: hash = SHA-256(previous_hash || body).
CREATE TABLE journal (
    sequence INTEGER NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    sale_id TEXT NOT NULL,
    body TEXT NOT NULL,
    previous_hash BLOB NOT NULL,
    hash BLOB NOT NULL
);
CREATE INDEX journal_by_sale ON journal (sale_id);

-- Settlement records (508) on their way to the center, and what it answered (510).
CREATE TABLE outbox (
    sequence INTEGER NOT NULL PRIMARY KEY,
    sale_id TEXT NOT NULL UNIQUE,
    issue_number TEXT NOT NULL,
    body TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'accepted', 'refused')),
    created_at INTEGER NOT NULL,
    answered_at INTEGER,
    answer TEXT
);
CREATE INDEX outbox_by_state ON outbox (state, sequence);

-- One row a claim: written before anything is sent, so that whatever was sent can be reversed.
CREATE TABLE claims (
    claim_id TEXT NOT NULL PRIMARY KEY,
    sale_id TEXT NOT NULL,
    code TEXT NOT NULL,
    entry TEXT NOT NULL CHECK (entry IN ('scanned', 'typed')),
    register TEXT NOT NULL,
    amount_minor INTEGER NOT NULL,
    currency INTEGER NOT NULL,
    state TEXT NOT NULL
        CHECK (state IN ('claiming', 'granted', 'refused', 'reversing', 'reversed', 'in_doubt', 'offline')),
    issuer TEXT,
    issue_number TEXT,
    granted_minor INTEGER,
    code_amount_minor INTEGER,
    error_code TEXT,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
);
CREATE INDEX claims_by_state ON claims (state);

-- Sales under way: one open for each register, others parked until their payment is certain.
CREATE TABLE drafts (
    sale_id TEXT NOT NULL PRIMARY KEY,
    register_number INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'parked')),
    body TEXT NOT NULL,
    updated_at INTEGER NOT NULL
);

-- What the center told of itself, so that codes can be verified while it is out of reach.
CREATE TABLE center_keys (
    key_id TEXT NOT NULL,
    public_key TEXT NOT NULL PRIMARY KEY,
    issuer TEXT NOT NULL,
    valid_from INTEGER NOT NULL,
    valid_until INTEGER NOT NULL
);
CREATE TABLE center_info (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    issuer TEXT NOT NULL,
    shop_number INTEGER NOT NULL,
    shop_name TEXT NOT NULL,
    fetched_at INTEGER NOT NULL
);

-- What was sold is never changed; a correction is a new entry.
CREATE TRIGGER sales_keep BEFORE UPDATE ON sales BEGIN SELECT RAISE(ABORT, 'sales are append-only'); END;
CREATE TRIGGER sales_stay BEFORE DELETE ON sales BEGIN SELECT RAISE(ABORT, 'sales are append-only'); END;
CREATE TRIGGER sale_lines_keep BEFORE UPDATE ON sale_lines
BEGIN SELECT RAISE(ABORT, 'sale lines are append-only'); END;
CREATE TRIGGER sale_lines_stay BEFORE DELETE ON sale_lines
BEGIN SELECT RAISE(ABORT, 'sale lines are append-only'); END;
CREATE TRIGGER sale_tenders_keep BEFORE UPDATE ON sale_tenders
BEGIN SELECT RAISE(ABORT, 'sale tenders are append-only'); END;
CREATE TRIGGER sale_tenders_stay BEFORE DELETE ON sale_tenders
BEGIN SELECT RAISE(ABORT, 'sale tenders are append-only'); END;
CREATE TRIGGER spent_codes_keep BEFORE UPDATE ON spent_codes
BEGIN SELECT RAISE(ABORT, 'spent codes are append-only'); END;
CREATE TRIGGER spent_codes_stay BEFORE DELETE ON spent_codes
BEGIN SELECT RAISE(ABORT, 'spent codes are append-only'); END;
CREATE TRIGGER journal_keep BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_stay BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
