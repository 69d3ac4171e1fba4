// Shopping: the real programs with a member and a cashier who make one sale after the other, whatever fails,
// and remember what the till called completed; in the end the books of all four have to agree.
#pragma once

#include "tests/e2e/support/phone.h"
#include "tests/e2e/support/till.h"

#include <QElapsedTimer>

#include <functional>
#include <set>

namespace kazasu::faults {

class Shopping {
public:
    /// Banks, center and till run, and there is a member. False: logs() says what is wrong.
    [[nodiscard]] bool open();
    /// Starts again what has ended, as an operator would; called again and again during a sale. It answers
    /// whether everything runs. `giveRoom` is called where a program does not come up at once, or a sale does
    /// not get on.
    [[nodiscard]] bool heal();
    std::function<void()> giveRoom = [] {};
    /// Where the member's phone finds the center; asked once it runs.
    std::function<std::string()> phoneUrl = [this] { return system.phoneUrl(); };
    /// Called when the member has a code, or has given up: before the till begins.
    std::function<void()> whenHeld = [] {};

    /// One sale paid in part by a code, the rest in cash; without a code where the phone got none. Empty: the
    /// till has called it completed. Else what went wrong.
    [[nodiscard]] std::string sellOne();
    /// Waits until nothing is under way any more; false if that takes too long.
    [[nodiscard]] bool settle();
    /// Of a settled system. Empty: every completed sale is stored, the journal
    /// verifies, the files are sound and all books agree. Else what is wrong.
    [[nodiscard]] std::string audit();
    /// Of the sales so far, how many got a code.
    [[nodiscard]] int codes() const { return m_codes; }

    test::RunningSystem system;
    test::Till till{system.controller};

private:
    [[nodiscard]] std::optional<test::PhoneCode> obtainCode();
    void roomIn(int milliseconds);
    [[nodiscard]] Json askTill(const std::string& command);
    void nextStep(const Json& till, std::optional<test::PhoneCode>& code);
    [[nodiscard]] std::string auditFiles() const;

    std::unique_ptr<test::Phone> m_phone;
    std::string m_means;
    std::set<std::string> m_sold;
    int m_codes = 0;
    QElapsedTimer m_sinceBegin;  // of the member's or the cashier's part
};

}  // namespace kazasu::faults
