#include "center/reports/journal_heads.h"

#include "center/base/rows.h"

namespace kazasu::center {
namespace {

Result<std::optional<ChainHead>> farthestHead(Database& database, ShopNumber shop, const std::string& store) {
    KAZASU_TRY(const auto found,
               database.run("SELECT sequence, hash FROM shop_journal_head WHERE shop_number = ? AND "
                            "store_id = ? ORDER BY sequence DESC, received_at LIMIT 1",
                            {sqlOf(shop), store}));
    if (found.rows.empty()) return std::optional<ChainHead>{};
    return std::optional{ChainHead{found.rows[0].number(0), found.rows[0].text(1)}};
}

/// A head with that number and another hash.
Result<std::optional<ChainHead>> otherHead(Database& database, ShopNumber shop, const std::string& store,
                                           const ChainHead& said) {
    KAZASU_TRY(const auto found,
               database.run("SELECT hash FROM shop_journal_head WHERE shop_number = ? AND store_id = ? AND "
                            "sequence = ? AND hash <> ? ORDER BY received_at LIMIT 1",
                            {sqlOf(shop), store, said.sequence, said.hash}));
    if (found.rows.empty()) return std::optional<ChainHead>{};
    return std::optional{ChainHead{said.sequence, found.rows[0].text(0)}};
}

struct Contradiction {
    ChainHead known, said;
};

Result<std::optional<Contradiction>> contradictionIn(Database& database, ShopNumber shop,
                                                     const ShopReport& report,
                                                     const std::optional<ChainHead>& known, bool isNext) {
    for (const auto& said : {report.journal, report.journalBefore}) {
        if (!said) continue;
        KAZASU_TRY(const auto other, otherHead(database, shop, report.storeId, *said));
        if (other) return std::optional{Contradiction{*other, *said}};
    }
    const bool isShorter = known && report.journal && report.journal->sequence < known->sequence;
    if (isShorter && isNext) return std::optional{Contradiction{*known, *report.journal}};
    return std::optional<Contradiction>{};
}

Result<bool> noteAlarm(Database& database, ShopNumber shop, const std::string& store,
                       const Contradiction& found, Instant now) {
    KAZASU_TRY(const auto noted,
               database.run("INSERT INTO shop_journal_alarm (shop_number, store_id, known_sequence, "
                            "known_hash, said_sequence, said_hash, received_at) VALUES (?, ?, ?, ?, ?, ?, ?) "
                            "ON CONFLICT DO NOTHING",
                            {sqlOf(shop), store, found.known.sequence, found.known.hash, found.said.sequence,
                             found.said.hash, sqlOf(now)}));
    return noted.changedRows == 1;
}

Result<Json> alarmsOf(Database& database, ShopNumber shop, const std::string& store) {
    KAZASU_TRY(const auto found,
               database.run("SELECT known_sequence, known_hash, said_sequence, said_hash, received_at FROM "
                            "shop_journal_alarm WHERE shop_number = ? AND store_id = ? ORDER BY received_at",
                            {sqlOf(shop), store}));
    Json alarms = Json::array();
    for (const SqlRow& row : found.rows) {
        alarms.push(Json::object()
                        .set("known", ChainHead{row.number(0), row.text(1)}.toString())
                        .set("said", ChainHead{row.number(2), row.text(3)}.toString())
                        .set("received_at", toRfc3339(instantAt(row, 4))));
    }
    return alarms;
}

}  // namespace

Result<JournalVerdict> takeJournalHead(Database& database, ShopNumber shop, const ShopReport& report,
                                       bool isNext, Instant now) {
    JournalVerdict verdict;
    KAZASU_TRY(verdict.known, farthestHead(database, shop, report.storeId));
    KAZASU_TRY(const auto found, contradictionIn(database, shop, report, verdict.known, isNext));
    if (found) {
        KAZASU_TRY(const bool isNews, noteAlarm(database, shop, report.storeId, *found, now));
        if (isNews)
            verdict.alarm = "the journal of store " + report.storeId + " had " +
                            found->known.toShortString() + " and now says " + found->said.toShortString();
    }
    if (!report.journal || verdict.known == report.journal) return verdict;
    KAZASU_TRY(const auto kept,
               database.run("INSERT INTO shop_journal_head (shop_number, store_id, sequence, hash, "
                            "received_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                            {sqlOf(shop), report.storeId, report.journal->sequence, report.journal->hash,
                             sqlOf(now)}));
    return verdict;
}

Result<Json> journalHeadsOf(Database& database, ShopNumber shop) {
    KAZASU_TRY(const auto stores,
               database.run("SELECT store_id, MAX(received_at) AS latest FROM shop_journal_head WHERE "
                            "shop_number = ? GROUP BY store_id ORDER BY latest",
                            {sqlOf(shop)}));
    Json list = Json::array();
    for (const SqlRow& row : stores.rows) {
        const std::string& store = row.text(0);
        KAZASU_TRY(const auto head, farthestHead(database, shop, store));
        KAZASU_TRY(auto alarms, alarmsOf(database, shop, store));
        list.push(Json::object()
                      .set("store_id", store)
                      .set("head", head.value_or(ChainHead{}).toString())
                      .set("received_at", toRfc3339(instantAt(row, 1)))
                      .set("alarms", std::move(alarms)));
    }
    return Json::object().set("stores", std::move(list));
}

std::string journalHeadWords(const Json& heads) {
    std::string words;
    const Json stores = heads.getArray("stores").value();
    for (std::size_t i = 0; i < stores.size(); ++i) {
        const Json store = stores.at(i);
        words += store.getText("store_id").value() + "  " + store.getText("received_at").value() + "  " +
                 store.getText("head").value() + '\n';
        const Json alarms = store.getArray("alarms").value();
        for (std::size_t k = 0; k < alarms.size(); ++k) {
            const Json alarm = alarms.at(k);
            words += "  TAMPERED WITH: had " + alarm.getText("known").value() + ", said " +
                     alarm.getText("said").value() + " at " + alarm.getText("received_at").value() + '\n';
        }
    }
    return words;
}

}  // namespace kazasu::center
