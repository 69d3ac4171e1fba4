#include "controller/shift/shift_desk.h"

#include "controller/sales_file/durably.h"
#include "controller/staff/exceptions.h"
#include "core/report/report_document.h"

namespace kazasu::controller {
namespace {

api::HeldSaleView viewOf(const Drafts::Held& held) {
    const auto totals = held.sale.totals();
    std::string name;
    for (const auto& line : held.sale.lines()) {
        if (name.empty() && !line.isVoided) name = line.name;
    }
    return {held.sale.id(), held.since, std::move(name), totals.itemCount, totals.total};
}

/// Refused before anything was tried: whether an earlier try got through is as open as before.
bool isAskedBeforehand(const Status& outcome) {
    return !outcome &&
           (outcome.code() == ErrorCode::RightMissing || outcome.code() == ErrorCode::SignInNeeded);
}

}  // namespace

ShiftDesk::ShiftDesk(const TillDoors& doors, TillRooms& rooms, ShiftHost& host)
    : m_doors(doors),
      m_rooms(rooms),
      m_host(host),
      m_held(doors, rooms),
      m_book(doors.database, doors.settings.registerNumber, doors.settings.currency) {}

Status ShiftDesk::start() { return refresh(); }

void ShiftDesk::tell() {
    if (m_observer != nullptr) m_observer->shiftChanged(m_view);
}

Status ShiftDesk::checkMaySell() const {
    const bool mustOpen = m_doors.settings.mustOpenByHand && !m_doors.settings.isTraining;
    const bool isMissing = mustOpen && m_view.phase == api::ShiftPhase::Closed;
    return isMissing ? Status{Error{ErrorCode::ShiftNotOpen}} : Status{};
}

void ShiftDesk::saleWasCompleted() {
    if (m_view.phase == api::ShiftPhase::Open && m_view.left.isNothing()) return;
    drawerChanged();
}

void ShiftDesk::drawerChanged() {
    m_view.left = {};
    if (const auto read = refresh(); !read) return m_host.shiftRefused(read.error());
    tell();
}

Status ShiftDesk::refresh() {
    api::ShiftView view;
    view.left = m_view.left;
    KAZASU_TRY_STATUS(readSurely(m_doors.database, [&] { return readView(view); }));
    m_view = std::move(view);
    return {};
}

Status ShiftDesk::readView(api::ShiftView& view) const {
    const ShiftStore store(m_doors.database);
    view.mustOpenByHand = m_doors.settings.mustOpenByHand;
    view.currency = m_doors.settings.currency;
    view.hasDrawer = m_doors.printer.hasDrawer() && !m_doors.settings.isTraining;
    view.heldSales.clear();
    KAZASU_TRY(const auto held, m_held.list());
    for (const auto& one : held) view.heldSales.push_back(viewOf(one));
    KAZASU_TRY(const auto last, store.last(m_doors.settings.registerNumber));
    KAZASU_TRY(const auto open, m_book.current());
    view.number = last ? last->number : 0;
    if (!open) return {};
    view.phase = api::ShiftPhase::Open;
    view.openedAt = open->openedAt;
    view.isOpenedByItself = open->isByItself;
    view.openedBy = open->staff;
    view.floatAmount = open->floatCount.total();
    view.movements.clear();
    KAZASU_TRY(const auto movements, store.movements(*open));
    for (const auto& m : movements)
        view.movements.push_back({m.direction == CashDirection::Out, m.amount, m.reason, m.staff, m.at});
    KAZASU_TRY(const auto count, countThatHolds(m_doors.database, *open));
    if (!count) return {};
    view.phase = api::ShiftPhase::Counted;
    view.counted = api::CountedView{count->count.total(), count->expected,
                                    count->count.total() - count->expected, count->number};
    return {};
}

template <class Id>
Id ShiftDesk::idFor(const std::string& action) {
    if (m_doubtfulAction != action) {
        m_doubtfulAction = action;
        m_doubtfulId = Id::make(m_doors.clock, m_doors.random).toString();
    }
    return Id::parse(m_doubtfulId).value();
}

bool ShiftDesk::ended(const Status& outcome) {
    if (!outcome && outcome.code() == ErrorCode::OutcomeUnknown) {
        m_host.shiftRefused(outcome.error());
        return false;
    }
    if (!isAskedBeforehand(outcome)) m_doubtfulAction.clear();
    if (!outcome) m_host.shiftRefused(outcome.error());
    if (const auto read = refresh(); !read) m_host.shiftRefused(read.error());
    tell();
    return outcome.isOk();
}

void ShiftDesk::openShift(const CashCount& floatCount) {
    m_view.left = {};
    const std::string action = "open " + toJson(floatCount).dump();
    const auto open = [&]() -> Status {
        KAZASU_TRY(const auto permit,
                   require(Right::OpenShift, "open", [=, this] { openShift(floatCount); }));
        return m_book.open(idFor<ShiftId>(action), floatCount, permit, m_doors.clock.now());
    };
    ended(open());
}

void ShiftDesk::moveCash(CashDirection direction, Money amount, const std::string& reason) {
    const std::string kind = direction == CashDirection::In ? "cash in " : "cash out ";
    const std::string action = kind + std::to_string(amount.minor()) + " " + reason;
    const auto move = [&]() -> Status {
        CashMovement movement{{}, direction, amount, reason, {}, m_doors.clock.now()};
        if (m_doubtfulAction != action) KAZASU_TRY_STATUS(m_book.checkMove(movement));
        KAZASU_TRY(const auto permit,
                   require(Right::MoveCash, action, [=, this] { moveCash(direction, amount, reason); }));
        movement.id = idFor<CashActionId>(action);
        movement.staff = permit.by.name;
        return m_book.moveCash(movement, permit);
    };
    if (ended(move())) kickDrawer();
}

void ShiftDesk::countCash(const CashCount& counted) {
    const std::string action = "count " + toJson(counted).dump();
    const auto count = [&]() -> Status {
        KAZASU_TRY(const auto permit, require(Right::TakeCash, "count", [=, this] { countCash(counted); }));
        return m_book.count(idFor<CashActionId>(action), counted, permit, m_doors.clock.now());
    };
    ended(count());
}

void ShiftDesk::kickDrawer() {
    if (!m_doors.printer.hasDrawer() || m_doors.settings.isTraining) return;
    m_doors.printer.openDrawer([isAlive = m_isAlive, this](const Status& opened) {
        if (*isAlive) m_host.drawerAnswered(opened);
    });
}

void ShiftDesk::openDrawer(bool toCount) {
    if (const auto noted = noteOpening(toCount); !noted) return m_host.shiftRefused(noted.error());
    m_rooms.seal.noticeEntry();
    kickDrawer();
}

/// Whoever may, and only once it stands in the journal.
Status ShiftDesk::noteOpening(bool toCount) {
    if (!m_doors.printer.hasDrawer()) return Error{ErrorCode::Unsupported, "no drawer is connected"};
    const Instant now = m_doors.clock.now();
    const auto again = [this, toCount] { openDrawer(toCount); };
    if (toCount) {
        KAZASU_TRY(const auto permit, require(Right::TakeCash, "drawer", again));
        return m_note.write(m_doors.database, "drawer_count", Json::object().set("staff", permit.by.number),
                            now);
    }
    const std::string action = "drawer";
    auto permit = m_openPermit.find(action, m_doors.people.actor());
    if (!permit) {
        KAZASU_TRY(permit, require(Right::OpenDrawer, action, again));
    }
    const ExceptionNote note{ExceptionKind::OpenDrawer, *permit, Money::zero(m_doors.settings.currency)};
    const auto noted = durably(m_doors.database, [&] {
        return noteException(m_doors.database, note, std::nullopt, now, Json::object());
    });
    m_openPermit.ended(action, *permit, noted);
    return noted;
}

Status ShiftDesk::checkMayClose(const ShiftLeft& acknowledged) {
    KAZASU_TRY_STATUS(m_host.checkMayChange());
    // Money that lies in the drawer already and is in no sale yet would be counted as too much.
    if (m_rooms.current.isActive() && m_rooms.current.sale()->hasActiveTender())
        return Error{ErrorCode::SaleHasTenders, "the sale being paid is to be finished first"};
    if (m_closing) return {};  // it may be closed already
    KAZASU_TRY(m_view.left,
               readLeft(m_doors.database, m_doors.settings.registerNumber, m_doors.settings.currency));
    return m_book.checkClose(acknowledged);
}

void ShiftDesk::closeShift(const ShiftLeft& acknowledged) {
    const auto close = [&]() -> Result<ShiftReport> {
        KAZASU_TRY_STATUS(checkMayClose(acknowledged));
        KAZASU_TRY(const auto permit,
                   require(Right::CloseShift, "close", [=, this] { closeShift(acknowledged); }));
        KAZASU_TRY(const auto open, m_book.current());
        if (!open && !m_closing) return Error{ErrorCode::ShiftNotOpen};
        if (!m_closing) m_closing = open->id;
        return m_book.close(*m_closing, acknowledged, ask(ReportKind::Z, permit.by.name), permit);
    };
    const auto z = close();
    if (z) m_view.left = {};
    const Status outcome = z ? Status{} : Status{z.error()};
    const bool isOpenYet = !z && (z.code() == ErrorCode::OutcomeUnknown || isAskedBeforehand(outcome));
    if (!isOpenYet) m_closing.reset();
    if (!ended(outcome)) return;
    if (m_observer != nullptr) m_observer->reportMade(*z, false);
    print(*z, false);
}

void ShiftDesk::makeX(bool isPrinted) {
    const auto make = [&]() -> Result<ShiftReport> {
        KAZASU_TRY(const auto open, readSurely(m_doors.database, [this] { return m_book.current(); }));
        if (!open) return Error{ErrorCode::ShiftNotOpen};
        KAZASU_TRY(const auto permit, require(Right::ReportX, "X", [=, this] { makeX(isPrinted); }));
        const ReportAsk asked = ask(ReportKind::X, permit.by.name);
        return readSurely(m_doors.database, [&] { return readShift(m_doors.database, *open, asked); });
    };
    const auto x = make();
    if (!x) return m_host.shiftRefused(x.error());
    if (m_observer != nullptr) m_observer->reportMade(*x, false);
    if (isPrinted) print(*x, false);
}

void ShiftDesk::reprintZ(std::int64_t number) {
    const std::string name = "Z " + std::to_string(number);
    const auto find = [&]() -> Result<ShiftReport> {
        KAZASU_TRY(auto z, readSurely(m_doors.database, [&] {
                       return ShiftStore(m_doors.database).z(m_doors.settings.registerNumber, number);
                   }));
        if (!z) return Error{ErrorCode::NotFound, name};
        KAZASU_TRY_STATUS(require(Right::ReportZ, name, [=, this] { reprintZ(number); }));
        return *std::move(z);
    };
    const auto z = find();
    if (!z) return m_host.shiftRefused(z.error());
    if (m_observer != nullptr) m_observer->reportMade(*z, true);
    print(*z, true);
}

void ShiftDesk::holdSale() {
    const auto hold = [this]() -> Status {
        KAZASU_TRY_STATUS(m_host.checkMayChange());
        KAZASU_TRY_STATUS(m_held.checkHold());
        const std::string id = m_rooms.current.sale()->id().toString();
        KAZASU_TRY(const auto permit, require(Right::ParkSale, id, [this] { holdSale(); }));
        return m_held.hold(permit);
    };
    if (ended(hold())) m_host.currentSaleReplaced();
}

void ShiftDesk::resumeSale(const SaleId& id) {
    const auto resume = [&]() -> Status {
        KAZASU_TRY_STATUS(m_host.checkMayChange());
        KAZASU_TRY(const auto permit, require(Right::ParkSale, id.toString(), [=, this] { resumeSale(id); }));
        return m_held.resume(id, permit);
    };
    const auto idOf = [this] {
        const auto& sale = m_rooms.current.sale();
        return sale ? std::optional(sale->id()) : std::nullopt;
    };
    const auto before = idOf();
    const bool isDone = ended(resume());
    if (isDone || idOf() != before)
        m_host.currentSaleReplaced();  // what was on the desk may be put aside already
}

Result<Permit> ShiftDesk::require(Right right, const std::string& subject, std::function<void()> again) {
    // A training sells, holds and resumes; the shift and its reports are the real one's.
    if (m_doors.settings.isTraining && right != Right::ParkSale) return Error{ErrorCode::TrainingOnly};
    return m_doors.people.require(right, "shift: " + subject, std::move(again));
}

ReportAsk ShiftDesk::ask(ReportKind kind, const std::string& staff) const {
    return {kind, m_doors.settings.registerName, staff, m_doors.clock.now()};
}

void ShiftDesk::print(const ShiftReport& report, bool isReprint) {
    ReceiptOptions options;
    options.language = m_doors.settings.language;
    options.columns = m_doors.settings.receiptColumns;
    options.isReprint = isReprint;
    auto document = buildReport(report, m_doors.settings.profile, options);
    if (!document) return m_host.shiftRefused(document.error());
    m_doors.printer.print(*std::move(document), [isAlive = m_isAlive, this](const Status& printed) {
        if (*isAlive) m_host.reportPrinted(printed);
    });
}

}  // namespace kazasu::controller
