// Institutions on real SQLite files, with a wire between them that a test can cut.
#pragma once

#include "bank/host.h"
#include "tests/support/manual_clock.h"
#include "tests/support/manual_timers.h"
#include "tests/support/seeded_random.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

#include <deque>
#include <optional>

namespace kazasu::test {

using bank::Account;
using bank::AccountKind;
using bank::Accounts;
using bank::Books;
using bank::Card;
using iso8583::Message;
namespace field = iso8583::field;
namespace processing = iso8583::processing;

inline const std::string kCenter = "99990001";
inline const std::string kPayerBank = "88880109";
inline const std::string kShopBank = "88880110";
inline const std::string kPan = "4761739001010119";

/// Memory rather than a disk where there is such a folder: these tests restart programs, not machines, and
/// syncs of a busy disk would be most of their time.
inline QString fastFolderTemplate() {
    const QString memory = QStringLiteral("/dev/shm");
    return (QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) +
           QStringLiteral("/kazasu-bank-XXXXXX");
}

/// Which access to the storage goes wrong: the at-th, before it executes or with its answer lost; alone, or
/// with everything after it.
struct Breakage {
    int at = 0;  // 0: none
    bool isAnswerLost = false;
    bool lasts = false;
    int accesses = 0;
    bool hasHappened = false;
};

class BreakingDatabase final : public Database {
public:
    BreakingDatabase(std::unique_ptr<Database> inner, Breakage& breakage)
        : m_inner(std::move(inner)), m_breakage(breakage) {}
    using Database::run;
    [[nodiscard]] SqlEngine engine() const override { return m_inner->engine(); }

    Result<SqlResult> run(std::string_view sql, std::span<const SqlValue> parameters) override {
        const bool isFirst = ++m_breakage.accesses == m_breakage.at;
        if (!isFirst && !isBroken()) return m_inner->run(sql, parameters);
        m_breakage.hasHappened = true;
        if (isFirst && m_breakage.isAnswerLost) static_cast<void>(m_inner->run(sql, parameters));
        return planned();
    }
    Status reopen() override { return isBroken() ? Status{planned()} : m_inner->reopen(); }

private:
    [[nodiscard]] bool isBroken() const {
        return m_breakage.lasts && m_breakage.at > 0 && m_breakage.accesses >= m_breakage.at;
    }
    static Error planned() { return {ErrorCode::StorageIo, "planned failure"}; }

    std::unique_ptr<Database> m_inner;
    Breakage& m_breakage;
};

/// The line from one institution to another; what is sent waits until deliver().
class CutWire final : public iso8583::MessageTransport {
public:
    enum class Fault { None, Down, RequestLost, AnswerLost };

    void send(Message request, Milliseconds, std::function<void(Result<Message>)> onAnswer) override {
        sent.push_back(request);
        m_waiting.push_back({std::move(request), std::move(onAnswer)});
    }
    /// Delivers everything that waits, with the fault that is set.
    void deliver() {
        while (!m_waiting.empty()) {
            const auto [request, onAnswer] = std::move(m_waiting.front());
            m_waiting.pop_front();
            std::optional<Message> answer;
            const bool arrives = fault == Fault::None || fault == Fault::AnswerLost;
            if (arrives && peer != nullptr)
                peer->handle(request, [&](const Message& given) { answer = given; });
            if (fault == Fault::Down) {
                onAnswer(Error{ErrorCode::NetworkConnectFailed});
            } else if (fault == Fault::None && answer) {
                onAnswer(*answer);
            } else {
                onAnswer(Error{ErrorCode::Timeout});
            }
        }
    }

    bank::Host* peer = nullptr;
    Fault fault = Fault::None;
    std::vector<Message> sent;

private:
    std::deque<std::pair<Message, std::function<void(Result<Message>)>>> m_waiting;
};

/// One institution; restart() is what kill -9 and a new start leave of it.
class Institution {
public:
    Institution(std::string id, ManualClock& clock, std::uint64_t seed)
        : m_id(std::move(id)), m_clock(clock), m_random(seed), timers(clock) {
        restart();
    }

