#include "core/receipt/gift_receipt.h"

#include "core/receipt/receipt_paper.h"

namespace kazasu {
namespace {

class GiftComposer : public ReceiptPaper {
public:
    using ReceiptPaper::ReceiptPaper;

    Receipt compose() {
        addShop();
        addTitle(ReceiptWord::GiftTitle);
        addMoment();
        for (const auto& line : m_sale.lines()) {
            if (!line.isVoided && !line.isReturn())
                addPair(line.name, phrase(ReceiptWord::Pieces, std::to_string(line.quantity)));
        }
        add(RuleLine{});
        addText(std::string(word(ReceiptWord::GiftNote)));
        addFoot();
        return std::move(m_receipt);
    }
};

}  // namespace

Result<Receipt> buildGiftReceipt(const Sale& sale, const ShopProfile& shop, const ReceiptOptions& options) {
    KAZASU_TRY_STATUS(ReceiptPaper::check(sale, options));
    if (sale.totals().itemCount == 0)
        return Error{ErrorCode::InvalidArgument, "a gift receipt is for goods that were sold"};
    return GiftComposer{sale, shop, options}.compose();
}

}  // namespace kazasu
