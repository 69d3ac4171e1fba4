// CodeMint: the settlement center's own rooms run inside this program until so many codes are authorised,
// confirmed, issued, delivered and claimed. Nothing is put into the books by hand.
#pragma once

#include "center/center.h"
#include "center/config.h"
#include "core/wire/shop_api.h"

#include <memory>

namespace kazasu::bench {

class CodeMint {
public:
    /// On the database of the configuration, which must have its shop already. Makes the keys.
    static Result<std::unique_ptr<CodeMint>> start(const center::CenterConfig& config);
    /// Leaves nothing unwritten.
    ~CodeMint();
    CodeMint(const CodeMint&) = delete;
    CodeMint& operator=(const CodeMint&) = delete;

    /// The settlement records of `count` sales, each of which has claimed a code of its own.
    Result<std::vector<SettlementRecord>> claimedSales(std::size_t count, ShopNumber shop);
    /// Waits until the banks have heard everything. Timeout.
    Status settleWithBanks();

private:
    struct Impl;
    explicit CodeMint(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace kazasu::bench
