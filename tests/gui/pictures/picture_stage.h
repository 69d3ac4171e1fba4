// The stage of a picture: a cashier's window in one size, theme and language, with a till, shifts and people
// behind it that follow the test.
#pragma once

#include "app/cashier_window.h"
#include "tests/gui/pictures/picture_checks.h"
#include "tests/support/sample_views.h"
#include "tests/support/scripted_people.h"
#include "tests/support/scripted_shifts.h"
#include "tests/support/scripted_till.h"

#include <memory>

namespace kazasu::test {

inline constexpr QSize kUsualScreen(1366, 768);
inline constexpr QSize kSmallScreen(1024, 768);
inline constexpr QSize kLargeScreen(1920, 1080);

inline void addPictureColumns() {
    QTest::addColumn<int>("scene");
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("isDark");
    QTest::addColumn<QSize>("size");
}

/// Named like the picture's file: scene-ja-dark-1366.
inline void addPicture(const char* name, int scene, const char* language, bool isDark, QSize size) {
    const QByteArray row = QByteArray(name) + '-' + language + (isDark ? "-dark-" : "-light-") +
                           QByteArray::number(size.width());
    QTest::newRow(row.constData()) << scene << QString::fromLatin1(language) << isDark << size;
}

/// What a panel is looked at in: both languages, both themes, both usual sizes.
inline void addPanelPictures(const char* name, int scene) {
    addPicture(name, scene, "ja", false, kUsualScreen);
    addPicture(name, scene, "en", true, kUsualScreen);
    addPicture(name, scene, "en", false, kSmallScreen);
    addPicture(name, scene, "ja", false, kSmallScreen);
}

class PictureStage {
public:
    /// Of the current row.
    PictureStage() {
        QFETCH(const int, scene);
        QFETCH(const QString, language);
        QFETCH(const bool, isDark);
        QFETCH(const QSize, size);
        m_scene = static_cast<std::size_t>(scene);
        m_size = size;
        till.items = sampleItems();
        till.status = sampleStatus();
        till.sale = emptySale();
        m_look = std::make_unique<app::Look>(app::builtInPalettes(),
                                             isDark ? app::Theme::Dark : app::Theme::Light);
        QVERIFY(m_words.install(language));
        m_window = std::make_unique<app::CashierWindow>(till, shifts, people, m_clock, *m_look, m_words);
        m_window->resize(size);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        settle();
    }

    [[nodiscard]] std::size_t scene() const { return m_scene; }
    [[nodiscard]] app::CashierWindow& window() { return *m_window; }
    /// What was said reaches the window in one turn of the event loop, what that makes it do in the next.
    static void settle() {
        QCoreApplication::processEvents();
        QCoreApplication::processEvents();
    }
    void keepAndCheck() {
        settle();
        keepPicture(*m_window, m_size);
        checkNothingIsClipped(*m_window, *m_look);
    }

    ScriptedTill till;
    ScriptedShifts shifts;
    ScriptedPeople people;

private:
    std::size_t m_scene = 0;
    QSize m_size;
    ManualClock m_clock;
    std::unique_ptr<app::Look> m_look;
    app::Language m_words;
    std::unique_ptr<app::CashierWindow> m_window;
};

}  // namespace kazasu::test
