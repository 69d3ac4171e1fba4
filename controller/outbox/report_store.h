// ReportStore: what the outbox and the claims say about how far this store has reported, and which records
// belong to a day.
#pragma once

#include "controller/outbox/outbox_store.h"
#include "core/wire/shop_report.h"

namespace kazasu::controller {

class ReportStore {
public:
    explicit ReportStore(Database& database) : m_database(database) {}

    /// The earliest moment at which something was accepted or claimed that the center does not know the end
    /// of. None: everything is reported.
    [[nodiscard]] Result<std::optional<Instant>> oldestUnreported() const;
    /// None when there are more than `most`.
    [[nodiscard]] Result<std::optional<std::vector<ClaimId>>> openClaims(std::int64_t most) const;
    /// Of every day with records that the center has accepted.
    [[nodiscard]] Result<std::vector<DayDigest>> digests() const;
    /// The accepted records of a day, oldest first.
    [[nodiscard]] Result<std::vector<OutboxEntry>> acceptedOn(const BusinessDay& day) const;

private:
    Database& m_database;
};

}  // namespace kazasu::controller
