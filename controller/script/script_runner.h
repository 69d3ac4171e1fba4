// ScriptRunner: sells from lines of text, one command a line, each answered with one JSON line. For headless
// tills and for demonstrations.
//
//   scan TEXT | enter TEXT | cash AMOUNT | quantity LINE N | void LINE | void-sale | cancel | park | reprint
//   sign-in NUMBER PINFILE | sign-out | lock | grant NUMBER PINFILE REASON | train | end-training
//   wait-online SECONDS | wait-scan SECONDS | wait-settlement [SECONDS] | wait-sent SECONDS | status
//   expect total N | due N | change N | paid | refused CODE | notice CODE
//   and those of the shift (shift_commands.h), of payments in doubt (doubt_commands.h), of goods
//   (goods_commands.h), of sales that are over (paper_commands.h) and of what goes back to codes
//   (refund_commands.h)
//
// What real scanners read goes to the till at once; wait-scan waits until one has. Blank lines and lines that
// begin with # are skipped.
#pragma once

#include "controller/script/doubt_commands.h"
#include "controller/script/goods_commands.h"
#include "controller/script/paper_commands.h"
#include "controller/script/people_script.h"
#include "controller/script/refund_commands.h"
#include "controller/script/scan_inbox.h"
#include "controller/script/shift_commands.h"
#include "controller/script/till_watcher.h"
#include "core/json.h"

#include <istream>

namespace kazasu::controller {

class ScriptRunner {
public:
    using Print = std::function<void(const Json&)>;

    /// The watcher observes the till. Runs on a thread of its own: it waits.
    ScriptRunner(api::Till& till, api::People& people, api::Shifts& shifts, TillWatcher& watcher,
                 ScanInbox& inbox, Print print);

    /// Stops at the first command that fails: a wrong command, an expectation that does not hold, a wait in
    /// vain, or a notice that the next line does not expect.
    [[nodiscard]] bool run(std::istream& script);

private:
    struct Command {
        std::string name;
        std::string rest;
    };
    [[nodiscard]] bool runLine(int number, const std::string& line);
    [[nodiscard]] Status execute(const Command& command);
    [[nodiscard]] Status executePeople(const Command& command);
    [[nodiscard]] Status executeWait(const Command& command);
    [[nodiscard]] Status expect(const std::string& what);
    [[nodiscard]] Status expectError(const std::string& kind, const std::string& name);
    [[nodiscard]] Status waitUntil(const std::function<bool(const TillWatcher::Seen&)>& isSo,
                                   const std::string& seconds);
    [[nodiscard]] Status settle();

    api::Till& m_till;
    PeopleScript m_people;
    ShiftCommands m_shifts;
    DoubtCommands m_doubts;
    RefundCommands m_refunds;
    GoodsCommands m_goods;
    PaperCommands m_papers;
    TillWatcher& m_watcher;
    ScanInbox& m_inbox;
    Print m_print;
    std::vector<api::NoticeView> m_open;  // raised, not yet expected
};

}  // namespace kazasu::controller
