-- casework
-- Need categories are data: each version is a draft, then checked, then published, then retired.
CREATE TABLE need_category (
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'checked', 'published', 'retired')),
    name TEXT NOT NULL,
    hint TEXT NOT NULL DEFAULT '',
    sort INTEGER NOT NULL,
    public INTEGER NOT NULL DEFAULT 1 CHECK (public IN (0, 1)),
    usual_route TEXT NOT NULL CHECK (usual_route IN ('volunteers', 'team', 'organisation')),
    days_to_meet INTEGER NOT NULL,
    questions TEXT NOT NULL DEFAULT '[]',
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    checked_by TEXT,
    PRIMARY KEY (id, version)
);
CREATE UNIQUE INDEX need_category_published ON need_category (id) WHERE state = 'published';

-- A conversation in which something was asked or learnt: a call, a web form, a letter, a visit.
CREATE TABLE contact (
    id TEXT PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    person_id TEXT NOT NULL,
    at TEXT NOT NULL,
    channel TEXT NOT NULL CHECK (channel IN ('phone', 'web', 'email', 'letter', 'text', 'visit',
                                             'list', 'api')),
    direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
    asked_by TEXT NOT NULL CHECK (asked_by IN ('self', 'someone else', 'organisation')),
    asker_name TEXT NOT NULL DEFAULT '',
    asker_relation TEXT NOT NULL DEFAULT '',
    asker_phone TEXT NOT NULL DEFAULT '',
    asker_email TEXT NOT NULL DEFAULT '',
    asker_organisation TEXT NOT NULL DEFAULT '',
    person_agrees INTEGER NOT NULL DEFAULT 1 CHECK (person_agrees IN (0, 1)),
    summary TEXT NOT NULL DEFAULT '',
    sharing_said TEXT NOT NULL DEFAULT '',
    taken_by TEXT,
    same_request TEXT UNIQUE
);
CREATE INDEX contact_person ON contact (person_id, at);

CREATE TABLE need (
    id TEXT PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    person_id TEXT NOT NULL,
    contact_id TEXT REFERENCES contact (id),
    category TEXT NOT NULL,
    category_version INTEGER NOT NULL,
    title TEXT NOT NULL,
    details TEXT NOT NULL DEFAULT '',
    answers TEXT NOT NULL DEFAULT '{}',
    status TEXT NOT NULL CHECK (status IN ('waiting', 'assigned', 'in progress', 'blocked', 'met',
                                           'not met', 'withdrawn')),
    status_reason TEXT NOT NULL DEFAULT '',
    urgent INTEGER NOT NULL DEFAULT 0 CHECK (urgent IN (0, 1)),
    health_critical INTEGER NOT NULL DEFAULT 0 CHECK (health_critical IN (0, 1)),
    due_kind TEXT NOT NULL CHECK (due_kind IN ('by', 'on', 'between', 'as soon as possible')),
    due_from TEXT,
    due_on TEXT NOT NULL,
    route TEXT NOT NULL CHECK (route IN ('volunteers', 'team', 'organisation')),
    account_id TEXT,
    team_id TEXT,
    organisation_id TEXT,
    ward TEXT,
    made_at TEXT NOT NULL,
    assigned_at TEXT,
    closed_at TEXT,
    version INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX need_person ON need (person_id);
CREATE INDEX need_open ON need (urgent DESC, due_on, id) WHERE closed_at IS NULL;
CREATE INDEX need_open_category ON need (category, urgent DESC, due_on, id) WHERE closed_at IS NULL;
CREATE INDEX need_open_team ON need (team_id, urgent DESC, due_on, id) WHERE closed_at IS NULL;
CREATE INDEX need_open_account ON need (account_id, urgent DESC, due_on, id)
    WHERE closed_at IS NULL;
CREATE INDEX need_made ON need (made_at);
-- The same thing asked for twice while the first is open is one need.
CREATE INDEX need_same ON need (person_id, category) WHERE closed_at IS NULL;

CREATE TABLE note (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL,
    subject_kind TEXT NOT NULL DEFAULT 'person',
    subject_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('general', 'call', 'visit', 'handover', 'plan', 'sensitive')),
    text TEXT NOT NULL,
    sensitive INTEGER NOT NULL DEFAULT 0 CHECK (sensitive IN (0, 1)),
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    corrects TEXT REFERENCES note (id),
    same_request TEXT UNIQUE
);
CREATE INDEX note_person ON note (person_id, made_at);

