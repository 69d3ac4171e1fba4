#include "controller/shift/shift_reader.h"

#include "controller/sales_file/journal.h"
#include "controller/sales_file/sale_rows.h"
#include "core/report/shift_tally.h"
#include "core/sale/sale_json.h"
#include "core/wire/shop_api.h"

namespace kazasu::controller {
namespace {

constexpr std::int64_t kSalesAtOnce = 500;  // in memory

Tally tallyIn(const SqlRow& row, std::size_t column, Currency currency) {
    return {row.number(column), Money(row.number(column + 1), currency)};
}

Status addSales(Database& database, const ShiftRow& shift, ShiftTally& tally) {
    std::int64_t after = shift.firstReceipt - 1;
    for (;;) {
        KAZASU_TRY(const auto batch,
                   database.run("SELECT s.receipt_number, s.body, COALESCE((SELECT MAX(c.is_bound) FROM"
                                " spent_codes c WHERE c.sale_id = s.sale_id AND c.is_offline = 1), 0)"
                                " FROM sales s WHERE s.register_number = ? AND s.receipt_number > ?"
                                " ORDER BY s.receipt_number LIMIT ?",
                                {std::int64_t{shift.registerNumber}, after, kSalesAtOnce}));
        if (batch.rows.empty()) return {};
        for (const auto& row : batch.rows) {
            KAZASU_TRY(const auto body, Json::parse(row.text(1)));
            KAZASU_TRY(const auto sale, saleFromJson(body));
            tally.add(sale, row.number(2) != 0);
            after = row.number(0);
        }
    }
}

/// Sales that were given up have no receipt number: the journal has them.
Status addVoids(Database& database, const ShiftRow& shift, ShiftTally& tally) {
    KAZASU_TRY(const auto found,
               database.run("SELECT body FROM journal WHERE sequence > ? AND kind = ? ORDER BY sequence",
                            {shift.journalSequence, std::string(kVoidEntry)}));
    for (const auto& row : found.rows) {
        KAZASU_TRY(const auto entry, Json::parse(row.text(0)));
        KAZASU_TRY(const auto content, entry.getObject("content"));
        KAZASU_TRY(const auto body, content.getObject("sale"));
        KAZASU_TRY(const auto sale, saleFromJson(body));
        if (sale.header().registerNumber == shift.registerNumber) tally.addVoided(sale);
    }
    return {};
}

/// The records of the shift: what the center said of each.
Result<CodeFigures> readCodes(Database& database, const ShiftRow& shift, const SalesFigures& sales) {
    const Tally none{0, Money::zero(shift.currency())};
    CodeFigures codes{none, none, none, none, none};
    for (const Tally* tally : {&sales.codesOnline, &sales.codesBound, &sales.codesUnbound}) {
        codes.sold.count += tally->count;
        codes.sold.sum += tally->sum;
    }
    KAZASU_TRY(
        const auto records,
        database.run("SELECT o.state, o.answer, (SELECT COALESCE(SUM(t.amount_minor), 0) FROM sale_tenders t"
                     " WHERE t.sale_id = s.sale_id AND t.kind = 'settlement_code' AND t.is_reversed = 0)"
                     " FROM sales s JOIN outbox o ON o.sale_id = s.sale_id"
                     " WHERE s.register_number = ? AND s.receipt_number >= ?",
                     {std::int64_t{shift.registerNumber}, shift.firstReceipt}));
    for (const auto& row : records.rows) {
        const Money sold(row.number(2), shift.currency());
        if (row.text(0) == "pending") codes.waiting.add(sold);
        if (row.text(0) == "refused") codes.refused.add(sold);
        if (row.text(0) != "accepted") continue;
        KAZASU_TRY(const auto json, Json::parse(row.optText(1).value_or("{}")));
        KAZASU_TRY(const auto answer, settlementAnswerFrom(json));
        codes.acknowledged.add(answer.amountUsed);
        if (answer.creditedAt) codes.credited.add(answer.amountUsed);
    }
    return codes;
}

Result<Tally> readDoubts(Database& database, Currency currency) {
    KAZASU_TRY(const auto found, database.run("SELECT COUNT(*), COALESCE(SUM(amount_minor), 0) FROM claims"
                                              " WHERE state IN ('claiming', 'reversing', 'in_doubt')"));
    return tallyIn(found.rows[0], 0, currency);
}

/// As the till shows it while it sells without the center.
Result<RiskFigures> readRisk(Database& database, Currency currency) {
    const Tally none{0, Money::zero(currency)};
    RiskFigures risk{none, none, none};
    KAZASU_TRY(const auto found,
               database.run("SELECT s.is_bound, COUNT(*), SUM(s.amount_minor) FROM outbox o"
                            " CROSS JOIN spent_codes s ON s.sale_id = o.sale_id"
                            " WHERE o.state = 'pending' AND s.is_offline = 1 GROUP BY s.is_bound"));
    for (const auto& row : found.rows) {
        (row.number(0) != 0 ? risk.bound : risk.unbound) = tallyIn(row, 1, currency);
    }
    KAZASU_TRY(risk.inDoubt, readDoubts(database, currency));
    return risk;
}

Status readDrawer(Database& database, const ShiftRow& shift, DrawerFigures& drawer) {
    drawer.floatAmount = shift.floatCount.total();
    drawer.paidIn.sum = drawer.paidOut.sum = Money::zero(shift.currency());
    KAZASU_TRY(const auto movements, ShiftStore(database).movements(shift));
    for (const auto& movement : movements) {
        (movement.direction == CashDirection::In ? drawer.paidIn : drawer.paidOut).add(movement.amount);
    }
    KAZASU_TRY(const auto last, ShiftStore(database).lastCount(shift));
    drawer.counts = last ? last->number : 0;
    KAZASU_TRY(const auto holds, countThatHolds(database, shift));
    if (!holds) return {};
    drawer.counted = holds->count;
    KAZASU_TRY(drawer.expected, expectedCash(database, shift));
    return {};
}

}  // namespace

Result<ShiftReport> readShift(Database& database, const ShiftRow& shift, const ReportAsk& ask) {
    ShiftReport report;
    report.kind = ask.kind;
    report.registerNumber = shift.registerNumber;
    report.registerName = ask.registerName;
    report.number = shift.number;
    report.currency = shift.currency();
    report.openedAt = shift.openedAt;
    report.isOpenedByItself = shift.isByItself;
    report.openedBy = shift.staff;
    report.madeAt = ask.at;
    report.madeBy = ask.staff;
    ShiftTally tally(shift.currency());
    KAZASU_TRY_STATUS(addSales(database, shift, tally));
    KAZASU_TRY_STATUS(addVoids(database, shift, tally));
    report.sales = tally.figures();
    KAZASU_TRY_STATUS(readDrawer(database, shift, report.drawer));
    KAZASU_TRY(report.codes, readCodes(database, shift, report.sales));
    KAZASU_TRY(report.risk, readRisk(database, shift.currency()));
    KAZASU_TRY(report.left, readLeft(database, shift.registerNumber, shift.currency()));
    report.grandTotal = shift.grandTotalBefore + report.sales.sales.sum;
    KAZASU_TRY(report.journal, Journal(database).head());
    return report;
}

Result<ShiftLeft> readLeft(Database& database, int registerNumber, Currency currency) {
    const Tally none{0, Money::zero(currency)};
    ShiftLeft left{none, none, none, none};
    KAZASU_TRY(const auto drafts, database.run("SELECT body FROM drafts WHERE register_number = ?",
                                               {std::int64_t{registerNumber}}));
    for (const auto& row : drafts.rows) {
        KAZASU_TRY(const auto body, Json::parse(row.text(0)));
        KAZASU_TRY(const auto sale, saleFromJson(body));
        if (!sale.isEmpty()) left.heldSales.add(sale.totals().total);
    }
    KAZASU_TRY(
        const auto unsent,
        database.run("SELECT COUNT(*), COALESCE(SUM((SELECT SUM(t.amount_minor) FROM sale_tenders t"
                     " WHERE t.sale_id = s.sale_id AND t.kind = 'settlement_code' AND t.is_reversed = 0)), 0)"
                     " FROM outbox o CROSS JOIN sales s ON s.sale_id = o.sale_id"
                     " WHERE o.state = 'pending' AND s.register_number = ?",
                     {std::int64_t{registerNumber}}));
    left.unsentRecords = tallyIn(unsent.rows[0], 0, currency);
    KAZASU_TRY(left.paymentsInDoubt, readDoubts(database, currency));
    KAZASU_TRY(const auto refunds,
               database.run("SELECT COUNT(*), COALESCE(SUM(r.amount_minor), 0) FROM refunds r JOIN sales s"
                            " USING (sale_id) WHERE r.state IN ('waiting', 'refused', 'failed')"
                            " AND s.register_number = ?",
                            {std::int64_t{registerNumber}}));
    left.openRefunds = tallyIn(refunds.rows[0], 0, currency);
    return left;
}

Result<Money> expectedCash(Database& database, const ShiftRow& shift) {
    KAZASU_TRY(Money expected, ShiftStore(database).cashSales(shift));
    expected += shift.floatCount.total();
    KAZASU_TRY(const auto movements, ShiftStore(database).movements(shift));
    for (const auto& movement : movements) {
        expected += movement.direction == CashDirection::In ? movement.amount : -movement.amount;
    }
    return expected;
}

Result<std::optional<CashCountRow>> countThatHolds(Database& database, const ShiftRow& shift) {
    const ShiftStore store(database);
    KAZASU_TRY(auto count, store.lastCount(shift));
    if (!count) return count;
    KAZASU_TRY(const auto lastReceipt, store.lastReceipt(shift.registerNumber));
    KAZASU_TRY(const auto movements, store.movements(shift));
    const bool holds =
        count->lastReceipt == lastReceipt && count->movements == static_cast<std::int64_t>(movements.size());
    return holds ? std::move(count) : std::optional<CashCountRow>{};
}

}  // namespace kazasu::controller
