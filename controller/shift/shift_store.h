// ShiftStore: the rows of shifts, cash movements, counts and Z reports, all append-only. The rules are in
// shift_book.h.
#pragma once

#include "core/ids.h"
#include "core/report/shift_report.h"
#include "platform/sql/database.h"

namespace kazasu::controller {

using ShiftId = UuidId<struct ShiftTag>;
using CashActionId = UuidId<struct CashActionTag>;  // one movement or one count

struct ShiftRow {
    ShiftId id;
    int registerNumber = 1;
    std::int64_t number = 0;
    Instant openedAt;
    bool isByItself = false;
    std::string staff;
    CashCount floatCount;
    std::int64_t firstReceipt = 1;
    std::int64_t journalSequence = 0;
    Money grandTotalBefore;

    [[nodiscard]] Currency currency() const { return floatCount.total().currency(); }
};

enum class CashDirection { In, Out };

struct CashMovement {
    CashActionId id;
    CashDirection direction = CashDirection::In;
    Money amount;
    std::string reason;
    std::string staff;
    Instant at;
};

struct CashCountRow {
    CashActionId id;
    CashCount count;
    Money expected;
    std::int64_t number = 0;
    std::int64_t lastReceipt = 0;  // it holds for the drawer after this receipt
    std::int64_t movements = 0;    // and after so many movements
    std::string staff;
    Instant at;
};

struct StoredZ {
    std::int64_t number = 0;
    Instant closedAt;
    Money overShort;
    Money grandTotal;
};

class ShiftStore {
public:
    explicit ShiftStore(Database& database) : m_database(database) {}

    [[nodiscard]] Status add(const ShiftRow& shift);
    [[nodiscard]] Status add(const ShiftId& shift, std::int64_t number, const CashMovement& movement);
    [[nodiscard]] Status add(const ShiftId& shift, const CashCountRow& count);
    [[nodiscard]] Status add(const ShiftRow& shift, const ShiftReport& z, const std::string& body);

    /// The newest shift of a register, closed or not.
    [[nodiscard]] Result<std::optional<ShiftRow>> last(int registerNumber) const;
    /// The newest, unless it is closed.
    [[nodiscard]] Result<std::optional<ShiftRow>> open(int registerNumber) const;
    [[nodiscard]] Result<bool> hasMovement(const CashActionId& id) const;
    [[nodiscard]] Result<bool> hasCount(const CashActionId& id) const;
    [[nodiscard]] Result<std::vector<CashMovement>> movements(const ShiftRow& shift) const;
    [[nodiscard]] Result<std::optional<CashCountRow>> lastCount(const ShiftRow& shift) const;
    /// As it was stored when the shift closed.
    [[nodiscard]] Result<std::optional<ShiftReport>> z(const ShiftId& shift) const;
    [[nodiscard]] Result<std::optional<ShiftReport>> z(int registerNumber, std::int64_t number) const;
    /// Newest first.
    [[nodiscard]] Result<std::vector<StoredZ>> zList(int registerNumber, Currency currency) const;

    [[nodiscard]] Result<std::int64_t> lastReceipt(int registerNumber) const;
    /// Cash that came in by sales, without the change given back.
    [[nodiscard]] Result<Money> cashSales(const ShiftRow& shift) const;

private:
    Database& m_database;
};

}  // namespace kazasu::controller
