// A head as it is written down: on paper with fewer digits, and typed in again.
#include "core/chain_head.h"

#include <QTest>

using namespace kazasu;

class TestChainHead : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsPrintedCanBeTypedInAgain();
    void anotherNumberOrAnotherDigitIsAnotherHead();
    void nothingElseIsAHead_data();
    void nothingElseIsAHead();
};

namespace {

const std::string kHash = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

}  // namespace

void TestChainHead::whatIsPrintedCanBeTypedInAgain() {
    const ChainHead head{123, kHash};
    QCOMPARE(head.toString(), "123:" + kHash);
    QCOMPARE(head.toShortString(), std::string("123:0011223344556677"));
    QVERIFY(ChainHead::parse(head.toString()).value() == head);
    QVERIFY(head.isSameAs(ChainHead::parse(head.toShortString()).value()));
    QVERIFY(head.isSameAs(ChainHead::parse("123:00112233445566778899AABB").value()));
}

void TestChainHead::anotherNumberOrAnotherDigitIsAnotherHead() {
    const ChainHead head{123, kHash};
    QVERIFY(!head.isSameAs({124, kHash}));
    QVERIFY(!head.isSameAs(ChainHead::parse("123:0011223344556678").value()));
    QVERIFY(!head.isSameAs({123, ""}));
    QVERIFY(!ChainHead({123, kHash.substr(0, 16)}).isSameAs(head));
}

void TestChainHead::nothingElseIsAHead_data() {
    QTest::addColumn<QString>("text");
    for (const char* text :
         {"", ":", "123", "123:", "123:001122", "-1:0011223344556677", "1.5:0011223344556677",
          "123:001122334455667g", "123:00112233445566778", " 123:0011223344556677"})
        QTest::newRow(text[0] == '\0' ? "empty" : text) << QString::fromUtf8(text);
    QTest::newRow("too many digits") << QString::fromStdString("1:" + kHash + "00");
}

void TestChainHead::nothingElseIsAHead() {
    QFETCH(const QString, text);
    QVERIFY(!ChainHead::parse(text.toStdString()));
}

QTEST_GUILESS_MAIN(TestChainHead)
#include "test_chain_head.moc"
