-- sharing
-- Every look at a person: a view, a list, a search, an export. Only ever added to.
CREATE TABLE access_log (
    id TEXT PRIMARY KEY,
    at TEXT NOT NULL,
    account_id TEXT,
    organisation_id TEXT,
    person_id TEXT,
    action TEXT NOT NULL CHECK (action IN ('view', 'list', 'search', 'export', 'change', 'api',
                                           'emergency', 'refused')),
    screen TEXT NOT NULL,
    purpose TEXT NOT NULL,
    basis TEXT NOT NULL,
    results INTEGER NOT NULL DEFAULT 1,
    request_id TEXT NOT NULL,
    previous_hash TEXT,
    hash TEXT,
    place INTEGER
);
CREATE INDEX access_log_person ON access_log (person_id, id);
CREATE INDEX access_log_account ON access_log (account_id, id);

CREATE INDEX access_log_unsealed ON access_log (id) WHERE hash IS NULL;
CREATE UNIQUE INDEX access_log_place ON access_log (place) WHERE place IS NOT NULL;

-- The end of the chain of hashes through the access log: one row.
CREATE TABLE access_log_seal (
    only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
    last_id TEXT NOT NULL,
    last_hash TEXT NOT NULL,
    lines INTEGER NOT NULL
);

-- Who works with a person, since when and why: what lets a partner or a volunteer see them.
CREATE TABLE involvement (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL,
    organisation_id TEXT,
    account_id TEXT,
    level TEXT NOT NULL CHECK (level IN ('job', 'referral', 'case')),
    subject_id TEXT NOT NULL,
    parts TEXT NOT NULL DEFAULT '',
    started_at TEXT NOT NULL,
    ended_at TEXT,
    CHECK (organisation_id IS NOT NULL OR account_id IS NOT NULL)
);
CREATE INDEX involvement_person ON involvement (person_id);
CREATE INDEX involvement_organisation ON involvement (organisation_id, person_id);
CREATE INDEX involvement_account ON involvement (account_id, person_id);
CREATE UNIQUE INDEX involvement_subject
    ON involvement (subject_id, person_id, organisation_id, account_id) WHERE ended_at IS NULL;
