// SalesFile: the sales information file (patent step 505). Sale, lines, tenders, spent code, journal entry,
// settlement record for the center, receipt number and the shift that it opens become durable in ONE
// transaction, or not at all.
#pragma once

#include "controller/staff/exceptions.h"
#include "core/sale/sale.h"
#include "platform/sql/database.h"

namespace kazasu::controller {

/// What a settlement record (508), or a refund, says of the store beside the sale itself.
struct SettlementOrigin {
    ShopNumber shop;
    std::string shopName;
    std::string registerName;
    std::string code;        // as it was read
    bool isOffline = false;  // accepted without the center: the record carries no claim
    bool isBound = false;    // to this shop: nobody else can have taken it
    Instant acceptedAt;      // the moment at which the code had to be good
};

class SalesFile {
public:
    explicit SalesFile(Database& database) : m_database(database) {}

    /// The sale with its receipt number, durable. Asked again for the same sale it answers with what was
    /// written the first time. A tender of a code, or to one, needs an origin (checked). CodeAlreadyUsed: the
    /// code paid for another sale here. ReturnExceedsSold. OutcomeUnknown: ask again.
    [[nodiscard]] Result<Sale> complete(const Sale& tendered, const std::optional<SettlementOrigin>& origin,
                                        Instant now);
    /// Notes in the journal that the sale was given up, by whom unless it ended by itself, and drops its
    /// draft.
    [[nodiscard]] Status voidSale(const Sale& voided, Instant now,
                                  const std::optional<ExceptionNote>& note = std::nullopt);

    [[nodiscard]] Result<std::optional<Sale>> find(const SaleId& id) const;
    /// The last completed sale of a register, for reprinting.
    [[nodiscard]] Result<std::optional<Sale>> last(int registerNumber) const;
    [[nodiscard]] Result<std::optional<Sale>> find(int registerNumber, std::int64_t receiptNumber) const;
    [[nodiscard]] Result<bool> isSpent(const IssuerId& issuer, const IssueNumber& number) const;
    /// The sale here that this code paid for.
    [[nodiscard]] Result<std::optional<Sale>> saleOf(const IssuerId& issuer, const IssueNumber& number) const;

private:
    [[nodiscard]] Result<Sale> write(const Sale& tendered, const std::optional<SettlementOrigin>& origin,
                                     Instant now);
    [[nodiscard]] Result<std::int64_t> nextReceiptNumber(int registerNumber);
    [[nodiscard]] Status writeSettlement(const Sale& sale, const SettlementUse& use,
                                         const SettlementOrigin& origin);

    Database& m_database;
};

/// The calendar day in Japan.
BusinessDay businessDayAt(Instant now);

}  // namespace kazasu::controller
