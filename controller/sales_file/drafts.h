// Drafts: sales under way, kept after every change so that a till goes on after a power cut where it stopped.
#pragma once

#include "core/sale/sale.h"
#include "platform/sql/database.h"

namespace kazasu::controller {

class Drafts {
public:
    explicit Drafts(Database& database) : m_database(database) {}

    /// One statement, durable when it returns; may stand inside a transaction.
    [[nodiscard]] Status save(const Sale& sale, Instant now);
    [[nodiscard]] Status drop(const SaleId& id);
    /// Puts a draft aside: the register's next sale may begin.
    [[nodiscard]] Status park(const SaleId& id, Instant now);
    [[nodiscard]] Status unpark(const SaleId& id, Instant now);
    /// The newest draft of a register that is not parked.
    [[nodiscard]] Result<std::optional<Sale>> open(int registerNumber) const;
    /// Those that wait for the end of their payment.
    [[nodiscard]] Result<std::vector<Sale>> parked() const;

    /// Puts a draft aside for its customer to come back.
    [[nodiscard]] Status hold(const SaleId& id, Instant now);
    /// The register goes on with a held draft.
    [[nodiscard]] Status takeUp(const SaleId& id, Instant now);
    struct Held {
        Sale sale;
        Instant since;
    };
    /// Those held at a register, the oldest first.
    [[nodiscard]] Result<std::vector<Held>> held(int registerNumber) const;

private:
    Database& m_database;
};

}  // namespace kazasu::controller
