#include "center/redemption/settlements.h"

#include "center/bank_link/bank_message.h"
#include "center/base/rows.h"
#include "center/delivery/delivery.h"
#include "center/ledger/ledger.h"
#include "center/redemption/claims.h"
#include "center/redemption/settlement_rules.h"
#include "core/planted.h"
#include "platform/crypto/crypto.h"

namespace kazasu::center {
namespace {

struct StoredSettlement {
    SettlementAnswer answer;
    Bytes digest;
};

Bytes digestOfRecord(const std::string& body) {
    const auto digest = sha256(viewOf(body));
    return {digest.begin(), digest.end()};
}

constexpr const char* kSettlementColumns =
    "SELECT record_id, issue_number, state, amount_used_minor, currency, returned_minor, accepted_at, "
    "credited_at, "
    "error_code, error_detail, body_digest FROM settlement ";

StoredSettlement storedSettlementAt(const SqlRow& row) {
    StoredSettlement stored{{idAt<SaleId>(row, 0),
                             idAt<IssueNumber>(row, 1),
                             row.text(2) == "accepted" ? SettlementState::Accepted : SettlementState::Refused,
                             moneyAt(row, 3, 4),
                             moneyAt(row, 5, 4),
                             instantAt(row, 6),
                             optInstantAt(row, 7),
                             {}},
                            row.blob(10)};
    if (!row.isNull(8))
        stored.answer.error = Error{static_cast<ErrorCode>(row.number(8)), row.optText(9).value_or("")};
    return stored;
}

Result<std::optional<StoredSettlement>> findSettlement(Database& database, const SettlementRecord& record) {
    KAZASU_TRY(const auto found,
               database.run(std::string(kSettlementColumns) +
                                "WHERE shop_number = ? AND record_id = ? AND issue_number = ?",
                            {sqlOf(record.shop), sqlOf(record.sale), sqlOf(record.issueNumber)}));
    if (found.rows.empty()) return std::optional<StoredSettlement>{};
    return std::optional{storedSettlementAt(found.rows[0])};
}

Status recordConflict(Database& database, const SettlementRecord& record, const std::string& body,
                      Instant now) {
    KAZASU_TRY(
        const auto recorded,
        database.run(
            "INSERT INTO settlement_conflict (shop_number, record_id, issue_number, body_digest, body, "
            "received_at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            {sqlOf(record.shop), sqlOf(record.sale), sqlOf(record.issueNumber), digestOfRecord(body), body,
             sqlOf(now)}));
    return {};
}

Result<std::optional<GrantedClaim>> findGrantedClaim(Database& database, const IssueNumber& issue) {
    KAZASU_TRY(const auto found,
               database.run("SELECT shop_number, claim_id, sale_id, amount_minor, currency FROM claim "
                            "WHERE issue_number = ? AND state = 'granted'",
                            {sqlOf(issue)}));
    if (found.rows.empty()) return std::optional<GrantedClaim>{};
    const SqlRow& row = found.rows[0];
    return std::optional{
        GrantedClaim{shopAt(row, 0), idAt<ClaimId>(row, 1), idAt<SaleId>(row, 2), moneyAt(row, 3, 4)}};
}

Money usedOf(const Code& code, const SettlementRecord& record) {
    // The table refuses more than the code's amount; this fault gets around that, too.
    if (planted(Fault::NoAmountCheck) && record.amountUsed > code.amount) return code.amount;
    return record.amountUsed;
}

/// 509 passed: the code is used up, the shop is owed its part, the member gets the rest back.
Status redeem(Database& database, Code code, const SettlementRecord& record, Instant now) {
    if (code.state == CodeState::Issued) {
        KAZASU_TRY_STATUS(deliver(database, code, "612 accepted by a shop before the phone confirmed", now));
        code.state = CodeState::Delivered;
    }
    KAZASU_TRY(const Shop shop, shopOf(database, record.shop));
    Money rest = code.amount - record.amountUsed;
    if (planted(Fault::KeepRemainder)) rest = Money::zero(rest.currency());
    KAZASU_TRY_STATUS(moveCode(database, code, CodeState::Delivered, CodeState::Redeemed,
                               "509 joined with sale " + record.sale.toString(), now));
    KAZASU_TRY_STATUS(storeUse(database, code, usedOf(code, record), record.usedAt, record.shop));
    KAZASU_TRY_STATUS(post(database, {"redeemed:" + code.number.toString(),
                                      code.authorisation,
                                      now,
                                      "509 sale " + record.sale.toString(),
                                      {{codeAccount(code.number), record.amountUsed + rest},
                                       {payableAccount(record.shop), -record.amountUsed},
                                       {receivableAccount(code.institution), -rest}}}));
    if (rest.isPositive())
        KAZASU_TRY_STATUS(queueBankMessage(database, BankMessageKind::Refund, code.institution,
                                           code.authorisation, rest, now));
    KAZASU_TRY_STATUS(queueBankMessage(database, BankMessageKind::Purchase, code.institution,
                                       code.authorisation, record.amountUsed, now));
    KAZASU_TRY_STATUS(queueBankMessage(database, BankMessageKind::Payment, shop.institution,
                                       code.authorisation, record.amountUsed, now));
    KAZASU_TRY(const auto settled,
               database.run("UPDATE claim SET is_settled = 1 WHERE issue_number = ? AND state = 'granted'",
                            {sqlOf(code.number)}));
    return {};
}

Status storeSettlement(Database& database, const SettlementRecord& record, const std::string& body,
                       const SettlementAnswer& answer) {
    const bool isAccepted = answer.state == SettlementState::Accepted;
    KAZASU_TRY(const auto stored,
               database.run(
                   "INSERT INTO settlement (shop_number, record_id, issue_number, body_digest, body, state, "
                   "amount_used_minor, currency, returned_minor, used_at, accepted_at, error_code, "
                   "error_detail) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                   {sqlOf(record.shop), sqlOf(record.sale), sqlOf(record.issueNumber), digestOfRecord(body),
                    body, std::string(isAccepted ? "accepted" : "refused"), record.amountUsed.minor(),
                    sqlOf(record.amountUsed.currency()), answer.returned.minor(), sqlOf(record.usedAt),
                    sqlOf(answer.acceptedAt), sqlCodeOf(answer.error), sqlDetailOf(answer.error)}));
    return {};
}

