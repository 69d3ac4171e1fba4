#include "app/views/page_frame.h"

#include "app/views/labels.h"

#include <QEvent>
#include <QHBoxLayout>

namespace kazasu::app {

PageFrame::PageFrame(const Look& look, CashierDesk& desk, QWidget* parent)
    : QWidget(parent),
      m_look(look),
      m_desk(desk),
      m_body(new QVBoxLayout(this)),
      m_heading(makeLabel(this, "heading")),
      m_back(new KeyButton(look, this)) {
    setObjectName(QStringLiteral("page"));
    m_back->setObjectName(QStringLiteral("backKey"));
    QSizePolicy keepsItsPlace(QSizePolicy::Fixed, QSizePolicy::Fixed);
    keepsItsPlace.setRetainSizeWhenHidden(true);
    m_back->setSizePolicy(keepsItsPlace);
    auto* row = new QHBoxLayout;
    row->addWidget(m_heading, 1);
    row->addWidget(m_back);
    m_body->addLayout(row);
    connect(m_back, &QAbstractButton::clicked, this, &PageFrame::leaving);
    connect(m_back, &QAbstractButton::clicked, &desk, &CashierDesk::goBack);
    connect(&look, &Look::changed, this, [this] { measure(); });
    PageFrame::measure();
}

void PageFrame::setHeading(const QString& heading) { m_heading->setText(heading); }

void PageFrame::setBackWords(const QString& words) { m_back->setWords(words, QStringLiteral("Esc")); }

void PageFrame::setBackVisible(bool isVisible) { m_back->setVisible(isVisible); }

void PageFrame::measure() {
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(m_look.px(10));
    m_back->setSizes(17, 48, 1);
    m_back->setFixedSize(m_look.px(132), m_look.px(48));
}

void PageFrame::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

}  // namespace kazasu::app
