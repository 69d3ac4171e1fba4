#include "center/member/member.h"

#include "center/base/rows.h"
#include "center/base/text_fields.h"
#include "center/member/common_passwords.h"

namespace kazasu::center {
namespace {

constexpr std::size_t kMaxMemberNameBytes = 200;
constexpr std::size_t kMinPasswordBytes = 8;    // NIST SP 800-63B, 5.1.1.2
constexpr std::size_t kMaxPasswordBytes = 256;  // Argon2id takes any length; a door does not

Status checkPassword(const SignUp& signUp) {
    if (signUp.password.size() < kMinPasswordBytes || signUp.password.size() > kMaxPasswordBytes)
        return Error{ErrorCode::PasswordWeak, "'password': between 8 and 256 bytes"};
    const std::string mailbox = signUp.email.substr(0, signUp.email.find('@'));
    if (isCommonPassword(signUp.password, {signUp.email, mailbox, signUp.name, signUp.reading}))
        return Error{ErrorCode::PasswordWeak, "'password': too easy to guess"};
    return {};
}

}  // namespace

Result<SignUp> signUpFrom(const Json& body) {
    SignUp signUp;
    KAZASU_TRY(signUp.name, lineIn(body, "name", kMaxMemberNameBytes));
    KAZASU_TRY(signUp.reading, lineIn(body, "reading", kMaxMemberNameBytes));
    KAZASU_TRY(signUp.email, emailIn(body, "email"));
    KAZASU_TRY(signUp.password, body.getText("password"));
    KAZASU_TRY_STATUS(checkPassword(signUp));
    return signUp;
}

Result<LogIn> logInFrom(const Json& body) {
    LogIn logIn;
    if (body.has("client_id")) {
        KAZASU_TRY(const auto text, body.getText("client_id"));
        const auto id = ClientId::parse(text);
        if (!id) return Error{ErrorCode::InvalidArgument, "'client_id': not a client id"};
        logIn.login = id->toString();
    } else {
        KAZASU_TRY(logIn.login, emailIn(body, "email"));
    }
    KAZASU_TRY(logIn.password, body.getText("password"));
    if (logIn.password.size() > kMaxPasswordBytes) return Error{ErrorCode::TooLong, "'password' is too long"};
    return logIn;
}

Status insertMember(Database& database, const ClientId& id, const SignUp& signUp,
                    const std::string& passwordHash, Instant now) {
    KAZASU_TRY(
        const auto inserted,
        database.run("INSERT INTO member (client_id, email, name, reading, password_hash, created_at) "
                     "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (email) DO NOTHING",
                     {sqlOf(id), signUp.email, signUp.name, signUp.reading, passwordHash, sqlOf(now)}));
    if (inserted.changedRows != 1)
        return Error{ErrorCode::MemberNameTaken, "'email': there is a member of this address"};
    return {};
}

Result<std::optional<MemberRecord>> findMemberByLogin(Database& database, const std::string& login) {
    KAZASU_TRY(const auto found, database.run("SELECT client_id, name, password_hash FROM member "
                                              "WHERE email = ? OR client_id = ?",
                                              {login, login}));
    if (found.rows.empty()) return std::optional<MemberRecord>{};
    const SqlRow& row = found.rows[0];
    return std::optional{MemberRecord{{idAt<ClientId>(row, 0), row.text(1)}, row.text(2)}};
}

Result<Member> memberOf(Database& database, const ClientId& id) {
    KAZASU_TRY(const auto found, database.run("SELECT name FROM member WHERE client_id = ?", {sqlOf(id)}));
    if (found.rows.empty()) return Error{ErrorCode::NotFound, "no such member"};
    return Member{id, found.rows[0].text(0)};
}

}  // namespace kazasu::center
