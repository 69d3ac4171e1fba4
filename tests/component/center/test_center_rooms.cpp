// Single rooms of the center: the ledger's own guards, means, sessions and the counting of wrong passwords.
#include "center/books/books.h"
#include "tests/component/center/center_bench.h"

#include <QTest>

using namespace kazasu;
using namespace kazasu::test;
using namespace std::chrono_literals;

class TestCenterRooms : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSetThatDoesNotSumToZeroIsRefused();
    void theDatabaseItselfRefusesToChangeTheLedger_data();
    void theDatabaseItselfRefusesToChangeTheLedger();
    void aLineSmuggledInIsFound();
    void aSetIsPostedOnce();
    void onlySoundNumbersAreRegistered_data();
    void onlySoundNumbersAreRegistered();
    void theSameNumberIsRegisteredOnce();
    void meansKeepTheOrderInWhichTheyCame();
    void aSessionEndsIdleAndInAnyCaseAfterTwelveHours();
    void theBooksCountWhatHappened();
    void aCodeIsExplainedByAnyOfItsNames();
};

namespace {

PostingSet setOf(std::int64_t debit, std::int64_t credit) {
    return {"test:1", {}, {}, "a test", {{"a", Money::yen(debit)}, {"b", Money::yen(credit)}}};
}

}  // namespace

void TestCenterRooms::aSetThatDoesNotSumToZeroIsRefused() {
    CenterBench bench;
    const auto posted = [&bench](const PostingSet& set) {
        return bench.inBooks([&set](Database& books) { return post(books, set); });
    };
    QCOMPARE(posted(setOf(100, -99)).code(), ErrorCode::LedgerUnbalanced);
    QCOMPARE(posted({"test:2", {}, {}, "", {}}).code(), ErrorCode::LedgerUnbalanced);
    QCOMPARE(
        posted({"test:3", {}, {}, "", {{"a", Money::yen(1)}, {"b", Money{-1, Currency{840, 2}}}}}).code(),
        ErrorCode::LedgerUnbalanced);
    QCOMPARE(bench.number("SELECT COUNT(*) FROM ledger_set"), 0);
}

void TestCenterRooms::theDatabaseItselfRefusesToChangeTheLedger_data() {
    QTest::addColumn<QString>("statement");
    for (const char* statement :
         {"UPDATE ledger_line SET amount_minor = 1", "DELETE FROM ledger_line",
          "UPDATE ledger_set SET cause = ''", "DELETE FROM ledger_set", "DELETE FROM ledger_closed_set",
          "UPDATE ledger_closed_set SET set_id = 'x'",
          "INSERT INTO ledger_line (set_id, line, account, amount_minor, currency) VALUES ('test:1', 9, 'a', "
          "1, 392)",
          "UPDATE transition SET cause = ''", "DELETE FROM transition"})
        QTest::newRow(statement) << QString::fromLatin1(statement);
}

void TestCenterRooms::theDatabaseItselfRefusesToChangeTheLedger() {
    QFETCH(QString, statement);
    CenterBench bench;
    QVERIFY(bench.authorise(bench.wish(1)).isOk());  // so that there is a transition
    QVERIFY(bench.inBooks([](Database& books) { return post(books, setOf(100, -100)); }).isOk());
    const auto changed =
        bench.inBooks([&statement](Database& books) { return books.run(statement.toStdString()); });
    QCOMPARE(changed.code(), ErrorCode::StorageConstraint);
}

void TestCenterRooms::aLineSmuggledInIsFound() {
    CenterBench bench;
    QVERIFY(bench
                .inBooks([](Database& books) -> Status {
                    KAZASU_TRY(const auto set, books.run("INSERT INTO ledger_set VALUES ('x', 'a', 0, '')"));
                    KAZASU_TRY(const auto line,
                               books.run("INSERT INTO ledger_line VALUES ('x', 1, 'a', 5, 392)"));
                    return {};
                })
                .isOk());
    QCOMPARE(bench.inBooks([](Database& books) { return verifyLedger(books); }).code(),
             ErrorCode::LedgerUnbalanced);
    const auto closed = bench.inBooks(
        [](Database& books) { return books.run("INSERT INTO ledger_closed_set (set_id) VALUES ('x')"); });
    QCOMPARE(closed.code(), ErrorCode::StorageConstraint);
}

void TestCenterRooms::aSetIsPostedOnce() {
    CenterBench bench;
    const auto postIt = [&bench] {
        return bench.inBooks([](Database& books) { return post(books, setOf(5, -5)); });
    };
    QVERIFY(postIt().isOk());
    QCOMPARE(postIt().code(), ErrorCode::AlreadyExists);
    QCOMPARE(bench.number("SELECT COUNT(*) FROM ledger_line"), 2);
}

void TestCenterRooms::onlySoundNumbersAreRegistered_data() {
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("number");
    QTest::addColumn<QString>("expiry");
    QTest::addColumn<int>("error");  // 0: none
    const auto row = [](const char* name, const char* kind, const char* number, const char* expiry,
                        int error) {
        QTest::newRow(name) << QString::fromLatin1(kind) << QString::fromLatin1(number)
                            << QString::fromLatin1(expiry) << error;
    };
    const int invalid = static_cast<int>(ErrorCode::InvalidArgument);
    row("a card", "card", "4111111111111111", "3012", 0);
    row("a card of 19 digits", "card", "6304000000000000000", "3001", 0);
    row("a wrong check digit", "card", "4111111111111112", "3012",
        static_cast<int>(ErrorCode::CheckDigitInvalid));
    row("letters", "card", "41111111111111x1", "3012", invalid);
    row("a short card", "card", "41111111111", "3012", invalid);
    row("month 13", "card", "4111111111111111", "3013", invalid);
    row("month 0", "card", "4111111111111111", "3000", invalid);
    row("an account", "account", "1234567", "", 0);
    row("a short account", "account", "123", "", invalid);
    row("an unknown kind", "cash", "1234567", "", invalid);
}

