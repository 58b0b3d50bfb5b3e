-- readings
-- Readings from equipment: temperature in °C, oxygen in %, pulse a minute, blood pressure in mmHg.
CREATE TABLE reading (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('temperature', 'oxygen', 'pulse', 'systolic', 'diastolic')),
    value DOUBLE PRECISION NOT NULL,
    taken_at TEXT NOT NULL,
    source TEXT NOT NULL,
    by_name TEXT NOT NULL,
    made_at TEXT NOT NULL,
    UNIQUE (person_id, kind, taken_at, source)
);
CREATE INDEX reading_person ON reading (person_id, taken_at);
-- What a reading must be for somebody to be told: data.
CREATE TABLE reading_rule (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    at_most DOUBLE PRECISION,
    at_least DOUBLE PRECISION,
    times INTEGER NOT NULL DEFAULT 1 CHECK (times BETWEEN 1 AND 5),
    urgency TEXT NOT NULL CHECK (urgency IN ('danger now', 'today', 'soon')),
    words TEXT NOT NULL,
    place INTEGER NOT NULL,
    version INTEGER NOT NULL DEFAULT 1
);
CREATE TABLE reading_alert (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL,
    rule_id TEXT NOT NULL,
    reading_id TEXT NOT NULL,
    concern_id TEXT NOT NULL,
    at TEXT NOT NULL
);
CREATE INDEX reading_alert_person ON reading_alert (person_id, rule_id, at);
