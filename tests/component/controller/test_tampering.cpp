// A real controller's file, tampered with as somebody who owns it could: `journal verify` says no and names
// the entry.
#include "core/json.h"
#include "tests/support/running_program.h"
#include "tests/support/tampering.h"

#include <QTemporaryDir>
#include <QTest>

using namespace kazasu;
using namespace kazasu::test;

namespace {

const QString kProgram = QStringLiteral("kazasu-controller");
constexpr int kSales = 6;
constexpr auto kEntries = kSales + 1;  // the shift's opening is the first

}  // namespace

class TestTampering : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        writeFile("controller.json", R"({"shop": {"name": "かざす商店"}, "database": "store.sqlite"})");
        writeFile(
            "goods.csv",
            "code,name,reading,department,price,tax_permille\n4900000000023,緑茶,リョクチャ,食品,160,80\n");
        QCOMPARE(run({QStringLiteral("import"), file("goods.csv")}).exitCode, 0);
        QByteArray script;
        for (int i = 0; i < kSales; ++i) script += "scan 4900000000023\ncash 160\nexpect paid\n";
        writeFile("script.txt", script);
        const Finished sold = run({QStringLiteral("run"), file("script.txt")});
        QVERIFY2(sold.exitCode == 0, (sold.output + sold.errors).constData());
        const Finished verified = verify();
        QVERIFY2(verified.exitCode == 0, (verified.output + verified.errors).constData());
        const auto report = Json::parse(verified.output.toStdString());
        QCOMPARE(report->getNumber("entries").value(), kEntries);
        QCOMPARE(report->getNumber("signed_until").value(), kEntries);
        m_head = QString::fromStdString(report->getText("head").value());
    }

    void theKeyThatSignedIsForItsOwnerOnly() {
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QCOMPARE(QFile::permissions(file("store.sqlite.key")) & others, QFile::Permissions{});
        for (const char* name : {"store.sqlite", "script.txt"}) {
            QFile content(file(name));
            QVERIFY(content.open(QIODevice::ReadOnly));
            QVERIFY(!content.readAll().contains("PRIVATE KEY"));
        }
    }

    void whatWasTamperedWithIsNamed_data() {
        QTest::addColumn<QStringList>("statements");
        QTest::addColumn<QByteArray>("words");
        const auto row = [](const char* name, const QStringList& statements, const char* words) {
            QTest::newRow(name) << statements << QByteArray(words);
        };
        // The lowest bit of the last digit of an amount.
        row("one bit of an entry",
            {QStringLiteral("UPDATE journal SET body = replace(body, '\"total_minor\":160', "
                            "'\"total_minor\":161') WHERE sequence = 3")},
            "ChainBroken(1003): journal entry 3 was changed");
        row("an entry deleted", {QStringLiteral("DELETE FROM journal WHERE sequence = 4")},
            "ChainBroken(1003): journal entry 4 is missing");
        row("two entries exchanged", exchanged(2, 5),
            "ChainBroken(1003): journal entry 2 is out of order: it was written as 5");
        row("the tail cut off", cutAfter(4),
            "ChainCutOff(1004): the journal ends with entry 4, this machine has signed entry 7");
        row("the tail and the signatures cut off",
            cutAfter(4) << QStringLiteral("DELETE FROM journal_signature"),
            "ChainCutOff(1004): the journal ends with entry 4, somebody has seen entry 7");
        row("a sale deleted", {QStringLiteral("DELETE FROM sales WHERE receipt_number = 3")},
            "is in the journal, not in the sales file");
        row("a sale without an entry",
            {QStringLiteral("INSERT INTO sales SELECT 'planted', 9, 9, business_day, completed_at, currency, "
                            "total_minor, body FROM sales LIMIT 1")},
            "sale planted: is in the sales file, not in the journal");
        row("one bit of a sale",
            {QStringLiteral("UPDATE sales SET total_minor = total_minor + 1 WHERE receipt_number = 2")},
            "its columns were changed");
    }

    void whatWasTamperedWithIsNamed() {
        QFETCH(const QStringList, statements);
        QFETCH(const QByteArray, words);
        const QTemporaryDir kept;
        const QString copy = kept.filePath(QStringLiteral("store.sqlite"));
        QVERIFY(QFile::copy(file("store.sqlite"), copy));
        const QString problem = tamper(file("store.sqlite"), statements);
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        const Finished verified = verify({QStringLiteral("--head"), m_head});
        QVERIFY(QFile::remove(file("store.sqlite")));
        QVERIFY(QFile::copy(copy, file("store.sqlite")));
        QCOMPARE(verified.exitCode, 1);
        QVERIFY2(verified.output.contains(words), (verified.output + verified.errors).constData());
        QCOMPARE(verify({QStringLiteral("--head"), m_head}).exitCode, 0);
    }

    void aBitOfTheFileItselfIsFound() {
        QFile database(file("store.sqlite"));
        QVERIFY(database.open(QIODevice::ReadWrite));
        const QByteArray content = database.readAll();
        const qsizetype place = content.lastIndexOf("sale_sha256");
        QVERIFY(place > 0);
        const char changed = static_cast<char>(content.at(place + 20) ^ 1);
        QVERIFY(database.seek(place + 20) && database.write(&changed, 1) == 1);
        database.flush();
        const Finished verified = verify();
        QVERIFY(database.seek(0) && database.write(content) == content.size());
        database.close();
        QCOMPARE(verified.exitCode, 1);
        QVERIFY2(verified.output.contains("ChainBroken(1003): journal entry "), verified.output.constData());
        QCOMPARE(verify().exitCode, 0);
    }

    void signaturesOfAnotherKeyNeedThatKeyByHand() {
        QVERIFY(QFile::rename(file("store.sqlite.key"), file("elsewhere.key")));
        const Finished without = verify();
        QCOMPARE(without.exitCode, 1);
        const QByteArray words = "is signed by another machine: ";
        QVERIFY2(without.output.contains(words), without.output.constData());
        const QString key =
            QString::fromUtf8(without.output.mid(without.output.indexOf(words) + words.size(), 64));
        QCOMPARE(verify({QStringLiteral("--key"), key}).exitCode, 0);
        QVERIFY(QFile::rename(file("elsewhere.key"), file("store.sqlite.key")));
    }

    void wrongWordsAreWrongUsage() {
        QCOMPARE(verify({QStringLiteral("--head")}).exitCode, 2);
        QCOMPARE(verify({QStringLiteral("--head"), QStringLiteral("6")}).exitCode, 2);
        QCOMPARE(verify({QStringLiteral("--hat"), m_head}).exitCode, 2);
    }

