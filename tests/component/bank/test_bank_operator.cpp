// What an operator says to kazasu-bank: its configuration and its commands.
#include "bank/config.h"
#include "platform/sql/database.h"
#include "platform/system/config_file.h"
#include "tests/component/bank/bank_programs.h"

#include <QTest>

using namespace kazasu;
using namespace kazasu::test;

namespace {

const char* const kGoodConfig =
    R"({"institution":{"id":"88880109","name":"B"},"listen":{"address":"127.0.0.1","port":8583},"database":"b.sqlite",)"
    R"("peers":[{"institution":"88880110","host":"localhost","port":8584}],"centers":[{"id":"99990001"}]})";

Result<bank::Config> bankConfigOf(const QByteArray& text) {
    KAZASU_TRY(const Json root, parseConfigText(text.toStdString()));
    return bank::configFrom(root, "/etc/kazasu");
}

}  // namespace

class TestBankOperator : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theConfigurationIsChecked_data();
    void theConfigurationIsChecked();
    void aWrongConfigurationEndsTheProgramWithTwo();
    void commandsSayWhatIsWrong_data();
    void commandsSayWhatIsWrong();
    void booksThatWereTamperedWithAreReported();
    void helpNamesEveryCommand();
};

void TestBankOperator::theConfigurationIsChecked_data() {
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
    row("a center named twice", R"([{"id":"99990001"}])", R"([{"id":"99990001"},{"id":"99990001"}])",
        "centers[1] is named twice");
    row("a host that only begins like this machine", "localhost", "127.0.0.1.example.jp",
        "peers[0]: without 'mac_key'");
    row("peers no list", R"([{"institution":"88880110","host":"localhost","port":8584}])", "{}", "peers");
    row("a peer that is no object", R"([{"id":"99990001"}])", R"(["99990001"])", "centers[0]");
    row("no JSON", R"({"institution")", R"({institution)", "JSON");
}

void TestBankOperator::theConfigurationIsChecked() {
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

void TestBankOperator::aWrongConfigurationEndsTheProgramWithTwo() {
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

void TestBankOperator::commandsSayWhatIsWrong_data() {
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

void TestBankOperator::commandsSayWhatIsWrong() {
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

void TestBankOperator::booksThatWereTamperedWithAreReported() {
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

void TestBankOperator::helpNamesEveryCommand() {
    const Finished help = runToEnd(QStringLiteral("kazasu-bank"), {QStringLiteral("--help")});
    QCOMPARE(help.exitCode, 0);
    for (const char* command : {"account add", "account block", "account unblock", "account list", "card add",
                                "statement", "books"})
        QVERIFY2(help.output.contains(command), command);
}

QTEST_GUILESS_MAIN(TestBankOperator)
#include "test_bank_operator.moc"
