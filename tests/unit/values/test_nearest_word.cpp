// The word that was meant: near enough to be offered, never a wild guess.
#include "core/nearest_word.h"

#include <QTest>

using namespace kazasu;

class TestNearestWord : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSlipIsMendedAndAGuessIsNotMade_data();
    void aSlipIsMendedAndAGuessIsNotMade();
    void withoutKnownWordsNothingIsOffered();
};

void TestNearestWord::aSlipIsMendedAndAGuessIsNotMade_data() {
    QTest::addColumn<QByteArray>("word");
    QTest::addColumn<QByteArray>("meant");
    const auto row = [](const char* name, const QByteArray& word, const char* meant) {
        QTest::newRow(name) << word << QByteArray(meant);
    };
    row("missing", "databse", "database");
    row("too many", "databasse", "database");
    row("wrong", "datebase", "database");
    row("exchanged", "nmae", "name");
    row("exchanged at the end", "prot", "port");
    row("capital", "Name", "name");
    row("several in a long word", "regstraton_numbr", "registration_number");
    row("the nearer of two", "prts", "ports");
    row("another word", "colour", "");
    row("two slips in a short word", "nxxe", "");
    row("empty", "", "");
    row("part of a word", "data", "");
    row("very long", QByteArray(100'000, 'p'), "");
}

void TestNearestWord::aSlipIsMendedAndAGuessIsNotMade() {
    QFETCH(const QByteArray, word);
    QFETCH(const QByteArray, meant);
    const auto nearest = nearestWord(
        word.toStdString(), {"database", "name", "registration_number", "port", "ports", "institution"});
    QCOMPARE(nearest ? QByteArray::fromStdString(std::string(*nearest)) : QByteArray(), meant);
}

void TestNearestWord::withoutKnownWordsNothingIsOffered() { QVERIFY(!nearestWord("name", {})); }

QTEST_GUILESS_MAIN(TestNearestWord)
#include "test_nearest_word.moc"
