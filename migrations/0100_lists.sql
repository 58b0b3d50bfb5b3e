-- lists
CREATE TABLE list_import (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    file_name TEXT NOT NULL,
    file_hash TEXT NOT NULL,
    purpose TEXT NOT NULL DEFAULT '',
    legal_basis TEXT NOT NULL DEFAULT '',
    expires_on TEXT,
    status TEXT NOT NULL CHECK (status IN ('waiting', 'running', 'done', 'failed', 'undone')),
    failure TEXT NOT NULL DEFAULT '',
    rows_total INTEGER NOT NULL DEFAULT 0,
    rows_done INTEGER NOT NULL DEFAULT 0,
    known INTEGER NOT NULL DEFAULT 0,
    added INTEGER NOT NULL DEFAULT 0,
    unchanged INTEGER NOT NULL DEFAULT 0,
    superseded INTEGER NOT NULL DEFAULT 0,
    refused INTEGER NOT NULL DEFAULT 0,
    ended INTEGER NOT NULL DEFAULT 0,
    started_at TEXT NOT NULL,
    finished_at TEXT,
    started_by TEXT NOT NULL
);

-- Who is on a list: the source's own id for each person, with what the last row said.
CREATE TABLE list_entry (
    kind TEXT NOT NULL,
    source_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    row_hash TEXT NOT NULL,
    row_at TEXT NOT NULL,
    first_import TEXT NOT NULL REFERENCES list_import (id),
    last_import TEXT NOT NULL REFERENCES list_import (id),
    ended_at TEXT,
    PRIMARY KEY (kind, source_id)
);
CREATE INDEX list_entry_person ON list_entry (person_id);

CREATE TABLE list_refusal (
    id TEXT PRIMARY KEY,
    import_id TEXT NOT NULL REFERENCES list_import (id),
    row_number INTEGER NOT NULL,
    reason TEXT NOT NULL,
    row_text TEXT NOT NULL
);
CREATE INDEX list_refusal_import ON list_refusal (import_id, row_number);
