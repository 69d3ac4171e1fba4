// Planted faults: mistakes with money that the simulation has to find (tests/simulation). They exist only in
// files compiled with KAZASU_PLANT_FAULTS, which is kazasu-sim-planted; everywhere else planted() is false
// before anything is compiled from it.
#pragma once

#include <string_view>

namespace kazasu {

enum class Fault {
    None,
    AuthoriseTwice,      // a repeated authorisation is a second one
    ForgetCapture,       // a repeated settlement record gets another answer
    NoAmountCheck,       // more may be captured than was authorised
    RefundWithoutGrace,  // what expires goes back although a sale has claimed it
    KeepRemainder,       // what a sale did not use is not returned
    ReplyBeforeCommit,   // the center answers, then writes
    RefundCaptured,      // a redeemed code is returned once more
    OutboxApart,         // the outbox row is written after the sale's transaction
    AckBeforeCommit,     // the cashier hears of the sale before it is written
    OutboxForgets,       // a record counts as settled when it is sent
    SynchronousNormal,   // a commit is not synced
    NoBootBarrier,       // what a killed process left unsynced is acted upon
    NoReoffer,           // shops keep for themselves what the center has lost
    RefundForgets,       // money for returned goods counts as given back when it is asked for
    NoRefundReoffer,     // shops do not ask again for what the center has forgotten to have given back
    NoRebuild,           // a center that lost a code does not take its own signature for it
};

#ifdef KAZASU_PLANT_FAULTS
bool planted(Fault fault);
/// False for a name that is no fault.
bool plant(std::string_view name);
#else
constexpr bool planted(Fault) { return false; }
constexpr bool plant(std::string_view) { return false; }
#endif

}  // namespace kazasu
