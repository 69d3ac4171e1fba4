#include "app/views/message_bar.h"

#include "app/views/labels.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

namespace kazasu::app {
namespace {

Shape shapeOf(Message::Kind kind) {
    switch (kind) {
        case Message::Kind::Quiet:
            return Shape::ScanLine;
        case Message::Kind::Good:
            return Shape::Tick;
        case Message::Kind::Note:
            return Shape::Info;
        case Message::Kind::Warning:
            return Shape::Triangle;
        case Message::Kind::Problem:
            return Shape::Cross;
    }
    return Shape::Info;
}

}  // namespace

MessageBar::MessageBar(const Look& look, CashierDesk& desk, QWidget* parent)
    : QWidget(parent),
      m_look(look),
      m_desk(desk),
      m_happened(makeLabel(this, "happened")),
      m_next(makeLabel(this, "next")),
      m_number(makeLabel(this, "small", Qt::AlignRight | Qt::AlignBottom)),
      m_keep(new KeyButton(look, this)),
      m_void(new KeyButton(look, this)) {
    setObjectName(QStringLiteral("message"));
    m_happened->setObjectName(QStringLiteral("messageHappened"));
    m_next->setObjectName(QStringLiteral("messageNext"));
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addStretch();
    words->addWidget(m_happened);
    words->addWidget(m_next);
    words->addStretch();
    for (QLabel* label : {m_happened, m_next}) {
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        label->setMinimumWidth(1);
    }
    auto* row = new QHBoxLayout(this);
    row->addLayout(words, 1);
    row->addWidget(m_number);
    row->addWidget(m_keep);
    row->addWidget(m_void);
    for (KeyButton* key : {m_keep, m_void}) key->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_keep->setObjectName(QStringLiteral("keepSale"));
    m_void->setObjectName(QStringLiteral("confirmVoidSale"));
    connect(m_keep, &QAbstractButton::clicked, &desk, &CashierDesk::goBack);
    connect(m_void, &QAbstractButton::clicked, &desk, &CashierDesk::voidSale);
    connect(&desk.shown(), &CashierScreen::messageChanged, this, &MessageBar::showMessage);
    connect(&look, &Look::changed, this, &MessageBar::measure);
    measure();
    showMessage();
}

void MessageBar::measure() {
    setFixedHeight(m_look.px(60));
    layout()->setContentsMargins(m_look.px(50), m_look.px(4), m_look.px(12), m_look.px(4));
    layout()->setSpacing(m_look.px(8));
    for (KeyButton* key : {m_keep, m_void}) {
        key->setSizes(17, 46, 1);
        key->setFixedSize(m_look.px(118), m_look.px(46));
    }
}

void MessageBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) showMessage();
    QWidget::changeEvent(event);
}

QColor MessageBar::kindColour() const {
    const Palette& p = m_look.palette();
    switch (m_message.kind) {
        case Message::Kind::Quiet:
            return p.muted;
        case Message::Kind::Good:
            return p.accent;
        case Message::Kind::Note:
            return p.info;
        case Message::Kind::Warning:
            return p.warn;
        case Message::Kind::Problem:
            return p.danger;
    }
    return p.ink;
}

void MessageBar::showMessage() {
    m_message = m_desk.shown().message();
    m_next->setVisible(!m_message.next.isEmpty());
    m_number->setText(m_message.number);
    m_number->setVisible(!m_message.number.isEmpty());
    m_keep->setWords(tr("Keep"), QStringLiteral("Esc"));
    m_void->setWords(tr("Void it"), QStringLiteral("F6"));
    m_keep->setVisible(m_desk.shown().asksToVoidSale());
    m_void->setVisible(m_desk.shown().asksToVoidSale());
    elide();
    setAccessibleName(m_message.happened + QLatin1Char(' ') + m_message.next);
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
    update();
}

void MessageBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    elide();
}

void MessageBar::elide() {
    const auto shortened = [](const QLabel* label, const QString& text) {
        return label->fontMetrics().elidedText(text, Qt::ElideRight, qMax(label->width(), 1));
    };
    layout()->activate();
    m_happened->setText(shortened(m_happened, m_message.happened));
    m_next->setText(shortened(m_next, m_message.next));
}

void MessageBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor colour = kindColour();
    const QRectF box = QRectF(rect()).adjusted(1, 1, -1, -1);
    const bool isQuiet = m_message.kind == Message::Kind::Quiet;
    painter.setPen(isQuiet ? QPen(Qt::NoPen) : QPen(colour, m_look.px(2)));
    painter.setBrush(m_look.palette().mist);
    painter.drawRoundedRect(box, m_look.px(8), m_look.px(8));
    const int side = m_look.px(24);
    paintShape(painter, shapeOf(m_message.kind), QRectF(m_look.px(14), (height() - side) / 2.0, side, side),
               colour);
}

}  // namespace kazasu::app
