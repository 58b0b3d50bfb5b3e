-- volunteering
-- Two who may become friends: asked both, introduced, talking, and a good end.
CREATE TABLE pair (
    id TEXT PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    need_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    volunteer_id TEXT NOT NULL REFERENCES volunteer (id),
    job_id TEXT,
    status TEXT NOT NULL CHECK (status IN ('proposed', 'introducing', 'talking', 'ended',
                                           'declined')),
    reasons TEXT NOT NULL DEFAULT '',
    every_days INTEGER NOT NULL DEFAULT 7,
    person_agreed INTEGER CHECK (person_agreed IN (0, 1)),
    volunteer_agreed INTEGER CHECK (volunteer_agreed IN (0, 1)),
    person_relays INTEGER NOT NULL DEFAULT 1 CHECK (person_relays IN (0, 1)),
    volunteer_relays INTEGER NOT NULL DEFAULT 1 CHECK (volunteer_relays IN (0, 1)),
    together INTEGER NOT NULL DEFAULT 1 CHECK (together IN (0, 1)),
    first_call_at TEXT,
    started_at TEXT,
    last_contact_at TEXT,
    prompted_at TEXT,
    review_on TEXT,
    ended_at TEXT,
    ended_how TEXT NOT NULL DEFAULT '',
    ended_why TEXT NOT NULL DEFAULT '',
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1
);
-- One pair at a time for a need.
CREATE UNIQUE INDEX pair_need ON pair (need_id) WHERE ended_at IS NULL;
CREATE INDEX pair_volunteer ON pair (volunteer_id);
CREATE INDEX pair_quiet ON pair (last_contact_at) WHERE status = 'talking';
CREATE INDEX pair_person ON pair (person_id);

CREATE TABLE pair_contact (
    id TEXT PRIMARY KEY,
    pair_id TEXT NOT NULL REFERENCES pair (id),
    at TEXT NOT NULL,
    how TEXT NOT NULL CHECK (how IN ('spoke', 'no answer', 'met', 'letter')),
    mood TEXT NOT NULL DEFAULT '' CHECK (mood IN ('', 'good', 'as usual', 'low')),
    minutes INTEGER NOT NULL DEFAULT 0,
    note TEXT NOT NULL DEFAULT '',
    by_name TEXT NOT NULL,
    same_request TEXT UNIQUE
);
CREATE INDEX pair_contact_pair ON pair_contact (pair_id, at);

CREATE TABLE pair_review (
    id TEXT PRIMARY KEY,
    pair_id TEXT NOT NULL REFERENCES pair (id),
    at TEXT NOT NULL,
    person_says TEXT NOT NULL,
    volunteer_says TEXT NOT NULL,
    next_on TEXT,
    by_name TEXT NOT NULL
);
CREATE INDEX pair_review_pair ON pair_review (pair_id, at);