/// The answer to a record that comes for the first time, with all its effects.
Result<SettlementAnswer> decideSettlement(Database& database, const IssuerId& center,
                                          const SettlementRecord& record,
                                          const Result<PresentedCode>& presented, Instant now) {
    SettlementAnswer answer{record.sale,
                            record.issueNumber,
                            SettlementState::Refused,
                            record.amountUsed,
                            Money::zero(record.amountUsed.currency()),
                            now,
                            {},
                            {}};
    if (record.issuer != center) {
        answer.error = Error{ErrorCode::CodeIssuerUnknown, "issued by somebody else"};
        return answer;
    }
    if (!presented) {
        answer.error = presented.error();
        return answer;
    }
    KAZASU_TRY(const auto code, resolve(database, *presented));
    KAZASU_TRY(const auto claim, findGrantedClaim(database, record.issueNumber));
    const Status verdict = judgeSettlement(record, *presented, code, claim);
    if (!verdict) {
        if (verdict.code() == ErrorCode::Unavailable) return verdict.error();
        answer.error = verdict.error();
        return answer;
    }
    KAZASU_TRY_STATUS(redeem(database, *code, record, now));
    answer.state = SettlementState::Accepted;
    answer.returned = code->amount - record.amountUsed;
    return answer;
}

}  // namespace

Result<SettlementOutcome> settle(Database& database, const IssuerId& center, const SettlementRecord& record,
                                 const Result<PresentedCode>& presented, Instant now) {
    const std::string body = toJson(record).dump();
    KAZASU_TRY(auto known, findSettlement(database, record));
    if (known && planted(Fault::ForgetCapture)) {
        // Keys refuse a second row and a second posting: what is left to get wrong is the answer.
        KAZASU_TRY(auto again, decideSettlement(database, center, record, presented, now));
        return SettlementOutcome{std::move(again), false};
    }
    if (known) {
        const bool isSame = known->digest == digestOfRecord(body);
        if (!isSame) KAZASU_TRY_STATUS(recordConflict(database, record, body, now));
        known->answer.creditedAt.reset();  // as it was the first time
        return SettlementOutcome{known->answer, !isSame};
    }
    KAZASU_TRY(const auto answer, decideSettlement(database, center, record, presented, now));
    KAZASU_TRY_STATUS(storeSettlement(database, record, body, answer));
    return SettlementOutcome{answer, false};
}

Result<SettlementAnswer> settlementOf(Database& database, ShopNumber shop, const IssueNumber& issue) {
    KAZASU_TRY(const auto found,
               database.run(std::string(kSettlementColumns) + "WHERE shop_number = ? AND issue_number = ? "
                                                              "ORDER BY state, accepted_at DESC LIMIT 1",
                            {sqlOf(shop), sqlOf(issue)}));
    if (found.rows.empty()) return Error{ErrorCode::NotFound, "no settlement of this code"};
    return storedSettlementAt(found.rows[0]).answer;
}

}  // namespace kazasu::center
