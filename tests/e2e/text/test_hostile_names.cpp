// Names made to break something, from the catalogue file to paper, journal, report and log of a real program:
// nothing is executed, nothing is lost, nothing but the name is printed.
#include "core/text/csv.h"
#include "core/text/utf8.h"
#include "drivers/printer/shift_jis.h"
#include "platform/text/composed.h"
#include "tests/e2e/text/lone_shop.h"
#include "tests/support/escpos_reader.h"
#include "tests/support/hostile_names.h"

#include <QImage>
#include <QProcess>
#include <QTest>

using namespace kazasu;
using namespace kazasu::test;

namespace {

constexpr qsizetype kMostProblemsAtOnce = 50;  // an import names 100 at most
constexpr std::size_t kLinesOfASale = 40;
constexpr std::int64_t kEach = 10;
const std::string kHeader = "code,name,reading,department,price,tax_permille,quick\r\n";

std::string codeOf(std::size_t number) { return "H-" + std::to_string(1000 + number); }

std::string rowOf(std::size_t number, const std::string& name) {
    return toCsv({codeOf(number), guardedField(name), guardedField(name), guardedField(name),
                  std::to_string(kEach), "80", ""});
}

std::vector<std::string> namesThatAre(bool kept) {
    std::vector<std::string> names;
    for (const auto& each : hostileNames()) {
        if (each.isKept == kept) names.push_back(each.name);
    }
    return names;
}

QByteArray withoutSpaces(QByteArray text) { return text.replace(' ', ""); }

}  // namespace

class TestHostileNames : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theTableIsLargeAndOfManyKinds();
    void whatIsRefusedIsNamedAndNothingIsImported();
    void whatIsKeptComesBackFromTheExport();
    void everyNameIsSoldUnderItself();
    void theSalesFileIsWholeAndHoldsEveryName();
    void thePrinterIsToldNothingButReceipts();
    void thePicturesAndPagesHoldTheNames();
    void aHostileTextHeldUpIsAnswered();
    void everyMessageOfTheLogIsOneLine();

private:
    void verifyRefused(const std::string& csv, const QList<std::size_t>& lines) {
        const Finished finished = m_shop.import(csv);
        QCOMPARE(finished.exitCode, 1);
        const QList<QByteArray> said = finished.output.trimmed().split('\n');
        QCOMPARE(said.size(), lines.size() + 1);  // one line each, and "nothing was imported"
        for (qsizetype i = 0; i < lines.size(); ++i)
            QVERIFY2(said[i].contains("goods.csv:" + QByteArray::number(quint64(lines[i])) + ": "),
                     said[i].constData());
        for (const char c : finished.output) QVERIFY(c == '\n' || static_cast<unsigned char>(c) >= 0x20);
    }

    LoneShop m_shop;
    std::vector<std::string> m_kept;
    int m_sales = 0;
};

void TestHostileNames::theTableIsLargeAndOfManyKinds() {
    QSet<QByteArray> kinds;
    for (const auto& each : hostileNames()) kinds << each.kind;
    QVERIFY(hostileNames().size() >= 200);
    QVERIFY(kinds.size() >= 12);
    m_kept = namesThatAre(true);
    QVERIFY(m_kept.size() >= 150);
}

void TestHostileNames::whatIsRefusedIsNamedAndNothingIsImported() {
    std::string csv = kHeader;
    QList<std::size_t> lines;
    for (const auto& name : namesThatAre(false)) {
        if (!isUtf8(name)) {
            const Finished finished = m_shop.import(kHeader + rowOf(1, "茶") + rowOf(2, name));
            QCOMPARE(finished.exitCode, 1);
            QVERIFY2(finished.errors.contains("line 3: not UTF-8"), finished.errors.constData());
            continue;
        }
        lines << static_cast<std::size_t>(std::count(csv.begin(), csv.end(), '\n')) + 1;
        csv += rowOf(lines.back(), name);
        if (lines.size() == kMostProblemsAtOnce)
            verifyRefused(std::exchange(csv, kHeader), std::exchange(lines, {}));
    }
    verifyRefused(csv, lines);
    QVERIFY(m_shop.import(kHeader).exitCode == 0);  // makes the database
    QCOMPARE(m_shop.database()->run("SELECT COUNT(*) FROM items")->rows[0].number(0), 0);
}

