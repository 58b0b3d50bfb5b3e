-- accounts
-- One token for a form however often it is sent.
ALTER TABLE api_token ADD COLUMN same_request TEXT;
CREATE UNIQUE INDEX api_token_same_request ON api_token (account_id, same_request)
    WHERE same_request IS NOT NULL;
