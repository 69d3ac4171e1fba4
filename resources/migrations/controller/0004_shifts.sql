-- Shifts: each a sequence of receipts of one register, from the receipt after the last of the shift before to the one at
-- which it was closed. Nothing here is ever changed: a shift is closed when it has its Z report.

CREATE TABLE shifts (
    shift_id TEXT NOT NULL PRIMARY KEY,
    register_number INTEGER NOT NULL,
    shift_number INTEGER NOT NULL,  -- counts per register from 1; its Z has the same number
    opened_at INTEGER NOT NULL,
    is_by_itself INTEGER NOT NULL CHECK (is_by_itself IN (0, 1)),
    staff TEXT NOT NULL,
    currency INTEGER NOT NULL,
    float_minor INTEGER NOT NULL CHECK (float_minor >= 0),
    float_count TEXT NOT NULL,  -- as it was counted
    first_receipt INTEGER NOT NULL,
    journal_sequence INTEGER NOT NULL,  -- the last entry before the shift
    grand_total_minor INTEGER NOT NULL,  -- sold at this register before the shift
    UNIQUE (register_number, shift_number)
);

CREATE TABLE cash_movements (
    movement_id TEXT NOT NULL PRIMARY KEY,
    shift_id TEXT NOT NULL REFERENCES shifts (shift_id),
    movement_number INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('in', 'out')),
    amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
    reason TEXT NOT NULL,
    staff TEXT NOT NULL,
    moved_at INTEGER NOT NULL,
    UNIQUE (shift_id, movement_number)
);

-- A count holds for the drawer as it was: after so many receipts and movements.
CREATE TABLE cash_counts (
    count_id TEXT NOT NULL PRIMARY KEY,
    shift_id TEXT NOT NULL REFERENCES shifts (shift_id),
    count_number INTEGER NOT NULL,
    body TEXT NOT NULL,
    expected_minor INTEGER NOT NULL,
    last_receipt INTEGER NOT NULL,
    movements INTEGER NOT NULL,
    staff TEXT NOT NULL,
    counted_at INTEGER NOT NULL,
    UNIQUE (shift_id, count_number)
);

CREATE TABLE z_reports (
    shift_id TEXT NOT NULL PRIMARY KEY REFERENCES shifts (shift_id),
    register_number INTEGER NOT NULL,
    shift_number INTEGER NOT NULL,
    last_receipt INTEGER NOT NULL,
    over_short_minor INTEGER NOT NULL,
    grand_total_minor INTEGER NOT NULL,  -- sold at this register until the end of the shift
    closed_at INTEGER NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (register_number, shift_number)
);

-- Sales held by a cashier, to go on with later; the others that are parked wait for their payment.
ALTER TABLE drafts ADD COLUMN held_at INTEGER;

CREATE TRIGGER shifts_keep BEFORE UPDATE ON shifts BEGIN SELECT RAISE(ABORT, 'shifts are append-only'); END;
CREATE TRIGGER shifts_stay BEFORE DELETE ON shifts BEGIN SELECT RAISE(ABORT, 'shifts are append-only'); END;
CREATE TRIGGER cash_movements_keep BEFORE UPDATE ON cash_movements
BEGIN SELECT RAISE(ABORT, 'cash movements are append-only'); END;
CREATE TRIGGER cash_movements_stay BEFORE DELETE ON cash_movements
BEGIN SELECT RAISE(ABORT, 'cash movements are append-only'); END;
CREATE TRIGGER cash_counts_keep BEFORE UPDATE ON cash_counts BEGIN SELECT RAISE(ABORT, 'cash counts are append-only'); END;
CREATE TRIGGER cash_counts_stay BEFORE DELETE ON cash_counts BEGIN SELECT RAISE(ABORT, 'cash counts are append-only'); END;
CREATE TRIGGER z_reports_keep BEFORE UPDATE ON z_reports BEGIN SELECT RAISE(ABORT, 'Z reports are append-only'); END;
CREATE TRIGGER z_reports_stay BEFORE DELETE ON z_reports BEGIN SELECT RAISE(ABORT, 'Z reports are append-only'); END;