    void restart() {
        m_host.reset();
        database.reset();
        auto opened = openSqlite(
            {m_folder.filePath(QStringLiteral("bank.sqlite")).toStdString(),
             qEnvironmentVariable("KAZASU_SOURCE_DIR").toStdString() + "/resources/migrations/bank"});
        KAZASU_CHECK(opened.isOk());
        database = std::make_unique<BreakingDatabase>(std::move(*opened), breakage);
        bank::HostOptions options;
        options.institution = m_id;
        options.centers = {kCenter};
        for (const auto& [peer, wire] : m_wires) options.peers[peer] = wire;
        m_host = std::make_unique<bank::Host>(*database, m_clock, m_random, timers, std::move(options));
        m_host->resume();
    }
    void connect(const std::string& peer, CutWire& wire) {
        m_wires[peer] = &wire;
        restart();
    }
    bank::Host& host() { return *m_host; }

    /// The answer, if it was given at once.
    std::optional<Message> ask(const Message& request) {
        const auto answer = std::make_shared<std::optional<Message>>();  // a late answer outlives this call
        m_host->handle(request, [answer](const Message& given) {
            KAZASU_CHECK(!*answer);
            *answer = given;
        });
        return *answer;
    }
    std::string code(const Message& request) {
        const auto answer = ask(request);
        return answer ? std::string(answer->get(field::kResponseCode)) : "silence";
    }

    void addAccount(const std::string& number, std::int64_t balance, AccountKind kind = AccountKind::Member,
                    std::optional<Money> limit = {}, Money overdraft = Money::zero()) {
        const Account account{number, kind, "山田 太郎", "ヤマダ タロウ", overdraft, limit, false};
        KAZASU_CHECK(Accounts{*database}.add(account, Money::yen(balance), m_clock.now()).isOk());
    }
    std::int64_t balance(const std::string& ledger) {
        return Books{*database}.balance(ledger).value().minor();
    }
    std::int64_t account(const std::string& number) { return balance(bank::accountLedger(number)); }
    std::int64_t suspense() { return balance(bank::suspenseLedger(kCenter)); }
    bool isBalanced() { return Books{*database}.trialBalance().value().isConsistent; }

private:
    QTemporaryDir m_folder{fastFolderTemplate()};
    std::string m_id;
    ManualClock& m_clock;
    SeededRandom m_random;
    std::map<std::string, CutWire*> m_wires;

public:
    ManualTimers timers;
    Breakage breakage;
    std::unique_ptr<Database> database;

private:
    std::unique_ptr<bank::Host> m_host;
};

/// The center's messages, each with numbers of its own.
class CenterDesk {
public:
    Message message(std::string_view type, const std::string& reference) {
        Message made{type};
        made.setTraceNumber(++m_traceNumber).set(field::kTransmissionTime, "1122033045");
        made.set(field::kAcquirer, kCenter).set(field::kReference, reference);
        return made;
    }
    Message authorisation(const std::string& reference, std::int64_t amount,
                          const std::string& account = "1234567") {
        Message made = message("0100", reference);
        return made.set(field::kProcessingCode, "000000")
            .setAmount(Money::yen(amount))
            .set(field::kAccountFrom, account);
    }
    Message cardAuthorisation(const std::string& reference, std::int64_t amount,
                              const std::string& pan = kPan, const std::string& expiry = "3012") {
        Message made = authorisation(reference, amount);
        made.remove(field::kAccountFrom);
        return made.set(field::kPan, pan).set(field::kExpiry, expiry);
    }
    Message advice(std::string_view processingCode, const std::string& reference, std::int64_t amount) {
        Message made = message("0220", reference);
        return made.set(field::kProcessingCode, std::string(processingCode)).setAmount(Money::yen(amount));
    }
    Message debit(const std::string& reference, std::int64_t amount) {
        return advice(processing::kPurchase, reference, amount);
    }
    Message refund(const std::string& reference, std::int64_t amount) {
        return advice(processing::kRefund, reference, amount);
    }
    Message payment(const std::string& reference, std::int64_t amount, const std::string& payer = kPayerBank,
                    const std::string& shopAccount = "7654321") {
        Message made = advice(processing::kPaymentInformation, reference, amount);
        return made.set(field::kForwarder, payer).set(field::kAccountTo, shopAccount);
    }
    Message reversal(const Message& original) {
        Message made = message("0420", std::string(original.get(field::kReference)));
        return made.set(field::kOriginalData, iso8583::OriginalData::of(original).value().toDigits());
    }
    Message purchase(const std::string& reference, const std::string& body) {
        return message("0620", reference).set(field::kPrivate, body);
    }

private:
    std::uint32_t m_traceNumber = 0;
};

inline Message repeatOf(const Message& first) {
    Message repeat{first.repeatType()};
    for (const auto& [number, value] : first.fields()) repeat.set(number, value);
    return repeat;
}

}  // namespace kazasu::test
