// CashierWindow: the whole screen of a till. Left the scan field, the lines and the total; right the keys or
// a panel; on top the small states. It arranges the views and hands them the keyboard; the desk decides.
#pragma once

#include "app/cashier_desk.h"
#include "app/language.h"
#include "app/look/look.h"
#include "app/people_desk.h"
#include "core/time.h"

#include <QImage>
#include <QPolygonF>
#include <QStackedWidget>
#include <QWidget>

namespace kazasu::app {

class CameraView;
class EntryBar;
class GrantPage;
class Keypad;
class PhonePage;
class SignInPage;
class TextPad;

class CashierWindow : public QWidget {
    Q_OBJECT

public:
    /// The till, its shifts, the shop's people, the clock, the look and the language outlive the window.
    CashierWindow(api::Till& till, api::Shifts& shifts, api::People& people, Clock& clock, Look& look,
                  Language& language, QWidget* parent = nullptr);

    [[nodiscard]] CashierDesk& desk() { return m_desk; }
    [[nodiscard]] PeopleDesk& people() { return m_people; }
    /// What a camera that is a scanner sees, with outlines in the picture's pixels; an empty picture when it
    /// sees nothing any more.
    void showCamera(const QImage& picture, const QList<QPolygonF>& outlines);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    [[nodiscard]] QWidget* makeLeft();
    [[nodiscard]] QWidget* makeHead(QWidget* left);
    [[nodiscard]] QWidget* makeRight();
    void join(Keypad* keypad);
    void join(TextPad* pad);
    void chooseCamera();
    void showPage();
    void showPeople();
    /// Whether the key was one of those that work while nobody is signed in.
    bool pressWhileCovered(int key);
    void applyLook();
    void retranslate();

    Look& m_look;
    Language& m_language;
    CashierDesk m_desk;
    PeopleDesk m_people;
    EntryBar* m_entry = nullptr;
    CameraView* m_camera = nullptr;
    PhonePage* m_phone = nullptr;
    QWidget* m_left = nullptr;
    QWidget* m_right = nullptr;
    QStackedWidget* m_pages = nullptr;
    QStackedWidget* m_cover = nullptr;  // the selling screen, or what hides it
    SignInPage* m_signIn = nullptr;
    GrantPage* m_grant = nullptr;
};

}  // namespace kazasu::app
