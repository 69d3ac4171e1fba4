// MemberService: sign-up (601) and log-in (603). Passwords are hashed by the workers, never on the I/O lane
// or in the writer.
#pragma once

#include "center/base/done.h"
#include "center/base/parts.h"
#include "center/member/member.h"

#include <mutex>

namespace kazasu::center {

struct OpenedSession {
    Member member;
    std::string token;  // goes to the client only
};

class MemberService {
public:
    explicit MemberService(CenterParts& parts) : m_parts(parts) {}

    void signUp(SignUp signUp, Done<Member> done);
    /// CredentialsInvalid for a wrong password and for an unknown login alike, MemberLocked after too many.
    void logIn(const LogIn& logIn, Done<OpenedSession> done);

private:
    const std::string& hashOfNobody();
    void checkPassword(LogIn logIn, std::optional<MemberRecord> record, Bytes guardKey,
                       const Done<OpenedSession>& done);
    void openSessionFor(const Member& member, Bytes guardKey, Done<OpenedSession> done);

    CenterParts& m_parts;
    std::once_flag m_isNobodyHashed;
    std::string m_hashOfNobody;  // so that an unknown login costs as much as a known one
};

}  // namespace kazasu::center
