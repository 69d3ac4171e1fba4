#include "center/redemption/settlement_store.h"

#include "center/base/body_digest.h"
#include "center/base/rows.h"
#include "center/ledger/ledger_chain.h"
#include "center/redemption/code_use.h"

namespace kazasu::center {
namespace {

constexpr const char* kSettlementColumns =
    "SELECT record_id, issue_number, state, amount_used_minor, currency, returned_minor, accepted_at, "
    "credited_at, "
    "error_code, error_detail, body_digest, code_use FROM settlement ";

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
    stored.answer.use = optCodeUseAt(row, 11);
    return stored;
}

}  // namespace

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
            {sqlOf(record.shop), sqlOf(record.sale), sqlOf(record.issueNumber), bodyDigest(body), body,
             sqlOf(now)}));
    return {};
}

Status storeSettlement(Database& database, const SettlementRecord& record, const std::string& body,
                       const SettlementAnswer& answer) {
    const std::string state = answer.state == SettlementState::Accepted ? "accepted" : "refused";
    const Bytes digest = bodyDigest(body);
    KAZASU_TRY(const auto stored,
               database.run(
                   "INSERT INTO settlement (shop_number, record_id, issue_number, body_digest, body, state, "
                   "amount_used_minor, currency, returned_minor, used_at, accepted_at, error_code, "
                   "error_detail, code_use) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                   {sqlOf(record.shop), sqlOf(record.sale), sqlOf(record.issueNumber), digest, body, state,
                    record.amountUsed.minor(), sqlOf(record.amountUsed.currency()), answer.returned.minor(),
                    sqlOf(record.usedAt), sqlOf(answer.acceptedAt), sqlCodeOf(answer.error),
                    sqlDetailOf(answer.error), sqlOf(answer.use)}));
    return enterChain(database, ChainKind::Record,
                      std::to_string(record.shop.value()) + ' ' + record.sale.toString() + ' ' +
                          record.issueNumber.toString(),
                      {state, std::to_string(record.amountUsed.minor()),
                       std::to_string(record.amountUsed.currency().numeric),
                       std::to_string(answer.returned.minor()), std::to_string(record.usedAt.msSinceEpoch),
                       std::to_string(answer.acceptedAt.msSinceEpoch), toHex(digest)});
}

Result<StoredSettlement> latestSettlement(Database& database, ShopNumber shop, const IssueNumber& issue) {
    KAZASU_TRY(const auto found,
               database.run(std::string(kSettlementColumns) + "WHERE shop_number = ? AND issue_number = ? "
                                                              "ORDER BY state, accepted_at DESC LIMIT 1",
                            {sqlOf(shop), sqlOf(issue)}));
    if (found.rows.empty()) return Error{ErrorCode::NotFound, "no settlement of this code"};
    return storedSettlementAt(found.rows[0]);
}

}  // namespace kazasu::center
