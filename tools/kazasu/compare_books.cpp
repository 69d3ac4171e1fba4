#include "tools/kazasu/three_way_check.h"

#include <algorithm>
#include <map>

namespace kazasu::tools {
namespace {

using Balances = std::map<std::string, std::int64_t>;  // by institution, issue number...

/// An object of balances in minor units by name.
Result<Balances> balancesIn(const Json& body, std::string_view member) {
    KAZASU_TRY(const Json entries, body.getObject(member));
    Balances balances;
    for (const auto& name : entries.keys()) {
        KAZASU_TRY(balances[name], entries.getNumber(name));
    }
    return balances;
}

std::int64_t valueAt(const Balances& balances, const std::string& name) {
    const auto found = balances.find(name);
    return found == balances.end() ? 0 : found->second;
}

std::int64_t sumOf(const Balances& balances) {
    std::int64_t sum = 0;
    for (const auto& [name, amount] : balances) sum += amount;
    return sum;
}

struct BankBooks {
    std::string institution;
    Balances suspense, dueTo, dueFrom;
    std::int64_t movedInside = 0;  // to shops of the same bank: no transfer between banks
    std::int64_t paidBack = 0;     // to its members, by shops of other banks
    std::int64_t paidBackInside = 0;
    std::int64_t sum = 0;
    bool isBalanced = false;
};

Result<BankBooks> bankBooksFrom(const Json& body) {
    BankBooks bank;
    KAZASU_TRY(bank.institution, body.getText("institution"));
    KAZASU_TRY(bank.suspense, balancesIn(body, "suspense"));
    KAZASU_TRY(bank.dueTo, balancesIn(body, "due_to"));
    KAZASU_TRY(bank.dueFrom, balancesIn(body, "due_from"));
    KAZASU_TRY(bank.movedInside, body.getNumber("moved_inside_minor"));
    KAZASU_TRY(bank.paidBack, body.getNumber("paid_back_minor"));
    KAZASU_TRY(bank.paidBackInside, body.getNumber("paid_back_inside_minor"));
    KAZASU_TRY(bank.sum, body.getNumber("sum_minor"));
    KAZASU_TRY(bank.isBalanced, body.getFlag("is_balanced"));
    return bank;
}

/// Step 616 at one bank is step 617 at the other.
void compareAmongBanks(const std::vector<BankBooks>& banks, std::vector<Finding>& findings) {
    for (const auto& payer : banks) {
        for (const auto& payee : banks) {
            if (payer.institution == payee.institution) continue;
            findings.push_back(
                {"bank " + payer.institution + " owes bank " + payee.institution + " what that one expects",
                 valueAt(payer.dueTo, payee.institution), valueAt(payee.dueFrom, payer.institution)});
        }
    }
}

/// A bank that is left out cannot agree.
Status checkAllWereAsked(const Json& receivable, const std::vector<BankBooks>& banks) {
    for (const auto& institution : receivable.keys()) {
        const bool isAsked = std::any_of(banks.begin(), banks.end(), [&institution](const BankBooks& bank) {
            return bank.institution == institution;
        });
        if (!isAsked)
            return Error{ErrorCode::InvalidArgument,
                         "the center has dealt with bank " + institution + ": name its file with --bank"};
    }
    return {};
}

/// Members' money that was debited and is neither with a shop nor back.
Status compareCenterWithBanks(const Json& center, const std::vector<BankBooks>& banks,
                              std::vector<Finding>& findings) {
    KAZASU_TRY(const Json accounts, center.getObject("accounts"));
    KAZASU_TRY(const Json receivable, accounts.getObject("receivable"));
    std::int64_t moved = 0;
    std::int64_t paidBack = 0;
    for (const auto& bank : banks) {
        KAZASU_TRY(const auto owed, receivable.optNumber(bank.institution));
        findings.push_back({"bank " + bank.institution + " holds in suspense what the center claims from it",
                            owed.value_or(0), sumOf(bank.suspense)});
        // What shops give back is due the other way.
        moved += sumOf(bank.dueTo) + bank.movedInside - bank.paidBack;
        paidBack += bank.paidBack + bank.paidBackInside;
    }
    KAZASU_TRY_STATUS(checkAllWereAsked(receivable, banks));
    KAZASU_TRY(const Json shops, center.getArray("shops"));
    std::int64_t credited = 0;
    std::int64_t redeemed = 0;
    std::int64_t refunded = 0;
    std::int64_t uncollected = 0;
    for (std::size_t i = 0; i < shops.size(); ++i) {
        KAZASU_TRY(const auto creditedHere, shops.at(i).getNumber("credited_minor"));
        KAZASU_TRY(const auto redeemedHere, shops.at(i).getNumber("settled_minor"));
        KAZASU_TRY(const auto refundedHere, shops.at(i).getNumber("refund_paid_minor"));
        KAZASU_TRY(const auto uncollectedHere, shops.at(i).getNumber("uncollected_minor"));
        credited += creditedHere;
        refunded += refundedHere;
        redeemed += redeemedHere;
        uncollected += uncollectedHere;
    }
    findings.push_back({"the center was told of every transfer to a shop", credited, moved});
    findings.push_back(
        {"what was redeemed is credited to the shops, or nobody paid it", redeemed, credited + uncollected});
    // Codes that are still out may stand there, too.
    KAZASU_TRY(const auto borne, balancesIn(accounts, "uncollected"));
    findings.push_back(
        {"what nobody paid stands in the center's ledger", uncollected, std::min(uncollected, sumOf(borne))});
    findings.push_back({"what shops gave back is with the members", refunded, paidBack});
    KAZASU_TRY(const Json messages, center.getObject("bank_messages"));
    KAZASU_TRY(const auto waiting, messages.getNumber("waiting"));
    findings.push_back({"messages to banks that wait for an answer", waiting, 0});
    KAZASU_TRY(const auto unsayable, messages.getNumber("unsayable"));
    findings.push_back({"messages to banks that cannot be composed", unsayable, 0});
    return {};
}

/// Every refund that a sales file holds is one at the center, of the same amount, and the center has none
/// that no sales file knows. Refused and failed ones have moved nothing, at neither side.
Status compareRefunds(const std::vector<Json>& stores, const Json& center, std::vector<Finding>& findings) {
    std::int64_t promised = 0;
    std::int64_t paid = 0;
    std::int64_t waiting = 0;
    std::int64_t toSettle = 0;
    std::int64_t inSales = 0;
    std::int64_t inAll = 0;
    for (const auto& store : stores) {
        KAZASU_TRY(const auto refunds, balancesIn(store, "refunds"));
        KAZASU_TRY(const auto sold, store.getNumber("refunded_minor"));
        inSales += sold;
        for (const char* state : {"waiting", "accepted", "paid", "refused", "failed", "in_cash"})
            inAll += valueAt(refunds, std::string(state) + "_minor");
        promised += valueAt(refunds, "accepted_minor") + valueAt(refunds, "paid_minor");
        paid += valueAt(refunds, "paid_minor");
        waiting += valueAt(refunds, "waiting");
        toSettle += valueAt(refunds, "refused") + valueAt(refunds, "failed");
    }
    KAZASU_TRY(const Json shops, center.getArray("shops"));
    std::int64_t refundedThere = 0;
    std::int64_t paidThere = 0;
    for (std::size_t i = 0; i < shops.size(); ++i) {
        KAZASU_TRY(const auto refunded, shops.at(i).getNumber("refunded_minor"));
        KAZASU_TRY(const auto creditedHere, shops.at(i).getNumber("refund_paid_minor"));
        refundedThere += refunded;
        paidThere += creditedHere;
    }
    findings.push_back({"given back to codes on receipts = refunds in the sales files", inSales, inAll});
    findings.push_back({"refunds in the sales files = refunds at the center", promised, refundedThere});
    findings.push_back({"credited to members as shops have heard, beyond what the center says",
                        std::max<std::int64_t>(0, paid - paidThere), 0});
    findings.push_back({"refunds that the center has not decided", waiting, 0});
    findings.push_back({"refunds refused or failed, not given back in another way", toSettle, 0});
    return {};
}

/// I7: every payment by code in a sales file is one redemption at the center, of the same amount.
Status compareStoresWithCenter(const std::vector<Json>& stores, const Json& center,
                               std::vector<Finding>& findings) {
    std::int64_t sold = 0;
    std::int64_t payments = 0;
    std::int64_t unsent = 0;
    std::int64_t refused = 0;
    std::int64_t lost = 0;
    for (const auto& store : stores) {
        KAZASU_TRY(const auto storeSold, store.getNumber("settlement_minor"));
        KAZASU_TRY(const auto storePayments, store.getNumber("settlement_count"));
        KAZASU_TRY(const auto storeUnsent, store.getNumber("unsent_records"));
        KAZASU_TRY(const auto storeRefused, store.getNumber("refused_records"));
        sold += storeSold;
        payments += storePayments;
        unsent += storeUnsent;
        refused += storeRefused;
        KAZASU_TRY(const auto storeLost, store.getNumber("refused_minor"));
        lost += storeLost;
    }
    KAZASU_TRY(const Json shops, center.getArray("shops"));
    std::int64_t settled = 0;
    std::int64_t settlements = 0;
    std::int64_t refusedThere = 0;
    std::int64_t lostThere = 0;
    for (std::size_t i = 0; i < shops.size(); ++i) {
        KAZASU_TRY(const auto minor, shops.at(i).getNumber("settled_minor"));
        KAZASU_TRY(const auto count, shops.at(i).getNumber("settlements"));
        settled += minor;
        settlements += count;
        KAZASU_TRY(const auto refusedHere, shops.at(i).getNumber("refused"));
        KAZASU_TRY(const auto lostHere, shops.at(i).getNumber("refused_minor"));
        refusedThere += refusedHere;
        lostThere += lostHere;
    }
    // What the center refused is the shops' loss: a code taken offline that had been used elsewhere.
    findings.push_back(
        {"paid by code in the sales files, less refused = redeemed at the center", sold - lost, settled});
    findings.push_back({"payments by code in the sales files, less refused = redemptions at the center",
                        payments - refused, settlements});
    findings.push_back({"lost by shops to refused records, in both books", lost, lostThere});
    findings.push_back({"settlement records not yet sent", unsent, 0});
    findings.push_back({"settlement records refused, in both books", refused, refusedThere});
    return {};
}

}  // namespace

Result<std::vector<Finding>> compareBooks(const AllBooks& books) {
    std::vector<Finding> findings;
    std::vector<BankBooks> banks;
    for (const auto& body : books.banks) {
        KAZASU_TRY(auto bank, bankBooksFrom(body));
        const bool isTwice = std::any_of(banks.begin(), banks.end(), [&bank](const BankBooks& other) {
            return other.institution == bank.institution;
        });
        if (isTwice) return Error{ErrorCode::InvalidArgument, "bank " + bank.institution + " is named twice"};
        findings.push_back({"books of bank " + bank.institution + " sum to zero", bank.sum, 0});
        findings.push_back(
            {"books of bank " + bank.institution + " are consistent", bank.isBalanced ? 1 : 0, 1});
        banks.push_back(std::move(bank));
    }
    KAZASU_TRY(const auto ledgerSum, books.center.getNumber("ledger_sum"));
    KAZASU_TRY(const auto isBalanced, books.center.getFlag("is_balanced"));
    findings.push_back({"the center's ledger sums to zero", ledgerSum, 0});
    findings.push_back({"the center's ledger is consistent", isBalanced ? 1 : 0, 1});
    KAZASU_TRY_STATUS(compareStoresWithCenter(books.stores, books.center, findings));
    KAZASU_TRY_STATUS(compareRefunds(books.stores, books.center, findings));
    KAZASU_TRY_STATUS(compareCenterWithBanks(books.center, banks, findings));
    compareAmongBanks(banks, findings);
    return findings;
}

}  // namespace kazasu::tools
