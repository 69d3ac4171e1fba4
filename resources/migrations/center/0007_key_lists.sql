-- The lists of signing keys that were in force, as the root signed them, and the root that is trusted. signing_key remains
-- for the keys of before: the first list takes them over.
CREATE TABLE key_root (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    public_key TEXT NOT NULL,
    trusted_at INTEGER NOT NULL
);
CREATE TABLE key_list (
    serial INTEGER PRIMARY KEY,
    body TEXT NOT NULL,
    installed_at INTEGER NOT NULL
);
