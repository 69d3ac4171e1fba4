// Sales that are over: found again, and papers about them.
#include "controller/till/till_desk.h"

namespace kazasu::controller {

Result<std::vector<api::PastSaleView>> TillDesk::findSales(const std::string& text, std::size_t limit) {
    KAZASU_TRY_STATUS(m_doors.people.checkSignedIn());
    m_doors.people.touch();
    return m_papers.find(text, limit);
}

void TillDesk::printPaper(const api::PaperAsk& ask) {
    if (!mayAct("paper")) return;
    const auto done = m_papers.print(ask, [this, ask] { printPaper(ask); });
    if (!done) notice(done.error(), "paper");
}

void TillDesk::reprintLast() {
    if (!mayAct("reprint")) return;
    const auto last = m_papers.last();
    if (!last) return notice(last.error(), "reprint");
    const api::PaperAsk ask{*last, api::PaperKind::Copy, {}, {}};
    const auto done = m_papers.print(ask, [this, ask] { printPaper(ask); });
    if (!done) notice(done.error(), "reprint");
}

}  // namespace kazasu::controller
