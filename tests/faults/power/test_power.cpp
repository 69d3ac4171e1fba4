// Power cuts under a shop that sells: what was called sold is there afterwards, whatever of the unsynced
// writes survived; also when the program had been killed, restarted and had acted, and when a sync had
// failed. Each claim has a control that loses a sale, so that the test is known to see one.
#include "platform/crypto/crypto.h"
#include "tests/faults/support/planned_faults.h"
#include "tests/faults/support/program_run.h"
#include "tests/faults/support/sales_audit.h"

#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace kazasu;
using namespace kazasu::faults;

namespace {

constexpr int kSales = 12;
constexpr int kCutsEach = 34;  // of three kinds: 102 power cuts
constexpr int kRelaxedCuts = 10;
constexpr int kAnswerLimitMs = 10'000;

}  // namespace

class TestPower : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init();

    void noSaleIsLostInAPowerCut_data();
    void noSaleIsLostInAPowerCut();
    void aRelaxedSellerLosesSalesInPowerCuts();
    void whatWasActedOnAfterAKillOutlivesThePowerCut();
    void withoutTheBarrierWhatWasActedOnIsLost();
    void noSaleIsLostWhenASyncFailedBeforeThePowerCut_data();
    void noSaleIsLostWhenASyncFailedBeforeThePowerCut();
    void whatWasActedOnAfterAFailedSyncAndADeathOutlivesThePowerCut();
    void aFullDiskTakesTheSalesUnderWayAndTheShopsReserve();

private:
    QByteArray command(const QByteArray& line);
    ProgramRun runSeller(const QStringList& words);
    ProgramRun sell(int count, const QString& way = {}) {
        return runSeller(
            {QStringLiteral("sell"), QString::fromStdString(path()), QString::number(count), way});
    }
    /// The power is back: the shop sells on, and the audit of everything called sold. Empty: all is well.
    std::string sellOnAndAudit(std::vector<std::string> sold);
    /// What a seller killed at `killAt` left behind is acted on; then the power fails. The acted-on sales
    /// that are gone afterwards.
    int lossesAfterActing(std::int64_t killAt, const QString& way);
    /// What is on the disk now is acted on; then the power fails.
    int actAndLose(const QString& way);
    void killPoints(std::int64_t& first, std::int64_t& last);
    [[nodiscard]] std::string path() const {
        return m_mount.filePath(QStringLiteral("store.sqlite")).toStdString();
    }

    QTemporaryDir m_mount;
    QProcess m_disk;
    PlannedFaults m_faults;
};

void TestPower::initTestCase() {
    QVERIFY(initialiseCrypto().isOk());
    m_disk.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_disk.start(qEnvironmentVariable("KAZASU_BUILD_DIR") + QStringLiteral("/tests/bin/volatile-folder"),
                 {m_mount.path()});
    const QByteArray answer = command({});
    if (answer == "cannot mount") {
        QSKIP("no file system can be mounted by FUSE here: /dev/fuse is missing or closed to this user");
    }
    QCOMPARE(answer, QByteArray("mounted"));
}

void TestPower::cleanupTestCase() {
    m_disk.closeWriteChannel();
    m_disk.waitForFinished(kAnswerLimitMs);
}

void TestPower::init() {
    QCOMPARE(command("clear"), QByteArray("done"));
    m_faults.clear();
}

QByteArray TestPower::command(const QByteArray& line) {
    if (!line.isEmpty()) m_disk.write(line + '\n');
    if (!m_disk.canReadLine() && !m_disk.waitForReadyRead(kAnswerLimitMs)) return {};
    return m_disk.readLine().trimmed();
}

ProgramRun TestPower::runSeller(const QStringList& words) {
    return runTestProgram(QStringLiteral("faults-seller"), words, m_faults.environment(m_mount.path()));
}

std::string TestPower::sellOnAndAudit(std::vector<std::string> sold) {
    const ProgramRun after = sell(2);
    const auto more = soldIn(after.output);
    if (after.exitCode != 0) return "does not sell on: " + after.output.toStdString();
    sold.insert(sold.end(), more.begin(), more.end());
    return auditSales(path(), sold, 1);
}

