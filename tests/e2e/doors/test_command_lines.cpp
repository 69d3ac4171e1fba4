// What every program answers when it is only asked about itself, or asked wrongly.
#include "tests/support/running_program.h"

#include <QTest>

using namespace kazasu::test;

namespace {

const std::initializer_list<const char*> kPrograms{"kazasu", "kazasu-bank", "kazasu-center",
                                                   "kazasu-controller", "kazasu-pos"};

void addEachProgramWith(std::initializer_list<const char*> words) {
    QTest::addColumn<QString>("program");
    QTest::addColumn<QString>("word");
    for (const char* program : kPrograms) {
        for (const char* word : words)
            QTest::addRow("%s %s", program, word)
                << QString::fromLatin1(program) << QString::fromLatin1(word);
    }
}

}  // namespace

class TestCommandLines : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void eachNamesItsVersion_data() { addEachProgramWith({"--version", "-v"}); }
    void eachNamesItsVersion();
    void eachExplainsItself_data() { addEachProgramWith({"--help", "-h"}); }
    void eachExplainsItself();
    void anUnknownOptionIsWrongUsage_data() { addEachProgramWith({"--frobnicate", "frobnicate"}); }
    void anUnknownOptionIsWrongUsage();
    void aProgramThatServesAsksForItsConfiguration_data();
    void aProgramThatServesAsksForItsConfiguration();
    void theWindowSaysThatThereIsNoDisplay();
};

void TestCommandLines::initTestCase() {
    // As on a server: whoever only asks needs no display.
    for (const char* place : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}) qunsetenv(place);
}

void TestCommandLines::eachNamesItsVersion() {
    QFETCH(const QString, program);
    QFETCH(const QString, word);
    const Finished answer = runToEnd(program, {word});
    QCOMPARE(answer.exitCode, 0);
    QCOMPARE(answer.output.trimmed(), program.toLatin1() + " " KAZASU_VERSION);
}

void TestCommandLines::eachExplainsItself() {
    QFETCH(const QString, program);
    QFETCH(const QString, word);
    const Finished answer = runToEnd(program, {word});
    QCOMPARE(answer.exitCode, 0);
    QVERIFY2(answer.output.contains(program.toLatin1()), answer.output.constData());
}

void TestCommandLines::anUnknownOptionIsWrongUsage() {
    QFETCH(const QString, program);
    QFETCH(const QString, word);
    QCOMPARE(runToEnd(program, {word}).exitCode, 2);
}

void TestCommandLines::aProgramThatServesAsksForItsConfiguration_data() {
    QTest::addColumn<QString>("program");
    for (const char* program : {"kazasu-bank", "kazasu-center", "kazasu-controller"})
        QTest::newRow(program) << QString::fromLatin1(program);
}

void TestCommandLines::aProgramThatServesAsksForItsConfiguration() {
    QFETCH(const QString, program);
    for (const QStringList& words : {QStringList{}, QStringList{QStringLiteral("--config")}}) {
        const Finished answer = runToEnd(program, words);
        QCOMPARE(answer.exitCode, 2);
        QVERIFY2(answer.errors.contains("--config"), answer.errors.constData());
    }
}

void TestCommandLines::theWindowSaysThatThereIsNoDisplay() {
    const Finished answer = runToEnd(QStringLiteral("kazasu-pos"), {});
    QCOMPARE(answer.exitCode, 2);
    QVERIFY2(answer.errors.contains("no display"), answer.errors.constData());
}

QTEST_GUILESS_MAIN(TestCommandLines)
#include "test_command_lines.moc"
