// A real till sells at a real center, which then loses a thousand random sales out of the middle of its
// books: codes, claims, records, postings and messages to banks. The shop offers them again by itself, and
// the books are what they were.
#include "controller/sales_file/store_database.h"
#include "controller/till/till_desk.h"
#include "tests/component/center/center_bench.h"
#include "tests/support/manual_executor.h"

#include <QTest>
#include <sqlite3.h>

using namespace kazasu;
using namespace kazasu::test;
using namespace std::chrono_literals;

namespace {

constexpr int kSales = 1'050;
constexpr int kLost = 1'000;
constexpr std::int64_t kTeaYen = 128;
constexpr const char* kTeaCode = "4901234567894";

class AnswerSlot final : public HttpReply::Channel {
public:
    void answer(HttpResponse response) override { given = std::move(response); }
    std::optional<HttpResponse> given;
};

/// The till's line to the center of the bench.
class LineToBench final : public HttpTransport {
public:
    LineToBench(CenterBench& bench, Executor& executor) : m_bench(bench), m_executor(executor) {}
    void send(HttpCall call, Done done) override {
        const std::size_t path = call.url.find('/', call.url.find("://") + 3);
        const auto slot = std::make_shared<AnswerSlot>();
        m_bench.center->serveShop({std::move(call.method),
                                   call.url.substr(path),
                                   {},
                                   std::move(call.headers),
                                   std::move(call.body),
                                   {},
                                   {}},
                                  HttpReply(slot));
        m_bench.drain();
        m_executor.post([slot, done = std::move(done)] { done(*slot->given); });
    }

private:
    CenterBench& m_bench;
    Executor& m_executor;
};

class QuietPrinter final : public controller::PrintQueue {
public:
    void print(Receipt, Done done) override { done({}); }
};

class LastSale final : public api::TillObserver {
public:
    void saleChanged(const api::SaleView& view) override { sale = view; }
    void settlementChanged(const api::SettlementView& view) override {
        if (view.error) why = describe(*view.error);
    }
    void saleCompleted(const api::CompletedView&) override {}
    void statusChanged(const api::StatusView& view) override { status = view; }
    void noticeRaised(const api::NoticeView& notice) override { why = describe(notice.error); }
    std::string why;
    api::SaleView sale;
    api::StatusView status;
};

/// The center's file, changed by somebody who asks neither triggers nor foreign keys.
class Burglar {
public:
    explicit Burglar(const QString& file) {
        KAZASU_CHECK(sqlite3_open(file.toUtf8().constData(), &m_books) == SQLITE_OK);
        for (const auto& trigger : list("SELECT name FROM sqlite_master WHERE type = 'trigger'")) {
            m_triggers.push_back(
                list("SELECT sql FROM sqlite_master WHERE name = '" + trigger + "'").front());
            run("DROP TRIGGER " + trigger);
        }
    }
    ~Burglar() {
        for (const auto& trigger : m_triggers) run(trigger);
        sqlite3_close(m_books);
    }
    Burglar(const Burglar&) = delete;
    Burglar& operator=(const Burglar&) = delete;

    std::vector<std::string> list(const std::string& sql) {
        std::vector<std::string> rows;
        const auto take = [](void* out, int, char** values, char**) {
            static_cast<std::vector<std::string>*>(out)->emplace_back(values[0] ? values[0] : "");
            return 0;
        };
        KAZASU_CHECK(sqlite3_exec(m_books, sql.c_str(), take, &rows, nullptr) == SQLITE_OK);
        return rows;
    }
    void run(const std::string& sql) { static_cast<void>(list(sql)); }