void TestHostileNames::whatIsKeptComesBackFromTheExport() {
    std::string csv = kHeader;
    for (std::size_t i = 0; i < m_kept.size(); ++i) csv += rowOf(i, m_kept[i]);
    const Finished imported = m_shop.import(csv);
    QVERIFY2(imported.exitCode == 0, (imported.output + imported.errors).constData());
    const Finished exported = m_shop.program.run("export");
    QCOMPARE(exported.exitCode, 0);
    const auto rows = parseCsv(exported.output.toStdString());
    QVERIFY(rows.isOk());
    QCOMPARE(rows->size(), m_kept.size() + 1);
    for (std::size_t i = 0; i < m_kept.size(); ++i) {
        const auto& fields = (*rows)[i + 1].fields;
        QCOMPARE(fields[0], codeOf(i));
        for (const std::size_t column : {1U, 2U, 3U}) {
            QVERIFY(std::string("=+-@").find(fields[column][0]) == std::string::npos);
            QCOMPARE(unguardedField(fields[column]), composed(m_kept[i]));
        }
    }
    LoneShop other;
    QCOMPARE(other.import(exported.output.toStdString()).exitCode, 0);
    QCOMPARE(other.program.run("export").output, exported.output);
}

void TestHostileNames::everyNameIsSoldUnderItself() {
    QVERIFY2(m_shop.till.open(false), m_shop.program.log().constData());
    for (std::size_t i = 0; i < m_kept.size(); ++i) {
        const Json answer = m_shop.till.scan(codeOf(i));
        const auto lines = listAt(answer, "sale.lines");
        QCOMPARE(lines.size(), i % kLinesOfASale + 1);
        QCOMPARE(textAt(lines.back(), "name"), composed(m_kept[i]));
        if (lines.size() < kLinesOfASale && i + 1 < m_kept.size()) continue;
        const auto total = static_cast<std::int64_t>(lines.size()) * kEach;
        const Json paid = m_shop.till.payCash(total);
        QCOMPARE(numberAt(paid, "completed.total_minor"), total);
        QVERIFY(paid.getObject("completed")->getFlag("is_receipt_printed").value());
        ++m_sales;
    }
    QCOMPARE(m_shop.till.close(), 0);
}

void TestHostileNames::theSalesFileIsWholeAndHoldsEveryName() {
    QCOMPARE(m_shop.program.run("journal verify").exitCode, 0);
    const Json report = m_shop.program.ask("sales --json");
    QCOMPARE(numberAt(report, "count"), m_sales);
    QCOMPARE(numberAt(report, "total_minor"), static_cast<std::int64_t>(m_kept.size()) * kEach);
    const auto database = m_shop.database();
    QCOMPARE(database->run("SELECT COUNT(*) FROM items")->rows[0].number(0), std::int64_t(m_kept.size()));
    QCOMPARE(database->run("SELECT COUNT(*) FROM pragma_integrity_check WHERE integrity_check = 'ok'")
                 ->rows[0]
                 .number(0),
             1);
    std::vector<std::string> sold;
    const auto bodies = database->run("SELECT body FROM sales ORDER BY completed_at, sale_id");
    for (const auto& row : bodies->rows) {
        const auto body = Json::parse(row.text(0));
        for (const auto& line : listAt(*body, "lines")) sold.push_back(textAt(line, "name"));
    }
    std::vector<std::string> expected;
    for (const auto& name : m_kept) expected.push_back(composed(name));
    std::sort(sold.begin(), sold.end());
    std::sort(expected.begin(), expected.end());
    QCOMPARE(sold, expected);
}

