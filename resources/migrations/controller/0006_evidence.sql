-- Evidence: heads of the journal that this machine has signed, and heads of the center's ledger that the center has.

-- Nothing before this entry was ever signed.
CREATE TABLE journal_signing_begins (sequence INTEGER NOT NULL PRIMARY KEY);
INSERT INTO journal_signing_begins (sequence) SELECT COALESCE(MAX(sequence), 0) FROM journal;

CREATE TABLE journal_signature (
    sequence INTEGER NOT NULL PRIMARY KEY, -- of the journal's entry; the signature covers all up to it
    hash TEXT NOT NULL,
    signed_at INTEGER NOT NULL,
    public_key BLOB NOT NULL,              -- SubjectPublicKeyInfo, P-256
    signature BLOB NOT NULL                -- ECDSA with SHA-256, DER
);

-- One a day; a second row of one day is the proof that the center told two stories.
CREATE TABLE center_head (
    day TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    hash TEXT NOT NULL,
    public_key TEXT NOT NULL,
    signature TEXT NOT NULL,               -- Ed25519
    received_at INTEGER NOT NULL,
    PRIMARY KEY (day, sequence, hash)
);

CREATE TRIGGER journal_signing_begins_keep BEFORE UPDATE ON journal_signing_begins
BEGIN SELECT RAISE(ABORT, 'signatures are append-only'); END;
CREATE TRIGGER journal_signing_begins_stay BEFORE DELETE ON journal_signing_begins
BEGIN SELECT RAISE(ABORT, 'signatures are append-only'); END;
CREATE TRIGGER journal_signature_keep BEFORE UPDATE ON journal_signature
BEGIN SELECT RAISE(ABORT, 'signatures are append-only'); END;
CREATE TRIGGER journal_signature_stay BEFORE DELETE ON journal_signature
BEGIN SELECT RAISE(ABORT, 'signatures are append-only'); END;
CREATE TRIGGER center_head_keep BEFORE UPDATE ON center_head
BEGIN SELECT RAISE(ABORT, 'heads of the center are append-only'); END;
CREATE TRIGGER center_head_stay BEFORE DELETE ON center_head
BEGIN SELECT RAISE(ABORT, 'heads of the center are append-only'); END;
