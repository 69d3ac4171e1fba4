// The code of a line to a bank: as the standard computes it, in the right field, and gone with a single bit.
#include "core/iso8583/original_data.h"
#include "platform/crypto/line_mac.h"
#include "tests/support/line_key.h"

#include <QTemporaryDir>
#include <QTest>

using namespace kazasu;
using iso8583::Message;
namespace field = iso8583::field;

namespace {

/// The example key of NIST SP 800-38B, D.3 (AES-256).
LineMac exampleMac() {
    const auto bytes = fromHex("603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4").value();
    std::array<std::uint8_t, LineMac::kKeyBytes> key{};
    std::copy(bytes.begin(), bytes.end(), key.begin());
    return LineMac(key);
}

Message authorisation() {
    Message message{"0100"};
    message.set(field::kAcquirer, "99990001").set(field::kReference, "632612000001");
    message.setTraceNumber(1).set(field::kTransmissionTime, "1122033045").setAmount(Money::yen(3000));
    return message;
}

Message reversal() {
    Message message{"0420"};
    message.set(field::kAcquirer, "99990001").setTraceNumber(2).set(field::kTransmissionTime, "1122033045");
    message.set(field::kOriginalData, iso8583::OriginalData::of(authorisation())->toDigits());
    return message;
}

Result<Message> readAs(const Bytes& bytes, const LineMac& mac) {
    auto message = iso8583::decode(bytes);
    if (!message) return message.error();
    return iso8583::unseal(*std::move(message), bytes, &mac);
}

}  // namespace

class TestLineMac : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theExamplesOfTheStandardComeOut_data() {
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QByteArray>("code");
        const QByteArray text =
            "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e5130c81c46a35ce411e5fbc1191a0a52ef"
            "f69f2445df4f9b17ad2b417be66c3710";
        QTest::newRow("0 bits") << QByteArray() << QByteArray("028962f61b7bf89efc6b551f4667d983");
        QTest::newRow("128 bits") << text.left(32) << QByteArray("28a7023f452e8f82bd4bf28d8c37c35c");
        QTest::newRow("320 bits") << text.left(80) << QByteArray("aaf3d8f1de5640c232f5b169b9c911e6");
        QTest::newRow("512 bits") << text << QByteArray("e1992190549f6ed5696a2c056c315410");
    }
    void theExamplesOfTheStandardComeOut() {
        QFETCH(QByteArray, message);
        QFETCH(QByteArray, code);
        const Bytes bytes = fromHex(message.toStdString()).value();
        QCOMPARE(QByteArray::fromStdString(toHex(exampleMac().wholeOver(bytes))), code);
    }

    void theCodeIsTheLastFieldAndComesOffAgain() {
        const LineMac mac = exampleMac();
        const Bytes bytes = iso8583::seal(authorisation(), &mac).value();
        QVERIFY(iso8583::decode(bytes)->has(64));
        QVERIFY(readAs(bytes, mac).value() == authorisation());
        const Bytes longer = iso8583::seal(reversal(), &mac).value();
        QVERIFY(iso8583::decode(longer)->has(128) && !iso8583::decode(longer)->has(64));
        QVERIFY(readAs(longer, mac).value() == reversal());
    }

    void everySingleBitCounts() {
        const LineMac mac = exampleMac();
        for (const Message& message : {authorisation(), reversal()}) {
            const Bytes bytes = iso8583::seal(message, &mac).value();
            for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
                Bytes changed = bytes;
                changed[bit / 8] = static_cast<std::uint8_t>(changed[bit / 8] ^ (1U << (bit % 8)));
                QVERIFY2(!readAs(changed, mac), qPrintable(QString::number(bit)));
            }
        }
    }

    void whatHasNoCodeOrAnotherLinesIsRefused() {
        const LineMac mac = exampleMac();
        const LineMac other(std::array<std::uint8_t, LineMac::kKeyBytes>{1});
        QCOMPARE(readAs(iso8583::seal(authorisation(), nullptr).value(), mac).code(),
                 ErrorCode::IsoMacInvalid);
        QCOMPARE(readAs(iso8583::seal(authorisation(), &other).value(), mac).code(),
                 ErrorCode::IsoMacInvalid);
        const Bytes sealed = iso8583::seal(authorisation(), &mac).value();
        QCOMPARE(iso8583::unseal(*iso8583::decode(sealed), sealed, nullptr).code(), ErrorCode::IsoMacInvalid);
    }

    void aCodeInTheWrongFieldIsRefused() {
        const LineMac mac = exampleMac();
        Message message = reversal();  // has fields above 64, so its code belongs into DE128
        message.set(64, std::string(8, '\0'));
        Bytes bytes = iso8583::encode(message).value();
        QCOMPARE(readAs(bytes, mac).code(), ErrorCode::IsoMacInvalid);
        message.set(128, std::string(8, '\0'));
        bytes = iso8583::encode(message).value();
        const auto code = mac.over(ByteView(bytes).first(bytes.size() - 8));
        std::copy(code.begin(), code.end(), bytes.end() - 8);
        QCOMPARE(readAs(bytes, mac).code(), ErrorCode::IsoMacInvalid);  // two codes
    }

    void aKeyFileIsOnlyForItsOwner() {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("line.key"));
        const std::string file = test::makeLineKey(path);
        QVERIFY(LineMac::fromFile(file).isOk());
        QFile::setPermissions(path, QFileDevice::ReadOwner | QFileDevice::ReadGroup);
        QCOMPARE(LineMac::fromFile(file).code(), ErrorCode::ConfigInvalid);
        QCOMPARE(LineMac::fromFile(file + "x").code(), ErrorCode::ConfigInvalid);
    }

    void onlyAnAddressOfThisMachineIsThisMachine() {
        for (const char* here :
             {"localhost", "127.0.0.1", "127.255.255.254", "::1", "0:0:0:0:0:0:0:1", "::ffff:127.0.0.1"})
            QVERIFY2(isThisMachine(here), here);
        for (const char* elsewhere :
             {"127.0.0.1.example.jp", "127.example.jp", "127.", "127.0.0", "128.0.0.1", "0.0.0.0",
              "::", "::2", "::ffff:10.0.0.1", "[::1]", "localhost.example.jp", "", " 127.0.0.1"})
            QVERIFY2(!isThisMachine(elsewhere), elsewhere);
    }
};

QTEST_GUILESS_MAIN(TestLineMac)
#include "test_line_mac.moc"
