#include "controller/till/payment.h"

#include "controller/sales_file/drafts.h"
#include "controller/sales_file/durably.h"
#include "controller/sales_file/returned_lines.h"
#include "controller/till/code_use.h"
#include "controller/till/settlement_tender.h"
#include "core/code/settlement_code.h"

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

}  // namespace

Payment::Payment(const TillDoors& doors, TillRooms& rooms, const OfflineDesk& offline, ParkedSales& parked,
                 PaymentListener& listener)
    : m_doors(doors), m_rooms(rooms), m_offline(offline), m_parked(parked), m_listener(listener) {
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
    return readSurely(m_doors.database, [&] { return ReturnedLines(m_doors.database).check(sale); });
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

void Payment::tellWhereUsed(const std::string& text) {
    const auto claims = claimsOfVerifiedCode(text);
    if (claims) m_view.used = useHere(m_doors, claims->issuer, claims->number);
    m_listener.paymentChanged();
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

Status Payment::checkPark() const {
    return m_claim ? Status{} : Status{Error{ErrorCode::SaleTenderMissing, "no payment is in doubt"}};
}

Status Payment::park(const Permit& permit) {
    KAZASU_TRY_STATUS(checkPark());
    KAZASU_TRY_STATUS(m_parked.park(permit));
    const ClaimId claim = *m_claim;
    forget();
    m_rooms.claims.letGo(claim);
    m_listener.doubtsChanged();
    m_parked.settle();
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
    m_view.used.reset();
    if (phase != api::SettlementPhase::Checking) m_view.secondsLeft = 0;
    m_listener.paymentChanged();
}

Status Payment::claimGranted(const ClaimRow& row) {
    if (m_claim == row.request.id) return tender(row);
    KAZASU_TRY_STATUS(m_parked.tender(row));
    m_listener.doubtsChanged();
    return {};
}

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
    auto paid = tenderDurably(m_doors, *m_rooms.current.sale(), row);
    if (!paid) return paid.error();
    m_rooms.current.replace(*std::move(paid));
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
        showUsed(row, error);
    }
    m_listener.doubtsChanged();
}

void Payment::showUsed(const ClaimRow& row, const Error& error) {
    show(api::SettlementPhase::Refused, error);
    if (error.code != ErrorCode::CodeAlreadyUsed) return;
    if (row.issuer && row.issueNumber) m_view.used = useHere(m_doors, *row.issuer, *row.issueNumber);
    if (!m_view.used && row.use) m_view.used = viewOf(*row.use);
    m_listener.paymentChanged();
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
    m_parked.settle();
    m_listener.doubtsChanged();
}

Status Payment::resume() {
    KAZASU_TRY(std::vector<ClaimId> kept, m_parked.claims());
    if (m_rooms.current.isActive()) {
        KAZASU_TRY(auto paid, withoutLostTenders(m_doors.database, *m_rooms.current.sale()));
        m_rooms.current.replace(std::move(paid));
        const Sale& sale = *m_rooms.current.sale();
        const auto paying = claimsOf(sale);
        kept.insert(kept.end(), paying.begin(), paying.end());
        KAZASU_TRY(const auto unfinished, readSurely(m_doors.database, [this] {
                       return ClaimStore(m_doors.database).unfinished();
                   }));
        for (const auto& row : unfinished) {
            if (row.step != ClaimStep::Claiming || row.request.sale != sale.id() || !paying.empty()) continue;
            m_claim = row.request.id;
            m_view.amount = row.request.amount;
        }
    }
    KAZASU_TRY_STATUS(m_rooms.claims.resume(m_claim, kept));
    m_parked.settle();
    return {};
}

}  // namespace kazasu::controller
