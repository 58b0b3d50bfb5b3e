-- messages
CREATE TABLE message_template (
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'checked', 'published', 'retired')),
    name TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    PRIMARY KEY (id, version)
);
CREATE UNIQUE INDEX message_template_published ON message_template (id) WHERE state = 'published';

CREATE TABLE message (
    id TEXT PRIMARY KEY,
    person_id TEXT,
    account_id TEXT,
    channel TEXT NOT NULL CHECK (channel IN ('email', 'text', 'letter')),
    format TEXT NOT NULL DEFAULT 'standard',
    recipient TEXT NOT NULL,
    subject TEXT NOT NULL DEFAULT '',
    body TEXT NOT NULL,
    template TEXT NOT NULL DEFAULT '',
    template_version INTEGER,
    subject_kind TEXT NOT NULL DEFAULT '',
    subject_id TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL CHECK (status IN ('waiting', 'sent', 'delivered', 'printed', 'failed')),
    status_reason TEXT NOT NULL DEFAULT '',
    attempts INTEGER NOT NULL DEFAULT 0,
    made_at TEXT NOT NULL,
    sent_at TEXT,
    same_message TEXT UNIQUE
);
CREATE INDEX message_person ON message (person_id, made_at);
CREATE INDEX message_waiting ON message (made_at) WHERE status = 'waiting';

CREATE TABLE webhook (
    id TEXT PRIMARY KEY,
    organisation_id TEXT NOT NULL,
    url TEXT NOT NULL,
    events TEXT NOT NULL,
    secret TEXT NOT NULL,
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    made_at TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1
);
