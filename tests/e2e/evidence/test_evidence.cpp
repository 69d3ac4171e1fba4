// Everything that can be done to the files of real programs, and who notices: the chain, the audit, and the
// heads that each side keeps of the other (docs/security.md, rows 18 and 27).
#include "platform/crypto/crypto.h"
#include "tests/e2e/evidence/rewritten_chain.h"
#include "tests/e2e/support/phone.h"
#include "tests/e2e/support/planted_yen.h"
#include "tests/e2e/support/till.h"
#include "tests/e2e/support/waiting.h"
#include "tests/support/tampering.h"

using namespace kazasu;
using namespace kazasu::test;

namespace {

const Member kMidori{"木村 みどり", "きむら みどり", "midori@example.jp", "kazasu evidence"};
constexpr std::int64_t kAsked = 1500;
constexpr int kReportMs = 90'000;  // a store reports each minute

}  // namespace

class TestEvidenceOfTampering : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();

    void honestBooksPassTheAudit();
    void whatWasDoneToTheCenterIsNamed_data();
    void whatWasDoneToTheCenterIsNamed();
    void aTailCutOffIsFoundByTheHeadThatTheShopKept();
    void aChainWrittenAnewIsFoundByTheHeadThatTheShopKept();
    void theCentersOwnVerifierNamesTheFirstBadEntry_data();
    void theCentersOwnVerifierNamesTheFirstBadEntry();
    void aShopThatCutItsJournalIsShownToTheOperatorAndSellsOn();

private:
    struct Copy {
        QTemporaryDir folder;
        [[nodiscard]] QString center() const {
            return folder.filePath(QStringLiteral("center/center.sqlite"));
        }
        [[nodiscard]] Finished audit() const {
            return runToEnd(QStringLiteral("kazasu"),
                            {QStringLiteral("audit"), QStringLiteral("--center"),
                             folder.filePath(QStringLiteral("center/config.json")), QStringLiteral("--store"),
                             folder.filePath(QStringLiteral("store/config.json"))});
        }
        [[nodiscard]] Finished verify(const QStringList& options = {}) const {
            return runToEnd(
                QStringLiteral("kazasu"),
                QStringList{QStringLiteral("ledger"), QStringLiteral("verify"), QStringLiteral("--config"),
                            folder.filePath(QStringLiteral("center/config.json"))} +
                    options);
        }
    };
    [[nodiscard]] std::unique_ptr<Copy> copy() const {
        auto made = std::make_unique<Copy>();
        KAZASU_CHECK(copyFolder(m_system.folder(), made->folder.path()));
        return made;
    }
    /// {issue} and {other} are codes that were redeemed, {gone} one that was taken back.
    [[nodiscard]] QString withNames(QString text) const {
        return text.replace(QStringLiteral("{issue}"), QString::fromStdString(m_redeemed))
            .replace(QStringLiteral("{other}"), QString::fromStdString(m_other))
            .replace(QStringLiteral("{gone}"), QString::fromStdString(m_takenBack));
    }
    [[nodiscard]] QStringList withNames(QStringList texts) const {
        for (QString& text : texts) text = withNames(text);
        return texts;
    }
    void sell(Till& till, const std::string& code);
    void row(const char* name, const QStringList& statements, const char* inChain, const char* inMoney);

    RunningSystem m_system;
    std::string m_redeemed, m_other, m_takenBack;
};

void TestEvidenceOfTampering::sell(Till& till, const std::string& code) {
    QVERIFY(!till.ringUp().empty());
    till.scan(code);
    QCOMPARE(textAt(till.waitForSettlement(), "settlement.phase"), std::string("accepted"));
}

