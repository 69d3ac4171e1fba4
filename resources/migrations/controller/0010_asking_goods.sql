-- Goods that ask before they are sold: for their price, for the age of whoever buys them.
ALTER TABLE items ADD COLUMN has_open_price INTEGER NOT NULL DEFAULT 0 CHECK (has_open_price IN (0, 1));
ALTER TABLE items ADD COLUMN minimum_age INTEGER NOT NULL DEFAULT 0 CHECK (minimum_age BETWEEN 0 AND 99);
