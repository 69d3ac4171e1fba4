#include "controller/center_link/link_state.h"

#include "controller/sales_file/durably.h"
#include "core/ids.h"

namespace kazasu::controller {
namespace {

SqlValue momentOrNull(const std::optional<Instant>& moment) {
    if (!moment) return std::monostate{};
    return moment->msSinceEpoch;
}

Result<std::optional<LinkState>> storedLinkState(Database& database) {
    KAZASU_TRY(const auto found, database.run("SELECT store_id, heard_at, skew_ms, reported_until, receipt,"
                                              " epoch, reoffer_due_at, silent_ms FROM link_state"));
    if (found.rows.empty()) return std::optional<LinkState>{};
    const auto& row = found.rows[0];
    LinkState state;
    state.storeId = row.text(0);
    if (const auto heard = row.optNumber(1)) state.heardAt = Instant{*heard};
    state.skew = Milliseconds{row.number(2)};
    state.reportedUntil = Instant{row.number(3)};
    state.receipt = row.text(4);
    state.epoch = row.number(5);
    state.reofferDueAt = Instant{row.number(6)};
    state.silent = Milliseconds{row.number(7)};
    return std::optional{std::move(state)};
}

}  // namespace

Result<LinkState> LinkStateStore::load(Clock& clock, Random& random) {
    KAZASU_TRY(auto stored, readSurely(m_database, [this] { return storedLinkState(m_database); }));
    if (stored) return *std::move(stored);
    LinkState state;
    state.storeId = Uuid::version7(clock.now(), random).toString();
    KAZASU_TRY_STATUS(save(state));
    return state;
}

Status LinkStateStore::save(const LinkState& state) {
    return durably(m_database, [&]() -> Status {
        KAZASU_TRY_STATUS(m_database.run(
            "INSERT INTO link_state (id, store_id, heard_at, skew_ms, reported_until, receipt, epoch,"
            " reoffer_due_at, silent_ms) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
            " heard_at = excluded.heard_at, skew_ms = excluded.skew_ms,"
            " reported_until = excluded.reported_until, receipt = excluded.receipt, epoch = excluded.epoch,"
            " reoffer_due_at = excluded.reoffer_due_at, silent_ms = excluded.silent_ms",
            {state.storeId, momentOrNull(state.heardAt), std::int64_t{state.skew.count()},
             state.reportedUntil.msSinceEpoch, state.receipt, state.epoch, state.reofferDueAt.msSinceEpoch,
             std::int64_t{state.silent.count()}}));
        return {};
    });
}

}  // namespace kazasu::controller
