-- asking
-- A request for help somebody has begun on the public pages and may come back to.
CREATE TABLE request_draft (
    id TEXT PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE,
    link_hash TEXT UNIQUE,
    links_sent INTEGER NOT NULL DEFAULT 0,
    answers TEXT NOT NULL,
    made_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    sent_at TEXT,
    contact_id TEXT,
    reference TEXT,
    what_next TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX request_draft_expires ON request_draft (expires_at);

-- A call staff took on the page for it: the same page sent twice is one call.
CREATE TABLE taken_call (
    same_request TEXT PRIMARY KEY,
    person_id TEXT NOT NULL,
    contact_id TEXT NOT NULL,
    taken_at TEXT NOT NULL
);
