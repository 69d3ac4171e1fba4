// PageFrame: a panel over the right side: what it is, a key that goes back, and its content. The lines and
// the total beside it stay.
#pragma once

#include "app/cashier_desk.h"
#include "app/views/key_button.h"

#include <QLabel>
#include <QVBoxLayout>
#include <QWidget>

namespace kazasu::app {

class PageFrame : public QWidget {
    Q_OBJECT

public:
    PageFrame(const Look& look, CashierDesk& desk, QWidget* parent);

Q_SIGNALS:
    /// The key that goes back was pressed.
    void leaving();

protected:
    [[nodiscard]] const Look& look() const { return m_look; }
    [[nodiscard]] CashierDesk& desk() const { return m_desk; }
    [[nodiscard]] const CashierScreen& shown() const { return m_desk.shown(); }
    [[nodiscard]] QVBoxLayout* body() const { return m_body; }
    void setHeading(const QString& heading);
    void setBackWords(const QString& words);
    void setBackVisible(bool isVisible);

    /// Words again, after a change of language. Called once at the end of each page's constructor too.
    virtual void retranslate() = 0;
    /// Spacings again, after a change of scale.
    virtual void measure();
    void changeEvent(QEvent* event) override;

private:
    const Look& m_look;
    CashierDesk& m_desk;
    QVBoxLayout* m_body;
    QLabel* m_heading;
    KeyButton* m_back;
};

}  // namespace kazasu::app
