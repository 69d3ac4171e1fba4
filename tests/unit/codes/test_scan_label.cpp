// Every scanned string is classified by one table; hostile bytes are unknown, never goods.
#include "core/scan_label.h"

#include <QTest>

using namespace kazasu;

namespace {

const std::vector<IssuerId> kOurIssuers{*IssuerId::parse("99990001"), *IssuerId::parse("88880002")};

// The vector of the 2D code, and the same as a wedge shows it when scanner and host disagree.
const QByteArray kCode =
    "KZ1:RRQ+D9P60CO0$+AWKB8CK216080OA7OA7646746FN0YNDQC6WY0YND-56J-0L60$Y88IHO1Q/"
    "E7V50R30B60KE6.B0W8027B5O7DSC/"
    "MFCWC-3VYBQ6N81NLI*NM81*-I0-KTHMCA4RNMA:ETEPWQMTH8Q.UKUD XRO:HJ.B1Q3A:DPVV6:P5 OJDH99MDPG";

QByteArray shownBy(QByteArray text, char colon, char plus, char asterisk, char bracket) {
    for (char& c : text) {
        if (c == ':')
            c = colon;
        else if (c == '+')
            c = plus;
        else if (c == '*')
            c = asterisk;
        else if (c == ']')
            c = bracket;
    }
    return text;
}

QByteArray withCapsLock(QByteArray text) {
    for (char& c : text)
        if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) c = static_cast<char>(c ^ 0x20);
    return text;
}

ScanLabel classify(const QByteArray& scanned) { return classifyScan(scanned.toStdString(), kOurIssuers); }

}  // namespace

Q_DECLARE_METATYPE(kazasu::LabelType)
Q_DECLARE_METATYPE(kazasu::SymbologyHint)

class TestScanLabel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyDialectIsNamed_data();
    void everyDialectIsNamed();
    void framingAndAimIdAreTakenOff_data();
    void framingAndAimIdAreTakenOff();
    void keyboardLayoutsAreRepaired_data();
    void keyboardLayoutsAreRepaired();
    void onlyACatalogueCodeMayBeLookedUp_data();
    void onlyACatalogueCodeMayBeLookedUp();
    void foreignPaymentCodesSayWhoseTheyAre_data();
    void foreignPaymentCodesSayWhoseTheyAre();
    void hostileBytesAreUnknown_data();
    void hostileBytesAreUnknown();
    void withoutIssuersNoReferenceIsOurs();
    void aMisreadDigitNeverMakesGoods();
};

