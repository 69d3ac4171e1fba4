#include "controller/center_link/claim_machine.h"

#include "core/check.h"

#include <utility>

namespace kazasu::controller {
namespace {

using enum ClaimStep;

/// Claiming: every doubt is asked about until it is time to ask the money back.
ClaimMove whileClaiming(ClaimEvent event) {
    switch (event) {
        case ClaimEvent::Grant:
            return {Granted, ClaimAct::Keep};
        case ClaimEvent::Refusal:
        case ClaimEvent::Denied:
            return {Refused, ClaimAct::End};
        case ClaimEvent::Reversal:
            return {Reversed, ClaimAct::End};
        case ClaimEvent::Unknown:
            return {Claiming, ClaimAct::ClaimNow};
        case ClaimEvent::Unclear:
        case ClaimEvent::Booked:  // is only said of a reversal
            return {Claiming, ClaimAct::QueryLater};
        case ClaimEvent::NotSent:
            return {Refused, ClaimAct::AskOffline};
        case ClaimEvent::PatienceEnds:
            return {InDoubt, ClaimAct::ReverseNow};
        case ClaimEvent::Parked:
            return {Claiming, ClaimAct::Nothing};
        case ClaimEvent::Restart:
            return {Claiming, ClaimAct::QueryNow};
        case ClaimEvent::ReversalDue:
        case ClaimEvent::GivenBack:
        case ClaimEvent::NotKept:
        case ClaimEvent::RestartAlone:
            return {Reversing, ClaimAct::ReverseNow};
    }
    return {Claiming, ClaimAct::Nothing};
}

/// Reversing and InDoubt: only the center's word that nothing is or will be paid ends it. A grant is none.
ClaimMove whileReversing(ClaimStep step, ClaimEvent event) {
    switch (event) {
        case ClaimEvent::Refusal:
            return {Refused, ClaimAct::End};
        case ClaimEvent::Reversal:
            return {Reversed, ClaimAct::End};
        case ClaimEvent::Booked:
            return {Granted, ClaimAct::End};
        case ClaimEvent::Grant:
        case ClaimEvent::Unknown:
        case ClaimEvent::Unclear:
        case ClaimEvent::NotSent:
        case ClaimEvent::Denied:
            return {step, ClaimAct::ReverseLater};
        case ClaimEvent::PatienceEnds:
            return {InDoubt, ClaimAct::Nothing};
        case ClaimEvent::Restart:
        case ClaimEvent::RestartAlone:
            return {step, ClaimAct::ReverseNow};
        case ClaimEvent::ReversalDue:
        case ClaimEvent::Parked:
        case ClaimEvent::GivenBack:
        case ClaimEvent::NotKept:
            return {step, ClaimAct::Nothing};
    }
    return {step, ClaimAct::Nothing};
}

}  // namespace

ClaimMove claimMove(ClaimStep step, ClaimEvent event) {
    switch (step) {
        case Claiming:
            return whileClaiming(event);
        case Reversing:
        case InDoubt:
            return whileReversing(step, event);
        case Granted:
            if (event == ClaimEvent::GivenBack || event == ClaimEvent::RestartAlone) {
                return {Reversing, ClaimAct::ReverseNow};
            }
            return {Granted, ClaimAct::Nothing};
        case Offline:  // the center never heard of it: there is nobody to tell
            if (event == ClaimEvent::GivenBack) return {Reversed, ClaimAct::End};
            return {Offline, ClaimAct::Nothing};
        case Refused:
        case Reversed:
            return {step, ClaimAct::Nothing};
    }
    return {step, ClaimAct::Nothing};
}

std::string_view nameOf(ClaimStep step) {
    constexpr std::array kNames{std::pair{Claiming, "claiming"}, std::pair{Granted, "granted"},
                                std::pair{Refused, "refused"},   std::pair{Reversing, "reversing"},
                                std::pair{Reversed, "reversed"}, std::pair{InDoubt, "in_doubt"},
                                std::pair{Offline, "offline"}};
    for (const auto& [known, name] : kNames) {
        if (known == step) return name;
    }
    return {};
}

std::string_view nameOf(ClaimEvent event) {
    constexpr std::array<std::string_view, kClaimEvents.size()> kNames{"granted",
                                                                       "refused",
                                                                       "reversed",
                                                                       "unknown to the center",
                                                                       "unclear",
                                                                       "not sent",
                                                                       "denied",
                                                                       "booked",
                                                                       "15 s have passed",
                                                                       "30 s have passed",
                                                                       "sale parked",
                                                                       "given back",
                                                                       "not kept",
                                                                       "restart",
                                                                       "restart without its sale"};
    const auto index = static_cast<std::size_t>(event);
    KAZASU_CHECK(index < kNames.size() && kClaimEvents[index] == event);
    return kNames[index];
}

std::string_view nameOf(ClaimAct act) {
    switch (act) {
        case ClaimAct::Nothing:
            return "go on";
        case ClaimAct::ClaimNow:
            return "claim";
        case ClaimAct::QueryNow:
            return "query";
        case ClaimAct::QueryLater:
            return "query in 3 s";
        case ClaimAct::ReverseNow:
            return "reverse";
        case ClaimAct::ReverseLater:
            return "reverse, ever slower";
        case ClaimAct::Keep:
            return "keep with the sale";
        case ClaimAct::AskOffline:
            return "or offline";
        case ClaimAct::End:
            return "the end";
    }
    return {};
}

}  // namespace kazasu::controller
