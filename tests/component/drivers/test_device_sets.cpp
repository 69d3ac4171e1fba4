// Several printers, several scanners, each as one: a bad one among them does not take the others with it.
#include "drivers/barcode/zxing_codec.h"
#include "drivers/printer/escpos_encoder.h"
#include "drivers/printer/printer_set.h"
#include "drivers/scanner/scanner_set.h"
#include "tests/support/manual_clock.h"
#include "tests/support/pseudo_terminal.h"
#include "tests/support/sample_receipt.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace kazasu;
using namespace kazasu::test;

namespace {

constexpr int kLookedForMs = 3000;  // a lost line is looked for every 500 ms

QByteArray paperIn(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Everything that a set of scanners says.
struct SetLog {
    explicit SetLog(ScannerSet& set) {
        QObject::connect(&set, &ScannerSet::scanned, &context,
                         [this](const std::string& label) { labels.push_back(label); });
        QObject::connect(&set, &ScannerSet::faulted, &context,
                         [this](const Error& error) { faults.push_back(error.code); });
        QObject::connect(&set, &ScannerSet::missingChanged, &context,
                         [this](bool isAnyMissing) { missing.push_back(isAnyMissing); });
    }

    std::vector<std::string> labels;
    std::vector<ErrorCode> faults;
    std::vector<bool> missing;
    QObject context;
};

using Labels = std::vector<std::string>;
using Flags = std::vector<bool>;

}  // namespace

class TestDeviceSets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder.reset(new QTemporaryDir); }

    void everyPrinterGetsEveryReceiptAndTheFirstTroubleIsTold_data();
    void everyPrinterGetsEveryReceiptAndTheFirstTroubleIsTold();
    void withoutPrintersPrintingSucceeds();
    void oneMissingScannerDoesNotHinderTheOthers();
    void aScannerIsMissingUntilAllAreThere();
    void aPulledPlugIsToldAndTheOthersGoOn();
    void everyLabelOfABurstArrivesAsItWasSent();
    void oneDeviceThatNobodyKnowsRefusesTheSet_data();
    void oneDeviceThatNobodyKnowsRefusesTheSet();

private:
    [[nodiscard]] QString path(const char* name) const { return m_folder->filePath(QLatin1String(name)); }
    [[nodiscard]] std::string serial(const char* name) const { return "serial:" + path(name).toStdString(); }
    std::unique_ptr<ScannerSet> scannersAt(const std::vector<std::string>& uris) {
        auto set = ScannerSet::make(uris, m_clock, m_reader);
        KAZASU_CHECK(set.isOk());
        return std::move(*set);
    }

    QScopedPointer<QTemporaryDir> m_folder;
    ManualClock m_clock;
    ZxingReader m_reader;
    ZxingWriter m_writer;
};

void TestDeviceSets::everyPrinterGetsEveryReceiptAndTheFirstTroubleIsTold_data() {
    QTest::addColumn<QStringList>("devices");  // a plain name is a file in the test's folder
    QTest::addColumn<QByteArray>("outcome");
    const QString good = QStringLiteral("paper.bin");
    const QString other = QStringLiteral("copy.bin");
    const QString full = QStringLiteral("/dev/full");
    const QString absent = QStringLiteral("/dev/no-such-printer");
    QTest::newRow("both print") << QStringList{good, other} << QByteArray("Ok");
    QTest::newRow("the first fails") << QStringList{absent, good, other} << QByteArray("DeviceNotFound");
    QTest::newRow("the last fails") << QStringList{good, other, full} << QByteArray("DeviceIo");
    QTest::newRow("two fail") << QStringList{full, good, absent, other} << QByteArray("DeviceIo");
    QTest::newRow("two fail, the other way round")
        << QStringList{absent, good, full, other} << QByteArray("DeviceNotFound");
}

void TestDeviceSets::everyPrinterGetsEveryReceiptAndTheFirstTroubleIsTold() {
    QFETCH(const QStringList, devices);
    QFETCH(const QByteArray, outcome);
    std::vector<std::string> uris;
    const QDir folder(m_folder->path());
    for (const QString& device : devices) uris.push_back("escpos:" + folder.filePath(device).toStdString());
    auto printers = PrinterSet::make(uris, m_writer);
    QVERIFY(printers.isOk());
    const Receipt receipt = sampleReceipt(ReceiptLanguage::Japanese, 48);
    const Bytes encoded = encodeEscPos(receipt).value();
    const QByteArray once(reinterpret_cast<const char*>(encoded.data()),
                          static_cast<qsizetype>(encoded.size()));
    for (int round = 1; round <= 2; ++round) {
        const Status printed = printers->print(receipt);
        QCOMPARE(
            printed ? QByteArray("Ok") : QByteArray::fromStdString(std::string(errorName(printed.code()))),
            outcome);
        QCOMPARE(paperIn(path("paper.bin")), once.repeated(round));
        QCOMPARE(paperIn(path("copy.bin")), once.repeated(round));
    }
}

