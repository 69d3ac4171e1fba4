#include "controller/till/current_sale.h"

#include "controller/sales_file/drafts.h"
#include "controller/sales_file/durably.h"

namespace kazasu::controller {

CurrentSale::CurrentSale(Database& database, Clock& clock, Random& random, const StoreSettings& settings)
    : m_database(database), m_clock(clock), m_random(random), m_settings(settings) {}

Status CurrentSale::resume() {
    KAZASU_TRY(m_sale,
               readSurely(m_database, [this] { return Drafts(m_database).open(m_settings.registerNumber); }));
    return {};
}

bool CurrentSale::isActive() const {
    return m_sale && (m_sale->state() == SaleState::Open || m_sale->state() == SaleState::Tendering);
}

const Sale& CurrentSale::activeOrNew(const Actor& cashier) {
    if (!isActive()) {
        SaleHeader header;
        header.id = SaleId::make(m_clock, m_random);
        header.registerNumber = m_settings.registerNumber;
        header.cashier = cashier.name;
        header.cashierNumber = cashier.number;
        header.currency = m_settings.currency;
        header.taxPolicy = m_settings.taxPolicy;
        header.startedAt = m_clock.now();
        m_sale.emplace(std::move(header));
    }
    return *m_sale;
}

Status CurrentSale::change(const std::function<Status(Sale&)>& rule,
                           const std::function<void(const Error&)>& problem) {
    Sale changed = *m_sale;
    KAZASU_TRY_STATUS(rule(changed));
    m_sale = std::move(changed);
    const auto saved =
        durably(m_database, [this] { return Drafts(m_database).save(*m_sale, m_clock.now()); });
    if (!saved) problem(saved.error());
    return {};
}

Status CurrentSale::changeWithNote(const std::function<Status(Sale&)>& rule, const ExceptionNote& note,
                                   const Json& content) {
    Sale changed = *m_sale;
    KAZASU_TRY_STATUS(rule(changed));
    const Instant now = m_clock.now();
    const auto kept = durably(m_database, [&]() -> Status {
        KAZASU_TRY_STATUS(noteException(m_database, note, changed.id(), now, content));
        return Drafts(m_database).save(changed, now);
    });
    if (!kept) return kept.error();
    m_sale = std::move(changed);
    return {};
}

Status CurrentSale::changeWithEntry(const std::function<Status(Sale&)>& rule, JournalNote& note,
                                    std::string_view kind, const Json& content) {
    Sale changed = *m_sale;
    KAZASU_TRY_STATUS(rule(changed));
    const Instant now = m_clock.now();
    KAZASU_TRY_STATUS(note.write(m_database, kind, changed.id(), content, now,
                                 [&] { return Drafts(m_database).save(changed, now); }));
    m_sale = std::move(changed);
    return {};
}

}  // namespace kazasu::controller