void TestScanLabel::everyDialectIsNamed_data() {
    QTest::addColumn<QByteArray>("scanned");
    QTest::addColumn<LabelType>("type");
    QTest::addColumn<QByteArray>("data");
    const auto same = [](const char* name, const QByteArray& scanned, LabelType type) {
        QTest::newRow(name) << scanned << type << scanned;
    };
    const auto row = [](const char* name, const QByteArray& scanned, LabelType type, const QByteArray& data) {
        QTest::newRow(name) << scanned << type << data;
    };
    same("EAN-13", "4901234567894", LabelType::Item);
    same("EAN-8", "49967128", LabelType::Item);
    row("UPC-A", "036000291452", LabelType::Item, "0036000291452");
    row("EAN-13 with AIM id", "]E04901234567894", LabelType::Item, "4901234567894");
    row("EAN-8 with AIM id", "]E449967128", LabelType::Item, "49967128");
    row("UPC-A with AIM id", "]E0036000291452", LabelType::Item, "0036000291452");
    row("magazine with a price add-on", "]E3490123456789412345", LabelType::Item, "4901234567894");
    row("book with a short add-on", "]E3490123456789412", LabelType::Item, "4901234567894");
    same("in-store 02", "0212345678909", LabelType::InStorePrice);
    same("in-store 20", "2012345678903", LabelType::InStorePrice);
    same("in-store 29", "2912345678906", LabelType::InStorePrice);
    same("in-store of 8 digits", "20123451", LabelType::InStorePrice);
    row("in-store as UPC-A", "212345678909", LabelType::InStorePrice, "0212345678909");
    same("our 2D code", kCode, LabelType::SettlementCode2D);
    row("our 2D code with AIM id", "]Q1" + kCode, LabelType::SettlementCode2D, kCode);
    same("our 2D prefix alone", "KZ1:", LabelType::SettlementCode2D);
    same("our reference", "999900011234567890123459", LabelType::SettlementReference1D);
    row("our reference with AIM id", "]C0999900011234567890123459", LabelType::SettlementReference1D,
        "999900011234567890123459");
    same("our reference mistyped", "999900011234567890123450", LabelType::SettlementReference1D);
    same("another issuer's reference", "999900021234567890123456", LabelType::Unknown);
    same("EMV CPM", "hQVDUFYwMWEaTwegAAAAVVVVVw8SNFZ4kBI0WNGRIgESNF8=", LabelType::EmvCpm);
    same("JPQR 2D", "hQVKUFFSMWEaTwegAAAAVVVVVw8SNFZ4kBI0WNGRIgESNF8=", LabelType::Jpqr);
    row("GS1-128", "]C10104901234567894", LabelType::Gs1Element, "0104901234567894");
    row("GS1 QR with a separator",
        "]Q32559912345678907\x1d"
        "17261231",
        LabelType::Gs1Element,
        "2559912345678907\x1d"
        "17261231");
    row("GS1 DataMatrix", "]d20104901234567894", LabelType::Gs1Element, "0104901234567894");
    row("GS1 DataBar", "]e00104901234567894", LabelType::Gs1Element, "0104901234567894");
    same("a shop's own code", "TOFU-01/A", LabelType::PlainCode);
    same("a short number", "12", LabelType::PlainCode);
    same("14 digits of a carton", "14901234567891", LabelType::PlainCode);
    row("13 digits in a Code 128", "]C04901234567894", LabelType::PlainCode, "4901234567894");
    same("EAN-13 mistyped", "4901234567890", LabelType::PlainCode);
    same("20 digits of nobody", "77777777777777777777", LabelType::Unknown);
    same("a web address", "https://example.com/a?b=c", LabelType::Unknown);
    row("an add-on alone", "]E212345", LabelType::PlainCode, "12345");
}

void TestScanLabel::everyDialectIsNamed() {
    QFETCH(QByteArray, scanned);
    QFETCH(LabelType, type);
    QFETCH(QByteArray, data);
    const auto label = classify(scanned);
    QCOMPARE(static_cast<int>(label.type), static_cast<int>(type));
    QCOMPARE(label.data, data.toStdString());
}

void TestScanLabel::framingAndAimIdAreTakenOff_data() {
    QTest::addColumn<QByteArray>("scanned");
    QTest::addColumn<QByteArray>("aimId");
    QTest::addColumn<SymbologyHint>("symbology");
    const QByteArray code = "4901234567894";
    const auto row = [](const char* name, const QByteArray& scanned, const char* aimId,
                        SymbologyHint symbology) {
        QTest::newRow(name) << scanned << QByteArray(aimId) << symbology;
    };
    row("bare", code, "", SymbologyHint::None);
    row("CR", code + "\r", "", SymbologyHint::None);
    row("CR LF", code + "\r\n", "", SymbologyHint::None);
    row("STX and ETX", "\x02" + code + "\x03", "", SymbologyHint::None);
    row("TAB and spaces", "\t " + code + " \t", "", SymbologyHint::None);
    row("zero bytes", QByteArray(1, '\0') + code + QByteArray(2, '\0'), "", SymbologyHint::None);
    row("STX, AIM id, CR LF", "\x02]E0" + code + "\r\n", "]E0", SymbologyHint::EanUpc);
    row("AIM id from a US scanner on a JIS host", "[E0" + code, "]E0", SymbologyHint::EanUpc);
    row("AIM id from a JIS scanner on a US host", "\\E0" + code, "]E0", SymbologyHint::EanUpc);
    row("Code 128", "]C0" + code, "]C0", SymbologyHint::Code128);
    row("QR", "]Q1" + code, "]Q1", SymbologyHint::QrCode);
    row("QR with ECI", "]Q2" + code, "]Q2", SymbologyHint::QrCode);
    row("Code 39", "]A0" + code, "]A0", SymbologyHint::Code39);
    row("DataMatrix", "]d1" + code, "]d1", SymbologyHint::DataMatrix);
    row("keyed", "]X0" + code, "]X0", SymbologyHint::Other);
}

