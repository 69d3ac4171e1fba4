// Payment: one settlement code that pays for the current sale, from the scan to its end (steps 504, 508's
// preparation). Decides nothing about money by itself: code check, claims and sale do.
#pragma once

#include "controller/code_check/code_check.h"
#include "controller/till/offline_desk.h"
#include "controller/till/parked_sales.h"

namespace kazasu::controller {

/// Told by the payment how it goes. All calls come from the executor.
class PaymentListener {
public:
    virtual ~PaymentListener() = default;
    virtual void paymentChanged() = 0;
    /// The code pays: the sale has a new tender, durable.
    virtual void paymentTendered() = 0;
    /// The number of payments in doubt may have changed.
    virtual void doubtsChanged() = 0;
};

class Payment final : public ClaimOwner {
public:
    Payment(const TillDoors& doors, TillRooms& rooms, const OfflineDesk& offline, ParkedSales& parked,
            PaymentListener& listener);

    /// SaleEmpty, SaleTenderInProgress, SaleTenderExceedsDue, SaleHasTenders (one code a sale);
    /// ReturnExceedsSold: its goods came back elsewhere meanwhile.
    [[nodiscard]] Status checkMayBegin() const;
    /// Claims the code for the current sale. Errors of CodeCheck, of checkMayBegin and of storage: nothing
    /// was sent.
    [[nodiscard]] Status begin(const Result<CheckedCode>& code, CodeEntry entry);
    /// After a refusal by this shop's own list: where that code was used.
    void tellWhereUsed(const std::string& text);
    /// Stops waiting. SaleTenderMissing when nothing is being checked.
    [[nodiscard]] Status cancel();
    /// SaleTenderMissing unless a payment is being checked or in doubt.
    [[nodiscard]] Status checkPark() const;
    /// Puts the current sale aside; its payment goes on in the background. Errors of checkPark.
    [[nodiscard]] Status park(const Permit& permit);
    /// The sale it was for has ended, or is paid otherwise.
    void forget();
    /// After a start: goes on with what an earlier run left unfinished.
    [[nodiscard]] Status resume();

    [[nodiscard]] const api::SettlementView& view() const { return m_view; }
    [[nodiscard]] bool isChecking() const { return m_view.phase == api::SettlementPhase::Checking; }

    Status claimGranted(const ClaimRow& row) override;
    Status claimUndelivered(const ClaimRow& row, const Error& error) override;
    void claimChecking(const ClaimRow& row, int secondsLeft) override;
    void claimFailed(const ClaimRow& row, const Error& error) override;
    void claimInDoubt(const ClaimRow& row) override;
    void claimSettled(const ClaimRow& row) override;

private:
    void claim(ClaimRow row);
    [[nodiscard]] Status acceptOffline(ClaimRow row);
    /// Makes the tender durable together with its claim.
    [[nodiscard]] Status tender(const ClaimRow& row);
    void show(api::SettlementPhase phase, std::optional<Error> error = std::nullopt);
    /// With CodeAlreadyUsed: where.
    void showUsed(const ClaimRow& row, const Error& error);

    const TillDoors& m_doors;
    TillRooms& m_rooms;
    const OfflineDesk& m_offline;
    ParkedSales& m_parked;
    PaymentListener& m_listener;
    std::optional<SettlementClaims> m_signed;  // what the code of m_claim says, when it is signed
    api::SettlementView m_view;
    std::optional<ClaimId> m_claim;  // the one that m_view speaks of, while it is checked or in doubt
};

}  // namespace kazasu::controller
