#include "center/member/member_service.h"

#include "center/member/login_guard.h"
#include "center/member/sessions.h"
#include "platform/crypto/crypto.h"

namespace kazasu::center {
namespace {

struct Attempt {
    std::optional<MemberRecord> record;
    Bytes guardKey;
};

Result<Attempt> beginAttempt(Database& database, const std::string& login, Instant now) {
    KAZASU_TRY(auto record, findMemberByLogin(database, login));
    // A member has one count, whether they come by address or by client id.
    Bytes guardKey = tokenHash(record ? record->member.id.toString() : login);
    KAZASU_TRY_STATUS(takeAttempt(database, guardKey, now));
    return Attempt{std::move(record), std::move(guardKey)};
}

}  // namespace

const std::string& MemberService::hashOfNobody() {
    std::call_once(m_isNobodyHashed, [this] {
        auto hash = hashPassword(randomToken(m_parts.random));
        KAZASU_CHECK(hash.isOk());
        m_hashOfNobody = *std::move(hash);
    });
    return m_hashOfNobody;
}

void MemberService::signUp(SignUp signUp, Done<Member> done) {
    const auto shared = std::make_shared<Done<Member>>(std::move(done));
    const Status posted = m_parts.passwords.post([this, signUp = std::move(signUp), shared] {
        const auto hash = hashPassword(signUp.password);
        if (!hash) return (*shared)(hash.error());
        const Member member{ClientId::make(m_parts.clock, m_parts.random), signUp.name};
        m_parts.queue.submitFor(
            [member, signUp, hash = *hash, now = m_parts.clock.now()](Database& database) -> Result<Member> {
                KAZASU_TRY_STATUS(insertMember(database, member.id, signUp, hash, now));
                return member;
            },
            [shared](Result<Member> outcome) { (*shared)(std::move(outcome)); });
    });
    if (!posted) (*shared)(posted.error());
}

void MemberService::logIn(const LogIn& logIn, Done<OpenedSession> done) {
    const auto shared = std::make_shared<Done<OpenedSession>>(std::move(done));
    m_parts.queue.submitFor(
        [login = logIn.login, now = m_parts.clock.now()](Database& database) {
            return beginAttempt(database, login, now);
        },
        [this, logIn, shared](Result<Attempt> attempt) {
            if (!attempt) return (*shared)(attempt.error());
            checkPassword(logIn, std::move(attempt->record), std::move(attempt->guardKey), *shared);
        });
}

void MemberService::checkPassword(LogIn logIn, std::optional<MemberRecord> record, Bytes guardKey,
                                  const Done<OpenedSession>& done) {
    const auto check = [this, logIn = std::move(logIn), record = std::move(record),
                        guardKey = std::move(guardKey), done] {
        const std::string& nobody = hashOfNobody();  // asked for in every case: the first time takes longer
        const std::string& hash = record ? record->passwordHash : nobody;
        const bool isRight = isPasswordOf(hash, logIn.password);
        if (!isRight || !record) return done(Error{ErrorCode::CredentialsInvalid, "wrong login or password"});
        openSessionFor(record->member, guardKey, done);
    };
    const Status posted = m_parts.passwords.post(check);
    if (!posted) done(posted.error());
}

void MemberService::openSessionFor(const Member& member, Bytes guardKey, Done<OpenedSession> done) {
    const OpenedSession opened{member, randomToken(m_parts.random)};
    m_parts.queue.submitFor(
        [opened, guardKey = std::move(guardKey),
         now = m_parts.clock.now()](Database& database) -> Result<OpenedSession> {
            KAZASU_TRY_STATUS(forgiveAttempts(database, guardKey));
            KAZASU_TRY_STATUS(openSession(database, opened.token, opened.member.id, now));
            return opened;
        },
        [done = std::move(done)](Result<OpenedSession> outcome) { done(std::move(outcome)); });
}

}  // namespace kazasu::center
