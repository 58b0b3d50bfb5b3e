-- volunteering
CREATE TABLE volunteer (
    id TEXT PRIMARY KEY,
    account_id TEXT UNIQUE,
    name TEXT NOT NULL,
    phone TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    born_on TEXT,
    postcode TEXT,
    latitude DOUBLE PRECISION,
    longitude DOUBLE PRECISION,
    ward TEXT,
    travels_by TEXT NOT NULL DEFAULT 'car' CHECK (travels_by IN ('foot', 'bicycle', 'car')),
    travels_metres INTEGER NOT NULL DEFAULT 5000,
    about TEXT NOT NULL DEFAULT '',
    languages TEXT NOT NULL DEFAULT '',
    experience TEXT NOT NULL DEFAULT '',
    interests TEXT NOT NULL DEFAULT '',
    hours_a_week INTEGER NOT NULL DEFAULT 3,
    jobs_at_once INTEGER NOT NULL DEFAULT 2,
    status TEXT NOT NULL CHECK (status IN ('applying', 'active', 'paused', 'suspended', 'left')),
    status_reason TEXT NOT NULL DEFAULT '',
    paused_until TEXT,
    joined_at TEXT NOT NULL,
    same_request TEXT UNIQUE,
    version INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX volunteer_place ON volunteer (status, latitude, longitude);
CREATE INDEX volunteer_name ON volunteer (name, id);

CREATE TABLE volunteer_offer (
    volunteer_id TEXT NOT NULL REFERENCES volunteer (id),
    kind TEXT NOT NULL,
    PRIMARY KEY (volunteer_id, kind)
);

-- Half-open weekly times in minutes from Monday 00:00, London time.
CREATE TABLE volunteer_time (
    volunteer_id TEXT NOT NULL REFERENCES volunteer (id),
    from_minute INTEGER NOT NULL,
    to_minute INTEGER NOT NULL CHECK (to_minute > from_minute),
    PRIMARY KEY (volunteer_id, from_minute)
);

CREATE TABLE volunteer_check (
    id TEXT PRIMARY KEY,
    volunteer_id TEXT NOT NULL REFERENCES volunteer (id),
    kind TEXT NOT NULL,
    passed_on TEXT NOT NULL,
    expires_on TEXT,
    seen_by TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT ''
);
CREATE INDEX volunteer_check_volunteer ON volunteer_check (volunteer_id);

CREATE TABLE job (
    id TEXT PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    need_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    area TEXT NOT NULL DEFAULT '',
    instructions TEXT NOT NULL DEFAULT '',
    checks_needed TEXT NOT NULL DEFAULT '',
    from_at TEXT,
    due_at TEXT NOT NULL,
    minutes INTEGER NOT NULL DEFAULT 60,
    urgent INTEGER NOT NULL DEFAULT 0 CHECK (urgent IN (0, 1)),
    every_days INTEGER,
    returned INTEGER NOT NULL DEFAULT 0 CHECK (returned IN (0, 1)),
    latitude DOUBLE PRECISION,
    longitude DOUBLE PRECISION,
    status TEXT NOT NULL CHECK (status IN ('open', 'offered', 'accepted', 'under way', 'done',
                                           'cancelled')),
    volunteer_id TEXT REFERENCES volunteer (id),
    step TEXT NOT NULL DEFAULT '',
    money_pence INTEGER,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    accepted_at TEXT,
    closed_at TEXT,
    outcome TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX job_open ON job (urgent, due_at, id) WHERE closed_at IS NULL;
CREATE INDEX job_volunteer ON job (volunteer_id, status);
CREATE INDEX job_person ON job (person_id);
CREATE INDEX job_closed ON job (closed_at) WHERE closed_at IS NOT NULL;
-- One open job for a need: a double click makes one.
CREATE UNIQUE INDEX job_need ON job (need_id) WHERE closed_at IS NULL;

CREATE TABLE job_offer (
    id TEXT PRIMARY KEY,
    job_id TEXT NOT NULL REFERENCES job (id),
    volunteer_id TEXT NOT NULL REFERENCES volunteer (id),
    offered_at TEXT NOT NULL,
    answer_by TEXT NOT NULL,
    reasons TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL CHECK (status IN ('waiting', 'accepted', 'passed', 'no answer', 'taken',
                                           'withdrawn')),
    answered_at TEXT,
    pass_reason TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX job_offer_open ON job_offer (job_id, volunteer_id) WHERE status = 'waiting';
CREATE INDEX job_offer_volunteer ON job_offer (volunteer_id, status);
CREATE INDEX job_offer_silent ON job_offer (answer_by) WHERE status = 'waiting';

CREATE TABLE job_step (
    id TEXT PRIMARY KEY,
    job_id TEXT NOT NULL REFERENCES job (id),
    at TEXT NOT NULL,
    what TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    mood TEXT NOT NULL DEFAULT '',
    money_pence INTEGER,
    by_name TEXT NOT NULL,
    same_request TEXT UNIQUE
);
CREATE INDEX job_step_job ON job_step (job_id, at);

CREATE TABLE volunteer_hours (
    id TEXT PRIMARY KEY,
    volunteer_id TEXT NOT NULL REFERENCES volunteer (id),
    job_id TEXT REFERENCES job (id),
    on_day TEXT NOT NULL,
    minutes INTEGER NOT NULL CHECK (minutes > 0)
);
CREATE INDEX volunteer_hours_volunteer ON volunteer_hours (volunteer_id, on_day);

CREATE VIEW job_facts AS
    SELECT id, kind, status, urgent, due_at, made_at, accepted_at, closed_at, volunteer_id, area
      FROM job;
CREATE VIEW volunteer_facts AS
    SELECT id, status, ward, joined_at FROM volunteer;
