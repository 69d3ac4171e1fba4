-- Payments in doubt: since when nobody waits for a claim any more. Such claims stand in the inbox until the day of their
-- end is over.

ALTER TABLE claims ADD COLUMN doubt_since INTEGER;
CREATE INDEX claims_in_doubt ON claims (doubt_since) WHERE doubt_since IS NOT NULL;
