// Test numbers of cards, scanned, typed, imported and written into a configuration: no file of the shop, no
// answer and no log holds one afterwards (PCI DSS 3.2; docs/security.md, row 33).
#include "core/text/csv.h"
#include "tests/e2e/text/lone_shop.h"

#include <QTest>

#include <sys/resource.h>

using namespace kazasu;
using namespace kazasu::test;

namespace {

/// Numbers that card schemes publish for tests.
const std::vector<std::string> kCards{"4111111111111111", "5555555555554444", "378282246310005",
                                      "3530111333300000", "6011111111111117", "36227206271667",
                                      "4761739001010119"};
const std::string kHeader = "code,name,reading,department,price,tax_permille\r\n";

std::string grouped(const std::string& card, char separator) {
    std::string text;
    for (std::size_t i = 0; i < card.size(); ++i) {
        if (i > 0 && i % 4 == 0) text += separator;
        text += card[i];
    }
    return text;
}

/// As bytes of a file: ASCII, in groups, and as a QString's UTF-16.
QList<QByteArray> formsOf(const std::string& card) {
    const QString text = QString::fromStdString(card);
    return {text.toLatin1(), QByteArray::fromStdString(grouped(card, ' ')),
            QByteArray::fromStdString(grouped(card, '-')),
            QByteArray(reinterpret_cast<const char*>(text.utf16()), text.size() * 2)};
}

bool holdsACard(const QByteArray& bytes) {
    for (const auto& card : kCards) {
        for (const auto& form : formsOf(card)) {
            if (bytes.contains(form)) return true;
        }
    }
    return false;
}

}  // namespace

class TestCardCanary : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSearchFindsACardInEachForm();
    void anImportRefusesACardInEachField();
    void goodsWithLongNumbersAreStillSold();
    void aConfigurationRefusesACard();
    void aCardThatIsScannedOrTypedIsNeitherKeptNorSaid();
    void noFileOfTheShopHoldsACard();
    void aCrashLeavesNoCore();

private:
    LoneShop m_shop;
};

void TestCardCanary::theSearchFindsACardInEachForm() {
    for (const auto& card : kCards) {
        for (const auto& form : formsOf(card)) QVERIFY(holdsACard("x" + form + "y"));
    }
    QVERIFY(!holdsACard("4111 1111 1111 111"));
}

void TestCardCanary::anImportRefusesACardInEachField() {
    for (const auto& card : kCards) {
        std::string csv = kHeader;
        for (const auto& text : {card, grouped(card, ' '), "x " + grouped(card, '-')}) {
            csv += toCsv({"A1", text, "", "", "100", "100"}) + toCsv({"A2", "x", text, "", "100", "100"}) +
                   toCsv({"A3", "x", "", text, "100", "100"});
        }
        csv += toCsv({card, "x", "", "", "100", "100"});
        const Finished finished = m_shop.import(csv);
        QCOMPARE(finished.exitCode, 1);
        QCOMPARE(finished.output.count("CardNumberRefused(17)"), 10);
        QVERIFY2(!holdsACard(finished.output + finished.errors), finished.output.constData());
        QFile::remove(m_shop.program.path(QStringLiteral("goods.csv")));  // ours, not the shop's
    }
}

void TestCardCanary::goodsWithLongNumbersAreStillSold() {
    // JAN and a carton's GTIN-14 with digits like a card's, an in-store label, and a 16-digit code of a shop.
    const std::vector<std::string> codes{"4901234567894", "4512345678906",    "36149012340041",
                                         "2012345678903", "1234567890123456", "9912345678901234"};
    std::string csv = kHeader;
    for (const auto& code : codes) csv += toCsv({code, "goods " + code.substr(0, 4), "", "", "100", "100"});
    const Finished finished = m_shop.import(csv);
    QVERIFY2(finished.exitCode == 0, (finished.output + finished.errors).constData());
    QVERIFY(m_shop.till.open(false));
    for (const auto& code : codes) {
        const Json answer = m_shop.till.ask("enter " + code);
        QVERIFY2(listAt(answer, "notices").empty(), answer.dump().c_str());
    }
    QCOMPARE(numberAt(m_shop.till.payCash(600), "completed.total_minor"), 600);
    QCOMPARE(m_shop.till.close(), 0);
}

void TestCardCanary::aConfigurationRefusesACard() {
    LoneShop other;
    for (const char* member : {"name", "address", "phone", "footer"}) {
        Json shop = Json::object().set("name", "x");
        shop.set(member, "call " + grouped(kCards[0], ' '));
        other.program.configure(other.config(std::move(shop)));
        const Finished finished = other.program.run("--check");
        QCOMPARE(finished.exitCode, 2);
        QVERIFY2(finished.errors.contains(member) && !holdsACard(finished.errors),
                 finished.errors.constData());
    }
}

void TestCardCanary::aCardThatIsScannedOrTypedIsNeitherKeptNorSaid() {
    QVERIFY(m_shop.till.open(false));
    for (const auto& card : kCards) {
        for (const auto& text :
             {card, grouped(card, ' '), grouped(card, '-'), ";" + card + "=30121010000?"}) {
            for (const char* how : {"scan ", "enter ", "enter 3*"}) {
                const Json answer = m_shop.till.ask(how + text);
                const auto notices = listAt(answer, "notices");
                QVERIFY2(notices.size() == 1, answer.dump().c_str());
                QVERIFY2(!holdsACard(QByteArray::fromStdString(answer.dump())), answer.dump().c_str());
                QVERIFY2(textAt(notices.front(), "name") == "CardNumberRefused", answer.dump().c_str());
                m_shop.till.ask("expect notice CardNumberRefused");
            }
        }
    }
    QVERIFY(!m_shop.till.scan("4901234567894").dump().empty());  // and a sale that is left open
    QCOMPARE(m_shop.till.close(), 0);
}

void TestCardCanary::noFileOfTheShopHoldsACard() {
    const QStringList files = m_shop.files();
    QVERIFY(files.size() >= 5);
    QVERIFY(!files.filter(QStringLiteral("store.sqlite")).isEmpty());
    QVERIFY(!files.filter(QStringLiteral("errors.log")).isEmpty());
    for (const auto& name : files) {
        QFile file(name);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!holdsACard(file.readAll()), qPrintable(name));
    }
    QVERIFY2(!holdsACard(m_shop.program.log()), m_shop.program.log().constData());
}

void TestCardCanary::aCrashLeavesNoCore() {
    rlimit before{};
    QCOMPARE(::getrlimit(RLIMIT_CORE, &before), 0);
    const rlimit wide{before.rlim_max, before.rlim_max};
    QCOMPARE(::setrlimit(RLIMIT_CORE, &wide), 0);  // as wide as we may give our child
    QVERIFY(m_shop.till.open(false));
    QFile limits(QStringLiteral("/proc/%1/limits").arg(m_shop.program.process().processId()));
    QVERIFY(limits.open(QIODevice::ReadOnly));
    static const QRegularExpression kNone(QStringLiteral(R"(Max core file size\s+0\s+0\s)"));
    const QByteArray content = limits.readAll();
    QVERIFY2(kNone.match(QString::fromLatin1(content)).hasMatch(), content.constData());
    QCOMPARE(::setrlimit(RLIMIT_CORE, &before), 0);
    QCOMPARE(m_shop.till.close(), 0);
}

QTEST_GUILESS_MAIN(TestCardCanary)
#include "test_card_canary.moc"
