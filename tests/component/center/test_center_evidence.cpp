// The chain over the books, the heads that shops are given, and the heads of their journals.
#include "center/device/operator_desk.h"
#include "center/ledger/ledger_chain.h"
#include "center/ledger/signed_heads.h"
#include "tests/component/center/center_bench.h"

#include <QTest>

using namespace kazasu;
using namespace kazasu::test;
using namespace std::chrono_literals;

namespace {

ChainHead headNamed(std::int64_t sequence, char digit) { return {sequence, std::string(64, digit)}; }

std::shared_ptr<const Signer> signerOf(CenterBench& bench) {
    const auto keys = bench.parts().keys.now();
    return keys->own.front().signer;
}

}  // namespace

class TestCenterEvidence : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyPostingTransitionAndRecordIsInTheChain();
    void whatIsRefusedOrRepeatedLeavesTheChainAlone();
    void theProgramItselfCannotChangeTheChain();
    void booksFromBeforeTheChainAreEnteredOnce();
    void aRowFromBeforeTheChainIsNamedWhenItIsChanged();
    void aDayHasOneSignedHead();
    void aJournalThatGrowsIsKnownByItsFarthestHead();
    void aJournalThatContradictsItselfIsNotedOnce_data();
    void aJournalThatContradictsItselfIsNotedOnce();
    void anOldReportThatComesLateContradictsNothing();
    void theOperatorSeesHeadsAndAlarms();

private:
    static JournalVerdict reportHead(CenterBench& bench, const std::optional<ChainHead>& head,
                                     const std::optional<ChainHead>& before = {}) {
        return bench
            .report(kShop, bench.clock.now(), {},
                    [&](ShopReport& said) {
                        said.journal = head;
                        said.journalBefore = before;
                    })
            .journal;
    }
    static Result<ChainHead> verified(CenterBench& bench) {
        return bench.inBooks([](Database& books) { return verifyChain(books, {}); });
    }
    static void run(CenterBench& bench, const std::vector<std::string>& statements) {
        const Status done = bench.inBooks([&](Database& books) -> Status {
            for (const auto& sql : statements) KAZASU_TRY_STATUS(books.run(sql));
            return {};
        });
        QVERIFY2(done, done ? "" : describe(done.error()).c_str());
    }
};

void TestCenterEvidence::everyPostingTransitionAndRecordIsInTheChain() {
    CenterBench bench;
    QCOMPARE(verified(bench)->sequence, 1);  // what was there before: nothing
    const Code code = bench.makeCode(1500);
    QVERIFY(bench.send(bench.recordOf(code, 1200)).isOk());
    const Code unused = bench.makeCode(700);
    bench.advance(20min);
    QVERIFY(bench.tick().isOk());
    bench.drain();
    QCOMPARE(bench.codeNow(unused)->state, CodeState::Expired);
    const auto head = verified(bench);
    QVERIFY2(head, head ? "" : describe(head.error()).c_str());
    QCOMPARE(head->sequence,
             1 + bench.number("SELECT (SELECT COUNT(*) FROM transition) + (SELECT COUNT(*) FROM ledger_set) "
                              "+ (SELECT COUNT(*) FROM settlement)"));
    bench.restart();
    QCOMPARE(verified(bench)->hash, head->hash);
}

void TestCenterEvidence::whatIsRefusedOrRepeatedLeavesTheChainAlone() {
    CenterBench bench;
    const Code code = bench.makeCode(1500);
    const auto record = bench.recordOf(code, 1200);
    QVERIFY(bench.send(record).isOk());
    bench.drain();
    const auto head = verified(bench);
    QVERIFY(bench.send(record).isOk());
    auto other = record;
    other.amountUsed = Money::yen(1300);
    QVERIFY(bench.send(other)->isConflict);
    QCOMPARE(verified(bench)->sequence, head->sequence);
    QVERIFY(bench.send(bench.recordOf(code, 1200, kOtherShop)).isOk());  // refused, but a record all the same
    QCOMPARE(verified(bench)->sequence, head->sequence + 1);
}

