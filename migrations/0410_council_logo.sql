-- accounts
-- Pictures the council has had as its logo: its id is made of what it shows, and stands in its
-- address. The one in use is named by a setting.
CREATE TABLE council_logo (
    id TEXT PRIMARY KEY,
    words TEXT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    used_by TEXT NOT NULL,
    used_at TEXT NOT NULL
);
-- The file, in pieces of base64 small enough for any column.
CREATE TABLE council_logo_piece (
    logo_id TEXT NOT NULL REFERENCES council_logo (id),
    piece INTEGER NOT NULL,
    data TEXT NOT NULL,
    PRIMARY KEY (logo_id, piece)
);
