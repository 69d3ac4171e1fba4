#include "tests/simulation/actors/phones.h"

namespace kazasu::sim {
namespace {

using namespace std::chrono_literals;

constexpr int kMostTries = 40;
constexpr Milliseconds kBetweenLooks = 20s;
constexpr int kMostLooks = 30;  // ten minutes: as long as most codes live

Json authorisationJson(const Wish& wish) {
    const TownMember& member = Town::get().members[wish.member];
    Json body = Json::object()
                    .set("id", wish.authorisation)
                    .set("means_id", member.means[wish.yen % 2 == 0 ? 0 : 1].toString())
                    .set("amount_minor", wish.yen)
                    .set("currency", 392)
                    .set("instalments", 1);
    if (wish.isBound) body.set("shop_number", static_cast<std::int64_t>(1001 + wish.store));
    return body;
}

}  // namespace

Phones::Phones(World& world, History& history, CenterMachine& center, std::vector<StoreMachine*> stores,
               bool mayRepeat, bool mayHandOver)
    : Machine(world, "phones"),
      m_history(history),
      m_center(center),
      m_stores(std::move(stores)),
      m_hostileShop(*this, history, center, mayRepeat),
      m_tokens(kMemberCount),
      m_mayHandOver(mayHandOver) {}

void Phones::begin() {
    powerOn();
    wishAgain();
}

void Phones::wishAgain() {
    world().after(world().dice().between(Milliseconds{5s}, Milliseconds{4min}), [this] {
        if (world().isCalm()) return;
        authorise(newWish());
        wishAgain();
    });
}

Phones::SharedWish Phones::newWish() {
    Dice& dice = world().dice();
    auto wish = std::make_shared<Wish>();
    wish->member = dice.below(kMemberCount);
    wish->terminal = wish->member;
    wish->store = static_cast<int>(dice.below(kStoreCount));
    wish->bottles = static_cast<int>(dice.between(1, 20));
    const std::int64_t price = wish->bottles * kTeaYen;
    wish->yen = dice.chance(500)   ? price
                : dice.chance(800) ? price + dice.between(1, 3000)
                                   : std::max<std::int64_t>(1, price - dice.between(1, 100));
    wish->isBound = dice.chance(700);
    wish->authorisation = AuthorisationId::make(*this, random()).toString();
    m_history.wishes[wish->authorisation] = wish->yen;
    return wish;
}

void Phones::logIn(std::size_t member, const std::function<void()>& then) {
    const std::string token = randomToken(random());
    callDoor(
        *this, m_center, HttpRequest{"POST", "/session/" + std::to_string(member), {}, {}, {}, {}, {}}, 5s,
        [this, member, token](const HttpRequest&, HttpReply reply) {
            m_center.openSession(member, token, std::move(reply));
        },
        [this, member, token, then](const Result<HttpResponse>& response) {
            if (response && response->status == 201) m_tokens[member] = token;
            after(1s, then);
        });
}

void Phones::ask(const SharedWish& wish, const std::string& method, const std::string& path,
                 const std::string& body, const Next& next) {
    if (++wish->tries > kMostTries) return;  // out of patience: what is unused goes back by itself
    const auto again = [this, wish, method, path, body, next] { ask(wish, method, path, body, next); };
    const std::size_t terminal = wish->terminal;
    if (m_tokens[terminal].empty()) return logIn(terminal, again);
    HttpRequest request{method, path, {}, {{"cookie", "kazasu_session=" + m_tokens[terminal]}}, body, {}, {}};
    if (method != "GET") request.headers.emplace_back("content-type", "application/json");
    callDoor(
        *this, m_center, request, 15s,
        [this](HttpRequest asked, HttpReply reply) {
            m_center.serveMember(std::move(asked), std::move(reply));
        },
        [this, terminal, again, next](const Result<HttpResponse>& response) {
            if (response && response->status == 401) m_tokens[terminal].clear();
            const bool isSure =
                response && response->status < 500 && response->status != 401 && response->status != 429;
            if (!isSure)
                return static_cast<void>(
                    after(world().dice().between(Milliseconds{2s}, Milliseconds{15s}), again));
            const auto answer = Json::parse(response->body);
            next(answer ? *answer : Json::object().set("bytes", toHex(sha256(viewOf(response->body)))),
                 response->status);
        });
}

void Phones::authorise(const SharedWish& wish) {
    ask(wish, "POST", "/member/v1/authorisations", authorisationJson(*wish).dump(),
        [this, wish](const Json& body, int) {
            const auto view = body.getObject("authorisation");
            if (!view || view->getText("state").value() != "approved") return;
            wish->authorisation = view->getText("id").value();
            const std::string path = "/member/v1/authorisations/" + wish->authorisation;
            if (world().dice().chance(30)) return;  // forgotten: it lapses
            if (world().dice().chance(30))
                return ask(wish, "POST", path + "/cancel", "{}", [](const Json&, int) {});
            after(world().dice().between(Milliseconds{1s}, Milliseconds{60s}),
                  [this, wish] { confirm(wish); });
        });
}

void Phones::confirm(const SharedWish& wish) {
    if (m_mayHandOver && world().dice().chance(200)) return handOver(wish);
    ask(wish, "POST", "/member/v1/authorisations/" + wish->authorisation + "/confirm", "{}",
        [this, wish](const Json& body, int status) {
            if (status == 200) received(wish, body);
        });
}

/// The sender never sees the code; the phone that it is for finds it.
void Phones::handOver(const SharedWish& wish) {
    const std::size_t receiver = (wish->member + 1 + world().dice().below(kMemberCount - 1)) % kMemberCount;
    const Json body = Json::object().set("send_to", Town::get().members[receiver].client.toString());
    ask(wish, "POST", "/member/v1/authorisations/" + wish->authorisation + "/confirm", body.dump(),
        [this, wish, receiver](const Json& answer, int status) {
            const auto code = answer.getObject("code");
            if (status != 200 || !code) return;
            wish->terminal = receiver;
            const std::string path = "/member/v1/codes/" + code->getText("issue_number").value();
            ask(wish, "GET", path, {}, [this, wish](const Json& found, int there) {
                if (there == 200) received(wish, found);
            });
        });
}

void Phones::received(const SharedWish& wish, const Json& answer) {
    const auto code = answer.getObject("code");
    if (!code) return;
    wish->issue = code->getText("issue_number").value();
    wish->text = code->getText("text").value();
    m_history.codes[wish->issue] = {wish->isBound ? 1001 + wish->store : 0, wish->yen};
    if (!world().dice().chance(20)) takeDelivery(wish);
}

void Phones::takeDelivery(const SharedWish& wish) {
    // Most phones draw the symbol themselves and confirm its text; some fetch the picture.
    if (world().dice().chance(800)) return confirmDelivery(wish);
    ask(wish, "GET", "/member/v1/codes/" + wish->issue + "/image", {}, [this, wish](const Json&, int status) {
        if (status == 200) confirmDelivery(wish);
    });
}

void Phones::confirmDelivery(const SharedWish& wish) {
    const Json body = Json::object().set("sha256", toHex(sha256(viewOf(wish->text))));
    ask(wish, "POST", "/member/v1/codes/" + wish->issue + "/delivered", body.dump(),
        [this, wish](const Json&, int status) {
            if (status == 200) show(wish);
        });
}

void Phones::show(const SharedWish& wish) {
    Dice& dice = world().dice();
    const std::int64_t kind = dice.between(0, 99);
    if (kind < 4) return;  // never: it has to come back
    if (kind < 6) return forge(wish);
    if (kind < 8)
        return m_hostileShop.strike({wish->issue, wish->text, wish->yen, wish->store, wish->isBound});
    if (kind < 10 && !wish->isBound) return takeBack(wish);
    if (kind < 20 && !wish->isBound) return showEverywhere(wish, kMostLooks);
    if (kind < 28 && !wish->isBound) return showAndTakeBack(wish);
    const int times = kind >= 94 ? 3 : 1;
    const bool isHanded = wish->terminal != wish->member;
    const Milliseconds late = isHanded ? Milliseconds{25h} : Milliseconds{1h};
    const Milliseconds latest = dice.chance(isHanded ? 500 : 900) ? Milliseconds{12min} : late;
    for (int i = 0; i < times; ++i)
        showTo(static_cast<std::size_t>(i == 0 ? wish->store : dice.between(0, kStoreCount - 1)), wish, 5s,
               latest);
}

void Phones::showTo(std::size_t store, const SharedWish& wish, Milliseconds earliest, Milliseconds latest) {
    after(world().dice().between(earliest, latest), [this, wish, store] {
        m_stores[store]->arrive({wish->text, wish->bottles});
    });
}

/// Somebody changed a character of the code.
void Phones::forge(const SharedWish& wish) {
    std::string forged = wish->text;
    forged[4 + world().dice().below(forged.size() - 4)] = 'Q';
    if (forged == wish->text) return;
    m_stores[static_cast<std::size_t>(wish->store)]->arrive({forged, wish->bottles});
}

/// Pays with it and asks for the money back: while the shop claims it, after that, or once the center fell
/// back.
void Phones::showAndTakeBack(const SharedWish& wish) {
    Dice& dice = world().dice();
    showTo(static_cast<std::size_t>(wish->store), wish, 1s, 20s);
    const Milliseconds latest = dice.chance(500) ? Milliseconds{40s} : Milliseconds{14min};
    const int times = static_cast<int>(dice.between(1, 8));
    for (int i = 0; i < times; ++i)
        after(dice.between(Milliseconds{1s}, latest), [this, wish] { takeBack(wish); });
}

/// Only who pays may have the money again, also of a code that is on another phone.
void Phones::takeBack(const SharedWish& wish) {
    const auto payers = std::make_shared<Wish>(*wish);
    payers->terminal = payers->member;
    payers->tries = 0;
    ask(payers, "POST", "/member/v1/codes/" + wish->issue + "/cancel", "{}", [](const Json&, int) {});
}

/// Waits until no shop can ask the center, and then pays in each of them with the same code.
void Phones::showEverywhere(const SharedWish& wish, int looksLeft) {
    const bool isAlone = m_center.isCut || !m_center.isUp();
    if (!isAlone && looksLeft > 0) {
        after(kBetweenLooks, [this, wish, looksLeft] { showEverywhere(wish, looksLeft - 1); });
        return;
    }
    for (std::size_t store = 0; store < m_stores.size(); ++store) showTo(store, wish, 1s, 30s);
}

}  // namespace kazasu::sim
