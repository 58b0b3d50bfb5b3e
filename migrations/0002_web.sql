-- web
CREATE TABLE web_session (
    id TEXT PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE,
    account_id TEXT NOT NULL,
    organisation_id TEXT NOT NULL,
    user_agent TEXT NOT NULL,
    started_at TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    ended_at TEXT
);
CREATE INDEX web_session_open ON web_session (account_id) WHERE ended_at IS NULL;
