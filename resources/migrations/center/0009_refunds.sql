-- Refunds: goods came back to a shop, and what was paid for them goes back to the means of payment that it came from.

CREATE TABLE refund (
    shop_number INTEGER NOT NULL REFERENCES shop (number),
    refund_id TEXT NOT NULL,
    record_id TEXT NOT NULL, -- of the settlement whose payment is given back
    issue_number TEXT NOT NULL,
    body_digest BLOB NOT NULL,
    body TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('accepted', 'refused')), -- the first answer
    amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
    currency INTEGER NOT NULL,
    refundable_minor INTEGER NOT NULL CHECK (refundable_minor >= 0), -- after it
    refunded_at INTEGER NOT NULL,
    decided_at INTEGER NOT NULL,
    error_code INTEGER,
    error_detail TEXT,
    paid_at INTEGER,   -- 109 has credited the member
    failed_at INTEGER, -- no bank could; the shop has the money still
    PRIMARY KEY (shop_number, refund_id)
);
CREATE INDEX refund_by_code ON refund (issue_number) WHERE state = 'accepted';
CREATE TRIGGER refund_is_never_changed BEFORE UPDATE OF shop_number, refund_id, record_id, issue_number, body_digest, body,
    state, amount_minor, currency, refundable_minor, refunded_at, decided_at ON refund
BEGIN SELECT RAISE(ABORT, 'refunds are append-only'); END;
CREATE TRIGGER refund_ends_once BEFORE UPDATE OF paid_at, failed_at ON refund
WHEN OLD.paid_at IS NOT NULL OR OLD.failed_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a refund is paid or failed once'); END;
CREATE TRIGGER refund_is_never_deleted BEFORE DELETE ON refund
BEGIN SELECT RAISE(ABORT, 'refunds are append-only'); END;

-- Banks are told of each refund: several messages of one kind about one code, told apart by the refund's id.
CREATE TABLE bank_message_with_refunds (
    sequence INTEGER PRIMARY KEY,
    institution TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('debit', 'reversal', 'refund', 'purchase', 'payment', 'payback')),
    authorisation_id TEXT NOT NULL REFERENCES authorisation (id),
    refund_id TEXT NOT NULL DEFAULT '', -- of a payback
    amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
    currency INTEGER NOT NULL,
    trace_number INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    next_attempt_at INTEGER NOT NULL,
    is_front INTEGER NOT NULL CHECK (is_front IN (0, 1)), -- nothing older about the same code waits for an answer
    answered_at INTEGER,
    response_code TEXT,
    UNIQUE (authorisation_id, kind, refund_id)
);
INSERT INTO bank_message_with_refunds (sequence, institution, kind, authorisation_id, amount_minor, currency, trace_number,
    created_at, attempts, next_attempt_at, is_front, answered_at, response_code)
SELECT sequence, institution, kind, authorisation_id, amount_minor, currency, trace_number, created_at, attempts,
    next_attempt_at, is_front, answered_at, response_code
FROM bank_message;
DROP TABLE bank_message;
ALTER TABLE bank_message_with_refunds RENAME TO bank_message;
CREATE INDEX bank_message_due ON bank_message (institution, next_attempt_at, sequence)
    WHERE answered_at IS NULL AND is_front = 1;