void TestCenterEvidence::theProgramItselfCannotChangeTheChain() {
    CenterBench bench;
    bench.makeCode(1500);
    reportHead(bench, headNamed(3, 'a'));
    reportHead(bench, headNamed(2, 'b'));
    QVERIFY(bench
                .inBooks([&](Database& books) {
                    return booksHeadOfToday(books, signerOf(bench).get(), bench.clock.now());
                })
                .isOk());
    for (const char* table : {"ledger_chain", "ledger_head", "shop_journal_head", "shop_journal_alarm"}) {
        for (const std::string& sql :
             {"DELETE FROM " + std::string(table), "UPDATE " + std::string(table) + " SET hash = 'x'"}) {
            const std::string changed =
                table == std::string("shop_journal_alarm") && sql.starts_with("UPDATE")
                    ? "UPDATE shop_journal_alarm SET said_hash = 'x'"
                    : sql;
            const Status refused = bench.inBooks([&](Database& books) -> Status {
                KAZASU_TRY_STATUS(books.run(changed));
                return {};
            });
            QVERIFY2(!refused && refused.code() == ErrorCode::StorageConstraint, changed.c_str());
        }
    }
}

void TestCenterEvidence::booksFromBeforeTheChainAreEnteredOnce() {
    CenterBench bench;
    const Code code = bench.makeCode(1500);
    QVERIFY(bench.send(bench.recordOf(code, 1200)).isOk());
    bench.drain();
    run(bench, {"DROP TRIGGER ledger_chain_is_never_deleted", "DELETE FROM ledger_chain"});
    QCOMPARE(verified(bench).code(), ErrorCode::ChainBroken);
    bench.restart();
    const auto head = verified(bench);
    QVERIFY2(head, head ? "" : describe(head.error()).c_str());
    const auto words = bench.inBooks([](Database& books) {
        return books.run("SELECT subject FROM ledger_chain WHERE sequence = 1 AND kind = 'begin'");
    });
    QCOMPARE(words->rows.at(0).text(0), std::string("6 transitions, 3 postings, 1 records"));
    bench.restart();
    QCOMPARE(verified(bench)->hash, head->hash);
}

void TestCenterEvidence::aRowFromBeforeTheChainIsNamedWhenItIsChanged() {
    CenterBench bench;
    const Code code = bench.makeCode(1500);
    run(bench, {"DROP TRIGGER ledger_chain_is_never_deleted", "DELETE FROM ledger_chain"});
    bench.restart();
    run(bench, {"DROP TRIGGER ledger_line_is_never_changed",
                "UPDATE ledger_line SET account = 'payable:1002' WHERE line = 2"});
    const auto found = verified(bench);
    QCOMPARE(found.code(), ErrorCode::ChainBroken);
    QVERIFY2(found.error().detail.find("(posting delivered:" + code.number.toString() + ") was changed") !=
                 std::string::npos,
             found.error().detail.c_str());
}

void TestCenterEvidence::aDayHasOneSignedHead() {
    CenterBench bench;
    const auto signedBy = [&bench](const Signer* signer) {
        return bench
            .inBooks([&](Database& books) { return booksHeadOfToday(books, signer, bench.clock.now()); })
            .value();
    };
    const auto today = [&] { return signedBy(signerOf(bench).get()).value(); };
    QVERIFY(!signedBy(nullptr).has_value());  // nobody to sign it: tomorrow's is as good
    const SignedBooksHead first = today();
    QVERIFY(bench.parts().verifier.isValid(viewOf(wordsOf(first)), first.signature, first.key));
    bench.makeCode(1500);
    QVERIFY(today().head == first.head);
    bench.clock.advance(24h);
    const SignedBooksHead next = today();
    QVERIFY(next.day > first.day);
    QVERIFY(next.head == verified(bench).value());
    QVERIFY(bench.inBooks([&](Database& books) { return verifyChain(books, first.head); }).isOk());
    ChainHead beyond = next.head;
    ++beyond.sequence;
    QCOMPARE(bench.inBooks([&](Database& books) { return verifyChain(books, beyond); }).code(),
             ErrorCode::ChainCutOff);
    QCOMPARE(bench.inBooks([&](Database& books) { return verifyChain(books, headNamed(1, 'a')); }).code(),
             ErrorCode::ChainBroken);
}

