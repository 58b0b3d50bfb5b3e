-- volunteering
-- What a council says of its volunteers' work: kinds of job, roles, and the steps of joining. Each
-- version is a draft, then checked, then published, then retired; `edits` counts the changes of a
-- version, so that two who write at once notice.
CREATE TABLE handbook_page (
    part TEXT NOT NULL CHECK (part IN ('job kind', 'role', 'check', 'experience')),
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'checked', 'published', 'retired')),
    sort INTEGER NOT NULL,
    name TEXT NOT NULL,
    body TEXT NOT NULL,
    edits INTEGER NOT NULL DEFAULT 1,
    made_by TEXT NOT NULL,
    made_by_name TEXT NOT NULL,
    made_at TEXT NOT NULL,
    checked_by TEXT,
    PRIMARY KEY (part, id, version)
);
CREATE UNIQUE INDEX handbook_page_published ON handbook_page (part, id) WHERE state = 'published';

-- Which page of the handbook a job was made by: the kind whose rules it follows, and its version.
ALTER TABLE job ADD COLUMN rules TEXT NOT NULL DEFAULT 'other';
ALTER TABLE job ADD COLUMN rules_version INTEGER NOT NULL DEFAULT 1;
UPDATE job SET rules = kind
 WHERE kind IN ('food', 'prescriptions', 'talk', 'dogs', 'lifts', 'equipment', 'digital', 'steward',
                'provider');
-- The version of the role somebody took on: its steps stay theirs.
ALTER TABLE volunteer_in_role ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
