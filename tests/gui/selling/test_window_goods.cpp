// What a cashier's hands do about discounts, prices, questions and returns, and what the till is asked for.
#include "tests/gui/selling/window_bench.h"

using namespace kazasu;
using namespace kazasu::test;

class WindowGoodsTest : public WindowBench {
    Q_OBJECT

private Q_SLOTS:
    void init() { openWindow(); }
    void cleanup() { closeWindow(); }

    void aPercentKeyIsOneTap() {
        showSample();
        pressShift(Qt::Key_F4);
        QCOMPARE(page(), Page::Price);
        tapChoice(1);
        QCOMPARE(m_till->asked.back(), "discount " + std::to_string(newest()) + " 1000 0");
        QCOMPARE(page(), Page::Selling);
    }

    void anAmountIsTypedAndTakenOffTheReceipt() {
        showSample();
        pressShift(Qt::Key_F4);
        tap("receiptDiscountKey");
        tapDigits(QStringLiteral("250"));
        QCOMPARE(text("typedOff"), QStringLiteral("¥250"));
        tap("takeOffKey");
        QCOMPARE(m_till->asked.back(), std::string("discount 0 0 250"));
    }

    void whatWasTakenOffIsPutOnAgain() {
        api::SaleView sale = sampleSale();
        for (auto& line : sale.lines) line.discountText = "10%";
        say(sale);
        pressShift(Qt::Key_F4);
        tap("putOnKey");
        QCOMPARE(m_till->asked.back(), "discount " + std::to_string(newest()) + " 0 0");
    }

    void anotherPriceIsTypedAndHasAReason() {
        showSample();
        pressShift(Qt::Key_F4);
        tap("otherPriceKey");
        const auto before = m_till->asked.size();
        tapChoice(0);  // without a price
        QCOMPARE(m_till->asked.size(), before);
        tapDigits(QStringLiteral("99"));
        tapChoice(0);
        QCOMPARE(m_till->asked.back(), "price " + std::to_string(newest()) + " 99 Damaged");
    }

    void anAgeIsAskedOverEverythingAndEnterIsNoAnswer() {
        ask({api::QuestionView::Kind::Age, "缶ビール", 1, 20});
        QCOMPARE(page(), Page::Question);
        QVERIFY(text("question").contains(QLatin1String("20")));
        const auto before = m_till->asked.size();
        press(Qt::Key_Return);
        QCOMPARE(m_till->asked.size(), before);
        press(Qt::Key_F12);
        QCOMPARE(m_till->asked.back(), std::string("answer age yes"));
        press(Qt::Key_Escape);
        QCOMPARE(m_till->asked.back(), std::string("answer age no"));
        m_till->say(sampleSale());
        QCoreApplication::processEvents();
        QCOMPARE(page(), Page::Selling);
    }

    void anOpenPriceIsTypedOrTheGoodsAreNotSold() {
        ask({api::QuestionView::Kind::Price, "惣菜", 1, 0});
        tapDigits(QStringLiteral("350"));
        tap("questionYesKey");
        QCOMPARE(m_till->asked.back(), std::string("answer price 350"));
        press(Qt::Key_Escape);
        QCOMPARE(m_till->asked.back(), std::string("drop question"));
    }

    void aQuestionComesBackBehindWhateverWasOpened_data() {
        QTest::addColumn<int>("key");
        QTest::addColumn<bool>("isShifted");
        QTest::addColumn<bool>("isPrice");
        for (const bool isPrice : {false, true}) {
            const char* const kind = isPrice ? "price" : "age";
            for (const auto key : {Qt::Key_F1, Qt::Key_F2, Qt::Key_F3, Qt::Key_F8, Qt::Key_F11})
                QTest::addRow("%s F%d", kind, key - Qt::Key_F1 + 1)
                    << static_cast<int>(key) << false << isPrice;
            for (const auto key : {Qt::Key_F4, Qt::Key_F7, Qt::Key_F9})
                QTest::addRow("%s Shift F%d", kind, key - Qt::Key_F1 + 1)
                    << static_cast<int>(key) << true << isPrice;
        }
    }
    void aQuestionComesBackBehindWhateverWasOpened() {
        QFETCH(int, key);
        QFETCH(bool, isShifted);
        QFETCH(bool, isPrice);
        showSample();
        using Kind = api::QuestionView::Kind;
        ask({isPrice ? Kind::Price : Kind::Age, "缶ビール", 1, isPrice ? 0 : 20});
        isShifted ? pressShift(static_cast<Qt::Key>(key)) : press(key);
        if (page() != Page::Question) press(Qt::Key_Escape);
        QCOMPARE(page(), Page::Question);
        QCOMPARE(m_window->desk().shown().entryMode(), isPrice ? EntryMode::AskedPrice : EntryMode::Scan);
    }

