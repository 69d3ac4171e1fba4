// CenterWatch: what is known of the center: its keys, refreshed hourly and cached, and whether it answers.
#pragma once

#include "controller/center_link/center_client.h"
#include "controller/center_link/link_state.h"
#include "controller/code_check/key_cache.h"

namespace kazasu::controller {

class CenterWatch {
public:
    CenterWatch(Database& database, CenterClient& center, Timers& timers, Clock& clock, Random& random,
                const SignatureVerifier& verifier);
    ~CenterWatch();
    CenterWatch(const CenterWatch&) = delete;
    CenterWatch& operator=(const CenterWatch&) = delete;

    /// Told when the center has said which keys are the newest.
    void onKeys(std::function<void()> listener) { m_listener = std::move(listener); }
    /// Told after every question for the keys, however it ended.
    void onKeysAsked(std::function<void()> listener) { m_asked = std::move(listener); }
    /// Told when it sent a list of keys that is refused: KeyListOutdated, KeyListUntrusted.
    void onRefusedKeys(std::function<void(const Error&)> listener) { m_refused = std::move(listener); }
    /// Reads the cache and asks for fresh keys.
    [[nodiscard]] Status start();
    /// A key was missing: asks now, unless a question is under way.
    void refresh();

    /// The center named the serial number of its list: a newer one is fetched now.
    void announced(std::int64_t serial);
    /// The center answered and named its time.
    void heard(Instant centerTime);
    /// An exchange ended, with or without an answer. While there is none the center is asked again and again.
    void reached(bool isReached);
    /// The last exchange failed a moment ago, and none has succeeded since.
    [[nodiscard]] bool isKnownDown() const;

    [[nodiscard]] const LinkState& link() const { return m_link; }
    /// Durable when it returns ok.
    [[nodiscard]] Status keep(const LinkState& link);
    /// How long nothing was heard of the center, also while the program did not run; a clock that is set back
    /// takes nothing of it away. None: nothing ever.
    [[nodiscard]] std::optional<Milliseconds> silence() const;

    [[nodiscard]] const std::optional<CenterKnowledge>& knowledge() const { return m_knowledge; }
    [[nodiscard]] std::span<const IssuerId> issuers() const;

private:
    void received(const Result<CenterKeys>& keys);
    void take(const CenterKeys& keys);
    void noteSilence();

    Database& m_database;
    CenterClient& m_center;
    Timers& m_timers;
    Clock& m_clock;
    Random& m_random;
    LinkState m_link;
    Milliseconds m_silentSince{0};           // monotonic; m_link.silent had passed then
    std::optional<Milliseconds> m_failedAt;  // monotonic
    std::optional<Instant> m_heardStoredAt;
    Milliseconds m_skewStored{0};  // then
    std::function<void()> m_listener;
    std::function<void()> m_asked;
    std::function<void(const Error&)> m_refused;
    KeyCache m_cache;
    std::int64_t m_announced = 0;  // the newest serial number that was asked for
    std::optional<CenterKnowledge> m_knowledge;
    TimerId m_timer = 0;
    bool m_isAsking = false;
};

}  // namespace kazasu::controller
