// The center's books as the audit reads them: what was written, none of what the center made of it.
#pragma once

#include "core/code/key_ring.h"
#include "tools/audit/books_file.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>

namespace kazasu::audit {

struct Posting {
    std::string id, authorisation, at, cause;
    bool isClosed = false;
    struct Line {
        std::string number, account, amount, currency;
    };
    std::vector<Line> lines;
};

struct Transition {
    std::string sequence, authorisation, thing, at, from, to, cause;
};

/// A shop's settlement record, and what the center answered.
struct Capture {
    std::string shop, record, issue, state, used, currency, returned, usedAt, acceptedAt, digest, body;
    bool isCredited = false;
    [[nodiscard]] std::string subject() const { return shop + ' ' + record + ' ' + issue; }
    [[nodiscard]] bool isAccepted() const { return state == "accepted"; }
};

/// What a shop gave back, and how its bank has answered.
struct GivenBack {
    std::string shop, refund, record, issue, state, amount, refundedAt, digest, body;
    bool isPaid = false;
    bool isFailed = false;
};

struct IssuedCode {
    std::string issue, authorisation, institution, text, shop, state;
    std::string debitRefusedAt;  // by its bank, for good; empty: not
    std::string forgery;         // why its signature cannot be believed
    std::int64_t amount = 0, used = 0, returned = 0;
    std::int64_t authorised = 0;  // what its signature says, or the row where that cannot be believed
    bool isAsSigned = false;      // the row says what was signed
};

struct ChainRow {
    std::int64_t sequence = 0;
    std::string kind, subject, hash;
};

/// A head of the chain that the center has signed.
struct KeptHead {
    std::string keeper;  // the center itself, or a store's file
    std::string day, hash, key, signature;
    std::int64_t sequence = 0;
};

struct Books {
    std::vector<Posting> postings;  // in the order of their writing
    std::vector<Transition> transitions;
    std::vector<Capture> captures;
    std::vector<GivenBack> refunds;
    std::map<std::string, IssuedCode> codes;       // by issue number
    std::set<std::string> suspended;               // issue numbers whose payer nobody knows
    std::set<std::string> everSuspended;           // and those that an operator has assigned since
    std::map<std::string, std::string> shopBanks;  // by shop number
    std::vector<ChainRow> chain;
    std::vector<KeptHead> heads;
    KeyRing keys;
};

/// StorageCorrupt when a table is missing. `issuer` is whose codes they are.
Result<Books> readBooks(BooksFile& file, const IssuerId& issuer);
/// The center's heads in a store's file.
Result<std::vector<KeptHead>> readKeptHeads(BooksFile& file, const std::string& keeper);

/// Decimal as it stands in a column; 0 for anything else.
std::int64_t numberOf(const std::string& text);

}  // namespace kazasu::audit
