-- people
CREATE TABLE household (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    confirmed_by TEXT,
    created_at TEXT NOT NULL
);

CREATE TABLE person (
    id TEXT PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    first_name TEXT NOT NULL DEFAULT '',
    middle_name TEXT NOT NULL DEFAULT '',
    last_name TEXT NOT NULL DEFAULT '',
    known_as TEXT NOT NULL DEFAULT '',
    first_key TEXT NOT NULL DEFAULT '',
    last_key TEXT NOT NULL DEFAULT '',
    born_on TEXT,
    nhs_number TEXT,
    uprn TEXT,
    address TEXT NOT NULL DEFAULT '',
    postcode TEXT,
    ward TEXT,
    district TEXT,
    latitude DOUBLE PRECISION,
    longitude DOUBLE PRECISION,
    household_id TEXT REFERENCES household (id),
    lives_alone INTEGER CHECK (lives_alone IN (0, 1)),
    contact_by TEXT NOT NULL DEFAULT 'phone',
    safe_contact TEXT NOT NULL DEFAULT '',
    safe_voicemail INTEGER NOT NULL DEFAULT 1 CHECK (safe_voicemail IN (0, 1)),
    best_time TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT '',
    interpreter INTEGER NOT NULL DEFAULT 0 CHECK (interpreter IN (0, 1)),
    format TEXT NOT NULL DEFAULT 'standard',
    hearing TEXT NOT NULL DEFAULT '',
    sight TEXT NOT NULL DEFAULT '',
    support TEXT NOT NULL DEFAULT '',
    gp_practice TEXT NOT NULL DEFAULT '',
    do_not_call INTEGER NOT NULL DEFAULT 0 CHECK (do_not_call IN (0, 1)),
    do_not_call_why TEXT NOT NULL DEFAULT '',
    died_on TEXT,
    moved_away_on TEXT,
    shares TEXT NOT NULL DEFAULT 'not asked'
        CHECK (shares IN ('not asked', 'agreed', 'objects')),
    shares_note TEXT NOT NULL DEFAULT '',
    merged_into TEXT REFERENCES person (id),
    source TEXT NOT NULL,
    same_request TEXT,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX person_last ON person (last_key, first_key, id);
CREATE INDEX person_first ON person (first_key, last_key, id);
CREATE INDEX person_nhs_number ON person (nhs_number) WHERE nhs_number IS NOT NULL;
CREATE INDEX person_born ON person (born_on, last_key);
CREATE INDEX person_postcode ON person (postcode, last_key);
CREATE UNIQUE INDEX person_same_request ON person (same_request) WHERE same_request IS NOT NULL;
CREATE INDEX person_ward ON person (ward);
CREATE INDEX person_household ON person (household_id) WHERE household_id IS NOT NULL;

-- Ways to reach a person. A bad number stays, so that it is not asked for or dialled again.
CREATE TABLE person_number (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL CHECK (kind IN ('phone', 'email')),
    value TEXT NOT NULL,
    label TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT 'unchecked' CHECK (state IN ('unchecked', 'good', 'bad')),
    why_bad TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL,
    since TEXT NOT NULL,
    UNIQUE (person_id, kind, value)
);
CREATE INDEX person_number_value ON person_number (value);

-- What is known about a person that matters for help: on a list, lives with a condition, a carer.
CREATE TABLE person_flag (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL,
    source TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    started_on TEXT NOT NULL,
    ended_on TEXT
);
CREATE UNIQUE INDEX person_flag_open ON person_flag (person_id, kind, source)
    WHERE ended_on IS NULL;
CREATE INDEX person_flag_kind ON person_flag (kind, ended_on);

CREATE TABLE flag_kind (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    shown_first INTEGER NOT NULL DEFAULT 0 CHECK (shown_first IN (0, 1)),
    need_points INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE relation (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    other_person_id TEXT REFERENCES person (id),
    other_name TEXT NOT NULL DEFAULT '',
    other_phone TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL,
    cares_for INTEGER NOT NULL DEFAULT 0 CHECK (cares_for IN (0, 1)),
    emergency_contact INTEGER NOT NULL DEFAULT 0 CHECK (emergency_contact IN (0, 1)),
    may_speak_for INTEGER NOT NULL DEFAULT 0 CHECK (may_speak_for IN (0, 1)),
    note TEXT NOT NULL DEFAULT '',
    ended_at TEXT
);
CREATE INDEX relation_person ON relation (person_id);
CREATE INDEX relation_other ON relation (other_person_id);

CREATE TABLE warning_note (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    text TEXT NOT NULL,
    advice TEXT NOT NULL DEFAULT '',
    person_told INTEGER NOT NULL DEFAULT 0 CHECK (person_told IN (0, 1)),
    review_on TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    ended_at TEXT,
    version INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX warning_note_person ON warning_note (person_id);

-- Where postcodes are, from an open file or made up for the demonstration.
CREATE TABLE postcode_place (
    postcode TEXT PRIMARY KEY,
    latitude DOUBLE PRECISION NOT NULL,
    longitude DOUBLE PRECISION NOT NULL,
    ward TEXT,
    district TEXT
);

-- The wards people live in, for maps and counts. `outline` is a GeoJSON polygon's coordinates.
CREATE TABLE ward (
    code TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    district TEXT NOT NULL,
    outline TEXT NOT NULL DEFAULT '[]',
    population INTEGER NOT NULL DEFAULT 0
);
CREATE VIEW ward_facts AS SELECT code, name, district, outline, population FROM ward;
CREATE VIEW person_facts AS
    SELECT ward, source, created_at, died_on, merged_into FROM person;
