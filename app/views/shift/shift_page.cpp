#include "app/views/shift/shift_page.h"

#include "app/views/shift/shift_cash.h"
#include "app/views/shift/shift_count.h"
#include "app/views/shift/shift_overview.h"
#include "app/views/shift/shift_reason.h"
#include "app/views/shift/shift_report_view.h"

namespace kazasu::app {
namespace {

enum Panel { OverviewPanel, CountPanel, CashPanel, ReasonPanel, ReportPanel };

Panel panelFor(ShiftStep step) {
    switch (step) {
        case ShiftStep::Overview:
            return OverviewPanel;
        case ShiftStep::Float:
        case ShiftStep::Count:
            return CountPanel;
        case ShiftStep::CashIn:
        case ShiftStep::CashOut:
            return CashPanel;
        case ShiftStep::Reason:
            return ReasonPanel;
        case ShiftStep::Report:
            return ReportPanel;
    }
    return OverviewPanel;
}

}  // namespace

ShiftPage::ShiftPage(const Look& look, CashierDesk& desk, QWidget* parent)
    : PageFrame(look, desk, parent), m_steps(new QStackedWidget(this)) {
    auto* count = new ShiftCount(look, desk, m_steps);
    auto* cash = new ShiftCash(look, desk, m_steps);
    auto* reason = new ShiftReason(look, desk, m_steps);
    // In the order of Panel.
    m_steps->addWidget(new ShiftOverview(look, desk, m_steps));
    m_steps->addWidget(count);
    m_steps->addWidget(cash);
    m_steps->addWidget(reason);
    m_steps->addWidget(new ShiftReportView(look, desk, m_steps));
    m_keypads = {count->keypad(), cash->keypad()};
    m_pad = reason->textPad();
    body()->addWidget(m_steps, 1);
    connect(&desk.shift(), &CashierShift::changed, this, &ShiftPage::showStep);
    ShiftPage::retranslate();
}

void ShiftPage::retranslate() {
    setBackWords(tr("Back"));
    showStep();
}

void ShiftPage::showStep() {
    const ShiftStep step = desk().shift().step();
    m_steps->setCurrentIndex(panelFor(step));
    switch (step) {
        case ShiftStep::Overview:
            return setHeading(tr("Shift"));
        case ShiftStep::Float:
            return setHeading(tr("Count the float"));
        case ShiftStep::Count:
            return setHeading(tr("Count the drawer"));
        case ShiftStep::CashIn:
            return setHeading(tr("Cash in"));
        case ShiftStep::CashOut:
            return setHeading(tr("Cash out"));
        case ShiftStep::Reason:
            return setHeading(desk().shift().isCashOut() ? tr("Cash out") : tr("Cash in"));
        case ShiftStep::Report:
            return setHeading(tr("Report"));
    }
}

}  // namespace kazasu::app
