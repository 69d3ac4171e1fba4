#include "controller/staff/staff_desk.h"

#include "controller/sales_file/durably.h"
#include "controller/staff/reason.h"

namespace kazasu::controller {
namespace {

using api::SignInPhase;

api::StaffView viewOf(const StaffMember& person) {
    return {person.number, person.name, person.reading, person.role, false};
}

}  // namespace

StaffDesk::StaffDesk(StaffDoors doors)
    : m_doors(std::move(doors)),
      m_books(&m_doors.database),
      m_guard(m_doors.database, m_doors.clock, m_doors.random, m_doors.check),
      m_store(m_doors.database) {}

StaffDesk::~StaffDesk() { m_doors.timers.cancel(m_idle); }

Status StaffDesk::lookAgain() {
    KAZASU_TRY(const bool isEmpty, readSurely(m_doors.database, [this] { return m_store.isEmpty(); }));
    std::optional<StaffMember> still;
    if (m_view.person) {
        const int number = m_view.person->number;
        KAZASU_TRY(still, readSurely(m_doors.database, [&] { return m_store.find(number); }));
    }
    if (!still) {
        m_view.person.reset();
        m_view.phase = isEmpty ? SignInPhase::NobodyKnown : SignInPhase::SignedOut;
        dropWishes();
    }
    changed();
    return {};
}

Status StaffDesk::signIn(int number, std::string_view pin) {
    KAZASU_TRY(const auto person, m_guard.identify(number, pin, m_doors.settings.registerNumber));
    const bool isBack = m_view.person && m_view.person->number == number;
    KAZASU_TRY_STATUS(note(kSignInEntry, Json::object().set("staff", number).set("is_back", isBack)));
    dropWishes();
    m_view.person = viewOf(person);
    m_view.phase = SignInPhase::SignedIn;
    touch();
    waitToLock(m_doors.settings.idleLock);
    changed();
    return {};
}

void StaffDesk::signOut() {
    if (!m_view.person) return;
    // Whoever leaves is gone, whether that can be written or not.
    static_cast<void>(note(kSignOutEntry, Json::object().set("staff", m_view.person->number)));
    m_view.person.reset();
    m_view.phase = SignInPhase::SignedOut;
    dropWishes();
    changed();
}

void StaffDesk::lock() {
    if (m_view.phase != SignInPhase::SignedIn) return;
    m_view.phase = SignInPhase::Locked;
    dropWishes();
    changed();
}

void StaffDesk::touch() { m_touchedAt = m_doors.clock.monotonic(); }

void StaffDesk::waitToLock(Milliseconds delay) {
    m_doors.timers.cancel(m_idle);
    m_idle = m_doors.timers.after(delay, [this] { lockIfIdle(); });
}

void StaffDesk::lockIfIdle() {
    if (m_view.phase != SignInPhase::SignedIn) return;
    const Milliseconds idle = m_doors.clock.monotonic() - m_touchedAt;
    if (idle < m_doors.settings.idleLock) return waitToLock(m_doors.settings.idleLock - idle);
    if (m_mayLock && !m_mayLock()) return waitToLock(m_doors.settings.idleLock);
    lock();
}

Status StaffDesk::grant(int number, std::string_view pin, const std::string& reason) {
    KAZASU_TRY_STATUS(checkSignedIn());
    if (!m_view.wanted) return Error{ErrorCode::InvalidArgument, "nothing is waiting to be granted"};
    touch();
    KAZASU_TRY_STATUS(checkReason(reason));
    KAZASU_TRY(const auto grantor, m_guard.identify(number, pin, m_doors.settings.registerNumber));
    const api::GrantWanted wanted = *m_view.wanted;
    if (!mayDo(grantor.role, wanted.right))
        return Error{ErrorCode::RightMissing, std::string(nameOf(wanted.right))};
    KAZASU_TRY_STATUS(noteGrant(grantor, reason));
    const auto again = std::exchange(m_again, nullptr);
    dropWishes();
    m_grant = Grant{wanted.right,
                    wanted.subject,
                    {grantor.number, grantor.name},
                    reason,
                    m_doors.clock.monotonic() + kGrantLifetime};
    changed();
    if (!again) return {};
    again();
    m_grant.reset();  // an action that did not take place is not kept for later
    return {};
}

Status StaffDesk::noteGrant(const StaffMember& grantor, const std::string& reason) {
    return note(kGrantEntry, Json::object()
                                 .set("staff", m_view.person->number)
                                 .set("granted_by", grantor.number)
                                 .set("right", nameOf(m_view.wanted->right))
                                 .set("subject", m_view.wanted->subject)
                                 .set("reason", reason));
}

void StaffDesk::refuseGrant() {
    if (!m_view.wanted) return;
    touch();
    dropWishes();
    changed();
}

Status StaffDesk::checkSignedIn() const {
    const bool mayAct = m_view.phase == SignInPhase::SignedIn || m_view.phase == SignInPhase::NobodyKnown;
    if (!mayAct) return Error{ErrorCode::SignInNeeded};
    return {};
}

bool StaffDesk::hasGrantFor(Right right, const std::string& subject) const {
    return m_grant && m_grant->right == right && m_grant->subject == subject &&
           m_doors.clock.monotonic() < m_grant->until;
}

Result<Permit> StaffDesk::require(Right right, const std::string& subject, std::function<void()> again) {
    KAZASU_TRY_STATUS(checkSignedIn());
    if (!m_view.person || mayDo(m_view.person->role, right))
        return Permit{PermitId::make(m_doors.clock, m_doors.random), actor(), std::nullopt, {}};
    if (hasGrantFor(right, subject)) {
        const Grant used = *std::exchange(m_grant, std::nullopt);
        return Permit{PermitId::make(m_doors.clock, m_doors.random), actor(), used.grantor, used.reason};
    }
    m_grant.reset();
    m_again = std::move(again);
    m_view.wanted = api::GrantWanted{right, subject};
    changed();
    return Error{ErrorCode::RightMissing, std::string(nameOf(right))};
}

Actor StaffDesk::actor() const {
    if (!m_view.person) return {};
    return {m_view.person->number, m_view.person->name};
}

Status StaffDesk::note(std::string_view kind, Json content) {
    content.set("register", m_doors.settings.registerNumber);
    return m_note.write(*m_books, kind, content, m_doors.clock.now());
}

void StaffDesk::train(Database* books) {
    m_books = books != nullptr ? books : &m_doors.database;
    m_note.forget();
    m_view.isTraining = books != nullptr;
    changed();
}

void StaffDesk::dropWishes() {
    m_view.wanted.reset();
    m_again = nullptr;
    m_grant.reset();
}

void StaffDesk::changed() {
    if (m_listener) m_listener();
}

}  // namespace kazasu::controller
