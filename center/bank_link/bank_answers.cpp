#include "center/bank_link/bank_answers.h"

#include "center/base/rows.h"
#include "center/delivery/delivery.h"
#include "center/ledger/ledger.h"
#include "center/refund/refunds.h"
#include "core/iso8583/response_code.h"

#include <QLoggingCategory>

namespace kazasu::center {
namespace {

Q_LOGGING_CATEGORY(logBankAnswers, "kazasu.center.bank_answers")

/// 617: the shop has its money, and 109 owes us nothing for it any more.
Status creditShop(Database& database, const BankMessage& message, Instant now) {
    KAZASU_TRY(
        const auto found,
        database.run("SELECT s.shop_number, s.record_id, s.issue_number, c.institution FROM settlement s "
                     "JOIN code c ON c.issue_number = s.issue_number "
                     "WHERE c.authorisation_id = ? AND s.state = 'accepted'",
                     {sqlOf(message.authorisation)}));
    const SqlRow& row = found.rows.at(0);
    const std::string clearing = clearingAccount(message.to);
    KAZASU_TRY_STATUS(post(database, {"credited:" + row.text(2),
                                      message.authorisation,
                                      now,
                                      "617 credited by " + message.to.toString(),
                                      {{payableAccount(shopAt(row, 0)), message.amount},
                                       {clearing, -message.amount},
                                       {clearing, message.amount},
                                       {receivableAccount(idAt<InstitutionId>(row, 3)), -message.amount}}}));
    KAZASU_TRY(const auto credited,
               database.run("UPDATE settlement SET credited_at = ? WHERE shop_number = ? AND record_id = ? "
                            "AND issue_number = ?",
                            {sqlOf(now), row[0], row[1], row[2]}));
    return {};
}

void warnOfRefusal(const BankMessage& message, const std::string& responseCode, const char* consequence) {
    qCWarning(logBankAnswers).noquote()
        << message.authorisation.toString().c_str() << nameOf(message.kind).data() << "was refused by"
        << message.to.toString().c_str() << "with" << responseCode.c_str() << consequence;
}

}  // namespace

bool isDefinite(BankMessageKind kind, const Result<iso8583::Message>& answer) {
    namespace response = iso8583::response;
    if (!answer) return false;
    const std::string_view code = answer->get(iso8583::field::kResponseCode);
    if (code == response::kApproved) return true;
    if (code.empty() || isTransient(iso8583::statusOfResponseCode(code).error())) return false;
    // The shop has less than it gives back: its next sales change that.
    if (code == response::kInsufficientFunds) return kind != BankMessageKind::Payback;
    if (code == response::kInvalidAccount) return kind != BankMessageKind::Payment;
    return code != response::kNoSuchInstitution && code != response::kNotPermittedToTerminal &&
           code != response::kCannotRoute;
}

Status recordAnswer(Database& database, const BankMessage& message, const std::string& responseCode,
                    Instant now) {
    KAZASU_TRY(
        const auto answered,
        database.run("UPDATE bank_message SET answered_at = ?, response_code = ?, attempts = attempts + 1 "
                     "WHERE sequence = ? AND answered_at IS NULL",
                     {sqlOf(now), responseCode, message.sequence}));
    if (answered.changedRows != 1) return {};  // a late second answer
    KAZASU_TRY(const auto made,
               database.run("UPDATE bank_message SET is_front = 1 WHERE sequence = (SELECT MIN(sequence) "
                            "FROM bank_message WHERE authorisation_id = ? AND answered_at IS NULL)",
                            {sqlOf(message.authorisation)}));
    if (responseCode != iso8583::response::kApproved) {
        warnOfRefusal(message, responseCode, "for good");
        if (message.kind == BankMessageKind::Payback)
            return finishRefund(database, message, responseCode, now);
        if (message.kind == BankMessageKind::Debit)
            return noteUndebited(database, message.authorisation, now);
        if (message.kind != BankMessageKind::Payment) return {};
        // The shop never had it, so there is nothing of it to give back.
        return failRefunds(database, message.authorisation, "the shop's bank refused the payment", now);
    }
    if (message.kind == BankMessageKind::Payback) return finishRefund(database, message, responseCode, now);
    if (message.kind != BankMessageKind::Payment) return {};
    return creditShop(database, message, now);
}

Status postpone(Database& database, const BankMessage& message, const Result<iso8583::Message>& answer,
                Instant nextAttempt) {
    const std::string code{answer ? answer->get(iso8583::field::kResponseCode) : std::string_view{}};
    const bool isSetUpWrongly = !code.empty() && !isTransient(iso8583::statusOfResponseCode(code).error());
    if (isSetUpWrongly && message.attempts == 0) warnOfRefusal(message, code, "and is said again");
    KAZASU_TRY(const auto postponed,
               database.run("UPDATE bank_message SET attempts = attempts + 1, next_attempt_at = ?, "
                            "response_code = NULLIF(?, '') WHERE sequence = ? AND answered_at IS NULL",
                            {sqlOf(nextAttempt), code, message.sequence}));
    return {};
}

}  // namespace kazasu::center
