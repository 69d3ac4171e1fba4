// PhonePage: paying by a phone's screen: the amount, the drawing, and one sentence for each state with what
// to do.
#pragma once

#include "app/views/camera_view.h"
#include "app/views/page_frame.h"
#include "app/views/phone_drawing.h"

#include <QLabel>
#include <QTimer>

namespace kazasu::app {

class PhonePage : public PageFrame {
    Q_OBJECT

public:
    PhonePage(const Look& look, CashierDesk& desk, QWidget* parent = nullptr);

    /// As CashierWindow::showCamera: it takes the drawing's place while a phone is waited for.
    void showCamera(const QImage& picture, const QList<QPolygonF>& outlines);
    [[nodiscard]] bool showsCamera() const { return !m_camera->isHidden(); }

protected:
    void retranslate() override;

private:
    struct Words {
        PhoneDrawing::State state;
        QString sentence;
        QString next;
        QString number;
    };

    void showSettlement();
    void showState();
    void chooseDrawing();
    void countDown();
    [[nodiscard]] Words wordsNow() const;
    [[nodiscard]] Words acceptedWords() const;
    [[nodiscard]] Words refusedWords() const;

    QLabel* m_amountWord;
    QLabel* m_amount;
    PhoneDrawing* m_drawing;
    CameraView* m_camera;
    QLabel* m_sentence;
    QLabel* m_next;
    QLabel* m_number;
    KeyButton* m_cash;
    KeyButton* m_park;
    KeyButton* m_stop;
    QTimer m_second;
    int m_secondsLeft = 0;
    int m_secondsAtStart = 1;
};

}  // namespace kazasu::app
