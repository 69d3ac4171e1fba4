// The member's phone, played over HTTP: it does what the page in a browser does, and nothing else.
#pragma once

#include "tests/support/http_session.h"

#include <QImage>

#include <optional>

namespace kazasu::test {

struct Member {
    std::string name, reading, email, password;
};

/// A code as the phone holds it, with the image that it was sent.
struct PhoneCode {
    std::string issueNumber, text, digits;
    std::string image;  // PNG, as it came
};

/// What a code is asked for, beyond the usual.
struct CodeWish {
    std::int64_t amount = 0;
    std::optional<int> shop;    // bound to it
    bool isDelivered = true;    // whether the phone confirms that the image arrived
    std::string symbol = "qr";  // or code128
};

class Phone {
public:
    explicit Phone(std::string centerUrl) : m_session(std::move(centerUrl)) {}

    HttpAnswer signUp(const Member& member);
    HttpAnswer logIn(const std::string& email, const std::string& password);
    HttpAnswer registerCard(std::string_view institution, const std::string& pan, const std::string& expiry,
                            const std::string& label);
    HttpAnswer registerAccount(std::string_view institution, const std::string& number,
                               const std::string& label);
    /// Signs up, signs in and registers the card at 109: the id of that means, empty if something failed.
    std::string becomeMember(const Member& member);

    HttpAnswer authorise(const std::string& id, const std::string& means, std::int64_t amount,
                         std::optional<int> shop = {});
    HttpAnswer confirm(const std::string& authorisation);
    HttpAnswer image(const std::string& issueNumber, const std::string& symbol = "qr");
    HttpAnswer confirmDelivery(const std::string& issueNumber, const std::string& image);
    /// 605 to 609 in one go; nullopt if a step was not answered as it should be.
    std::optional<PhoneCode> obtainCode(const std::string& means, const CodeWish& wish);
    std::string stateOf(const std::string& issueNumber);

    HttpAnswer get(const std::string& path) { return m_session.get("/member/v1" + path); }
    HttpAnswer post(const std::string& path, const Json& body = Json::object()) {
        return m_session.post("/member/v1" + path, body);
    }
    [[nodiscard]] std::string sessionCookie() const { return m_session.cookie("kazasu_session"); }

    /// A new id for an authorisation: made by the phone, kept over repeats.
    static std::string newId();

private:
    HttpSession m_session;
};

/// SHA-256 in hexadecimal, with which the phone says what it received.
std::string sha256Of(const std::string& bytes);

}  // namespace kazasu::test
