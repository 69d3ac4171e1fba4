// The window by keyboard alone and by touch alone, with a scripted till: what is asked of the till, and what
// is shown.
#include "app/amount_text.h"
#include "app/cashier_window.h"
#include "app/input/entry_field.h"
#include "app/views/key_button.h"
#include "app/views/keypad.h"
#include "tests/support/sample_views.h"
#include "tests/support/scripted_till.h"

#include <QAccessible>
#include <QLabel>
#include <QTableView>
#include <QtTest>

#include <memory>

using namespace kazasu;
using namespace kazasu::app;
using namespace kazasu::test;

namespace {

using Asked = std::vector<std::string>;

void sendKey(QWidget* widget, int key, const QString& text, quint64 timestamp) {
    QKeyEvent event(QEvent::KeyPress, key, Qt::NoModifier, text);
    event.setTimestamp(timestamp);
    QCoreApplication::sendEvent(widget, &event);
}

}  // namespace

class WindowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void aFastLineIsAScan();
    void aSlowLineIsTyped();
    void aSettlementCodeKeepsItsInnerSpaces();
    void controlCharactersAreIgnored();
    void aScanWhileTakingCashIsNoAmount();
    void aScannerSignalIsAScanWhateverStandsInTheField();
    void aMultiplierBeforeAScanCounts();
    void everyFunctionHasItsKey();
    void theFieldKeepsTheKeyboardWhenKeysAreTapped();
    void voidingTheSaleAsksInPlaceFirst();
    void anythingElseKeepsTheSale();
    void linesAreChosenByArrows();
    void cashIsTakenByKeyboard();
    void cashIsTakenByTouch();
    void anAmountThatIsNoneIsSaid();
    void theChangeStaysUntilTheNextScan();
    void aPhonePaymentShowsEachState();
    void waitingCanBeStopped();
    void parkingIsOnlyForDoubt();
    void searchingAddsTheChosenItem();
    void theLanguageSwitchesWhileSelling();
    void anErrorSaysWhatToDo();
    void aPaymentCodeIsNotShown();
    void controlsHaveNames();

private:
    [[nodiscard]] EntryField* field() const { return m_window->findChild<EntryField*>(); }
    [[nodiscard]] QString text(const char* name) const {
        const auto* label = m_window->findChild<QLabel*>(QLatin1String(name));
        return label == nullptr ? QString() : label->text();
    }
    void typeLine(const QString& line, int gapMs);
    void press(int key) {
        QTest::keyClick(field(), static_cast<Qt::Key>(key));
        QCoreApplication::processEvents();
    }
    void tap(const char* name);
    void tapDigits(const QString& digits);
    template <class View>
    void say(const View& view) {
        m_till->say(view);
        QCoreApplication::processEvents();
    }

    std::unique_ptr<ScriptedTill> m_till;
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<Look> m_look;
    std::unique_ptr<Language> m_language;
    std::unique_ptr<CashierWindow> m_window;
};

void WindowTest::init() {
    m_till = std::make_unique<ScriptedTill>();
    m_till->items = sampleItems();
    m_till->status = sampleStatus();
    m_till->sale = emptySale();
    m_clock = std::make_unique<ManualClock>();
    m_look = std::make_unique<Look>(builtInPalettes());
    m_language = std::make_unique<Language>();
    QVERIFY(m_language->install(QStringLiteral("en")));
    m_window = std::make_unique<CashierWindow>(*m_till, *m_clock, *m_look, *m_language);
    m_window->resize(1366, 768);  // the offscreen screen is smaller than a till
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QCoreApplication::processEvents();
}

void WindowTest::cleanup() {
    m_window.reset();
    m_language.reset();
}

void WindowTest::typeLine(const QString& line, int gapMs) {
    quint64 now = 5'000;
    for (const QChar letter : line) sendKey(field(), 0, letter, now += static_cast<quint64>(gapMs));
    sendKey(field(), Qt::Key_Return, QStringLiteral("\r"), now + static_cast<quint64>(gapMs));
    QCoreApplication::processEvents();
}

void WindowTest::tap(const char* name) {
    QWidget* key = nullptr;
    for (auto* candidate : m_window->findChildren<QWidget*>(QLatin1String(name)))
        if (candidate->isVisible()) key = candidate;
    QVERIFY2(key != nullptr, name);
    QTest::mouseClick(key, Qt::LeftButton);
    QCoreApplication::processEvents();
}

void WindowTest::tapDigits(const QString& digits) {
    Keypad* keypad = nullptr;
    for (auto* candidate : m_window->findChildren<Keypad*>())
        if (candidate->isVisible()) keypad = candidate;
    QVERIFY(keypad != nullptr);
    for (const QChar digit : digits)
        for (auto* key : keypad->findChildren<KeyButton*>())
            if (key->text() == QString(digit)) QTest::mouseClick(key, Qt::LeftButton);
    QCoreApplication::processEvents();
}

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

