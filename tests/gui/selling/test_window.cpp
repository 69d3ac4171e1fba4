// The window by keyboard alone and by touch alone: scanning, typing, lines, keys, words.
#include "tests/gui/selling/window_bench.h"

#include <QAccessible>
#include <QTableView>

using namespace kazasu;
using namespace kazasu::app;
using namespace kazasu::test;

class WindowTest : public WindowBench {
    Q_OBJECT

private Q_SLOTS:
    void init() { openWindow(); }
    void cleanup() { closeWindow(); }

    void aFastLineIsAScan();
    void aSlowLineIsTyped();
    void aSettlementCodeKeepsItsInnerSpaces();
    void controlCharactersAreIgnored();
    void aScannerSignalIsAScanWhateverStandsInTheField();
    void aMultiplierBeforeAScanCounts();
    void everyFunctionHasItsKey();
    void theFieldKeepsTheKeyboardWhenKeysAreTapped();
    void voidingTheSaleAsksInPlaceFirst();
    void anythingElseKeepsTheSale();
    void linesAreChosenByArrows();
    void searchingAddsTheChosenItem();
    void theLanguageSwitchesWhileSelling();
    void anErrorSaysWhatToDo();
    void controlsHaveNames();
    void aNarrowStripKeepsEveryFigure();
    void noFKeyTouchesTheWordBelowIt();
};

namespace {

/// Everything at once that the strip can have to say.
api::StatusView worstStatus() {
    auto status = sampleStatus();
    status.center = api::ConnectionState::Offline;
    status.offline.acceptsBound = status.offline.acceptsUnbound = true;
    status.offline.secondsLeft = 47 * 60;
    status.offline.bound = {200, Money::yen(1'214'860), 200, Money::yen(3'000'000)};
    status.offline.unbound = {12, Money::yen(9'480), 50, Money::yen(30'000)};
    status.unsentRecords = 149;
    status.paymentsInDoubt = 12;
    status.isPrinterReady = false;
    return status;
}

/// Rows from the first that holds ink to the next that holds none.
int heightOfFirstInk(const QImage& picture) {
    const auto hasInk = [&picture](int y) {
        const int paper = picture.pixelColor(0, y).lightness();
        for (int x = 0; x < picture.width(); ++x)
            if (std::abs(picture.pixelColor(x, y).lightness() - paper) > 40) return true;
        return false;
    };
    int top = 0;
    while (top < picture.height() && !hasInk(top)) ++top;
    int bottom = top;
    while (bottom < picture.height() && hasInk(bottom)) ++bottom;
    return bottom - top;
}

}  // namespace

void WindowTest::aFastLineIsAScan() {
    typeLine(QStringLiteral("4901234567894"), 3);
    QCOMPARE(m_till->asked, Asked{"scan 4901234567894"});
    QVERIFY(text("messageHappened").contains(QStringLiteral("4901234567894")));
    QVERIFY(field()->text().isEmpty());
}

void WindowTest::aSlowLineIsTyped() {
    typeLine(QStringLiteral("3*4901234567894"), 140);
    QCOMPARE(m_till->asked, Asked{"enter 3*4901234567894"});
}

void WindowTest::aSettlementCodeKeepsItsInnerSpaces() {
    typeLine(QStringLiteral("KZ1:6BF+70%8 -D0 .GG/2  X "), 2);
    QCOMPARE(m_till->asked, Asked{"scan KZ1:6BF+70%8 -D0 .GG/2  X "});
}

