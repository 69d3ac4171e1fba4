-- The center's books: members and means, authorisations and codes, claims and settlements, the ledger, and what still
-- has to be said to the banks. Times are milliseconds since 1970 in UTC, amounts whole minor units.

-- 601: members. The center assigns the client id (claim 4).
CREATE TABLE member (
    client_id TEXT PRIMARY KEY,
    email TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    reading TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    created_at INTEGER NOT NULL
);

-- 603: sessions. Only the SHA-256 of a token is kept.
CREATE TABLE session (
    token_hash BLOB PRIMARY KEY,
    client_id TEXT NOT NULL REFERENCES member (client_id),
    created_at INTEGER NOT NULL,
    last_used_at INTEGER NOT NULL
);
CREATE INDEX session_by_age ON session (last_used_at);

-- Wrong passwords, counted for logins that exist and for those that do not.
CREATE TABLE login_guard (
    login_key BLOB PRIMARY KEY,
    failures INTEGER NOT NULL,
    locked_until INTEGER NOT NULL,
    last_attempt_at INTEGER NOT NULL
);
CREATE INDEX login_guard_by_age ON login_guard (last_attempt_at);

-- 601: means of payment. The number is sealed; last4 is what people see.
CREATE TABLE means (
    id TEXT PRIMARY KEY,
    client_id TEXT NOT NULL REFERENCES member (client_id),
    institution TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('card', 'account')),
    label TEXT NOT NULL,
    sealed_number BLOB NOT NULL,
    last4 TEXT NOT NULL,
    expiry TEXT,
    created_at INTEGER NOT NULL,
    uses INTEGER NOT NULL DEFAULT 0,
    last_used_at INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX means_by_member ON means (client_id);

-- Shops, and the account at their bank 110 that is credited.
CREATE TABLE shop (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    institution TEXT NOT NULL,
    account TEXT NOT NULL,
    token_hash BLOB NOT NULL UNIQUE,
    created_at INTEGER NOT NULL
);

-- Public keys that this center has signed with; codes of an older key stay good.
CREATE TABLE signing_key (
    public_key BLOB PRIMARY KEY,
    valid_from INTEGER NOT NULL,
    valid_until INTEGER NOT NULL
);

-- 605-607: authorisations. retrieval_reference is DE37 of every message about it.
CREATE TABLE authorisation (
    id TEXT PRIMARY KEY,
    client_id TEXT NOT NULL REFERENCES member (client_id),
    means_id TEXT NOT NULL REFERENCES means (id),
    institution TEXT NOT NULL,
    amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
    currency INTEGER NOT NULL,
    instalments INTEGER NOT NULL CHECK (instalments >= 1),
    shop_number INTEGER REFERENCES shop (number),
    body_digest BLOB NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'approved', 'refused', 'confirmed', 'cancelled', 'lapsed')),
    reason TEXT,
    retrieval_reference TEXT NOT NULL UNIQUE,
    trace_number INTEGER NOT NULL,
    requested_at INTEGER NOT NULL,
    approval TEXT,
    expires_at INTEGER
);
CREATE INDEX authorisation_undecided ON authorisation (state, expires_at) WHERE state IN ('pending', 'approved');
CREATE INDEX authorisation_by_member ON authorisation (client_id, state);

-- A: codes. One authorisation makes one code.
CREATE TABLE code (
    issue_number TEXT PRIMARY KEY,
    authorisation_id TEXT NOT NULL UNIQUE REFERENCES authorisation (id),
    client_id TEXT NOT NULL REFERENCES member (client_id),
    institution TEXT NOT NULL,
    reference TEXT NOT NULL UNIQUE,
    text TEXT NOT NULL,
    amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
    currency INTEGER NOT NULL,
    shop_number INTEGER REFERENCES shop (number),
    state TEXT NOT NULL CHECK (state IN ('issued', 'delivered', 'redeemed', 'expired', 'revoked')),
    issued_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    return_at INTEGER NOT NULL,
    used_minor INTEGER NOT NULL DEFAULT 0 CHECK (used_minor >= 0),
    returned_minor INTEGER NOT NULL DEFAULT 0 CHECK (returned_minor >= 0),
    used_at INTEGER,
    used_by_shop INTEGER REFERENCES shop (number),
    CHECK (used_minor + returned_minor <= amount_minor)
);
CREATE INDEX code_by_member ON code (client_id, issued_at);
CREATE INDEX code_unused ON code (return_at) WHERE state IN ('issued', 'delivered');

-- 608: the images that were handed out, so that a confirmed delivery names one of them.
CREATE TABLE code_image (
    issue_number TEXT NOT NULL REFERENCES code (issue_number),
    sha256 TEXT NOT NULL,
    served_at INTEGER NOT NULL,
    PRIMARY KEY (issue_number, sha256)
);

-- The life of an authorisation and its code; read by `explain`.
CREATE TABLE transition (
    sequence INTEGER PRIMARY KEY,
    authorisation_id TEXT NOT NULL,
    thing TEXT NOT NULL CHECK (thing IN ('authorisation', 'code')),
    at INTEGER NOT NULL,
    from_state TEXT NOT NULL,
    to_state TEXT NOT NULL,
    cause TEXT NOT NULL
);
CREATE INDEX transition_by_authorisation ON transition (authorisation_id);
CREATE TRIGGER transition_is_never_changed BEFORE UPDATE ON transition
BEGIN SELECT RAISE(ABORT, 'transitions are append-only'); END;
CREATE TRIGGER transition_is_never_deleted BEFORE DELETE ON transition
BEGIN SELECT RAISE(ABORT, 'transitions are append-only'); END;

