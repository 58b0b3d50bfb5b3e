-- calls
CREATE TABLE call_series (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL,
    purpose TEXT NOT NULL,
    every_days INTEGER NOT NULL CHECK (every_days > 0),
    remaining INTEGER,
    caller_id TEXT,
    team_id TEXT,
    started_on TEXT NOT NULL,
    ended_at TEXT,
    end_reason TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX call_series_person ON call_series (person_id);

CREATE TABLE call (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL,
    series_id TEXT REFERENCES call_series (id),
    need_id TEXT,
    purpose TEXT NOT NULL,
    script TEXT NOT NULL DEFAULT '',
    priority INTEGER NOT NULL DEFAULT 0,
    priority_why TEXT NOT NULL DEFAULT '',
    due_at TEXT NOT NULL,
    team_id TEXT,
    caller_id TEXT,
    status TEXT NOT NULL CHECK (status IN ('due', 'spoke', 'gave up', 'cancelled')),
    attempts INTEGER NOT NULL DEFAULT 0,
    source TEXT NOT NULL,
    made_at TEXT NOT NULL,
    closed_at TEXT,
    version INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX call_due ON call (team_id, priority, due_at) WHERE closed_at IS NULL;
CREATE INDEX call_caller ON call (caller_id, due_at) WHERE closed_at IS NULL;
CREATE INDEX call_person ON call (person_id);
-- One open call of a purpose for a person, however many lists ask for it.
CREATE UNIQUE INDEX call_same ON call (person_id, purpose) WHERE closed_at IS NULL;

CREATE TABLE call_attempt (
    id TEXT PRIMARY KEY,
    call_id TEXT NOT NULL REFERENCES call (id),
    at TEXT NOT NULL,
    by_account TEXT NOT NULL,
    number_id TEXT,
    outcome TEXT NOT NULL CHECK (outcome IN ('spoke', 'no answer', 'voicemail', 'wrong number',
                                             'refused', 'call back')),
    note TEXT NOT NULL DEFAULT '',
    call_back_at TEXT,
    same_request TEXT UNIQUE
);
CREATE INDEX call_attempt_call ON call_attempt (call_id, at);
CREATE INDEX call_attempt_at ON call_attempt (at);

CREATE VIEW call_facts AS
    SELECT id, purpose, status, attempts, due_at, made_at, closed_at, source FROM call;
CREATE VIEW call_attempt_facts AS
    SELECT id, call_id, at, outcome FROM call_attempt;
