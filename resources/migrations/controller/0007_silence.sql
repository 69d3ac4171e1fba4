-- How long nothing had been heard of the center, when that was last written: a clock that is set back does not shorten it.
ALTER TABLE link_state ADD COLUMN silent_ms INTEGER NOT NULL DEFAULT 0 CHECK (silent_ms >= 0);
