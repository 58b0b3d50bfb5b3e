-- volunteering
-- Volunteers are told of shifts as of jobs, and whoever was written to is kept beside those whom
-- somebody told, so that a coordinator sees that everybody knows.
CREATE TABLE volunteer_notice (
    id TEXT PRIMARY KEY,
    job_id TEXT REFERENCES job (id),
    shift_id TEXT REFERENCES shift (id),
    volunteer_id TEXT NOT NULL REFERENCES volunteer (id),
    why TEXT NOT NULL CHECK (why IN ('died', 'called off', 'changed')),
    said TEXT NOT NULL DEFAULT '',
    asked_at TEXT NOT NULL,
    told_at TEXT,
    told_by TEXT,
    told_by_name TEXT NOT NULL DEFAULT '',
    how TEXT NOT NULL DEFAULT ''
        CHECK (how IN ('', 'by phone', 'face to face', 'by e-mail', 'by text')),
    UNIQUE (job_id, volunteer_id),
    UNIQUE (shift_id, volunteer_id),
    CHECK ((job_id IS NULL) <> (shift_id IS NULL)),
    CHECK ((told_at IS NULL) = (how = ''))
);
INSERT INTO volunteer_notice (id, job_id, volunteer_id, why, asked_at, told_at, told_by,
                              told_by_name, how)
    SELECT id, job_id, volunteer_id, why, asked_at, told_at, told_by, told_by_name, how
      FROM volunteer_told;
DROP TABLE volunteer_told;

-- Who took a shift and then could not come, for the coordinator; gone when they take it again.
CREATE TABLE shift_left (
    shift_id TEXT NOT NULL REFERENCES shift (id),
    volunteer_id TEXT NOT NULL REFERENCES volunteer (id),
    left_at TEXT NOT NULL,
    PRIMARY KEY (shift_id, volunteer_id)
);
