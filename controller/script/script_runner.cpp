#include "controller/script/script_runner.h"

#include "controller/reports/view_json.h"
#include "controller/till/checkout.h"
#include "controller/till/till_views.h"
#include "core/text/card_number.h"
#include "core/text/one_line.h"
#include "core/text/utf8.h"
#include "core/text/whole_number.h"

#include <future>

namespace kazasu::controller {
namespace {

constexpr Milliseconds kCommandLimit = std::chrono::seconds{10};  // the till never takes that long
constexpr std::string_view kDefaultSettlementSeconds = "40";      // checking ends after 30
constexpr std::int64_t kMaxWaitSeconds = 3600;

Result<std::int64_t> numberFrom(const std::string& text) {
    const auto number = wholeNumber<std::int64_t>(text);
    if (!number) return Error{ErrorCode::InvalidArgument, "expected a whole number: " + text};
    return *number;
}

Result<int> lineNumberFrom(const std::string& text) {
    KAZASU_TRY(const auto number, numberFrom(text));
    if (number < 0 || number > Sale::kMaxQuantity) return Error{ErrorCode::InvalidArgument, "out of range"};
    return static_cast<int>(number);
}

std::pair<std::string, std::string> splitAtSpace(const std::string& text) {
    const auto space = text.find(' ');
    if (space == std::string::npos) return {text, {}};
    return {text.substr(0, space), text.substr(space + 1)};
}

/// A command as it may stand in an answer: bytes that are no UTF-8 are no JSON, a card number is nobody's.
std::string shownCommand(const std::string& name, const std::string& line) {
    if (holdsCardNumber(line)) return name + ' ' + std::string(kCardShown);
    return isUtf8(line) ? line : oneLine(line);
}

Error unmet(const std::string& what) { return {ErrorCode::Conflict, "expected " + what}; }

Json errorAsJson(const Error& error) {
    return Json::object().set("name", errorName(error.code)).set("message", error.detail);
}

}  // namespace

ScriptRunner::ScriptRunner(api::Till& till, api::People& people, api::Shifts& shifts, TillWatcher& watcher,
                           ScanInbox& inbox, Print print)
    : m_till(till),
      m_people(people),
      m_shifts(shifts),
      m_doubts(till),
      m_refunds(till),
      m_goods(till),
      m_papers(till),
      m_watcher(watcher),
      m_inbox(inbox),
      m_print(std::move(print)) {}

bool ScriptRunner::run(std::istream& script) {
    int number = 0;
    if (const auto known = settle(); !known) return false;  // how the till stands is known from here on
    for (std::string line; std::getline(script, line);) {
        ++number;
        if (!line.empty() && line.back() == '\r') line.pop_back();
        if (line.empty() || line.front() == '#') continue;
        if (!runLine(number, line)) return false;
    }
    if (m_open.empty()) return true;
    m_print(Json::object().set("line", number).set("ok", false).set("error", errorAsJson(m_open[0].error)));
    return false;
}

bool ScriptRunner::runLine(int number, const std::string& line) {
    const auto [name, rest] = splitAtSpace(line);
    Status outcome;
    if (!m_open.empty() && name != "expect") {
        outcome = m_open.front().error;  // nobody expected it
    } else {
        outcome = execute({name, rest});
    }
    const auto seen = m_watcher.seen();
    Json notices = Json::array();
    for (auto& notice : m_watcher.takeNotices()) {
        notices.push(toJson(notice));
        m_open.push_back(std::move(notice));
    }
    Json answer =
        Json::object().set("line", number).set("command", shownCommand(name, line)).set("ok", outcome.isOk());
    if (!outcome) answer.set("error", errorAsJson(outcome.error()));
    answer.set("sale", toJson(seen.sale)).set("settlement", toJson(seen.settlement));
    if (name == "status") answer.set("status", toJson(seen.status));
    if (ShiftCommands::knows(name)) answer.set("shift", m_shifts.answer());
    if (DoubtCommands::knows(name)) answer.set("doubts", m_doubts.answer());
    if (PaperCommands::knows(name)) answer.set("sales", m_papers.answer());
    if (RefundCommands::knows(name)) answer.set("refunds", m_refunds.answer());
    if (seen.lastCompleted && seen.lastCompleted->id == seen.sale.id) {
        answer.set("completed", toJson(*seen.lastCompleted));
    }
    answer.set("notices", std::move(notices));
    m_print(answer);
    return outcome.isOk();
}

Status ScriptRunner::execute(const Command& command) {
    const auto& [name, rest] = command;
    if (name == "expect") return expect(rest);
    if (name.rfind("wait-", 0) == 0) return executeWait(command);
    if (PeopleScript::isAbout(name)) return executePeople(command);
    if (ShiftCommands::knows(name) || DoubtCommands::knows(name)) {
        KAZASU_TRY_STATUS(DoubtCommands::knows(name) ? m_doubts.execute(name, rest)
                                                     : m_shifts.execute(name, rest));
        return settle();
    }
    if (RefundCommands::knows(name)) {
        KAZASU_TRY_STATUS(m_refunds.execute(name, rest));
        return settle();
    }
    if (GoodsCommands::knows(name)) {
        KAZASU_TRY_STATUS(m_goods.execute(name, rest, m_watcher.seen().sale));
        return settle();
    }
    if (PaperCommands::knows(name)) {
        KAZASU_TRY_STATUS(m_papers.execute(name, rest));
        return settle();
    }
    if (name == "scan") {
        m_till.scan(rest);
    } else if (name == "enter") {
        m_till.enter(rest);
    } else if (name == "cash") {
        KAZASU_TRY(const auto amount, numberFrom(rest));
        KAZASU_TRY(const auto given, moneyFrom(amount, kYen.numeric));
        m_till.tenderCash(given);
    } else if (name == "quantity") {
        const auto [line, quantity] = splitAtSpace(rest);
        KAZASU_TRY(const auto lineNumber, lineNumberFrom(line));
        KAZASU_TRY(const auto count, numberFrom(quantity));
        m_till.setQuantity(lineNumber, count);
    } else if (name == "void") {
        KAZASU_TRY(const auto lineNumber, lineNumberFrom(rest));
        m_till.voidLine(lineNumber);
    } else if (name == "void-sale") {
        m_till.voidSale();
    } else if (name == "cancel") {
        m_till.cancelSettlement();
    } else if (name == "park") {
        m_till.parkSale();
    } else if (name == "reprint") {
        m_till.reprintLast();
    } else if (name != "status") {
        return Error{ErrorCode::InvalidArgument, "unknown command: " + name};
    }
    return settle();
}

/// A refusal is raised like the till's own: the next line may expect it.
Status ScriptRunner::executePeople(const Command& command) {
    KAZASU_TRY(const Status answer, m_people.execute(command.name, command.rest));
    if (!answer) m_watcher.noticeRaised({answer.error(), command.name});
    return settle();
}

Status ScriptRunner::executeWait(const Command& command) {
    const auto& [name, rest] = command;
    if (name == "wait-scan") {
        KAZASU_TRY(const auto seconds, numberFrom(rest));
        if (seconds < 0 || seconds > kMaxWaitSeconds)
            return Error{ErrorCode::InvalidArgument, "out of range"};
        const auto label = m_inbox.take(std::chrono::seconds{seconds});
        return label ? settle() : Error{ErrorCode::Timeout, "nothing was scanned"};
    }
    if (name == "wait-online") {
        KAZASU_TRY_STATUS(waitUntil(
            [](const auto& seen) { return seen.status.center == api::ConnectionState::Online; }, rest));
        return settle();
    }
    if (name == "wait-sent") {
        return waitUntil([](const auto& seen) { return seen.status.unsentRecords == 0; }, rest);
    }
    if (name != "wait-settlement") return Error{ErrorCode::InvalidArgument, "unknown command: " + name};
    KAZASU_TRY_STATUS(waitUntil(
        [](const auto& seen) {
            return seen.settlement.phase != api::SettlementPhase::Idle &&
                   seen.settlement.phase != api::SettlementPhase::Checking;
        },
        rest.empty() ? std::string(kDefaultSettlementSeconds) : rest));
    return settle();
}

Status ScriptRunner::waitUntil(const std::function<bool(const TillWatcher::Seen&)>& isSo,
                               const std::string& seconds) {
    KAZASU_TRY(const auto limit, numberFrom(seconds));
    if (limit < 0 || limit > kMaxWaitSeconds) return Error{ErrorCode::InvalidArgument, "out of range"};
    if (m_watcher.waitFor(isSo, std::chrono::seconds{limit})) return {};
    return Error{ErrorCode::Timeout, "not within " + seconds + " s"};
}

/// Waits until the till has worked off what it was told, and a completed sale has been reported.
Status ScriptRunner::settle() {
    const auto isDone = std::make_shared<std::promise<void>>();
    m_till.findItems("", 0, [isDone](const std::vector<api::ItemView>&) { isDone->set_value(); });
    if (isDone->get_future().wait_for(kCommandLimit) != std::future_status::ready) {
        return Error{ErrorCode::Timeout, "the till does not answer"};
    }
    if (m_watcher.seen().sale.phase != api::SalePhase::Completed) return {};
    const auto isReported = [](const TillWatcher::Seen& seen) {
        return seen.sale.phase != api::SalePhase::Completed ||
               (seen.lastCompleted && seen.lastCompleted->id == seen.sale.id);
    };
    if (m_watcher.waitFor(isReported, kPrintAnswerLimit + kCommandLimit)) return {};
    return Error{ErrorCode::Timeout, "the sale was not reported"};
}

Status ScriptRunner::expect(const std::string& what) {
    const auto [kind, value] = splitAtSpace(what);
    const auto seen = m_watcher.seen();
    if (kind == "refused" || kind == "notice") return expectError(kind, value);
    if (ShiftCommands::knowsExpectation(kind)) return m_shifts.expect(kind, value);
    if (GoodsCommands::knowsExpectation(kind)) return m_goods.expect(kind, value, seen.sale);
    if (kind == "paid") {
        const bool isPaid = seen.sale.phase == api::SalePhase::Completed && seen.lastCompleted &&
                            seen.lastCompleted->id == seen.sale.id;
        return isPaid ? Status{} : unmet("a completed sale");
    }
    Money actual;
    if (kind == "total") {
        actual = seen.sale.total;
    } else if (kind == "due") {
        actual = seen.sale.due;
    } else if (kind == "change") {
        if (!seen.lastCompleted) return unmet("a completed sale");
        actual = seen.lastCompleted->change;
    } else {
        return Error{ErrorCode::InvalidArgument, "unknown expectation: " + kind};
    }
    KAZASU_TRY(const auto expected, numberFrom(value));
    if (actual.minor() == expected) return {};
    return unmet(kind + " " + value + ", found " + std::to_string(actual.minor()));
}

Status ScriptRunner::expectError(const std::string& kind, const std::string& name) {
    if (kind == "refused") {
        const auto settlement = m_watcher.seen().settlement;
        const bool isSo = settlement.phase == api::SettlementPhase::Refused && settlement.error &&
                          errorName(settlement.error->code) == name;
        return isSo ? Status{} : unmet("a payment refused with " + name);
    }
    if (m_open.empty() || errorName(m_open.front().error.code) != name) return unmet("the notice " + name);
    m_open.erase(m_open.begin());
    return {};
}

}  // namespace kazasu::controller
