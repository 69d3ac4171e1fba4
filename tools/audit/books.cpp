#include "tools/audit/books.h"

#include "core/code/key_list.h"
#include "core/code/settlement_code.h"
#include "tools/audit/digests.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace kazasu::audit {
namespace {

Status readPostings(BooksFile& file, Books& books) {
    KAZASU_TRY(const auto sets,
               file.rows("SELECT id, authorisation_id, at, cause, EXISTS (SELECT 1 FROM ledger_closed_set c "
                         "WHERE c.set_id = s.id) FROM ledger_set s ORDER BY at, id"));
    std::map<std::string, std::vector<Posting::Line>> lines;
    KAZASU_TRY(const auto lineRows, file.rows("SELECT set_id, line, account, amount_minor, currency FROM "
                                              "ledger_line ORDER BY set_id, line"));
    for (const auto& row : lineRows) lines[row[0]].push_back({row[1], row[2], row[3], row[4]});
    for (const auto& row : sets) {
        books.postings.push_back({row[0], row[1], row[2], row[3], row[4] == "1", std::move(lines[row[0]])});
        lines.erase(row[0]);
    }
    // Lines without a set belong to nobody; they count all the same.
    for (auto& [id, orphans] : lines) books.postings.push_back({id, "", "", "", false, std::move(orphans)});
    return {};
}

Status readCaptures(BooksFile& file, Books& books) {
    // Whether the shop has its money is what its bank has answered, not what the books made of it.
    KAZASU_TRY(
        const auto rows,
        file.rows("SELECT shop_number, record_id, issue_number, state, amount_used_minor, currency, "
                  "returned_minor, used_at, accepted_at, LOWER(HEX(body_digest)), body, EXISTS (SELECT "
                  "1 FROM bank_message m JOIN code c ON c.authorisation_id = m.authorisation_id WHERE "
                  "c.issue_number = s.issue_number AND m.kind = 'payment' AND m.answered_at IS NOT "
                  "NULL AND m.response_code = '00') FROM settlement s ORDER BY accepted_at, "
                  "record_id"));
    for (const auto& row : rows)
        books.captures.push_back({row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7], row[8],
                                  row[9], row[10], row[11] == "1"});
    KAZASU_TRY(const auto suspended,
               file.rows("SELECT issue_number, resolved_at IS NULL FROM suspended_record"));
    for (const auto& row : suspended) {
        books.everSuspended.insert(row[0]);
        if (row[1] == "1") books.suspended.insert(row[0]);
    }
    return {};
}

Status readRefunds(BooksFile& file, Books& books) {
    KAZASU_TRY(
        const auto rows,
        file.rows("SELECT shop_number, refund_id, record_id, issue_number, state, amount_minor, "
                  "refunded_at, LOWER(HEX(body_digest)), body, (SELECT response_code FROM bank_message "
                  "m JOIN code c ON c.authorisation_id = m.authorisation_id WHERE c.issue_number = "
                  "r.issue_number AND m.kind = 'payback' AND m.refund_id = r.refund_id AND "
                  "m.answered_at IS NOT NULL) FROM refund r ORDER BY decided_at, refund_id"));
    for (const auto& row : rows)
        books.refunds.push_back({row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7], row[8],
                                 row[9] == "00", !row[9].empty() && row[9] != "00"});
    return {};
}

Status readCodes(BooksFile& file, Books& books) {
    KAZASU_TRY(const auto rows,
               file.rows("SELECT issue_number, authorisation_id, institution, text, shop_number, state, "
                         "amount_minor, used_minor, returned_minor, (SELECT answered_at FROM bank_message m "
                         "WHERE m.authorisation_id = c.authorisation_id AND m.kind = 'debit' AND "
                         "m.answered_at IS NOT NULL AND m.response_code <> '00') FROM code c"));
    for (const auto& row : rows)
        books.codes[row[0]] = {row[0], row[1], row[2],           row[3],           row[4],          row[5],
                               row[9], {},     numberOf(row[6]), numberOf(row[7]), numberOf(row[8])};
    KAZASU_TRY(const auto shops, file.rows("SELECT number, institution FROM shop"));
    for (const auto& row : shops) books.shopBanks[row[0]] = row[1];
    KAZASU_TRY(const auto moves, file.rows("SELECT sequence, authorisation_id, thing, at, from_state, "
                                           "to_state, cause FROM transition ORDER BY sequence"));
    for (const auto& row : moves)
        books.transitions.push_back({row[0], row[1], row[2], row[3], row[4], row[5], row[6]});
    return {};
}

