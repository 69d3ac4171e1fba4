-- A financial institution's host (109, 110). Times are milliseconds since 1970 in UTC, amounts whole yen.

CREATE TABLE account (
    number TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('member', 'shop')),
    holder TEXT NOT NULL,
    reading TEXT NOT NULL,
    overdraft_minor INTEGER NOT NULL CHECK (overdraft_minor >= 0),
    limit_minor INTEGER CHECK (limit_minor > 0),
    is_blocked INTEGER NOT NULL DEFAULT 0 CHECK (is_blocked IN (0, 1)),
    opened_at INTEGER NOT NULL
);

CREATE TABLE card (
    pan TEXT PRIMARY KEY,
    expiry TEXT NOT NULL,
    account TEXT NOT NULL REFERENCES account (number)
);

-- The books: double entry. Positive is what we owe, negative what we own; each posting sums to zero and is never changed.
CREATE TABLE posting (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('opening', 'debit', 'refund', 'transfer_out', 'transfer_in', 'transfer_inside')),
    center TEXT NOT NULL,
    reference TEXT NOT NULL,
    booked_at INTEGER NOT NULL
);
CREATE INDEX posting_by_reference ON posting (reference);
CREATE TABLE entry (
    posting INTEGER NOT NULL REFERENCES posting (id),
    ledger TEXT NOT NULL,
    amount_minor INTEGER NOT NULL CHECK (amount_minor <> 0),
    PRIMARY KEY (posting, ledger)
) WITHOUT ROWID;
CREATE INDEX entry_by_ledger ON entry (ledger, posting, amount_minor);
CREATE TABLE ledger_balance (
    ledger TEXT PRIMARY KEY,
    balance_minor INTEGER NOT NULL
);
CREATE TRIGGER posting_is_never_changed BEFORE UPDATE ON posting
BEGIN SELECT RAISE(ABORT, 'postings are append-only'); END;
CREATE TRIGGER posting_is_never_deleted BEFORE DELETE ON posting
BEGIN SELECT RAISE(ABORT, 'postings are append-only'); END;
CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'entries are append-only'); END;
CREATE TRIGGER entry_is_never_deleted BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'entries are append-only'); END;

-- 606-609: money held for one code, then debited. center, trace and transmitted name the 0100; reference (DE37) names
-- the code over its life.
CREATE TABLE hold (
    id INTEGER PRIMARY KEY,
    center TEXT NOT NULL,
    reference TEXT NOT NULL,
    trace TEXT NOT NULL,
    transmitted TEXT NOT NULL,
    account TEXT NOT NULL REFERENCES account (number),
    amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
    instalments INTEGER NOT NULL CHECK (instalments >= 1),
    approval TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('held', 'released', 'debited')),
    debited_minor INTEGER NOT NULL DEFAULT 0,
    refunded_minor INTEGER CHECK (refunded_minor > 0),
    transferred_minor INTEGER CHECK (transferred_minor > 0),
    transferred_to TEXT,
    held_at INTEGER NOT NULL,
    UNIQUE (center, trace, transmitted),
    CHECK (debited_minor <= amount_minor),
    CHECK (COALESCE(refunded_minor, 0) + COALESCE(transferred_minor, 0) <= debited_minor)
);
CREATE UNIQUE INDEX one_live_hold_per_code ON hold (center, reference) WHERE state IN ('held', 'debited');
CREATE INDEX hold_by_account ON hold (account) WHERE state = 'held';

-- Reversals that came before the message they reverse: that message is refused when it comes.
CREATE TABLE reversed_original (
    center TEXT NOT NULL,
    trace TEXT NOT NULL,
    transmitted TEXT NOT NULL,
    reversed_at INTEGER NOT NULL,
    PRIMARY KEY (center, trace, transmitted)
);

-- 613: what was bought, for the statement.
CREATE TABLE purchase (
    center TEXT NOT NULL,
    reference TEXT NOT NULL,
    shop TEXT NOT NULL,
    used_at INTEGER NOT NULL,
    amount_minor INTEGER NOT NULL,
    goods TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (center, reference)
);

-- 614-617 as seen by 110: asked for until 109 has moved the money, then credited.
CREATE TABLE transfer (
    center TEXT NOT NULL,
    reference TEXT NOT NULL,
    payer TEXT NOT NULL,
    shop_account TEXT NOT NULL REFERENCES account (number),
    amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
    trace TEXT NOT NULL,
    transmitted TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('requested', 'credited', 'refused')),
    response_code TEXT,
    requested_at INTEGER NOT NULL,
    finished_at INTEGER,
    PRIMARY KEY (center, reference)
);
CREATE INDEX transfer_unfinished ON transfer (requested_at) WHERE state = 'requested';

-- The answer that each message got, so that its repeat gets the same one.
CREATE TABLE message_journal (
    sender TEXT NOT NULL,
    type TEXT NOT NULL,
    reference TEXT NOT NULL,
    trace TEXT NOT NULL,
    transmitted TEXT NOT NULL,
    digest BLOB NOT NULL,
    answer BLOB NOT NULL,
    answered_at INTEGER NOT NULL,
    PRIMARY KEY (sender, type, reference, trace, transmitted)
) WITHOUT ROWID;

CREATE TABLE trace_counter (
    k INTEGER PRIMARY KEY CHECK (k = 1),
    value INTEGER NOT NULL
);
