-- volunteering
-- Somebody must tell a volunteer, by themselves, that somebody they help has died, or that a job is
-- not needed any more and there is no other way to say so; and who did, when and how.
CREATE TABLE volunteer_told (
    id TEXT PRIMARY KEY,
    job_id TEXT NOT NULL REFERENCES job (id),
    volunteer_id TEXT NOT NULL REFERENCES volunteer (id),
    why TEXT NOT NULL CHECK (why IN ('died', 'called off')),
    asked_at TEXT NOT NULL,
    told_at TEXT,
    told_by TEXT,
    told_by_name TEXT NOT NULL DEFAULT '',
    how TEXT NOT NULL DEFAULT '' CHECK (how IN ('', 'by phone', 'face to face')),
    UNIQUE (job_id, volunteer_id),
    CHECK ((told_at IS NULL) = (how = ''))
);
-- What waits already is found by the job it is about.
INSERT INTO volunteer_told (id, job_id, volunteer_id, why, asked_at)
    SELECT job.id, job.id, job.volunteer_id, 'died', work.due_at
      FROM work JOIN job ON job.id = work.subject_id
     WHERE work.subject_kind = 'volunteer told' AND work.done_at IS NULL
       AND job.volunteer_id IS NOT NULL;
