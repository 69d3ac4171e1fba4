-- Machines of shops, known by the key of their TLS line, and the codes by which they become known.

CREATE TABLE shop_device (
    key_hash TEXT PRIMARY KEY,
    shop_number INTEGER NOT NULL REFERENCES shop (number),
    name TEXT NOT NULL,
    machine TEXT NOT NULL,
    enrolled_at INTEGER NOT NULL,
    revoked_at INTEGER,
    frozen_at INTEGER,
    frozen_because TEXT,
    last_boot INTEGER NOT NULL DEFAULT 0,
    last_run TEXT NOT NULL DEFAULT ''
);
CREATE INDEX shop_device_by_shop ON shop_device (shop_number);

-- Only the SHA-256 of a secret is kept.
CREATE TABLE enrolment (
    secret_hash BLOB PRIMARY KEY,
    shop_number INTEGER NOT NULL REFERENCES shop (number),
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_by TEXT REFERENCES shop_device (key_hash)
);
