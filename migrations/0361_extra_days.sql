-- volunteering
-- Times on one day on which somebody can help besides their usual week; minutes of the London clock
-- from midnight.
CREATE TABLE volunteer_extra (
    volunteer_id TEXT NOT NULL REFERENCES volunteer (id),
    on_day TEXT NOT NULL,
    from_minute INTEGER NOT NULL CHECK (from_minute >= 0),
    to_minute INTEGER NOT NULL CHECK (to_minute > from_minute AND to_minute <= 1440),
    PRIMARY KEY (volunteer_id, on_day, from_minute)
);
-- Life experience a coordinator asks for, as names of the handbook with commas between.
ALTER TABLE job ADD COLUMN experience TEXT NOT NULL DEFAULT '';
