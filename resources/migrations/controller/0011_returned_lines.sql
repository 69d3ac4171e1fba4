-- What came back of which line of which receipt. Units count from 1 and follow upon each other: never more than was sold, and
-- no unit twice, whoever asks and however often.
CREATE TABLE returned_lines (
    sale_id TEXT NOT NULL REFERENCES sales (sale_id),  -- the sale they came back in
    line_number INTEGER NOT NULL,
    original_sale_id TEXT NOT NULL,
    original_line INTEGER NOT NULL,
    first_unit INTEGER NOT NULL CHECK (first_unit >= 1),
    quantity INTEGER NOT NULL CHECK (quantity >= 1),
    paid_minor INTEGER NOT NULL CHECK (paid_minor >= 0),
    tax_basis_points INTEGER NOT NULL,
    is_reduced INTEGER NOT NULL,
    PRIMARY KEY (sale_id, line_number),
    UNIQUE (original_sale_id, original_line, first_unit),
    FOREIGN KEY (original_sale_id, original_line) REFERENCES sale_lines (sale_id, line_number)
);
CREATE TRIGGER returned_lines_fit BEFORE INSERT ON returned_lines
WHEN NEW.first_unit <> 1 + (SELECT COALESCE(SUM(r.quantity), 0) FROM returned_lines r
        WHERE r.original_sale_id = NEW.original_sale_id AND r.original_line = NEW.original_line)
    OR NEW.first_unit + NEW.quantity - 1 > COALESCE((SELECT l.quantity FROM sale_lines l
        WHERE l.sale_id = NEW.original_sale_id AND l.line_number = NEW.original_line AND l.is_voided = 0), 0)
BEGIN SELECT RAISE(ABORT, 'more came back than was sold'); END;
CREATE TRIGGER returned_lines_keep BEFORE UPDATE ON returned_lines
BEGIN SELECT RAISE(ABORT, 'returned lines are append-only'); END;
CREATE TRIGGER returned_lines_stay BEFORE DELETE ON returned_lines
BEGIN SELECT RAISE(ABORT, 'returned lines are append-only'); END;
