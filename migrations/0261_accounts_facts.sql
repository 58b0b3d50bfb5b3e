-- accounts
CREATE VIEW organisation_facts AS
    SELECT id, kind, name, uses_kith, active FROM organisation;
