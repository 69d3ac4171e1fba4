#include "controller/reports/sales_report.h"

#include "controller/center_link/claim_store.h"
#include "controller/outbox/outbox_store.h"
#include "core/receipt/receipt_builder.h"
#include "core/sale/sale_json.h"

namespace kazasu::controller {
namespace {

struct SalesSum {
    std::int64_t count = 0;
    std::int64_t settlementCount = 0;
    std::int64_t offlineCount = 0;
    std::int64_t refundCount = 0;
    Money total, cash, settlement, offline, refunded;
};

/// One sale as a row of the report; adds it to the sum.
Json rowOf(const Sale& sale, SalesSum& sum) {
    const SaleTotals totals = sale.totals();
    Money settlement = Money::zero(sale.header().currency);
    Money refunded = settlement;
    Json row = Json::object();
    row.set("sale_id", sale.id().toString())
        .set("receipt_number", receiptNumberText(sale))
        .set("business_day", sale.completion()->businessDay.toString())
        .set("completed_at", toRfc3339(sale.completion()->completedAt))
        .set("total_minor", totals.total.minor());
    for (const auto& tender : sale.tenders()) {
        if (tender.isReversed || tender.isCash()) continue;
        if (tender.refund) {
            refunded -= tender.amount;
            ++sum.refundCount;
            continue;
        }
        settlement += tender.amount;
        if (tender.settlement->isOffline) {
            row.set("is_offline", true);
            sum.offline += tender.amount;
            ++sum.offlineCount;
        }
        row.set("issue_number", tender.settlement->issueNumber.toString())
            .set("returned_minor", tender.settlement->remainder().minor());
        ++sum.settlementCount;
    }
    const Money cash = totals.total - settlement + refunded;
    row.set("settlement_minor", settlement.minor()).set("cash_minor", cash.minor());
    if (!refunded.isZero()) row.set("refunded_minor", refunded.minor());
    ++sum.count;
    sum.total += totals.total;
    sum.settlement += settlement;
    sum.cash += cash;
    sum.refunded += refunded;
    return row;
}

/// What goes back to codes, by what became of it. A refund that the center has refused has moved nothing; one
/// that no bank could credit counts with neither side.
Result<Json> refundsByState(Database& database) {
    KAZASU_TRY(const auto found,
               database.run("SELECT state, COUNT(*), SUM(amount_minor) FROM refunds GROUP BY state"));
    Json refunds = Json::object();
    for (const char* state : {"waiting", "accepted", "paid", "refused", "failed", "in_cash"})
        refunds.set(state, 0).set(std::string(state) + "_minor", 0);
    for (const auto& row : found.rows)
        refunds.set(row.text(0), row.number(1)).set(row.text(0) + "_minor", row.number(2));
    return refunds;
}

/// Codes that were accepted without the center and that it does not have yet: the worst that can be lost.
Result<Json> offlineAtRisk(Database& database) {
    KAZASU_TRY(const auto found,
               database.run("SELECT s.is_bound, COUNT(*), SUM(s.amount_minor) FROM outbox o"
                            " CROSS JOIN spent_codes s ON s.sale_id = o.sale_id"
                            " WHERE o.state = 'pending' AND s.is_offline = 1 GROUP BY s.is_bound"));
    Json risk = Json::object()
                    .set("bound_codes", 0)
                    .set("bound_minor", 0)
                    .set("unbound_codes", 0)
                    .set("unbound_minor", 0);
    for (const auto& row : found.rows) {
        const std::string kind = row.number(0) != 0 ? "bound" : "unbound";
        risk.set(kind + "_codes", row.number(1)).set(kind + "_minor", row.number(2));
    }
    return risk;
}

}  // namespace

Result<Json> salesReport(Database& database) {
    KAZASU_TRY(const auto stored, database.run("SELECT body FROM sales ORDER BY completed_at, sale_id"));
    SalesSum sum;
    Json rows = Json::array();
    for (const auto& row : stored.rows) {
        KAZASU_TRY(const auto body, Json::parse(row.text(0)));
        KAZASU_TRY(const auto sale, saleFromJson(body));
        rows.push(rowOf(sale, sum));
    }
    KAZASU_TRY(const auto records, OutboxStore(database).counts());
    KAZASU_TRY(const auto lost, database.run("SELECT COALESCE(SUM(s.amount_minor), 0) FROM outbox o"
                                             " JOIN spent_codes s ON s.sale_id = o.sale_id"
                                             " WHERE o.state = 'refused'"));
    KAZASU_TRY(auto atRisk, offlineAtRisk(database));
    KAZASU_TRY(auto refunds, refundsByState(database));
    KAZASU_TRY(const auto claims, ClaimStore(database).unfinished());
    return Json::object()
        .set("count", sum.count)
        .set("currency", std::int64_t{sum.total.currency().numeric})
        .set("total_minor", sum.total.minor())
        .set("cash_minor", sum.cash.minor())
        .set("settlement_minor", sum.settlement.minor())
        .set("settlement_count", sum.settlementCount)
        .set("refunded_minor", sum.refunded.minor())
        .set("refunded_count", sum.refundCount)
        .set("refunds", std::move(refunds))
        .set("offline_minor", sum.offline.minor())
        .set("offline_count", sum.offlineCount)
        .set("unsent_records", records.pending)
        .set("refused_records", records.refused)
        .set("refused_minor", lost.rows.at(0).number(0))
        .set("offline_at_risk", std::move(atRisk))
        .set("payments_in_doubt", static_cast<std::int64_t>(claims.size()))
        .set("sales", std::move(rows));
}

}  // namespace kazasu::controller
