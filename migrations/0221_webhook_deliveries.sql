-- messages
-- Who had a webhook made: it is told nothing that they may not know any more.
ALTER TABLE webhook ADD COLUMN account_id TEXT NOT NULL DEFAULT '';
ALTER TABLE webhook ADD COLUMN name TEXT NOT NULL DEFAULT '';
CREATE INDEX webhook_active ON webhook (id) WHERE active = 1;

-- Each event on its way to each webhook. The body holds ids and references, no personal data.
CREATE TABLE webhook_delivery (
    id TEXT PRIMARY KEY,
    webhook_id TEXT NOT NULL REFERENCES webhook (id) ON DELETE CASCADE,
    event TEXT NOT NULL,
    body TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'delivered', 'dead')),
    attempts INTEGER NOT NULL DEFAULT 0,
    last_answer TEXT NOT NULL DEFAULT '',
    made_at TEXT NOT NULL,
    ended_at TEXT
);
CREATE INDEX webhook_delivery_webhook ON webhook_delivery (webhook_id, id);
CREATE INDEX webhook_delivery_ended ON webhook_delivery (ended_at) WHERE ended_at IS NOT NULL;