void TestScanLabel::framingAndAimIdAreTakenOff() {
    QFETCH(QByteArray, scanned);
    QFETCH(QByteArray, aimId);
    QFETCH(SymbologyHint, symbology);
    const auto label = classify(scanned);
    QCOMPARE(label.data, std::string("4901234567894"));
    QCOMPARE(label.aimId.value_or(""), aimId.toStdString());
    QCOMPARE(static_cast<int>(label.symbology), static_cast<int>(symbology));
}

void TestScanLabel::keyboardLayoutsAreRepaired_data() {
    QTest::addColumn<QByteArray>("shown");
    const QByteArray withAim = "]Q1" + kCode;
    QTest::newRow("layouts agree") << withAim;
    QTest::newRow("CapsLock") << withCapsLock(withAim);
    QTest::newRow("US scanner, JIS host") << shownBy(withAim, '+', '~', '(', '[');
    QTest::newRow("JIS scanner, US host") << shownBy(withAim, '\'', ':', '"', '\\');
    QTest::newRow("US scanner, JIS host, CapsLock") << withCapsLock(shownBy(withAim, '+', '~', '(', '['));
    QTest::newRow("JIS scanner, US host, CapsLock") << withCapsLock(shownBy(withAim, '\'', ':', '"', '\\'));
}

void TestScanLabel::keyboardLayoutsAreRepaired() {
    QFETCH(QByteArray, shown);
    const auto label = classify(shown + "\r");
    QVERIFY(label.type == LabelType::SettlementCode2D);
    QCOMPARE(label.data, kCode.toStdString());
    QCOMPARE(label.aimId.value_or(""), std::string("]Q1"));
    const auto withoutAim = classify(shown.mid(3) + "\r\n");
    QVERIFY(withoutAim.type == LabelType::SettlementCode2D);
    QCOMPARE(withoutAim.data, kCode.toStdString());
}

void TestScanLabel::onlyACatalogueCodeMayBeLookedUp_data() {
    QTest::addColumn<QByteArray>("scanned");
    QTest::addColumn<bool>("mayBeItemCode");
    QTest::newRow("EAN-13") << QByteArray("4901234567894") << true;
    QTest::newRow("in-store") << QByteArray("2012345678903") << true;
    QTest::newRow("a shop's own code") << QByteArray("TOFU-01/A") << true;
    QTest::newRow("48 characters") << QByteArray(48, 'A') << true;
    QTest::newRow("49 characters") << QByteArray(49, 'A') << false;
    QTest::newRow("digits that look like a payment") << QByteArray("77777777777777777777") << true;
    QTest::newRow("our 2D code") << kCode << false;
    QTest::newRow("our reference") << QByteArray("999900011234567890123459") << false;
    QTest::newRow("Alipay") << QByteArray("2812345678901234") << false;
    QTest::newRow("EMV CPM") << QByteArray("hQVDUFYwMWEaTweg") << false;
    QTest::newRow("a web address") << QByteArray("https://example.com") << false;
    QTest::newRow("a control character inside") << QByteArray(
                                                       "TOFU\x1b"
                                                       "01")
                                                << false;
}

void TestScanLabel::onlyACatalogueCodeMayBeLookedUp() {
    QFETCH(QByteArray, scanned);
    QFETCH(bool, mayBeItemCode);
    QCOMPARE(classify(scanned).mayBeItemCode, mayBeItemCode);
}

