// CenterWatch: what is known of the center: its keys, refreshed hourly and cached, and whether it answers.
#pragma once

#include "controller/center_link/center_client.h"
#include "controller/center_link/link_state.h"
#include "controller/code_check/key_cache.h"

namespace kazasu::controller {

class CenterWatch {
public:
    CenterWatch(Database& database, CenterClient& center, Timers& timers, Clock& clock, Random& random);
    ~CenterWatch();
    CenterWatch(const CenterWatch&) = delete;
    CenterWatch& operator=(const CenterWatch&) = delete;

    /// Told when new keys arrived.
    void onKeys(std::function<void()> listener) { m_listener = std::move(listener); }
    /// Reads the cache and asks for fresh keys.
    [[nodiscard]] Status start();
    /// A key was missing: asks now, unless a question is under way.
    void refresh();

    /// The center answered and named its time.
    void heard(Instant centerTime);
    /// An exchange ended, with or without an answer. While there is none the center is asked again and again.
    void reached(bool isReached);
    /// The last exchange failed a moment ago, and none has succeeded since.
    [[nodiscard]] bool isKnownDown() const;

    [[nodiscard]] const LinkState& link() const { return m_link; }
    /// Durable when it returns ok.
    [[nodiscard]] Status keep(const LinkState& link);
    /// How long nothing was heard of the center. None: nothing ever.
    [[nodiscard]] std::optional<Milliseconds> silence() const;

    [[nodiscard]] const std::optional<CenterKnowledge>& knowledge() const { return m_knowledge; }
    [[nodiscard]] std::span<const IssuerId> issuers() const;

private:
    void received(const Result<CenterKeys>& keys);

    Database& m_database;
    CenterClient& m_center;
    Timers& m_timers;
    Clock& m_clock;
    Random& m_random;
    LinkState m_link;
    std::optional<Milliseconds> m_failedAt;  // monotonic
    std::optional<Instant> m_heardStoredAt;
    std::function<void()> m_listener;
    std::optional<CenterKnowledge> m_knowledge;
    TimerId m_timer = 0;
    bool m_isAsking = false;
};

}  // namespace kazasu::controller
