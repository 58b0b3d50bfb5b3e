-- referrals
-- Somebody has died, and those who were helping are to be told by their own organisation.
ALTER TABLE referral ADD COLUMN to_tell_until TEXT;
CREATE INDEX referral_to_tell ON referral (to_tell_until) WHERE to_tell_until IS NOT NULL;
