// What a store can prove of its journal, and what it holds against the center.
#include "controller/sales_file/journal_check.h"
#include "controller/sales_file/journal_seal.h"
#include "tests/component/controller/test_store.h"

#include <QTest>

using namespace kazasu;
using namespace kazasu::test;
using namespace std::chrono_literals;
using controller::JournalWitness;
using controller::verifyJournal;

class TestEvidence : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_key = std::make_unique<DeviceKey>(
            DeviceKey::fromFileMadeOnce(m_folder->filePath(QStringLiteral("key")).toStdString()).value());
        m_store = std::make_unique<TestStore>();
        m_store->machineKey = m_key.get();
        m_store->restart();
    }

    void theHeadIsSignedAfterAMinuteAndAtTheEnd() {
        sell(3);
        QCOMPARE(signatures(), "");
        m_store->advance(61s);
        QCOMPARE(signatures(), "4");  // the shift's opening is the first entry
        m_store->advance(10min);      // nothing new, nothing signed
        QCOMPARE(signatures(), "4");
        sell(2);
        QVERIFY(m_store->desk->end().isOk());
        QCOMPARE(signatures(), "4 6");
        QCOMPARE(verified(), ErrorCode{});
    }

    void theHeadIsSignedEveryHundredEntries() {
        sell(99);  // and the shift's opening
        QCOMPARE(signatures(), "100");
        sell(99);
        QCOMPARE(signatures(), "100");
        sell(1);
        QCOMPARE(signatures(), "100 200");
        QCOMPARE(verified(), ErrorCode{});
    }

    void whatAKilledProgramLeftUnsignedIsSignedAtTheNextStart() {
        sell(2);
        m_store->restart();
        QCOMPARE(signatures(), "3");
    }

    void signaturesAreNeverChanged() {
        sell(1);
        QVERIFY(m_store->desk->end().isOk());
        for (const char* sql :
             {"UPDATE journal_signature SET hash = ''", "DELETE FROM journal_signature",
              "UPDATE journal_signing_begins SET sequence = 9", "DELETE FROM journal_signing_begins"})
            QCOMPARE(m_store->database->run(sql).code(), ErrorCode::StorageConstraint);
    }

    void aForgedOrMissingSignatureIsNamed_data() {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("words");
        QTest::newRow("signature")
            << "UPDATE journal_signature SET signature = x'3006020101020101' WHERE sequence = 100"
            << "journal entry 100 has a false signature";
        QTest::newRow("time") << "UPDATE journal_signature SET signed_at = signed_at + 1 WHERE sequence = 200"
                              << "journal entry 200 has a false signature";
        QTest::newRow("hash")
            << "UPDATE journal_signature SET hash = replace(hash, 'a', 'b') WHERE sequence = 100"
            << "journal entry 100 is not the one that was signed";
        QTest::newRow("another key") << "UPDATE journal_signature SET public_key = x'00' WHERE sequence = 100"
                                     << "journal entry 100 is signed by another machine";
        QTest::newRow("another store")
            << "UPDATE link_state SET store_id = '018f0000-0000-7000-8000-000000000001'"
            << "journal entry 100 has a false signature";
        QTest::newRow("none") << "DELETE FROM journal_signature"
                              << "journal entry 1 to entry 301 lack signatures";
    }
    void aForgedOrMissingSignatureIsNamed() {
        QFETCH(const QString, sql);
        QFETCH(const QString, words);
        sell(300);
        QCOMPARE(verified(), ErrorCode{});
        m_store->powerOff();
        m_store->tamper(sql.toStdString());
        m_store->machineKey = nullptr;  // what is found is what was left there
        QVERIFY(m_store->powerOn());
        QCOMPARE(verified(), ErrorCode::ChainBroken);
        QVERIFY2(m_words.contains(words), qPrintable(m_words));
    }

    /// Somebody who knows the rules and holds the file, but not the key.
    void aHistoryWrittenAnewIsNotTheOneThatWasSigned() {
        sell(5);
        QVERIFY(m_store->desk->end().isOk());
        TestStore other;
        for (int i = 0; i < 5; ++i) {
            other.scan(TestStore::kPenCode);
            other.payCash(TestStore::kPen);
        }
        const auto signedRow = m_store->database->run(
            "SELECT sequence, hash, signed_at, public_key, signature "
            "FROM journal_signature");
        const SqlRow& row = signedRow->rows[0];
        QVERIFY(other.database
                    ->run("INSERT INTO journal_signature (sequence, hash, signed_at, public_key, signature) "
                          "VALUES (?, ?, ?, ?, ?)",
                          {row[0], row[1], row[2], row[3], row[4]})
                    .isOk());
        QVERIFY(other.journalVerifies());
        QCOMPARE(verifyJournal(*other.database, witness()).code(), ErrorCode::ChainBroken);
    }

    void aTailCutOffIsFoundByAHeadFromElsewhere() {
        sell(4);
        const ChainHead seen = controller::Journal(*m_store->database).head().value();
        JournalWitness known;
        known.seenHead = ChainHead::parse(seen.toShortString()).value();
        QVERIFY(verifyJournal(*m_store->database, known).isOk());
        sell(1);
        QVERIFY(verifyJournal(*m_store->database, known).isOk());
        cutOffAfter(4);
        QVERIFY(m_store->journalVerifies());  // by itself it is a shorter journal, and no more
        QCOMPARE(verifyJournal(*m_store->database, known).code(), ErrorCode::ChainCutOff);
        sell(1);  // another fifth entry
        QCOMPARE(verifyJournal(*m_store->database, known).code(), ErrorCode::ChainBroken);
    }

    void reportsSayHowFarTheJournalHasCome() {
        sell(2);
        m_store->advance(61s);
        const ShopReport& first = m_store->center.reports.back();
        QVERIFY(*first.journal == controller::Journal(*m_store->database).head().value());
        QVERIFY(!first.journalBefore);
        sell(1);
        m_store->advance(122s);
        const ShopReport& later = m_store->center.reports.back();
        QCOMPARE(later.journal->sequence, 4);
        QCOMPARE(later.journalBefore->sequence, 4);
        QVERIFY(later.journalBefore == later.journal);
        QVERIFY(m_store->seen->notices.empty());
    }

    void aCutJournalIsSaidToTheCenterAndToTheCashierAndSellsOn() {
        sell(4);
        m_store->advance(61s);
        cutOffAfter(3);
        m_store->advance(61s);
        QCOMPARE(noticesOf(ErrorCode::ChainCutOff), 1);
        m_store->center.journalHead = ChainHead{5, std::string(64, 'a')};
        m_store->advance(122s);  // one report hears of it, the next one answers
        const ShopReport& said = m_store->center.reports.back();
        QCOMPARE(said.journal->sequence, 3);
        QCOMPARE(said.journalBefore->sequence, 5);
        QCOMPARE(said.journalBefore->hash, std::string());
        sell(1);
        QCOMPARE(m_store->seen->completed.size(), std::size_t{1});
        m_store->advance(10min);
        QCOMPARE(noticesOf(ErrorCode::ChainCutOff), 1);  // once a run
    }

    void theCentersHeadsAreKeptAndWhatContradictsThemIsSaid() {
        m_store->center.booksHead = books("2026-11-22", 7, 'a');
        m_store->advance(10min);
        QCOMPARE(heads(), "2026-11-22 7");
        m_store->center.booksHead = books("2026-11-23", 9, 'b');
        m_store->advance(61s);
        QVERIFY(m_store->seen->notices.empty());
        m_store->center.booksHead = books("2026-11-23", 9, 'c');  // another story
        m_store->advance(61s);
        QCOMPARE(noticesOf(ErrorCode::ChainBroken), 1);
        m_store->center.booksHead = books("2026-11-24", 8, 'd');  // a shorter one
        m_store->advance(61s);
        QCOMPARE(noticesOf(ErrorCode::ChainCutOff), 1);
        QCOMPARE(heads(), "2026-11-22 7, 2026-11-23 9, 2026-11-23 9, 2026-11-24 8");
        for (const char* sql : {"UPDATE center_head SET hash = ''", "DELETE FROM center_head"})
            QCOMPARE(m_store->database->run(sql).code(), ErrorCode::StorageConstraint);
    }

    void aHeadThatTheCenterDidNotSignIsNotKept() {
        m_store->center.booksHead = books("2026-11-22", 7, 'a');
        m_store->center.booksHead->head.sequence = 6;
        m_store->advance(61s);
        QCOMPARE(noticesOf(ErrorCode::Unauthorized), 1);
        const SodiumSigner stranger = SodiumSigner::countingFrom(77);
        m_store->center.booksHead->key = stranger.publicKey();
        m_store->center.booksHead->signature = stranger.sign(viewOf(wordsOf(*m_store->center.booksHead)));
        m_store->advance(61s);
        QCOMPARE(heads(), "");
    }