void TestEvidenceOfTampering::initTestCase() {
    QVERIFY(initialiseCrypto().isOk());
    QVERIFY2(m_system.start(), m_system.logs().constData());
    Phone phone(m_system.phoneUrl());
    const std::string means = phone.becomeMember(kMidori);
    QVERIFY(!means.empty());
    CodeWish wish;
    wish.amount = kAsked;
    const auto first = phone.obtainCode(means, wish);  // in the books before the shop keeps a head of them
    QVERIFY(first.has_value());
    Till till(m_system.controller);
    QVERIFY2(till.open(), m_system.logs().constData());
    const QString store = m_system.controller.path(QStringLiteral("store.sqlite"));
    QVERIFY2(becomesTrue(
                 [&] {
                     return valueIn(store, QStringLiteral("SELECT MAX(sequence) FROM center_head")).toInt() >
                            1;
                 },
                 kReportMs),
             m_system.logs().constData());
    const auto second = phone.obtainCode(means, wish);
    const auto third = phone.obtainCode(means, wish);
    QVERIFY(second && third);
    sell(till, first->text);
    sell(till, second->text);
    QCOMPARE(phone.post("/codes/" + third->issueNumber + "/cancel").status, 200);
    QVERIFY2(becomesTrue([this] { return m_system.isSettled(); }), m_system.logs().constData());
    m_redeemed = first->issueNumber;
    m_other = second->issueNumber;
    m_takenBack = third->issueNumber;
    QCOMPARE(till.close(), 0);
    QCOMPARE(m_system.center.stop(), 0);
}

void TestEvidenceOfTampering::cleanup() {
    if (QTest::currentTestFailed()) qInfo("%s", m_system.logs().constData());
}

void TestEvidenceOfTampering::honestBooksPassTheAudit() {
    const auto copied = copy();
    const Finished audited = copied->audit();
    QVERIFY2(audited.exitCode == 0, (audited.output + audited.errors).constData());
    QVERIFY2(audited.output.contains("2 records, 3 codes, "), audited.output.constData());
    QVERIFY2(!audited.output.contains(" 0 heads kept by shops"), audited.output.constData());
    const Finished verified = copied->verify();
    QVERIFY2(verified.exitCode == 0, (verified.output + verified.errors).constData());
    // And so do books whose chain somebody who knows how has written anew, but for the head that the shop
    // has.
    QCOMPARE(tamper(copied->center(), {QStringLiteral("UPDATE ledger_chain SET kind = kind")}), QString());
    QCOMPARE(rewriteChain(copied->center()), QString());
    QCOMPARE(copied->verify().exitCode, 0);
    QVERIFY(copied->audit().output.startsWith("rewritten chain: "));
}

void TestEvidenceOfTampering::row(const char* name, const QStringList& statements, const char* inChain,
                                  const char* inMoney) {
    QTest::newRow(name) << withNames(statements) << withNames(QString::fromUtf8(inChain)).toUtf8()
                        << withNames(QString::fromUtf8(inMoney)).toUtf8();
}

