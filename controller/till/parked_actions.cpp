// What a cashier sees of payments in doubt, and does with the sales that were put aside for them.
#include "controller/sales_file/durably.h"
#include "controller/till/doubt_inbox.h"
#include "controller/till/till_desk.h"

namespace kazasu::controller {

std::vector<api::DoubtView> TillDesk::doubts() const {
    const auto views =
        readSurely(m_doors.database, [this] { return doubtViews(m_doors.database, m_doors.clock.now()); });
    return views ? *views : std::vector<api::DoubtView>{};
}

void TillDesk::takeUp(const SaleId& sale) {
    if (!mayAct("take up")) return;
    if (const auto may = checkMayChange(); !may) return notice(may.error(), "take up");
    if (const auto may = m_parked.checkTakeUp(sale); !may) return notice(may.error(), "take up");
    const auto permit =
        m_doors.people.require(Right::ParkSale, sale.toString(), [this, sale] { takeUp(sale); });
    if (!permit) return notice(permit.error(), "take up");
    if (const auto done = m_parked.takeUp(sale, *permit); !done) return notice(done.error(), "take up");
    m_payment.forget();
    takeOver();
    tellSale(0);
    tellStatus();
}

void TillDesk::dropParked(const SaleId& sale) {
    if (!mayAct("void")) return;
    if (const auto may = m_parked.checkDrop(sale); !may) return notice(may.error(), "void");
    const auto permit =
        m_doors.people.require(Right::VoidSale, sale.toString(), [this, sale] { dropParked(sale); });
    if (!permit) return notice(permit.error(), "void");
    if (const auto done = m_parked.drop(sale, *permit); !done) return notice(done.error(), "void");
    tellStatus();
}

}  // namespace kazasu::controller