    void aQuestionComesBackBehindAReceiptAndAPayment() {
        m_till->receipt = api::ReceiptView{sampleSaleId(7),
                                           "0001-000042",
                                           "2026-11-28",
                                           Money::yen(450),
                                           {},
                                           {{1, "緑茶", 3, 3, Money::yen(450)}}};
        showSample();
        ask({api::QuestionView::Kind::Age, "缶ビール", 1, 20});
        m_window->desk().labelScanned("]Q1KZR1:0001-000042:018F0000-0000-7000-8000-000000000001");
        QCoreApplication::processEvents();
        QCOMPARE(page(), Page::Return);
        press(Qt::Key_Escape);
        press(Qt::Key_Escape);
        QCOMPARE(page(), Page::Question);
        api::SettlementView refused;
        refused.phase = api::SettlementPhase::Refused;
        say(refused);
        QCOMPARE(page(), Page::Phone);
        press(Qt::Key_Escape);
        QCOMPARE(page(), Page::Question);
    }

    void aReceiptComesBackPieceByPiece() {
        m_till->receipt =
            api::ReceiptView{sampleSaleId(7),
                             "0001-000042",
                             "2026-11-28",
                             Money::yen(900),
                             {},
                             {{1, "緑茶", 3, 2, Money::yen(450)}, {2, "パン", 1, 1, Money::yen(450)}}};
        pressShift(Qt::Key_F9);
        QCOMPARE(page(), Page::Return);
        typeLine(QStringLiteral("42"), 200);
        QCOMPARE(m_till->asked.back(), std::string("find receipt 42"));
        QVERIFY(text("returnSentence").contains(QLatin1String("0001-000042")));
        const auto before = m_till->asked.size();
        tapReason(0);  // nothing was chosen
        QCOMPARE(m_till->asked.size(), before);
        tapLine(0);
        tapLine(0);
        tapLine(0);  // no more than two: none
        tapLine(0);
        tapReason(0);
        QCOMPARE(m_till->asked.back(), std::string("return 1x1 Damaged"));
        QCOMPARE(page(), Page::Selling);
    }

    void theSymbolOfAReceiptOpensItFromAnywhere() {
        m_till->receipt = api::ReceiptView{sampleSaleId(7),
                                           "0001-000042",
                                           "2026-11-28",
                                           Money::yen(450),
                                           {},
                                           {{1, "緑茶", 3, 3, Money::yen(450)}}};
        m_window->desk().labelScanned("]Q1KZR1:0001-000042:018F0000-0000-7000-8000-000000000001");
        QCoreApplication::processEvents();
        QCOMPARE(page(), Page::Return);
        tap("returnAllKey");
        tapReason(1);
        QCOMPARE(m_till->asked.back(), std::string("return 1x3 Wrong goods"));
    }

    void goodsWithoutAReceiptAreScanned() {
        pressShift(Qt::Key_F9);
        tap("withoutReceiptKey");
        m_window->desk().labelScanned("]E04901000000900");
        QCoreApplication::processEvents();
        tapReason(2);
        QCOMPARE(m_till->asked.back(), std::string("return without receipt 4901000000900 1 Not needed"));
    }

    void nothingIsSoldWhileGoodsComeBack() {
        m_till->receipt = api::ReceiptView{sampleSaleId(7),
                                           "0001-000042",
                                           "2026-11-28",
                                           Money::yen(450),
                                           {},
                                           {{1, "緑茶", 3, 0, Money::yen(450)}}};
        pressShift(Qt::Key_F9);
        for (const bool isFound : {false, true}) {
            if (isFound) typeLine(QStringLiteral("42"), 200);
            const auto before = m_till->asked.size();
            m_window->desk().labelScanned("]E04901000000900");
            QCoreApplication::processEvents();
            QCOMPARE(m_till->asked.size(), before);
            QCOMPARE(page(), Page::Return);
            QVERIFY(!happened().isEmpty() && !happened().contains(QLatin1String("4901")));
        }
        tapLine(0);  // came back already
        QVERIFY2(happened().contains(QLatin1String("came back already")), qPrintable(happened()));
    }

    void aKeyThatCannotDoAnythingSaysWhy() {
        showSample();
        pressShift(Qt::Key_F4);
        const auto before = m_till->asked.size();
        for (const char* key : {"putOnKey", "percentOffKey", "takeOffKey"}) {
            const QString said = happened();
            tap(key);
            QVERIFY2(happened() != said || key == std::string("takeOffKey"), key);
        }
        tap("otherPriceKey");
        tap("putOnKey");
        QVERIFY2(happened().contains(QLatin1String("usual price")), qPrintable(happened()));
        QCOMPARE(m_till->asked.size(), before);
        QCOMPARE(page(), Page::Price);
    }