/// Each in the words of the chain as it is, and in those of the money when the chain has been written anew.
void TestEvidenceOfTampering::whatWasDoneToTheCenterIsNamed_data() {
    QTest::addColumn<QStringList>("statements");
    QTest::addColumn<QByteArray>("inChain");
    QTest::addColumn<QByteArray>("inMoney");
    const QString wipe = QStringLiteral("DELETE FROM %1 WHERE %2 = '%3'");
    const auto without = [&wipe](const QString& id) {
        return QStringList{wipe.arg(QStringLiteral("ledger_closed_set"), QStringLiteral("set_id"), id),
                           wipe.arg(QStringLiteral("ledger_line"), QStringLiteral("set_id"), id),
                           wipe.arg(QStringLiteral("ledger_set"), QStringLiteral("id"), id)};
    };
    const auto copyAs = [](const QString& id, const QString& from) {
        return QStringList{
            QStringLiteral("INSERT INTO ledger_set SELECT '%1', authorisation_id, at, cause FROM ledger_set "
                           "WHERE id = '%2'")
                .arg(id, from),
            QStringLiteral(
                "INSERT INTO ledger_line SELECT '%1', line, account, amount_minor, currency FROM ledger_line "
                "WHERE set_id = '%2'")
                .arg(id, from),
            QStringLiteral("INSERT INTO ledger_closed_set VALUES ('%1')").arg(id)};
    };
    const QString redeemed = QStringLiteral("redeemed:{issue}");
    row("a changed amount",
        {QStringLiteral(
             "UPDATE ledger_line SET amount_minor = amount_minor + 7 WHERE set_id = '%1' AND line = 1")
             .arg(redeemed),
         QStringLiteral(
             "UPDATE ledger_line SET amount_minor = amount_minor - 7 WHERE set_id = '%1' AND line = 2")
             .arg(redeemed)},
        "altered posting: redeemed:{issue}: chain entry ", "changed amount: redeemed:{issue}: ");
    row("a deleted posting", without(QStringLiteral("returned:{gone}")),
        "deleted posting: returned:{gone}: chain entry ", "deleted posting: returned:{gone}: ought to be ");
    row("a duplicated posting",
        copyAs(QStringLiteral("delivered again"), QStringLiteral("delivered:{other}")),
        "added posting: delivered again: ", "duplicated posting: delivered again: the same as delivered:");
    row("a posting to another account",
        {QStringLiteral("UPDATE ledger_line SET account = 'payable:1002' WHERE set_id = '%1' AND account = "
                        "'payable:1001'")
             .arg(redeemed)},
        "altered posting: redeemed:{issue}: ", "posting to another account: redeemed:{issue}: ");
    row("a redemption without its record",
        {wipe.arg(QStringLiteral("settlement"), QStringLiteral("issue_number"), QStringLiteral("{issue}"))},
        "deleted record: 1001 ", "redemption without record: redeemed:{issue}: ");
    row("a record without its redemption", without(redeemed) + without(QStringLiteral("credited:{issue}")),
        "deleted posting: redeemed:{issue}: chain entry ", "record without redemption: redeemed:{issue}: ");
    row("a return after the redemption",
        copyAs(QStringLiteral("returned:{issue}"), QStringLiteral("returned:{gone}")),
        "added posting: returned:{issue}: ", "return after redemption: returned:{issue}: ");
    row("more captured than authorised",
        {QStringLiteral("UPDATE settlement SET amount_used_minor = 1501 WHERE issue_number = '{issue}'")},
        "altered record: 1001 ", "captured more than authorised: 1001 ");
    row("an altered transition of a code",
        {QStringLiteral(
            "UPDATE transition SET to_state = 'expired' WHERE to_state = 'redeemed' AND authorisation_id = "
            "(SELECT authorisation_id FROM code WHERE issue_number = '{issue}')")},
        "altered transition: ", "altered code: {issue}: is 'redeemed', its transitions end in 'expired'");
    row("a deleted transition",
        {QStringLiteral("DELETE FROM transition WHERE to_state = 'delivered' AND authorisation_id = "
                        "(SELECT authorisation_id FROM code WHERE issue_number = '{issue}')")},
        "deleted transition: ", "altered transition: ");
    row("a record of another amount",
        {QStringLiteral("UPDATE settlement SET body = replace(body, '\"amount_used_minor\":1000', "
                        "'\"amount_used_minor\":1100')")},
        "altered record: 1001 ", "its digest is another one");
    row("a code over more than was signed",
        {QStringLiteral("UPDATE code SET amount_minor = 9000 WHERE issue_number = '{issue}'")},
        "altered code: {issue}: its row is not what was signed",
        "altered code: {issue}: its row is not what was signed");
    row("a code that nobody signed",
        {QStringLiteral("UPDATE code SET text = replace(text, 'KZ1:6', 'KZ1:7') || ' '")},
        "forged code: {issue}: ", "forged code: {other}: ");
    row("exchanged entries of the chain",
        {QStringLiteral("UPDATE ledger_chain SET sequence = 1000 WHERE sequence = 3"),
         QStringLiteral("UPDATE ledger_chain SET sequence = 3 WHERE sequence = 4"),
         QStringLiteral("UPDATE ledger_chain SET sequence = 4 WHERE sequence = 1000")},
        "chain out of order: chain entry 3: chain entry 4 belongs there", "rewritten chain: ");
    row("a missing entry of the chain", {QStringLiteral("DELETE FROM ledger_chain WHERE sequence = 5")},
        "chain entry missing: chain entry 5: ", "rewritten chain: ");
}

