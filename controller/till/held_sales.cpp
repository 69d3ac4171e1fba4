#include "controller/till/held_sales.h"

#include "controller/sales_file/durably.h"
#include "controller/sales_file/journal.h"
#include "controller/sales_file/sales_file.h"
#include "controller/staff/exceptions.h"

#include <algorithm>

namespace kazasu::controller {
namespace {

Json contentOf(const Sale& sale) {
    return Json::object()
        .set("register", sale.header().registerNumber)
        .set("pieces", sale.totals().itemCount)
        .set("total_minor", sale.totals().total.minor());
}

}  // namespace

Status HeldSales::checkHold() const {
    if (!m_rooms.current.isActive() || m_rooms.current.sale()->isEmpty())
        return Error{ErrorCode::SaleEmpty, "nothing to hold"};
    if (m_rooms.current.sale()->hasActiveTender())
        return Error{ErrorCode::SaleHasTenders, "it is partly paid"};
    return {};
}

Status HeldSales::hold(const Permit& permit) {
    KAZASU_TRY_STATUS(checkHold());
    const Sale sale = *m_rooms.current.sale();
    const Instant now = m_doors.clock.now();
    const auto write = [&]() -> Status {
        Drafts drafts(m_doors.database);
        KAZASU_TRY(const auto before, drafts.held(m_doors.settings.registerNumber));
        const bool isDone = std::any_of(before.begin(), before.end(),
                                        [&](const auto& held) { return held.sale.id() == sale.id(); });
        if (isDone) return {};
        KAZASU_TRY_STATUS(drafts.save(sale, now));  // the last change may not have been kept
        KAZASU_TRY_STATUS(drafts.hold(sale.id(), now));
        return Journal(m_doors.database)
            .append(kHeldEntry, sale.id(), now, withPermit(contentOf(sale), permit));
    };
    KAZASU_TRY_STATUS(durably(m_doors.database, write));
    m_rooms.current.clear();
    return {};
}

Status HeldSales::clearDesk(const Permit& permit) {
    if (!m_rooms.current.isActive()) return {};
    if (!m_rooms.current.sale()->isEmpty()) return hold(permit);
    Sale sale = *m_rooms.current.sale();
    KAZASU_TRY_STATUS(sale.voidSale());
    KAZASU_TRY_STATUS(SalesFile(m_doors.database).voidSale(sale, m_doors.clock.now()));
    m_rooms.current.clear();
    return {};
}

Status HeldSales::resume(const SaleId& id, const Permit& permit) {
    KAZASU_TRY(auto open, readSurely(m_doors.database, [this] {
                   return Drafts(m_doors.database).open(m_doors.settings.registerNumber);
               }));
    if (open && open->id() == id) {  // taken up by a try whose answer was lost
        m_rooms.current.replace(*std::move(open));
        return {};
    }
    KAZASU_TRY(const auto held, list());
    const auto found =
        std::find_if(held.begin(), held.end(), [&](const auto& one) { return one.sale.id() == id; });
    if (found == held.end()) return Error{ErrorCode::SaleUnknown, "no such sale is held"};
    KAZASU_TRY_STATUS(clearDesk(permit));
    const Sale& sale = found->sale;
    const Instant now = m_doors.clock.now();
    const auto write = [&]() -> Status {
        Drafts drafts(m_doors.database);
        KAZASU_TRY(const auto taken, drafts.open(m_doors.settings.registerNumber));
        if (taken && taken->id() == id) return {};
        KAZASU_TRY_STATUS(drafts.takeUp(id, now));
        return Journal(m_doors.database).append(kResumedEntry, id, now, withPermit(contentOf(sale), permit));
    };
    KAZASU_TRY_STATUS(durably(m_doors.database, write));
    m_rooms.current.replace(sale);
    return {};
}

Result<std::vector<Drafts::Held>> HeldSales::list() const {
    return readSurely(m_doors.database,
                      [this] { return Drafts(m_doors.database).held(m_doors.settings.registerNumber); });
}

}  // namespace kazasu::controller
