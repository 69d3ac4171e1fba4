// kazasu-bank as real processes: two institutions and a center on loopback, kill -9, SIGTERM, configuration
// and commands.
#include "bank/config.h"
#include "core/iso8583/codec.h"
#include "core/iso8583/frame.h"
#include "core/json.h"
#include "platform/sql/database.h"
#include "platform/system/config_file.h"
#include "tests/component/bank/bank_bench.h"
#include "tests/support/raw_peer.h"
#include "tests/support/running_program.h"

#include <QElapsedTimer>
#include <QTest>

using namespace kazasu;
using namespace kazasu::test;

namespace {

const QString kReady = QStringLiteral("listens on 127\\.0\\.0\\.1:(?<port>\\d+)");
const std::string kReference = "632612000001";

std::uint16_t freePort() { return RawListener{}.port(); }

/// A center's line to a bank.
class CenterLine {
public:
    explicit CenterLine(std::uint16_t port) : m_peer(RawPeer::connectTo(port)) {}
    /// DE39 of the answer, or "closed".
    std::string ask(const Message& request) {
        if (!m_peer.send(iso8583::encodeFrame(iso8583::encode(request).value()).value())) return "closed";
        const Bytes frame = m_peer.readFrame();
        return frame.empty() ? "closed" : std::string(iso8583::decode(frame)->get(field::kResponseCode));
    }
    RawPeer& peer() { return m_peer; }

private:
    RawPeer m_peer;
};

/// One institution's configuration file, its process and its commands.
class BankProgram {
public:
    BankProgram(std::string id, std::string peer, std::uint16_t port, std::uint16_t peerPort) {
        Json peers = Json::array();
        peers.push(
            Json::object().set("institution", peer).set("host", "127.0.0.1").set("port", int{peerPort}));
        Json centers = Json::array();
        centers.push(Json::object().set("id", kCenter));
        Json config = Json::object();
        config.set("institution", Json::object().set("id", id).set("name", "かざす銀行"));
        config.set("listen", Json::object().set("address", "127.0.0.1").set("port", int{port}));
        config.set("database", "bank.sqlite").set("peers", peers).set("centers", centers);
        QFile file{m_folder.filePath(QStringLiteral("bank.json"))};
        KAZASU_CHECK(file.open(QIODevice::WriteOnly));
        file.write(QByteArray::fromStdString(config.dump()));
    }
    [[nodiscard]] QStringList arguments(const QStringList& words = {}) const {
        return QStringList{QStringLiteral("--config"), path("bank.json")} + words;
    }
    [[nodiscard]] QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
    [[nodiscard]] Finished command(const QStringList& words) const {
        return runToEnd(QStringLiteral("kazasu-bank"), arguments(words));
    }
    [[nodiscard]] Finished command(const char* words) const {
        return command(QString::fromUtf8(words).split(QLatin1Char(' ')));
    }
    [[nodiscard]] bool start() {
        running = std::make_unique<RunningProgram>(QStringLiteral("kazasu-bank"), arguments(), kReady);
        return running->isReady();
    }
    [[nodiscard]] std::uint16_t port() const {
        return static_cast<std::uint16_t>(running->captured(QStringLiteral("port")).toUInt());
    }
    /// "accounts" "7654321", say.
    [[nodiscard]] std::int64_t booked(std::string_view group, std::string_view ledger) const {
        const auto json = Json::parse(command("books --json").output.toStdString());
        KAZASU_CHECK(json.isOk());
        return json->getObject(group)->optNumber(ledger)->value_or(0);
    }

    std::unique_ptr<RunningProgram> running;

private:
    QTemporaryDir m_folder{fastFolderTemplate()};
};

struct TwoPrograms {
    TwoPrograms()
        : payerPort(freePort()),
          shopPort(freePort()),
          payer(kPayerBank, kShopBank, payerPort, shopPort),
          shop(kShopBank, kPayerBank, shopPort, payerPort) {
        KAZASU_CHECK(
            payer
                .command(
                    "account add --number 1234567 --holder 山田太郎 --reading ヤマダタロウ --balance 100000")
                .exitCode == 0);
        KAZASU_CHECK(
            payer.command("card add --pan 4761739001010119 --expiry 9912 --account 1234567").exitCode == 0);
        KAZASU_CHECK(
            shop.command(
                    "account add --number 7654321 --kind shop --holder かざす商店 --reading カザスシヨウテン")
                .exitCode == 0);
    }
    CenterDesk center;
    std::uint16_t payerPort, shopPort;
    BankProgram payer, shop;
};

const char* const kGoodConfig =
    R"({"institution":{"id":"88880109","name":"B"},"listen":{"address":"127.0.0.1","port":8583},"database":"b.sqlite",)"
    R"("peers":[{"institution":"88880110","host":"localhost","port":8584}],"centers":[{"id":"99990001"}]})";

Result<bank::Config> bankConfigOf(const QByteArray& text) {
    KAZASU_TRY(const Json root, parseConfigText(text.toStdString()));
    return bank::configFrom(root, "/etc/kazasu");
}

}  // namespace

