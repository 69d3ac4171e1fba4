// TestStore: a whole till on a real SQLite file, with a clock, a center and a printer that obey the test. Can
// be switched off at any moment and on again on the same file.
#pragma once

#include "controller/sales_file/journal.h"
#include "controller/sales_file/store_database.h"
#include "controller/till/till_desk.h"
#include "core/code/settlement_code.h"
#include "core/receipt/receipt_layout.h"
#include "tests/component/controller/scripted_center.h"
#include "tests/support/failing_database.h"
#include "tests/support/seeded_random.h"

#include <QTemporaryDir>

#include <algorithm>

namespace kazasu::test {

class RecordingObserver final : public api::TillObserver {
public:
    void saleChanged(const api::SaleView& view) override { sale = view; }
    void settlementChanged(const api::SettlementView& view) override {
        settlement = view;
        if (settlementPhases.empty() || settlementPhases.back() != view.phase) {
            settlementPhases.push_back(view.phase);
        }
        if (view.phase == api::SettlementPhase::Checking) secondsLeft.push_back(view.secondsLeft);
    }
    void saleCompleted(const api::CompletedView& view) override { completed.push_back(view); }
    void statusChanged(const api::StatusView& view) override { status = view; }
    void noticeRaised(const api::NoticeView& notice) override { notices.push_back(notice); }

    [[nodiscard]] std::optional<ErrorCode> lastNotice() const {
        if (notices.empty()) return std::nullopt;
        return notices.back().error.code;
    }
    [[nodiscard]] std::optional<ErrorCode> refusal() const {
        if (settlement.phase != api::SettlementPhase::Refused || !settlement.error) return std::nullopt;
        return settlement.error->code;
    }

    api::SaleView sale;
    api::SettlementView settlement;
    api::StatusView status;
    std::vector<api::CompletedView> completed;
    std::vector<api::NoticeView> notices;
    std::vector<api::SettlementPhase> settlementPhases;
    std::vector<int> secondsLeft;
};

/// Answers when the test lets it, or at once. What it did is written down in order.
class TestPrinter final : public controller::PrintQueue {
public:
    explicit TestPrinter(ManualExecutor& executor) : m_executor(executor) {}
    void print(Receipt receipt, Done done) override {
        receipts.push_back(toPlainText(receipt));
        happened.emplace_back("receipt");
        if (whilePrinting) whilePrinting();
        if (isHanging) return;
        m_executor.post([done = std::move(done), outcome = outcome] { done(outcome); });
    }

    [[nodiscard]] bool hasDrawer() const override { return hasOne; }
    void openDrawer(Done done) override {
        happened.emplace_back("drawer");
        m_executor.post([done = std::move(done), outcome = outcome] { done(outcome); });
    }
    [[nodiscard]] std::int64_t openings() const {
        return std::count(happened.begin(), happened.end(), "drawer");
    }

    std::vector<std::string> receipts;
    std::vector<std::string> happened;
    bool hasOne = false;  // a drawer
    Status outcome;
    bool isHanging = false;
    std::function<void()> whilePrinting;

private:
    ManualExecutor& m_executor;
};

class TestStore {
public:
    static constexpr std::int64_t kTea = 128;  // 8 %
    static constexpr std::int64_t kPen = 110;  // 10 %
    static constexpr const char* kTeaCode = "4901234567894";
    static constexpr const char* kPenCode = "4512345678906";

    explicit TestStore(const QString& folderTemplate = memoryFolder());
    ~TestStore() { powerOff(); }

    /// Opens the till; false when it would not start.
    bool powerOn();
    /// Everything in memory is gone, answers on their way too.
    void powerOff();
    void restart() {
        powerOff();
        KAZASU_CHECK(powerOn());
    }

    /// A signed code of that worth, known to the center.
    std::string makeCode(std::int64_t yen, const std::function<void(SettlementClaims&)>& change = {});
    /// 24 digits, known to the center.
    std::string makeReference(std::int64_t yen);

    void scan(const std::string& label) {
        desk->scan(label);
        executor.runReady();
    }
    void sellTea() { scan(kTeaCode); }
    void payCash(std::int64_t yen) {
        desk->tenderCash(Money::yen(yen));
        executor.runReady();
    }
    void advance(Milliseconds by) { executor.advance(by); }

    std::int64_t count(const std::string& sql);
    [[nodiscard]] std::string claimStates();
    [[nodiscard]] bool journalVerifies();
    /// Runs SQL on the file as somebody with another program would. The till must be off.
    void tamper(const std::string& sql);

    QTemporaryDir folder;
    ManualClock clock;
    SeededRandom random{1};
    ManualExecutor executor{clock};
    SodiumSigner signer = SodiumSigner::countingFrom(0);
    SodiumVerifier verifier;
    ScriptedCenter center{executor, signer};
    TestPrinter printer{executor};
    controller::StoreSettings settings;
    std::optional<PublicKey> root;          // of the configuration
    const DeviceKey* machineKey = nullptr;  // of the next start
    FailurePlan plan;
    std::unique_ptr<RecordingObserver> seen;
    std::unique_ptr<FailingDatabase> database;
    std::unique_ptr<controller::CenterClient> client;
    std::unique_ptr<controller::StaffDesk> people;
    std::unique_ptr<controller::TillDesk> desk;

private:
    /// Memory rather than a disk where there is such a folder: these tests restart programs, not machines.
    static QString memoryFolder();
    [[nodiscard]] std::string path() const {
        return folder.filePath(QStringLiteral("store.sqlite")).toStdString();
    }
};

}  // namespace kazasu::test
