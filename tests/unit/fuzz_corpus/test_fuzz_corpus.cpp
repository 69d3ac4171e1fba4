// Each fuzz target takes every file of its corpus, and bent and cut forms of it, without a complaint.
#include "tests/support/seeded_random.h"
#include "tests/unit/fuzz_corpus/targets.h"

#include <QDir>
#include <QTest>

using namespace kazasu;
using namespace kazasu::test;

class TestFuzzCorpus : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTargetTakesItsCorpus_data() { addTargets(); }
    void everyTargetTakesItsCorpus();
    void everyTargetTakesBentAndCutForms_data() { addTargets(); }
    void everyTargetTakesBentAndCutForms();

private:
    static void addTargets() {
        QTest::addColumn<int>("index");
        QVERIFY(fuzzTargets().size() >= 19);
        int index = 0;
        for (const auto& target : fuzzTargets()) QTest::newRow(target.name) << index++;
    }
    static std::vector<QByteArray> corpusOf(const FuzzTarget& target) {
        const QDir folder(qEnvironmentVariable("KAZASU_SOURCE_DIR") + QStringLiteral("/tests/fuzz/corpus/") +
                          QLatin1String(target.name));
        std::vector<QByteArray> inputs{QByteArray()};
        for (const auto& info : folder.entryInfoList(QDir::Files, QDir::Name)) {
            QFile file(info.filePath());
            if (file.open(QIODevice::ReadOnly)) inputs.push_back(file.readAll());
        }
        return inputs;
    }
    static void run(const FuzzTarget& target, const QByteArray& input) {
        target.run(reinterpret_cast<const std::uint8_t*>(input.constData()), std::size_t(input.size()));
    }
};

void TestFuzzCorpus::everyTargetTakesItsCorpus() {
    QFETCH(const int, index);
    const FuzzTarget& target = fuzzTargets()[std::size_t(index)];
    const auto corpus = corpusOf(target);
    QVERIFY(corpus.size() > 2);  // one that nobody gave seeds to would find nothing
    for (const auto& input : corpus) run(target, input);
}

void TestFuzzCorpus::everyTargetTakesBentAndCutForms() {
    QFETCH(const int, index);
    const FuzzTarget& target = fuzzTargets()[std::size_t(index)];
    constexpr int kForms = 400;
    SeededRandom random{std::uint64_t(index) + 1};
    for (const auto& input : corpusOf(target)) {
        for (int form = 0; form < kForms && !input.isEmpty(); ++form) {
            QByteArray bent = input;
            for (auto changes = uniformBelow(random, 4) + 1; changes > 0; --changes)
                bent[qsizetype(uniformBelow(random, std::uint64_t(bent.size())))] =
                    char(uniformBelow(random, 256));
            if (form % 3 == 0) bent.truncate(qsizetype(uniformBelow(random, std::uint64_t(bent.size()) + 1)));
            if (form % 5 == 0) bent += input.left(qsizetype(uniformBelow(random, 64)));
            run(target, bent);
        }
    }
}

QTEST_GUILESS_MAIN(TestFuzzCorpus)
#include "test_fuzz_corpus.moc"
