-- accounts
-- What the sign-in provider says of somebody's roles or groups, and the role that gives here.
CREATE TABLE provider_role (
    value TEXT PRIMARY KEY,
    role_id TEXT NOT NULL REFERENCES role (id) ON DELETE CASCADE,
    made_at TEXT NOT NULL
);
-- Memberships that the provider gave, and takes away again: 'provider', else ''.
ALTER TABLE membership ADD COLUMN given_by TEXT NOT NULL DEFAULT '';
CREATE INDEX oidc_identity_account ON oidc_identity (account_id);