void TestPower::noSaleIsLostInAPowerCut_data() {
    QTest::addColumn<QByteArray>("survival");
    QTest::newRow("nothing unsynced survives") << QByteArray("nothing");
    QTest::newRow("everything up to one moment") << QByteArray("prefix");
    QTest::newRow("random sectors") << QByteArray("sectors");
}

void TestPower::noSaleIsLostInAPowerCut() {
    QFETCH(const QByteArray, survival);
    QCOMPARE(sell(kSales).exitCode, 0);
    const auto changes = command("changes").toLongLong();
    QVERIFY(changes > kCutsEach);
    int cuts = 0, sales = 0;
    for (int i = 0; i < kCutsEach; ++i) {
        command("clear");
        const auto at = QByteArray::number(1 + i * changes / kCutsEach);
        command("cut " + at + ' ' + survival + ' ' + QByteArray::number(i));
        const ProgramRun struck = sell(kSales);
        QVERIFY(struck.exitCode != kHung);
        cuts += command("on") == "1" ? 1 : 0;
        const auto sold = soldIn(struck.output);
        sales += static_cast<int>(sold.size());
        const std::string wrong = sellOnAndAudit(sold);
        QVERIFY2(wrong.empty(), "cut at " + at + ": " + QByteArray::fromStdString(wrong));
    }
    qInfo("%d power cuts, %d sales called sold", cuts, sales);
    QCOMPARE(cuts, kCutsEach);
    QVERIFY(sales > kCutsEach);
}

void TestPower::aRelaxedSellerLosesSalesInPowerCuts() {
    const QStringList relaxed{QStringLiteral("sell"), QString::fromStdString(path()), QString::number(kSales),
                              QStringLiteral("relaxed")};
    QCOMPARE(runSeller(relaxed).exitCode, 0);
    const auto changes = command("changes").toLongLong();
    int losses = 0;
    for (int i = 0; i < kRelaxedCuts; ++i) {
        command("clear");
        // In the second half: before it there are the migrations, which no sale depends on.
        command("cut " + QByteArray::number(changes / 2 + i * changes / 2 / kRelaxedCuts) + " nothing 1");
        const ProgramRun struck = runSeller(relaxed);
        QCOMPARE(command("on"), QByteArray("1"));
        const std::string wrong = sellOnAndAudit(soldIn(struck.output));
        losses += wrong.starts_with("LOST") ? 1 : 0;
    }
    QVERIFY2(losses > 0, "no loss was seen where there must be some");
}

int TestPower::lossesAfterActing(std::int64_t killAt, const QString& way) {
    command("clear");
    m_faults.clear();
    m_faults.arm(FaultKind::Kill, killAt);
    sell(kSales);
    m_faults.disarm();
    return actAndLose(way);
}

int TestPower::actAndLose(const QString& way) {
    const ProgramRun acted = runSeller({way, QString::fromStdString(path())});
    command("cut 0 nothing 1");
    command("on");
    const PlainReader file(path());
    const auto stored = file.column("SELECT sale_id FROM sales");
    int losses = 0;
    for (const std::string& sale : soldIn(acted.output)) {
        losses += std::find(stored.begin(), stored.end(), sale) == stored.end() ? 1 : 0;
    }
    return losses;
}

/// Two whole sales in the second half of a seller's day.
void TestPower::killPoints(std::int64_t& first, std::int64_t& last) {
    QCOMPARE(sell(kSales).exitCode, 0);
    const std::int64_t all = m_faults.operations();
    first = all * 3 / 4;
    last = first + all / kSales * 2;
}

void TestPower::whatWasActedOnAfterAKillOutlivesThePowerCut() {
    std::int64_t first = 0, last = 0;
    killPoints(first, last);
    for (std::int64_t point = first; point < last; ++point) {
        QCOMPARE(lossesAfterActing(point, QStringLiteral("act")), 0);
    }
    qInfo("%lld kills, each with a power cut", static_cast<long long>(last - first));
}

