#include "center/means/means.h"

#include "center/base/rows.h"

#include <algorithm>

namespace kazasu::center {
namespace {

constexpr std::size_t kMaxMeans = 20;  // of one member: more than any wallet holds
constexpr const char* kMeansColumns =
    "SELECT id, institution, kind, label, last4, expiry, uses, last_used_at FROM means ";

MeansKind kindFrom(const std::string& name) { return name == "card" ? MeansKind::Card : MeansKind::Account; }
std::string nameOf(MeansKind kind) { return kind == MeansKind::Card ? "card" : "account"; }

Means meansAt(const SqlRow& row) {
    return {idAt<MeansId>(row, 0), idAt<InstitutionId>(row, 1), kindFrom(row.text(2)), row.text(3),
            row.text(4),           row.optText(5).value_or(""), row.number(6),         instantAt(row, 7)};
}

std::string readingOf(const Means& means, const BankDirectory& banks) {
    const Bank* bank = banks.find(means.institution);
    return bank == nullptr ? means.institution.toString() : bank->reading;
}

Result<std::optional<Means>> findSame(Database& database, const std::vector<Means>& known,
                                      const NewMeans& wanted, const SecretBox& box) {
    for (const auto& means : known) {
        if (means.institution != wanted.institution || means.kind != wanted.kind) continue;
        KAZASU_TRY(const auto secret, secretOf(database, means.id, box));
        if (secret.number == wanted.number && secret.expiry == wanted.expiry) return std::optional{means};
    }
    return std::optional<Means>{};
}

/// Later than every earlier means of the member, so that the order of registration is certain: two may come
/// in one millisecond, and a clock may be set back.
Result<Instant> registrationTime(Database& database, const ClientId& client, Instant now) {
    KAZASU_TRY(const auto found,
               database.run("SELECT MAX(created_at) FROM means WHERE client_id = ?", {sqlOf(client)}));
    const auto latest = optInstantAt(found.rows.at(0), 0);
    return latest ? std::max(now, *latest + Milliseconds{1}) : now;
}

}  // namespace

Json toJson(const Means& means, const BankDirectory& banks) {
    const Bank* bank = banks.find(means.institution);
    Json body = Json::object()
                    .set("id", means.id.toString())
                    .set("institution", means.institution.toString())
                    .set("institution_name", bank == nullptr ? means.institution.toString() : bank->name)
                    .set("kind", nameOf(means.kind))
                    .set("label", means.label)
                    .set("last4", means.last4);
    return means.expiry.empty() ? body.set("expiry", Json{}) : body.set("expiry", means.expiry);
}

Result<Means> registerMeans(Database& database, const ClientId& client, const MeansId& id,
                            const NewMeans& wanted, const SecretBox& box, Random& random, Instant now) {
    KAZASU_TRY(const auto known, meansOf(database, client));
    KAZASU_TRY(auto same, findSame(database, known, wanted, box));
    if (same) return *same;
    if (known.size() >= kMaxMeans) return Error{ErrorCode::Forbidden, "a member registers at most 20 means"};
    KAZASU_TRY(const auto registeredAt, registrationTime(database, client, now));
    const std::string last4 = wanted.number.substr(wanted.number.size() - 4);
    const SqlValue expiry = wanted.expiry.empty() ? SqlValue{} : SqlValue{wanted.expiry};
    KAZASU_TRY(
        const auto inserted,
        database.run("INSERT INTO means (id, client_id, institution, kind, label, sealed_number, last4, "
                     "expiry, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                     {sqlOf(id), sqlOf(client), sqlOf(wanted.institution), nameOf(wanted.kind), wanted.label,
                      box.seal(viewOf(wanted.number), random), last4, expiry, sqlOf(registeredAt)}));
    return Means{id, wanted.institution, wanted.kind, wanted.label, last4, wanted.expiry, 0, Instant{}};
}

Result<std::vector<Means>> meansOf(Database& database, const ClientId& client) {
    KAZASU_TRY(const auto found,
               database.run(std::string(kMeansColumns) + "WHERE client_id = ? ORDER BY created_at, id",
                            {sqlOf(client)}));
    std::vector<Means> means;
    std::transform(found.rows.begin(), found.rows.end(), std::back_inserter(means), meansAt);
    return means;
}

Result<Means> findMeans(Database& database, const ClientId& client, const MeansId& id) {
    KAZASU_TRY(const auto found, database.run(std::string(kMeansColumns) + "WHERE client_id = ? AND id = ?",
                                              {sqlOf(client), sqlOf(id)}));
    if (found.rows.empty()) return Error{ErrorCode::MeansUnknown, "'means_id': no such means"};
    return meansAt(found.rows[0]);
}

Result<MeansOrder> meansOrderFrom(const std::string& name) {
    if (name == "registration") return MeansOrder::Registration;
    if (name == "name") return MeansOrder::Name;
    if (name == "frequency") return MeansOrder::Frequency;
    if (name == "recent") return MeansOrder::Recent;
    return Error{ErrorCode::InvalidArgument, "'order': registration, name, frequency or recent"};
}

void sortMeans(std::vector<Means>& means, MeansOrder order, const BankDirectory& banks) {
    const auto isBefore = [order, &banks](const Means& a, const Means& b) {
        switch (order) {
            case MeansOrder::Registration:
                return false;
            case MeansOrder::Name:  // kana sort in their gojuon order by their code points
                return std::pair{readingOf(a, banks), a.label} < std::pair{readingOf(b, banks), b.label};
            case MeansOrder::Frequency:
                return a.uses > b.uses;
            case MeansOrder::Recent:
                return a.lastUsedAt > b.lastUsedAt;
        }
        return false;
    };
    std::stable_sort(means.begin(), means.end(), isBefore);
}

Result<MeansSecret> secretOf(Database& database, const MeansId& id, const SecretBox& box) {
    KAZASU_TRY(const auto found,
               database.run("SELECT kind, sealed_number, expiry FROM means WHERE id = ?", {sqlOf(id)}));
    if (found.rows.empty()) return Error{ErrorCode::MeansUnknown, "no such means"};
    const SqlRow& row = found.rows[0];
    const auto plain = box.open(row.blob(1));
    if (!plain)
        return Error{ErrorCode::ConfigInvalid,
                     "'secret_key': the registered means were sealed with another key"};
    return MeansSecret{kindFrom(row.text(0)), textOf(*plain), row.optText(2).value_or("")};
}

Status checkSecretKey(Database& database, const SecretBox& box) {
    KAZASU_TRY(const auto found,
               database.run("SELECT id FROM means WHERE LENGTH(sealed_number) > 0 LIMIT 1"));
    if (found.rows.empty()) return {};
    const auto secret = secretOf(database, idAt<MeansId>(found.rows[0], 0), box);
    return secret ? Status{} : Status{secret.error()};
}

Status countUse(Database& database, const MeansId& id, Instant now) {
    KAZASU_TRY(const auto counted,
               database.run("UPDATE means SET uses = uses + 1, last_used_at = ? WHERE id = ?",
                            {sqlOf(now), sqlOf(id)}));
    return {};
}

}  // namespace kazasu::center
