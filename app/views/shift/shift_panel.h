// ShiftPanel: what the panels of the shift have in common: they show the shift anew after every change, in
// the language and the scale of the window.
#pragma once

#include "app/cashier_desk.h"
#include "app/views/key_button.h"

#include <QEvent>
#include <QVBoxLayout>
#include <QWidget>

namespace kazasu::app {

class ShiftPanel : public QWidget {
    Q_OBJECT

public:
    ShiftPanel(const Look& look, CashierDesk& desk, QWidget* parent);

protected:
    [[nodiscard]] const Look& look() const { return m_look; }
    [[nodiscard]] CashierShift& shift() const { return m_desk.shift(); }
    [[nodiscard]] CashierDesk& desk() const { return m_desk; }
    [[nodiscard]] QVBoxLayout* column() const { return m_column; }
    [[nodiscard]] KeyButton* makeKey(const char* name, int captionSize, int height);
    /// Called at the end of each panel's constructor, and after every change.
    virtual void refresh() = 0;
    virtual void measure();
    void changeEvent(QEvent* event) override;

private:
    const Look& m_look;
    CashierDesk& m_desk;
    QVBoxLayout* m_column;
};

}  // namespace kazasu::app