-- A worry about somebody, raised by anyone, owned until answered.
CREATE TABLE concern (
    id TEXT PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    person_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    urgency TEXT NOT NULL CHECK (urgency IN ('danger now', 'today', 'soon')),
    raised_by TEXT,
    raised_by_name TEXT NOT NULL,
    raised_from TEXT NOT NULL,
    raised_at TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('new', 'owned', 'passed on', 'answered')),
    account_id TEXT,
    team_id TEXT,
    answer_by TEXT NOT NULL,
    escalated INTEGER NOT NULL DEFAULT 0,
    outcome TEXT NOT NULL DEFAULT '',
    outcome_kind TEXT NOT NULL DEFAULT '',
    told_raiser TEXT NOT NULL DEFAULT '',
    answered_by TEXT,
    answered_at TEXT,
    same_request TEXT UNIQUE,
    version INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX concern_person ON concern (person_id);
CREATE INDEX concern_open ON concern (answer_by) WHERE answered_at IS NULL;
CREATE INDEX concern_raised_by ON concern (raised_by, raised_at);

-- The person's story in order: one line for each thing that happened, written as it happens.
CREATE TABLE story (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    headline TEXT NOT NULL,
    body TEXT NOT NULL DEFAULT '',
    by_account TEXT,
    by_name TEXT NOT NULL,
    organisation_id TEXT,
    sensitive INTEGER NOT NULL DEFAULT 0 CHECK (sensitive IN (0, 1)),
    place INTEGER NOT NULL DEFAULT 0  -- among lines of the same instant
);
CREATE INDEX story_person ON story (person_id, at, place, id);

-- One list a person trusts: everything open has a line here with an owner and a next date.
CREATE TABLE work (
    id TEXT PRIMARY KEY,
    subject_kind TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    person_id TEXT,
    title TEXT NOT NULL,
    path TEXT NOT NULL,
    account_id TEXT,
    team_id TEXT,
    organisation_id TEXT NOT NULL,
    due_at TEXT NOT NULL,
    priority INTEGER NOT NULL DEFAULT 0,
    urgent INTEGER NOT NULL DEFAULT 0 CHECK (urgent IN (0, 1)),
    made_at TEXT NOT NULL,
    done_at TEXT
);
CREATE UNIQUE INDEX work_subject ON work (subject_kind, subject_id) WHERE done_at IS NULL;
CREATE INDEX work_account ON work (account_id, urgent, due_at) WHERE done_at IS NULL;
CREATE INDEX work_team ON work (team_id, urgent, due_at) WHERE done_at IS NULL;
CREATE INDEX work_organisation ON work (organisation_id, urgent, due_at) WHERE done_at IS NULL;

CREATE TABLE call_script (
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'checked', 'published', 'retired')),
    name TEXT NOT NULL,
    prompts TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    checked_by TEXT,
    PRIMARY KEY (id, version)
);
CREATE UNIQUE INDEX call_script_published ON call_script (id) WHERE state = 'published';

-- What commissioners count: needs without anything that says whose they are.
CREATE VIEW need_facts AS
    SELECT id, category, status, status_reason, urgent, health_critical, route, ward, made_at,
           assigned_at, closed_at, due_on, organisation_id
      FROM need;
CREATE VIEW contact_facts AS
    SELECT id, at, channel, direction, asked_by FROM contact;
CREATE VIEW concern_facts AS
    SELECT id, kind, urgency, raised_from, raised_at, status, answer_by, answered_at FROM concern;
