#include "app/views/training_banner.h"

#include <QEvent>

namespace kazasu::app {

TrainingBanner::TrainingBanner(const Look& look, PeopleDesk& people, QWidget* parent)
    : QLabel(parent), m_look(look), m_people(people) {
    setObjectName(QStringLiteral("training"));
    setAlignment(Qt::AlignCenter);
    connect(&people, &PeopleDesk::changed, this, &TrainingBanner::showTraining);
    connect(&look, &Look::changed, this, &TrainingBanner::showTraining);
    showTraining();
}

void TrainingBanner::showTraining() {
    setVisible(m_people.view().isTraining);
    setText(tr("TRAINING 練習: nothing that is sold now counts"));
    setFixedHeight(m_look.px(40));
}

void TrainingBanner::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) showTraining();
    QLabel::changeEvent(event);
}

}  // namespace kazasu::app
