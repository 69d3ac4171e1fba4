// Sales that are over, on the screen: looked for, chosen, and what the till is asked to print about them.
#include "app/views/papers_page.h"
#include "tests/gui/selling/window_bench.h"

using namespace kazasu;
using namespace kazasu::test;

namespace {

api::PastSaleView pastSale(int number, const char* item, std::int64_t yen) {
    api::PastSaleView sale;
    sale.id = sampleSaleId(static_cast<std::uint64_t>(number));
    sale.number = "0001-" + QString::number(number).rightJustified(6, QLatin1Char('0')).toStdString();
    sale.day = "2026-11-30";
    sale.time = "14:05";
    sale.cashier = "佐藤";
    sale.firstItem = item;
    sale.itemCount = 3;
    sale.total = Money::yen(yen);
    return sale;
}

}  // namespace

class WindowPapersTest : public WindowBench {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        openWindow();
        m_till->pastSales = {pastSale(43, "緑茶", 450), pastSale(42, "冷蔵庫", 82'500)};
    }
    void cleanup() { closeWindow(); }

    void theNewestSalesStandThereAtOnce() {
        press(Qt::Key_F9);
        QCOMPARE(page(), Page::Papers);
        QCOMPARE(m_till->asked.back(), std::string("find sales "));
        QCOMPARE(list()->model()->rowCount(), 2);
        QCOMPARE(list()->model()->index(1, 0).data().toString(), QStringLiteral("冷蔵庫 and 2 more"));
        press(Qt::Key_F9);
        QCOMPARE(page(), Page::Selling);
    }

    void whatIsTypedIsLookedFor() {
        press(Qt::Key_F9);
        field()->typeText(QStringLiteral("11-30"));
        QCoreApplication::processEvents();
        QCOMPARE(m_till->asked.back(), std::string("find sales 11-30"));
        m_till->pastSales.clear();
        field()->typeText(QStringLiteral("9"));
        QCoreApplication::processEvents();
        QVERIFY(!list()->isVisible());
    }

    void arrowsAndEnterChoose() {
        press(Qt::Key_F9);
        press(Qt::Key_Down);
        press(Qt::Key_Return);
        QVERIFY(text("paperSentence").contains(QLatin1String("0001-000042")));
        tap("giftPaperKey");
        QCOMPARE(m_till->asked.back(), "paper gift " + sampleSaleId(42).toString() + " |");
        tap("copyPaperKey");
        QCOMPARE(m_till->asked.back(), "paper copy " + sampleSaleId(42).toString() + " |");
        press(Qt::Key_Escape);
        QVERIFY(list()->isVisible());
        press(Qt::Key_Escape);
        QCOMPARE(page(), Page::Selling);
    }

    void aNameIsTypedAndWhatForIsOneTap() {
        press(Qt::Key_F9);
        press(Qt::Key_Return);
        tap("namedPaperKey");
        QCOMPARE(m_window->desk().shown().entryMode(), EntryMode::PaperName);
        field()->typeText(QStringLiteral("山田商店"));
        const auto before = m_till->asked.size();
        press(Qt::Key_Return);  // not yet: for what?
        QCOMPARE(m_till->asked.size(), before);
        tapPurpose(0);
        QCOMPARE(m_till->asked.back(), "paper named " + sampleSaleId(43).toString() + " 山田商店|お品代");
        tap("namedPaperKey");
        tapPurpose(3);  // both are written by hand
        QCOMPARE(m_till->asked.back(), "paper named " + sampleSaleId(43).toString() + " |");
    }

    void fromTheChosenSaleGoodsComeBack() {
        m_till->receipt = api::ReceiptView{sampleSaleId(43),
                                           "0001-000043",
                                           "2026-11-30",
                                           Money::yen(450),
                                           {},
                                           {{1, "緑茶", 3, 3, Money::yen(450)}}};
        press(Qt::Key_F9);
        press(Qt::Key_Return);
        tap("returnOfSaleKey");
        QCOMPARE(m_till->asked.back(), std::string("find receipt 0001-000043"));
        QCOMPARE(page(), Page::Return);
    }

    void theSaleThatWasJustPaidIsAKeyAway() {
        api::SaleView sale = sampleSale();
        sale.phase = api::SalePhase::Completed;
        say(sale);
        m_till->say(api::CompletedView{sampleSaleId(43), "0001-000043", Money::yen(450), {}, true, {}});
        QCoreApplication::processEvents();
        QCOMPARE(page(), Page::Completed);
        tap("papersKey");
        QCOMPARE(page(), Page::Papers);
        QVERIFY(text("paperSentence").contains(QLatin1String("0001-000043")));
    }

private:
    [[nodiscard]] Page page() const { return m_window->desk().shown().page(); }
    [[nodiscard]] QListView* list() const {
        for (auto* view : m_window->findChildren<QListView*>(QStringLiteral("found"))) {
            if (qobject_cast<PapersPage*>(view->parentWidget()) != nullptr) return view;
        }
        return nullptr;
    }
    void tapPurpose(int which) {
        auto* key = m_window->findChildren<KeyButton*>(QStringLiteral("purposeKey")).at(which);
        QTest::mouseClick(key, Qt::LeftButton);
        QCoreApplication::processEvents();
    }
};

QTEST_MAIN(WindowPapersTest)
#include "test_window_papers.moc"
