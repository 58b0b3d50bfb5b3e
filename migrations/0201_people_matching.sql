-- people
-- Everybody who may be meant by a row of a list is found by one look into each of these.
CREATE INDEX person_born_first ON person (born_on, first_key);
CREATE INDEX person_postcode_first ON person (postcode, first_key);

-- One record turned out to be another person's as well. What moved is named row by row and what was
-- filled in is kept as it was, so that a split gives both back exactly.
CREATE TABLE person_merge (
    id TEXT PRIMARY KEY,
    kept_id TEXT NOT NULL REFERENCES person (id),
    merged_id TEXT NOT NULL REFERENCES person (id),
    reason TEXT NOT NULL DEFAULT '',
    filled TEXT NOT NULL DEFAULT '[]',
    at TEXT NOT NULL,
    by_account TEXT NOT NULL,
    by_name TEXT NOT NULL,
    split_at TEXT,
    split_by TEXT
);
CREATE INDEX person_merge_kept ON person_merge (kept_id);
CREATE INDEX person_merge_merged ON person_merge (merged_id);
CREATE TABLE person_moved (
    merge_id TEXT NOT NULL REFERENCES person_merge (id),
    table_name TEXT NOT NULL,
    row_id TEXT NOT NULL,
    PRIMARY KEY (merge_id, table_name, row_id)
);
CREATE INDEX person_merged ON person (merged_into) WHERE merged_into IS NOT NULL;
CREATE VIEW person_end_facts AS
    SELECT id, died_on, moved_away_on, merged_into FROM person;
