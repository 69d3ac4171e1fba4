// Sales that are over: found by whatever is known of them; copies, gift receipts and receipts for a named
// person, who may print them again, and what the journal keeps.
#include "controller/till/paper_room.h"
#include "tests/component/controller/staffed_counter.h"

#include <QTest>

using namespace kazasu;
using namespace kazasu::controller;
using namespace kazasu::test;

namespace {

/// A counter that keeps what was answered.
class PaperCounter : public Counter {
public:
    using Found = std::vector<api::PastSaleView>;

    Found find(const std::string& text, std::size_t limit = 20) {
        Result<Found> answer = Error{ErrorCode::Timeout};
        till.findSales(text, limit, [&](Result<Found> found) { answer = std::move(found); });
        run();
        KAZASU_CHECK(answer.isOk());
        return *answer;
    }
    SaleId sell(const char* code) {
        till.scan(code);
        run();
        const SaleId id = seen.sale.id;
        pay(500);
        return id;
    }
    void print(const SaleId& sale, api::PaperKind kind, std::string name = {}) {
        till.printPaper({sale, kind, std::move(name), "お品代"});
        run();
    }
    [[nodiscard]] std::size_t papers() const { return store.printer.receipts.size(); }
    [[nodiscard]] bool lastPaperSays(const char* words) const {
        return store.printer.receipts.back().find(words) != std::string::npos;
    }
};

}  // namespace

class TestPapers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void salesAreFoundByWhatIsKnown_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("receipts");
        const auto row = [](const char* name, const char* text, const char* receipts) {
            QTest::newRow(name) << QByteArray(text) << QByteArray(receipts);
        };
        row("nothing: the newest", "", "0001-000002 0001-000001 ");
        row("a number", "1", "0001-000001 ");
        row("a number in full-width digits", "２", "0001-000002 ");
        row("an item's code", TestStore::kPenCode, "0001-000002 ");
        row("a part of its name", "ペン", "0001-000002 ");
        row("no pattern", "%", "");
        row("nobody's", "0009-000001", "");
    }
    void salesAreFoundByWhatIsKnown() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, receipts);
        PaperCounter counter;
        QVERIFY(counter.signIn(Role::Cashier).isOk());
        counter.sell("4901234567894");
        counter.sell(TestStore::kPenCode);
        std::string found;
        for (const auto& sale : counter.find(text.toStdString())) found += sale.number + ' ';
        QCOMPARE(QByteArray::fromStdString(found), receipts);
        QCOMPARE(counter.find({}, 1).size(), std::size_t{1});
    }

    void aDayNamesItsSales() {
        PaperCounter counter;
        QVERIFY(counter.signIn(Role::Cashier).isOk());
        counter.sell("4901234567894");
        const std::string day = businessDayAt(counter.store.clock.now()).toString();
        QCOMPARE(counter.find(day).size(), std::size_t{1});
        const std::string short1 = day.substr(5);  // "11-22"
        QCOMPARE(counter.find(short1).size(), std::size_t{1});
        QCOMPARE(counter.find("1999-01-01").size(), std::size_t{0});
    }

    void nobodyLooksWhileTheTillIsLocked() {
        PaperCounter counter;
        Result<PaperCounter::Found> answer = PaperCounter::Found{};
        counter.till.findSales({}, 5, [&](Result<PaperCounter::Found> found) { answer = std::move(found); });
        counter.run();
        QCOMPARE(answer.code(), ErrorCode::SignInNeeded);
    }

    void aGiftReceiptNeedsNoRightAndNamesNoPrice() {
        PaperCounter counter;
        QVERIFY(counter.signIn(Role::Cashier).isOk());
        const SaleId sale = counter.sell("4901234567894");
        counter.print(sale, api::PaperKind::Gift);
        QCOMPARE(counter.papers(), std::size_t{2});
        QVERIFY(counter.lastPaperSays("ギフトレシート"));
        QVERIFY(!counter.lastPaperSays("¥"));
        QCOMPARE(counter.count("SELECT COUNT(*) FROM journal WHERE kind = 'gift_receipt'"), 1);
    }

    void theSecondPaperForANameIsMarkedAndTakesARight() {
        PaperCounter counter;
        QVERIFY(counter.signIn(Role::Cashier).isOk());
        const SaleId sale = counter.sell("4901234567894");
        counter.print(sale, api::PaperKind::Named, "山田商店");
        QVERIFY(counter.lastPaperSays("山田商店 様"));
        QVERIFY(!counter.lastPaperSays("再発行"));
        QCOMPARE(counter.find("1").at(0).namedPapers, 1);
        counter.print(sale, api::PaperKind::Named, "佐藤商店");
        QCOMPARE(counter.papers(), std::size_t{2});
        QCOMPARE(*counter.seen.lastNotice(), ErrorCode::RightMissing);
        QVERIFY(counter.grant(Role::Supervisor).isOk());
        QCOMPARE(counter.papers(), std::size_t{3});
        QVERIFY(counter.lastPaperSays("再発行"));
        QVERIFY(counter.lastPaperSays("佐藤商店 様"));
        QCOMPARE(counter.count("SELECT COUNT(*) FROM journal WHERE kind = 'named_receipt'"), 2);
        QCOMPARE(counter.count("SELECT COUNT(*) FROM staff_exceptions WHERE kind = 'reprint'"), 1);
        QVERIFY(counter.store.journalVerifies());
    }

    void aCopyOfAnyReceiptTakesARight() {
        PaperCounter counter;
        QVERIFY(counter.signIn(Role::Cashier).isOk());
        const SaleId first = counter.sell("4901234567894");
        counter.sell(TestStore::kPenCode);
        counter.print(first, api::PaperKind::Copy);
        QCOMPARE(*counter.seen.lastNotice(), ErrorCode::RightMissing);
        QVERIFY(counter.grant(Role::Supervisor).isOk());
        QVERIFY(counter.lastPaperSays("再発行"));
        QVERIFY(counter.lastPaperSays("0001-000001"));
    }

    void anUnknownSaleAndABadNameAreRefused() {
        PaperCounter counter;
        QVERIFY(counter.signIn(Role::Cashier).isOk());
        const SaleId sale = counter.sell("4901234567894");
        counter.print(SaleId::parse("018f0000-0000-7000-8000-00000000dead").value(), api::PaperKind::Gift);
        QCOMPARE(*counter.seen.lastNotice(), ErrorCode::SaleUnknown);
        counter.print(sale, api::PaperKind::Named, "\x1b@");
        QCOMPARE(*counter.seen.lastNotice(), ErrorCode::TextRefused);
        QCOMPARE(counter.papers(), std::size_t{1});
        QCOMPARE(counter.count("SELECT COUNT(*) FROM journal WHERE kind = 'named_receipt'"), 0);
    }
};

QTEST_GUILESS_MAIN(TestPapers)
#include "test_papers.moc"
