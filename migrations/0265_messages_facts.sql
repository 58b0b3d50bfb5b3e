-- messages
CREATE VIEW message_person_facts AS
    SELECT id, person_id, channel, status, template, made_at, sent_at FROM message;
