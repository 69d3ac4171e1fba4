// MessageBar: the line under the scan field: a shape, what happened, what to do, and small the number for
// support. Voiding a sale is asked here, in place, never in a box over the screen.
#pragma once

#include "app/cashier_desk.h"
#include "app/views/key_button.h"

#include <QLabel>
#include <QWidget>

namespace kazasu::app {

class MessageBar : public QWidget {
    Q_OBJECT

public:
    MessageBar(const Look& look, CashierDesk& desk, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void measure();
    void showMessage();
    void elide();
    [[nodiscard]] QColor kindColour() const;

    const Look& m_look;
    CashierDesk& m_desk;
    Message m_message;
    QLabel* m_happened;
    QLabel* m_next;
    QLabel* m_number;
    KeyButton* m_keep;
    KeyButton* m_void;
};

}  // namespace kazasu::app
