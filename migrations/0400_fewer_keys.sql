-- people
-- Every index of people is written in another place for every person a list brings. One by birth
-- date and one by postcode answer for either name; wards are found by the index of the living.
CREATE INDEX person_born_names ON person (born_on, last_key, first_key);
CREATE INDEX person_postcode_names ON person (postcode, last_key, first_key);
DROP INDEX person_born;
DROP INDEX person_born_first;
DROP INDEX person_postcode;
DROP INDEX person_postcode_first;
DROP INDEX person_ward;
