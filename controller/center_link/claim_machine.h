// The life of a claim as one table: what every event makes of every state, and what is done about it
// (docs/doubt.md shows the same table to people; a test compares the two). Pure.
#pragma once

#include <array>
#include <span>
#include <string_view>

namespace kazasu::controller {

/// The states, as they stand in the store's file.
/// Claiming: asked for. Reversing: asked back. InDoubt: asked back, and nobody waits for it any more.
/// Granted: the center holds the money for us. Offline: accepted without the center, which never saw this
/// claim. Refused, Reversed: nothing is paid by it.
enum class ClaimStep { Claiming, Granted, Refused, Reversing, Reversed, InDoubt, Offline };

enum class ClaimEvent {
    Grant,         // the center reserved the money, in an answer that fits what was asked
    Refusal,       // the center refused the code
    Reversal,      // the center has reversed the claim
    Unknown,       // the center never saw it
    Unclear,       // no answer, none that can be read, or one that promises nothing
    NotSent,       // the first request did not leave this shop: the center cannot know of it
    Denied,        // the request was turned down as such: the center did not act on it
    Booked,        // asked back in vain: a settlement record has used it (an older copy of our file asks)
    ReversalDue,   // kReversalAfter has passed
    PatienceEnds,  // kCheckingLimit has passed
    Parked,        // the sale is put aside; nobody waits
    GivenBack,     // the cashier, or the end of its sale, wants the money back
    NotKept,       // the grant could not be written down with its sale
    Restart,       // the program starts, and the sale of this claim is still there
    RestartAlone,  // the program starts, and no sale waits for this claim
};

enum class ClaimAct {
    Nothing,       // what is under way goes on
    ClaimNow,      // the same request under the same id
    QueryNow,      // what became of it?
    QueryLater,    // after kQueryInterval
    ReverseNow,    // and answers to earlier questions are not listened to any more
    ReverseLater,  // after a pause that doubles up to kReversalPauseMax
    Keep,          // written down together with the sale it pays; NotKept when that fails
    AskOffline,    // accepted on the code's signature alone (then Offline), or refused
    End,           // the end is written down and told
};

struct ClaimMove {
    ClaimStep next;
    ClaimAct act;
    friend bool operator==(const ClaimMove&, const ClaimMove&) = default;
};

/// What an event makes of a claim. An event that cannot come, or changes nothing, leaves the state with
/// Nothing.
ClaimMove claimMove(ClaimStep step, ClaimEvent event);

inline constexpr std::array kClaimSteps{ClaimStep::Claiming, ClaimStep::Reversing, ClaimStep::InDoubt,
                                        ClaimStep::Granted,  ClaimStep::Offline,   ClaimStep::Refused,
                                        ClaimStep::Reversed};
inline constexpr std::array kClaimEvents{
    ClaimEvent::Grant,       ClaimEvent::Refusal,      ClaimEvent::Reversal,    ClaimEvent::Unknown,
    ClaimEvent::Unclear,     ClaimEvent::NotSent,      ClaimEvent::Denied,      ClaimEvent::Booked,
    ClaimEvent::ReversalDue, ClaimEvent::PatienceEnds, ClaimEvent::Parked,      ClaimEvent::GivenBack,
    ClaimEvent::NotKept,     ClaimEvent::Restart,      ClaimEvent::RestartAlone};

/// "in_doubt", as in the file.
std::string_view nameOf(ClaimStep step);
std::string_view nameOf(ClaimEvent event);
std::string_view nameOf(ClaimAct act);

}  // namespace kazasu::controller
