#include "controller/script/shift_commands.h"

#include "core/text/whole_number.h"

#include <algorithm>
#include <array>
#include <sstream>

namespace kazasu::controller {
namespace {

constexpr std::array<std::string_view, 10> kCommands{"shift-open", "cash-in",     "cash-out", "count",
                                                     "drawer",     "shift-close", "x-report", "z-reprint",
                                                     "hold",       "resume"};
constexpr std::array<std::string_view, 3> kExpectations{"shift", "over-short", "held"};

template <std::size_t n>
bool contains(const std::array<std::string_view, n>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

Result<std::int64_t> shiftNumberFrom(std::string_view text) {
    const auto number = wholeNumber<std::int64_t>(text);
    if (!number) return Error{ErrorCode::InvalidArgument, "expected a whole number: " + std::string(text)};
    return *number;
}

/// "10000x3 100x12", or one sum.
Result<CashCount> countFrom(const std::string& text) {
    if (text.find('x') == std::string::npos) {
        KAZASU_TRY(const auto sum, shiftNumberFrom(text));
        return CashCount::ofSum(Money::yen(sum));
    }
    std::vector<DenominationCount> pieces;
    std::istringstream words(text);
    for (std::string word; words >> word;) {
        const auto times = std::min(word.find('x'), word.size());
        DenominationCount one;
        KAZASU_TRY(one.valueMinor, shiftNumberFrom(std::string_view(word).substr(0, times)));
        KAZASU_TRY(one.pieces,
                   shiftNumberFrom(std::string_view(word).substr(std::min(times + 1, word.size()))));
        pieces.push_back(one);
    }
    return CashCount::ofPieces(std::move(pieces), kYen);
}

std::string_view phaseNameOf(api::ShiftPhase phase) {
    switch (phase) {
        case api::ShiftPhase::Closed:
            return "closed";
        case api::ShiftPhase::Open:
            return "open";
        case api::ShiftPhase::Counted:
            return "counted";
    }
    return "closed";
}

Status unmet(const std::string& what, const std::string& found) {
    return Error{ErrorCode::Conflict, "expected " + what + ", found " + found};
}

Json movementsJson(const api::ShiftView& shift) {
    Json movements = Json::array();
    for (const auto& m : shift.movements) {
        movements.push(Json::object()
                           .set("kind", m.isOut ? "out" : "in")
                           .set("amount_minor", m.amount.minor())
                           .set("reason", m.reason));
    }
    return movements;
}

Json heldJson(const api::ShiftView& shift) {
    Json held = Json::array();
    for (const auto& one : shift.heldSales) {
        held.push(Json::object()
                      .set("id", one.id.toString())
                      .set("pieces", one.pieces)
                      .set("total_minor", one.total.minor()));
    }
    return held;
}

}  // namespace

Json toJson(const api::ShiftView& shift) {
    Json json = Json::object()
                    .set("phase", phaseNameOf(shift.phase))
                    .set("number", shift.number)
                    .set("held_sales", heldJson(shift));
    if (!shift.left.isNothing()) json.set("left", toJson(shift.left));
    if (shift.phase == api::ShiftPhase::Closed) return json;
    json.set("opened_at", toRfc3339(shift.openedAt))
        .set("opened_by_itself", shift.isOpenedByItself)
        .set("float_minor", shift.floatAmount.minor())
        .set("movements", movementsJson(shift));
    if (shift.counted) {
        json.set("counted_minor", shift.counted->counted.minor())
            .set("expected_minor", shift.counted->expected.minor())
            .set("over_short_minor", shift.counted->overShort.minor());
    }
    return json;
}

ShiftCommands::ShiftCommands(api::Shifts& shifts) : m_shifts(shifts) { shifts.setObserver(this); }

ShiftCommands::~ShiftCommands() { m_shifts.setObserver(nullptr); }

bool ShiftCommands::knows(std::string_view command) { return contains(kCommands, command); }

bool ShiftCommands::knowsExpectation(std::string_view kind) { return contains(kExpectations, kind); }

void ShiftCommands::shiftChanged(const api::ShiftView& shift) {
    const std::lock_guard lock(m_mutex);
    m_view = shift;
}

void ShiftCommands::reportMade(const ShiftReport& report, bool isReprint) {
    const std::lock_guard lock(m_mutex);
    m_report = report;
    m_isReprint = isReprint;
}

Status ShiftCommands::moveCash(bool isOut, const std::string& rest) {
    const auto space = std::min(rest.find(' '), rest.size());
    KAZASU_TRY(const auto minor, shiftNumberFrom(std::string_view(rest).substr(0, space)));
    KAZASU_TRY(const auto amount, moneyFrom(minor, kYen.numeric));
    const std::string reason = rest.substr(std::min(space + 1, rest.size()));
    if (isOut) {
        m_shifts.cashOut(amount, reason);
    } else {
        m_shifts.cashIn(amount, reason);
    }
    return {};
}

Status ShiftCommands::execute(const std::string& command, const std::string& rest) {
    if (command == "shift-open" || command == "count") {
        KAZASU_TRY(auto count, countFrom(rest));
        if (command == "count") {
            m_shifts.countCash(std::move(count));
        } else {
            m_shifts.openShift(std::move(count));
        }
    } else if (command == "cash-in" || command == "cash-out") {
        return moveCash(command == "cash-out", rest);
    } else if (command == "shift-close") {
        const std::lock_guard lock(m_mutex);
        m_shifts.closeShift(rest == "acknowledge" ? m_view.left : ShiftLeft{});
    } else if (command == "drawer") {
        m_shifts.openDrawer(rest == "count");
    } else if (command == "x-report") {
        m_shifts.makeX(rest == "print");
    } else if (command == "z-reprint") {
        KAZASU_TRY(const auto number, shiftNumberFrom(rest));
        m_shifts.reprintZ(number);
    } else if (command == "hold") {
        m_shifts.holdSale();
    } else {
        const std::lock_guard lock(m_mutex);
        if (m_view.heldSales.empty()) return Error{ErrorCode::SaleUnknown, "no sale is held"};
        m_shifts.resumeSale(m_view.heldSales.front().id);
    }
    return {};
}

Status ShiftCommands::expect(const std::string& kind, const std::string& value) const {
    const std::lock_guard lock(m_mutex);
    if (kind == "shift") {
        const std::string found{phaseNameOf(m_view.phase)};
        return found == value ? Status{} : unmet("a shift " + value, found);
    }
    if (kind == "held") {
        const std::string found = std::to_string(m_view.heldSales.size());
        return found == value ? Status{} : unmet(value + " held sales", found);
    }
    const auto overShort = m_report ? m_report->drawer.overShort() : std::nullopt;
    const std::string found = overShort ? std::to_string(overShort->minor()) : "no Z";
    return found == value ? Status{} : unmet("over or short " + value, found);
}

Json ShiftCommands::answer() const {
    const std::lock_guard lock(m_mutex);
    Json json = toJson(m_view);
    if (m_report) json.set("report", toJson(*m_report)).set("is_reprint", m_isReprint);
    return json;
}

}  // namespace kazasu::controller
