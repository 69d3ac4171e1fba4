// CenterWatch: what is known of the center: its keys, refreshed hourly and cached, and whether it answers.
#pragma once

#include "controller/center_link/center_client.h"
#include "controller/code_check/key_cache.h"

namespace kazasu::controller {

class CenterWatch {
public:
    CenterWatch(Database& database, CenterClient& center, Timers& timers, Clock& clock);
    ~CenterWatch();
    CenterWatch(const CenterWatch&) = delete;
    CenterWatch& operator=(const CenterWatch&) = delete;

    /// Told when new keys arrived.
    void onKeys(std::function<void()> listener) { m_listener = std::move(listener); }
    /// Reads the cache and asks for fresh keys.
    [[nodiscard]] Status start();
    /// A key was missing: asks now, unless a question is under way.
    void refresh();

    [[nodiscard]] const std::optional<CenterKnowledge>& knowledge() const { return m_knowledge; }
    [[nodiscard]] std::span<const IssuerId> issuers() const;

private:
    void received(const Result<CenterKeys>& keys);

    Database& m_database;
    CenterClient& m_center;
    Timers& m_timers;
    Clock& m_clock;
    std::function<void()> m_listener;
    std::optional<CenterKnowledge> m_knowledge;
    TimerId m_timer = 0;
    bool m_isAsking = false;
};

}  // namespace kazasu::controller
