#include "controller/refund/refund_store.h"

#include "controller/sales_file/journal.h"

#include <array>

namespace kazasu::controller {
namespace {

constexpr std::string_view kSelectRefunds =
    "SELECT sale_id, body, state, error_code, error_detail, created_at, updated_at FROM refunds ";

struct RefundStepName {
    RefundStep step;
    std::string_view name;
    std::string_view entry;  // of its end
};
constexpr std::array kRefundSteps{
    RefundStepName{RefundStep::Waiting, "waiting", {}},
    RefundStepName{RefundStep::Accepted, "accepted", {}},
    RefundStepName{RefundStep::Paid, "paid", kRefundPaidEntry},
    RefundStepName{RefundStep::Refused, "refused", kRefundRefusedEntry},
    RefundStepName{RefundStep::Failed, "failed", kRefundFailedEntry},
    RefundStepName{RefundStep::InCash, "in_cash", {}},  // noted with whoever did it
};

Result<RefundStep> refundStepNamed(std::string_view name) {
    for (const auto& row : kRefundSteps)
        if (row.name == name) return row.step;
    return Error{ErrorCode::StorageCorrupt, "refunds: unknown state"};
}

const RefundStepName& refundStepNames(RefundStep step) {
    for (const auto& row : kRefundSteps)
        if (row.step == step) return row;
    return kRefundSteps.front();
}

Result<RefundRow> refundIn(const SqlRow& row) {
    KAZASU_TRY(const auto sale, SaleId::parse(row.text(0)));
    KAZASU_TRY(const auto body, Json::parse(row.text(1)));
    KAZASU_TRY(auto request, refundRequestFrom(body));
    KAZASU_TRY(const auto step, refundStepNamed(row.text(2)));
    std::optional<Error> error;
    if (const auto code = row.optNumber(3))
        error = Error{static_cast<ErrorCode>(*code), row.optText(4).value_or("")};
    return RefundRow{
        row.text(1),           std::move(request), sale, step, std::move(error), Instant{row.number(5)},
        Instant{row.number(6)}};
}

}  // namespace

Status RefundStore::add(const RefundRequest& request, const SaleId& sale, int tenderNumber, Instant now) {
    KAZASU_TRY(const auto before, givenBack(request.sale, request.issueNumber, request.amount.currency()));
    KAZASU_TRY(const auto paid, m_database.run("SELECT COALESCE(SUM(amount_minor), 0) FROM spent_codes"
                                               " WHERE sale_id = ? AND issue_number = ?",
                                               {request.sale.toString(), request.issueNumber.toString()}));
    if (before.minor() + request.amount.minor() > paid.rows[0].number(0))
        return Error{ErrorCode::ReturnExceedsSold, "more goes back than the code had paid"};
    KAZASU_TRY_STATUS(m_database.run(
        "INSERT INTO refunds (refund_id, sale_id, tender_number, paid_sale_id, issue_number, amount_minor,"
        " currency, body, state, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'waiting', ?, ?)",
        {request.id.toString(), sale.toString(), std::int64_t{tenderNumber}, request.sale.toString(),
         request.issueNumber.toString(), request.amount.minor(),
         std::int64_t{request.amount.currency().numeric}, toJson(request).dump(), now.msSinceEpoch,
         now.msSinceEpoch}));
    return {};
}

Result<std::vector<RefundRow>> RefundStore::rowsOf(const std::string& rest,
                                                   std::initializer_list<SqlValue> values) const {
    KAZASU_TRY(const auto found, m_database.run(std::string(kSelectRefunds) + rest, values));
    std::vector<RefundRow> rows;
    for (const auto& row : found.rows) {
        KAZASU_TRY(auto refund, refundIn(row));
        rows.push_back(std::move(refund));
    }
    return rows;
}

Result<std::optional<RefundRow>> RefundStore::find(const RefundId& id) const {
    KAZASU_TRY(auto rows, rowsOf("WHERE refund_id = ?", {id.toString()}));
    return rows.empty() ? std::optional<RefundRow>{} : std::optional{std::move(rows.front())};
}

Result<Money> RefundStore::givenBack(const SaleId& paidSale, const IssueNumber& code,
                                     Currency currency) const {
    KAZASU_TRY(const auto found, m_database.run("SELECT COALESCE(SUM(amount_minor), 0) FROM refunds"
                                                " WHERE paid_sale_id = ? AND issue_number = ?",
                                                {paidSale.toString(), code.toString()}));
    return Money(found.rows[0].number(0), currency);
}

Result<std::vector<RefundRow>> RefundStore::open(std::int64_t epoch, std::int64_t from,
                                                 std::int64_t most) const {
    return rowsOf(
        "WHERE state IN ('waiting', 'accepted') OR (state = 'paid' AND paid_in_epoch IS NOT ?)"
        " ORDER BY state = 'paid', state DESC, created_at, refund_id LIMIT ? OFFSET ?",
        {epoch, most, from});
}

Result<std::vector<RefundRow>> RefundStore::toShow(Instant endedSince, std::int64_t most) const {
    return rowsOf(
        "WHERE state IN ('waiting', 'accepted', 'refused', 'failed') OR (state IN ('paid', 'in_cash')"
        " AND updated_at >= ?) ORDER BY state IN ('refused', 'failed') DESC, created_at DESC, refund_id DESC"
        " LIMIT ?",
        {endedSince.msSinceEpoch, most});
}

Result<RefundCounts> RefundStore::counts() const {
    KAZASU_TRY(const auto found,
               m_database.run("SELECT (SELECT COUNT(*) FROM refunds WHERE state = 'waiting'),"
                              " (SELECT COUNT(*) FROM refunds WHERE state IN ('refused', 'failed'))"));
    return RefundCounts{static_cast<int>(found.rows[0].number(0)), static_cast<int>(found.rows[0].number(1))};
}

Status RefundStore::update(const RefundRow& row, RefundStep step, const std::optional<Error>& error,
                           Instant now) {
    KAZASU_TRY(const auto known, find(row.request.id));
    if (!known) return Error{ErrorCode::StorageCorrupt, "a refund is gone"};
    if (known->step == step) return {};  // an earlier try got through
    const RefundStepName& names = refundStepNames(step);
    KAZASU_TRY_STATUS(m_database.run(
        "UPDATE refunds SET state = ?, error_code = ?, error_detail = ?, updated_at = ?"
        " WHERE refund_id = ?",
        {std::string(names.name), error ? SqlValue{static_cast<std::int64_t>(error->code)} : SqlValue{},
         error ? SqlValue{error->detail} : SqlValue{}, now.msSinceEpoch, row.request.id.toString()}));
    if (names.entry.empty()) return {};
    Json content = Json::object()
                       .set("refund_id", row.request.id.toString())
                       .set("amount_minor", row.request.amount.minor());
    if (error) content.set("error", errorName(error->code));
    return Journal(m_database).append(names.entry, row.sale, now, content);
}

Status RefundStore::notePaidIn(const RefundRow& row, std::int64_t epoch) {
    KAZASU_TRY_STATUS(m_database.run("UPDATE refunds SET paid_in_epoch = ? WHERE refund_id = ?",
                                     {epoch, row.request.id.toString()}));
    return {};
}

Result<bool> RefundStore::isPaymentRefused(const SaleId& paidSale) const {
    KAZASU_TRY(const auto found, m_database.run("SELECT 1 FROM outbox WHERE sale_id = ? AND state = 'refused'"
                                                " AND refused_in_epoch IS NULL",
                                                {paidSale.toString()}));
    return !found.rows.empty();
}

Result<bool> RefundStore::isPaymentLost(const SaleId& paidSale) const {
    KAZASU_TRY(const auto found, m_database.run("SELECT 1 FROM outbox WHERE sale_id = ? AND state = 'refused'"
                                                " AND refused_in_epoch IS NOT NULL",
                                                {paidSale.toString()}));
    return !found.rows.empty();
}

}  // namespace kazasu::controller
