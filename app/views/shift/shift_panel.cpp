#include "app/views/shift/shift_panel.h"

namespace kazasu::app {

ShiftPanel::ShiftPanel(const Look& look, CashierDesk& desk, QWidget* parent)
    : QWidget(parent), m_look(look), m_desk(desk), m_column(new QVBoxLayout(this)) {
    connect(&desk.shift(), &CashierShift::changed, this, [this] { refresh(); });
    connect(&look, &Look::changed, this, [this] { measure(); });
    ShiftPanel::measure();
}

KeyButton* ShiftPanel::makeKey(const char* name, int captionSize, int height) {
    auto* key = new KeyButton(m_look, this);
    key->setObjectName(QLatin1String(name));
    key->setSizes(captionSize, height, 1);
    key->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    return key;
}

void ShiftPanel::measure() {
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(m_look.px(10));
}

void ShiftPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) refresh();
    QWidget::changeEvent(event);
}

}  // namespace kazasu::app
