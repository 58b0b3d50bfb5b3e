-- sharing
-- An information-sharing agreement: each version a row, those of one series one after another.
CREATE TABLE agreement (
    id TEXT PRIMARY KEY,
    series_id TEXT NOT NULL,
    reference TEXT NOT NULL,
    issue INTEGER NOT NULL,
    title TEXT NOT NULL,
    terms TEXT NOT NULL DEFAULT '{}',
    lawful_basis TEXT NOT NULL DEFAULT '',
    article9 TEXT NOT NULL DEFAULT '',
    covers TEXT NOT NULL DEFAULT 'referred' CHECK (covers IN ('referred', 'known')),
    covers_flag TEXT NOT NULL DEFAULT '',
    covers_age INTEGER,
    covers_district TEXT NOT NULL DEFAULT '',
    parts TEXT NOT NULL DEFAULT '',
    means TEXT NOT NULL DEFAULT '',
    roles TEXT NOT NULL DEFAULT '',
    onward TEXT NOT NULL DEFAULT '',
    retention_months INTEGER,
    starts_on TEXT,
    review_on TEXT,
    expires_on TEXT,
    reviewed_at TEXT,
    review_note TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL CHECK (state IN ('draft', 'signing', 'signed', 'ended')),
    ended_at TEXT,
    end_reason TEXT NOT NULL DEFAULT '',
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    UNIQUE (series_id, issue)
);
CREATE INDEX agreement_series ON agreement (series_id, issue);

CREATE TABLE agreement_party (
    agreement_id TEXT NOT NULL REFERENCES agreement (id),
    organisation_id TEXT NOT NULL,
    place INTEGER NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('controller', 'joint controller', 'processor')),
    contact TEXT NOT NULL DEFAULT '',
    signed_by TEXT NOT NULL DEFAULT '',
    signed_position TEXT NOT NULL DEFAULT '',
    signed_account TEXT,
    signed_at TEXT,
    PRIMARY KEY (agreement_id, organisation_id)
);
CREATE INDEX agreement_party_organisation ON agreement_party (organisation_id, agreement_id);

-- What a person said about sharing what we know of them. The latest that has not ended counts;
-- words about one organisation count before words about all.
CREATE TABLE consent (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL,
    organisation_id TEXT,
    answer TEXT NOT NULL CHECK (answer IN ('agreed', 'objects')),
    asked TEXT NOT NULL,
    how TEXT NOT NULL,
    said_by TEXT NOT NULL DEFAULT '',
    asked_by TEXT NOT NULL DEFAULT '',
    asked_by_name TEXT NOT NULL,
    at TEXT NOT NULL,
    until TEXT,
    withdrawn_at TEXT,
    withdrawn_why TEXT NOT NULL DEFAULT '',
    withdrawn_by_name TEXT NOT NULL DEFAULT '',
    same_request TEXT UNIQUE
);
CREATE INDEX consent_person ON consent (person_id, at);
INSERT INTO consent (id, person_id, answer, asked, how, asked_by_name, at)
    SELECT id, id, shares, 'Whether we may share what is needed to help', 'as recorded before',
           'Kith', changed_at
      FROM person
     WHERE shares IN ('agreed', 'objects');

-- Sharing in spite of an objection: asked for by one person with a reason, looked at by another.
CREATE TABLE objection_override (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL,
    organisation_id TEXT NOT NULL,
    ground TEXT NOT NULL,
    reason TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    asked_by_name TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    decided_by TEXT,
    decided_by_name TEXT NOT NULL DEFAULT '',
    decided_at TEXT,
    decision TEXT CHECK (decision IN ('allowed', 'refused')),
    decision_note TEXT NOT NULL DEFAULT '',
    until TEXT NOT NULL,
    ended_at TEXT
);
CREATE INDEX objection_override_person ON objection_override (person_id);
CREATE INDEX objection_override_open ON objection_override (asked_at) WHERE decided_at IS NULL;

-- A record opened in an emergency by somebody who may not otherwise: for a while, then reviewed.
CREATE TABLE emergency_access (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL,
    account_id TEXT NOT NULL,
    account_name TEXT NOT NULL,
    organisation_id TEXT NOT NULL,
    reason TEXT NOT NULL,
    opened_at TEXT NOT NULL,
    until TEXT NOT NULL,
    reviewed_by TEXT,
    reviewed_by_name TEXT NOT NULL DEFAULT '',
    reviewed_at TEXT,
    finding TEXT CHECK (finding IN ('right', 'wrong', 'to look into')),
    finding_note TEXT NOT NULL DEFAULT '',
    same_request TEXT UNIQUE
);
CREATE INDEX emergency_access_person ON emergency_access (person_id, until);
CREATE INDEX emergency_access_unreviewed ON emergency_access (opened_at) WHERE reviewed_at IS NULL;

-- A record whose use is restricted because the person asked, until the question is settled.
CREATE TABLE restriction (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL,
    ground TEXT NOT NULL,
    reason TEXT NOT NULL,
    made_by_name TEXT NOT NULL,
    made_at TEXT NOT NULL,
    ended_at TEXT,
    end_reason TEXT NOT NULL DEFAULT ''
);
CREATE INDEX restriction_person ON restriction (person_id) WHERE ended_at IS NULL;

CREATE VIEW access_log_facts AS
    SELECT id, at, account_id, organisation_id, person_id, action, screen, purpose, basis, results
      FROM access_log;