void TestPower::withoutTheBarrierWhatWasActedOnIsLost() {
    std::int64_t first = 0, last = 0;
    killPoints(first, last);
    int losses = 0;
    for (std::int64_t point = first; point < last && losses == 0; ++point) {
        losses += lossesAfterActing(point, QStringLiteral("act-unsafely"));
    }
    QVERIFY2(losses > 0, "no loss was seen where there must be some");
}

void TestPower::noSaleIsLostWhenASyncFailedBeforeThePowerCut_data() {
    QTest::addColumn<bool>("isRead");
    QTest::newRow("nobody else reads") << false;
    QTest::newRow("somebody else reads the file") << true;
}

/// The kernel reports a failed sync once and forgets what it should have written.
void TestPower::noSaleIsLostWhenASyncFailedBeforeThePowerCut() {
    QFETCH(const bool, isRead);
    int sales = 0;
    for (int sync = 1; sync <= kSales + 6; ++sync) {
        for (const int untilCut : {12, 40, 90}) {
            command("clear");
            auto sold = soldIn(sell(2).output);
            QCOMPARE(sold.size(), std::size_t{2});
            std::optional<PlainReader> reader;
            if (isRead) {
                reader.emplace(path());
                QCOMPARE(reader->value("BEGIN; SELECT count(*) FROM sales"), std::string("2"));
            }
            command("fail-sync " + QByteArray::number(sync) + ' ' + QByteArray::number(untilCut));
            const auto struck = soldIn(sell(kSales).output);
            command("cut 0 nothing 1");  // if it has not come yet
            reader.reset();
            command("on");
            sold.insert(sold.end(), struck.begin(), struck.end());
            sales += static_cast<int>(struck.size());
            const std::string wrong = sellOnAndAudit(sold);
            QVERIFY2(wrong.empty(), QStringLiteral("sync %1, cut %2 later: %3")
                                        .arg(sync)
                                        .arg(untilCut)
                                        .arg(QString::fromStdString(wrong))
                                        .toUtf8());
        }
    }
    qInfo("%d sales called sold", sales);
    QVERIFY(sales > 50);
}

/// The worst of them: what the sync should have written is visible to the next program, and will never be.
void TestPower::whatWasActedOnAfterAFailedSyncAndADeathOutlivesThePowerCut() {
    int deaths = 0;
    for (int sync = 1; sync <= kSales + 6; ++sync) {
        command("clear");
        command("fail-sync " + QByteArray::number(sync) + " 0");
        m_faults.arm(FaultKind::DiesOfSync, 0);
        deaths += sell(kSales).exitCode == -1 ? 1 : 0;
        m_faults.disarm();
        QVERIFY2(actAndLose(QStringLiteral("act")) == 0, "sync " + QByteArray::number(sync));
    }
    qInfo("%d deaths of a failed sync", deaths);
    QVERIFY(deaths >= kSales);
}

/// Room for one sale is not left, but the reserve is: what the cashier has begun becomes durable.
void TestPower::aFullDiskTakesTheSalesUnderWayAndTheShopsReserve() {
    auto sold = soldIn(sell(4).output);
    const QString reserve = QString::fromStdString(path()) + QStringLiteral(".reserve");
    QCOMPARE(QFileInfo(reserve).size(), qint64{kDiskReserveBytes});
    command("room 6000");
    const ProgramRun onFull = sell(kSales);
    QVERIFY2(onFull.exitCode == 0, onFull.output);
    QVERIFY(!onFull.output.contains("open "));  // no cashier was told to wait
    QVERIFY(!QFileInfo::exists(reserve));
    const auto more = soldIn(onFull.output);
    sold.insert(sold.end(), more.begin(), more.end());
    QCOMPARE(auditSales(path(), sold, 0), std::string());
}

QTEST_GUILESS_MAIN(TestPower)
#include "test_power.moc"
