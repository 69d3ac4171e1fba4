// A center on a real SQLite file, whose threads are one list of tasks and whose banks are a model: everything
// happens in the order in which it was asked for, and every access to the storage can be made to fail.
#pragma once

#include "center/base/boot.h"
#include "center/center.h"
#include "center/delivery/delivery.h"
#include "center/issue/issue.h"
#include "center/keys/first_keys.h"
#include "center/ledger/ledger.h"
#include "center/member/sessions.h"
#include "center/redemption/claims.h"
#include "center/redemption/settlements.h"
#include "center/reports/epoch.h"
#include "center/reports/shop_reports.h"
#include "platform/crypto/crypto.h"
#include "tests/component/center/model_banks.h"
#include "tests/support/failing_database.h"
#include "tests/support/manual_timers.h"
#include "tests/support/seeded_random.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

namespace kazasu::test {

using namespace kazasu::center;

inline const IssuerId kCenterId = *IssuerId::parse("99990001");
inline const InstitutionId kMemberBank = *InstitutionId::parse("99990109");
inline const InstitutionId kShopBank = *InstitutionId::parse("99990110");
inline const ShopNumber kShop = *ShopNumber::from(1001);
inline const ShopNumber kOtherShop = *ShopNumber::from(1002);
inline constexpr const char* kToken = "token of the member";

using Tasks = std::deque<std::function<void()>>;

/// One transaction a job, on the caller's thread; a failure is the job's answer, nothing is tried again.
class TaskCommitQueue final : public CommitQueue {
public:
    TaskCommitQueue(Tasks& tasks, std::unique_ptr<Database>& database)
        : m_tasks(tasks), m_database(database) {}
    void submit(Job job, Done done) override {
        m_tasks.push_back([this, job = std::move(job), done = std::move(done)] { done(runNow(job)); });
    }
    Status runNow(const Job& job) {
        const Status outcome = inTransaction(job);
        const bool isBroken = !outcome && (outcome.code() == ErrorCode::StorageIo ||
                                           outcome.code() == ErrorCode::OutcomeUnknown);
        if (isBroken) KAZASU_CHECK(m_database->reopen().isOk());
        return outcome;
    }

private:
    Status inTransaction(const Job& job) {
        KAZASU_TRY(auto transaction, Transaction::begin(*m_database));
        KAZASU_TRY_STATUS(job(*m_database));
        return transaction.commit();
    }
    Tasks& m_tasks;
    std::unique_ptr<Database>& m_database;
};

class TaskExecutor final : public Executor {
public:
    explicit TaskExecutor(Tasks& tasks) : m_tasks(tasks) {}
    void post(std::function<void()> task) override { m_tasks.push_back(std::move(task)); }

private:
    Tasks& m_tasks;
};

class TaskWorkers final : public Workers {
public:
    explicit TaskWorkers(Tasks& tasks) : m_tasks(tasks) {}
    Status post(std::function<void()> task) override {
        m_tasks.push_back(std::move(task));
        return {};
    }

private:
    Tasks& m_tasks;
};

class CenterBench {
public:
    explicit CenterBench(std::uint64_t seed = 1) : CenterBench(seed, roomyLimits()) {}
    CenterBench(std::uint64_t seed, const CenterLimits& limits);
    ~CenterBench() { stop(); }
    /// For tests of something else: one member may have many codes at once.
    static CenterLimits roomyLimits() {
        CenterLimits limits;
        limits.openCodes = 1'000;
        return limits;
    }

    /// Runs what was asked for until nothing is left, without moving the clock.
    void drain();
    /// Moves the clock, ringing the center's timers.
    void advance(Milliseconds by);
    /// As if the process were killed and started again: what it only had in memory is gone.
    void restart();
    /// A backup of the books, and the start on it later: what happened in between is forgotten.
    void backUp();
    void restoreBackup();
    /// `restored` as the operator's command does it.
    void announceRestore();

    template <class Job>
    auto inBooks(Job job) -> std::invoke_result_t<Job, Database&>;

    AuthorisationRequest wish(std::int64_t yen, std::optional<ShopNumber> shop = {});
    Result<AuthorisationView> authorise(const AuthorisationRequest& request);
    Result<Code> confirm(const AuthorisationId& id);
    Result<Code> deliverTo(const Code& code);
    /// Authorised, confirmed and delivered.
    Code makeCode(std::int64_t yen, std::optional<ShopNumber> shop = {});
    Result<Code> codeNow(const Code& code);

    ClaimRequest claimFor(const Code& code, std::int64_t yen);
    Result<ClaimAnswer> claim(ShopNumber shop, const ClaimRequest& request);
    Result<ClaimAnswer> reverse(ShopNumber shop, const ClaimId& id);
    SettlementRecord recordOf(const Code& code, std::int64_t yen, ShopNumber shop = kShop);
    Result<SettlementOutcome> send(const SettlementRecord& record);
    Result<SettlementOutcome> offerAgain(const SettlementRecord& record);
    /// A report of the shop's only sales file; remembers the receipt.
    ReportOutcome report(ShopNumber shop, Instant until, const std::vector<ClaimId>& open = {},
                         const std::function<void(ShopReport&)>& change = {});
    /// Every shop has offered again what was missing.
    void compareAll();
    Result<ReportOutcome> tryReport(ShopNumber shop, Instant until, const std::vector<ClaimId>& open = {},
                                    const std::function<void(ShopReport&)>& change = {});
    Status tick();

    /// Nothing is waiting for a bank.
    bool isBankQuiet();
    std::int64_t number(const std::string& sql);
    /// Until the next restart.
    CenterParts& parts() { return *m_parts; }

    QTemporaryDir folder;
    ManualClock clock;
    SeededRandom random;
    ManualTimers timers{clock};
    Tasks tasks;
    FailurePlan plan;
    ModelBanks banks;
    ModelLine memberLine{banks, tasks}, shopLine{banks, tasks};
    std::unique_ptr<Center> center;
    ClientId member;
    MeansId means;
    std::map<std::uint32_t, std::string> receipts;  // by shop
    MarkKeeper::Keep keepMark;                      // from the next start on
    std::optional<std::string> mark;                // what lies beside the books at a start
    SigningKey root;
    std::map<PublicKey, std::shared_ptr<const Signer>> laterKeys;  // that lists may name beside the first
    std::unique_ptr<SigningKeys> keys;

private:
    class Drawings;  // needs no barcode library
    void open();
    void openKeys();
    void stop();
    void fillIn();

    CenterLimits m_limits;
    TaskExecutor m_lane{tasks};
    TaskWorkers m_workers{tasks};
    Ed25519Verifier m_verifier;
    std::shared_ptr<SigningKey> m_signer;
    SecretBox m_box{{}};
    std::unique_ptr<BarcodeWriter> m_barcodes;
    BankDirectory m_directory;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<TaskCommitQueue> m_queue;
    std::optional<CenterParts> m_parts;
};

template <class Job>
auto CenterBench::inBooks(Job job) -> std::invoke_result_t<Job, Database&> {
    using Outcome = std::invoke_result_t<Job, Database&>;
    std::optional<Outcome> outcome;
    const Status written = m_queue->runNow([&](Database& database) -> Status {
        outcome.emplace(job(database));
        if (!*outcome) return outcome->error();
        return {};
    });
    if (!written) return written.error();
    return *std::move(outcome);
}

}  // namespace kazasu::test