void TestEvidenceOfTampering::whatWasDoneToTheCenterIsNamed() {
    QFETCH(const QStringList, statements);
    QFETCH(const QByteArray, inChain);
    QFETCH(const QByteArray, inMoney);
    const auto copied = copy();
    const QString problem = tamper(copied->center(), statements);
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    const Finished audited = copied->audit();
    QCOMPARE(audited.exitCode, 1);
    QVERIFY2(audited.output.contains(inChain), (audited.output + audited.errors).constData());
    QCOMPARE(rewriteChain(copied->center()), QString());
    const Finished again = copied->audit();
    QCOMPARE(again.exitCode, 1);
    QVERIFY2(again.output.contains(inMoney), (again.output + again.errors).constData());
    QVERIFY2(!again.output.contains("chain entry missing"), again.output.constData());
}

void TestEvidenceOfTampering::aTailCutOffIsFoundByTheHeadThatTheShopKept() {
    const auto copied = copy();
    QStringList everything{QStringLiteral("DELETE FROM ledger_chain WHERE sequence > 1"),
                           QStringLiteral("DELETE FROM ledger_head")};
    for (const char* table : {"ledger_closed_set", "ledger_line", "ledger_set", "transition", "settlement",
                              "claim", "code_image", "bank_message", "code", "authorisation"})
        everything.prepend(QStringLiteral("DELETE FROM ") + QLatin1String(table));
    QCOMPARE(tamper(copied->center(), everything), QString());
    QCOMPARE(copied->verify().exitCode, 0);  // by themselves these are younger books, and no more
    const Finished audited = copied->audit();
    QCOMPARE(audited.exitCode, 1);
    QVERIFY2(audited.output.startsWith("truncated tail: ") &&
                 audited.output.contains("store/config.json, head of"),
             (audited.output + audited.errors).constData());
    const QString head = valueIn(copied->folder.filePath(QStringLiteral("store/store.sqlite")),
                                 QStringLiteral("SELECT sequence || ':' || hash FROM center_head"));
    const Finished verified = copied->verify({QStringLiteral("--head"), head});
    QCOMPARE(verified.exitCode, 1);
    QVERIFY2(verified.errors.contains("ChainCutOff(1004): the ledger ends with entry 1"),
             verified.errors.constData());
}

void TestEvidenceOfTampering::aChainWrittenAnewIsFoundByTheHeadThatTheShopKept() {
    const auto copied = copy();
    QCOMPARE(tamper(copied->center(),
                    {QStringLiteral("UPDATE ledger_set SET cause = 'somebody else' WHERE id = ") +
                     withNames(QStringLiteral("'delivered:{issue}'"))}),
             QString());
    QCOMPARE(rewriteChain(copied->center()), QString());
    QCOMPARE(copied->verify().exitCode, 0);
    const Finished audited = copied->audit();
    QCOMPARE(audited.exitCode, 1);
    QVERIFY2(audited.output.contains("rewritten chain: ") && audited.output.contains("store/config.json"),
             audited.output.constData());
}

void TestEvidenceOfTampering::theCentersOwnVerifierNamesTheFirstBadEntry_data() {
    QTest::addColumn<QStringList>("statements");
    QTest::addColumn<QByteArray>("words");
    const auto add = [](const char* name, const QStringList& statements, const char* words) {
        QTest::newRow(name) << statements << QByteArray(words);
    };
    add("changed", {QStringLiteral("UPDATE transition SET at = at + 1 WHERE sequence = 2")},
        "ledger entry 3 (transition 2) was changed");
    add("deleted row", {QStringLiteral("DELETE FROM transition WHERE sequence = 2")},
        "ledger entry 3 (transition 2) speaks of a row that is gone");
    add("deleted entry", {QStringLiteral("DELETE FROM ledger_chain WHERE sequence = 4")},
        "ledger entry 4 is missing");
    add("exchanged",
        {QStringLiteral("UPDATE ledger_chain SET sequence = 1000 WHERE sequence = 2"),
         QStringLiteral("UPDATE ledger_chain SET sequence = 2 WHERE sequence = 3"),
         QStringLiteral("UPDATE ledger_chain SET sequence = 3 WHERE sequence = 1000")},
        "ledger entry 2 (transition 2) stands where entry 3 belongs");
    add("added",
        {QStringLiteral(
            "INSERT INTO transition SELECT 1000, authorisation_id, thing, at, from_state, to_state, cause "
            "FROM transition WHERE sequence = 1")},
        "transition 1000 was never entered in the chain");
    add("entered twice",
        {QStringLiteral("INSERT INTO ledger_chain SELECT 1000, kind, subject, hash FROM ledger_chain WHERE "
                        "sequence = 2")},
        " is missing");
}

