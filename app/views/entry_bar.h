// EntryBar: the scan field in its frame, with a word that says what it takes now: scans, a name, an amount, a
// number.
#pragma once

#include "app/cashier_desk.h"
#include "app/input/entry_field.h"
#include "app/look/look.h"

#include <QFrame>
#include <QLabel>

namespace kazasu::app {

class EntryBar : public QFrame {
    Q_OBJECT

public:
    EntryBar(const Look& look, CashierDesk& desk, QWidget* parent = nullptr);

    [[nodiscard]] EntryField* field() const { return m_field; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void measure();
    void showMode();

    const Look& m_look;
    CashierDesk& m_desk;
    QLabel* m_mode;
    EntryField* m_field;
};

}  // namespace kazasu::app
