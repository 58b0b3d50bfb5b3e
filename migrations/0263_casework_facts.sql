-- casework
-- When somebody was in touch and whether anything is open, without what was said.
CREATE VIEW contact_person_facts AS
    SELECT id, person_id, at, channel, direction FROM contact;
CREATE VIEW need_person_facts AS
    SELECT id, person_id, category, status, urgent, made_at, closed_at FROM need;
CREATE VIEW concern_person_facts AS
    SELECT id, person_id, kind, raised_at, answered_at FROM concern;
CREATE INDEX contact_at ON contact (at, person_id);
CREATE INDEX need_open_person ON need (category, person_id) WHERE closed_at IS NULL;
CREATE VIEW work_person_facts AS
    SELECT person_id, account_id, subject_kind, made_at, done_at FROM work;
CREATE INDEX work_person ON work (person_id, account_id);