    /// Everything about a code and what it was issued on.
    void forget(const std::string& issue) {
        const auto authorisation =
            list("SELECT authorisation_id FROM code WHERE issue_number = '" + issue + "'").front();
        unsettle(issue, authorisation);
        const std::string sets =
            "(SELECT id FROM ledger_set WHERE authorisation_id = '" + authorisation + "')";
        run("DELETE FROM ledger_closed_set WHERE set_id IN " + sets);
        run("DELETE FROM ledger_line WHERE set_id IN " + sets);
        run("DELETE FROM ledger_set WHERE authorisation_id = '" + authorisation + "'");
        for (const char* table : {"transition", "bank_message"})
            run(std::string("DELETE FROM ") + table + " WHERE authorisation_id = '" + authorisation + "'");
        run("DELETE FROM code_image WHERE issue_number = '" + issue + "'");
        run("DELETE FROM code WHERE issue_number = '" + issue + "'");
        run("DELETE FROM authorisation WHERE id = '" + authorisation + "'");
    }
    /// Only that a sale used it: it is as good as when it was delivered.
    void forgetUse(const std::string& issue) {
        unsettle(issue,
                 list("SELECT authorisation_id FROM code WHERE issue_number = '" + issue + "'").front());
        run("UPDATE code SET state = 'delivered', used_minor = 0, returned_minor = 0, used_at = NULL, "
            "used_by_shop = NULL WHERE issue_number = '" +
            issue + "'");
    }

private:
    void unsettle(const std::string& issue, const std::string& authorisation) {
        const std::string sets = "('redeemed:" + issue + "', 'credited:" + issue + "')";
        run("DELETE FROM ledger_closed_set WHERE set_id IN " + sets);
        run("DELETE FROM ledger_line WHERE set_id IN " + sets);
        run("DELETE FROM ledger_set WHERE id IN " + sets);
        run("DELETE FROM settlement WHERE issue_number = '" + issue + "'");
        run("DELETE FROM claim WHERE issue_number = '" + issue + "'");
        run("DELETE FROM transition WHERE to_state = 'redeemed' AND authorisation_id = '" + authorisation +
            "'");
        run("DELETE FROM bank_message WHERE kind IN ('refund', 'purchase', 'payment') AND authorisation_id "
            "= '" +
            authorisation + "'");
    }

    sqlite3* m_books = nullptr;
    std::vector<std::string> m_triggers;
};

}  // namespace

class TestCenterReconcile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aThousandLostSalesAreBroughtBackByTheirShop();

private:
    void openStore();
    void sellOne(int number);
    void passTime(Milliseconds by);
    void loseSales();
    [[nodiscard]] std::vector<std::string> settledSales();
    /// What banks have not been told yet, counted; empty when they know everything.
    [[nodiscard]] std::string waitingForBanks();

    CenterBench m_bench;
    QTemporaryDir m_folder{QStringLiteral("/dev/shm/kazasu-reconcile-XXXXXX")};
    ManualExecutor m_executor{m_bench.clock};
    LineToBench m_line{m_bench, m_executor};
    QuietPrinter m_printer;
    LastSale m_seen;
    Ed25519Verifier m_verifier;
    controller::StoreSettings m_settings;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<controller::CenterClient> m_client;
    std::unique_ptr<controller::StaffDesk> m_people;
    std::unique_ptr<controller::TillDesk> m_desk;
};

void TestCenterReconcile::openStore() {
    m_settings.profile.name = "Shop";
    auto opened =
        controller::openStoreDatabase(m_folder.filePath(QStringLiteral("store.sqlite")).toStdString(), true);
    QVERIFY(opened.isOk());
    m_database = *std::move(opened);
    QVERIFY(controller::Catalogue(*m_database)
                .update({{kTeaCode, "緑茶 500ml", "リョクチャ", "食品", Money::yen(kTeaYen),
                          TaxRate::reduced(), std::nullopt}})
                .isOk());
    m_client = std::make_unique<controller::CenterClient>(
        m_line, m_executor,
        controller::CenterAddress{"http://center.example", std::to_string(kShop.value())});
    m_people = std::make_unique<controller::StaffDesk>(controller::StaffDoors{
        *m_database, m_bench.clock, m_executor, m_bench.random, m_settings, isPasswordOf});
    m_desk = std::make_unique<controller::TillDesk>(
        controller::TillDoors{*m_database, m_bench.clock, m_executor, m_bench.random, m_verifier, m_printer,
                              m_settings, *m_people},
        *m_client, m_seen);
    QVERIFY(m_people->start().isOk());
    QVERIFY(m_desk->start().isOk());
    m_executor.runReady();
}

