-- casework
-- What waits on a list of work, for other rooms to check that nothing of theirs was left off it.
CREATE VIEW work_open_facts AS
    SELECT subject_kind, subject_id FROM work WHERE done_at IS NULL;
