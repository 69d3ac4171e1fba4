// The members' phones: authorise, confirm, take delivery of a code, and show it at a shop; or forge it, show
// it in several shops, let it expire.
#pragma once

#include "tests/simulation/actors/hostile_shop.h"
#include "tests/simulation/actors/store_machine.h"

namespace kazasu::sim {

/// One purchase wish, from the first request to the till.
struct Wish {
    std::size_t member = 0;    // who pays
    std::size_t terminal = 0;  // the member whose phone has it now
    int store = 0;
    int bottles = 1;
    std::int64_t yen = 0;
    bool isBound = false;
    std::string authorisation, issue, text;
    int tries = 0;
};

class Phones final : public Machine {
public:
    /// `mayHandOver`: some send their code to somebody else; then it lives for a day.
    Phones(World& world, History& history, CenterMachine& center, std::vector<StoreMachine*> stores,
           bool mayRepeat, bool mayHandOver);
    /// Members wish for something now and then, until the world calms down.
    void begin();

private:
    using SharedWish = std::shared_ptr<Wish>;
    using Next = std::function<void(const Json& body, int status)>;

    Status open() override { return {}; }
    void close() override {}

    void wishAgain();
    SharedWish newWish();
    void authorise(const SharedWish& wish);
    void confirm(const SharedWish& wish);
    void received(const SharedWish& wish, const Json& code);
    void handOver(const SharedWish& wish);
    void takeDelivery(const SharedWish& wish);
    void confirmDelivery(const SharedWish& wish);
    void show(const SharedWish& wish);
    void showAndTakeBack(const SharedWish& wish);
    void takeBack(const SharedWish& wish);
    void showTo(std::size_t store, const SharedWish& wish, Milliseconds earliest, Milliseconds latest);
    void forge(const SharedWish& wish);
    void showEverywhere(const SharedWish& wish, int looksLeft);
    /// Repeats until the center answers for sure; logs in when it has to.
    void ask(const SharedWish& wish, const std::string& method, const std::string& path,
             const std::string& body, const Next& next);
    void logIn(std::size_t member, const std::function<void()>& then);

    History& m_history;
    CenterMachine& m_center;
    std::vector<StoreMachine*> m_stores;
    HostileShop m_hostileShop;
    std::vector<std::string> m_tokens;
    bool m_mayHandOver;
};

}  // namespace kazasu::sim
