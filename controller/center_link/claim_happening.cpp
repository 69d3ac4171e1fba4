#include "controller/center_link/claim_happening.h"

#include "controller/center_link/center_client.h"

namespace kazasu::controller {
namespace {

/// Why it ended like that, for the cashier and the file.
Error reasonOf(const ClaimAnswer& answer, ClaimStep before) {
    if (answer.state == ClaimState::Reversed) {
        return before == ClaimStep::Claiming ? Error{ErrorCode::Cancelled, "the center reversed it"}
                                             : Error{ErrorCode::Timeout, "the center did not answer in time"};
    }
    return answer.error ? *answer.error : Error{ErrorCode::CodeUnknown, "refused without a reason"};
}

ClaimHappening wordOfTheCenter(const ClaimRow& row, const ClaimAnswer& answer) {
    switch (answer.state) {
        case ClaimState::Granted:
            return {checkGrant(row, answer) ? ClaimEvent::Grant : ClaimEvent::Unclear, answer};
        case ClaimState::Refused:
            return {ClaimEvent::Refusal, answer, reasonOf(answer, row.step)};
        case ClaimState::Reversed:
            return {ClaimEvent::Reversal, answer, reasonOf(answer, row.step)};
    }
    return {ClaimEvent::Unclear, answer};
}

}  // namespace

Status checkGrant(const ClaimRow& row, const ClaimAnswer& answer) {
    const auto wrong = [](const std::string& why) {
        return Error{ErrorCode::NetworkProtocol, "grant: " + why};
    };
    if (!answer.issuer || !answer.issueNumber) return wrong("does not name the code");
    if (row.issuer && (*row.issuer != *answer.issuer || row.issueNumber != answer.issueNumber)) {
        return wrong("names another code");
    }
    if (!answer.amount || !answer.codeAmount) return wrong("has no amounts");
    const Currency currency = row.request.amount.currency();
    if (answer.amount->currency() != currency || answer.codeAmount->currency() != currency) {
        return wrong("is in another currency");
    }
    if (!answer.amount->isPositive() || *answer.amount > row.request.amount ||
        *answer.amount > *answer.codeAmount) {
        return wrong("its amount does not fit");
    }
    return {};
}

ClaimHappening happeningOf(const ClaimRow& row, ClaimAct asked, bool wasSent,
                           const Result<ClaimAnswer>& answer) {
    if (answer) return wordOfTheCenter(row, *answer);
    const Error& error = answer.error();
    if (asked == ClaimAct::ReverseNow && error.code == ErrorCode::Conflict) {
        return {ClaimEvent::Booked, {}, error};
    }
    if (asked == ClaimAct::QueryNow && error.code == ErrorCode::NotFound) return {ClaimEvent::Unknown};
    switch (wasSent ? Delivery::Uncertain : deliveryOf(error.code)) {
        case Delivery::NotSent:
            return {ClaimEvent::NotSent, {}, error};
        case Delivery::Answered:
            return {ClaimEvent::Denied, {}, error};
        case Delivery::Uncertain:
            return {ClaimEvent::Unclear, {}, error};
    }
    return {ClaimEvent::Unclear, {}, error};
}

}  // namespace kazasu::controller
