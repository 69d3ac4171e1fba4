-- What shops give back to members after they were paid, because goods came back: any number for one code, each with an id of
-- its own, together never more than was transferred.

-- 110: a payment (614) has no refund id; what is given back has one, and runs the other way.
CREATE TABLE transfer_with_refunds (
    center TEXT NOT NULL,
    reference TEXT NOT NULL,
    refund TEXT NOT NULL,
    payer TEXT NOT NULL, -- the member's institution, 109
    shop_account TEXT NOT NULL REFERENCES account (number),
    amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
    trace TEXT NOT NULL,
    transmitted TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('requested', 'credited', 'refused')),
    response_code TEXT,
    requested_at INTEGER NOT NULL,
    finished_at INTEGER,
    PRIMARY KEY (center, reference, refund)
);
INSERT INTO transfer_with_refunds (center, reference, refund, payer, shop_account, amount_minor, trace, transmitted, state,
    response_code, requested_at, finished_at)
SELECT center, reference, '', payer, shop_account, amount_minor, trace, transmitted, state, response_code, requested_at,
    finished_at
FROM transfer;
DROP TABLE transfer;
ALTER TABLE transfer_with_refunds RENAME TO transfer;
CREATE INDEX transfer_unfinished ON transfer (requested_at) WHERE state = 'requested';

-- 109: what came back to a member.
CREATE TABLE payback (
    center TEXT NOT NULL,
    reference TEXT NOT NULL,
    refund TEXT NOT NULL,
    institution TEXT NOT NULL, -- 110
    amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
    paid_at INTEGER NOT NULL,
    PRIMARY KEY (center, reference, refund)
);
CREATE TRIGGER payback_is_never_changed BEFORE UPDATE ON payback
BEGIN SELECT RAISE(ABORT, 'paybacks are append-only'); END;
CREATE TRIGGER payback_is_never_deleted BEFORE DELETE ON payback
BEGIN SELECT RAISE(ABORT, 'paybacks are append-only'); END;
