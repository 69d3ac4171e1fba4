// ReturnedLines: what came back of which receipt. Written in the transaction of the sale it came back in; the
// database itself refuses a unit that came back before or was never sold.
#pragma once

#include "core/sale/returns.h"
#include "platform/sql/database.h"

namespace kazasu::controller {

class ReturnedLines {
public:
    explicit ReturnedLines(Database& database) : m_database(database) {}

    /// Of one receipt, in the order in which it came back.
    [[nodiscard]] Result<std::vector<ReturnedUnits>> of(const SaleId& original) const;
    /// ReturnExceedsSold unless the goods that come back in this sale could come back now.
    [[nodiscard]] Status check(const Sale& sale) const;

private:
    Database& m_database;
};

}  // namespace kazasu::controller
