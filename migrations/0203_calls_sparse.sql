-- calls
DROP INDEX call_caller;
CREATE INDEX call_caller ON call (caller_id, due_at)
    WHERE closed_at IS NULL AND caller_id IS NOT NULL;

-- What came of calling, for those who answer for a list.
CREATE VIEW call_outcome_facts AS
    SELECT call.person_id, call.purpose, call_attempt.at, call_attempt.outcome
      FROM call_attempt
      JOIN call ON call.id = call_attempt.call_id;
CREATE VIEW call_open_facts AS
    SELECT person_id, purpose, source FROM call WHERE closed_at IS NULL;