void TestCenterRooms::onlySoundNumbersAreRegistered() {
    QFETCH(QString, kind);
    QFETCH(QString, number);
    QFETCH(QString, expiry);
    QFETCH(int, error);
    const auto means = newMeansFrom(Json::object()
                                        .set("institution", "99990109")
                                        .set("kind", kind.toStdString())
                                        .set("number", number.toStdString())
                                        .set("expiry", expiry.toStdString())
                                        .set("label", "x"));
    QCOMPARE(means ? 0 : static_cast<int>(means.code()), error);
}

void TestCenterRooms::theSameNumberIsRegisteredOnce() {
    CenterBench bench;
    const NewMeans card{kMemberBank, MeansKind::Card, "4111111111111111", "3012", "again"};
    const auto again = bench.inBooks([&](Database& books) {
        return registerMeans(books, bench.member, MeansId::make(bench.clock, bench.random), card,
                             SecretBox{{}}, bench.random, bench.clock.now());
    });
    QCOMPARE(again->id, bench.means);
    QCOMPARE(bench.number("SELECT COUNT(*) FROM means"), 1);
}

void TestCenterRooms::meansKeepTheOrderInWhichTheyCame() {
    CenterBench bench;
    std::vector<MeansId> wanted{bench.means};
    const auto add = [&](Milliseconds clockError) {
        const NewMeans account{
            kMemberBank, MeansKind::Account, std::to_string(2'000'000 + wanted.size()), {}, "x"};
        const auto made = bench.inBooks([&](Database& books) {
            return registerMeans(books, bench.member, MeansId::make(bench.clock, bench.random), account,
                                 SecretBox{{}}, bench.random, bench.clock.now() - clockError);
        });
        wanted.push_back(made->id);
    };
    for (int i = 0; i < 5; ++i) add(0ms);  // all in one millisecond
    add(1h);                               // the clock was set back
    const auto found = bench.inBooks([&bench](Database& books) { return meansOf(books, bench.member); });
    std::vector<MeansId> order;
    for (const Means& means : *found) order.push_back(means.id);
    QVERIFY(order == wanted);
}

void TestCenterRooms::aSessionEndsIdleAndInAnyCaseAfterTwelveHours() {
    CenterBench bench;
    const auto whose = [&bench] {
        return bench.inBooks(
            [&](Database& books) { return memberOfSession(books, kToken, bench.clock.now()); });
    };
    for (int i = 0; i < 71; ++i) {  // ten minutes each, so never idle
        bench.clock.advance(10min);
        QVERIFY(whose().isOk());
    }
    bench.clock.advance(10min);
    QCOMPARE(whose().code(), ErrorCode::SessionExpired);

    CenterBench idle;
    idle.clock.advance(15min);
    QCOMPARE(idle.inBooks([&](Database& books) { return memberOfSession(books, kToken, idle.clock.now()); })
                 .code(),
             ErrorCode::SessionExpired);
    QCOMPARE(
        idle.inBooks([&](Database& books) { return memberOfSession(books, "x", idle.clock.now()); }).code(),
        ErrorCode::Unauthorized);
}

void TestCenterRooms::theBooksCountWhatHappened() {
    CenterBench bench;
    bench.banks.answerPaymentsWith = "91";
    const Code used = bench.makeCode(1500);
    QVERIFY(bench.send(bench.recordOf(used, 1200)).isOk());
    static_cast<void>(bench.makeCode(700));
    const auto books = bench.inBooks([](Database& database) { return booksOf(database); });
    QCOMPARE(*books->getNumber("ledger_sum"), 0);
    const auto accounts = *books->getObject("accounts");
    QCOMPARE(*accounts.getObject("receivable")->getNumber("99990109"), 1200 + 700);
    QCOMPARE(*accounts.getNumber("code"), -700);
    QCOMPARE(*accounts.getObject("payable")->getNumber("1001"), -1200);
    QCOMPARE(*books->getArray("shops")->at(0).getNumber("settled_minor"), 1200);
    QCOMPARE(*books->getArray("shops")->at(0).getNumber("credited_minor"), 0);
    QCOMPARE(*books->getObject("codes")->getNumber("redeemed"), 1);
    QCOMPARE(*books->getObject("codes")->getNumber("delivered"), 1);
    QCOMPARE(*books->getObject("bank_messages")->getNumber("waiting"), 1);
}

void TestCenterRooms::aCodeIsExplainedByAnyOfItsNames() {
    CenterBench bench;
    const Code code = bench.makeCode(1500);
    QVERIFY(bench.send(bench.recordOf(code, 1500)).isOk());
    const auto explained = [&bench](const std::string& name) {
        return bench.inBooks([&name](Database& books) { return explainCode(books, name); });
    };
    const auto life = explained(code.number.toString());
    for (const char* words : {"607 approved", "issued -> delivered", "delivered -> redeemed",
                              "bank message debit", "ledger credited:", "settlement record"})
        QVERIFY2(life->find(words) != std::string::npos, words);
    QVERIFY(life->find("4111111111111111") == std::string::npos);
    QCOMPARE(*explained(code.reference), *life);
    QCOMPARE(*explained(code.authorisation.toString()), *life);
    QCOMPARE(explained("0000000000000000").code(), ErrorCode::NotFound);
}

QTEST_GUILESS_MAIN(TestCenterRooms)
#include "test_center_rooms.moc"
