// The arrows of ARCHITECTURE.md, the doors of docs/dependencies.md and the bans of the house hold in every
// source file.
#include "tests/tidy/arrows/tree_rules.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTest>

#include <array>

using namespace kazasu::tidy;

class TestArrows : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everySourceFileKeepsTheRules();
    void aPlantedViolationIsFound_data();
    void aPlantedViolationIsFound();
    void everyRuleIsBrokenByAPlantedViolation();
    void onlyTheArrowsDrawnAreAllowed();
    void whatIsAllowedIsNotComplainedAbout_data();
    void whatIsAllowedIsNotComplainedAbout();
};

namespace {

struct Planted {
    const char* path;
    const char* text;
};
/// Together they break every rule.
constexpr std::array kPlanted{
    Planted{"core/money.cpp", "#include \"platform/sql/database.h\""},
    Planted{"core/money.cpp", "#include <QString>"},
    Planted{"core/money.cpp", "#include \"tests/support/manual_clock.h\""},
    Planted{"center/main.cpp", "#include \"tests/support/manual_clock.h\""},
    Planted{"platform/http/server.cpp", "#include \"center/ledger/ledger.h\""},
    Planted{"center/issue/issue.cpp", "#include \"controller/api/till.h\""},
    Planted{"controller/till/store_till.cpp", "#include \"center/ledger/ledger.h\""},
    Planted{"controller/till/store_till.cpp", "#include \"drivers/printer/file_printer.h\""},
    Planted{"bank/host.cpp", "#include \"center/ledger/ledger.h\""},
    Planted{"drivers/printer/file_printer.h", "#include \"platform/net/io_thread.h\""},
    Planted{"drivers/printer/file_printer.h", "#include \"controller/api/till.h\""},
    Planted{"app/cashier_window.cpp", "#include \"controller/assembly.h\""},
    Planted{"app/cashier_window.cpp", "#include \"drivers/scanner/scanner.h\""},
    Planted{"app/cashier_window.cpp", "#include \"platform/sql/database.h\""},
    Planted{"tools/kazasu/compare_books.cpp", "#include \"center/books/books.h\""},
    Planted{"translations/words.cpp", "#include \"app/language.h\""},
    Planted{"center/issue/issue.cpp", "#include <QString>"},
    Planted{"controller/api/till.h", "#include <QLoggingCategory>"},
    Planted{"center/issue/issue.cpp", "#include <sodium.h>"},
    Planted{"center/issue/issue.cpp", "#include <boost/json.hpp>"},
    Planted{"center/issue/issue.cpp", "#include <boost/asio/post.hpp>"},
    Planted{"platform/sql/database.cpp", "#include <boost/asio/post.hpp>"},
    Planted{"platform/http/server.cpp", "#include <boost/json.hpp>"},
    Planted{"drivers/scanner/scanner.h", "#include <ZXing/ReadBarcode.h>"},
    Planted{"drivers/barcode/zxing_codec.cpp", "#include <zbar.h>"},
    Planted{"app/views/camera_view.cpp", "#include <QCamera>"},
    Planted{"app/views/camera_view.cpp", "#include <QMediaDevices>"},
    Planted{"drivers/scanner/scanner.cpp", "#include <QVideoFrame>"},
    Planted{"drivers/scanner/camera/camera_feed.cpp", "#include <gst/gst.h>"},
    Planted{"center/main.cpp", "#include <curl/curl.h>"},
    Planted{"platform/http/server.cpp", "#include <curl/curl.h>"},
    Planted{"platform/sql/database.cpp", "#include <libpq-fe.h>"},
    Planted{"platform/http/server.cpp", "#include <QSqlQuery>"},
    Planted{"platform/net/io_thread.cpp", "#include <QSerialPort>"},
    Planted{"platform/http/server.cpp", "#include <openssl/evp.h>"},
    Planted{"platform/sql/database.cpp", "#include <sqlite3.h>"},
    Planted{"core/time.cpp", "auto now = std::chrono::system_clock::now();"},
    Planted{"drivers/scanner/scanner.cpp", "auto now = std::chrono::steady_clock::now();"},
    Planted{"app/cashier_desk.cpp", "QDateTime::currentDateTime()"},
    Planted{"app/cashier_desk.cpp", "QDate::currentDate()"},
    Planted{"app/cashier_desk.cpp", "QTime::currentTime()"},
    Planted{"center/issue/issue.cpp", "std::random_device device;"},
    Planted{"app/cashier_desk.cpp", "const auto id = QUuid::createUuid();"},
    Planted{"app/cashier_desk.cpp", "QRandomGenerator::global()->generate()"},
    Planted{"core/random.cpp", "return rand() % 6;"},
    Planted{"center/issue/issue.cpp", "std::this_thread::sleep_for(1s);"},
    Planted{"center/issue/issue.cpp", "std::this_thread::sleep_until(later);"},
    Planted{"drivers/printer/tcp_printer.cpp", "QThread::msleep(5);"},
    Planted{"drivers/printer/tcp_printer.cpp", "usleep(5);"},
    Planted{"core/money.cpp", "    throw std::runtime_error(\"no\");"},
    Planted{"core/money.cpp", "if (isWrong) throw error;"},
    Planted{"core/money.cpp", "} catch (...) { throw; }"},
    Planted{"app/cashier_desk.cpp", "printer.write(escPosDrawerKick());"},
    Planted{"controller/receipts/print_thread.cpp", "const Bytes open{0x1B, 'p', 0};"},
    Planted{"core/money.cpp", "// TODO later"},
    Planted{"core/money.cpp", "// FIXME later"},
    Planted{"core/money.cpp", "// XXX later"},
    Planted{"core/money.cpp", "// HACK for now"},
    Planted{"core/money.cpp", "const char* path = \"/home/somebody/x\";"},
    Planted{"core/money.cpp", "const char* path = \"/root/x\";"},
    Planted{"core/money.cpp",
            "const char* path = \"/wo"
            "rk/x\";"},
    Planted{"core/money.cpp",
            "// found in /fa"
            "rm/x"},
    Planted{"core/money.cpp",
            "// see design"
            ".md"},
    Planted{"tests/unit/values/test_money.cpp", "std::this_thread::sleep_for(1s);"},
    Planted{"tests/unit/values/test_money.cpp", "QThread::msleep(5);"},
    Planted{"tests/unit/values/test_money.cpp", "::usleep(5);"},
    Planted{"tests/unit/values/test_money.cpp", "QTest::qSleep(5);"},
    Planted{"tests/unit/values/test_money.cpp", "QTest::qWait(5);"},
};

QList<Violation> violationsOf(const Planted& planted) {
    return violationsIn(QLatin1String(planted.path), QLatin1String(planted.text));
}

}  // namespace