/// Some are worth more than the tea, every other one is bound to this shop.
void TestCenterReconcile::sellOne(int number) {
    const Code code =
        m_bench.makeCode(kTeaYen + number % 3 * 10, number % 2 == 0 ? std::optional(kShop) : std::nullopt);
    m_desk->scan(kTeaCode);
    m_desk->scan(code.text);
    m_executor.runReady();
    QVERIFY2(m_seen.sale.phase == api::SalePhase::Completed, m_seen.why.c_str());
}

void TestCenterReconcile::passTime(Milliseconds by) {
    for (Milliseconds left = by; left > 0ms; left -= 30s) {
        m_bench.advance(30s);
        m_executor.runReady();
    }
}

std::vector<std::string> TestCenterReconcile::settledSales() {
    std::vector<std::string> sales;
    const auto found = m_bench.inBooks([](Database& books) {
        return books.run(
            "SELECT record_id || ' ' || issue_number || ' ' || amount_used_minor || ' ' || "
            "returned_minor FROM settlement WHERE state = 'accepted' ORDER BY record_id");
    });
    for (const auto& row : found->rows) sales.push_back(row.text(0));
    return sales;
}

std::string TestCenterReconcile::waitingForBanks() {
    std::string waiting;
    const auto found = m_bench.inBooks([](Database& books) {
        return books.run(
            "SELECT kind || ' ' || is_front || ' after ' || attempts || ' tries: ' || COUNT(*) "
            "FROM bank_message WHERE answered_at IS NULL GROUP BY kind, is_front, attempts");
    });
    for (const auto& row : found->rows) waiting += row.text(0) + "; ";
    return waiting;
}

/// Of the random ones, half are forgotten from their authorisation on, half are only unused again. The shop's
/// reports since the first are among what is lost.
void TestCenterReconcile::loseSales() {
    m_bench.backUp();
    Burglar burglar(m_bench.folder.filePath(QStringLiteral("center.sqlite.backup")));
    auto issues = burglar.list("SELECT issue_number FROM settlement ORDER BY issue_number");
    SeededRandom random(1);
    for (int i = 0; i < kLost; ++i) {
        const std::size_t drawn = random.next() % issues.size();
        if (i % 2 == 0)
            burglar.forget(issues[drawn]);
        else
            burglar.forgetUse(issues[drawn]);
        issues.erase(issues.begin() + static_cast<std::ptrdiff_t>(drawn));
    }
    burglar.run("UPDATE shop_report SET number = 1, reported_until = 0");
}

void TestCenterReconcile::aThousandLostSalesAreBroughtBackByTheirShop() {
    m_bench.restart();  // the center learns of shops when it starts
    openStore();
    passTime(90s);  // its first report
    for (int i = 0; i < kSales && !QTest::currentTestFailed(); ++i) sellOne(i);
    passTime(2min);
    const auto before = settledSales();
    QCOMPARE(before.size(), std::size_t{kSales});
    QCOMPARE(waitingForBanks(), std::string());
    const std::int64_t paid = m_bench.banks.paidToShops, left = m_bench.banks.available;
    QCOMPARE(paid, kSales * kTeaYen);

    loseSales();
    m_bench.restoreBackup();
    QCOMPARE(m_bench.number("SELECT COUNT(*) FROM settlement"), kSales - kLost);
    passTime(30min);

    QCOMPARE(settledSales(), before);
    QCOMPARE(waitingForBanks(), std::string());
    QCOMPARE(m_bench.banks.paidToShops, paid);
    QCOMPARE(m_bench.banks.available, left);
    QCOMPARE(m_bench.banks.inSuspense(), 0);
    QCOMPARE(m_bench.number("SELECT COUNT(*) FROM code WHERE state <> 'redeemed'"), 0);
    QCOMPARE(m_bench.number("SELECT COALESCE(SUM(ABS(balance)), 0) FROM (SELECT SUM(amount_minor) AS balance "
                            "FROM ledger_line GROUP BY account)"),
             0);
    QCOMPARE(m_bench.number("SELECT COUNT(*) FROM settlement_conflict"), 0);
    QCOMPARE(m_seen.status.unsentRecords, 0);
}

QTEST_GUILESS_MAIN(TestCenterReconcile)
#include "test_center_reconcile.moc"
