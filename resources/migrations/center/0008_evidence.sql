-- Evidence of tampering: the hash chain over everything in the books that moves money, its signed heads, and the heads
-- of shops' journals.

-- One entry for each posting, each transition and each settlement record, in the order in which they were written
-- (center/ledger/ledger_chain.h): hash = SHA-256(hash of the entry before || what the row said). The first entry says how many
-- of those behind it were written before there was a chain.
CREATE TABLE ledger_chain (
    sequence INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('begin', 'posting', 'transition', 'record')),
    subject TEXT NOT NULL,
    hash BLOB NOT NULL
);
CREATE TRIGGER ledger_chain_is_never_changed BEFORE UPDATE ON ledger_chain
BEGIN SELECT RAISE(ABORT, 'the chain is append-only'); END;
CREATE TRIGGER ledger_chain_is_never_deleted BEFORE DELETE ON ledger_chain
BEGIN SELECT RAISE(ABORT, 'the chain is append-only'); END;

-- How far the chain had come on a day (Japan), as shops are told it.
CREATE TABLE ledger_head (
    day TEXT PRIMARY KEY,
    sequence INTEGER NOT NULL,
    hash TEXT NOT NULL,
    public_key BLOB NOT NULL,
    signature BLOB NOT NULL, -- Ed25519
    signed_at INTEGER NOT NULL
);
CREATE TRIGGER ledger_head_is_never_changed BEFORE UPDATE ON ledger_head
BEGIN SELECT RAISE(ABORT, 'signed heads are append-only'); END;
CREATE TRIGGER ledger_head_is_never_deleted BEFORE DELETE ON ledger_head
BEGIN SELECT RAISE(ABORT, 'signed heads are append-only'); END;

-- Heads of journals as shops reported them.
CREATE TABLE shop_journal_head (
    shop_number INTEGER NOT NULL REFERENCES shop (number),
    store_id TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    hash TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    PRIMARY KEY (shop_number, store_id, sequence, hash)
);
CREATE TRIGGER shop_journal_head_is_never_changed BEFORE UPDATE ON shop_journal_head
BEGIN SELECT RAISE(ABORT, 'heads of journals are append-only'); END;
CREATE TRIGGER shop_journal_head_is_never_deleted BEFORE DELETE ON shop_journal_head
BEGIN SELECT RAISE(ABORT, 'heads of journals are append-only'); END;

-- A journal that does not go on from a head that was reported before; kept for people, it stops nobody from selling.
CREATE TABLE shop_journal_alarm (
    shop_number INTEGER NOT NULL REFERENCES shop (number),
    store_id TEXT NOT NULL,
    known_sequence INTEGER NOT NULL,
    known_hash TEXT NOT NULL,
    said_sequence INTEGER NOT NULL,
    said_hash TEXT NOT NULL, -- empty: it says that it has no such entry
    received_at INTEGER NOT NULL,
    PRIMARY KEY (shop_number, store_id, known_sequence, known_hash)
);
CREATE TRIGGER shop_journal_alarm_is_never_changed BEFORE UPDATE ON shop_journal_alarm
BEGIN SELECT RAISE(ABORT, 'alarms are append-only'); END;
CREATE TRIGGER shop_journal_alarm_is_never_deleted BEFORE DELETE ON shop_journal_alarm
BEGIN SELECT RAISE(ABORT, 'alarms are append-only'); END;
