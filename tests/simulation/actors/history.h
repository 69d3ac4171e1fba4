// History: what the people of the simulated world saw and were told. The invariants hold it against the
// books.
#pragma once

#include <cstdint>
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

struct History {
    std::vector<AckedSale> acked;
    std::vector<ToldSettlement> accepted;
    std::map<std::string, std::int64_t> wishes;  // authorisation id: yen; one for each purchase wish
    std::set<std::string> showable;              // issue numbers that the center told a phone
    std::set<std::string> approvals;             // "BANK TYPE PROCESSING REFERENCE" that a bank approved
    std::set<std::string> hostileRecords;        // record ids that no sale stands behind
    std::int64_t visits = 0, codesPaid = 0;
};

}  // namespace kazasu::sim
