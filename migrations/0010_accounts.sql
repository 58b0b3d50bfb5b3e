-- accounts
CREATE TABLE organisation (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('council', 'district', 'nhs', 'charity', 'care provider',
                                       'community group', 'housing provider', 'other')),
    name TEXT NOT NULL,
    email TEXT,
    phone TEXT,
    address TEXT,
    area TEXT,
    about TEXT,
    uses_kith INTEGER NOT NULL DEFAULT 1 CHECK (uses_kith IN (0, 1)),
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    version INTEGER NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX organisation_name ON organisation (lower(name));

CREATE TABLE team (
    id TEXT PRIMARY KEY,
    organisation_id TEXT NOT NULL REFERENCES organisation (id),
    name TEXT NOT NULL,
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    version INTEGER NOT NULL DEFAULT 1,
    UNIQUE (organisation_id, name)
);

CREATE TABLE role (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    about TEXT NOT NULL,
    needs_code INTEGER NOT NULL DEFAULT 1 CHECK (needs_code IN (0, 1)),
    roomy INTEGER NOT NULL DEFAULT 0 CHECK (roomy IN (0, 1)),
    version INTEGER NOT NULL DEFAULT 1
);

CREATE TABLE role_permission (
    role_id TEXT NOT NULL REFERENCES role (id) ON DELETE CASCADE,
    permission TEXT NOT NULL,
    PRIMARY KEY (role_id, permission)
);

CREATE TABLE account (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    phone TEXT,
    password_hash TEXT,
    state TEXT NOT NULL CHECK (state IN ('invited', 'active', 'suspended', 'left')),
    code_secret TEXT,
    code_last_step INTEGER NOT NULL DEFAULT 0,
    created_at TEXT NOT NULL,
    last_seen_at TEXT,
    version INTEGER NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX account_email ON account (lower(email));

CREATE TABLE membership (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES account (id),
    organisation_id TEXT NOT NULL REFERENCES organisation (id),
    role_id TEXT NOT NULL REFERENCES role (id),
    team_id TEXT REFERENCES team (id),
    since TEXT NOT NULL,
    ended_at TEXT
);
CREATE UNIQUE INDEX membership_open ON membership (account_id, organisation_id, role_id)
    WHERE ended_at IS NULL;
CREATE INDEX membership_organisation ON membership (organisation_id);
CREATE INDEX membership_team ON membership (team_id);

CREATE TABLE recovery_code (
    account_id TEXT NOT NULL REFERENCES account (id),
    code_hash TEXT NOT NULL,
    used_at TEXT,
    PRIMARY KEY (account_id, code_hash)
);

CREATE TABLE account_link (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES account (id),
    purpose TEXT NOT NULL CHECK (purpose IN ('invitation', 'sign in', 'reset')),
    token_hash TEXT NOT NULL UNIQUE,
    made_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    used_at TEXT
);

CREATE TABLE sign_in_attempt (
    id TEXT PRIMARY KEY,
    account_id TEXT REFERENCES account (id),
    email_hash TEXT NOT NULL,
    address TEXT NOT NULL,
    at TEXT NOT NULL,
    outcome TEXT NOT NULL
);
CREATE INDEX sign_in_attempt_recent ON sign_in_attempt (email_hash, at);

CREATE TABLE oidc_identity (
    account_id TEXT NOT NULL REFERENCES account (id),
    issuer TEXT NOT NULL,
    tenant TEXT NOT NULL DEFAULT '',
    subject TEXT NOT NULL,
    PRIMARY KEY (issuer, tenant, subject)
);

CREATE TABLE api_token (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES account (id),
    organisation_id TEXT NOT NULL REFERENCES organisation (id),
    name TEXT NOT NULL,
    token_hash TEXT NOT NULL UNIQUE,
    permissions TEXT NOT NULL,
    made_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    last_used_at TEXT,
    revoked_at TEXT
);
