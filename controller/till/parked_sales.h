// ParkedSales: sales put aside while their payment was not certain. One that the answer pays is completed;
// the others are offered to the cashier again, and voided when nobody has taken them up.
#pragma once

#include "controller/till/checkout.h"

#include <map>

namespace kazasu::controller {

/// The customer has long gone by then; the goods are back on the shelf.
inline constexpr Milliseconds kOfferedAgain = std::chrono::minutes{30};
/// In the journal: a parked sale is the current one again.
inline constexpr std::string_view kTakenUpEntry = "sale_taken_up";
/// How often those that are left are looked at.
inline constexpr Milliseconds kParkedLook = std::chrono::seconds{60};

class ParkedSales {
public:
    ParkedSales(const TillDoors& doors, TillRooms& rooms, Checkout& checkout)
        : m_doors(doors), m_rooms(rooms), m_checkout(checkout) {}
    ~ParkedSales() { m_doors.timers.cancel(m_again); }
    ParkedSales(const ParkedSales&) = delete;
    ParkedSales& operator=(const ParkedSales&) = delete;

    /// Puts the current sale aside, with its entry in the journal. An error: it stays where it is.
    [[nodiscard]] Status park(const Permit& permit);
    /// A grant for one of them, made durable. Cancelled when there is no such sale any more.
    [[nodiscard]] Status tender(const ClaimRow& row);
    /// Looks at all of them, now and as long as there are any.
    void settle();
    /// SaleTenderInProgress while its payment is not certain; SaleUnknown; InvalidArgument while another sale
    /// is under way.
    [[nodiscard]] Status checkTakeUp(const SaleId& id) const;
    /// Goes on with it as the current sale. Errors of checkTakeUp.
    [[nodiscard]] Status takeUp(const SaleId& id, const Permit& permit);
    /// SaleTenderInProgress, SaleUnknown.
    [[nodiscard]] Status checkDrop(const SaleId& id) const;
    /// Voids it; what was paid goes back. Errors of checkDrop.
    [[nodiscard]] Status drop(const SaleId& id, const Permit& permit);
    /// Those whose payment is certain, waiting for a cashier.
    [[nodiscard]] int offered() const { return m_offered; }
    /// The claims that pay in any of them.
    [[nodiscard]] Result<std::vector<ClaimId>> claims() const;

private:
    [[nodiscard]] Result<Sale> find(const SaleId& id) const;
    [[nodiscard]] Result<Sale> findToTakeUp(const SaleId& id) const;
    [[nodiscard]] Status checkDeskIsFree() const;
    /// Nothing is being rung up any more, or the error says so.
    [[nodiscard]] Status clearDesk();
    /// Only one whose payment is certain.
    [[nodiscard]] Result<Sale> findCertain(const SaleId& id) const;
    [[nodiscard]] bool settleOne(const Sale& parked);
    [[nodiscard]] bool isOffered(const Sale& sale) const;
    [[nodiscard]] Status voidSale(const Sale& parked, const std::optional<Permit>& permit = std::nullopt);
    /// Asks again for those whose outcome is open.
    void endOpenVoids();

    const TillDoors& m_doors;
    TillRooms& m_rooms;
    Checkout& m_checkout;
    struct OpenVoid {
        Sale sale;
        std::optional<Permit> permit;
    };
    std::map<SaleId, OpenVoid> m_openVoids;  // may have been written although no answer said so
    TimerId m_again = 0;
    int m_offered = 0;
};

}  // namespace kazasu::controller
