// A bar code may make a keyboard wedge press any key there is (Code 128 holds all of ASCII, and scanners know
// codes for function keys): in the middle of a scan and right behind it none of them does anything.
#include "tests/gui/selling/window_bench.h"

#include <QShortcut>

using namespace kazasu;
using namespace kazasu::app;
using namespace kazasu::test;

namespace {

const QString kLabel = QStringLiteral("4901234567894");
constexpr quint64 kWedgeGapMs = 3;
constexpr quint64 kPersonGapMs = 150;

struct KeyStroke {
    int key;
    Qt::KeyboardModifiers modifiers;
    QString text;
};

/// As a wedge presses what is no letter: control characters as Ctrl and a letter, some as keys of their own.
QList<KeyStroke> strokesOfControlCharacter(int character) {
    const QString text(QChar(static_cast<char16_t>(character)));
    QList<KeyStroke> strokes{{'@' + character, Qt::ControlModifier, text}};
    if (character == 0x08) strokes << KeyStroke{Qt::Key_Backspace, Qt::NoModifier, text};
    if (character == 0x09) strokes << KeyStroke{Qt::Key_Tab, Qt::NoModifier, text};
    if (character == 0x1B) strokes << KeyStroke{Qt::Key_Escape, Qt::NoModifier, text};
    return strokes;
}

}  // namespace

class WedgeTest : public WindowBench {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { openWindow(); }
    void init() {
        say(sampleSale());
        m_till->asked.clear();
        m_page = m_window->desk().shown().page();
        m_droppedBefore = field()->droppedKeys();
        m_now += 1'000;
    }
    void cleanup() { field()->clear(); }
    void cleanupTestCase() { closeWindow(); }

    void aKeyInsideAScanDoesNothing_data() { addStrokes(); }
    void aKeyInsideAScanDoesNothing();
    void aKeyRightBehindAScanDoesNothing_data() { addStrokes(); }
    void aKeyRightBehindAScanDoesNothing();
    void noShortcutHearsOfAKeyInsideAScan();
    void aPersonsKeysStillWork();
    void aGroupSeparatorLeavesTheScanWhole();

private:
    void addStrokes();
    void send(const KeyStroke& stroke) {
        for (const auto type : {QEvent::ShortcutOverride, QEvent::KeyPress}) {
            QKeyEvent event(type, stroke.key, stroke.modifiers, stroke.text);
            event.setTimestamp(m_now);
            QCoreApplication::sendEvent(QApplication::focusWidget(), &event);
            if (type == QEvent::KeyPress) QCoreApplication::processEvents();
        }
    }
    void sendText(const QString& text) {
        for (const QChar letter : text) {
            m_now += kWedgeGapMs;
            send({0, Qt::NoModifier, letter});
        }
    }
    void sendEnter() {
        m_now += kWedgeGapMs;
        send({Qt::Key_Return, Qt::NoModifier, QStringLiteral("\r")});
    }
    [[nodiscard]] KeyStroke fetched() const {
        QFETCH(const int, key);
        QFETCH(const int, modifiers);
        QFETCH(const QString, text);
        return {key, static_cast<Qt::KeyboardModifiers>(modifiers), text};
    }
    void verifyNothingHappenedBut(const Asked& asked) {
        QCOMPARE(m_till->asked, asked);
        QCOMPARE(m_window->desk().shown().page(), m_page);
        QCOMPARE(QApplication::focusWidget(), static_cast<QWidget*>(field()));
        QVERIFY(m_window->isVisible() && m_window->isActiveWindow());
        QVERIFY(field()->text().isEmpty());
        QCOMPARE(m_language->name(), QStringLiteral("en"));
    }

    quint64 m_now = 10'000;
    Page m_page{};
    int m_droppedBefore = 0;
};

