-- reaching
-- A cohort: conditions on what is known, saved, each change a version of its own.
CREATE TABLE cohort (
    id TEXT PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    purpose TEXT NOT NULL,
    conditions TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    made_by_name TEXT NOT NULL,
    made_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    retired_at TEXT,
    same_request TEXT UNIQUE
);
CREATE TABLE cohort_version (
    cohort_id TEXT NOT NULL REFERENCES cohort (id),
    version INTEGER NOT NULL,
    name TEXT NOT NULL,
    conditions TEXT NOT NULL,
    people INTEGER NOT NULL,
    made_by_name TEXT NOT NULL,
    made_at TEXT NOT NULL,
    PRIMARY KEY (cohort_id, version)
);
-- A cohort that an organisation may see, under an agreement.
CREATE TABLE cohort_share (
    id TEXT PRIMARY KEY,
    cohort_id TEXT NOT NULL REFERENCES cohort (id),
    organisation_id TEXT NOT NULL,
    agreements TEXT NOT NULL,
    people INTEGER NOT NULL,
    withheld INTEGER NOT NULL,
    shared_by_name TEXT NOT NULL,
    shared_at TEXT NOT NULL,
    ended_at TEXT
);
CREATE INDEX cohort_share_organisation ON cohort_share (organisation_id) WHERE ended_at IS NULL;
CREATE TABLE cohort_shared_person (
    share_id TEXT NOT NULL REFERENCES cohort_share (id),
    person_id TEXT NOT NULL,
    PRIMARY KEY (share_id, person_id)
);
CREATE INDEX cohort_shared_person_person ON cohort_shared_person (person_id);

-- What makes somebody come first: data. `fact` is a condition's kind, `value` what it is about.
CREATE TABLE reach_weight (
    id TEXT PRIMARY KEY,
    fact TEXT NOT NULL,
    value TEXT NOT NULL DEFAULT '',
    points INTEGER NOT NULL,
    words TEXT NOT NULL,
    place INTEGER NOT NULL,
    version INTEGER NOT NULL DEFAULT 1
);

-- A cohort as it stood, to be reached in one way; a line for everybody in it until reached.
CREATE TABLE reach (
    id TEXT PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    cohort_id TEXT NOT NULL REFERENCES cohort (id),
    cohort_version INTEGER NOT NULL,
    name TEXT NOT NULL,
    way TEXT NOT NULL CHECK (way IN ('call', 'letter', 'visit', 'need')),
    detail TEXT NOT NULL DEFAULT '',
    people INTEGER NOT NULL,
    made_by_name TEXT NOT NULL,
    made_at TEXT NOT NULL,
    closed_at TEXT,
    same_request TEXT UNIQUE
);
CREATE TABLE reach_line (
    id TEXT PRIMARY KEY,
    reach_id TEXT NOT NULL REFERENCES reach (id),
    person_id TEXT NOT NULL,
    ward TEXT,
    points INTEGER NOT NULL,
    why TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('to reach', 'tried', 'reached', 'not needed')),
    tries INTEGER NOT NULL DEFAULT 0,
    last_tried_at TEXT,
    last_way TEXT NOT NULL DEFAULT '',
    last_outcome TEXT NOT NULL DEFAULT '',
    reached_at TEXT,
    why_not TEXT NOT NULL DEFAULT '',
    next TEXT NOT NULL DEFAULT '',
    UNIQUE (reach_id, person_id)
);
CREATE INDEX reach_line_order ON reach_line (reach_id, state, points DESC, id);
CREATE INDEX reach_line_person ON reach_line (person_id);
CREATE INDEX reach_line_ward ON reach_line (reach_id, ward);
CREATE TABLE reach_try (
    id TEXT PRIMARY KEY,
    line_id TEXT NOT NULL REFERENCES reach_line (id),
    at TEXT NOT NULL,
    way TEXT NOT NULL CHECK (way IN ('call', 'letter', 'visit', 'text', 'email', 'other')),
    outcome TEXT NOT NULL CHECK (outcome IN ('reached', 'nobody there', 'no answer',
                                             'wrong number', 'moved', 'does not want', 'died',
                                             'sent')),
    note TEXT NOT NULL DEFAULT '',
    by_name TEXT NOT NULL,
    same_request TEXT UNIQUE
);
CREATE INDEX reach_try_line ON reach_try (line_id, at);
