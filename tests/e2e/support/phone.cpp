#include "tests/e2e/support/phone.h"

#include "core/ids.h"
#include "platform/crypto/crypto.h"
#include "platform/system/system_clock.h"
#include "tests/e2e/support/running_system.h"

namespace kazasu::test {

HttpAnswer Phone::signUp(const Member& member) {
    return post("/members", Json::object()
                                .set("name", member.name)
                                .set("reading", member.reading)
                                .set("email", member.email)
                                .set("password", member.password));
}

HttpAnswer Phone::logIn(const std::string& email, const std::string& password) {
    return post("/sessions", Json::object().set("email", email).set("password", password));
}

HttpAnswer Phone::registerCard(std::string_view institution, const std::string& pan,
                               const std::string& expiry, const std::string& label) {
    return post("/means", Json::object()
                              .set("institution", institution)
                              .set("kind", "card")
                              .set("number", pan)
                              .set("expiry", expiry)
                              .set("label", label));
}

HttpAnswer Phone::registerAccount(std::string_view institution, const std::string& number,
                                  const std::string& label) {
    return post("/means", Json::object()
                              .set("institution", institution)
                              .set("kind", "account")
                              .set("number", number)
                              .set("label", label));
}

std::string Phone::becomeMember(const Member& member) {
    if (signUp(member).status != 201 || logIn(member.email, member.password).status != 201) return {};
    const auto means = registerCard(kPayerBankId, kMemberCard, kMemberCardExpiry, "みどりカード");
    return means.status == 201 ? textAt(means.json(), "means.id") : std::string{};
}

HttpAnswer Phone::authorise(const std::string& id, const std::string& means, std::int64_t amount,
                            std::optional<int> shop) {
    Json body = Json::object()
                    .set("id", id)
                    .set("means_id", means)
                    .set("amount_minor", amount)
                    .set("currency", 392)
                    .set("instalments", 1)
                    .set("shop_number", Json{});
    if (shop) body.set("shop_number", *shop);
    return post("/authorisations", body);
}

HttpAnswer Phone::confirm(const std::string& authorisation) {
    return post("/authorisations/" + authorisation + "/confirm");
}

HttpAnswer Phone::image(const std::string& issueNumber, const std::string& symbol) {
    return get("/codes/" + issueNumber + "/image?format=png&module=4&symbol=" + symbol);
}

HttpAnswer Phone::confirmDelivery(const std::string& issueNumber, const std::string& image) {
    return post("/codes/" + issueNumber + "/delivered", Json::object().set("sha256", sha256Of(image)));
}

std::optional<PhoneCode> Phone::obtainCode(const std::string& means, const CodeWish& wish) {
    const std::string id = newId();
    const auto authorised = authorise(id, means, wish.amount, wish.shop);
    if (textAt(authorised.json(), "authorisation.state") != "approved") return std::nullopt;
    const Json code = confirm(id).json();
    PhoneCode held{
        textAt(code, "code.issue_number"), textAt(code, "code.text"), textAt(code, "code.digits"), {}};
    if (held.issueNumber.empty()) return std::nullopt;
    const auto drawn = image(held.issueNumber, wish.symbol);
    if (drawn.status != 200) return std::nullopt;
    held.image = drawn.body;
    if (wish.isDelivered && confirmDelivery(held.issueNumber, held.image).status != 200) return std::nullopt;
    return held;
}

std::string Phone::stateOf(const std::string& issueNumber) {
    return textAt(get("/codes/" + issueNumber).json(), "code.state");
}

std::string Phone::newId() {
    SystemClock clock;
    SystemRandom random;
    return AuthorisationId::make(clock, random).toString();
}

std::string sha256Of(const std::string& bytes) { return toHex(sha256(viewOf(bytes))); }

}  // namespace kazasu::test
