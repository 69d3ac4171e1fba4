// Receipts as pictures and pages that another program (zbarimg, pdftotext) reads.
#include "drivers/printer/receipt_image.h"
#include "tests/component/drivers/printer_bench.h"
#include "tests/support/drawn_barcode.h"

#include <QDir>
#include <QPainter>
#include <QProcess>
#include <QTest>

#include <set>

using namespace kazasu;
using namespace kazasu::test;

namespace {

/// Standard output of a program that must exist and succeed.
QByteArray outputOf(const QString& program, const QStringList& arguments) {
    QProcess process;
    process.start(program, arguments);
    KAZASU_CHECK(process.waitForFinished(20'000));
    return process.exitCode() == 0 ? process.readAllStandardOutput() : process.readAllStandardError();
}

}  // namespace

class TestReceiptPictures : public PrinterBench {
    Q_OBJECT

private Q_SLOTS:
    void init() { openFolder(); }

    void thePictureIsAsWideAsThePaperAndItsQrReads_data();
    void thePictureIsAsWideAsThePaperAndItsQrReads();
    void nothingIsClippedAtTheEdges();
    void amountsEndInTheSameColumn();
    void pictureFilesAreNumberedAndNeverOverwritten();
    void aPdfPageIsExactlyTheReceipt();
    void aCode128OnPaperIsRead();
};

void TestReceiptPictures::thePictureIsAsWideAsThePaperAndItsQrReads_data() {
    QTest::addColumn<int>("language");
    QTest::addColumn<int>("columns");
    QTest::newRow("ja 48") << 0 << 48;
    QTest::newRow("ja 32") << 0 << 32;
    QTest::newRow("en 48") << 1 << 48;
    QTest::newRow("en 32") << 1 << 32;
}

void TestReceiptPictures::thePictureIsAsWideAsThePaperAndItsQrReads() {
    QFETCH(int, language);
    QFETCH(int, columns);
    const auto printer = printerOf(QStringLiteral("png:") + m_folder->path());
    QVERIFY(printer->print(sampleReceipt(static_cast<ReceiptLanguage>(language), columns)).isOk());
    const QImage image(path("receipt-000001.png"));
    QCOMPARE(image.width(), columns == 48 ? 576 : 384);
    const QByteArray read =
        outputOf(QStringLiteral("zbarimg"),
                 {QStringLiteral("-q"), QStringLiteral("--raw"), path("receipt-000001.png")});
    QCOMPARE(read.trimmed(), QByteArray::fromStdString(receiptCodeText(receiptSale())));
}

void TestReceiptPictures::nothingIsClippedAtTheEdges() {
    Receipt receipt;
    receipt.columns = 32;
    receipt.elements.emplace_back(TextLine{std::string(32, 'W'), TextAlign::Left, TextSize::Normal, true});
    receipt.elements.emplace_back(
        TextLine{"鬱鬱鬱鬱鬱鬱鬱鬱鬱鬱鬱鬱鬱鬱鬱鬱", TextAlign::Left, TextSize::Normal, true});
    receipt.elements.emplace_back(TextLine{"gjpqy|_ÅＷ国", TextAlign::Right, TextSize::Large, true});
    const QImage clipped = receiptImageOf(receipt, m_writer).value();
    // The same drawing with room around it must have exactly the same black in the middle and none outside.
    const auto painter = ReceiptPainter::prepare(receipt, m_writer).value();
    QImage roomy = whitePicture(clipped.width() + 40, clipped.height() + 40);
    QPainter device(&roomy);
    device.translate(20, 20);
    painter.paint(device);
    device.end();
    const QRect inside(20, 20, clipped.width(), clipped.height());
    for (int y = 0; y < roomy.height(); ++y) {
        for (int x = 0; x < roomy.width(); ++x) {
            if (!inside.contains(x, y))
                QVERIFY2(qGray(roomy.pixel(x, y)) == 255, qPrintable(QStringLiteral("%1,%2").arg(x).arg(y)));
        }
    }
}

void TestReceiptPictures::amountsEndInTheSameColumn() {
    Receipt receipt;
    for (const char* amount : {"¥1", "¥11", "¥1,111", "¥711,111"})
        receipt.elements.emplace_back(TwoColumnLine{"品", amount, TextSize::Normal, false});
    const QImage image = receiptImageOf(receipt, m_writer).value();
    std::set<int> ends;
    for (int row = 0; row < 4; ++row) {
        int last = 0;
        for (int y = 24 + row * ReceiptPainter::kRowDots; y < 24 + (row + 1) * ReceiptPainter::kRowDots;
             ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (qGray(image.pixel(x, y)) < 128) last = std::max(last, x);
            }
        }
        ends.insert(last);
    }
    QCOMPARE(ends.size(), std::size_t{1});
    QVERIFY(*ends.begin() > 560);
}

void TestReceiptPictures::pictureFilesAreNumberedAndNeverOverwritten() {
    const auto printer = printerOf(QStringLiteral("png:") + m_folder->path());
    QVERIFY(printer->print(m_receipt).isOk());
    const QByteArray first = contentOf(path("receipt-000001.png"));
    QVERIFY(QFile::copy(path("receipt-000001.png"), path("receipt-000007.png")));
    QVERIFY(printer->print(sampleReceipt(ReceiptLanguage::English, 32)).isOk());
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden),
             (QStringList{QStringLiteral("receipt-000001.png"), QStringLiteral("receipt-000007.png"),
                          QStringLiteral("receipt-000008.png")}));
    QCOMPARE(contentOf(path("receipt-000001.png")), first);
    const auto nowhere = printerOf(QStringLiteral("png:") + path("none"));
    QCOMPARE(nowhere->print(m_receipt).code(), ErrorCode::DeviceNotFound);
    QCOMPARE(nowhere->openDrawer().code(), ErrorCode::Unsupported);
}

