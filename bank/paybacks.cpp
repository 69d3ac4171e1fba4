#include "bank/paybacks.h"

#include "bank/answers.h"
#include "bank/debits.h"
#include "bank/holds.h"
#include "core/ids.h"
#include "core/iso8583/response_code.h"

#include <array>

namespace kazasu::bank {
namespace {

namespace field = iso8583::field;

constexpr std::string_view kRefundPrefix = "refund=";

}  // namespace

std::string refundText(const std::string& refund) { return std::string(kRefundPrefix) + refund; }

Result<std::string> refundIn(const iso8583::Message& request) {
    KAZASU_TRY(const std::string text, request.require(field::kPrivate));
    const Error invalid{ErrorCode::IsoFieldInvalid, "DE63 is refund=UUID"};
    if (!std::string_view(text).starts_with(kRefundPrefix)) return invalid;
    const auto id = Uuid::parse(text.substr(kRefundPrefix.size()));
    if (!id) return invalid;
    return id->toString();
}

Status Paybacks::payBack(const Payback& payback, const std::string& fromLedger) {
    KAZASU_TRY(const SqlResult known,
               m_database.run("SELECT amount_minor, institution FROM payback WHERE center = ? AND "
                              "reference = ? AND refund = ?",
                              {payback.center, payback.reference, payback.refund}));
    if (!known.rows.empty()) {
        const bool isSame =
            known.rows[0].number(0) == payback.amount.minor() && known.rows[0].text(1) == payback.institution;
        return isSame ? Status{} : Status{Error{ErrorCode::BankDuplicate, "it was paid back otherwise"}};
    }
    KAZASU_TRY(const auto hold, Holds{m_database}.findLive(payback.center, payback.reference));
    if (!hold || !hold->transferred || hold->transferredTo != payback.institution)
        return Error{ErrorCode::NotFound, "nothing was transferred to " + payback.institution};
    KAZASU_TRY(const SqlResult before, m_database.run("SELECT COALESCE(SUM(amount_minor), 0) FROM payback "
                                                      "WHERE center = ? AND reference = ?",
                                                      {payback.center, payback.reference}));
    if (Money::yen(before.rows.at(0).number(0)) + payback.amount > *hold->transferred)
        return Error{ErrorCode::MoneyOverflow, "more than was transferred"};
    KAZASU_TRY_STATUS(m_database.run(
        "INSERT INTO payback (center, reference, refund, institution, amount_minor, paid_at) VALUES "
        "(?, ?, ?, ?, ?, ?)",
        {payback.center, payback.reference, payback.refund, payback.institution, payback.amount.minor(),
         m_clock.now().msSinceEpoch}));
    const std::array entries{Entry{fromLedger, -payback.amount},
                             Entry{accountLedger(hold->account), payback.amount}};
    return Books{m_database}.post({PostingKind::Refund, payback.center, payback.reference, m_clock.now()},
                                  entries);
}

Result<iso8583::Message> Paybacks::receive(const iso8583::Message& request) {
    KAZASU_TRY(const Money amount, positiveAmountOf(request));
    KAZASU_TRY(const std::string center, request.require(field::kForwarder));
    KAZASU_TRY(const std::string refund, refundIn(request));
    const std::string institution{request.get(field::kAcquirer)};
    KAZASU_TRY_STATUS(
        payBack({center, std::string(request.get(field::kReference)), refund, institution, amount},
                dueFromLedger(institution)));
    return answerTo(request, iso8583::response::kApproved);
}

Result<Money> Paybacks::total(const std::string& institution, bool isInside) {
    KAZASU_TRY(const SqlResult sum, m_database.run("SELECT COALESCE(SUM(amount_minor), 0) FROM payback "
                                                   "WHERE (institution = ?) = (? = 1)",
                                                   {institution, std::int64_t{isInside ? 1 : 0}}));
    return Money::yen(sum.rows.at(0).number(0));
}

}  // namespace kazasu::bank
