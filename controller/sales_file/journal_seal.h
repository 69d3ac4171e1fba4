// JournalSeal: the machine signs the journal's head, every 100 entries or 60 seconds and when it ends,
// whichever comes first. Who holds the file but not the key cannot write another history.
#pragma once

#include "core/executor.h"
#include "core/time.h"
#include "platform/crypto/device_key.h"
#include "platform/sql/database.h"

namespace kazasu::controller {

inline constexpr std::int64_t kEntriesASeal = 100;
inline constexpr Milliseconds kSealInterval = std::chrono::seconds{60};

/// What is signed for a head of the sales file of that name.
std::string sealWords(const std::string& storeId, std::int64_t sequence, const std::string& hash,
                      Instant signedAt);

class JournalSeal {
public:
    /// Without a key nothing is signed.
    JournalSeal(Database& database, Timers& timers, Clock& clock, const DeviceKey* key);
    ~JournalSeal();
    JournalSeal(const JournalSeal&) = delete;
    JournalSeal& operator=(const JournalSeal&) = delete;

    /// Signs what an earlier run left unsigned. The sales file has its name by then (LinkStateStore).
    void start();
    /// The journal has grown.
    void noticeEntry();
    /// Signs the head now, unless it is signed. What fails is tried again with the next entry or minute.
    [[nodiscard]] Status sign();

private:
    void tick();

    Database& m_database;
    Timers& m_timers;
    Clock& m_clock;
    const DeviceKey* m_key;
    TimerId m_timer = 0;
};

}  // namespace kazasu::controller
