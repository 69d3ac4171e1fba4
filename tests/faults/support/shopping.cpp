#include "tests/faults/support/shopping.h"

#include "platform/crypto/crypto.h"
#include "tests/e2e/support/waiting.h"
#include "tests/faults/support/sales_audit.h"

using namespace kazasu::test;

namespace kazasu::faults {
namespace {

const Member kHanako{"山田 花子", "やまだ はなこ", "hanako@example.jp", "kazasu faults all"};
constexpr std::int64_t kPart = 400;  // by code, the rest in cash
constexpr int kSaleLimitMs = 60'000;
constexpr int kStarts = 3;
constexpr int kRoomAfterMs = 2'500;  // an operator who looks at full disks
constexpr int kMemberPatienceMs = 10'000;

}  // namespace

bool Shopping::open() {
    // Codes that a fault left unused would soon be as many as one member may hold.
    system.center.reconfigure("limits", Json::object().set("open_codes", 10'000));
    if (!initialiseCrypto() || !system.start() || !till.open()) return false;
    m_phone = std::make_unique<Phone>(phoneUrl());
    m_means = m_phone->becomeMember(kHanako);
    return !m_means.empty();
}

bool Shopping::heal() {
    const std::pair<SystemProgram*, std::function<bool()>> all[] = {
        {&system.center, [this] { return system.restartCenter(); }},
        {&system.payerBank, [this] { return system.payerBank.start(); }},
        {&system.shopBank, [this] { return system.shopBank.start(); }},
        {&system.controller, [this] { return till.open(false); }}};
    for (const auto& [program, start] : all) {
        if (program->process().isRunning()) continue;
        for (int attempt = 1; !start(); ++attempt) {
            if (attempt == kStarts) return false;
            giveRoom();
        }
    }
    return true;
}

Json Shopping::askTill(const std::string& command) {
    Json answer = till.ask(command);
    const std::string completed = textAt(answer, "completed.id");
    if (!completed.empty()) m_sold.insert(completed);
    return answer;
}

/// What a cashier does who looks at this till.
void Shopping::nextStep(const Json& seen, std::optional<PhoneCode>& code) {
    const auto phase = textAt(seen, "sale.phase");
    const auto due = numberAt(seen, "sale.due_minor");
    const bool isBusy = textAt(seen, "settlement.phase") == "checking";
    const bool waitsForTheDisk = phase == "tendering" && due == 0;
    if (phase.empty() || isBusy || waitsForTheDisk) return;
    if (phase != "tendering" && (phase != "open" || due < kPrice)) {
        static_cast<void>(askTill("scan " + kTowel));
    } else if (code) {
        static_cast<void>(askTill("scan " + code->text));
        code.reset();
    } else {
        static_cast<void>(askTill("cash " + std::to_string(due)));
    }
}

void Shopping::roomIn(int milliseconds) {
    if (m_sinceBegin.hasExpired(milliseconds)) giveRoom();
}

/// As long as a member would try.
std::optional<PhoneCode> Shopping::obtainCode() {
    CodeWish wish;
    wish.amount = kPart;
    std::optional<PhoneCode> code;
    const auto hasCode = [&] {
        code = m_phone->obtainCode(m_means, wish);
        if (!code) roomIn(kRoomAfterMs);
        return code.has_value() || !heal();
    };
    m_sinceBegin.restart();
    m_codes += becomesTrue(hasCode, kMemberPatienceMs) && code ? 1 : 0;
    return code;
}

std::string Shopping::sellOne() {
    std::optional<PhoneCode> code = obtainCode();
    whenHeld();
    const auto before = m_sold.size();
    bool isRunning = true;
    m_sinceBegin.restart();
    const auto isOver = [&] {
        roomIn(kRoomAfterMs);
        isRunning = heal();
        if (isRunning) nextStep(askTill("status"), code);
        return m_sold.size() > before || !isRunning;
    };
    const bool isInTime = becomesTrue(isOver, kSaleLimitMs);
    if (!isRunning) return "a program does not start again";
    return isInTime ? std::string() : "the sale was never completed";
}

bool Shopping::settle() {
    m_sinceBegin.restart();
    const auto isSettled = [this] {
        roomIn(kRoomAfterMs);
        return heal() && system.isSettled();
    };
    return becomesTrue(isSettled, 2 * kPatienceMs);
}

std::string Shopping::audit() {
    if (!settle()) return "something is still under way";
    const Finished check = system.check();
    if (check.exitCode != 0) return (check.output + check.errors).toStdString();
    if (numberAt(system.centerBooks(), "settlement_conflicts") != 0) return "settlement conflicts";
    if (const auto verified = system.controller.run("journal verify"); verified.exitCode != 0) {
        return verified.errors.toStdString();
    }
    return auditFiles();
}

std::string Shopping::auditFiles() const {
    const PlainReader store(system.controller.path(QStringLiteral("store.sqlite")).toStdString());
    const auto rows = store.column("SELECT sale_id FROM sales");
    const std::set<std::string> stored(rows.begin(), rows.end());
    for (const std::string& sale : m_sold) {
        if (!stored.contains(sale)) return "LOST: " + sale;
    }
    const std::pair<const SystemProgram*, const char*> files[] = {{&system.controller, "store.sqlite"},
                                                                  {&system.center, "center.sqlite"},
                                                                  {&system.payerBank, "bank.sqlite"},
                                                                  {&system.shopBank, "bank.sqlite"}};
    for (const auto& [program, name] : files) {
        const PlainReader file(program->path(QLatin1String(name)).toStdString());
        const auto integrity = file.value("PRAGMA integrity_check");
        if (integrity != "ok") return program->folder().toStdString() + ": " + integrity;
    }
    return {};
}

}  // namespace kazasu::faults
