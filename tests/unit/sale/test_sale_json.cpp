// A sale survives its wire form, and a wire form that no sale could have is refused.
#include "core/sale/sale_json.h"
#include "tests/support/sample_sale.h"

#include <QTest>

using namespace kazasu;
using namespace kazasu::test;

namespace {

Sale completedSale() {
    Sale sale = sampleSale({TaxMode::Exclusive, Rounding::HalfUp});
    KAZASU_CHECK(sale.addCash(Money::yen(100)).isOk());
    KAZASU_CHECK(sale.reverseTender(1).isOk());
    KAZASU_CHECK(sale.addSettlement(useOf(1000, 1000)).isOk());
    KAZASU_CHECK(sale.addCash(Money::yen(500)).isOk());
    KAZASU_CHECK(sale.complete(completionOf(42)).isOk());
    return sale;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const auto position = text.find(from);
    KAZASU_CHECK(position != std::string::npos);
    return text.replace(position, from.size(), to);
}

}  // namespace

class TestSaleJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyStateGoesThereAndBack();
    void whatNoSaleCouldHaveBecomeIsRefused_data();
    void whatNoSaleCouldHaveBecomeIsRefused();
    void everyMissingMemberIsNamed();
};

void TestSaleJson::everyStateGoesThereAndBack() {
    Sale voided = sampleSale();
    QVERIFY(voided.voidSale().isOk());
    Sale tendering = sampleSale();
    QVERIFY(tendering.addSettlement(useOf(500, 400)).isOk());
    for (const Sale& sale : {Sale{sampleHeader()}, sampleSale(), tendering, voided, completedSale()}) {
        const auto json = Json::parse(toJson(sale).dump());
        QVERIFY(json.isOk());
        const auto back = saleFromJson(*json);
        QVERIFY2(back.isOk(), back ? "" : describe(back.error()).c_str());
        QVERIFY(back->record() == sale.record());
        QVERIFY(back->totals() == sale.totals());
    }
}

void TestSaleJson::whatNoSaleCouldHaveBecomeIsRefused_data() {
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<int>("code");
    const auto row = [](const char* name, const char* from, const char* to, ErrorCode code) {
        QTest::newRow(name) << QByteArray(from) << QByteArray(to) << static_cast<int>(code);
    };
    row("quantity", "\"quantity\":2", "\"quantity\":0", ErrorCode::SaleQuantityInvalid);
    row("quantity beyond int", "\"quantity\":2", "\"quantity\":4294967298", ErrorCode::ParseFailed);
    row("price", "\"unitPrice\":158", "\"unitPrice\":-158", ErrorCode::SalePriceInvalid);
    row("price with a fraction", "\"unitPrice\":158", "\"unitPrice\":158.0", ErrorCode::ParseFailed);
    row("dearer than paid", "\"unitPrice\":158", "\"unitPrice\":15800", ErrorCode::SaleTenderMissing);
    row("cheaper than the code", "\"unitPrice\":250", "\"unitPrice\":1", ErrorCode::SaleTenderExceedsDue);
    row("voided with money in it", "\"state\":\"completed\"", "\"state\":\"voided\"",
        ErrorCode::InvalidArgument);
    row("line number", "\"number\":2", "\"number\":7", ErrorCode::InvalidArgument);
    row("rate", "\"taxBasisPoints\":800", "\"taxBasisPoints\":8000", ErrorCode::TaxRateUnknown);
    row("state", "\"state\":\"completed\"", "\"state\":\"open\"", ErrorCode::InvalidArgument);
    row("unknown state", "\"state\":\"completed\"", "\"state\":\"done\"", ErrorCode::ParseFailed);
    row("code used beyond itself", "\"codeAmount\":1000", "\"codeAmount\":999",
        ErrorCode::CodeAmountExceeded);
    row("used is not the tender", "\"amountUsed\":1000", "\"amountUsed\":900", ErrorCode::InvalidArgument);
    row("issuer", "\"issuer\":\"90000001\"", "\"issuer\":\"9000000A\"", ErrorCode::ParseFailed);
    row("receipt number", "\"receiptNumber\":42", "\"receiptNumber\":0", ErrorCode::InvalidArgument);
    row("day", "2026-11-22", "2026-11-31", ErrorCode::ParseFailed);
    row("currency", "\"currency\":392", "\"currency\":999", ErrorCode::MoneyCurrencyMismatch);
    row("register", "\"register\":3", "\"register\":0", ErrorCode::InvalidArgument);
    row("control character", "\"name\":\"雑誌\"", "\"name\":\"\\u001b@\"", ErrorCode::InvalidArgument);
    row("rounding", "half-up", "nearest", ErrorCode::ParseFailed);
}

void TestSaleJson::whatNoSaleCouldHaveBecomeIsRefused() {
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(int, code);
    const std::string text = replaced(toJson(completedSale()).dump(), from.toStdString(), to.toStdString());
    const auto json = Json::parse(text);
    QVERIFY(json.isOk());
    const auto sale = saleFromJson(*json);
    QVERIFY(!sale);
    QCOMPARE(errorName(sale.code()), errorName(static_cast<ErrorCode>(code)));
}

void TestSaleJson::everyMissingMemberIsNamed() {
    const std::string whole = toJson(completedSale()).dump();
    for (const char* key :
         {"id", "register", "cashier", "currency", "taxMode", "taxRounding", "startedAt", "state", "lines",
          "tenders", "completion", "unitPrice", "voided", "issueNumber", "claim"}) {
        const auto json = Json::parse(replaced(whole, "\"" + std::string(key) + "\":", "\"x\":"));
        QVERIFY(json.isOk());
        const auto sale = saleFromJson(*json);
        QVERIFY2(!sale, key);
        if (std::string(key) != "completion")
            QVERIFY2(sale.error().detail.find(key) != std::string::npos, sale.error().detail.c_str());
    }
    QCOMPARE(saleFromJson(Json::array()).code(), ErrorCode::ParseFailed);
}

QTEST_APPLESS_MAIN(TestSaleJson)
#include "test_sale_json.moc"
