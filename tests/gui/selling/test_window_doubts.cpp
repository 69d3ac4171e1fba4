// Payments in doubt in the window: seen beside the sale, worked off by key or touch, never a box in the way.
#include "tests/gui/selling/window_bench.h"

using namespace kazasu;
using namespace kazasu::app;
using namespace kazasu::test;

namespace {

api::DoubtView doubtIn(api::DoubtState state) {
    api::DoubtView doubt;
    doubt.sale = sampleSaleId(2);
    doubt.amount = Money::yen(880);
    doubt.seconds = 47;
    doubt.state = state;
    doubt.goods = "おにぎり 鮭";
    return doubt;
}

}  // namespace

class WindowDoubtsTest : public WindowBench {
    Q_OBJECT

private Q_SLOTS:
    void init() { openWindow(); }
    void cleanup() { closeWindow(); }

    void theInboxIsOpenedByKeyAndByTouch();
    void whatIsUnderWayOffersNothing();
    void aSaleThatIsOfferedIsTakenUp();
    void itIsNotTakenUpOverAnotherSale();
    void voidingItAsksInPlaceFirst();
    void whoComesSecondReadsWhereTheCodeWasUsed();
    void aRefusedRefundSaysWhatToDoAndIsGivenBackByHand();

private:
    void openInbox(std::vector<api::DoubtView> doubts) {
        m_till->doubts = std::move(doubts);
        QTest::keyClick(field(), Qt::Key_F7, Qt::ShiftModifier);
        QCoreApplication::processEvents();
    }
    [[nodiscard]] KeyButton* shownKey(const char* name) const {
        for (auto* key : m_window->findChildren<KeyButton*>(QLatin1String(name)))
            if (key->isVisible()) return key;
        return nullptr;
    }
};

void WindowDoubtsTest::theInboxIsOpenedByKeyAndByTouch() {
    auto status = sampleStatus();
    status.paymentsInDoubt = 1;
    say(status);
    openInbox({doubtIn(api::DoubtState::TakingBack)});
    QCOMPARE(m_window->desk().shown().page(), Page::Doubts);
    QVERIFY(!text("doubtsEmpty").isEmpty());
    QVERIFY(!m_window->findChild<QLabel*>(QStringLiteral("doubtsEmpty"))->isVisible());
    press(Qt::Key_Escape);
    QCOMPARE(m_window->desk().shown().page(), Page::Selling);
    tap("doubtsKey");
    QCOMPARE(m_window->desk().shown().page(), Page::Doubts);
    QVERIFY(field()->hasFocus());
    QVERIFY(m_till->asked.empty());
}

void WindowDoubtsTest::whatIsUnderWayOffersNothing() {
    openInbox({doubtIn(api::DoubtState::TakingBack), doubtIn(api::DoubtState::Asking)});
    QVERIFY(shownKey("takeUpKey") == nullptr);
    QVERIFY(shownKey("voidParkedKey") == nullptr);
}

void WindowDoubtsTest::aSaleThatIsOfferedIsTakenUp() {
    auto offered = doubtIn(api::DoubtState::TakenBack);
    offered.isOffered = true;
    openInbox({offered});
    tap("takeUpKey");
    QCOMPARE(m_till->asked, Asked{"take up " + sampleSaleId(2).toString()});
    QCOMPARE(m_window->desk().shown().page(), Page::Selling);
}

void WindowDoubtsTest::aRefusedRefundSaysWhatToDoAndIsGivenBackByHand() {
    api::RefundView refund;
    refund.id = RefundId::parse("018f0000-0000-7000-8000-000000000009").value();
    refund.receiptNumber = "0001-000185";
    refund.amount = Money::yen(540);
    refund.phase = api::RefundPhase::Accepted;
    m_till->refunds = {refund};
    openInbox({});
    QVERIFY(shownKey("refundInCashKey") == nullptr);
    refund.phase = api::RefundPhase::Refused;
    refund.error = Error{ErrorCode::ReturnExceedsSold};
    m_till->refunds = {refund};
    m_till->say(api::NoticeView{*refund.error, refund.receiptNumber, {}, refund});
    m_window->desk().readDoubts();
    QCoreApplication::processEvents();
    const auto said = m_window->desk().shown().message();
    QVERIFY2(said.happened.contains(QLatin1String("540")), qPrintable(said.happened));
    QVERIFY2(said.next.contains(QLatin1String("Shift+F7")), qPrintable(said.next));
    tap("refundInCashKey");
    QVERIFY(m_till->asked.empty());
    tap("refundInCashKey");
    QCOMPARE(m_till->asked, Asked{"refund in cash " + refund.id.toString()});
}

void WindowDoubtsTest::itIsNotTakenUpOverAnotherSale() {
    say(sampleSale());
    auto offered = doubtIn(api::DoubtState::TakenBack);
    offered.isOffered = true;
    openInbox({offered});
    tap("takeUpKey");
    QVERIFY(m_till->asked.empty());
    QCOMPARE(m_window->desk().shown().page(), Page::Doubts);
}

void WindowDoubtsTest::voidingItAsksInPlaceFirst() {
    auto offered = doubtIn(api::DoubtState::TakenBack);
    offered.isOffered = true;
    openInbox({offered});
    tap("voidParkedKey");
    QVERIFY(m_till->asked.empty());
    tap("voidParkedKey");
    QCOMPARE(m_till->asked, Asked{"void parked " + sampleSaleId(2).toString()});
}

void WindowDoubtsTest::whoComesSecondReadsWhereTheCodeWasUsed() {
    say(sampleSale());
    api::SettlementView settlement;
    settlement.phase = api::SettlementPhase::Refused;
    settlement.amount = Money::yen(2'355);
    settlement.error = Error{ErrorCode::CodeAlreadyUsed};
    settlement.used = api::CodeUseView{m_clock->now(), "となりの店", {}, false};
    say(settlement);
    QVERIFY2(text("phoneNext").contains(QStringLiteral("となりの店")), qPrintable(text("phoneNext")));
    settlement.used = api::CodeUseView{m_clock->now(), {}, "0001-000185", true};
    say(settlement);
    QVERIFY2(text("phoneNext").contains(QStringLiteral("0001-000185")), qPrintable(text("phoneNext")));
}

QTEST_MAIN(WindowDoubtsTest)
#include "test_window_doubts.moc"
