// OutboxStore: settlement records (patent step 508) between the sale that made them and the center's
// acknowledgement (510). A row is added inside the sale's transaction.
#pragma once

#include "core/wire/shop_api.h"
#include "platform/sql/database.h"

namespace kazasu::controller {

struct OutboxEntry {
    std::int64_t sequence = 0;
    std::string saleId;
    std::string body;
};

struct OutboxCounts {
    int pending = 0;
    int refused = 0;  // the center will not take them: a person must look
};

class OutboxStore {
public:
    explicit OutboxStore(Database& database) : m_database(database) {}

    [[nodiscard]] Status add(const SettlementRecord& record, Instant now);
    /// The oldest record that the center has not answered for good, but those that are set aside.
    [[nodiscard]] Result<std::optional<OutboxEntry>> next() const;
    /// Settled: only on the center's own word. Answered rows are not changed again.
    [[nodiscard]] Status settle(std::int64_t sequence, SettlementState state, const std::string& answer,
                                Instant now);
    /// It was accepted, the center lost it, and refuses it now: a person must look, or the shop has lost it.
    [[nodiscard]] Status refuseAgain(std::int64_t sequence, std::int64_t epoch, const std::string& answer,
                                     Instant now);
    [[nodiscard]] Result<bool> hasLostIn(std::int64_t epoch) const;
    /// Others go first until all are taken up again. It stays pending, and holds the watermark back.
    [[nodiscard]] Status setAside(std::int64_t sequence, Instant now);
    [[nodiscard]] Status takeUpAll();
    [[nodiscard]] Result<OutboxCounts> counts() const;
    /// Drops accepted records answered before that time. Refused ones stay.
    [[nodiscard]] Status prune(Instant answeredBefore);

private:
    Database& m_database;
};

}  // namespace kazasu::controller
