-- people
-- What agreements and cohorts ask of a person, without a name, an address or a number in it.
CREATE VIEW person_known_facts AS
    SELECT id, reference, born_on, lives_alone, ward, district, postcode, latitude, longitude,
           died_on, moved_away_on, merged_into, do_not_call, contact_by, interpreter, hearing,
           CASE safe_contact WHEN '' THEN 0 ELSE 1 END AS has_safe_rule, shares, created_at
      FROM person;
CREATE VIEW person_flag_facts AS
    SELECT person_id, kind, source, started_on, ended_on FROM person_flag;
CREATE VIEW person_number_facts AS
    SELECT id, person_id, kind, state, source, since FROM person_number;
CREATE VIEW relation_facts AS
    SELECT person_id, other_person_id, kind, cares_for, emergency_contact, ended_at FROM relation;
CREATE VIEW flag_kind_facts AS SELECT id, name, need_points FROM flag_kind;

-- Counting people by where and how they live reads this and not the records.
CREATE INDEX person_living ON person (ward, lives_alone, born_on, died_on, moved_away_on,
                                      merged_into, do_not_call, id);
CREATE INDEX person_phones ON person_number (kind, state, person_id);
