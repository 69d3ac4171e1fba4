// The real center between real banks: one sale over the wires, a kill in between, and stopping.
#include "tests/component/center/program_town.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTest>

#include <thread>

using namespace kazasu;
using namespace kazasu::test;

class TestCenterProgram : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aSaleReachesTheShopsAccountAndTheBooksAgree();
    void twoShopsRaceOneCodeAndOneGetsIt();
    void meansComeInTheOrderThatIsAskedFor();
    void theImageIsTheSameUntilItIsAskedForOtherwise();
    void whatWasAcknowledgedSurvivesAKill();
    void aMarkThatCannotBeReadIsToldAndKeepsNobodyWaiting_data();
    void aMarkThatCannotBeReadIsToldAndKeepsNobodyWaiting();
    void theCardNumberIsNowhereOnDiskOrInWords();
    void itEndsWithinTwoSecondsOfSigterm();

private:
    std::unique_ptr<ProgramTown> m_town;
};

void TestCenterProgram::initTestCase() {
    m_town = std::make_unique<ProgramTown>();
    QVERIFY2(m_town->openCenterWithPage(), m_town->center().log().constData());
}

void TestCenterProgram::aSaleReachesTheShopsAccountAndTheBooksAgree() {
    HttpCaller phone = m_town->phone();
    const std::string means = ProgramTown::join(phone, "sale@example.jp");
    const Json code = ProgramTown::makeCode(phone, means, 1500);
    HttpCaller shop = m_town->shop(1001);
    const std::string claim = ProgramTown::newId();
    const std::string sale = ProgramTown::newId();
    const Answer granted =
        shop.call("PUT", "/shop/v1/claims/" + claim, ProgramTown::claimBody(code, 1200, sale));
    QCOMPARE(*granted.body.getObject("claim")->getText("state"), std::string("granted"));
    const Json record = ProgramTown::recordBody(code, 1200, sale, claim);
    const Answer first = shop.call("POST", "/shop/v1/settlements", record);
    QCOMPARE(*first.body.getObject("settlement")->getText("state"), std::string("accepted"));
    QCOMPARE(shop.call("POST", "/shop/v1/settlements", record).bytes, first.bytes);
    const std::string path = "/shop/v1/settlements/" + *code.getText("issue_number");
    QTRY_VERIFY_WITH_TIMEOUT(shop.call("GET", path).body.getObject("settlement")->has("credited_at"), 20'000);

    const Finished books =
        runToEnd(QStringLiteral("kazasu-center"),
                 QStringList{QStringLiteral("books"), QStringLiteral("--json")} + m_town->config());
    const auto seen = Json::parse(books.output.toStdString());
    QCOMPARE(*seen->getNumber("ledger_sum"), 0);
    QCOMPARE(*seen->getObject("accounts")->getNumber("code"), 0);
    QCOMPARE(*seen->getArray("shops")->at(0).getNumber("credited_minor"), 1200);
    QCOMPARE(*seen->getObject("accounts")->getObject("receivable")->getNumber("99990109"), 0);
    const auto bankBooks = [this](const char* config) {
        const Finished printed =
            runToEnd(QStringLiteral("kazasu-bank"),
                     {QStringLiteral("--config"), m_town->path(config), QStringLiteral("books")});
        return *Json::parse(printed.output.toStdString());
    };
    QCOMPARE(*bankBooks("member_bank.json").getObject("accounts")->getNumber("1234567"), 100'000 - 1200);
    QCOMPARE(*bankBooks("shop_bank.json").getObject("accounts")->getNumber("7654321"), 1200);
}

void TestCenterProgram::twoShopsRaceOneCodeAndOneGetsIt() {
    HttpCaller phone = m_town->phone();
    const std::string means = ProgramTown::join(phone, "race@example.jp");
    for (int round = 0; round < 5; ++round) {
        const Json code = ProgramTown::makeCode(phone, means, 100);
        std::atomic<int> granted = 0;
        std::vector<std::thread> shops;
        for (const int number : {1001, 1002}) {
            shops.emplace_back([&, number] {
                HttpCaller shop = m_town->shop(number);
                const Answer answer = shop.call("PUT", "/shop/v1/claims/" + ProgramTown::newId(),
                                                ProgramTown::claimBody(code, 100, ProgramTown::newId()));
                if (*answer.body.getObject("claim")->getText("state") == "granted") ++granted;
            });
        }
        for (auto& shop : shops) shop.join();
        QCOMPARE(granted.load(), 1);
    }
}

void TestCenterProgram::meansComeInTheOrderThatIsAskedFor() {
    HttpCaller phone = m_town->phone();
    const std::string card = ProgramTown::join(phone, "order@example.jp");
    const Answer account = phone.call("POST", "/member/v1/means",
                                      Json::object()
                                          .set("institution", "99990110")
                                          .set("kind", "account")
                                          .set("number", "7654321")
                                          .set("label", "account"));
    QCOMPARE(account.status, 201);
    const std::string second = *account.body.getObject("means")->getText("id");
    ProgramTown::makeCode(phone, card, 100);
    const auto firstBy = [&phone](const std::string& order) {
        const Answer answer = phone.call("GET", "/member/v1/means?order=" + order);
        return answer.status == 200 ? *answer.body.getArray("means")->at(0).getText("id") : answer.error();
    };
    QCOMPARE(firstBy("registration"), card);
    QCOMPARE(firstBy("name"), card);  // あ before い
    QCOMPARE(firstBy("frequency"), card);
    QCOMPARE(firstBy("recent"), card);
    QCOMPARE(firstBy("size"), std::string("InvalidArgument"));
    QVERIFY(second != card);
    QVERIFY(phone.call("GET", "/member/v1/means").bytes.find(kCardNumber) == std::string::npos);
}

void TestCenterProgram::theImageIsTheSameUntilItIsAskedForOtherwise() {
    HttpCaller phone = m_town->phone();
    const Json code = ProgramTown::makeCode(phone, ProgramTown::join(phone, "image@example.jp"), 100);
    const std::string path = "/member/v1/codes/" + *code.getText("issue_number") + "/image";
    const Answer png = phone.call("GET", path);
    QVERIFY(png.bytes.starts_with("\x89PNG"));
    QCOMPARE(phone.call("GET", path).header("etag"), png.header("etag"));
    phone.extra = {{"if-none-match", png.header("etag")}};
    QCOMPARE(phone.call("GET", path).status, 304);
    phone.extra.clear();
    const Answer svg = phone.call("GET", path + "?format=svg&symbol=code128&module=2");
    QCOMPARE(svg.header("content-type"), std::string("image/svg+xml"));
    QVERIFY(svg.bytes.starts_with("<svg "));
    QVERIFY(svg.header("etag") != png.header("etag"));
    for (const char* query : {"?module=0", "?module=33", "?module=x", "?format=gif", "?symbol=ean13"})
        QCOMPARE(phone.call("GET", path + query).error(), std::string("InvalidArgument"));
}

void TestCenterProgram::whatWasAcknowledgedSurvivesAKill() {
    HttpCaller phone = m_town->phone();
    const Json code = ProgramTown::makeCode(phone, ProgramTown::join(phone, "kill@example.jp"), 100);
    HttpCaller shop = m_town->shop(1001);
    const std::string claim = ProgramTown::newId();
    const std::string sale = ProgramTown::newId();
    QCOMPARE(shop.call("PUT", "/shop/v1/claims/" + claim, ProgramTown::claimBody(code, 100, sale)).status,
             200);
    const Json record = ProgramTown::recordBody(code, 100, sale, claim);
    const Answer first = shop.call("POST", "/shop/v1/settlements", record);
    QCOMPARE(first.status, 200);
    m_town->center().kill();
    QVERIFY(m_town->startCenter());
    HttpCaller again = m_town->shop(1001);
    QCOMPARE(again.call("POST", "/shop/v1/settlements", record).bytes, first.bytes);
    const std::string path = "/shop/v1/settlements/" + *code.getText("issue_number");
    QTRY_VERIFY_WITH_TIMEOUT(again.call("GET", path).body.getObject("settlement")->has("credited_at"),
                             20'000);
}

void TestCenterProgram::aMarkThatCannotBeReadIsToldAndKeepsNobodyWaiting_data() {
    QTest::addColumn<bool>("isFolder");
    QTest::newRow("too long") << false;
    QTest::newRow("not a file") << true;
}

void TestCenterProgram::aMarkThatCannotBeReadIsToldAndKeepsNobodyWaiting() {
    QFETCH(const bool, isFolder);
    const QString mark = m_town->path("center.sqlite.mark");
    m_town->center().kill();
    QFile::remove(mark);
    if (isFolder) {
        QVERIFY(QDir().mkdir(mark));
    } else {
        QFile file(mark);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(1'000, '1'));
    }
    QVERIFY2(m_town->startCenter(), m_town->center().log().constData());
    QTRY_VERIFY(m_town->center().log().contains("the mark beside the books cannot be read"));
    m_town->center().kill();
    if (isFolder) QVERIFY(QDir(mark).removeRecursively());
    QVERIFY(m_town->startCenter());
}

void TestCenterProgram::theCardNumberIsNowhereOnDiskOrInWords() {
    HttpCaller phone = m_town->phone();
    const Json code = ProgramTown::makeCode(phone, ProgramTown::join(phone, "canary@example.jp"), 100);
    for (const char* name : {"center.sqlite", "center.sqlite-wal"}) {
        QFile file(m_town->path(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains(kCardNumber.c_str()), name);
    }
    const Finished life =
        runToEnd(QStringLiteral("kazasu-center"),
                 QStringList{QStringLiteral("explain"), QString::fromStdString(*code.getText("digits"))} +
                     m_town->config());
    QCOMPARE(life.exitCode, 0);
    QVERIFY(life.output.contains("issued -> delivered"));
    QVERIFY(!life.output.contains(kCardNumber.c_str()));
    QVERIFY(!m_town->center().log().contains(kCardNumber.c_str()));
}

void TestCenterProgram::itEndsWithinTwoSecondsOfSigterm() {
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(m_town->center().stop(), 0);
    QVERIFY2(timer.elapsed() < 2000, std::to_string(timer.elapsed()).c_str());
    QCOMPARE(
        runToEnd(QStringLiteral("kazasu-center"), QStringList{QStringLiteral("--check")} + m_town->config())
            .exitCode,
        0);
    QVERIFY(m_town->startCenter());
}

QTEST_GUILESS_MAIN(TestCenterProgram)
#include "test_center_program.moc"
