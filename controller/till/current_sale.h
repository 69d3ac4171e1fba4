// CurrentSale: the sale at this register, kept as a draft after every change, so that a till goes on after a
// power cut where it stopped.
#pragma once

#include "controller/sales_file/journal_note.h"
#include "controller/staff/exceptions.h"
#include "controller/till/store_settings.h"
#include "platform/sql/database.h"

#include <functional>

namespace kazasu::controller {

class CurrentSale {
public:
    CurrentSale(Database& database, Clock& clock, Random& random, const StoreSettings& settings);

    /// The draft that an earlier run left behind, if any.
    [[nodiscard]] Status resume();
    /// Open or being paid.
    [[nodiscard]] bool isActive() const;
    /// None before the first sale. A closed one stays to be looked at until the next begins.
    [[nodiscard]] const std::optional<Sale>& sale() const { return m_sale; }
    /// The active sale; a new one with an id of its own when there is none.
    [[nodiscard]] const Sale& activeOrNew(const Actor& cashier);

    /// Applies a rule to the active sale and keeps the outcome. The rule's error leaves everything as it was.
    /// A draft that cannot be written does not stop the sale: `problem` is told.
    [[nodiscard]] Status change(const std::function<Status(Sale&)>& rule,
                                const std::function<void(const Error&)>& problem);
    /// The same with an entry in the journal, in one transaction. Neither takes place when it cannot be
    /// written.
    [[nodiscard]] Status changeWithNote(const std::function<Status(Sale&)>& rule, const ExceptionNote& note,
                                        const Json& content);
    /// The same with an entry that is no exception.
    [[nodiscard]] Status changeWithEntry(const std::function<Status(Sale&)>& rule, JournalNote& note,
                                         std::string_view kind, const Json& content);
    /// Takes over a sale that somebody else made durable.
    void replace(Sale sale) { m_sale = std::move(sale); }
    void clear() { m_sale.reset(); }

private:
    Database& m_database;
    Clock& m_clock;
    Random& m_random;
    const StoreSettings& m_settings;
    std::optional<Sale> m_sale;
};

}  // namespace kazasu::controller
