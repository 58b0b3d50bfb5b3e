-- messages
-- Each message may be written in several languages. English is always one of them; a version in
-- another keeps which English version it was written from.
CREATE TABLE message_wording (
    template TEXT NOT NULL,
    language TEXT NOT NULL,
    version INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'checked', 'published', 'retired')),
    name TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    english_version INTEGER NOT NULL DEFAULT 0,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    PRIMARY KEY (template, language, version)
);
INSERT INTO message_wording
    (template, language, version, state, name, subject, body, made_by, made_at)
    SELECT id, 'en', version, state, name, subject, body, made_by, made_at FROM message_template;
DROP TABLE message_template;
CREATE UNIQUE INDEX message_wording_published ON message_wording (template, language)
    WHERE state = 'published';
-- The languages of records: how each is named there, and the line that stands at the foot of a
-- letter in English, saying how to ask for that language.
CREATE TABLE message_language (
    code TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    own_name TEXT NOT NULL,
    also TEXT NOT NULL DEFAULT '',
    line TEXT NOT NULL DEFAULT '',
    on_all INTEGER NOT NULL DEFAULT 0 CHECK (on_all IN (0, 1)),
    version INTEGER NOT NULL DEFAULT 1
);
-- Which language a message is in, which one its reader reads as far as known, and the lines at the
-- foot of a letter, each after its language's code.
ALTER TABLE message ADD COLUMN language TEXT NOT NULL DEFAULT 'en';
ALTER TABLE message ADD COLUMN reads TEXT NOT NULL DEFAULT '';
ALTER TABLE message ADD COLUMN foot TEXT NOT NULL DEFAULT '';