void TestDeviceSets::withoutPrintersPrintingSucceeds() {
    auto printers = PrinterSet::make({}, m_writer);
    QVERIFY(printers.isOk());
    QVERIFY(printers->print(sampleReceipt(ReceiptLanguage::Japanese, 48)).isOk());
}

void TestDeviceSets::oneMissingScannerDoesNotHinderTheOthers() {
    PseudoTerminal device;
    device.plug(path("here"));
    const auto scanners = scannersAt({serial("absent"), serial("here")});
    SetLog log(*scanners);
    scanners->open();
    QCOMPARE(log.faults, std::vector<ErrorCode>{ErrorCode::DeviceNotFound});
    QCOMPARE(log.missing, Flags{true});
    device.send("4901\r");
    QTRY_COMPARE(log.labels, Labels{"4901"});
}

void TestDeviceSets::aScannerIsMissingUntilAllAreThere() {
    const auto scanners = scannersAt({serial("one"), serial("two")});
    SetLog log(*scanners);
    scanners->open();
    QCOMPARE(log.faults, std::vector<ErrorCode>(2, ErrorCode::DeviceNotFound));
    PseudoTerminal one;
    one.plug(path("one"));
    one.send("1\r");
    QTRY_COMPARE_WITH_TIMEOUT(log.labels, Labels{"1"}, kLookedForMs);
    QCOMPARE(log.missing, Flags{true});
    PseudoTerminal two;
    two.plug(path("two"));
    QTRY_COMPARE_WITH_TIMEOUT(log.missing, (Flags{true, false}), kLookedForMs);
    two.send("2\r");
    QTRY_COMPARE(log.labels, (Labels{"1", "2"}));
}

void TestDeviceSets::aPulledPlugIsToldAndTheOthersGoOn() {
    PseudoTerminal one;
    PseudoTerminal two;
    one.plug(path("one"));
    two.plug(path("two"));
    const auto scanners = scannersAt({serial("one"), serial("two")});
    SetLog log(*scanners);
    scanners->open();
    QCOMPARE(log.missing, Flags{});
    one.unplug();
    QTRY_COMPARE(log.missing, Flags{true});
    QTRY_COMPARE(log.faults, std::vector<ErrorCode>{ErrorCode::DeviceDisconnected});
    two.send("2\r");
    QTRY_COMPARE(log.labels, Labels{"2"});
}

void TestDeviceSets::everyLabelOfABurstArrivesAsItWasSent() {
    PseudoTerminal one;
    PseudoTerminal two;
    one.plug(path("one"));
    two.plug(path("two"));
    const auto scanners = scannersAt({serial("one"), serial("two")});
    SetLog log(*scanners);
    scanners->open();
    one.send("]E04901234567894\r]Q1KZ1:A  B\r");
    two.send("x1\rx2\rx3\r");
    QTRY_COMPARE(log.labels.size(), std::size_t{5});
    std::sort(log.labels.begin(), log.labels.end());  // between two scanners there is no order
    QCOMPARE(log.labels, (Labels{"]E04901234567894", "]Q1KZ1:A  B", "x1", "x2", "x3"}));
    QVERIFY(log.faults.empty());
}

void TestDeviceSets::oneDeviceThatNobodyKnowsRefusesTheSet_data() {
    QTest::addColumn<QByteArray>("uri");
    for (const char* uri : {"", "no scheme", "telegraph:0", "serial:/x?speed=9600", "png:/x?dpi=200"})
        QTest::newRow(uri) << QByteArray(uri);
}

void TestDeviceSets::oneDeviceThatNobodyKnowsRefusesTheSet() {
    QFETCH(const QByteArray, uri);
    const std::string bad = uri.toStdString();
    QCOMPARE(PrinterSet::make({"png:/tmp", bad}, m_writer).code(), ErrorCode::DeviceUriInvalid);
    QCOMPARE(ScannerSet::make({"folder:/tmp", bad}, m_clock, m_reader).code(), ErrorCode::DeviceUriInvalid);
}

QTEST_MAIN(TestDeviceSets)
#include "test_device_sets.moc"
