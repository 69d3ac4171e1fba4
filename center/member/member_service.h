// MemberService: sign-up (601) and log-in (603). Passwords are hashed by the workers, never on the I/O lane
// or in the writer.
#pragma once

#include "center/base/done.h"
#include "center/base/parts.h"
#include "center/member/login_guard.h"
#include "center/member/member.h"

#include <atomic>
#include <mutex>

namespace kazasu::center {

/// Who is at the door, besides what they say themselves.
struct CallerFacts {
    std::string network;      // empty: from inside, without a limit
    std::string agent;        // what the browser calls itself
    std::string formerToken;  // of the session that it still has
};

struct OpenedSession {
    Member member;
    std::string token;  // goes to the client only
};

class MemberService {
public:
    explicit MemberService(CenterParts& parts) : m_parts(parts) {}

    /// Answers alike for an address that has a member already and for one that has none: whoever asks learns
    /// nothing about other people. Nothing is changed then, and the password given opens nothing.
    void signUp(SignUp signUp, CallerFacts caller, Done<Member> done);
    /// CredentialsInvalid for a wrong password and for an unknown login alike, MemberLocked or RateLimited
    /// after too many. The session that the caller had before is over afterwards.
    void logIn(LogIn logIn, CallerFacts caller, Done<OpenedSession> done);
    /// How many passwords were hashed since the start: what an attack costs.
    [[nodiscard]] std::uint64_t hashedPasswords() const { return m_hashedPasswords; }

private:
    struct Attempt {
        std::optional<MemberRecord> record;
        LoginAttempt count;
        CallerFacts caller;
        std::optional<Error> whyNot = {};  // it may not be looked at
    };
    const std::string& hashOfNobody();
    static void refuse(const Attempt& attempt, const Error& why, const Done<OpenedSession>& done);
    void hashAndInsert(const SignUp& signUp, const Done<Member>& done);
    void checkPassword(const std::string& password, Attempt attempt, const Done<OpenedSession>& done);
    void openSessionFor(const Attempt& attempt, Done<OpenedSession> done);

    CenterParts& m_parts;
    std::atomic<std::uint64_t> m_hashedPasswords = 0;
    std::once_flag m_isNobodyHashed;
    std::string m_hashOfNobody;  // so that an unknown login costs as much as a known one
};

}  // namespace kazasu::center
