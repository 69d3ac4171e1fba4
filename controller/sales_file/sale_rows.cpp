#include "controller/sales_file/sale_rows.h"

#include "controller/sales_file/journal.h"
#include "core/sale/sale_json.h"

namespace kazasu::controller {
namespace {

using Row = std::vector<SqlValue>;

constexpr std::string_view kSaleColumns =
    "sale_id, register_number, receipt_number, business_day, completed_at, currency, total_minor, body";
constexpr std::string_view kLineColumns =
    "sale_id, line_number, item_code, name, department, quantity, unit_price_minor, amount_minor,"
    " tax_basis_points, is_reduced, is_voided";
constexpr std::string_view kReturnedColumns =
    "sale_id, line_number, original_sale_id, original_line, first_unit, quantity, paid_minor,"
    " tax_basis_points, is_reduced";
constexpr std::string_view kTenderColumns =
    "sale_id, tender_number, kind, amount_minor, is_reversed, claim_id, issuer, issue_number";

/// Rows of `refunds`, with what their bodies say.
constexpr std::string_view kRefundColumns =
    "sale_id, tender_number, refund_id, paid_sale_id, issue_number, amount_minor, currency,"
    " json_extract(body, '$.refund_id'), json_extract(body, '$.record_id'),"
    " json_extract(body, '$.issue_number'), json_extract(body, '$.amount_minor'),"
    " json_extract(body, '$.receipt_number')";

std::int64_t flagOf(bool value) { return value ? 1 : 0; }

Row saleRow(const Sale& sale) {
    const auto& completion = *sale.completion();
    return {sale.id().toString(),
            std::int64_t{sale.header().registerNumber},
            completion.receiptNumber,
            completion.businessDay.toString(),
            completion.completedAt.msSinceEpoch,
            std::int64_t{sale.header().currency.numeric},
            sale.totals().total.minor(),
            toJson(sale).dump()};
}

std::vector<Row> lineRows(const Sale& sale) {
    std::vector<Row> rows;
    for (const auto& line : sale.lines()) {
        rows.push_back({sale.id().toString(), std::int64_t{line.number}, line.itemCode, line.name,
                        line.department, std::int64_t{line.quantity}, line.unitPrice.minor(),
                        line.amount().minor(), std::int64_t{line.taxRate.basisPoints()},
                        flagOf(line.taxRate.isReduced()), flagOf(line.isVoided)});
    }
    return rows;
}

/// Of those with a receipt.
std::vector<Row> returnedRows(const Sale& sale) {
    std::vector<Row> rows;
    if (!sale.returnOf()) return rows;
    for (const auto& line : sale.lines()) {
        if (line.isVoided || !line.isReturn()) continue;
        rows.push_back({sale.id().toString(), std::int64_t{line.number}, sale.returnOf()->sale.toString(),
                        std::int64_t{line.returned->originalLine}, std::int64_t{line.returned->firstUnit},
                        std::int64_t{line.quantity}, line.returned->paid.minor(),
                        std::int64_t{line.taxRate.basisPoints()}, flagOf(line.taxRate.isReduced())});
    }
    return rows;
}

std::string_view kindOf(TenderType type) {
    switch (type) {
        case TenderType::SettlementCode:
            return "settlement_code";
        case TenderType::CodeRefund:
            return "code_refund";
        case TenderType::Cash:
            break;
    }
    return "cash";
}

std::vector<Row> refundRows(const Sale& sale) {
    std::vector<Row> rows;
    for (const auto& tender : sale.tenders()) {
        if (tender.isReversed || !tender.refund) continue;
        const std::string id = tender.refund->id.toString();
        const std::string paid = tender.refund->paidSale.toString();
        const std::string code = tender.refund->issueNumber.toString();
        const std::int64_t amount = -tender.amount.minor();
        rows.push_back({sale.id().toString(), std::int64_t{tender.number}, id, paid, code, amount,
                        std::int64_t{tender.amount.currency().numeric}, id, paid, code, amount,
                        receiptNumberText(sale)});
    }
    return rows;
}

std::vector<Row> tenderRows(const Sale& sale) {
    std::vector<Row> rows;
    for (const auto& tender : sale.tenders()) {
        Row row{sale.id().toString(),
                std::int64_t{tender.number},
                std::string(kindOf(tender.type())),
                tender.amount.minor(),
                flagOf(tender.isReversed),
                {},
                {},
                {}};
        if (tender.settlement) {
            row[5] = tender.settlement->claim.toString();
            row[6] = tender.settlement->issuer.toString();
            row[7] = tender.settlement->issueNumber.toString();
        }
        if (tender.refund) {
            row[6] = tender.refund->issuer.toString();
            row[7] = tender.refund->issueNumber.toString();
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

Status insertRow(Database& database, std::string_view table, std::string_view columns, const Row& row) {
    std::string sql = "INSERT INTO " + std::string(table) + " (" + std::string(columns) + ") VALUES (?";
    for (std::size_t i = 1; i < row.size(); ++i) sql += ", ?";
    KAZASU_TRY_STATUS(database.run(sql + ")", std::span<const SqlValue>(row)));
    return {};
}

Result<std::vector<Row>> rowsOf(Database& database, std::string_view table, std::string_view columns,
                                std::string_view order, const std::string& saleId) {
    const std::string sql = "SELECT " + std::string(columns) + " FROM " + std::string(table) +
                            " WHERE sale_id = ? ORDER BY " + std::string(order);
    KAZASU_TRY(const auto result, database.run(sql, {saleId}));
    std::vector<Row> rows;
    for (const auto& found : result.rows) {
        Row row;
        for (std::size_t i = 0; i < found.size(); ++i) row.push_back(found[i]);
        rows.push_back(std::move(row));
    }
    return rows;
}

Error disagreement(const std::string& saleId, std::string_view why) {
    return {ErrorCode::BooksDisagree, "sale " + saleId + ": " + std::string(why)};
}

Status checkRows(Database& database, const Sale& sale) {
    const std::string id = sale.id().toString();
    KAZASU_TRY(const auto head, rowsOf(database, "sales", kSaleColumns, "sale_id", id));
    KAZASU_TRY(const auto lines, rowsOf(database, "sale_lines", kLineColumns, "line_number", id));
    KAZASU_TRY(const auto tenders, rowsOf(database, "sale_tenders", kTenderColumns, "tender_number", id));
    KAZASU_TRY(const auto returned, rowsOf(database, "returned_lines", kReturnedColumns, "line_number", id));
    KAZASU_TRY(const auto refunds, rowsOf(database, "refunds", kRefundColumns, "tender_number", id));
    if (head != std::vector<Row>{saleRow(sale)}) return disagreement(id, "its columns were changed");
    if (lines != lineRows(sale)) return disagreement(id, "its lines were changed");
    if (tenders != tenderRows(sale)) return disagreement(id, "its tenders were changed");
    if (returned != returnedRows(sale)) return disagreement(id, "its returns were changed");
    if (refunds != refundRows(sale)) return disagreement(id, "its refunds were changed");
    return {};
}

}  // namespace

Status insertSale(Database& database, const Sale& sale) {
    KAZASU_CHECK(sale.completion().has_value());
    KAZASU_TRY_STATUS(insertRow(database, "sales", kSaleColumns, saleRow(sale)));
    for (const auto& row : lineRows(sale)) {
        KAZASU_TRY_STATUS(insertRow(database, "sale_lines", kLineColumns, row));
    }
    for (const auto& row : tenderRows(sale)) {
        KAZASU_TRY_STATUS(insertRow(database, "sale_tenders", kTenderColumns, row));
    }
    for (const auto& row : returnedRows(sale)) {
        KAZASU_TRY_STATUS(insertRow(database, "returned_lines", kReturnedColumns, row));
    }
    return {};
}

Result<std::optional<Sale>> storedSale(Database& database, const SaleId& id) {
    KAZASU_TRY(const auto found, database.run("SELECT body FROM sales WHERE sale_id = ?", {id.toString()}));
    if (found.rows.empty()) return std::optional<Sale>{};
    KAZASU_TRY(const auto body, Json::parse(found.rows[0].text(0)));
    KAZASU_TRY(auto sale, saleFromJson(body));
    return std::optional{std::move(sale)};
}

Json journalContentOf(const Sale& sale) {
    return Json::object()
        .set("staff", sale.header().cashierNumber)
        .set("receipt_number", sale.completion()->receiptNumber)
        .set("total_minor", sale.totals().total.minor())
        .set("currency", std::int64_t{sale.header().currency.numeric})
        .set("sale_sha256", hashOf(toJson(sale).dump()));
}

Status checkStoredSale(Database& database, const std::string& saleId, const std::string& entry) {
    KAZASU_TRY(const auto body, Json::parse(entry));
    KAZASU_TRY(const auto content, body.getObject("content"));
    KAZASU_TRY(const auto expectedHash, content.getText("sale_sha256"));
    KAZASU_TRY(const auto found, database.run("SELECT body FROM sales WHERE sale_id = ?", {saleId}));
    if (found.rows.empty()) return disagreement(saleId, "is in the journal, not in the sales file");
    if (hashOf(found.rows[0].text(0)) != expectedHash) return disagreement(saleId, "was changed");
    const auto json = Json::parse(found.rows[0].text(0));
    if (!json) return disagreement(saleId, "cannot be read");
    const auto sale = saleFromJson(*json);
    if (!sale) return disagreement(saleId, "cannot be read");
    return checkRows(database, *sale);
}

}  // namespace kazasu::controller
