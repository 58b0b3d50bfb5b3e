-- calls
-- Lists are read in the order of their index instead of sorting everything open: whoever has
-- thousands of calls after a list has come reads a page of them.
DROP INDEX call_due;
CREATE INDEX call_due ON call (team_id, priority DESC, due_at, id) WHERE closed_at IS NULL;
DROP INDEX call_caller;
CREATE INDEX call_caller ON call (caller_id, priority DESC, due_at, id)
    WHERE closed_at IS NULL AND caller_id IS NOT NULL;
CREATE INDEX call_nobody ON call (priority DESC, due_at, id)
    WHERE closed_at IS NULL AND caller_id IS NULL;
