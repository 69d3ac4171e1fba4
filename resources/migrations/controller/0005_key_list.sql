-- The keys of the center come as a list that its root has signed: it is kept as it came and verified whenever it is read.
-- root is what this store trusts: told at its enrolment or in its configuration, or that of the first list.
DROP TABLE center_keys;
CREATE TABLE center_key_list (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    root TEXT NOT NULL,
    body TEXT NOT NULL
);
