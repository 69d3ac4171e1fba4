// ShiftCommands: the commands of a script that concern the shift, and what it was told of it.
//
//   shift-open COUNT | cash-in AMOUNT REASON | cash-out AMOUNT REASON | count COUNT
//   shift-close [acknowledge] | x-report [print] | z-reprint NUMBER | hold | resume
//   expect shift closed|open|counted | over-short N | held N
//
// COUNT is a sum, or pieces of each denomination: 10000x3 100x12. `acknowledge` accepts what the last attempt
// to close said would be left behind. `resume` takes the sale that has been held longest.
#pragma once

#include "controller/api/shift.h"

#include <mutex>

namespace kazasu::controller {

class ShiftCommands final : private api::ShiftObserver {
public:
    /// Observes the shifts as long as it lives.
    explicit ShiftCommands(api::Shifts& shifts);
    ~ShiftCommands() override;
    ShiftCommands(const ShiftCommands&) = delete;
    ShiftCommands& operator=(const ShiftCommands&) = delete;

    [[nodiscard]] static bool knows(std::string_view command);
    [[nodiscard]] static bool knowsExpectation(std::string_view kind);
    /// Asks; the outcome is there when the till has settled.
    [[nodiscard]] Status execute(const std::string& command, const std::string& rest);
    [[nodiscard]] Status expect(const std::string& kind, const std::string& value) const;
    /// How the shift stands, with the last report made.
    [[nodiscard]] Json answer() const;

private:
    void shiftChanged(const api::ShiftView& shift) override;
    void reportMade(const ShiftReport& report, bool isReprint) override;
    [[nodiscard]] Status moveCash(bool isOut, const std::string& rest);

    api::Shifts& m_shifts;
    mutable std::mutex m_mutex;
    api::ShiftView m_view;
    std::optional<ShiftReport> m_report;
    bool m_isReprint = false;
};

/// A view of a shift as JSON. Without a count it holds nothing that says what the drawer should hold.
Json toJson(const api::ShiftView& shift);

}  // namespace kazasu::controller