void TestCenterEvidence::aJournalThatGrowsIsKnownByItsFarthestHead() {
    CenterBench bench;
    QVERIFY(!reportHead(bench, {}).known);
    QVERIFY(!reportHead(bench, headNamed(0, '0')).known);
    QVERIFY(reportHead(bench, headNamed(4, 'a')).known == headNamed(0, '0'));
    QVERIFY(reportHead(bench, headNamed(4, 'a'), headNamed(0, '0')).known == headNamed(4, 'a'));
    const auto verdict = reportHead(bench, headNamed(9, 'b'), headNamed(4, 'a'));
    QVERIFY(verdict.known == headNamed(4, 'a') && !verdict.alarm);
    QCOMPARE(bench.number("SELECT COUNT(*) FROM shop_journal_head"), 3);
    QCOMPARE(bench.number("SELECT COUNT(*) FROM shop_journal_alarm"), 0);
}

void TestCenterEvidence::aJournalThatContradictsItselfIsNotedOnce_data() {
    QTest::addColumn<int>("sequence");
    QTest::addColumn<char>("digit");
    QTest::addColumn<QString>("hashBefore");
    QTest::newRow("shorter") << 3 << 'b' << QString();
    QTest::newRow("another last entry") << 4 << 'b' << QString();
    QTest::newRow("rewritten, and longer") << 9 << 'b' << QString(64, QLatin1Char('c'));
    QTest::newRow("shorter, as the store itself finds") << 3 << 'b' << QStringLiteral("");
}

void TestCenterEvidence::aJournalThatContradictsItselfIsNotedOnce() {
    QFETCH(const int, sequence);
    QFETCH(const char, digit);
    QFETCH(const QString, hashBefore);
    CenterBench bench;
    reportHead(bench, headNamed(2, '9'));
    reportHead(bench, headNamed(4, 'a'));
    std::optional<ChainHead> before;
    if (!hashBefore.isNull()) before = ChainHead{4, hashBefore.toStdString()};
    QVERIFY(reportHead(bench, headNamed(sequence, digit), before).alarm.has_value());
    QVERIFY(!reportHead(bench, headNamed(sequence, digit), before).alarm.has_value());
    QCOMPARE(bench.number("SELECT COUNT(*) FROM shop_journal_alarm WHERE known_sequence = 4"), 1);
    // It is the shop's journal that is doubted, not its sales.
    const Code code = bench.makeCode(1500);
    QCOMPARE(bench.send(bench.recordOf(code, 1500))->answer.state, SettlementState::Accepted);
}

void TestCenterEvidence::anOldReportThatComesLateContradictsNothing() {
    CenterBench bench;
    reportHead(bench, headNamed(2, '9'));
    const std::string old = bench.receipts[kShop.value()];
    reportHead(bench, headNamed(4, 'a'));
    const std::string newest = bench.receipts[kShop.value()];
    bench.receipts[kShop.value()] = old;
    QVERIFY(!reportHead(bench, headNamed(3, 'b')).alarm);
    bench.receipts[kShop.value()] = newest;
    QCOMPARE(bench.number("SELECT COUNT(*) FROM shop_journal_alarm"), 0);
}

void TestCenterEvidence::theOperatorSeesHeadsAndAlarms() {
    CenterBench bench;
    reportHead(bench, headNamed(4, 'a'));
    reportHead(bench, headNamed(3, 'b'));
    const auto shown = bench.inBooks([](Database& books) { return journalHeadsOf(books, kShop); });
    const std::string words = journalHeadWords(*shown);
    QVERIFY2(words.find(headNamed(4, 'a').toString()) != std::string::npos, words.c_str());
    QVERIFY2(words.find("TAMPERED WITH: had " + headNamed(4, 'a').toString() + ", said " +
                        headNamed(3, 'b').toString()) != std::string::npos,
             words.c_str());
    QCOMPARE(
        journalHeadWords(*bench.inBooks([](Database& books) { return journalHeadsOf(books, kOtherShop); })),
        std::string());
    QVERIFY(isOperatorCommand("shop head"));
}

QTEST_GUILESS_MAIN(TestCenterEvidence)
#include "test_center_evidence.moc"