void TestReceiptPictures::aPdfPageIsExactlyTheReceipt() {
    QVERIFY(printerOf(QStringLiteral("pdf:") + m_folder->path())->print(m_receipt).isOk());
    const QString pdf = path("receipt-000001.pdf");
    const QByteArray info = outputOf(QStringLiteral("pdfinfo"), {pdf});
    QVERIFY2(info.contains("Pages:           1"), info.constData());
    const auto painter = ReceiptPainter::prepare(m_receipt, m_writer).value();
    const double heightPoints = painter.heightDots() / 8.0 / 25.4 * 72;
    const auto line = info.mid(info.indexOf("Page size:")).split('\n').first().simplified().split(' ');
    QVERIFY(std::abs(line.at(2).toDouble() - 80 / 25.4 * 72) < 1.0);
    QVERIFY(std::abs(line.at(4).toDouble() - heightPoints) < 1.0);
    const QByteArray text =
        outputOf(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), pdf, QStringLiteral("-")});
    const QString plain =
        QString::fromUtf8(text).normalized(QString::NormalizationForm_KC).remove(QLatin1Char(' '));
    for (const char* wanted : {"¥3,228", "T7123456789012", "電池単3形4本", "0011-2233-4455-6677"})
        QVERIFY2(plain.contains(QString::fromUtf8(wanted).normalized(QString::NormalizationForm_KC)), wanted);
    const QString picture = path("page");
    outputOf(QStringLiteral("pdftoppm"), {QStringLiteral("-r"), QStringLiteral("203"), QStringLiteral("-png"),
                                          QStringLiteral("-singlefile"), pdf, picture});
    QCOMPARE(outputOf(QStringLiteral("zbarimg"),
                      {QStringLiteral("-q"), QStringLiteral("--raw"), picture + QStringLiteral(".png")})
                 .trimmed(),
             QByteArray::fromStdString(receiptCodeText(receiptSale())));
}

void TestReceiptPictures::aCode128OnPaperIsRead() {
    for (const int columns : {48, 32}) {
        Receipt receipt;
        receipt.columns = columns;
        receipt.elements.emplace_back(Code128Symbol{"900000011234567890123456"});
        const QImage image = receiptImageOf(receipt, m_writer).value();
        const auto symbols = ZxingReader{}.read(viewOf(image));
        QCOMPARE(symbols.size(), std::size_t{1});
        QCOMPARE(symbols[0].text, std::string("900000011234567890123456"));
    }
}

QTEST_MAIN(TestReceiptPictures)
#include "test_receipt_pictures.moc"
