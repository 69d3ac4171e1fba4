// PaperRoom: sales that are over, found again, and the papers about them. What is printed a second time and
// could be handed in twice takes a right, is marked, and is in the journal.
#pragma once

#include "controller/api/papers.h"
#include "controller/sales_file/journal_note.h"
#include "controller/staff/open_permit.h"
#include "controller/till/checkout.h"

namespace kazasu::controller {

/// In the journal: a receipt for a named person, with the words on it; a receipt for a gift.
inline constexpr std::string_view kNamedPaperEntry = "named_receipt";
inline constexpr std::string_view kGiftPaperEntry = "gift_receipt";

class PaperRoom {
public:
    /// Words are looked for in so many days: a receipt is rarely asked for again later.
    static constexpr int kDaysOfWords = 31;
    static constexpr std::size_t kMostFound = 100;

    PaperRoom(const TillDoors& doors, TillRooms& rooms, CheckoutListener& listener);
    ~PaperRoom() { *m_isAlive = false; }
    PaperRoom(const PaperRoom&) = delete;
    PaperRoom& operator=(const PaperRoom&) = delete;

    /// As api::Papers::findSales says. No match is an empty list.
    [[nodiscard]] Result<std::vector<api::PastSaleView>> find(const std::string& text,
                                                              std::size_t limit) const;
    /// Into the journal, then to the printer, whose answer goes to the listener. SaleUnknown; errors of the
    /// composers (core/receipt); RightMissing: `again` is called once it was granted.
    [[nodiscard]] Status print(const api::PaperAsk& ask, std::function<void()> again);
    /// The last sale of this register. SaleEmpty when it has not sold anything yet.
    [[nodiscard]] Result<SaleId> last() const;

private:
    [[nodiscard]] Result<std::vector<Sale>> salesFor(const std::string& text, std::size_t limit) const;
    [[nodiscard]] Result<api::PastSaleView> viewOf(const Sale& sale) const;
    [[nodiscard]] Result<int> namedPapersOf(const SaleId& sale) const;
    [[nodiscard]] Result<Receipt> compose(const Sale& sale, const api::PaperAsk& ask, bool isAgain) const;
    [[nodiscard]] Status note(const Sale& sale, const api::PaperAsk& ask,
                              const std::optional<Permit>& permit);

    const TillDoors& m_doors;
    TillRooms& m_rooms;
    CheckoutListener& m_listener;
    OpenPermit m_openPermit;
    JournalNote m_note;
    std::shared_ptr<bool> m_isAlive = std::make_shared<bool>(true);  // read on the executor only
};

}  // namespace kazasu::controller
