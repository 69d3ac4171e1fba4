// Till: what a cashier's window (or a script, or a lane on the LAN) may ask of a store controller, and what
// it is told. Commands never block and never fail by themselves: every outcome comes back through the
// observer, as a view of how things stand now. The controller decides; a window only shows.
#pragma once

#include "controller/api/doubt_inbox.h"
#include "controller/api/goods.h"
#include "controller/api/papers.h"
#include "controller/api/refund_inbox.h"
#include "core/error.h"
#include "core/ids.h"
#include "core/money.h"
#include "core/time.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace kazasu::api {

struct LineView {
    int number = 0;  // 1, 2, 3... stays with the line; voiding does not renumber
    std::string itemCode;
    std::string name;
    std::int64_t quantity = 1;
    Money unitPrice;
    Money amount;
    bool isReducedRate = false;
    bool isVoided = false;
    Money discount;                  // taken off `amount` already
    std::string discountText;        // "10%" or "¥50"; empty: none
    std::optional<Money> listPrice;  // before somebody changed it
    bool isReturn = false;           // came back: `amount` is negative
};

struct TaxView {
    int ratePermille = 100;  // 100 = 10 %
    bool isReducedRate = false;
    Money taxable;  // including tax when prices include it
    Money tax;
    bool isReturn = false;  // of goods that came back; both are positive
};

enum class TenderKind { Cash, SettlementCode, CodeRefund };

struct TenderView {
    TenderKind kind = TenderKind::Cash;
    Money amount;
    Money returned;         // unused part of a code, goes back to the member
    std::string reference;  // issue number of a code
    bool isOffline = false;
};

/// What an item asks before it is sold.
struct QuestionView {
    enum class Kind { Price, Age };
    Kind kind = Kind::Price;
    std::string itemName;
    std::int64_t quantity = 1;
    int minimumAge = 0;
};

enum class SalePhase { Open, Tendering, Completed, Voided };

struct SaleView {
    SaleId id;
    SalePhase phase = SalePhase::Open;
    std::vector<LineView> lines;
    std::vector<TaxView> taxes;
    std::vector<TenderView> tenders;
    std::int64_t itemCount = 0;  // pieces, voided lines not counted
    Money total;
    Money tendered;
    Money due;
    int lastChangedLine = 0;   // 0: none
    Money discount;            // off the receipt
    std::string discountText;  // "10%" or "¥50"; empty: none
    Money refund;              // still to pay out
    Money refundToCodes;       // of it, what goes back to codes that had paid
    std::int64_t returnedCount = 0;
    std::string returnOf;  // the receipt that goods came back with; empty: none
    std::optional<QuestionView> question;
};

enum class SettlementPhase {
    Idle,
    Checking,  // claimed at the center, the answer is awaited
    Accepted,
    Refused,  // `error` says why; the sale goes on with another tender
    InDoubt,  // parked: the controller goes on asking by itself
};

/// Where a code had been used before.
struct CodeUseView {
    Instant at;
    std::string shopName;
    std::string receiptNumber;  // when it was here, as far as it is known
    bool isHere = false;
};

struct SettlementView {
    SettlementPhase phase = SettlementPhase::Idle;
    Money amount;
    Money returned;
    int secondsLeft = 0;     // while Checking, until the sale can be parked
    bool isOffline = false;  // Accepted on its signature, without the center
    std::optional<Error> error;
    std::optional<CodeUseView> used;  // with CodeAlreadyUsed
};

struct CompletedView {
    SaleId id;
    std::string receiptNumber;
    Money total;
    Money change;
    bool isReceiptPrinted = true;
    std::optional<Error> printError;  // the sale stands all the same; reprint when mended
};

/// Codes accepted without the center that the center does not have yet.
struct ExposureView {
    int codes = 0;
    Money amount;
    int codeLimit = 0;
    Money amountLimit;
};

