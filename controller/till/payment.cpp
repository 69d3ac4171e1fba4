#include "controller/till/payment.h"

#include "controller/sales_file/drafts.h"
#include "controller/sales_file/durably.h"
#include "controller/sales_file/sales_file.h"

#include <algorithm>

namespace kazasu::controller {
namespace {

/// What is asked of a code: all that is due, but never more than a signed code is worth.
Money amountToClaim(const CheckedCode& code, Money due) {
    if (code.claims && code.claims->amount && *code.claims->amount < due) return *code.claims->amount;
    return due;
}

/// 24 digits do not say what they are worth: the first claim asks for all that is due, and the center's
/// refusal tells. None when the error is another one.
std::optional<ClaimRow> claimOfWhatItIsWorth(const ClaimRow& refused, const Error& error) {
    if (error.code != ErrorCode::CodeAmountExceeded || !refused.codeAmount) return std::nullopt;
    const Money asked = refused.request.amount;
    const Money worth = *refused.codeAmount;
    if (worth.currency() != asked.currency() || !worth.isPositive() || worth >= asked) return std::nullopt;
    ClaimRow smaller;
    smaller.request = refused.request;
    smaller.request.amount = worth;
    return smaller;
}

Status reverseAllTenders(Sale& sale) {
    for (const auto& tender : std::vector(sale.tenders())) {
        if (!tender.isReversed) KAZASU_TRY_STATUS(sale.reverseTender(tender.number));
    }
    return {};
}

}  // namespace

std::vector<ClaimId> claimsOf(const Sale& sale) {
    std::vector<ClaimId> claims;
    for (const auto& tender : sale.tenders()) {
        if (!tender.isReversed && tender.settlement) claims.push_back(tender.settlement->claim);
    }
    return claims;
}

Payment::Payment(const TillDoors& doors, TillRooms& rooms, const OfflineDesk& offline,
                 PaymentListener& listener)
    : m_doors(doors), m_rooms(rooms), m_offline(offline), m_listener(listener) {
    rooms.claims.setOwner(*this);
}

Status Payment::checkMayBegin() const {
    if (isChecking()) return Error{ErrorCode::SaleTenderInProgress, "a code is being checked"};
    if (!m_rooms.current.isActive()) return Error{ErrorCode::SaleEmpty, "nothing to pay for"};
    const Sale& sale = *m_rooms.current.sale();
    if (sale.isEmpty()) return Error{ErrorCode::SaleEmpty, "nothing to pay for"};
    if (!sale.totals().due.isPositive()) return Error{ErrorCode::SaleTenderExceedsDue, "nothing is due"};
    // The settlement record is named by the sale (docs/protocols.md): one sale, one record, one code.
    if (!claimsOf(sale).empty()) return Error{ErrorCode::SaleHasTenders, "a code pays in this sale already"};
    return {};
}

Status Payment::begin(const Result<CheckedCode>& code, CodeEntry entry) {
    KAZASU_TRY_STATUS(checkMayBegin());
    m_claim.reset();
    if (!code) {
        m_view = {};
        show(api::SettlementPhase::Refused, code.error());
        return {};
    }
    const Sale& sale = *m_rooms.current.sale();
    ClaimRow row;
    row.request = {ClaimId::make(m_doors.clock, m_doors.random),
                   sale.id(),
                   code->text,
                   amountToClaim(*code, sale.totals().due),
                   m_doors.settings.registerName,
                   entry};
    if (code->claims) {
        row.issuer = code->claims->issuer;
        row.issueNumber = code->claims->number;
        row.codeAmount = code->claims->amount;
    }
    m_signed = code->claims;
    claim(std::move(row));
    return {};
}

void Payment::claim(ClaimRow row) {
    m_view = {};
    m_view.amount = row.request.amount;
    m_claim = row.request.id;
    // While the center is known to be down the customer need not wait for another vain try.
    if (m_rooms.watch.isKnownDown() && acceptOffline(row)) return;
    const auto begun = m_rooms.claims.begin(std::move(row));
    if (begun) return;
    m_claim.reset();
    show(api::SettlementPhase::Refused, begun.error());
}

Status Payment::cancel() {
    if (!isChecking()) return Error{ErrorCode::SaleTenderMissing, "no code is being checked"};
    const ClaimId claim = *m_claim;
    forget();
    m_rooms.claims.giveBack(claim);
    m_listener.doubtsChanged();
    return {};
}

Status Payment::park() {
    if (!m_claim) return Error{ErrorCode::SaleTenderMissing, "no payment is in doubt"};
    const SaleId sale = m_rooms.current.sale()->id();
    KAZASU_TRY_STATUS(
        durably(m_doors.database, [&] { return Drafts(m_doors.database).park(sale, m_doors.clock.now()); }));
    const ClaimId claim = *m_claim;
    m_rooms.current.clear();
    forget();
    m_rooms.claims.giveBack(claim);
    m_listener.doubtsChanged();
    settleParked();
    return {};
}

void Payment::forget() {
    m_claim.reset();
    m_view = {};
    m_listener.paymentChanged();
}

void Payment::show(api::SettlementPhase phase, std::optional<Error> error) {
    m_view.phase = phase;
    m_view.error = std::move(error);
    if (phase != api::SettlementPhase::Checking) m_view.secondsLeft = 0;
    m_listener.paymentChanged();
}

Status Payment::claimGranted(const ClaimRow& row) { return tender(row); }

Status Payment::claimUndelivered(const ClaimRow& row, const Error& error) {
    const auto accepted = acceptOffline(row);
    if (!accepted && accepted.code() == ErrorCode::CodeOnlineOnly) return error;
    return accepted;
}

/// Only for a claim of which the center cannot know: it was never sent, or not a byte of it left.
Status Payment::acceptOffline(ClaimRow row) {
    if (!m_signed) return Error{ErrorCode::CodeOnlineOnly, "a reference says nothing by itself"};
    KAZASU_TRY_STATUS(m_offline.mayAccept(*m_signed, row.request.amount, m_doors.clock.now()));
    if (row.createdAt == Instant{}) row.createdAt = m_doors.clock.now();
    row.step = ClaimStep::Offline;
    row.granted = row.request.amount;
    return tender(row);
}

Status Payment::tender(const ClaimRow& row) {
    if (m_claim != row.request.id || !m_rooms.current.isActive()) {
        return Error{ErrorCode::Cancelled, "the sale has ended"};
    }
    KAZASU_TRY(const bool isSpent, readSurely(m_doors.database, [&] {
                   return SalesFile(m_doors.database).isSpent(*row.issuer, *row.issueNumber);
               }));
    if (isSpent) return Error{ErrorCode::CodeAlreadyUsed, row.issueNumber->toString()};
    Sale paid = *m_rooms.current.sale();
    KAZASU_TRY_STATUS(paid.addSettlement({*row.issuer,
                                          {},
                                          *row.issueNumber,
                                          row.request.id,
                                          *row.codeAmount,
                                          *row.granted,
                                          row.step == ClaimStep::Offline}));
    const Status kept = durably(m_doors.database, [&]() -> Status {
        KAZASU_TRY_STATUS(ClaimStore(m_doors.database).add(row));
        KAZASU_TRY_STATUS(ClaimStore(m_doors.database).update(row, std::nullopt, m_doors.clock.now()));
        return Drafts(m_doors.database).save(paid, m_doors.clock.now());
    });
    if (!kept) return kept.error();
    m_rooms.current.replace(std::move(paid));
    m_claim.reset();
    m_view.amount = *row.granted;
    m_view.returned = *row.codeAmount - *row.granted;
    m_view.isOffline = row.step == ClaimStep::Offline;
    show(api::SettlementPhase::Accepted);
    m_listener.paymentTendered();
    return {};
}

void Payment::claimChecking(const ClaimRow& row, int secondsLeft) {
    if (m_claim != row.request.id) return;
    m_view.secondsLeft = secondsLeft;
    show(api::SettlementPhase::Checking);
}

void Payment::claimFailed(const ClaimRow& row, const Error& error) {
    if (m_claim == row.request.id) {
        m_claim.reset();
        if (auto smaller = claimOfWhatItIsWorth(row, error)) {
            smaller->request.id = ClaimId::make(m_doors.clock, m_doors.random);
            return claim(*std::move(smaller));
        }
        show(api::SettlementPhase::Refused, error);
    }
    m_listener.doubtsChanged();
}

void Payment::claimInDoubt(const ClaimRow& row) {
    if (m_claim == row.request.id) {
        show(api::SettlementPhase::InDoubt, Error{ErrorCode::OutcomeUnknown, "the center does not answer"});
    }
    m_listener.doubtsChanged();
}

void Payment::claimSettled(const ClaimRow& row) {
    if (m_claim == row.request.id) {
        m_claim.reset();
        show(api::SettlementPhase::Refused, Error{ErrorCode::Timeout, "the payment was taken back"});
    }
    settleParked();
    m_listener.doubtsChanged();
}

Status Payment::resume() {
    KAZASU_TRY_STATUS(dropTendersNotGranted());
    std::vector<ClaimId> kept;
    if (m_rooms.current.isActive()) {
        const Sale& sale = *m_rooms.current.sale();
        kept = claimsOf(sale);
        KAZASU_TRY(const auto unfinished, readSurely(m_doors.database, [this] {
                       return ClaimStore(m_doors.database).unfinished();
                   }));
        for (const auto& row : unfinished) {
            if (row.step != ClaimStep::Claiming || row.request.sale != sale.id() || !kept.empty()) continue;
            m_claim = row.request.id;
            m_view.amount = row.request.amount;
        }
    }
    KAZASU_TRY_STATUS(m_rooms.claims.resume(m_claim, kept));
    settleParked();
    return {};
}

/// A tender whose claim was given back while the program ended pays nothing.
Status Payment::dropTendersNotGranted() {
    if (!m_rooms.current.isActive()) return {};
    Sale sale = *m_rooms.current.sale();
    for (const auto& tender : std::vector(sale.tenders())) {
        if (tender.isReversed || !tender.settlement) continue;
        KAZASU_TRY(const auto claim, readSurely(m_doors.database, [&] {
                       return ClaimStore(m_doors.database).find(tender.settlement->claim);
                   }));
        const bool pays = claim && (claim->step == ClaimStep::Granted || claim->step == ClaimStep::Offline);
        if (!pays) KAZASU_TRY_STATUS(sale.reverseTender(tender.number));
    }
    m_rooms.current.replace(std::move(sale));
    return {};
}

void Payment::settleParked() {
    const auto parked = readSurely(m_doors.database, [this] { return Drafts(m_doors.database).parked(); });
    if (!parked) return;  // looked at again when the next claim ends, or after a restart
    for (Sale sale : *parked) {
        const auto isOpen = readSurely(m_doors.database,
                                       [&] { return ClaimStore(m_doors.database).hasUnresolved(sale.id()); });
        if (!isOpen || *isOpen) continue;
        const auto given = claimsOf(sale);
        if (!reverseAllTenders(sale) || !sale.voidSale()) continue;
        if (!SalesFile(m_doors.database).voidSale(sale, m_doors.clock.now())) continue;
        for (const auto& claim : given) m_rooms.claims.giveBack(claim);
    }
}

}  // namespace kazasu::controller
