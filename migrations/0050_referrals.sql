-- referrals
CREATE TABLE referral (
    id TEXT PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    need_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    from_organisation_id TEXT NOT NULL,
    to_organisation_id TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    reason TEXT NOT NULL,
    shared_fields TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('offered', 'accepted', 'declined', 'started', 'done',
                                           'returned', 'revoked')),
    status_reason TEXT NOT NULL DEFAULT '',
    outcome TEXT NOT NULL DEFAULT '',
    cost_pence INTEGER,
    answer_by TEXT NOT NULL,
    chased INTEGER NOT NULL DEFAULT 0,
    accepted_at TEXT,
    started_at TEXT,
    closed_at TEXT,
    version INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX referral_person ON referral (person_id);
CREATE INDEX referral_need ON referral (need_id);
CREATE INDEX referral_to ON referral (to_organisation_id, status, answer_by);
CREATE INDEX referral_from ON referral (from_organisation_id, status, answer_by);
CREATE INDEX referral_silent ON referral (answer_by) WHERE status = 'offered';

CREATE TABLE referral_event (
    id TEXT PRIMARY KEY,
    referral_id TEXT NOT NULL REFERENCES referral (id),
    at TEXT NOT NULL,
    what TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    by_name TEXT NOT NULL
);
CREATE INDEX referral_event_referral ON referral_event (referral_id, id);

-- A link for those without an account: works once for each action, then ends.
CREATE TABLE referral_link (
    token_hash TEXT PRIMARY KEY,
    referral_id TEXT NOT NULL REFERENCES referral (id),
    action TEXT NOT NULL CHECK (action IN ('answer', 'start', 'finish')),
    expires_at TEXT NOT NULL,
    used_at TEXT
);

-- What an organisation takes on, and how many places it has.
CREATE TABLE organisation_offer (
    organisation_id TEXT NOT NULL,
    category TEXT NOT NULL,
    places INTEGER,
    note TEXT NOT NULL DEFAULT '',
    confirmed_at TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (organisation_id, category)
);

CREATE VIEW referral_facts AS
    SELECT referral.id, from_organisation_id, to_organisation_id, status, made_at, accepted_at,
           started_at, closed_at, chased, cost_pence
      FROM referral;
