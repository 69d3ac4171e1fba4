// A member as the center knows them (patent 601, claim 4): who they are, and the id that the center gave
// them.
#pragma once

#include "core/ids.h"
#include "core/json.h"
#include "platform/sql/database.h"

#include <optional>
#include <string>

namespace kazasu::center {

struct Member {
    ClientId id;
    std::string name;
};

struct SignUp {
    std::string name, reading, email, password;
};
/// PasswordWeak for a password that is too short, too long or among the first that anybody tries.
Result<SignUp> signUpFrom(const Json& body);

struct LogIn {
    std::string login;  // a mail address in lower case, or a client id
    std::string password;
};
Result<LogIn> logInFrom(const Json& body);

struct MemberRecord {
    Member member;
    std::string passwordHash;
};

/// MemberNameTaken when the address has a member already.
Status insertMember(Database& database, const ClientId& id, const SignUp& signUp,
                    const std::string& passwordHash, Instant now);
Result<std::optional<MemberRecord>> findMemberByLogin(Database& database, const std::string& login);
Result<Member> memberOf(Database& database, const ClientId& id);

}  // namespace kazasu::center