-- Claims: one sale of one shop reserves one code. A row without a body is a reversal that came first.
CREATE TABLE claim (
    shop_number INTEGER NOT NULL REFERENCES shop (number),
    claim_id TEXT NOT NULL,
    sale_id TEXT,
    body_digest BLOB,
    state TEXT NOT NULL CHECK (state IN ('granted', 'refused', 'reversed')),
    issue_number TEXT REFERENCES code (issue_number),
    issuer TEXT,
    amount_minor INTEGER,
    currency INTEGER,
    code_amount_minor INTEGER,
    error_code INTEGER,
    error_detail TEXT,
    claimed_at INTEGER NOT NULL,
    is_settled INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (shop_number, claim_id)
);
CREATE UNIQUE INDEX one_granted_claim_per_code ON claim (issue_number) WHERE state = 'granted';

-- 508, 509: settlement records and the answer that each got.
CREATE TABLE settlement (
    shop_number INTEGER NOT NULL REFERENCES shop (number),
    record_id TEXT NOT NULL,
    issue_number TEXT NOT NULL,
    body_digest BLOB NOT NULL,
    body TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('accepted', 'refused')),
    amount_used_minor INTEGER NOT NULL CHECK (amount_used_minor > 0),
    currency INTEGER NOT NULL,
    returned_minor INTEGER NOT NULL,
    used_at INTEGER NOT NULL,
    accepted_at INTEGER NOT NULL,
    credited_at INTEGER,
    error_code INTEGER,
    error_detail TEXT,
    PRIMARY KEY (shop_number, record_id, issue_number)
);
CREATE UNIQUE INDEX one_redemption_per_code ON settlement (issue_number) WHERE state = 'accepted';
CREATE INDEX settlement_by_code ON settlement (issue_number);

-- The same record id with another body: kept for people to look at, never applied.
CREATE TABLE settlement_conflict (
    sequence INTEGER PRIMARY KEY,
    shop_number INTEGER NOT NULL,
    record_id TEXT NOT NULL,
    issue_number TEXT NOT NULL,
    body_digest BLOB NOT NULL,
    body TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    UNIQUE (shop_number, record_id, issue_number, body_digest)
);

-- The ledger: double entry, debit positive. A set is written line by line and then closed; only a set that sums to zero
-- can be closed, and nothing is ever changed.
CREATE TABLE ledger_set (
    id TEXT PRIMARY KEY,
    authorisation_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    cause TEXT NOT NULL
);
CREATE INDEX ledger_set_by_authorisation ON ledger_set (authorisation_id);
CREATE TABLE ledger_line (
    set_id TEXT NOT NULL REFERENCES ledger_set (id),
    line INTEGER NOT NULL,
    account TEXT NOT NULL,
    amount_minor INTEGER NOT NULL,
    currency INTEGER NOT NULL,
    PRIMARY KEY (set_id, line)
);
CREATE INDEX ledger_line_by_account ON ledger_line (account);
CREATE TABLE ledger_closed_set (
    set_id TEXT PRIMARY KEY REFERENCES ledger_set (id)
);
CREATE TRIGGER ledger_set_is_balanced BEFORE INSERT ON ledger_closed_set
WHEN EXISTS (SELECT 1 FROM ledger_line WHERE set_id = NEW.set_id GROUP BY currency HAVING SUM(amount_minor) <> 0)
    OR NOT EXISTS (SELECT 1 FROM ledger_line WHERE set_id = NEW.set_id)
BEGIN SELECT RAISE(ABORT, 'a posting set sums to zero'); END;
CREATE TRIGGER ledger_line_joins_an_open_set BEFORE INSERT ON ledger_line
WHEN EXISTS (SELECT 1 FROM ledger_closed_set WHERE set_id = NEW.set_id)
BEGIN SELECT RAISE(ABORT, 'the posting set is closed'); END;
CREATE TRIGGER ledger_set_is_never_changed BEFORE UPDATE ON ledger_set
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_set_is_never_deleted BEFORE DELETE ON ledger_set
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_line_is_never_changed BEFORE UPDATE ON ledger_line
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_line_is_never_deleted BEFORE DELETE ON ledger_line
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_closed_set_is_never_changed BEFORE UPDATE ON ledger_closed_set
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_closed_set_is_never_deleted BEFORE DELETE ON ledger_closed_set
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

-- 609, 613, 614 and reversals: what banks have to be told. Composed when sent, so that no account number rests here.
CREATE TABLE bank_message (
    sequence INTEGER PRIMARY KEY,
    institution TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('debit', 'reversal', 'refund', 'purchase', 'payment')),
    authorisation_id TEXT NOT NULL REFERENCES authorisation (id),
    amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
    currency INTEGER NOT NULL,
    trace_number INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    next_attempt_at INTEGER NOT NULL,
    is_front INTEGER NOT NULL CHECK (is_front IN (0, 1)), -- nothing older about the same code waits for an answer
    answered_at INTEGER,
    response_code TEXT,
    UNIQUE (authorisation_id, kind)
);
CREATE INDEX bank_message_due ON bank_message (institution, next_attempt_at, sequence)
    WHERE answered_at IS NULL AND is_front = 1;

-- DE11 of the next message.
CREATE TABLE trace_counter (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    next INTEGER NOT NULL
);
INSERT INTO trace_counter (id, next) VALUES (1, 1);
