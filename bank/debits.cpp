#include "bank/debits.h"

#include "bank/answers.h"
#include "bank/purchase.h"
#include "core/iso8583/response_code.h"

#include <array>

namespace kazasu::bank {
namespace {

using iso8583::Message;
namespace field = iso8583::field;
namespace response = iso8583::response;

std::string centerOf(const Message& request) { return std::string(request.get(field::kAcquirer)); }
std::string referenceOf(const Message& request) { return std::string(request.get(field::kReference)); }

/// The same advice in other words is done already; another amount for the same code is a duplicate to be
/// refused.
Result<Message> alreadyDone(const Message& request, Money done, Money asked) {
    if (done == asked) return answerTo(request, response::kApproved);
    return Error{ErrorCode::BankDuplicate, "it was done before with another amount"};
}

}  // namespace

Result<Money> positiveAmountOf(const Message& request) {
    KAZASU_TRY(const Money amount, request.amount());
    if (amount.currency() != kYen)
        return Error{ErrorCode::MoneyCurrencyMismatch, "this institution keeps yen"};
    if (!amount.isPositive()) return Error{ErrorCode::MoneyOverflow, "the amount is zero"};
    return amount;
}

Result<Hold> Debits::liveHold(const std::string& center, const std::string& reference) {
    KAZASU_TRY(auto hold, m_holds.findLive(center, reference));
    if (!hold) return Error{ErrorCode::NotFound, "no hold with this reference"};
    return *std::move(hold);
}

Result<Message> Debits::debit(const Message& request) {
    KAZASU_TRY(const Money amount, positiveAmountOf(request));
    KAZASU_TRY(const Hold hold, liveHold(centerOf(request), referenceOf(request)));
    if (hold.state == HoldState::Debited) return alreadyDone(request, hold.debited, amount);
    if (amount > hold.amount) return Error{ErrorCode::MoneyOverflow, "more than was authorised"};
    KAZASU_TRY_STATUS(m_holds.setDebited(hold, amount));
    const std::array entries{Entry{accountLedger(hold.account), -amount},
                             Entry{suspenseLedger(hold.center), amount}};
    KAZASU_TRY_STATUS(
        m_books.post({PostingKind::Debit, hold.center, hold.reference, m_clock.now()}, entries));
    return answerTo(request, response::kApproved);
}

Result<Message> Debits::refund(const Message& request) {
    KAZASU_TRY(const Money amount, positiveAmountOf(request));
    KAZASU_TRY(const Hold hold, liveHold(centerOf(request), referenceOf(request)));
    if (hold.state != HoldState::Debited) return Error{ErrorCode::NotFound, "nothing was debited"};
    if (hold.refunded) return alreadyDone(request, *hold.refunded, amount);
    if (amount > hold.inSuspense()) return Error{ErrorCode::MoneyOverflow, "more than is left in suspense"};
    KAZASU_TRY_STATUS(m_holds.setRefunded(hold, amount));
    const std::array entries{Entry{suspenseLedger(hold.center), -amount},
                             Entry{accountLedger(hold.account), amount}};
    KAZASU_TRY_STATUS(
        m_books.post({PostingKind::Refund, hold.center, hold.reference, m_clock.now()}, entries));
    return answerTo(request, response::kApproved);
}

Result<Message> Debits::recordPurchase(const Message& request) {
    KAZASU_TRY(const std::string body, request.require(field::kPrivate));
    KAZASU_TRY(const Purchase purchase, parsePurchase(body));
    KAZASU_TRY(const Hold hold, liveHold(centerOf(request), referenceOf(request)));
    KAZASU_TRY(const SqlResult known,
               m_database.run("SELECT body FROM purchase WHERE center = ? AND reference = ?",
                              {hold.center, hold.reference}));
    if (!known.rows.empty() && known.rows.front().text(0) != body)
        return Error{ErrorCode::BankDuplicate, "other purchase information came before"};
    if (known.rows.empty()) {
        KAZASU_TRY_STATUS(
            m_database.run("INSERT INTO purchase (center, reference, shop, used_at, amount_minor, goods, "
                           "body) VALUES (?, ?, ?, ?, ?, "
                           "?, ?)",
                           {hold.center, hold.reference, purchase.shop, purchase.usedAt.msSinceEpoch,
                            purchase.amount.minor(), purchase.goods, body}));
    }
    return answerTo(request, response::kApproved);
}

Status Debits::transfer(const Hold& hold, Money amount, const std::string& institution, PostingKind kind,
                        const std::string& toLedger) {
    if (hold.state != HoldState::Debited) return Error{ErrorCode::NotFound, "nothing was debited yet"};
    if (hold.transferred) {
        const bool isSame = *hold.transferred == amount && hold.transferredTo == institution;
        return isSame ? Status{}
                      : Status{Error{ErrorCode::BankDuplicate, "it was transferred otherwise before"}};
    }
    if (amount > hold.inSuspense()) return Error{ErrorCode::MoneyOverflow, "more than is left in suspense"};
    KAZASU_TRY_STATUS(m_holds.setTransferred(hold, amount, institution));
    const std::array entries{Entry{suspenseLedger(hold.center), -amount}, Entry{toLedger, amount}};
    return m_books.post({kind, hold.center, hold.reference, m_clock.now()}, entries);
}

Result<Message> Debits::transferOut(const Message& request) {
    KAZASU_TRY(const Money amount, positiveAmountOf(request));
    KAZASU_TRY(const std::string center, request.require(field::kForwarder));
    KAZASU_TRY(const Hold hold, liveHold(center, referenceOf(request)));
    const std::string institution{request.get(field::kAcquirer)};
    KAZASU_TRY_STATUS(
        transfer(hold, amount, institution, PostingKind::TransferOut, dueToLedger(institution)));
    return answerTo(request, response::kApproved);
}

Status Debits::transferInside(const std::string& center, const std::string& reference, Money amount,
                              const std::string& institution, const std::string& shopAccount) {
    KAZASU_TRY(const Hold hold, liveHold(center, reference));
    return transfer(hold, amount, institution, PostingKind::TransferInside, accountLedger(shopAccount));
}

}  // namespace kazasu::bank
