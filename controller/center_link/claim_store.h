// ClaimStore: one row for each claim of a code, written before anything is sent: whatever the center may have
// done under this id can be found out and reversed, after a restart too.
#pragma once

#include "controller/center_link/claim_machine.h"
#include "core/wire/shop_api.h"
#include "platform/sql/database.h"

namespace kazasu::controller {

struct ClaimRow {
    ClaimRequest request;
    ClaimStep step = ClaimStep::Claiming;
    std::optional<IssuerId> issuer;  // as the code says, or else as the center answered
    std::optional<IssueNumber> issueNumber;
    std::optional<Money> granted;
    std::optional<Money> codeAmount;
    Instant createdAt;
    std::optional<CodeUse> use = {};         // where the code had been used, as the center just told
    std::optional<Instant> doubtSince = {};  // nobody waits for it since then: it stands in the inbox

    /// Whether the center may hold money for it that nobody has decided about.
    [[nodiscard]] bool isUnresolved() const {
        return step == ClaimStep::Claiming || step == ClaimStep::Reversing || step == ClaimStep::InDoubt;
    }
};

class ClaimStore {
public:
    explicit ClaimStore(Database& database) : m_database(database) {}

    /// One statement each, durable when it returns; may stand inside a transaction. Adding an id again
    /// changes nothing.
    [[nodiscard]] Status add(const ClaimRow& row);
    [[nodiscard]] Status update(const ClaimRow& row, const std::optional<Error>& error, Instant now);

    [[nodiscard]] Result<std::optional<ClaimRow>> find(const ClaimId& id) const;
    /// Claiming, reversing and in doubt, and those granted whose sale was not completed.
    [[nodiscard]] Result<std::vector<ClaimRow>> unfinished() const;
    [[nodiscard]] Result<bool> hasUnresolved(const SaleId& sale) const;
    /// When a claim for this sale last changed; 1970 when there never was one.
    [[nodiscard]] Result<Instant> lastChange(const SaleId& sale) const;

private:
    Database& m_database;
};

}  // namespace kazasu::controller