void TestArrows::everySourceFileKeepsTheRules() {
    const QString root = qEnvironmentVariable("KAZASU_SOURCE_DIR");
    int files = 0;
    QStringList found;
    for (const auto& room : QDir(root).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (room == QLatin1String("build")) continue;
        QDirIterator iterator(root + QLatin1Char('/') + room,
                              {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                              QDirIterator::Subdirectories);
        while (iterator.hasNext()) {
            QFile file(iterator.next());
            if (file.fileName().contains(QLatin1String("node_modules"))) continue;
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
            const QString path = file.fileName().mid(root.size() + 1);
            for (const auto& violation : violationsIn(path, QString::fromUtf8(file.readAll())))
                found << path + QStringLiteral(": ") + violation.words;
            ++files;
        }
    }
    QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
    QVERIFY(files > 300);
}

void TestArrows::aPlantedViolationIsFound_data() {
    QTest::addColumn<int>("index");
    int index = 0;
    for (const auto& planted : kPlanted) QTest::addRow("%s: %s", planted.path, planted.text) << index++;
}

void TestArrows::aPlantedViolationIsFound() {
    QFETCH(const int, index);
    QCOMPARE(violationsOf(kPlanted[static_cast<std::size_t>(index)]).size(), 1);
}

void TestArrows::everyRuleIsBrokenByAPlantedViolation() {
    QStringList unbroken = rules();
    const auto strike = [&](const QList<Violation>& violations) {
        for (const auto& violation : violations) unbroken.removeAll(violation.rule);
    };
    for (const auto& planted : kPlanted) strike(violationsOf(planted));
    strike(violationsIn(QStringLiteral("core/money.cpp"), QString(700, QLatin1Char('\n'))));
    QCOMPARE(unbroken, QStringList{});
}

void TestArrows::onlyTheArrowsDrawnAreAllowed() {
    const QStringList drawn{QStringLiteral("platform>core"),       QStringLiteral("drivers>core"),
                            QStringLiteral("controller>core"),     QStringLiteral("center>core"),
                            QStringLiteral("bank>core"),           QStringLiteral("app>core"),
                            QStringLiteral("tools>core"),          QStringLiteral("translations>core"),
                            QStringLiteral("controller>platform"), QStringLiteral("center>platform"),
                            QStringLiteral("bank>platform"),       QStringLiteral("app>translations")};
    const QStringList rooms{
        QStringLiteral("core"),       QStringLiteral("platform"), QStringLiteral("drivers"),
        QStringLiteral("controller"), QStringLiteral("center"),   QStringLiteral("bank"),
        QStringLiteral("app"),        QStringLiteral("tools"),    QStringLiteral("translations")};
    for (const auto& from : rooms) {
        for (const auto& to : rooms) {
            const auto arrow = from + QLatin1Char('>') + to;
            const auto include = QStringLiteral("#include \"%1/some/thing.h\"").arg(to);
            const bool isAllowed = violationsIn(from + QStringLiteral("/some/thing.cpp"), include).isEmpty();
            QVERIFY2(isAllowed == (from == to || drawn.contains(arrow)), qPrintable(arrow));
        }
    }
}

void TestArrows::whatIsAllowedIsNotComplainedAbout_data() {
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* path, const char* text) {
        QTest::addRow("%s: %s", path, text) << QString::fromLatin1(path) << QString::fromLatin1(text);
    };
    row("center/main.cpp", "#include \"drivers/barcode/zxing_codec.h\"");
    row("app/cashier_window.cpp", "#include \"controller/api/till.h\"");
    row("app/views/totals_panel.cpp", "#include \"app/views/labels.h\"");
    row("core/json.cpp", "#include <boost/json.hpp>");
    row("platform/net/io_thread.cpp", "#include <boost/asio/post.hpp>");
    row("bank/host.cpp", "#include <QLoggingCategory>");
    row("tests/unit/values/test_money.cpp", "QVERIFY(QTest::qWaitFor(isThere));");
    row("tests/e2e/support/waiting.h", "QTest::qWait(5);");
    row("core/sale/sale.h", "/// What a library may throw.");
    row("platform/system/system_clock.cpp", "std::chrono::system_clock::now()");
    row("core/money.cpp", "// We throw nothing, and this is no path: a/home/b.");
}

void TestArrows::whatIsAllowedIsNotComplainedAbout() {
    QFETCH(const QString, path);
    QFETCH(const QString, text);
    const auto found = violationsIn(path, text);
    QVERIFY2(found.isEmpty(), found.isEmpty() ? "" : qPrintable(found.first().words));
}

QTEST_GUILESS_MAIN(TestArrows)
#include "test_arrows.moc"
