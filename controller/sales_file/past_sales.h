// PastSales: finds completed sales again by what somebody at the counter knows of them.
#pragma once

#include "core/business_day.h"
#include "core/sale/sale.h"
#include "platform/sql/database.h"

namespace kazasu::controller {

class PastSales {
public:
    explicit PastSales(Database& database) : m_database(database) {}

    // All newest first, at most `limit`.
    [[nodiscard]] Result<std::vector<Sale>> newest(std::size_t limit) const;
    [[nodiscard]] Result<std::vector<Sale>> ofDay(const BusinessDay& day, std::size_t limit) const;
    /// An item's code, or a part of its name, sold or returned on that day or later.
    [[nodiscard]] Result<std::vector<Sale>> withItem(const std::string& text, const BusinessDay& since,
                                                     std::size_t limit) const;

private:
    [[nodiscard]] Result<std::vector<Sale>> read(std::string_view sql, std::vector<SqlValue> values,
                                                 std::size_t limit) const;

    Database& m_database;
};

/// "2026-11-30", "11-30" or "11/30", the last of these that is not after `today`; full-width digits, too.
std::optional<BusinessDay> dayFrom(const std::string& text, const BusinessDay& today);

}  // namespace kazasu::controller