void TestEvidenceOfTampering::theCentersOwnVerifierNamesTheFirstBadEntry() {
    QFETCH(const QStringList, statements);
    QFETCH(const QByteArray, words);
    const auto copied = copy();
    QCOMPARE(tamper(copied->center(), statements), QString());
    const Finished verified = copied->verify();
    QCOMPARE(verified.exitCode, 1);
    QVERIFY2(verified.errors.contains("ChainBroken(1003): ") && verified.errors.contains(words),
             verified.errors.constData());
}

void TestEvidenceOfTampering::aShopThatCutItsJournalIsShownToTheOperatorAndSellsOn() {
    const QStringList ask{QStringLiteral("shop"), QStringLiteral("head"), QStringLiteral("--number"),
                          QString::number(kShop)};
    QVERIFY(m_system.restartCenter());
    Till till(m_system.controller);
    QVERIFY(till.open());
    const QString heads = QStringLiteral("SELECT COUNT(*) FROM shop_journal_head WHERE sequence = 3");
    const QString books = m_system.center.path(QStringLiteral("center.sqlite"));
    QVERIFY(becomesTrue([&] { return valueIn(books, heads).toInt() == 1; }, kReportMs));
    QVERIFY(m_system.center.run(ask).output.contains("  3:"));
    QVERIFY(!m_system.center.run(ask).output.contains("TAMPERED"));
    QCOMPARE(till.close(), 0);
    QStringList cut{QStringLiteral("DELETE FROM journal WHERE sequence > 2"),
                    QStringLiteral("DELETE FROM journal_signature")};
    for (const char* table : {"sale_lines", "sale_tenders", "outbox", "spent_codes", "sales"})
        cut.prepend(
            QStringLiteral("DELETE FROM %1 WHERE sale_id IN (SELECT sale_id FROM journal WHERE sequence > 2)")
                .arg(QLatin1String(table)));
    QCOMPARE(tamper(m_system.controller.path(QStringLiteral("store.sqlite")), cut), QString());
    QVERIFY(till.open());
    QVERIFY(becomesTrue([&] { return m_system.center.log().contains("the journal of store"); }, kReportMs));
    QVERIFY2(m_system.center.run(ask).output.contains("TAMPERED WITH: had 3:"),
             m_system.center.run(ask).output.constData());
    QVERIFY(becomesTrue([&] { return m_system.controller.log().contains("ChainCutOff"); }));
    static_cast<void>(till.ask("status"));
    const auto isNoticed = till.ask("expect notice ChainCutOff").getFlag("ok");
    QVERIFY(isNoticed && *isNoticed);
    QVERIFY(!till.ringUp().empty());
    till.payCash(kPrice);
    QCOMPARE(textAt(till.ask("status"), "status.center"), std::string("online"));
    QCOMPARE(m_system.controller.run("journal verify").exitCode, 0);
    // What the operator reads off is what finds it here.
    const QByteArray shown = m_system.center.run(ask).output;
    const QByteArray had = shown.mid(shown.indexOf("had ") + 4, 66);
    const Finished verified = m_system.controller.run({QStringLiteral("journal"), QStringLiteral("verify"),
                                                       QStringLiteral("--head"), QString::fromUtf8(had)});
    QCOMPARE(verified.exitCode, 1);
}

QTEST_GUILESS_MAIN(TestEvidenceOfTampering)
#include "test_evidence.moc"
