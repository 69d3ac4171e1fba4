#include "center/ledger/signed_heads.h"

#include "center/base/rows.h"
#include "center/ledger/ledger_chain.h"

#include <algorithm>
#include <cstdio>

namespace kazasu::center {
namespace {

BusinessDay dayInJapan(Instant now) {
    const CivilTime civil = civilAt(now, kJapanOffset);
    char text[32];
    std::snprintf(text, sizeof text, "%04d-%02d-%02d", civil.year, civil.month, civil.day);
    return BusinessDay::parse(text).value();
}

template <std::size_t kSize>
void copyBytes(const Bytes& from, std::array<std::uint8_t, kSize>& to) {
    KAZASU_CHECK(from.size() == kSize);
    std::copy(from.begin(), from.end(), to.begin());
}

}  // namespace

Result<std::optional<SignedBooksHead>> booksHeadOfToday(Database& database, const Signer* signer,
                                                        Instant now) {
    SignedBooksHead books{dayInJapan(now), {}, {}, {}};
    KAZASU_TRY(const auto known,
               database.run("SELECT sequence, hash, public_key, signature FROM ledger_head WHERE day = ?",
                            {books.day.toString()}));
    if (!known.rows.empty()) {
        const SqlRow& row = known.rows[0];
        books.head = {row.number(0), row.text(1)};
        copyBytes(row.blob(2), books.key);
        copyBytes(row.blob(3), books.signature);
        return std::optional{std::move(books)};
    }
    if (signer == nullptr) return std::optional<SignedBooksHead>{};
    KAZASU_TRY(books.head, chainHead(database));
    books.key = signer->publicKey();
    books.signature = signer->sign(viewOf(wordsOf(books)));
    KAZASU_TRY(const auto kept,
               database.run("INSERT INTO ledger_head (day, sequence, hash, public_key, signature, signed_at) "
                            "VALUES (?, ?, ?, ?, ?, ?)",
                            {books.day.toString(), books.head.sequence, books.head.hash,
                             Bytes(books.key.begin(), books.key.end()),
                             Bytes(books.signature.begin(), books.signature.end()), sqlOf(now)}));
    return std::optional{std::move(books)};
}

}  // namespace kazasu::center
