-- rights
-- What a person asks about their own record: a copy, a correction, no further use, no sharing, an
-- end. Answered within a month.
CREATE TABLE rights_request (
    id TEXT PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    person_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('copy', 'correction', 'restriction', 'objection',
                                       'erasure', 'looks')),
    words TEXT NOT NULL,
    asked_how TEXT NOT NULL,
    identity TEXT NOT NULL DEFAULT '',
    asked_on TEXT NOT NULL,
    due_on TEXT NOT NULL,
    made_by_name TEXT NOT NULL,
    made_at TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'done', 'refused')),
    outcome TEXT NOT NULL DEFAULT '',
    closed_by_name TEXT NOT NULL DEFAULT '',
    closed_at TEXT,
    same_request TEXT UNIQUE,
    version INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX rights_request_person ON rights_request (person_id);
CREATE INDEX rights_request_open ON rights_request (due_on) WHERE closed_at IS NULL;

-- A look that somebody should look at: oneself, a colleague, a neighbour, a great many.
CREATE TABLE look_alert (
    id TEXT PRIMARY KEY,
    look_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    why TEXT NOT NULL,
    account_id TEXT NOT NULL,
    person_id TEXT,
    at TEXT NOT NULL,
    made_at TEXT NOT NULL,
    finding TEXT CHECK (finding IN ('right', 'wrong', 'to look into')),
    note TEXT NOT NULL DEFAULT '',
    found_by_name TEXT NOT NULL DEFAULT '',
    found_at TEXT,
    UNIQUE (kind, account_id, person_id, at)
);
CREATE INDEX look_alert_open ON look_alert (at) WHERE found_at IS NULL;
-- How far the access log has been watched: one row.
CREATE TABLE look_watch (
    only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
    last_look TEXT NOT NULL
);

-- Looks drawn by lot for review, and what came of it.
CREATE TABLE look_sample (
    id TEXT PRIMARY KEY,
    drawn_at TEXT NOT NULL,
    look_id TEXT NOT NULL,
    finding TEXT CHECK (finding IN ('right', 'wrong', 'to look into')),
    note TEXT NOT NULL DEFAULT '',
    found_by_name TEXT NOT NULL DEFAULT '',
    found_at TEXT
);
CREATE INDEX look_sample_drawn ON look_sample (drawn_at);

-- How long records are kept, as the council decides: data.
CREATE TABLE retention_rule (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    applies TEXT NOT NULL CHECK (applies IN ('only contact', 'had help', 'had a concern', 'died')),
    months INTEGER NOT NULL CHECK (months > 0),
    law TEXT NOT NULL,
    place INTEGER NOT NULL,
    version INTEGER NOT NULL DEFAULT 1
);
CREATE TABLE legal_hold (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    reason TEXT NOT NULL,
    person_id TEXT,
    from_day TEXT,
    to_day TEXT,
    made_by_name TEXT NOT NULL,
    made_at TEXT NOT NULL,
    ended_at TEXT,
    ended_by_name TEXT NOT NULL DEFAULT ''
);
CREATE INDEX legal_hold_person ON legal_hold (person_id) WHERE ended_at IS NULL;

-- The certificate of a record that was destroyed: what went, never what it said.
CREATE TABLE erasure (
    id TEXT PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    record_reference TEXT NOT NULL,
    rule TEXT NOT NULL,
    reason TEXT NOT NULL,
    rows_gone TEXT NOT NULL,
    approved_by TEXT NOT NULL,
    approved_by_name TEXT NOT NULL,
    done_at TEXT NOT NULL
);
