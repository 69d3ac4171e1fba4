// MemberService: sign-up (601) and log-in (603). Passwords are hashed by the workers, never on the I/O lane
// or in the writer.
#pragma once

#include "center/base/done.h"
#include "center/base/parts.h"
#include "center/member/member.h"

namespace kazasu::center {

struct OpenedSession {
    Member member;
    std::string token;  // goes to the client only
};

class MemberService {
public:
    /// Hashes one password, for the time that an unknown login has to cost.
    explicit MemberService(CenterParts& parts);

    void signUp(SignUp signUp, Done<Member> done);
    /// CredentialsInvalid for a wrong password and for an unknown login alike, MemberLocked after too many.
    void logIn(LogIn logIn, Done<OpenedSession> done);

private:
    void checkPassword(LogIn logIn, std::optional<MemberRecord> record, Bytes guardKey,
                       Done<OpenedSession> done);
    void openSessionFor(const Member& member, Bytes guardKey, Done<OpenedSession> done);

    CenterParts& m_parts;
    std::string m_hashOfNobody;
};

}  // namespace kazasu::center