void WindowTest::aScanWhileTakingCashIsNoAmount() {
    say(sampleSale());
    press(Qt::Key_F8);
    typeLine(QStringLiteral("4901234567894"), 3);
    QCOMPARE(m_till->asked, Asked{"scan 4901234567894"});
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
    press(Qt::Key_F9);
    QCOMPARE(m_till->asked, (Asked{"void line 6", "quantity 6 7", "reprint"}));
    for (const auto& [key, page] : {std::pair{Qt::Key_F1, Page::Help},
                                    {Qt::Key_F2, Page::Search},
                                    {Qt::Key_F3, Page::Status},
                                    {Qt::Key_F8, Page::Cash},
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
    press(Qt::Key_F9);
    press(Qt::Key_F6);
    QCOMPARE(m_till->asked, Asked{"reprint"});
    press(Qt::Key_F6);
    QCOMPARE(m_till->asked, (Asked{"reprint", "void sale"}));
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

void WindowTest::cashIsTakenByKeyboard() {
    say(sampleSale());
    press(Qt::Key_F8);
    for (const QChar digit : QStringLiteral("5000")) sendKey(field(), 0, digit, 0);
    QCOMPARE(text("changePreview"), QStringLiteral("¥2,645"));
    press(Qt::Key_Return);
    QCOMPARE(m_till->asked, Asked{"cash 5000"});
}

void WindowTest::cashIsTakenByTouch() {
    say(sampleSale());
    tap("cashKey");
    tapDigits(QStringLiteral("2400"));
    tap("takeCashKey");
    QCOMPARE(m_till->asked, Asked{"cash 2400"});
}

void WindowTest::anAmountThatIsNoneIsSaid() {
    say(sampleSale());
    press(Qt::Key_F8);
    press(Qt::Key_Return);
    QCOMPARE(text("messageHappened"), QStringLiteral("How much did the customer give?"));
    typeLine(QStringLiteral("99999999999999"), 200);
    QVERIFY(text("messageHappened").contains(QStringLiteral("cannot be used")));
    QVERIFY(m_till->asked.empty());
}

void WindowTest::theChangeStaysUntilTheNextScan() {
    auto sale = sampleSale();
    say(sale);
    sale.phase = api::SalePhase::Completed;
    say(sale);
    say(api::CompletedView{sale.id, "02-000001", sale.total, Money::yen(645), true, {}});
    say(emptySale(2));
    QCOMPARE(text("change"), QStringLiteral("¥645"));
    QCOMPARE(text("total"), QStringLiteral("¥2,355"));
    QCOMPARE(m_window->desk().shown().page(), Page::Completed);
    auto next = emptySale(2);
    addLine(next, sampleItems()[1]);
    say(next);
    QCOMPARE(m_window->desk().shown().page(), Page::Selling);
    QCOMPARE(text("total"), QStringLiteral("¥298"));
}

void WindowTest::aPhonePaymentShowsEachState() {
    say(sampleSale());
    api::SettlementView settlement;
    settlement.amount = Money::yen(2'355);
    settlement.phase = api::SettlementPhase::Checking;
    settlement.secondsLeft = 30;
    say(settlement);
    QCOMPARE(m_window->desk().shown().page(), Page::Phone);
    QVERIFY(text("phoneSentence").contains(QStringLiteral("Checking")));
    QVERIFY(text("phoneNext").contains(QStringLiteral("30 seconds")));
    settlement.phase = api::SettlementPhase::Refused;
    settlement.error = Error{ErrorCode::CodeAlreadyUsed};
    say(settlement);
    QVERIFY(text("phoneSentence").contains(QStringLiteral("already used")));
    QVERIFY(text("phoneNext").contains(QStringLiteral("new code")));
    settlement.phase = api::SettlementPhase::Accepted;
    settlement.error.reset();
    settlement.returned = Money::yen(100);
    auto paid = sampleSale();
    paid.tendered = paid.total;
    addUp(paid);
    say(paid);
    say(settlement);
    QVERIFY(text("phoneSentence").contains(QStringLiteral("¥2,355")));
    QVERIFY(text("phoneNext").contains(QStringLiteral("¥100")));
}

void WindowTest::waitingCanBeStopped() {
    say(sampleSale());
    api::SettlementView settlement;
    settlement.phase = api::SettlementPhase::Checking;
    say(settlement);
    press(Qt::Key_Escape);
    QCOMPARE(m_till->asked, Asked{"cancel"});
    press(Qt::Key_F8);
    QVERIFY(text("messageHappened").contains(QStringLiteral("being checked")));
}

void WindowTest::parkingIsOnlyForDoubt() {
    say(sampleSale());
    press(Qt::Key_F7);
    QVERIFY(m_till->asked.empty());
    QVERIFY(text("messageHappened").contains(QStringLiteral("nothing to park")));
    api::SettlementView settlement;
    settlement.phase = api::SettlementPhase::InDoubt;
    say(settlement);
    QVERIFY(text("phoneNext").contains(QStringLiteral("Do not charge again")));
    press(Qt::Key_F7);
    QCOMPARE(m_till->asked, Asked{"park"});
    QCOMPARE(m_window->desk().shown().page(), Page::Selling);
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

void WindowTest::aPaymentCodeIsNotShown() {
    m_window->desk().labelScanned("KZ1:SECRET0123456789");
    for (const auto* label : m_window->findChildren<QLabel*>())
        QVERIFY(!label->text().contains(QStringLiteral("SECRET")));
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

QTEST_MAIN(WindowTest)
#include "test_window.moc"
