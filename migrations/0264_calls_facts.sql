-- calls
CREATE VIEW call_person_facts AS
    SELECT id, person_id, purpose, source, status, attempts, due_at, made_at, closed_at FROM call;
CREATE VIEW call_try_facts AS
    SELECT call_attempt.id, call.person_id, call_attempt.call_id, call_attempt.at,
           call_attempt.outcome, call_attempt.number_id
      FROM call_attempt JOIN call ON call.id = call_attempt.call_id;
CREATE INDEX call_attempt_outcome ON call_attempt (outcome, at, call_id);
