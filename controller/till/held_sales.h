// HeldSales: sales that a cashier puts aside for a customer who comes back, and goes on with later. They
// stand in the sales file: a restart changes nothing.
#pragma once

#include "controller/sales_file/drafts.h"
#include "controller/till/till_rooms.h"

namespace kazasu::controller {

inline constexpr std::string_view kHeldEntry = "sale_held";
inline constexpr std::string_view kResumedEntry = "sale_resumed";

class HeldSales {
public:
    HeldSales(const TillDoors& doors, TillRooms& rooms) : m_doors(doors), m_rooms(rooms) {}

    /// SaleEmpty; SaleHasTenders while something is paid.
    [[nodiscard]] Status checkHold() const;
    /// The current sale is put aside.
    [[nodiscard]] Status hold(const Permit& permit);
    /// That sale becomes the current one; what is being rung up is held in its place. SaleUnknown.
    [[nodiscard]] Status resume(const SaleId& id, const Permit& permit);
    [[nodiscard]] Result<std::vector<Drafts::Held>> list() const;

private:
    /// What is left of the current sale is put aside or, without goods, given up.
    [[nodiscard]] Status clearDesk(const Permit& permit);

    const TillDoors& m_doors;
    TillRooms& m_rooms;
};

}  // namespace kazasu::controller