void TestHostileNames::thePrinterIsToldNothingButReceipts() {
    const QByteArray bytes = m_shop.contentOf("receipts.bin");
    const auto reading = EscPosReader::read(
        {reinterpret_cast<const std::uint8_t*>(bytes.constData()), std::size_t(bytes.size())});
    QVERIFY(reading.has_value());  // no command that a receipt does not need: no drawer, no other code page
    QCOMPARE(reading->cuts, m_sales);
    QCOMPARE(static_cast<int>(reading->qrTexts.size()), m_sales);
    QByteArray printed;
    for (const auto& row : reading->rows)
        printed.append(reinterpret_cast<const char*>(row.data()), static_cast<qsizetype>(row.size()));
    printed = withoutSpaces(printed);
    constexpr std::size_t kFitsBesideItsPrice = 24;
    int compared = 0;
    for (const auto& name : m_kept) {
        const Bytes shiftJis = toShiftJis(composed(name)).value();
        if (shiftJis.size() > kFitsBesideItsPrice) continue;
        const QByteArray expected = withoutSpaces(QByteArray(reinterpret_cast<const char*>(shiftJis.data()),
                                                             static_cast<qsizetype>(shiftJis.size())));
        QVERIFY2(printed.contains(expected), name.c_str());
        ++compared;
    }
    QVERIFY(compared > 120);
}

void TestHostileNames::thePicturesAndPagesHoldTheNames() {
    const auto filesIn = [this](const char* folder) {
        return QDir(m_shop.program.path(QLatin1String(folder))).entryInfoList(QDir::Files, QDir::Name);
    };
    QCOMPARE(filesIn("png").size(), m_sales);
    for (const auto& picture : filesIn("png")) QVERIFY(!QImage(picture.filePath()).isNull());
    QByteArray pages;
    for (const auto& page : filesIn("pdf")) {
        QProcess reader;
        reader.start(QStringLiteral("pdftotext"),
                     {QStringLiteral("-layout"), page.filePath(), QStringLiteral("-")});
        QVERIFY(reader.waitForFinished());
        pages += withoutSpaces(reader.readAllStandardOutput());
        QFile file(page.filePath());
        QVERIFY(file.open(QIODevice::ReadOnly) && !file.readAll().contains("/JavaScript"));
    }
    QCOMPARE(filesIn("pdf").size(), m_sales);
    for (const char* name : {"';DROPTABLEitems;--", "<b>bold</b>", "%n%n%n", "=1+1"})
        QVERIFY2(pages.contains(name), name);
}

void TestHostileNames::aHostileTextHeldUpIsAnswered() {
    QVERIFY(m_shop.till.open(false));
    for (const auto& each : hostileNames()) {
        const bool isOneLine =
            each.name.find_first_of("\r\n") == std::string::npos && each.name.find('\0') == std::string::npos;
        if (!isOneLine || each.name.size() > 400) continue;
        const Json answer = m_shop.till.scan(each.name);
        const auto notices = listAt(answer, "notices");
        QVERIFY2(notices.size() == 1, each.name.c_str());
        const Json met = m_shop.till.ask("expect notice " + textAt(notices.front(), "name"));
        QVERIFY2(met.getFlag("ok").value(), met.dump().c_str());
    }
    QCOMPARE(m_shop.till.close(), 0);
    QCOMPARE(numberAt(m_shop.program.ask("sales --json"), "count"), m_sales);
}

void TestHostileNames::everyMessageOfTheLogIsOneLine() {
    static const QRegularExpression kLine(
        QStringLiteral(R"(^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3} (debug|info|warning|critical) [\w.]+: )"));
    const QList<QByteArray> lines = m_shop.contentOf("errors.log").split('\n');
    for (const auto& line : lines)
        QVERIFY2(line.isEmpty() || kLine.match(QString::fromUtf8(line)).hasMatch(), line.constData());
}

QTEST_GUILESS_MAIN(TestHostileNames)
#include "test_hostile_names.moc"