void TestScanLabel::foreignPaymentCodesSayWhoseTheyAre_data() {
    QTest::addColumn<QByteArray>("scanned");
    QTest::addColumn<LabelType>("type");
    QTest::addColumn<QByteArray>("walletName");
    const auto row = [](const QByteArray& scanned, LabelType type, const char* walletName) {
        QTest::newRow(scanned.constData()) << scanned << type << QByteArray(walletName);
    };
    row("900081818812345678901234", LabelType::Jpqr, "PayPay");
    row("9000012345678901", LabelType::Jpqr, "Rakuten Pay");
    row("900000021234567890", LabelType::Jpqr, "d払い");
    row("9000123456789012345", LabelType::Jpqr, "JPQR");
    row("3158991234567890123", LabelType::Wallet, "Merpay / au PAY");
    row("6212345678901234567", LabelType::Wallet, "UnionPay");
    row("101234567890123456", LabelType::Wallet, "WeChat Pay");
    row("151234567890123456", LabelType::Wallet, "WeChat Pay");
    row("160234567890123456", LabelType::Wallet, "WeChat Pay");
    row("2512345678901234", LabelType::Wallet, "Alipay");
    row("301234567890123456789012", LabelType::Wallet, "Alipay");
    row("]C0281234567890123456", LabelType::Wallet, "Alipay");
    row("]Q1281234567890123456", LabelType::Wallet, "Alipay");
    row("hQVDUFYwMWEaTwegAAAA", LabelType::EmvCpm, "EMV QR");
    row("hQVKUFFSMWEaTwegAAAA", LabelType::Jpqr, "JPQR");
    row("161234567890123456", LabelType::Unknown, "");         // between two ranges
    row("10123456789012345", LabelType::Unknown, "");          // WeChat Pay has 18 digits
    row("251234567890123", LabelType::PlainCode, "");          // Alipay has 16 at least
    row("3012345678901234567890123", LabelType::Unknown, "");  // and 24 at most
    row("]I02812345678901234", LabelType::Unknown, "");        // no wallet shows Interleaved 2 of 5
}

void TestScanLabel::foreignPaymentCodesSayWhoseTheyAre() {
    QFETCH(QByteArray, scanned);
    QFETCH(LabelType, type);
    QFETCH(QByteArray, walletName);
    const auto label = classify(scanned);
    QCOMPARE(static_cast<int>(label.type), static_cast<int>(type));
    QCOMPARE(std::string(label.walletName), walletName.toStdString());
}

void TestScanLabel::hostileBytesAreUnknown_data() {
    QTest::addColumn<QByteArray>("scanned");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("framing alone") << QByteArray("\x02\r\n\t \x03");
    QTest::newRow("513 characters") << QByteArray(513, '1');
    QTest::newRow("a megabyte of our prefix") << QByteArray("KZ1:").repeated(1 << 18);
    QTest::newRow("all bytes") << [] {
        QByteArray bytes;
        for (int i = 0; i < 256; ++i) bytes.append(static_cast<char>(i));
        return bytes;
    }();
    QTest::newRow("not UTF-8") << QByteArray("\xff\xfe\xfd");
    QTest::newRow("full-width digits") << QByteArray("４９０１２３４５６７８９４");
    QTest::newRow("two codes in one frame") << QByteArray("4901234567894\r4901234567894");
    QTest::newRow("a key stroke inside") << QByteArray("49012\x1b[A34567894");
    QTest::newRow("a zero byte inside") << QByteArray("4901234567\0", 11) + "894";
    QTest::newRow("a bracket") << QByteArray("]");
    QTest::newRow("an AIM id alone") << QByteArray("]E0");
    QTest::newRow("a script") << QByteArray("<script>alert(1)</script>");
    QTest::newRow("a formula") << QByteArray("=1+1");
    QTest::newRow("a statement") << QByteArray("'; DROP TABLE sale; --");
}

void TestScanLabel::hostileBytesAreUnknown() {
    QFETCH(QByteArray, scanned);
    const auto label = classify(scanned);
    QVERIFY(label.type == LabelType::Unknown);
    QVERIFY(!label.mayBeItemCode);
    QVERIFY(label.data.size() <= kMaxScanLength);
}

void TestScanLabel::withoutIssuersNoReferenceIsOurs() {
    QVERIFY(classifyScan("999900011234567890123459", {}).type == LabelType::Unknown);
    QVERIFY(classifyScan(kCode.toStdString(), {}).type == LabelType::SettlementCode2D);
}

void TestScanLabel::aMisreadDigitNeverMakesGoods() {
    const QByteArray valid = "4901234567894";
    for (int i = 0; i < valid.size(); ++i) {
        for (char digit = '0'; digit <= '9'; ++digit) {
            QByteArray misread = valid;
            misread[i] = digit;
            if (misread == valid) continue;
            const auto type = classify(misread).type;
            QVERIFY(type != LabelType::Item && type != LabelType::InStorePrice);
        }
    }
}

QTEST_APPLESS_MAIN(TestScanLabel)
#include "test_scan_label.moc"
