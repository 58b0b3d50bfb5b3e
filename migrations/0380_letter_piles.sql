-- messages
-- Letters printed and posted together.
CREATE TABLE letter_pile (
    id TEXT PRIMARY KEY,
    made_at TEXT NOT NULL,
    made_by TEXT NOT NULL,
    letters INTEGER NOT NULL,
    posted_at TEXT,
    posted_by TEXT
);
ALTER TABLE message ADD COLUMN pile_id TEXT;
CREATE INDEX message_of_pile ON message (pile_id) WHERE pile_id IS NOT NULL;
CREATE INDEX message_letter_waiting ON message (format, id)
    WHERE status = 'waiting' AND channel = 'letter';
