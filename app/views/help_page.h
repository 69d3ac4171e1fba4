// HelpPage: one screen of help: how a sale goes, the keys, and what to do when something is not well.
#pragma once

#include "app/views/page_frame.h"

#include <QGridLayout>
#include <QLabel>

#include <vector>

namespace kazasu::app {

class HelpPage : public PageFrame {
    Q_OBJECT

public:
    HelpPage(const Look& look, CashierDesk& desk, QWidget* parent = nullptr);

protected:
    void retranslate() override;
    void measure() override;

private:
    struct Line {
        QLabel* key;
        QLabel* words;
    };

    QGridLayout* m_grid;
    std::vector<Line> m_lines;
};

}  // namespace kazasu::app
