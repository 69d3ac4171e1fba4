#include "center/refund/refunds.h"

#include "center/bank_link/bank_message.h"
#include "center/base/body_digest.h"
#include "center/base/rows.h"
#include "center/issue/code.h"
#include "center/ledger/ledger.h"
#include "center/reports/epoch.h"
#include "center/shop/shop.h"
#include "core/iso8583/response_code.h"

namespace kazasu::center {
namespace {

struct StoredRefund {
    RefundAnswer answer;  // the first one
    Bytes digest;
    std::optional<Instant> paidAt, failedAt;
};

StoredRefund storedRefundAt(const SqlRow& row) {
    StoredRefund stored{{idAt<RefundId>(row, 0),
                         idAt<SaleId>(row, 1),
                         idAt<IssueNumber>(row, 2),
                         row.text(3) == "accepted" ? RefundState::Accepted : RefundState::Refused,
                         moneyAt(row, 4, 5),
                         moneyAt(row, 6, 5),
                         instantAt(row, 7),
                         {},
                         {}},
                        row.blob(8),
                        optInstantAt(row, 9),
                        optInstantAt(row, 10)};
    if (!row.isNull(11))
        stored.answer.error = Error{static_cast<ErrorCode>(row.number(11)), row.optText(12).value_or("")};
    return stored;
}

Result<std::optional<StoredRefund>> findRefund(Database& database, ShopNumber shop, const RefundId& id) {
    KAZASU_TRY(const auto found,
               database.run("SELECT refund_id, record_id, issue_number, state, amount_minor, currency, "
                            "refundable_minor, decided_at, body_digest, paid_at, failed_at, error_code, "
                            "error_detail FROM refund WHERE shop_number = ? AND refund_id = ?",
                            {sqlOf(shop), sqlOf(id)}));
    if (found.rows.empty()) return std::optional<StoredRefund>{};
    return std::optional{storedRefundAt(found.rows[0])};
}

/// What was settled for the sale less what was given back before.
Result<Money> refundableOf(Database& database, const RefundRequest& request) {
    KAZASU_TRY(
        const auto settled,
        database.run("SELECT s.amount_used_minor - COALESCE((SELECT SUM(r.amount_minor) FROM refund r WHERE "
                     "r.shop_number = s.shop_number AND r.record_id = s.record_id AND r.issue_number = "
                     "s.issue_number AND r.state = 'accepted' AND r.failed_at IS NULL), 0), s.currency "
                     "FROM settlement s WHERE s.shop_number = ? AND s.record_id = ? AND s.issue_number = ? "
                     "AND s.state = 'accepted'",
                     {sqlOf(request.shop), sqlOf(request.sale), sqlOf(request.issueNumber)}));
    if (settled.rows.empty()) return Error{ErrorCode::NotFound, "no accepted record of that sale"};
    return moneyAt(settled.rows[0], 0, 1);
}

Status judgeRefund(const RefundRequest& request, Money refundable) {
    if (request.amount.currency() != refundable.currency())
        return Error{ErrorCode::CodeWrongCurrency, "it was paid in another currency"};
    if (request.amount > refundable)
        return Error{ErrorCode::ReturnExceedsSold, "may still be given back: " + toDisplay(refundable)};
    return {};
}

Status storeRefund(Database& database, const RefundRequest& request, const std::string& body,
                   const RefundAnswer& answer) {
    const std::string state = answer.state == RefundState::Accepted ? "accepted" : "refused";
    KAZASU_TRY(const auto stored,
               database.run(
                   "INSERT INTO refund (shop_number, refund_id, record_id, issue_number, body_digest, body, "
                   "state, amount_minor, currency, refundable_minor, refunded_at, decided_at, error_code, "
                   "error_detail) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                   {sqlOf(request.shop), sqlOf(request.id), sqlOf(request.sale), sqlOf(request.issueNumber),
                    bodyDigest(body), body, state, request.amount.minor(), sqlOf(request.amount.currency()),
                    answer.refundable.minor(), sqlOf(request.refundedAt), sqlOf(answer.decidedAt),
                    sqlCodeOf(answer.error), sqlDetailOf(answer.error)}));
    return {};
}

std::string postingName(const char* kind, ShopNumber shop, const std::string& refund) {
    return std::string(kind) + ':' + std::to_string(shop.value()) + ':' + refund;
}

/// The shop owes it from now on, and its bank is told.
Status carryOut(Database& database, const RefundRequest& request, const Code& code, Instant now) {
    KAZASU_TRY(const Shop shop, shopOf(database, request.shop));
    KAZASU_TRY_STATUS(post(database, {postingName("refund", request.shop, request.id.toString()),
                                      code.authorisation,
                                      now,
                                      "goods of sale " + request.sale.toString() + " came back",
                                      {{payableAccount(request.shop), request.amount},
                                       {refundingAccount(code.institution), -request.amount}}}));
    return queueBankMessage(database, BankMessageKind::Payback, shop.institution, code.authorisation,
                            request.amount, now, request.id.toString());
}

/// How an accepted refund ends: paid without an error, failed with one.
struct RefundEnd {
    std::string cause;
    std::vector<LedgerLine> lines;
    std::optional<Error> error;
};

Status endRefund(Database& database, const AuthorisationId& authorisation, ShopNumber shop,
                 const std::string& refund, RefundEnd end, Instant now) {
    const bool isPaid = !end.error;
    KAZASU_TRY_STATUS(post(database, {postingName(isPaid ? "refunded" : "unrefunded", shop, refund),
                                      authorisation, now, std::move(end.cause), std::move(end.lines)}));
    KAZASU_TRY(const auto ended,
               database.run("UPDATE refund SET paid_at = ?, failed_at = ?, error_code = ?, error_detail = ? "
                            "WHERE shop_number = ? AND refund_id = ?",
                            {isPaid ? sqlOf(now) : SqlValue{}, isPaid ? SqlValue{} : sqlOf(now),
                             sqlCodeOf(end.error), sqlDetailOf(end.error), sqlOf(shop), refund}));
    return {};
}

}  // namespace

