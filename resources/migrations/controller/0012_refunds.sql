-- What a code had paid goes back to it: a kind of tender of its own, and one row a refund, written in the transaction of the
-- sale in which the goods came back. A row says what is asked of the center, the same each time, and what became of it.
CREATE TABLE sale_tenders_with_refunds (
    sale_id TEXT NOT NULL REFERENCES sales (sale_id),
    tender_number INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('cash', 'settlement_code', 'code_refund')),
    amount_minor INTEGER NOT NULL,
    is_reversed INTEGER NOT NULL,
    claim_id TEXT,
    issuer TEXT,
    issue_number TEXT,
    PRIMARY KEY (sale_id, tender_number)
);
INSERT INTO sale_tenders_with_refunds SELECT sale_id, tender_number, kind, amount_minor, is_reversed, claim_id, issuer,
    issue_number FROM sale_tenders;
DROP TABLE sale_tenders;
ALTER TABLE sale_tenders_with_refunds RENAME TO sale_tenders;
CREATE TRIGGER sale_tenders_keep BEFORE UPDATE ON sale_tenders
BEGIN SELECT RAISE(ABORT, 'sale tenders are append-only'); END;
CREATE TRIGGER sale_tenders_stay BEFORE DELETE ON sale_tenders
BEGIN SELECT RAISE(ABORT, 'sale tenders are append-only'); END;

CREATE TABLE refunds (
    refund_id TEXT NOT NULL PRIMARY KEY,
    sale_id TEXT NOT NULL REFERENCES sales (sale_id),       -- in which the goods came back
    tender_number INTEGER NOT NULL,
    paid_sale_id TEXT NOT NULL REFERENCES sales (sale_id),  -- that the code had paid
    issue_number TEXT NOT NULL,
    amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
    currency INTEGER NOT NULL,
    body TEXT NOT NULL,  -- as it is sent
    state TEXT NOT NULL CHECK (state IN ('waiting', 'accepted', 'paid', 'refused', 'failed', 'in_cash')),
    error_code INTEGER,
    error_detail TEXT,
    paid_in_epoch INTEGER,  -- of the center's books that have it as paid, or were asked to
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    UNIQUE (sale_id, tender_number)
);
CREATE INDEX refunds_by_payment ON refunds (paid_sale_id, issue_number);
CREATE INDEX refunds_by_state ON refunds (state, paid_in_epoch, created_at);
CREATE INDEX spent_codes_by_payment ON spent_codes (sale_id, issue_number);
-- Never more than the code had paid, whoever asks and however often.
CREATE TRIGGER refunds_fit BEFORE INSERT ON refunds
WHEN NEW.amount_minor + (SELECT COALESCE(SUM(r.amount_minor), 0) FROM refunds r
        WHERE r.paid_sale_id = NEW.paid_sale_id AND r.issue_number = NEW.issue_number)
    > COALESCE((SELECT s.amount_minor FROM spent_codes s
        WHERE s.sale_id = NEW.paid_sale_id AND s.issue_number = NEW.issue_number), 0)
BEGIN SELECT RAISE(ABORT, 'more goes back than the code had paid'); END;
CREATE TRIGGER refunds_keep BEFORE UPDATE OF refund_id, sale_id, tender_number, paid_sale_id, issue_number, amount_minor,
    currency, body, created_at ON refunds
BEGIN SELECT RAISE(ABORT, 'what is asked of the center stays the same'); END;
CREATE TRIGGER refunds_end BEFORE UPDATE OF state ON refunds
WHEN OLD.state IN ('paid', 'in_cash') OR (OLD.state IN ('refused', 'failed') AND NEW.state <> 'in_cash')
BEGIN SELECT RAISE(ABORT, 'this refund has come to its end'); END;
CREATE TRIGGER refunds_stay BEFORE DELETE ON refunds BEGIN SELECT RAISE(ABORT, 'refunds stay'); END;
