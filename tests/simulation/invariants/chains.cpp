#include "tests/simulation/invariants/chains.h"

#include <QCryptographicHash>

#include <map>

namespace kazasu::sim {
namespace {

QByteArray nothingBefore() { return QByteArray(32, '\0'); }

void addField(QByteArray& bytes, const std::string& field) {
    bytes +=
        QByteArray::number(static_cast<qlonglong>(field.size())) + ':' + QByteArray::fromStdString(field);
}

QByteArray hashOf(const QByteArray& bytes) {
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

using Contents = std::map<std::string, std::vector<std::string>>;  // by "KIND SUBJECT"

/// `select` begins with the subject; rows of the same one go on.
void collect(Inspector& center, const std::string& kind, const std::string& select, Contents& contents) {
    for (const auto& row : center.rows(select)) {
        auto& fields = contents[kind + ' ' + row[0]];
        fields.insert(fields.end(), row.begin() + 1, row.end());
    }
}

}  // namespace

std::optional<std::string> brokenJournal(Inspector& store) {
    QByteArray hash = nothingBefore();
    std::int64_t number = 0;
    for (const auto& row : store.rows("SELECT sequence, body, HEX(hash) FROM journal ORDER BY sequence")) {
        hash = hashOf(hash + QByteArray::fromStdString(row[1]));
        const bool isNext = row[0] == std::to_string(++number);
        if (!isNext || hash.toHex().toUpper().toStdString() != row[2])
            return "I12 the journal is broken at entry " + std::to_string(number);
    }
    return std::nullopt;
}

std::optional<std::string> brokenLedgerChain(Inspector& center) {
    Contents contents;
    collect(center, "transition",
            "SELECT sequence, authorisation_id, thing, at, from_state, to_state, cause FROM transition",
            contents);
    collect(center, "posting", "SELECT id, authorisation_id, at, cause FROM ledger_set", contents);
    collect(center, "posting",
            "SELECT set_id, line, account, amount_minor, currency FROM ledger_line ORDER BY set_id, line",
            contents);
    collect(
        center, "record",
        "SELECT shop_number || ' ' || record_id || ' ' || issue_number, state, amount_used_minor, currency, "
        "returned_minor, used_at, accepted_at, LOWER(HEX(body_digest)) FROM settlement",
        contents);
    QByteArray hash = nothingBefore();
    std::int64_t number = 0;
    for (const auto& row :
         center.rows("SELECT sequence, kind, subject, HEX(hash) FROM ledger_chain ORDER BY sequence")) {
        addField(hash, row[1]);
        addField(hash, row[2]);
        const auto content = contents.extract(row[1] + ' ' + row[2]);
        if (!content.empty())
            for (const auto& field : content.mapped()) addField(hash, field);
        hash = hashOf(hash);
        const bool isNext = row[0] == std::to_string(++number);
        if (!isNext || hash.toHex().toUpper().toStdString() != row[3])
            return "I12 the ledger's chain is broken at entry " + std::to_string(number) + ": " + row[1] +
                   ' ' + row[2];
    }
    if (contents.empty()) return std::nullopt;
    return "I12 not in the ledger's chain: " + contents.begin()->first;
}

}  // namespace kazasu::sim
