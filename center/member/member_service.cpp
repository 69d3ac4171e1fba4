#include "center/member/member_service.h"

#include "center/member/sessions.h"
#include "platform/crypto/crypto.h"

#include <QLoggingCategory>

namespace kazasu::center {
namespace {

Q_LOGGING_CATEGORY(logMembers, "kazasu.center.member")

/// Names a login in the log without saying whose it is: the same login has the same name.
std::string nameOf(const Bytes& loginKey) {
    constexpr std::size_t kNameBytes = 6;
    return toHex(ByteView(loginKey).subspan(0, kNameBytes));
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

void MemberService::signUp(SignUp signUp, CallerFacts caller, Done<Member> done) {
    m_parts.queue.submit([network = std::move(caller.network), now = m_parts.clock.now()](
                             Database& database) { return takeSignUp(database, network, now); },
                         [this, signUp = std::move(signUp), done = std::move(done)](const Status& taken) {
                             if (!taken) return done(taken.error());
                             const Status posted = m_parts.passwords.post(
                                 [this, signUp, done] { hashAndInsert(signUp, done); });
                             if (!posted) done(posted.error());
                         });
}

void MemberService::hashAndInsert(const SignUp& signUp, const Done<Member>& done) {
    ++m_hashedPasswords;
    const auto hash = hashPassword(signUp.password);
    if (!hash) return done(hash.error());
    const Member member{ClientId::make(m_parts.clock, m_parts.random), signUp.name};
    m_parts.queue.submit(
        [member, signUp, hash = *hash, now = m_parts.clock.now()](Database& database) {
            return insertMember(database, member.id, signUp, hash, now);
        },
        [member, done](const Status& inserted) {
            const bool isTaken = !inserted && inserted.code() == ErrorCode::MemberNameTaken;
            done(inserted || isTaken ? Result<Member>{member} : Result<Member>{inserted.error()});
        });
}

void MemberService::logIn(LogIn logIn, CallerFacts caller, Done<OpenedSession> done) {
    m_parts.queue.submitFor(
        [login = logIn.login, caller = std::move(caller),
         now = m_parts.clock.now()](Database& database) -> Result<Attempt> {
            KAZASU_TRY(auto record, findMemberByLogin(database, login));
            // A member has one count, whether they come by address or by client id.
            Bytes key = tokenHash(record ? record->member.id.toString() : login);
            Attempt attempt{std::move(record), {std::move(key), caller.network}, caller};
            const Status taken = takeAttempt(database, attempt.count, now);
            attempt.whyNot = taken ? std::optional<Error>{} : taken.error();
            return attempt;
        },
        [this, password = std::move(logIn.password), done = std::move(done)](Result<Attempt> attempt) {
            if (!attempt) return done(attempt.error());
            if (attempt->whyNot) return refuse(*attempt, *attempt->whyNot, done);
            checkPassword(password, *std::move(attempt), done);
        });
}

void MemberService::checkPassword(const std::string& password, Attempt attempt,
                                  const Done<OpenedSession>& done) {
    const Status posted = m_parts.passwords.post([this, password, attempt = std::move(attempt), done] {
        const std::string& nobody = hashOfNobody();  // asked for in every case: the first time takes longer
        ++m_hashedPasswords;
        const bool isRight = isPasswordOf(attempt.record ? attempt.record->passwordHash : nobody, password);
        if (!isRight || !attempt.record)
            return refuse(attempt, {ErrorCode::CredentialsInvalid, "wrong login or password"}, done);
        openSessionFor(attempt, done);
    });
    if (!posted) done(posted.error());
}

void MemberService::refuse(const Attempt& attempt, const Error& why, const Done<OpenedSession>& done) {
    qCInfo(logMembers, "login %s from %s refused: %s", nameOf(attempt.count.loginKey).c_str(),
           attempt.caller.network.c_str(), std::string(errorName(why.code)).c_str());
    done(why);
}

void MemberService::openSessionFor(const Attempt& attempt, Done<OpenedSession> done) {
    const OpenedSession opened{attempt.record->member, randomToken(m_parts.random)};
    m_parts.queue.submitFor(
        [opened, attempt, now = m_parts.clock.now()](Database& database) -> Result<OpenedSession> {
            KAZASU_TRY_STATUS(forgiveAttempts(database, attempt.count, now));
            KAZASU_TRY_STATUS(closeSession(database, attempt.caller.formerToken));
            KAZASU_TRY_STATUS(
                openSession(database, opened.token, opened.member.id, now, attempt.caller.agent));
            return opened;
        },
        [attempt, done = std::move(done)](Result<OpenedSession> outcome) {
            if (outcome)
                qCInfo(logMembers, "login %s from %s: member %s is in",
                       nameOf(attempt.count.loginKey).c_str(), attempt.caller.network.c_str(),
                       outcome->member.id.toString().c_str());
            done(std::move(outcome));
        });
}

}  // namespace kazasu::center