void WedgeTest::addStrokes() {
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("modifiers");
    QTest::addColumn<QString>("text");
    const auto row = [](const QByteArray& name, const KeyStroke& stroke) {
        QTest::newRow(name.constData()) << stroke.key << static_cast<int>(stroke.modifiers) << stroke.text;
    };
    for (int character = 0; character < 0x20; ++character) {
        if (character == '\r' || character == '\n') continue;  // these end a scan
        int form = 0;
        for (const auto& stroke : strokesOfControlCharacter(character))
            row("0x" + QByteArray::number(character, 16) + (form++ > 0 ? " as a key" : ""), stroke);
    }
    for (int number = 1; number <= 12; ++number)
        row("F" + QByteArray::number(number), {Qt::Key_F1 + number - 1, Qt::NoModifier, {}});
    row("Alt+F4", {Qt::Key_F4, Qt::AltModifier, {}});
    row("Ctrl+Alt+T", {Qt::Key_T, Qt::ControlModifier | Qt::AltModifier, QStringLiteral("t")});
    row("Win+R", {Qt::Key_R, Qt::MetaModifier, QStringLiteral("r")});
    row("Ctrl+Q", {Qt::Key_Q, Qt::ControlModifier, QStringLiteral("\x11")});
    row("Ctrl+Alt+Delete", {Qt::Key_Delete, Qt::ControlModifier | Qt::AltModifier, {}});
    row("Shift+Tab", {Qt::Key_Backtab, Qt::ShiftModifier, {}});
    for (const int key : {Qt::Key_Up, Qt::Key_Down, Qt::Key_Left, Qt::Key_Home, Qt::Key_Delete, Qt::Key_Menu,
                          Qt::Key_Help, Qt::Key_Print})
        row("key 0x" + QByteArray::number(key, 16), {key, Qt::NoModifier, {}});
}

void WedgeTest::aKeyInsideAScanDoesNothing() {
    sendText(kLabel.left(5));
    m_now += kWedgeGapMs;
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("a scan pressed key")));
    send(fetched());
    sendText(kLabel.mid(5));
    sendEnter();
    verifyNothingHappenedBut({"scan " + kLabel.toStdString()});
    QCOMPARE(field()->droppedKeys(), m_droppedBefore + 1);
}

void WedgeTest::aKeyRightBehindAScanDoesNothing() {
    sendText(kLabel);
    sendEnter();
    m_now += kWedgeGapMs;
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("a scan pressed key")));
    send(fetched());
    verifyNothingHappenedBut({"scan " + kLabel.toStdString()});
    QCOMPARE(field()->droppedKeys(), m_droppedBefore + 1);
}

void WedgeTest::noShortcutHearsOfAKeyInsideAScan() {
    QShortcut shortcut(QKeySequence(QStringLiteral("Ctrl+Q")), m_window.get());
    int pressed = 0;
    connect(&shortcut, &QShortcut::activated, this, [&pressed] { ++pressed; });
    QTest::keyClick(field(), Qt::Key_Q, Qt::ControlModifier);
    QCOMPARE(pressed, 1);  // it is one that works
    sendText(kLabel);
    m_now += kWedgeGapMs;
    QKeyEvent event(QEvent::ShortcutOverride, Qt::Key_Q, Qt::ControlModifier, QStringLiteral("\x11"));
    event.setTimestamp(m_now);
    event.ignore();
    QCoreApplication::sendEvent(field(), &event);
    QVERIFY(event.isAccepted());  // so that Qt asks no shortcut, but sends the key here
}

void WedgeTest::aPersonsKeysStillWork() {
    sendText(kLabel);
    sendEnter();
    m_now += kPersonGapMs;
    send({Qt::Key_F1, Qt::NoModifier, {}});
    QCOMPARE(m_window->desk().shown().page(), Page::Help);
    m_now += kPersonGapMs;
    send({Qt::Key_Escape, Qt::NoModifier, {}});
    QCOMPARE(m_window->desk().shown().page(), m_page);
    for (const QChar letter : QStringLiteral("12")) {
        m_now += kPersonGapMs;
        send({0, Qt::NoModifier, letter});
    }
    m_now += kPersonGapMs;
    send({Qt::Key_Backspace, Qt::NoModifier, QStringLiteral("\b")});
    QCOMPARE(field()->text(), QStringLiteral("1"));
    QCOMPARE(field()->droppedKeys(), m_droppedBefore);
}

void WedgeTest::aGroupSeparatorLeavesTheScanWhole() {
    sendText(QStringLiteral("]C10104901234567894"));
    m_now += kWedgeGapMs;
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("a scan pressed key")));
    send({Qt::Key_BracketRight, Qt::ControlModifier, QStringLiteral("\x1d")});
    sendText(QStringLiteral("10AB"));
    sendEnter();
    QCOMPARE(m_till->asked, Asked{"scan ]C1010490123456789410AB"});
}

QTEST_MAIN(WedgeTest)
#include "test_wedge.moc"