Result<RefundAnswer> giveBack(Database& database, const RefundRequest& request, Instant now) {
    const std::string body = toJson(request).dump();
    KAZASU_TRY(const auto known, findRefund(database, request.shop, request.id));
    if (known && known->digest != bodyDigest(body))
        return Error{ErrorCode::Conflict, "'refund_id': another refund had this id"};
    if (known) return known->answer;
    // An earlier refund may be among what these books have lost.
    KAZASU_TRY(const auto code, findCode(database, request.issueNumber));
    KAZASU_TRY_STATUS(
        checkMayGrant(database, {code ? std::optional{code->number} : std::nullopt, true}, now));
    KAZASU_TRY(const Money refundable, refundableOf(database, request));
    if (!code) return Error{ErrorCode::Unavailable, "an operator has to say first whose money it was"};
    // Then the money is still with the member's bank.
    KAZASU_TRY(const bool isUnpaid, wasRefused(database, code->authorisation, BankMessageKind::Payment));
    if (isUnpaid)
        return Error{ErrorCode::Unavailable, "the shop was not paid: an operator has to look first"};
    if (code->undebitedAt)
        return Error{ErrorCode::Unavailable, "the member's bank refused the debit: an operator settles it"};
    RefundAnswer answer{request.id,
                        request.sale,
                        request.issueNumber,
                        RefundState::Refused,
                        request.amount,
                        refundable,
                        now,
                        {},
                        {}};
    const Status verdict = judgeRefund(request, refundable);
    if (verdict) {
        answer.state = RefundState::Accepted;
        answer.refundable = refundable - request.amount;
        KAZASU_TRY_STATUS(carryOut(database, request, *code, now));
    } else {
        answer.error = verdict.error();
    }
    KAZASU_TRY_STATUS(storeRefund(database, request, body, answer));
    return answer;
}

Result<RefundAnswer> refundOf(Database& database, ShopNumber shop, const RefundId& id) {
    KAZASU_TRY(auto found, findRefund(database, shop, id));
    if (!found) return Error{ErrorCode::NotFound, "no such refund"};
    found->answer.paidAt = found->paidAt;
    if (found->paidAt) found->answer.state = RefundState::Paid;
    if (found->failedAt) {
        found->answer.state = RefundState::Failed;
        if (!found->answer.error)
            found->answer.error = Error{ErrorCode::BankRefused, "no bank could credit it"};
    }
    return found->answer;
}

Status finishRefund(Database& database, const BankMessage& message, const std::string& responseCode,
                    Instant now) {
    KAZASU_TRY(
        const auto found,
        database.run("SELECT r.shop_number, c.institution FROM refund r JOIN code c ON "
                     "c.issue_number = r.issue_number WHERE c.authorisation_id = ? AND r.refund_id = ? "
                     "AND r.state = 'accepted'",
                     {sqlOf(message.authorisation), message.refund}));
    const SqlRow& row = found.rows.at(0);
    const ShopNumber shop = shopAt(row, 0);
    const std::string refunding = refundingAccount(idAt<InstitutionId>(row, 1));
    const std::string clearing = clearingAccount(message.to);
    std::vector<LedgerLine> lines{{refunding, message.amount}, {payableAccount(shop), -message.amount}};
    const Status verdict = iso8583::statusOfResponseCode(responseCode);
    if (!verdict)
        return endRefund(database, message.authorisation, shop, message.refund,
                         {"refused by " + message.to.toString() + " with " + responseCode, std::move(lines),
                          verdict.error()},
                         now);
    lines.insert(lines.begin() + 1, {{clearing, -message.amount}, {clearing, message.amount}});
    return endRefund(database, message.authorisation, shop, message.refund,
                     {"the member has it from " + message.to.toString(), std::move(lines), {}}, now);
}

Status failRefunds(Database& database, const AuthorisationId& authorisation, const std::string& cause,
                   Instant now) {
    KAZASU_TRY(const auto found,
               database.run("SELECT r.shop_number, r.refund_id, r.amount_minor, r.currency, c.institution "
                            "FROM refund r JOIN code c ON c.issue_number = r.issue_number WHERE "
                            "c.authorisation_id = ? AND r.state = 'accepted' AND r.paid_at IS NULL AND "
                            "r.failed_at IS NULL ORDER BY r.refund_id",
                            {sqlOf(authorisation)}));
    for (const SqlRow& row : found.rows) {
        const ShopNumber shop = shopAt(row, 0);
        const Money amount = moneyAt(row, 2, 3);
        KAZASU_TRY_STATUS(endRefund(
            database, authorisation, shop, row.text(1),
            {cause,
             {{refundingAccount(idAt<InstitutionId>(row, 4)), amount}, {payableAccount(shop), -amount}},
             Error{ErrorCode::BankRefused, cause}},
            now));
    }
    KAZASU_TRY(const auto withdrawn,
               database.run("UPDATE bank_message SET answered_at = ?, response_code = 'not said' WHERE "
                            "authorisation_id = ? AND kind = 'payback' AND answered_at IS NULL",
                            {sqlOf(now), sqlOf(authorisation)}));
    return {};
}

}  // namespace kazasu::center