Status readKeys(BooksFile& file, const IssuerId& issuer, Books& books) {
    KAZASU_TRY(const auto rows, file.rows("SELECT LOWER(HEX(public_key)) FROM signing_key"));
    KAZASU_TRY(const auto lists, file.rows("SELECT body FROM key_list ORDER BY serial"));
    for (const auto& row : lists) {
        const auto list = readKeyList(row[0]);
        if (!list) continue;  // the codes that its keys signed are then found to be nobody's
        for (const IssuerKey& key : list->keys) books.keys.add(key);
    }
    for (const auto& row : rows) {
        const auto bytes = fromHex(row[0]);
        IssuerKey key{{}, {}, issuer, Instant{0}, Instant{std::numeric_limits<std::int64_t>::max()}};
        if (!bytes || bytes->size() != key.key.size()) continue;
        std::copy(bytes->begin(), bytes->end(), key.key.begin());
        const auto id = fromHex(sha256Hex(key.key).substr(0, key.id.size() * 2));
        std::copy(id->begin(), id->end(), key.id.begin());
        books.keys.add(std::move(key));
    }
    return {};
}

Status readChain(BooksFile& file, Books& books) {
    KAZASU_TRY(const auto rows,
               file.rows("SELECT sequence, kind, subject, LOWER(HEX(hash)) FROM ledger_chain ORDER BY "
                         "sequence"));
    for (const auto& row : rows) books.chain.push_back({numberOf(row[0]), row[1], row[2], row[3]});
    KAZASU_TRY(const auto heads, file.rows("SELECT day, sequence, hash, LOWER(HEX(public_key)), "
                                           "LOWER(HEX(signature)) FROM ledger_head ORDER BY day"));
    for (const auto& row : heads)
        books.heads.push_back({"the center", row[0], row[2], row[3], row[4], numberOf(row[1])});
    return {};
}

/// What each code is good for is what the center has signed, not what a row says.
void readSignatures(Books& books) {
    const SodiumVerifier verifier;
    for (auto& [issue, code] : books.codes) {
        const auto claims = verifySettlementCode(code.text, books.keys, verifier);
        const bool isAmount = claims && claims->amount;
        code.authorised = isAmount ? claims->amount->minor() : code.amount;
        if (!claims) code.forgery = describe(claims.error());
        if (!isAmount) continue;
        const std::string shop = claims->shop ? std::to_string(claims->shop->value()) : "";
        code.isAsSigned =
            claims->number.toString() == issue && code.authorised == code.amount && shop == code.shop;
    }
}

}  // namespace

std::int64_t numberOf(const std::string& text) {
    std::int64_t number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    return problem == std::errc{} && end == text.data() + text.size() ? number : 0;
}

Result<Books> readBooks(BooksFile& file, const IssuerId& issuer) {
    Books books;
    KAZASU_TRY_STATUS(readPostings(file, books));
    KAZASU_TRY_STATUS(readCaptures(file, books));
    KAZASU_TRY_STATUS(readRefunds(file, books));
    KAZASU_TRY_STATUS(readCodes(file, books));
    KAZASU_TRY_STATUS(readKeys(file, issuer, books));
    readSignatures(books);
    KAZASU_TRY_STATUS(readChain(file, books));
    return books;
}

Result<std::vector<KeptHead>> readKeptHeads(BooksFile& file, const std::string& keeper) {
    KAZASU_TRY(const auto rows, file.rows("SELECT day, sequence, hash, public_key, signature FROM "
                                          "center_head ORDER BY day, received_at"));
    std::vector<KeptHead> heads;
    for (const auto& row : rows) heads.push_back({keeper, row[0], row[2], row[3], row[4], numberOf(row[1])});
    return heads;
}

}  // namespace kazasu::audit
