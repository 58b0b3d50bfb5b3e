-- volunteering
-- What somebody has lived through is kept as its id in the handbook, so that a new name shows
-- everywhere. What was kept by a name, any it ever had, is found by it; other words stay.
CREATE TABLE experience_named (
    place INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    name TEXT NOT NULL
);
INSERT INTO experience_named (place, id, name)
    SELECT row_number() OVER (ORDER BY id, name), id, name
      FROM (SELECT id, name FROM handbook_page WHERE part = 'experience'
            UNION SELECT 'dementia', 'dementia in the family'
            UNION SELECT 'bereavement', 'losing somebody'
            UNION SELECT 'caring', 'caring for somebody'
            UNION SELECT 'illness', 'a long illness'
            UNION SELECT 'depression', 'depression or anxiety'
            UNION SELECT 'disability', 'disability'
            UNION SELECT 'sight or hearing', 'losing sight or hearing'
            UNION SELECT 'moved', 'coming from another country'
            UNION SELECT 'forces', 'the armed forces'
            UNION SELECT 'alone', 'living alone') AS named;
UPDATE volunteer
   SET experience = (
       WITH RECURSIVE step(place, words) AS (
           SELECT CAST(0 AS BIGINT), ', ' || volunteer.experience || ', '
           UNION ALL
           SELECT step.place + 1,
                  replace(step.words, ', ' || named.name || ', ', ', ' || named.id || ', ')
             FROM step JOIN experience_named named ON named.place = step.place + 1)
       SELECT substr(words, 3, length(words) - 4) FROM step ORDER BY place DESC LIMIT 1)
 WHERE experience <> '';
UPDATE job
   SET experience = (
       WITH RECURSIVE step(place, words) AS (
           SELECT CAST(0 AS BIGINT), ', ' || job.experience || ', '
           UNION ALL
           SELECT step.place + 1,
                  replace(step.words, ', ' || named.name || ', ', ', ' || named.id || ', ')
             FROM step JOIN experience_named named ON named.place = step.place + 1)
       SELECT substr(words, 3, length(words) - 4) FROM step ORDER BY place DESC LIMIT 1)
 WHERE experience <> '';
DROP TABLE experience_named;
