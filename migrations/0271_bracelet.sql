-- bracelet
-- An emergency card or bracelet: an opaque code that opens what the person agreed to.
CREATE TABLE emergency_card (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL,
    code_hash TEXT NOT NULL UNIQUE,
    code_sealed TEXT NOT NULL,
    shows TEXT NOT NULL,
    words TEXT NOT NULL DEFAULT '',
    contact_name TEXT NOT NULL DEFAULT '',
    contact_phone TEXT NOT NULL DEFAULT '',
    agreed TEXT NOT NULL,
    made_by_name TEXT NOT NULL,
    made_at TEXT NOT NULL,
    revoked_at TEXT,
    revoked_why TEXT NOT NULL DEFAULT ''
);
CREATE INDEX emergency_card_person ON emergency_card (person_id, made_at);
CREATE TABLE card_scan (
    id TEXT PRIMARY KEY,
    card_id TEXT NOT NULL REFERENCES emergency_card (id),
    at TEXT NOT NULL,
    by_name TEXT NOT NULL,
    saw TEXT NOT NULL
);
CREATE INDEX card_scan_card ON card_scan (card_id, at);