    void noAmountButTheTotalIsPaidOut() {
        showRefund();
        press(Qt::Key_F12);
        QCOMPARE(page(), Page::Cash);
        const auto before = m_till->asked.size();
        typeLine(QStringLiteral("100"), 200);
        QCOMPARE(m_till->asked.size(), before);
        QVERIFY2(happened().contains(QStringLiteral("¥140")), qPrintable(happened()));
        typeLine(QStringLiteral("140"), 200);
        QCOMPARE(m_till->asked.back(), std::string("cash -140"));
    }

    void theWindowSaysPayOutWhereMoneyGoesOut() {
        const auto payKey = [this] { return m_window->findChild<KeyButton*>(QStringLiteral("payKey")); };
        showSample();
        QVERIFY(payKey()->accessibleName().contains(QLatin1String("Pay by phone")));
        showRefund();
        QVERIFY(payKey()->accessibleName().contains(QLatin1String("Pay out")));
        press(Qt::Key_F8);
        QCOMPARE(field()->accessibleName(), QStringLiteral("Pay out"));
    }

    void theFieldSaysWhatAnAmountIsFor() {
        showSample();
        pressShift(Qt::Key_F4);
        QCOMPARE(field()->accessibleName(), QStringLiteral("Discount"));
        tap("otherPriceKey");
        QCOMPARE(field()->accessibleName(), QStringLiteral("Price"));
    }

    void whatIsPaidOutIsTheTotal() {
        showRefund();
        QCOMPARE(text("total"), QStringLiteral("¥140"));
        press(Qt::Key_F8);
        press(Qt::Key_Return);
        QCOMPARE(m_till->asked.back(), std::string("cash -140"));
    }

    void whatACodePaidDoesNotGoOverTheCounter() {
        showRefund(Money::yen(100));
        press(Qt::Key_F8);
        QVERIFY(shownKey("allCashKey") != nullptr);
        const auto before = m_till->asked.size();
        typeLine(QStringLiteral("140"), 200);
        QCOMPARE(m_till->asked.size(), before);
        QVERIFY2(happened().contains(QStringLiteral("¥40")), qPrintable(happened()));
        press(Qt::Key_Return);
        QCOMPARE(m_till->asked.back(), std::string("give back"));
        tap("allCashKey");
        QCOMPARE(m_till->asked.back(), std::string("cash -140"));
        showRefund();
        QVERIFY(shownKey("allCashKey") == nullptr);
    }

private:
    [[nodiscard]] KeyButton* shownKey(const char* name) const {
        auto* key = m_window->findChild<KeyButton*>(QLatin1String(name));
        return key != nullptr && key->isVisible() ? key : nullptr;
    }
    [[nodiscard]] Page page() const { return m_window->desk().shown().page(); }
    [[nodiscard]] int newest() const { return m_window->desk().shown().targetLine(); }
    [[nodiscard]] QString happened() const { return m_window->desk().shown().message().happened; }
    void showRefund(Money toCodes = Money::yen(0)) {
        api::SaleView sale = emptySale();
        addLine(sale, sampleItems()[0]);
        sale.lines[0].isReturn = true;
        sale.itemCount = 0;
        sale.returnedCount = 1;
        sale.total = Money::yen(-140);
        sale.refund = Money::yen(140);
        sale.refundToCodes = toCodes;
        sale.due = Money::yen(0);
        say(sale);
    }
    void showSample() {
        m_till->say(sampleSale());
        QCoreApplication::processEvents();
    }
    void ask(api::QuestionView question) {
        api::SaleView sale = sampleSale();
        sale.question = std::move(question);
        m_till->say(sale);
        QCoreApplication::processEvents();
    }
    void pressShift(int key) {
        QTest::keyClick(field(), static_cast<Qt::Key>(key), Qt::ShiftModifier);
        QCoreApplication::processEvents();
    }
    void tapNth(const char* name, int place) {
        int seen = 0;
        for (auto* key : m_window->findChildren<KeyButton*>(QLatin1String(name))) {
            if (key->isVisible() && seen++ == place) {
                QTest::mouseClick(key, Qt::LeftButton);
                QCoreApplication::processEvents();
                return;
            }
        }
        QFAIL(name);
    }
    void tapChoice(int place) { tapNth("choiceKey", place); }
    void tapReason(int place) { tapNth("returnReasonKey", place); }
    void tapLine(int place) { tapNth("returnLineKey", place); }
};

QTEST_MAIN(WindowGoodsTest)
#include "test_window_goods.moc"
