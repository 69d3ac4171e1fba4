#include "bank/authorisations.h"

#include "bank/answers.h"
#include "bank/debits.h"
#include "core/iso8583/response_code.h"
#include "core/text/whole_number.h"

#include <algorithm>

namespace kazasu::bank {
namespace {

using iso8583::Message;
namespace field = iso8583::field;
namespace response = iso8583::response;

constexpr std::string_view kInstalmentsPrefix = "instalments=";
constexpr int kMostInstalments = 60;
constexpr std::size_t kApprovalDigits = 6;

/// DE63 "instalments=3"; absent means one payment.
Result<int> instalmentsOf(const Message& request) {
    if (!request.has(field::kPrivate)) return 1;
    const std::string_view text = request.get(field::kPrivate);
    const Error refused{ErrorCode::IsoFieldInvalid, "DE63 must be instalments=1 to 60"};
    if (!text.starts_with(kInstalmentsPrefix)) return refused;
    const std::string_view digits = text.substr(kInstalmentsPrefix.size());
    const auto count = wholeNumber<int>(digits, 1, kMostInstalments);
    if (!count) return refused;
    return *count;
}

}  // namespace

Result<Account> Authorisations::accountOfCard(const Message& request) {
    KAZASU_TRY(const auto card, m_accounts.findCard(std::string(request.get(field::kPan))));
    if (!card) return Error{ErrorCode::AccountUnknown, "no such card"};
    if (request.get(field::kExpiry) != card->expiry || isExpired(*card, m_clock.now()))
        return Error{ErrorCode::MeansExpired, "card " + maskedNumber(card->pan)};
    KAZASU_TRY(auto account, m_accounts.find(card->account));
    KAZASU_CHECK(account.has_value());  // a foreign key
    return *std::move(account);
}

Result<Account> Authorisations::accountOf(const Message& request) {
    if (request.has(field::kPan) == request.has(field::kAccountFrom))
        return Error{ErrorCode::IsoFieldMissing, "exactly one of DE2 and DE102"};
    if (request.has(field::kPan)) return accountOfCard(request);
    KAZASU_TRY(auto account, m_accounts.find(std::string(request.get(field::kAccountFrom))));
    if (!account) return Error{ErrorCode::AccountUnknown, "no such account"};
    return *std::move(account);
}

Result<Message> Authorisations::authorise(const Message& request) {
    KAZASU_TRY(const Money amount, positiveAmountOf(request));
    KAZASU_TRY(const int instalments, instalmentsOf(request));
    KAZASU_TRY(const Account account, accountOf(request));
    if (account.isBlocked) return answerTo(request, response::kRestricted);
    if (account.kind == AccountKind::Shop) return answerTo(request, response::kNotPermittedToHolder);
    if (instalments > 1 && !request.has(field::kPan))
        return answerTo(request, response::kNotPermittedToHolder);

    Hold hold;
    hold.center = request.get(field::kAcquirer);
    hold.reference = request.get(field::kReference);
    hold.trace = request.get(field::kTraceNumber);
    hold.transmitted = request.get(field::kTransmissionTime);
    KAZASU_TRY(const bool isReversed, m_holds.hasTombstone(hold.center, hold.trace, hold.transmitted));
    if (isReversed) return Error{ErrorCode::BankRefused, "it was reversed before it came"};
    KAZASU_TRY(const auto live, m_holds.findLive(hold.center, hold.reference));
    if (live) return Error{ErrorCode::BankDuplicate, "there is a hold for this reference"};

    if (account.limit && amount > *account.limit) return Error{ErrorCode::AmountLimitExceeded};
    KAZASU_TRY(const Money available, m_accounts.available(account));
    if (amount > available) return Error{ErrorCode::InsufficientFunds};

    hold.account = account.number;
    hold.amount = amount;
    hold.instalments = instalments;
    hold.approval = randomDigits(m_random, kApprovalDigits);
    KAZASU_TRY_STATUS(m_holds.add(hold, m_clock.now()));
    Message answer = answerTo(request, response::kApproved);
    answer.set(field::kApproval, hold.approval);
    return answer;
}

Result<Message> Authorisations::reverse(const Message& request) {
    KAZASU_TRY(const std::string digits, request.require(field::kOriginalData));
    KAZASU_TRY(const auto original, iso8583::OriginalData::parse(digits));
    const std::string center{request.get(field::kAcquirer)};
    if (original.acquirer != center.substr(std::min(center.find_first_not_of('0'), center.size())))
        return Error{ErrorCode::Forbidden, "the original belongs to another center"};
    if (original.type != "0100")
        return Error{ErrorCode::Unsupported, "only an authorisation can be reversed"};
    KAZASU_TRY(const auto hold, m_holds.findByOriginal(center, original));
    if (!hold) {
        KAZASU_TRY_STATUS(m_holds.addTombstone(center, original, m_clock.now()));
    } else if (hold->state == HoldState::Debited) {
        return Error{ErrorCode::Unsupported, "the hold is debited: it takes a refund"};
    } else if (hold->state == HoldState::Held) {
        KAZASU_TRY_STATUS(m_holds.release(*hold));
    }
    return answerTo(request, response::kApproved);
}

}  // namespace kazasu::bank
