// The window on a scripted till, and a cashier's hands: fast and slow typing, keys, taps.
#pragma once

#include "app/cashier_window.h"
#include "app/input/entry_field.h"
#include "app/views/key_button.h"
#include "app/views/keypad.h"
#include "tests/support/sample_views.h"
#include "tests/support/scripted_people.h"
#include "tests/support/scripted_shifts.h"
#include "tests/support/scripted_till.h"

#include <QLabel>
#include <QtTest>

#include <memory>

namespace kazasu::test {

using namespace kazasu::app;

using Asked = std::vector<std::string>;

inline void sendKey(QWidget* widget, int key, const QString& text, quint64 timestamp) {
    QKeyEvent event(QEvent::KeyPress, key, Qt::NoModifier, text);
    event.setTimestamp(timestamp);
    QCoreApplication::sendEvent(widget, &event);
}

class WindowBench : public QObject {
protected:
    void openWindow() {
        m_till = std::make_unique<ScriptedTill>();
        m_till->items = sampleItems();
        m_till->status = sampleStatus();
        m_till->sale = emptySale();
        m_clock = std::make_unique<ManualClock>();
        m_look = std::make_unique<Look>(builtInPalettes());
        m_language = std::make_unique<Language>();
        QVERIFY(m_language->install(QStringLiteral("en")));
        m_shifts = std::make_unique<ScriptedShifts>();
        m_window =
            std::make_unique<CashierWindow>(*m_till, *m_shifts, m_people, *m_clock, *m_look, *m_language);
        m_window->resize(1366, 768);  // the offscreen screen is smaller than a till
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QCoreApplication::processEvents();
    }
    void closeWindow() {
        m_window.reset();
        m_language.reset();
    }
    [[nodiscard]] EntryField* field() const { return m_window->findChild<EntryField*>(); }
    [[nodiscard]] QString text(const char* name) const {
        const auto* label = m_window->findChild<QLabel*>(QLatin1String(name));
        return label == nullptr ? QString() : label->text();
    }
    void typeLine(const QString& line, int gapMs) {
        quint64 now = 5'000;
        for (const QChar letter : line) sendKey(field(), 0, letter, now += static_cast<quint64>(gapMs));
        sendKey(field(), Qt::Key_Return, QStringLiteral("\r"), now + static_cast<quint64>(gapMs));
        QCoreApplication::processEvents();
    }
    void press(int key) {
        QTest::keyClick(field(), static_cast<Qt::Key>(key));
        QCoreApplication::processEvents();
    }
    void tap(const char* name) {
        QWidget* key = nullptr;
        for (auto* candidate : m_window->findChildren<QWidget*>(QLatin1String(name)))
            if (candidate->isVisible()) key = candidate;
        QVERIFY2(key != nullptr, name);
        QTest::mouseClick(key, Qt::LeftButton);
        QCoreApplication::processEvents();
    }
    void tapDigits(const QString& digits) {
        Keypad* keypad = nullptr;
        for (auto* candidate : m_window->findChildren<Keypad*>())
            if (candidate->isVisible()) keypad = candidate;
        QVERIFY(keypad != nullptr);
        for (const QChar digit : digits)
            for (auto* key : keypad->findChildren<KeyButton*>())
                if (key->text() == QString(digit)) QTest::mouseClick(key, Qt::LeftButton);
        QCoreApplication::processEvents();
    }
    template <class View>
    void say(const View& view) {
        m_till->say(view);
        QCoreApplication::processEvents();
    }

    std::unique_ptr<ScriptedTill> m_till;
    std::unique_ptr<ScriptedShifts> m_shifts;
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<Look> m_look;
    std::unique_ptr<Language> m_language;
    ScriptedPeople m_people;
    std::unique_ptr<CashierWindow> m_window;
};

}  // namespace kazasu::test