private:
    void sell(int sales) {
        for (int i = 0; i < sales; ++i) {
            m_store->sellTea();
            m_store->payCash(128);
        }
    }

    [[nodiscard]] JournalWitness witness() const {
        JournalWitness known;
        known.machineKeys = {m_key->hash()};
        return known;
    }

    /// The error of verifying; none is ErrorCode{}.
    ErrorCode verified() {
        const auto report = verifyJournal(*m_store->database, witness());
        m_words = report ? QString() : QString::fromStdString(report.error().detail);
        return report ? ErrorCode{} : report.code();
    }

    /// As somebody with another program would, so that all that is left agrees with itself.
    void cutOffAfter(int entries) {
        m_store->powerOff();
        m_store->machineKey = nullptr;
        for (const char* table : {"sale_lines", "sale_tenders", "sales"})
            m_store->tamper("DELETE FROM " + std::string(table) +
                            " WHERE sale_id IN (SELECT sale_id FROM journal WHERE sequence > " +
                            std::to_string(entries) + ")");
        m_store->tamper("DELETE FROM journal WHERE sequence > " + std::to_string(entries));
        QVERIFY(m_store->powerOn());
    }

    [[nodiscard]] SignedBooksHead books(const char* day, std::int64_t sequence, char digit) const {
        SignedBooksHead head{BusinessDay::parse(day).value(), {sequence, std::string(64, digit)}, {}, {}};
        head.key = m_store->signer.publicKey();
        head.signature = m_store->signer.sign(viewOf(wordsOf(head)));
        return head;
    }

    [[nodiscard]] std::string textOf(const char* sql, const char* between) {
        std::string text;
        const auto found = m_store->database->run(sql);
        for (const auto& row : found->rows) text += (text.empty() ? "" : between) + row.text(0);
        return text;
    }
    [[nodiscard]] std::string signatures() {
        return textOf("SELECT CAST(sequence AS TEXT) FROM journal_signature ORDER BY sequence", " ");
    }
    [[nodiscard]] std::string heads() {
        return textOf("SELECT day || ' ' || sequence FROM center_head ORDER BY day, hash", ", ");
    }
    [[nodiscard]] int noticesOf(ErrorCode code) const {
        const auto& notices = m_store->seen->notices;
        return static_cast<int>(std::count_if(notices.begin(), notices.end(),
                                              [&](const auto& notice) { return notice.error.code == code; }));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<DeviceKey> m_key;
    std::unique_ptr<TestStore> m_store;
    QString m_words;
};

QTEST_GUILESS_MAIN(TestEvidence)
#include "test_evidence.moc"