void WindowTest::controlCharactersAreIgnored() {
    sendKey(field(), Qt::Key_BracketRight, QStringLiteral("\x1d"), 1'000);
    sendKey(field(), 0, QStringLiteral("\x02"), 1'001);
    QVERIFY(field()->text().isEmpty());
    typeLine(QStringLiteral("49012345"), 2);
    QCOMPARE(m_till->asked, Asked{"scan 49012345"});
}

void WindowTest::aScannerSignalIsAScanWhateverStandsInTheField() {
    typeLine(QString(), 1);
    field()->typeText(QStringLiteral("12"));
    m_window->desk().labelScanned("4901234567894");
    QCOMPARE(m_till->asked, Asked{"scan 4901234567894"});
    QCOMPARE(field()->text(), QStringLiteral("12"));
}

void WindowTest::aMultiplierBeforeAScanCounts() {
    field()->typeText(QStringLiteral("3*"));
    m_window->desk().labelScanned("4901234567894");
    QCOMPARE(m_till->asked, Asked{"enter 3*4901234567894"});
    QVERIFY(field()->text().isEmpty());
}

void WindowTest::everyFunctionHasItsKey() {
    say(sampleSale());
    press(Qt::Key_F4);
    field()->typeText(QStringLiteral("7"));
    press(Qt::Key_F5);
    QCOMPARE(m_till->asked, (Asked{"void line 6", "quantity 6 7"}));
    for (const auto& [key, page] : {std::pair{Qt::Key_F1, Page::Help},
                                    {Qt::Key_F2, Page::Search},
                                    {Qt::Key_F3, Page::Status},
                                    {Qt::Key_F8, Page::Cash},
                                    {Qt::Key_F9, Page::Papers},
                                    {Qt::Key_F12, Page::Phone}}) {
        press(key);
        QCOMPARE(m_window->desk().shown().page(), page);
        press(Qt::Key_Escape);
        QCOMPARE(m_window->desk().shown().page(), Page::Selling);
    }
    press(Qt::Key_F5);
    QCOMPARE(m_window->desk().shown().entryMode(), EntryMode::Quantity);
    typeLine(QStringLiteral("12"), 200);
    QCOMPARE(m_till->asked.back(), std::string("quantity 6 12"));
}

void WindowTest::theFieldKeepsTheKeyboardWhenKeysAreTapped() {
    say(sampleSale());
    for (const char* name :
         {"helpKey", "backKey", "searchKey", "backKey", "cashKey", "backKey", "payKey", "backKey"}) {
        tap(name);
        QVERIFY2(field()->hasFocus(), name);
    }
    for (const auto* key : m_window->findChildren<QAbstractButton*>())
        QCOMPARE(key->focusPolicy(), Qt::NoFocus);
    tapDigits(QStringLiteral("45"));
    QCOMPARE(field()->text(), QStringLiteral("45"));
    QVERIFY(field()->hasFocus());
}

void WindowTest::voidingTheSaleAsksInPlaceFirst() {
    say(sampleSale());
    tap("voidSaleKey");
    QVERIFY(m_till->asked.empty());
    QVERIFY(text("messageHappened").contains(QStringLiteral("11 items")));
    QVERIFY(QApplication::activeModalWidget() == nullptr);
    tap("confirmVoidSale");
    QCOMPARE(m_till->asked, Asked{"void sale"});
}

void WindowTest::anythingElseKeepsTheSale() {
    say(sampleSale());
    press(Qt::Key_F6);
    press(Qt::Key_Escape);
    press(Qt::Key_F6);
    press(Qt::Key_F5);
    press(Qt::Key_F6);
    QVERIFY(m_till->asked.empty());
    press(Qt::Key_F6);
    QCOMPARE(m_till->asked, Asked{"void sale"});
}

void WindowTest::linesAreChosenByArrows() {
    say(sampleSale());
    press(Qt::Key_Up);
    press(Qt::Key_F4);
    QCOMPARE(m_till->asked, Asked{"void line 5"});
    const auto* table = m_window->findChild<QTableView*>();
    QCOMPARE(table->selectionModel()->selectedRows().size(), 1);
    press(Qt::Key_Escape);
    QCOMPARE(m_window->desk().shown().targetLine(), 6);
}

void WindowTest::searchingAddsTheChosenItem() {
    press(Qt::Key_F2);
    field()->typeText(QStringLiteral("たま"));
    QCoreApplication::processEvents();
    QCOMPARE(m_window->desk().shown().foundItems().size(), std::size_t{2});
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    QCOMPARE(m_till->asked, Asked{"enter 4901000000603"});
    QCOMPARE(m_window->desk().shown().page(), Page::Selling);
    QVERIFY(field()->text().isEmpty());
}

void WindowTest::theLanguageSwitchesWhileSelling() {
    say(sampleSale());
    QCOMPARE(text("itemCount"), QStringLiteral("11 items"));
    tap("languageKey");
    QCOMPARE(text("itemCount"), QStringLiteral("11点"));
    QCOMPARE(text("messageHappened"), QStringLiteral("読み取り：卵 10個 × 1"));
    press(Qt::Key_F10);
    QCOMPARE(text("itemCount"), QStringLiteral("11 items"));
    QVERIFY(field()->hasFocus());
}

void WindowTest::anErrorSaysWhatToDo() {
    say(api::NoticeView{Error{ErrorCode::SaleItemUnknown, "internal detail"}, "4909999999999"});
    QVERIFY(text("messageHappened").contains(QStringLiteral("4909999999999")));
    QVERIFY(text("messageNext").contains(QStringLiteral("F2")));
    QVERIFY(!text("messageHappened").contains(QStringLiteral("internal detail")));
}

void WindowTest::controlsHaveNames() {
    say(sampleSale());
    QVERIFY(!field()->accessibleName().isEmpty());
    for (const auto* key : m_window->findChildren<QAbstractButton*>()) {
        auto* accessible = QAccessible::queryAccessibleInterface(const_cast<QAbstractButton*>(key));
        QVERIFY(accessible != nullptr);
        if (key->inherits("kazasu::app::KeyButton"))
            QVERIFY2(!accessible->text(QAccessible::Name).isEmpty(), qPrintable(key->objectName()));
    }
    const auto* table = m_window->findChild<QTableView*>();
    QVERIFY(!table->accessibleName().isEmpty());
    QCOMPARE(table->model()->rowCount(), 6);
}

void WindowTest::aNarrowStripKeepsEveryFigure() {
    m_window->resize(1024, 768);
    m_window->desk().setScannerMissing(true);
    say(worstStatus());
    for (const char* language : {"en", "ja"}) {
        QVERIFY(m_language->install(QLatin1String(language)));
        QCoreApplication::processEvents();
        QString seen;
        for (const auto* key :
             m_window->findChild<QWidget*>(QStringLiteral("strip"))->findChildren<KeyButton*>()) {
            if (!key->isVisible() || key->objectName() == QLatin1String("personKey")) continue;
            QVERIFY2(key->width() >= key->sizeHint().width(), qPrintable(key->text()));
            QVERIFY(m_window->rect().contains(QRect(key->mapTo(m_window.get(), QPoint()), key->size())));
            seen += key->text() + QLatin1Char('|');
        }
        for (const char* figure : {"47", "¥1,224,340", "149", "12"})
            QVERIFY2(seen.contains(QString::fromUtf8(figure)), qPrintable(seen));
    }
}

void WindowTest::noFKeyTouchesTheWordBelowIt() {
    m_window->resize(1024, 768);
    say(sampleSale());
    for (const char* language : {"en", "ja"}) {
        QVERIFY(m_language->install(QLatin1String(language)));
        QCoreApplication::processEvents();
        for (const char* name :
             {"helpKey", "searchKey", "voidLineKey", "quantityKey", "voidSaleKey", "parkKey", "receiptsKey",
              "cashKey", "statesKey", "shiftKey", "discountKey", "returnKey"}) {
            auto* key = m_window->findChild<KeyButton*>(QLatin1String(name));
            const int tagWidth = m_look->px(26), inset = m_look->px(8);
            const QRect corner(key->width() - inset - tagWidth, 2, tagWidth, key->height() - 4);
            const int height = heightOfFirstInk(key->grab(corner).toImage());
            QVERIFY2(height > 0 && height <= m_look->px(15), name);
        }
    }
}

QTEST_MAIN(WindowTest)
#include "test_window.moc"
