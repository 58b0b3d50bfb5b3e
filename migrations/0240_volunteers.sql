-- volunteering
-- Joining, roles and when somebody is there.
ALTER TABLE volunteer ADD COLUMN contact_by TEXT NOT NULL DEFAULT 'email';
ALTER TABLE volunteer ADD COLUMN skills TEXT NOT NULL DEFAULT '';
ALTER TABLE volunteer ADD COLUMN group_id TEXT;
ALTER TABLE volunteer ADD COLUMN mentor_id TEXT;
ALTER TABLE volunteer ADD COLUMN on_call_until TEXT;
ALTER TABLE volunteer ADD COLUMN approved_at TEXT;
ALTER TABLE volunteer ADD COLUMN left_at TEXT;

CREATE TABLE volunteer_group (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('faith', 'uniformed', 'street', 'workplace', 'other')),
    made_at TEXT NOT NULL
);

CREATE TABLE volunteer_in_role (
    volunteer_id TEXT NOT NULL REFERENCES volunteer (id),
    role TEXT NOT NULL,
    since TEXT NOT NULL,
    PRIMARY KEY (volunteer_id, role)
);

-- Days somebody is away, both included.
CREATE TABLE volunteer_away (
    volunteer_id TEXT NOT NULL REFERENCES volunteer (id),
    from_day TEXT NOT NULL,
    to_day TEXT NOT NULL CHECK (to_day >= from_day),
    PRIMARY KEY (volunteer_id, from_day)
);

-- A person and a volunteer who must not be brought together.
CREATE TABLE volunteer_never (
    volunteer_id TEXT NOT NULL REFERENCES volunteer (id),
    person_id TEXT NOT NULL,
    why TEXT NOT NULL,
    by_name TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (volunteer_id, person_id)
);

-- Somebody who is asked what they think of a volunteer; they answer by a link.
CREATE TABLE volunteer_reference (
    id TEXT PRIMARY KEY,
    volunteer_id TEXT NOT NULL REFERENCES volunteer (id),
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    relation TEXT NOT NULL,
    token_hash TEXT NOT NULL UNIQUE,
    asked_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    chased INTEGER NOT NULL DEFAULT 0,
    answered_at TEXT,
    answer TEXT NOT NULL DEFAULT '' CHECK (answer IN ('', 'yes', 'unsure', 'no')),
    words TEXT NOT NULL DEFAULT ''
);
CREATE INDEX volunteer_reference_volunteer ON volunteer_reference (volunteer_id);
CREATE INDEX volunteer_reference_silent ON volunteer_reference (asked_at)
    WHERE answered_at IS NULL;
CREATE INDEX volunteer_check_expiry ON volunteer_check (expires_on);

-- What a job asks for besides its checks; the places of a job for several are jobs of one team.
ALTER TABLE job ADD COLUMN place INTEGER NOT NULL DEFAULT 1;
ALTER TABLE job ADD COLUMN places INTEGER NOT NULL DEFAULT 1;
ALTER TABLE job ADD COLUMN vehicle TEXT NOT NULL DEFAULT '';
ALTER TABLE job ADD COLUMN language TEXT NOT NULL DEFAULT '';
ALTER TABLE job ADD COLUMN skills TEXT NOT NULL DEFAULT '';
ALTER TABLE job ADD COLUMN health_critical INTEGER NOT NULL DEFAULT 0;
ALTER TABLE job ADD COLUMN until_on TEXT;
ALTER TABLE job ADD COLUMN reminded_at TEXT;
ALTER TABLE job ADD COLUMN warned_at TEXT;
DROP INDEX job_need;
CREATE UNIQUE INDEX job_need ON job (need_id, place) WHERE closed_at IS NULL;
CREATE INDEX job_due ON job (due_at) WHERE closed_at IS NULL;

-- How volunteers are being asked for a job: when nobody answers or all say no, the next are asked.
CREATE TABLE job_asking (
    job_id TEXT PRIMARY KEY REFERENCES job (id),
    how_many INTEGER NOT NULL CHECK (how_many > 0),
    age INTEGER,
    language TEXT NOT NULL DEFAULT '',
    by_name TEXT NOT NULL,
    started_at TEXT NOT NULL,
    ended_at TEXT,
    ended_why TEXT NOT NULL DEFAULT ''
);

-- One run of the matching engine over all open jobs, kept so that a coordinator can go through it.
CREATE TABLE match_run (
    id TEXT PRIMARY KEY,
    made_at TEXT NOT NULL,
    made_by TEXT NOT NULL,
    jobs INTEGER NOT NULL,
    volunteers INTEGER NOT NULL,
    milliseconds INTEGER NOT NULL
);
CREATE TABLE match_proposal (
    run_id TEXT NOT NULL REFERENCES match_run (id),
    number INTEGER NOT NULL,
    job_id TEXT NOT NULL REFERENCES job (id),
    volunteer_id TEXT REFERENCES volunteer (id),
    reasons TEXT NOT NULL DEFAULT '',
    other TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT 'proposed'
        CHECK (state IN ('proposed', 'offered', 'left out', 'refused', 'unmet')),
    PRIMARY KEY (run_id, number)
);
CREATE INDEX match_proposal_job ON match_proposal (job_id);

-- Times at a place that take several people: a clinic, a food store.
CREATE TABLE shift (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    place TEXT NOT NULL,
    postcode TEXT,
    latitude DOUBLE PRECISION,
    longitude DOUBLE PRECISION,
    from_at TEXT NOT NULL,
    to_at TEXT NOT NULL,
    wanted INTEGER NOT NULL CHECK (wanted > 0),
    taken INTEGER NOT NULL DEFAULT 0 CHECK (taken >= 0 AND taken <= wanted),
    instructions TEXT NOT NULL DEFAULT '',
    cancelled_why TEXT NOT NULL DEFAULT '',
    made_by TEXT NOT NULL,
    same_request TEXT UNIQUE,
    version INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX shift_time ON shift (from_at, id);
CREATE TABLE shift_place (
    shift_id TEXT NOT NULL REFERENCES shift (id),
    volunteer_id TEXT NOT NULL REFERENCES volunteer (id),
    taken_at TEXT NOT NULL,
    came TEXT NOT NULL DEFAULT '' CHECK (came IN ('', 'yes', 'no')),
    PRIMARY KEY (shift_id, volunteer_id)
);
CREATE INDEX shift_place_volunteer ON shift_place (volunteer_id);

CREATE TABLE volunteer_thanks (
    id TEXT PRIMARY KEY,
    volunteer_id TEXT NOT NULL REFERENCES volunteer (id),
    at TEXT NOT NULL,
    words TEXT NOT NULL,
    by_name TEXT NOT NULL,
    from_person INTEGER NOT NULL DEFAULT 0 CHECK (from_person IN (0, 1)),
    same_request TEXT UNIQUE
);
CREATE INDEX volunteer_thanks_volunteer ON volunteer_thanks (volunteer_id, at);
