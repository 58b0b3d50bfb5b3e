-- casework
-- Lists of a county's size, read in the order of an index: needs by ward, by how they stand, and
-- closed; work that no person, and work that no team, has taken.
CREATE INDEX need_open_ward ON need (ward, urgent DESC, due_on, id) WHERE closed_at IS NULL;
CREATE INDEX need_open_status ON need (status, urgent DESC, due_on, id) WHERE closed_at IS NULL;
CREATE INDEX need_closed ON need (closed_at DESC, id) WHERE closed_at IS NOT NULL;

DROP INDEX work_team;
DROP INDEX work_organisation;
CREATE INDEX work_of_team ON work (team_id, urgent, due_at)
    WHERE done_at IS NULL AND account_id IS NULL;
CREATE INDEX work_of_organisation ON work (organisation_id, urgent, due_at)
    WHERE done_at IS NULL AND account_id IS NULL AND team_id IS NULL;
