-- sql
-- What the platform itself keeps: who changed what, work to be done, settings.

CREATE TABLE change_log (
    id TEXT PRIMARY KEY,
    at TEXT NOT NULL,
    account_id TEXT NOT NULL,
    organisation_id TEXT,
    request_id TEXT,
    source TEXT,
    entity TEXT NOT NULL,
    entity_id TEXT NOT NULL,
    what TEXT NOT NULL,
    details TEXT
);
CREATE INDEX change_log_entity ON change_log (entity, entity_id, id);

-- due_at is when a worker may take it: its time to run, and once taken the end of the lease, so
-- that work whose worker died is simply due again.
CREATE TABLE queued_work (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    idempotency_key TEXT,
    state TEXT NOT NULL CONSTRAINT queued_work_state CHECK (state IN ('open', 'done', 'dead')),
    due_at TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    lease TEXT,
    last_error TEXT,
    made_at TEXT NOT NULL,
    ended_at TEXT
);
CREATE UNIQUE INDEX queued_work_idempotency_key ON queued_work (idempotency_key)
    WHERE idempotency_key IS NOT NULL;
CREATE INDEX queued_work_due ON queued_work (due_at, id) WHERE state = 'open';
CREATE INDEX queued_work_ended ON queued_work (state, ended_at) WHERE state <> 'open';

CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
