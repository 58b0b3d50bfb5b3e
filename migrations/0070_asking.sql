-- asking
-- A request for help somebody has begun on the public pages and may come back to.
CREATE TABLE request_draft (
    id TEXT PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE,
    answers TEXT NOT NULL,
    made_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    sent_at TEXT,
    contact_id TEXT,
    version INTEGER NOT NULL DEFAULT 1
);
