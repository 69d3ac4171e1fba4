-- A record that the center acknowledged, lost, and refused when it was offered again: in that epoch of the center's books.
-- Its state is 'refused', and this is how it came to that.
ALTER TABLE outbox ADD COLUMN refused_in_epoch INTEGER;
-- The center has given this record the same unclear refusal again and again; others go before it until the next start.
ALTER TABLE outbox ADD COLUMN set_aside_at INTEGER;
