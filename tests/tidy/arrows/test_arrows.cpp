// The arrows of ARCHITECTURE.md, the doors of docs/dependencies.md and the bans of the house hold in every
// source file.
#include "tests/tidy/arrows/tree_rules.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace kazasu::tidy;

class TestArrows : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everySourceFileKeepsTheRules();
    void aPlantedViolationIsFound_data();
    void aPlantedViolationIsFound();
    void whatIsAllowedIsNotComplainedAbout_data();
    void whatIsAllowedIsNotComplainedAbout();
};

void TestArrows::everySourceFileKeepsTheRules() {
    const QString root = qEnvironmentVariable("KAZASU_SOURCE_DIR");
    int files = 0;
    QStringList found;
    for (const char* room : {"core", "platform", "drivers", "controller", "center", "bank", "app", "tools",
                             "translations", "tests"}) {
        QDirIterator iterator(root + QLatin1Char('/') + QLatin1String(room),
                              {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                              QDirIterator::Subdirectories);
        while (iterator.hasNext()) {
            QFile file(iterator.next());
            if (file.fileName().contains(QLatin1String("node_modules"))) continue;
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
            const QString path = file.fileName().mid(root.size() + 1);
            for (const auto& violation : violationsIn(path, QString::fromUtf8(file.readAll())))
                found << path + QStringLiteral(": ") + violation;
            ++files;
        }
    }
    QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
    QVERIFY(files > 300);
}

void TestArrows::aPlantedViolationIsFound_data() {
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* path, const char* text) {
        QTest::addRow("%s: %s", path, text) << QString::fromLatin1(path) << QString::fromLatin1(text);
    };
    row("core/money.cpp", "#include \"platform/sql/database.h\"");
    row("core/money.cpp", "#include <QString>");
    row("center/issue/issue.cpp", "#include \"controller/api/till.h\"");
    row("controller/till/store_till.cpp", "#include \"center/ledger/ledger.h\"");
    row("controller/till/store_till.cpp", "#include \"drivers/printer/printer.h\"");
    row("bank/host.cpp", "#include \"center/ledger/ledger.h\"");
    row("drivers/printer/printer.h", "#include \"platform/net/io_thread.h\"");
    row("drivers/printer/printer.h", "#include \"controller/api/till.h\"");
    row("app/cashier_window.cpp", "#include \"controller/assembly.h\"");
    row("app/cashier_window.cpp", "#include \"drivers/scanner/scanner.h\"");
    row("app/cashier_window.cpp", "#include \"platform/sql/database.h\"");
    row("tools/kazasu/compare_books.cpp", "#include \"center/books/books.h\"");
    row("center/issue/issue.cpp", "#include <QString>");
    row("center/issue/issue.cpp", "#include <sodium.h>");
    row("center/issue/issue.cpp", "#include <boost/json.hpp>");
    row("platform/http/server.cpp", "#include <boost/json.hpp>");
    row("drivers/scanner/scanner.h", "#include <ZXing/ReadBarcode.h>");
    row("center/main.cpp", "#include <curl/curl.h>");
    row("bank/books.cpp", "#include <QSqlQuery>");
    row("platform/sql/database.cpp", "#include <sqlite3.h>");
    row("core/time.cpp", "auto now = std::chrono::system_clock::now();");
    row("app/cashier_desk.cpp", "QDateTime::currentDateTime()");
    row("center/issue/issue.cpp", "std::random_device device;");
    row("center/issue/issue.cpp", "std::this_thread::sleep_for(1s);");
    row("core/money.cpp", "throw std::runtime_error(\"no\");");
    row("core/money.cpp", "// TODO later");
    row("core/money.cpp", "const char* path = \"/home/somebody/x\";");
    QTest::newRow("a file beyond the wall")
        << QStringLiteral("core/money.cpp") << QString(700, QLatin1Char('\n'));
}

void TestArrows::aPlantedViolationIsFound() {
    QFETCH(const QString, path);
    QFETCH(const QString, text);
    QVERIFY(!violationsIn(path, text).isEmpty());
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
    row("platform/system/system_clock.cpp", "std::chrono::system_clock::now()");
    row("core/money.cpp", "// We throw nothing, and this is no path: a/home/b.");
}

void TestArrows::whatIsAllowedIsNotComplainedAbout() {
    QFETCH(const QString, path);
    QFETCH(const QString, text);
    QCOMPARE(violationsIn(path, text), QStringList{});
}

QTEST_GUILESS_MAIN(TestArrows)
#include "test_arrows.moc"