/// What selling without the center is like at this moment.
struct OfflineView {
    bool acceptsBound = false;    // codes for this shop alone
    bool acceptsUnbound = false;  // codes that another shop may have taken too: the shop's risk
    std::int64_t secondsWithoutCenter = 0;
    std::int64_t secondsLeft = 0;       // until no code is accepted any more
    bool isWarning = false;             // it has lasted long: somebody must look at the line
    std::int64_t clockSkewSeconds = 0;  // the center's clock minus this one, when that is worth a warning
    bool isClockWrong = false;          // so much that nothing is accepted offline
    ExposureView bound, unbound;
};

enum class ConnectionState { Unknown, Online, Offline };

/// The center's list of signing keys, as this till has it.
struct KeysView {
    std::int64_t serial = 0;      // 0: it has none yet
    std::int64_t ageSeconds = 0;  // since the center last said that it is the newest
    bool isOld = false;           // so old that a key may have been revoked meanwhile
};

struct StatusView {
    ConnectionState center = ConnectionState::Unknown;
    OfflineView offline;
    KeysView keys;
    bool isPrinterReady = true;
    int unsentRecords = 0;
    int paymentsInDoubt = 0;
    int salesOffered = 0;     // put aside, and not paid: to be taken up or voided
    int refundsUnsent = 0;    // the center has not decided
    int refundsToSettle = 0;  // refused or failed: somebody has to give them back
    std::string shopName;
    std::string registerName;
    std::vector<std::string>
        paperPurposes;  // what a receipt for a named person is usually for, in its language
};

/// Something the cashier should hear of that is not a change of the sale: an unknown item, a foreign wallet's
/// code...
struct NoticeView {
    Error error;
    std::string subject;                    // what was scanned or done, safe to show
    std::optional<CodeUseView> used = {};   // with CodeAlreadyUsed
    std::optional<RefundView> refund = {};  // that was refused or failed
};

struct ItemView {
    std::string code;
    std::string name;
    std::string reading;
    std::string department;
    Money price;
    bool isReducedRate = false;
};

/// Called on the controller's executor: hand over to your own thread at once.
class TillObserver {
public:
    virtual ~TillObserver() = default;
    virtual void saleChanged(const SaleView& sale) = 0;
    virtual void settlementChanged(const SettlementView& settlement) = 0;
    virtual void saleCompleted(const CompletedView& completed) = 0;
    virtual void statusChanged(const StatusView& status) = 0;
    virtual void noticeRaised(const NoticeView& notice) = 0;
};

class Till : public DoubtInbox, public RefundInbox, public Goods, public Papers {
public:
    /// The observer is told everything as it stands now, then every change. Null stops it; when
    /// setObserver(nullptr) has returned the old one is not called any more.
    virtual void setObserver(TillObserver* observer) = 0;

    /// What a scanner read: goods, settlement code, reference, coupon... the controller knows which it is.
    virtual void scan(std::string label) = 0;
    /// What a person typed into the scan field: an item code, "3*4901234567894" for three of them, or 24
    /// digits of a code.
    virtual void enter(std::string text) = 0;
    virtual void setQuantity(int line, std::int64_t quantity) = 0;
    virtual void voidLine(int line) = 0;
    virtual void voidSale() = 0;
    /// With nothing to pay, or something to pay out, `given` is the total itself.
    virtual void tenderCash(Money given) = 0;
    /// With something to pay out: each part the way it was paid, cash first, the rest to the codes.
    virtual void giveBack() = 0;
    /// While Checking: stop waiting. The claim is reversed or, when it turns out granted, given back, by
    /// itself.
    virtual void cancelSettlement() = 0;
    /// Puts the sale whose payment is in doubt aside; the next sale begins at once.
    virtual void parkSale() = 0;
    virtual void reprintLast() = 0;

    /// Answers on the controller's executor. An empty text gives the quick keys.
    virtual void findItems(std::string text, std::size_t limit,
                           std::function<void(std::vector<ItemView>)> answer) = 0;
};

}  // namespace kazasu::api
