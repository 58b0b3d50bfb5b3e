-- casework
-- What categories are called, for figures; and the lists of needs that had no index of their own.
CREATE VIEW category_facts AS
    SELECT id, name FROM need_category WHERE state = 'published';
CREATE INDEX need_open_ward ON need (ward, urgent DESC, due_on, id) WHERE closed_at IS NULL;
CREATE INDEX need_closed ON need (closed_at DESC, id) WHERE closed_at IS NOT NULL;
