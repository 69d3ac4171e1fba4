#include "controller/sales_file/returned_lines.h"

#include "controller/sales_file/sale_rows.h"

namespace kazasu::controller {

Result<std::vector<ReturnedUnits>> ReturnedLines::of(const SaleId& original) const {
    KAZASU_TRY(const auto found,
               m_database.run("SELECT r.original_line, r.quantity, r.paid_minor, r.tax_basis_points,"
                              " r.is_reduced, s.currency FROM returned_lines r JOIN sales s USING (sale_id)"
                              " WHERE r.original_sale_id = ? ORDER BY r.original_line, r.first_unit",
                              {original.toString()}));
    std::vector<ReturnedUnits> units;
    for (const auto& row : found.rows) {
        KAZASU_TRY(const auto rate, TaxRate::from(row.number(3), row.number(4) != 0));
        KAZASU_TRY(const auto paid, moneyFrom(row.number(2), row.number(5)));
        units.push_back({static_cast<int>(row.number(0)), static_cast<int>(row.number(1)), rate, paid});
    }
    return units;
}

Status ReturnedLines::check(const Sale& sale) const {
    if (!sale.returnOf()) return {};
    KAZASU_TRY(const auto original, storedSale(m_database, sale.returnOf()->sale));
    if (!original) return Error{ErrorCode::SaleUnknown, sale.returnOf()->receiptNumber};
    KAZASU_TRY(const auto before, of(original->id()));
    return checkReturnsOf(*original, sale, before);
}

}  // namespace kazasu::controller
