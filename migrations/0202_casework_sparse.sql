-- casework
-- Most needs and most work belong to a team and to nobody in particular.
DROP INDEX need_open_account;
CREATE INDEX need_open_account ON need (account_id, urgent DESC, due_on, id)
    WHERE closed_at IS NULL AND account_id IS NOT NULL;
DROP INDEX work_account;
CREATE INDEX work_account ON work (account_id, urgent, due_at)
    WHERE done_at IS NULL AND account_id IS NOT NULL;

-- What became of needs, for those who answer for a list.
CREATE VIEW need_outcome_facts AS
    SELECT person_id, category, status, status_reason, made_at, closed_at FROM need;
