-- lists
-- A list is a promise about a file that comes again and again: from whom, what for, by which law,
-- until when, and how its columns are read.
CREATE TABLE list (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    layout TEXT NOT NULL,
    source TEXT NOT NULL DEFAULT '',
    purpose TEXT NOT NULL DEFAULT '',
    legal_basis TEXT NOT NULL DEFAULT '',
    agreement TEXT NOT NULL DEFAULT '',
    expires_on TEXT,
    everybody INTEGER NOT NULL DEFAULT 0 CHECK (everybody IN (0, 1)),
    header TEXT NOT NULL DEFAULT '',
    mapping TEXT NOT NULL DEFAULT '{}',
    made_at TEXT NOT NULL,
    made_by TEXT NOT NULL,
    forgotten_at TEXT
);
CREATE INDEX list_header ON list (header);

ALTER TABLE list_import ADD COLUMN list_id TEXT;
ALTER TABLE list_import ADD COLUMN review INTEGER NOT NULL DEFAULT 0;
ALTER TABLE list_import ADD COLUMN died INTEGER NOT NULL DEFAULT 0;
ALTER TABLE list_import ADD COLUMN phase TEXT NOT NULL DEFAULT '';
ALTER TABLE list_import ADD COLUMN header TEXT NOT NULL DEFAULT '';
ALTER TABLE list_import ADD COLUMN undone_at TEXT;
ALTER TABLE list_import ADD COLUMN undone_by TEXT;
CREATE INDEX list_import_same ON list_import (kind, file_hash);

-- Where each row that said something ended. `did` names what was made because of it, so that it
-- can be taken back; `was` holds the list's own entry before.
CREATE TABLE list_row (
    import_id TEXT NOT NULL REFERENCES list_import (id),
    row_number INTEGER NOT NULL,
    outcome TEXT NOT NULL
        CHECK (outcome IN ('known', 'added', 'review', 'refused', 'ended', 'died')),
    source_id TEXT NOT NULL DEFAULT '',
    person_id TEXT,
    reason TEXT NOT NULL DEFAULT '',
    row_text TEXT NOT NULL DEFAULT '',
    did TEXT NOT NULL DEFAULT '',
    was TEXT NOT NULL DEFAULT '',
    kept TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (import_id, row_number)
);
CREATE INDEX list_row_person ON list_row (person_id);
INSERT INTO list_row (import_id, row_number, outcome, reason, row_text)
    SELECT import_id, row_number, 'refused', reason, row_text FROM list_refusal
     WHERE 1 = 1
    ON CONFLICT (import_id, row_number) DO NOTHING;
DROP TABLE list_refusal;

-- A file waiting to be imported, in parts, kept in the database so that any program that serves it
-- can go on with it; taken away when the import is done.
CREATE TABLE list_file (
    import_id TEXT NOT NULL REFERENCES list_import (id),
    part INTEGER NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (import_id, part)
);

-- Two records that may be one person, for somebody to look at.
CREATE TABLE review_pair (
    id TEXT PRIMARY KEY,
    import_id TEXT,
    row_number INTEGER,
    left_id TEXT NOT NULL REFERENCES person (id),
    right_id TEXT NOT NULL REFERENCES person (id),
    probability DOUBLE PRECISION NOT NULL,
    worth DOUBLE PRECISION NOT NULL,
    reasons TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'one', 'two', 'household', 'gone')),
    made_at TEXT NOT NULL,
    decided_at TEXT,
    decided_by TEXT,
    merge_id TEXT,
    UNIQUE (left_id, right_id)
);
CREATE INDEX review_pair_open ON review_pair (worth DESC, id) WHERE state = 'open';
CREATE INDEX review_pair_left ON review_pair (left_id);
CREATE INDEX review_pair_right ON review_pair (right_id);

CREATE TABLE review_answer (
    id TEXT PRIMARY KEY,
    pair_id TEXT NOT NULL REFERENCES review_pair (id),
    account_id TEXT NOT NULL,
    answer TEXT NOT NULL CHECK (answer IN ('one', 'two', 'household', 'not sure')),
    at TEXT NOT NULL,
    UNIQUE (pair_id, account_id)
);

-- Households suggested by address and phone: confirmed or refused by somebody.
CREATE TABLE household_answer (
    id TEXT PRIMARY KEY,
    members TEXT NOT NULL UNIQUE,
    answer TEXT NOT NULL CHECK (answer IN ('yes', 'no')),
    household_id TEXT,
    at TEXT NOT NULL,
    account_id TEXT NOT NULL
);

CREATE VIEW list_facts AS
    SELECT list_import.id, kind, status, rows_total, known, added, review, refused, ended, died,
           started_at, finished_at
      FROM list_import;
