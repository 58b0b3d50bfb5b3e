-- reaching
-- Calls, letters and needs of a large round are made some at a time, first in need first.
ALTER TABLE reach_line ADD COLUMN made INTEGER NOT NULL DEFAULT 0;
CREATE INDEX reach_line_unmade ON reach_line (reach_id, points DESC, id) WHERE made = 0;
