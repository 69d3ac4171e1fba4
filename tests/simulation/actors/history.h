// History: what the people of the simulated world saw and were told. The invariants hold it against the
// books.
#pragma once

#include "platform/http/server.h"

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace kazasu::sim {

/// A cashier was told that this sale is complete; the customer left with the goods.
struct AckedSale {
    int store = 0;
    std::string sale;
    std::int64_t totalYen = 0;
};

/// The center's word on a settlement record, as it arrived at a store.
struct ToldSettlement {
    std::int64_t shop = 0;
    std::string record, issue;
    std::int64_t usedYen = 0;
};

/// A code as the phone knows it that was given it.
struct PhoneCode {
    std::int64_t shop = 0;  // 0: of no particular shop
    std::int64_t yen = 0;
};

struct History {
    std::vector<AckedSale> acked;
    std::vector<ToldSettlement> accepted;
    std::set<std::string> refunds;                    // ids that the center told a shop it will carry out
    std::vector<HttpRequest> acceptedRequests;        // the records of these, for those who repeat them
    std::map<std::string, std::int64_t> wishes;       // authorisation id: yen; one for each purchase wish
    std::map<std::string, PhoneCode> codes;           // issue numbers that the center told a phone
    std::set<std::string> approvals;                  // "BANK TYPE PROCESSING REFERENCE" that a bank approved
    std::set<std::string> hostileRecords;             // "SHOP RECORD": no sale of that shop stands behind it
    std::set<std::string> hostileConflicts;           // "SHOP RECORD": sent once more with another amount
    std::map<std::int64_t, std::int64_t> watermarks;  // by shop: the latest that reached the center
    std::int64_t visits = 0, offlineSales = 0;

    /// At this moment a store takes a code without the center; a sale that was paid so is complete.
    std::function<void(int store)> onOfflineCode, onOfflineSale;
};

/// A record as the center's books name it.
inline std::string recordName(std::int64_t shop, const std::string& record) {
    return std::to_string(shop) + ' ' + record;
}

}  // namespace kazasu::sim
