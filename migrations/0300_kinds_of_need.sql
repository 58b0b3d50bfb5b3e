-- casework
-- What kinds of need are called, for figures.
CREATE VIEW category_facts AS
    SELECT id, name FROM need_category WHERE state = 'published';
