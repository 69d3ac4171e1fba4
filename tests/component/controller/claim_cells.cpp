#include "tests/component/controller/claim_cells.h"

namespace kazasu::test {
namespace {

using controller::ClaimEvent;
using controller::ClaimStep;
using namespace std::chrono_literals;
using Act = std::function<void(TestStore&)>;

/// A sale of 128 yen and a code whose claim meets `first`.
Act claiming(Spoil first, std::int64_t worth = 1000) {
    return [=](TestStore& store) {
        store.sellTea();
        const std::string code = store.makeCode(worth);
        store.center.spoils = {first};
        store.scan(code);
    };
}

/// 15 s without an answer that can be used; what is asked back goes unanswered, too.
Act reversing(Spoil first) {
    return [=](TestStore& store) {
        claiming(first)(store);
        store.center.always = Spoil::ServerError;
        store.advance(16s);
    };
}

Act inDoubt(Spoil first) {
    return [=](TestStore& store) {
        reversing(first)(store);
        store.advance(15s);
    };
}

void granted(TestStore& store) {
    store.sellTea();
    store.scan(store.makeCode(100));
}

void offline(TestStore& store) {
    store.sellTea();
    store.center.always = Spoil::NotSent;
    store.scan(store.makeCode(100, [](SettlementClaims& c) { c.shop = ShopNumber::from(7).value(); }));
}

void refused(TestStore& store) {
    store.center.refuseClaims = Error{ErrorCode::CodeRevoked};
    claiming(Spoil::Nothing)(store);
}

void reversed(TestStore& store) {
    claiming(Spoil::AnswerLost)(store);
    store.desk->cancelSettlement();
    store.advance(1s);
}

/// The next question meets `spoil` (after `prepare`), and those after it are not answered at all.
Act nextAnswer(Spoil spoil, Act prepare = {}, Milliseconds within = 20s) {
    return [=](TestStore& store) {
        if (prepare) prepare(store);
        store.center.spoils = {spoil};
        store.center.always = Spoil::RequestLost;
        for (Milliseconds passed{0}; !store.center.spoils.empty() && passed < within; passed += 100ms)
            store.advance(100ms);
        store.advance(0ms);
    };
}

/// The request that was written down a moment before.
Act firstAnswer(Spoil spoil) {
    return [=](TestStore& store) {
        store.center.spoils = {spoil};
        store.center.always = Spoil::RequestLost;
        store.scan(store.makeCode(1000));
    };
}

Act centerSays(ClaimState state) {
    return [=](TestStore& store) {
        for (auto& [id, claim] : store.center.claims) {
            claim.state = state;
            if (state == ClaimState::Refused) claim.error = Error{ErrorCode::CodeRevoked};
        }
    };
}

void restart(TestStore& store) {
    store.center.always = Spoil::RequestLost;
    store.restart();
}

/// Somebody has lost the sale meanwhile.
void restartAlone(TestStore& store) {
    store.center.always = Spoil::RequestLost;
    store.powerOff();
    store.tamper("DELETE FROM drafts");
    KAZASU_CHECK(store.powerOn());
}

void silently(TestStore& store) { store.center.always = Spoil::RequestLost; }
void park(TestStore& store) {
    silently(store);
    store.desk->parkSale();
    store.executor.runReady();
}
void cancel(TestStore& store) {
    silently(store);
    store.desk->cancelSettlement();
    store.executor.runReady();
}
void voidSale(TestStore& store) {
    silently(store);
    store.desk->voidSale();
    store.executor.runReady();
}

/// The machine slept: the timer comes late.
void sleepFor31Seconds(TestStore& store) {
    silently(store);
    store.clock.advance(31s);
    store.executor.runReady();
}

/// The code of this claim paid for another sale here, by its digits, and this center would let it.
void reachWithSpentCode(TestStore& store) {
    const std::string code = store.makeCode(1000);
    const std::string digits = store.makeReference(1000);
    store.center.issueNumbers[digits] = store.center.issueNumbers[code];
    store.sellTea();
    store.scan(code);
    store.sellTea();
    store.center.spoils = {Spoil::AnswerLost};
    store.scan(digits);
}

/// The file cannot be written while the end comes.
Act whileTheDiskFails(Act event) {
    return [=](TestStore& store) {
        store.plan = {.failAt = 1, .isPersistent = true};
        event(store);
        store.plan = {};
    };
}

void addClaiming(std::vector<ClaimCell>& cells) {
    const auto add = [&](ClaimEvent event, Act reach, Act happen) {
        cells.push_back({ClaimStep::Claiming, event, std::move(reach), std::move(happen)});
    };
    const Act lost = claiming(Spoil::RequestLost);
    const Act unanswered = claiming(Spoil::AnswerLost);
    const Act aboutToAsk = [](TestStore& store) { store.sellTea(); };
    add(ClaimEvent::Grant, unanswered, nextAnswer(Spoil::Nothing));
    add(ClaimEvent::Refusal, unanswered, nextAnswer(Spoil::Nothing, centerSays(ClaimState::Refused)));
    add(ClaimEvent::Reversal, unanswered, nextAnswer(Spoil::Nothing, centerSays(ClaimState::Reversed)));
    add(ClaimEvent::Unknown, lost, nextAnswer(Spoil::Nothing));
    add(ClaimEvent::Unclear, unanswered, nextAnswer(Spoil::Garbage));
    add(ClaimEvent::NotSent, aboutToAsk, firstAnswer(Spoil::NotSent));
    add(ClaimEvent::Denied, aboutToAsk, firstAnswer(Spoil::TurnedDown));
    add(ClaimEvent::Booked, unanswered, nextAnswer(Spoil::Booked));
    add(ClaimEvent::PatienceEnds, unanswered, sleepFor31Seconds);
    add(ClaimEvent::ReversalDue, unanswered, [](TestStore& store) {
        silently(store);
        store.advance(15s);
    });
    add(ClaimEvent::Parked, unanswered, park);
    add(ClaimEvent::GivenBack, unanswered, cancel);
    add(ClaimEvent::NotKept, reachWithSpentCode, nextAnswer(Spoil::Nothing));
    add(ClaimEvent::Restart, unanswered, restart);
    add(ClaimEvent::RestartAlone, unanswered, restartAlone);
}

void addReversing(std::vector<ClaimCell>& cells, ClaimStep step, const std::function<Act(Spoil)>& reach) {
    const auto add = [&](ClaimEvent event, Spoil first, Act happen) {
        cells.push_back({step, event, reach(first), std::move(happen)});
    };
    add(ClaimEvent::Grant, Spoil::AnswerLost, nextAnswer(Spoil::OnlyLooked));
    add(ClaimEvent::Refusal, Spoil::AnswerLost,
        nextAnswer(Spoil::OnlyLooked, centerSays(ClaimState::Refused)));
    add(ClaimEvent::Reversal, Spoil::AnswerLost, nextAnswer(Spoil::Nothing));
    add(ClaimEvent::Unknown, Spoil::RequestLost, nextAnswer(Spoil::OnlyLooked));
    add(ClaimEvent::Unclear, Spoil::AnswerLost, nextAnswer(Spoil::Garbage));
    add(ClaimEvent::NotSent, Spoil::AnswerLost, nextAnswer(Spoil::NotSent));
    add(ClaimEvent::Denied, Spoil::AnswerLost, nextAnswer(Spoil::TurnedDown));
    add(ClaimEvent::Booked, Spoil::AnswerLost, nextAnswer(Spoil::Booked));
    add(ClaimEvent::Parked, Spoil::AnswerLost, park);
    add(ClaimEvent::NotKept, Spoil::AnswerLost, whileTheDiskFails(nextAnswer(Spoil::Nothing)));
    add(ClaimEvent::RestartAlone, Spoil::AnswerLost, restart);
}

std::vector<ClaimCell> makeCells() {
    std::vector<ClaimCell> cells;
    addClaiming(cells);
    addReversing(cells, ClaimStep::Reversing, reversing);
    cells.push_back(
        {ClaimStep::Reversing, ClaimEvent::PatienceEnds, reversing(Spoil::AnswerLost), [](TestStore& store) {
             silently(store);
             store.advance(14s);
         }});
    cells.push_back({ClaimStep::Reversing, ClaimEvent::GivenBack, reversing(Spoil::AnswerLost), cancel});
    addReversing(cells, ClaimStep::InDoubt, inDoubt);
    cells.push_back({ClaimStep::Granted, ClaimEvent::GivenBack, granted, voidSale});
    cells.push_back({ClaimStep::Granted, ClaimEvent::Restart, granted, restart});
    cells.push_back({ClaimStep::Granted, ClaimEvent::RestartAlone, granted, restartAlone});
    cells.push_back({ClaimStep::Offline, ClaimEvent::GivenBack, offline, voidSale});
    cells.push_back({ClaimStep::Offline, ClaimEvent::Restart, offline, restart});
    cells.push_back({ClaimStep::Refused, ClaimEvent::Restart, refused, restart});
    cells.push_back({ClaimStep::Reversed, ClaimEvent::Restart, reversed, restart});
    return cells;
}

}  // namespace

const std::vector<ClaimCell>& claimCells() {
    static const std::vector<ClaimCell> cells = makeCells();
    return cells;
}

}  // namespace kazasu::test
