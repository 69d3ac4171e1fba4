// TrainingBanner: while a training goes on, across the whole window: nothing that is sold now counts.
#pragma once

#include "app/look/look.h"
#include "app/people_desk.h"

#include <QLabel>

namespace kazasu::app {

class TrainingBanner : public QLabel {
    Q_OBJECT

public:
    TrainingBanner(const Look& look, PeopleDesk& people, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void showTraining();

    const Look& m_look;
    PeopleDesk& m_people;
};

}  // namespace kazasu::app