private:
    [[nodiscard]] QString file(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
    void writeFile(const char* name, const QByteArray& content) const {
        QFile output(file(name));
        QVERIFY(output.open(QIODevice::WriteOnly));
        output.write(content);
    }
    [[nodiscard]] Finished run(QStringList words) const {
        words << QStringLiteral("--config") << file("controller.json");
        return runToEnd(kProgram, words);
    }
    [[nodiscard]] Finished verify(const QStringList& options = {}) const {
        return run(QStringList{QStringLiteral("journal"), QStringLiteral("verify")} + options);
    }

    static QStringList exchanged(int one, int other) {
        const QString move = QStringLiteral("UPDATE journal SET sequence = %2 WHERE sequence = %1");
        return {move.arg(one).arg(1000), move.arg(other).arg(one), move.arg(1000).arg(other)};
    }
    static QStringList cutAfter(int entries) {
        const QString gone = QStringLiteral("(SELECT sale_id FROM journal WHERE sequence > %1)").arg(entries);
        QStringList statements;
        for (const char* table : {"sale_lines", "sale_tenders", "sales"})
            statements
                << QStringLiteral("DELETE FROM %1 WHERE sale_id IN %2").arg(QLatin1String(table), gone);
        return statements << QStringLiteral("DELETE FROM journal WHERE sequence > %1").arg(entries);
    }

    QTemporaryDir m_folder;
    QString m_head;
};

QTEST_GUILESS_MAIN(TestTampering)
#include "test_tampering.moc"
