-- Who works here. Nobody is ever deleted: a number must not mean two people in the journal.
CREATE TABLE staff (
    number INTEGER NOT NULL PRIMARY KEY CHECK (number BETWEEN 1 AND 999999),
    name TEXT NOT NULL,
    reading TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('cashier', 'supervisor', 'manager')),
    pin_hash TEXT NOT NULL,  -- Argon2id
    is_removed INTEGER NOT NULL DEFAULT 0 CHECK (is_removed IN (0, 1))
);
CREATE TRIGGER staff_stay BEFORE DELETE ON staff BEGIN SELECT RAISE(ABORT, 'staff are removed, not deleted'); END;

-- Wrong PINs, counted before they are looked at, also for numbers that nobody has.
CREATE TABLE pin_tries (
    staff_number INTEGER NOT NULL,
    register_number INTEGER NOT NULL,
    wrong INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    PRIMARY KEY (staff_number, register_number)
);
CREATE TABLE pin_locks (
    scope TEXT NOT NULL CHECK (scope IN ('person', 'register')),
    number INTEGER NOT NULL,
    until INTEGER NOT NULL,
    PRIMARY KEY (scope, number)
);

-- What a manager looks at, by cashier and day; each row belongs to the journal entry that says all of it.
CREATE TABLE staff_exceptions (
    sequence INTEGER NOT NULL PRIMARY KEY REFERENCES journal (sequence),
    permit_id TEXT NOT NULL UNIQUE,  -- what allowed it: used once
    kind TEXT NOT NULL,
    business_day TEXT NOT NULL,
    staff_number INTEGER NOT NULL,  -- 0: the shop had not named its people
    granted_by INTEGER,
    amount_minor INTEGER NOT NULL,
    currency INTEGER NOT NULL
);
CREATE INDEX staff_exceptions_by_day ON staff_exceptions (business_day, staff_number, kind);
CREATE TRIGGER staff_exceptions_keep BEFORE UPDATE ON staff_exceptions
BEGIN SELECT RAISE(ABORT, 'exceptions are append-only'); END;
CREATE TRIGGER staff_exceptions_stay BEFORE DELETE ON staff_exceptions
BEGIN SELECT RAISE(ABORT, 'exceptions are append-only'); END;
