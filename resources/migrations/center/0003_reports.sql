-- What each shop has reported, and what the center does after its own books fell back.

-- One row for each sales file that reports for a shop. reported_until: everything that it accepted until then is here.
-- completed_epoch: in that epoch it has offered again whatever was missing.
CREATE TABLE shop_report (
    shop_number INTEGER NOT NULL REFERENCES shop (number),
    store_id TEXT NOT NULL,
    reported_until INTEGER NOT NULL,
    number INTEGER NOT NULL, -- of its reports, from 1
    received_at INTEGER NOT NULL,
    completed_epoch INTEGER NOT NULL DEFAULT -1,
    PRIMARY KEY (shop_number, store_id)
);

-- The epoch rises when the books are known to have fallen back to an earlier state. From then on the center replays:
-- it takes what shops offer again, grants nothing until they have, and returns nothing.
CREATE TABLE center_epoch (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    epoch INTEGER NOT NULL,
    since INTEGER NOT NULL, -- 0: nothing is replayed
    cause TEXT NOT NULL
);
INSERT INTO center_epoch (id, epoch, since, cause) VALUES (1, 0, 0, 'the first start');

-- Records of genuine codes that can be posted only when an operator has said which institution they belong to. The shop
-- has been told that its record is accepted; it is owed from the suspense account.
CREATE TABLE suspended_record (
    issue_number TEXT PRIMARY KEY,
    shop_number INTEGER NOT NULL REFERENCES shop (number),
    record_id TEXT NOT NULL,
    account_bucket INTEGER,
    reason TEXT NOT NULL,
    suspended_at INTEGER NOT NULL,
    resolved_at INTEGER
);

CREATE INDEX settlement_by_shop_and_use ON settlement (shop_number, used_at) WHERE state = 'accepted';