class TestBankProgram : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSaleGoesThroughBothHosts();
    void killedHostsFinishTheTransfer();
    void sigtermEndsItWithinASecond();
    void garbageEndsItsConnectionOnly();
    void theConfigurationIsChecked_data();
    void theConfigurationIsChecked();
    void aWrongConfigurationEndsTheProgramWithTwo();
    void commandsSayWhatIsWrong_data();
    void commandsSayWhatIsWrong();
    void booksThatWereTamperedWithAreReported();
    void helpNamesEveryCommand();
};

void TestBankProgram::aSaleGoesThroughBothHosts() {
    TwoPrograms banks;
    QVERIFY(banks.payer.start());
    QVERIFY(banks.shop.start());
    CenterLine to109{banks.payerPort};
    CenterLine to110{banks.shopPort};
    QCOMPARE(
        to109.ask(Message{"0800"}.setTraceNumber(1).set(7, "1122033045").set(32, kCenter).set(70, "001")),
        std::string("00"));
    QCOMPARE(to109.ask(banks.center.cardAuthorisation(kReference, 3000, kPan, "9912")), std::string("00"));
    QCOMPARE(to109.ask(banks.center.debit(kReference, 3000)), std::string("00"));
    QCOMPARE(
        to109.ask(banks.center.purchase(
            kReference, R"({"shop":"かざす商店","used_at":"2026-11-22T04:00:00.000Z","amount_minor":2800})")),
        std::string("00"));
    QCOMPARE(to109.ask(banks.center.refund(kReference, 200)), std::string("00"));
    QCOMPARE(to110.ask(banks.center.payment(kReference, 2800)), std::string("00"));
    QCOMPARE(banks.payer.booked("accounts", "1234567"), std::int64_t{97'200});
    QCOMPARE(banks.payer.booked("suspense", kCenter), std::int64_t{0});
    QCOMPARE(banks.payer.booked("due_to", kShopBank), std::int64_t{2800});
    QCOMPARE(banks.shop.booked("due_from", kPayerBank), std::int64_t{2800});
    QCOMPARE(banks.shop.booked("accounts", "7654321"), std::int64_t{2800});
    const Finished text = banks.payer.command("statement 1234567 --language en");
    QVERIFY(text.output.contains("かざす商店") && text.output.contains("¥97,200"));
    const QString page = banks.payer.path("statement.html");
    QCOMPARE(
        banks.payer
            .command({QStringLiteral("statement"), QStringLiteral("1234567"), QStringLiteral("--html"), page})
            .exitCode,
        0);
    QFile file{page};
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("かざす商店"));
    QCOMPARE(banks.payer.running->stop(), 0);
    const QByteArray log = banks.payer.running->log() + banks.shop.running->log();
    QVERIFY(log.contains("0220 000000 from 99990001: 00"));
    for (const char* number : {"1234567", "7654321", "4761739001010119"})
        QVERIFY2(!log.contains(number), number);
}

void TestBankProgram::killedHostsFinishTheTransfer() {
    TwoPrograms banks;
    QVERIFY(banks.payer.start());
    QVERIFY(banks.shop.start());
    {
        CenterLine to109{banks.payerPort};
        QCOMPARE(to109.ask(banks.center.cardAuthorisation(kReference, 3000, kPan, "9912")),
                 std::string("00"));
        QCOMPARE(to109.ask(banks.center.debit(kReference, 3000)), std::string("00"));
    }
    banks.payer.running->kill();
    const Message payment = banks.center.payment(kReference, 3000);
    QCOMPARE(CenterLine{banks.shopPort}.ask(payment), std::string("91"));
    banks.shop.running->kill();
    QVERIFY(banks.payer.start());
    QVERIFY(banks.shop.start());
    QTRY_COMPARE_WITH_TIMEOUT(banks.shop.booked("accounts", "7654321"), std::int64_t{3000}, 20'000);
    QCOMPARE(CenterLine{banks.shopPort}.ask(repeatOf(payment)), std::string("00"));
    QCOMPARE(banks.shop.booked("accounts", "7654321"), std::int64_t{3000});
    QCOMPARE(banks.payer.booked("due_to", kShopBank), std::int64_t{3000});
}

void TestBankProgram::sigtermEndsItWithinASecond() {
    TwoPrograms banks;
    QVERIFY(banks.shop.start());  // its peer is down, a center is connected
    CenterLine line{banks.shopPort};
    QCOMPARE(line.ask(banks.center.payment(kReference, 3000)), std::string("91"));
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(banks.shop.running->stop(1000), 0);
    QVERIFY(timer.elapsed() < 1000);
    QVERIFY(line.peer().isClosedByPeer());
}

void TestBankProgram::garbageEndsItsConnectionOnly() {
    TwoPrograms banks;
    QVERIFY(banks.payer.start());
    CenterLine good{banks.payerPort};
    CenterLine bad{banks.payerPort};
    QVERIFY(bad.peer().send(iso8583::encodeFrame(viewOf("0100 is all there is")).value()));
    QVERIFY(bad.peer().isClosedByPeer());
    CenterLine oversize{banks.payerPort};
    QVERIFY(oversize.peer().send("\xff\xff"));
    QVERIFY(oversize.peer().isClosedByPeer());
    QCOMPARE(good.ask(banks.center.authorisation(kReference, 100)), std::string("00"));
    const QByteArray log = banks.payer.running->log();
    QVERIFY(log.contains("what came is no message: Iso"));
    QVERIFY(log.contains("NetworkFrameTooLong(204)"));
}

void TestBankProgram::theConfigurationIsChecked_data() {
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QByteArray>("named");
    const auto row = [](const char* name, const char* from, const char* to, const char* named) {
        QTest::newRow(name) << QByteArray(from) << QByteArray(to) << QByteArray(named);
    };
    row("unknown member", R"("database")", R"("colour":1,"database")", "colour");
    row("unknown member inside", R"("port":8583)", R"("port":8583,"tls":true)", "'listen.tls'");
    row("misspelt member", R"("database")", R"("databse")",
        "'databse': there is no such setting; 'database'");
    row("misspelt bank", R"("name":"B")", R"("nmae":"B")",
        "'institution.nmae': there is no such setting; 'institution.name'");
    row("misspelt peer", R"("host")", R"("hosts")",
        "'peers[0].hosts': there is no such setting; 'peers[0].host'");
    row("misspelt center", R"({"id":"99990001"})", R"({"id":"99990001","di":1})",
        "'centers[0].di': there is no such setting; 'centers[0].id'");
    row("no database", R"("database":"b.sqlite",)", "", "database");
    row("empty database", R"("b.sqlite")", R"("")", "database");
    row("short institution", R"("88880109")", R"("109")", "institution.id");
    row("text for a port", "8583", R"("8583")", "port");
    row("port out of range", "8583", "70000", "listen.port");
    row("peer without a port", R"(,"port":8584)", "", "peers[0]");
    row("port 0 of a peer", "8584", "0", "peers[0].port");
    row("ourselves as a peer", "88880110", "88880109", "peers[0]");
    row("a center that is no number", "99990001", "center01", "centers[0].id");
    row("peers no list", R"([{"institution":"88880110","host":"localhost","port":8584}])", "{}", "peers");
    row("a peer that is no object", R"([{"id":"99990001"}])", R"(["99990001"])", "centers[0]");
    row("no JSON", R"({"institution")", R"({institution)", "JSON");
}

void TestBankProgram::theConfigurationIsChecked() {
    QFETCH(const QByteArray, from);
    QFETCH(const QByteArray, to);
    QFETCH(const QByteArray, named);
    QByteArray text{kGoodConfig};
    const auto good = bankConfigOf(text);
    QVERIFY(good.isOk());
    QCOMPARE(good->database, std::string("/etc/kazasu/b.sqlite"));
    QCOMPARE(good->peers.front().port, std::uint16_t{8584});
    QVERIFY(text.contains(from));
    const auto config = bankConfigOf(text.replace(from, to));
    QVERIFY(!config.isOk());
    QCOMPARE(config.code(), ErrorCode::ConfigInvalid);
    QVERIFY2(QByteArray::fromStdString(config.error().detail).contains(named), config.error().detail.c_str());
}

void TestBankProgram::aWrongConfigurationEndsTheProgramWithTwo() {
    const TwoPrograms banks;
    QCOMPARE(banks.payer.command("--check").output, QByteArray("ok\n"));
    const QString program = QStringLiteral("kazasu-bank");
    const Finished noFile =
        runToEnd(program, {QStringLiteral("--config"), QStringLiteral("/nowhere/bank.json")});
    QCOMPARE(noFile.exitCode, 2);
    QVERIFY(noFile.errors.contains("ConfigInvalid(16)"));
    const Finished folder = runToEnd(program, {QStringLiteral("--config"), QStringLiteral("/")});
    QCOMPARE(folder.exitCode, 2);
    QVERIFY2(folder.errors.contains("ConfigInvalid(16): /: cannot be read"), folder.errors);
    QCOMPARE(runToEnd(program, {}).exitCode, 2);
    QFile file{banks.payer.path("bank.json")};
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{}");
    file.close();
    const Finished empty = banks.payer.command("--check");
    QCOMPARE(empty.exitCode, 2);
    QVERIFY(empty.errors.contains("ConfigInvalid(16): institution"));
}

void TestBankProgram::commandsSayWhatIsWrong_data() {
    QTest::addColumn<QByteArray>("words");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QByteArray>("error");
    const auto row = [](const char* words, int exitCode, const char* error) {
        QTest::newRow(words) << QByteArray(words) << exitCode << QByteArray(error);
    };
    row("account close --number 1234567", 2, "InvalidArgument(1)");
    row("account add --number 1234567 --holder A --reading A", 1, "AlreadyExists(5)");
    row("account add --number 12x4567 --holder A --reading A", 2, "InvalidArgument(1)");
    row("account add --number 2222222 --holder A", 2, "--reading is missing");
    row("account add --number 2222222 --holder A --reading A --balance -5", 2, "whole yen");
    row("account add --number 2222222 --holder A --reading A --balance 1000000000000", 1,
        "MoneyOverflow(409)");
    row("account add --number 2222222 --number 2222222", 2, "given twice");
    row("account add --number 2222222 --holder A --reading A --kind bank", 2, "member or shop");
    row("account add --colour red", 2, "unknown option --colour");
    row("account block --number 9999999", 1, "AccountUnknown(602)");
    row("card add --pan 4761739001010118 --expiry 3012 --account 1234567", 1, "CheckDigitInvalid(903)");
    row("card add --pan 4761739001010119 --expiry 3012 --account 1234567", 1, "AlreadyExists(5)");
    row("card add --pan 4012888888881881 --expiry 3013 --account 1234567", 2, "YYMM");
    row("card add --pan 4012888888881881 --expiry 3012 --account 9999999", 1, "AccountUnknown(602)");
    row("statement 9999999", 1, "AccountUnknown(602)");
    row("statement", 2, "InvalidArgument(1)");
    row("statement 1234567 --month 2026-13", 2, "YYYY-MM");
    row("statement 1234567 --language fr", 2, "ja or en");
    row("statement 1234567 --html /nowhere/x.html", 1, "StorageIo(101)");
    row("statement 1234567 --html", 2, "needs a value");
}

void TestBankProgram::commandsSayWhatIsWrong() {
    QFETCH(const QByteArray, words);
    QFETCH(const int, exitCode);
    QFETCH(const QByteArray, error);
    static const TwoPrograms banks;
    const Finished finished = banks.payer.command(words.constData());
    QVERIFY2(finished.errors.contains(error), finished.errors.constData());
    QCOMPARE(finished.exitCode, exitCode);
    QVERIFY(!finished.errors.contains("4761739001010119"));
    QCOMPARE(banks.payer.booked("accounts", "1234567"), std::int64_t{100'000});
}

void TestBankProgram::booksThatWereTamperedWithAreReported() {
    const TwoPrograms banks;
    QCOMPARE(banks.payer.command("books").exitCode, 0);
    {
        const auto database = openSqlite(
            {banks.payer.path("bank.sqlite").toStdString(),
             qEnvironmentVariable("KAZASU_SOURCE_DIR").toStdString() + "/resources/migrations/bank"});
        QVERIFY(database.isOk());
        QCOMPARE(banks.payer.command("account block --number 1234567").exitCode,
                 1);  // somebody has the file open
        QVERIFY((*database)->run("DROP TRIGGER entry_is_never_changed").isOk());
        QVERIFY((*database)
                    ->run("UPDATE entry SET amount_minor = amount_minor + 1 WHERE ledger LIKE 'account:%'")
                    .isOk());
    }
    const Finished books = banks.payer.command("books --json");
    QCOMPARE(books.exitCode, 1);
    QVERIFY(books.output.contains("\"is_balanced\":false"));
}

void TestBankProgram::helpNamesEveryCommand() {
    const Finished help = runToEnd(QStringLiteral("kazasu-bank"), {QStringLiteral("--help")});
    QCOMPARE(help.exitCode, 0);
    for (const char* command : {"account add", "account block", "account unblock", "account list", "card add",
                                "statement", "books"})
        QVERIFY2(help.output.contains(command), command);
}

QTEST_GUILESS_MAIN(TestBankProgram)
#include "test_bank_program.moc"
