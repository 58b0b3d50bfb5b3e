-- volunteering
-- Where to shop, what to buy, how it is paid, and every penny of it.
CREATE TABLE shop (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('shop', 'pharmacy')),
    name TEXT NOT NULL,
    address TEXT NOT NULL DEFAULT '',
    postcode TEXT,
    latitude DOUBLE PRECISION,
    longitude DOUBLE PRECISION,
    phone TEXT NOT NULL DEFAULT '',
    pays_by_phone INTEGER NOT NULL DEFAULT 0 CHECK (pays_by_phone IN (0, 1)),
    pays_on_line INTEGER NOT NULL DEFAULT 0 CHECK (pays_on_line IN (0, 1)),
    takes_vouchers INTEGER NOT NULL DEFAULT 0 CHECK (takes_vouchers IN (0, 1)),
    delivers INTEGER NOT NULL DEFAULT 0 CHECK (delivers IN (0, 1)),
    hours TEXT NOT NULL DEFAULT '',
    area TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    checked_on TEXT NOT NULL,
    closed INTEGER NOT NULL DEFAULT 0 CHECK (closed IN (0, 1)),
    version INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX shop_name ON shop (kind, name, id);

-- What goes with a job of shopping or medicine, chosen by the person.
CREATE TABLE job_order (
    job_id TEXT PRIMARY KEY REFERENCES job (id),
    shop_id TEXT REFERENCES shop (id),
    pays TEXT NOT NULL CHECK (pays IN ('card by phone', 'voucher', 'council', 'paid back',
                                       'cash')),
    most_pence INTEGER,
    diet TEXT NOT NULL DEFAULT '',
    cash_why TEXT NOT NULL DEFAULT '',
    exempt TEXT NOT NULL DEFAULT '',
    controlled INTEGER NOT NULL DEFAULT 0 CHECK (controlled IN (0, 1)),
    fridge INTEGER NOT NULL DEFAULT 0 CHECK (fridge IN (0, 1)),
    doorstep_agreed INTEGER NOT NULL DEFAULT 0 CHECK (doorstep_agreed IN (0, 1)),
    version INTEGER NOT NULL DEFAULT 1
);
CREATE TABLE order_line (
    job_id TEXT NOT NULL REFERENCES job (id),
    number INTEGER NOT NULL,
    what TEXT NOT NULL,
    instead TEXT NOT NULL DEFAULT '',
    got TEXT NOT NULL DEFAULT '' CHECK (got IN ('', 'yes', 'instead', 'no')),
    PRIMARY KEY (job_id, number)
);

CREATE TABLE receipt (
    id TEXT PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    job_id TEXT NOT NULL REFERENCES job (id),
    volunteer_id TEXT NOT NULL REFERENCES volunteer (id),
    person_id TEXT NOT NULL,
    pays TEXT NOT NULL,
    shop TEXT NOT NULL DEFAULT '',
    pence INTEGER NOT NULL CHECK (pence > 0),
    given_pence INTEGER,
    read_pence INTEGER,
    read_by TEXT,
    status TEXT NOT NULL CHECK (status IN ('sent', 'read', 'approved', 'settled', 'refused')),
    first_yes TEXT,
    second_yes TEXT,
    why TEXT NOT NULL DEFAULT '',
    sent_at TEXT NOT NULL,
    settled_at TEXT,
    same_request TEXT UNIQUE,
    version INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX receipt_open ON receipt (sent_at) WHERE settled_at IS NULL;
CREATE INDEX receipt_volunteer ON receipt (volunteer_id, sent_at);
CREATE INDEX receipt_job ON receipt (job_id);
-- The photograph, in pieces of base64 small enough for any column.
CREATE TABLE receipt_photo (
    receipt_id TEXT NOT NULL REFERENCES receipt (id),
    piece INTEGER NOT NULL,
    kind TEXT NOT NULL,
    data TEXT NOT NULL,
    PRIMARY KEY (receipt_id, piece)
);

-- Only ever added to: each line carries the balance of its account after it, and the hash of the
-- line before it.
CREATE TABLE ledger (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    account TEXT NOT NULL,
    pence INTEGER NOT NULL,
    balance_pence INTEGER NOT NULL,
    entry TEXT NOT NULL,
    what TEXT NOT NULL,
    receipt_id TEXT,
    by_account TEXT NOT NULL,
    hash TEXT NOT NULL
);
CREATE INDEX ledger_account ON ledger (account, number);
CREATE INDEX ledger_entry ON ledger (entry);

-- A pattern in the handling of money that somebody should look at; told once.
CREATE TABLE money_pattern (
    volunteer_id TEXT NOT NULL REFERENCES volunteer (id),
    pattern TEXT NOT NULL,
    found_at TEXT NOT NULL,
    words TEXT NOT NULL,
    looked_by TEXT NOT NULL DEFAULT '',
    looked_at TEXT,
    outcome TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (volunteer_id, pattern)
);
