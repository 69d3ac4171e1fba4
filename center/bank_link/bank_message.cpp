#include "center/bank_link/bank_message.h"

#include "center/base/rows.h"
#include "core/iso8583/original_data.h"
#include "core/wire/shop_api.h"

#include <array>

namespace kazasu::center {
namespace {

namespace field = iso8583::field;
namespace processing = iso8583::processing;
using iso8583::Message;

// DE63 holds 999 bytes; names of shops and receipts leave this much for goods.
constexpr std::size_t kMaxGoodsBytes = 400;
constexpr std::uint32_t kMaxTrace = 999'999;

struct KindName {
    BankMessageKind kind;
    std::string_view name;
};
constexpr std::array kKindNames{
    KindName{BankMessageKind::Debit, "debit"},     KindName{BankMessageKind::Reversal, "reversal"},
    KindName{BankMessageKind::Refund, "refund"},   KindName{BankMessageKind::Purchase, "purchase"},
    KindName{BankMessageKind::Payment, "payment"}, KindName{BankMessageKind::Payback, "payback"}};

Message common(std::string_view type, const BankMessage& message, const Authorisation& authorisation,
               const IssuerId& center) {
    Message composed{type};
    composed.setAmount(message.amount)
        .setTransmissionTime(message.createdAt)
        .setTraceNumber(message.trace)
        .set(field::kAcquirer, center.toString())
        .set(field::kReference, authorisation.reference);
    return composed;
}

/// The names that fit, whole.
Json namesOf(const std::vector<SoldGood>& goods) {
    Json names = Json::array();
    std::size_t bytes = 0;
    for (const auto& good : goods) {
        bytes += Json::text(good.name).dump().size() + 1;
        if (bytes > kMaxGoodsBytes) break;
        names.push(Json::text(good.name));
    }
    return names;
}

/// The accepted settlement of an authorisation's code, as the shop sent it.
Result<SettlementRecord> recordOf(Database& database, const AuthorisationId& authorisation) {
    KAZASU_TRY(const auto found,
               database.run("SELECT s.body FROM settlement s JOIN code c ON c.issue_number = s.issue_number "
                            "WHERE c.authorisation_id = ? AND s.state = 'accepted'",
                            {sqlOf(authorisation)}));
    if (found.rows.empty()) return Error{ErrorCode::NotFound, "no settlement of this authorisation"};
    KAZASU_TRY(const auto body, Json::parse(found.rows[0].text(0)));
    return settlementRecordFrom(body);
}

Result<Message> reversal(const BankMessage& message, const Authorisation& authorisation,
                         const IssuerId& center) {
    Message original{"0100"};
    original.setTransmissionTime(authorisation.requestedAt)
        .setTraceNumber(authorisation.trace)
        .set(field::kAcquirer, center.toString());
    KAZASU_TRY(const auto data, iso8583::OriginalData::of(original));
    Message composed = common("0420", message, authorisation, center);
    composed.set(field::kProcessingCode, std::string(processing::kPurchase));
    composed.set(field::kOriginalData, data.toDigits());
    return composed;
}

Result<Message> purchase(Database& database, const BankMessage& message, const Authorisation& authorisation,
                         const IssuerId& center) {
    KAZASU_TRY(const auto record, recordOf(database, authorisation.id));
    KAZASU_TRY(const auto shop, database.run("SELECT name FROM shop WHERE number = ?", {sqlOf(record.shop)}));
    Message composed = common("0620", message, authorisation, center);
    const Json words = Json::object()
                           .set("shop", shop.rows.at(0).text(0))
                           .set("used_at", toRfc3339(record.usedAt))
                           .set("amount_minor", record.amountUsed.minor())
                           .set("reference", record.sale.toString())
                           .set("goods", namesOf(record.goods));
    composed.set(field::kPrivate, words.dump());
    return composed;
}

Result<Message> payment(Database& database, const BankMessage& message, const Authorisation& authorisation,
                        const IssuerId& center) {
    KAZASU_TRY(const auto record, recordOf(database, authorisation.id));
    KAZASU_TRY(const auto shop,
               database.run("SELECT account FROM shop WHERE number = ?", {sqlOf(record.shop)}));
    Message composed = common("0220", message, authorisation, center);
    composed.set(field::kProcessingCode, std::string(processing::kPaymentInformation))
        .set(field::kForwarder, authorisation.institution.toString())
        .setPadded(field::kShop, std::to_string(record.shop.value()))
        .set(field::kAccountTo, shop.rows.at(0).text(0));
    return composed;
}

/// From the shop's account to the member's; which one that is, 109 knows by DE37.
Result<Message> payback(Database& database, const BankMessage& message, const Authorisation& authorisation,
                        const IssuerId& center) {
    KAZASU_TRY(
        const auto shop,
        database.run("SELECT s.number, s.account FROM refund r JOIN shop s ON s.number = r.shop_number "
                     "JOIN code c ON c.issue_number = r.issue_number WHERE c.authorisation_id = ? AND "
                     "r.refund_id = ?",
                     {sqlOf(authorisation.id), message.refund}));
    Message composed = common("0220", message, authorisation, center);
    composed.set(field::kProcessingCode, std::string(processing::kPayBack))
        .set(field::kForwarder, authorisation.institution.toString())
        .setPadded(field::kShop, std::to_string(shop.rows.at(0).number(0)))
        .set(field::kPrivate, "refund=" + message.refund)
        .set(field::kAccountFrom, shop.rows.at(0).text(1));
    return composed;
}

/// One that the bank has carried out stays as it is.
Result<bool> sayReversalAgain(Database& database, const AuthorisationId& authorisation, Instant now) {
    KAZASU_TRY(
        const auto known,
        database.run("SELECT sequence FROM bank_message WHERE authorisation_id = ? AND kind = 'reversal'",
                     {sqlOf(authorisation)}));
    if (known.rows.empty()) return false;
    KAZASU_TRY(const auto again,
               database.run("UPDATE bank_message SET answered_at = NULL, response_code = NULL, "
                            "next_attempt_at = ?, is_front = CASE WHEN EXISTS (SELECT 1 FROM bank_message o "
                            "WHERE o.authorisation_id = ? AND o.answered_at IS NULL) THEN 0 ELSE 1 END WHERE "
                            "sequence = ? AND answered_at IS NOT NULL AND response_code <> '00'",
                            {sqlOf(now), sqlOf(authorisation), known.rows[0].number(0)}));
    return true;
}

}  // namespace

std::string_view nameOf(BankMessageKind kind) {
    for (const auto& row : kKindNames)
        if (row.kind == kind) return row.name;
    return "debit";
}

Result<std::uint32_t> nextTrace(Database& database) {
    KAZASU_TRY(const auto found, database.run("SELECT next FROM trace_counter WHERE id = 1"));
    const auto trace = static_cast<std::uint32_t>(found.rows.at(0).number(0));
    KAZASU_TRY(const auto advanced,
               database.run("UPDATE trace_counter SET next = ? WHERE id = 1",
                            {static_cast<std::int64_t>(trace == kMaxTrace ? 1 : trace + 1)}));
    return trace;
}

Result<bool> wasRefused(Database& database, const AuthorisationId& authorisation, BankMessageKind kind) {
    KAZASU_TRY(const auto refused, database.run("SELECT 1 FROM bank_message WHERE authorisation_id = ? AND "
                                                "kind = ? AND answered_at IS NOT NULL AND response_code <> "
                                                "'00'",
                                                {sqlOf(authorisation), std::string(nameOf(kind))}));
    return !refused.rows.empty();
}

Status withdrawReversal(Database& database, const AuthorisationId& authorisation, Instant now) {
    KAZASU_TRY(const auto withdrawn,
               database.run("UPDATE bank_message SET answered_at = ?, response_code = 'withdrawn' WHERE "
                            "authorisation_id = ? AND kind = 'reversal' AND answered_at IS NULL",
                            {sqlOf(now), sqlOf(authorisation)}));
    return {};
}

Status queueBankMessage(Database& database, BankMessageKind kind, const InstitutionId& to,
                        const AuthorisationId& authorisation, Money amount, Instant now,
                        const std::string& refund) {
    if (kind == BankMessageKind::Reversal) {
        KAZASU_TRY(const bool isKnown, sayReversalAgain(database, authorisation, now));
        if (isKnown) return {};
    }
    KAZASU_TRY(const auto trace, nextTrace(database));
    KAZASU_TRY(const auto inserted,
               database.run(
                   "INSERT INTO bank_message (institution, kind, authorisation_id, refund_id, amount_minor, "
                   "currency, "
                   "trace_number, created_at, next_attempt_at, is_front) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, "
                   "CASE WHEN EXISTS (SELECT 1 FROM bank_message WHERE authorisation_id = ? "
                   "AND answered_at IS NULL) THEN 0 ELSE 1 END)",
                   {sqlOf(to), std::string(nameOf(kind)), sqlOf(authorisation), refund, amount.minor(),
                    sqlOf(amount.currency()), static_cast<std::int64_t>(trace), sqlOf(now), sqlOf(now),
                    sqlOf(authorisation)}));
    return {};
}

Message authorisationMessage(const Authorisation& authorisation, const MeansSecret& secret,
                             const IssuerId& center) {
    Message message{"0100"};
    message.set(field::kProcessingCode, std::string(processing::kPurchase))
        .setAmount(authorisation.amount)
        .setTransmissionTime(authorisation.requestedAt)
        .setTraceNumber(authorisation.trace)
        .set(field::kAcquirer, center.toString())
        .set(field::kReference, authorisation.reference);
    if (secret.kind == MeansKind::Card)
        message.set(field::kPan, secret.number).set(field::kExpiry, secret.expiry);
    else
        message.set(field::kAccountFrom, secret.number);
    if (authorisation.instalments > 1)
        message.set(field::kPrivate, "instalments=" + std::to_string(authorisation.instalments));
    return message;
}

Result<Message> compose(Database& database, const BankMessage& message, const IssuerId& center) {
    KAZASU_TRY(const auto authorisation, findAuthorisation(database, message.authorisation));
    KAZASU_CHECK(authorisation.has_value());  // a foreign key
    switch (message.kind) {
        case BankMessageKind::Reversal:
            return reversal(message, *authorisation, center);
        case BankMessageKind::Purchase:
            return purchase(database, message, *authorisation, center);
        case BankMessageKind::Payment:
            return payment(database, message, *authorisation, center);
        case BankMessageKind::Payback:
            return payback(database, message, *authorisation, center);
        case BankMessageKind::Debit:
        case BankMessageKind::Refund:
            break;
    }
    const bool isDebit = message.kind == BankMessageKind::Debit;
    Message composed = common("0220", message, *authorisation, center);
    composed.set(field::kProcessingCode, std::string(isDebit ? processing::kPurchase : processing::kRefund));
    if (!authorisation->approval.empty()) composed.set(field::kApproval, authorisation->approval);
    return composed;
}

}  // namespace kazasu::center
