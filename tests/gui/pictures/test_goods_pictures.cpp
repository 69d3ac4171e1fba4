// Pictures of discounts, prices, questions and returns, in the sizes, themes and languages they are sold in,
// for eyes; and what a program can see in them.
#include "tests/gui/pictures/picture_stage.h"

using namespace kazasu;
using namespace kazasu::app;
using namespace kazasu::test;

namespace {

struct Scene {
    const char* name;
    Page page;
    void (*play)(ScriptedTill& till, CashierWindow& window);
};

api::SaleView discountedView() {
    api::SaleView sale = sampleSale();
    sale.lines[0].discountText = "10%";
    sale.lines[0].discount = Money::yen(28);
    sale.lines[0].amount -= Money::yen(28);
    sale.lines[1].listPrice = Money::yen(398);
    addUp(sale);
    sale.discountText = "¥100";
    sale.discount = Money::yen(100);
    sale.total -= sale.discount;
    sale.due = sale.total;
    return sale;
}

api::SaleView returnView() {
    api::SaleView sale = emptySale();
    for (const auto& item : {sampleItems()[1], sampleItems()[8]}) {
        addLine(sale, item);
        sale.lines.back().isReturn = true;
        sale.lines.back().amount = -item.price;
    }
    sale.itemCount = 0;
    sale.returnedCount = 2;
    sale.total = Money::yen(-796);
    sale.refund = Money::yen(796);
    sale.due = Money::yen(0);
    sale.returnOf = "0001-000042";
    sale.taxes = {{100, false, Money::yen(498), Money::yen(45), true},
                  {80, true, Money::yen(298), Money::yen(22), true}};
    return sale;
}

api::ReceiptView receiptView() {
    api::ReceiptView receipt{sampleSaleId(7), "0001-000042", "2026-11-28", Money::yen(2'355), {}, {}};
    int number = 0;
    for (const auto& item : sampleItems())
        receipt.lines.push_back(
            {++number, item.name, 3, number == 2 ? 0 : 3, Money::yen(item.price.minor() * 3)});
    return receipt;
}

void askFor(ScriptedTill& till, api::QuestionView question) {
    till.say(sampleSale());
    QCoreApplication::processEvents();
    api::SaleView sale = sampleSale();
    sale.question = std::move(question);
    till.say(sale);
}

void playDiscounted(ScriptedTill& till, CashierWindow&) { till.say(discountedView()); }
void playLineDiscount(ScriptedTill& till, CashierWindow& window) {
    till.say(discountedView());
    QCoreApplication::processEvents();
    window.desk().chooseLine(1);
    window.desk().openPrices();
    window.desk().textEdited(QStringLiteral("50"));
}
void playReceiptDiscount(ScriptedTill& till, CashierWindow& window) {
    playLineDiscount(till, window);
    window.desk().goods().choosePriceStep(PriceStep::ReceiptDiscount);
}
void playOtherPrice(ScriptedTill& till, CashierWindow& window) {
    playLineDiscount(till, window);
    window.desk().goods().choosePriceStep(PriceStep::OtherPrice);
    window.desk().textEdited(QStringLiteral("198"));
}
void playAge(ScriptedTill& till, CashierWindow&) {
    askFor(till, {api::QuestionView::Kind::Age, "缶ビール 350ml", 1, 20});
}
void playOpenPrice(ScriptedTill& till, CashierWindow& window) {
    askFor(till, {api::QuestionView::Kind::Price, "惣菜 量り売り", 2, 0});
    QCoreApplication::processEvents();
    window.desk().textEdited(QStringLiteral("354"));
}
void playReceiptNumber(ScriptedTill&, CashierWindow& window) { window.desk().openReturns(); }
void playReturnLines(ScriptedTill& till, CashierWindow& window) {
    till.receipt = receiptView();
    window.desk().openReturns();
    window.desk().textEntered(QStringLiteral("42"));
    QCoreApplication::processEvents();
    QCoreApplication::processEvents();
    window.desk().goods().choosePieces(1, 2);
    window.desk().goods().choosePieces(3, 1);
}
void playBareReturn(ScriptedTill&, CashierWindow& window) {
    window.desk().openReturns();
    window.desk().goods().beginBare();
    window.desk().textEntered(QStringLiteral("4901000000900"));
}
void playReturning(ScriptedTill& till, CashierWindow&) { till.say(returnView()); }
void playPayOut(ScriptedTill& till, CashierWindow& window) {
    till.say(returnView());
    QCoreApplication::processEvents();
    window.desk().openCash();
}
void playGiveBack(ScriptedTill& till, CashierWindow& window) {
    api::SaleView sale = returnView();
    sale.refundToCodes = Money::yen(540);
    till.say(sale);
    QCoreApplication::processEvents();
    window.desk().openCash();
}
void playGivenBack(ScriptedTill& till, CashierWindow&) {
    api::SaleView sale = returnView();
    sale.phase = api::SalePhase::Completed;
    sale.refund = Money::yen(0);
    sale.tenders = {{api::TenderKind::CodeRefund, Money::yen(-540), {}, "0011223344556677", false},
                    {api::TenderKind::Cash, Money::yen(-256), {}, {}, false}};
    till.say(sale);
    till.say(api::CompletedView{sale.id, "0001-000187", sale.total, Money::yen(0), true, {}});
    till.say(emptySale(2));
}
void playRefunds(ScriptedTill& till, CashierWindow& window) {
    const auto refund = [](int place, std::int64_t yen, api::RefundPhase phase) {
        api::RefundView view;
        view.id = RefundId::parse("018f0000-0000-7000-8000-00000000000" + std::to_string(place)).value();
        view.receiptNumber = "0001-00018" + std::to_string(place);
        view.amount = Money::yen(yen);
        view.phase = phase;
        return view;
    };
    till.refunds = {refund(4, 540, api::RefundPhase::Refused),
                    refund(3, 1'234'567, api::RefundPhase::Waiting),
                    refund(2, 298, api::RefundPhase::Accepted), refund(1, 880, api::RefundPhase::Paid)};
    till.refunds[0].error = Error{ErrorCode::ReturnExceedsSold};
    auto status = sampleStatus();
    status.refundsToSettle = 1;
    till.say(status);
    QCoreApplication::processEvents();
    window.desk().toggleDoubts();
}

api::PastSaleView pastSale(int number, const char* time, const char* item, std::int64_t items,
                           std::int64_t yen) {
    api::PastSaleView sale;
    sale.id = sampleSaleId(static_cast<std::uint64_t>(number));
    sale.number = "0001-0000" + std::to_string(number);
    sale.day = "2026-11-30";
    sale.time = time;
    sale.cashier = "佐藤";
    sale.firstItem = item;
    sale.itemCount = items;
    sale.total = Money::yen(yen);
    return sale;
}
void playPapers(ScriptedTill& till, CashierWindow& window) {
    till.pastSales = {
        pastSale(47, "14:31", "おにぎり 鮭", 3, 745), pastSale(46, "14:28", "缶ビール 350ml", 1, 228),
        pastSale(45, "14:20", "北海道産有機栽培じゃがいもとたまねぎの冷製ポタージュ", 12, 82'500),
        pastSale(44, "14:02", "電池 単3形 4本", 2, -498)};
    window.desk().togglePapers();
}
void playNoPapers(ScriptedTill&, CashierWindow& window) { window.desk().togglePapers(); }
void playOnePaper(ScriptedTill& till, CashierWindow& window) {
    playPapers(till, window);
    till.pastSales[2].namedPapers = 1;
    window.desk().togglePapers();
    window.desk().togglePapers();
    QCoreApplication::processEvents();
    QCoreApplication::processEvents();
    window.desk().papers().choose(2);
}
void playPaperName(ScriptedTill& till, CashierWindow& window) {
    playOnePaper(till, window);
    window.desk().papers().askName();
    QCoreApplication::processEvents();
    window.desk().textEdited(QStringLiteral("株式会社かざす商事"));
}

constexpr Scene kScenes[] = {
    {"papers", Page::Papers, playPapers},
    {"papersnone", Page::Papers, playNoPapers},
    {"paperone", Page::Papers, playOnePaper},
    {"papername", Page::Papers, playPaperName},
    {"discounted", Page::Selling, playDiscounted},
    {"linediscount", Page::Price, playLineDiscount},
    {"receiptdiscount", Page::Price, playReceiptDiscount},
    {"otherprice", Page::Price, playOtherPrice},
    {"agecheck", Page::Question, playAge},
    {"openprice", Page::Question, playOpenPrice},
    {"returnnumber", Page::Return, playReceiptNumber},
    {"returnlines", Page::Return, playReturnLines},
    {"returnbare", Page::Return, playBareReturn},
    {"returning", Page::Selling, playReturning},
    {"payout", Page::Cash, playPayOut},
    {"giveback", Page::Cash, playGiveBack},
    {"givenback", Page::Completed, playGivenBack},
    {"refunds", Page::Doubts, playRefunds},
};

}  // namespace

class GoodsPicturesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyPanelFitsItsWindow_data();
    void everyPanelFitsItsWindow();
};

void GoodsPicturesTest::everyPanelFitsItsWindow_data() {
    addPictureColumns();
    int index = 0;
    for (const Scene& scene : kScenes) addPanelPictures(scene.name, index++);
}

void GoodsPicturesTest::everyPanelFitsItsWindow() {
    PictureStage stage;
    if (QTest::currentTestFailed()) return;
    const Scene& scene = kScenes[stage.scene()];
    scene.play(stage.till, stage.window());
    stage.settle();
    QCOMPARE(stage.window().desk().shown().page(), scene.page);
    stage.keepAndCheck();
}

QTEST_MAIN(GoodsPicturesTest)
#include "test_goods_pictures.moc"
