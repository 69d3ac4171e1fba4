#include "tools/audit/chain_audit.h"

#include "tools/audit/digests.h"

#include <algorithm>

namespace kazasu::audit {
namespace {

using Contents = std::map<std::string, std::vector<std::string>>;  // by "KIND SUBJECT"

Contents contentsOf(const Books& books) {
    Contents contents;
    for (const auto& posting : books.postings) {
        auto& fields = contents["posting " + posting.id];
        fields = {posting.authorisation, posting.at, posting.cause};
        for (const auto& line : posting.lines)
            fields.insert(fields.end(), {line.number, line.account, line.amount, line.currency});
    }
    for (const auto& move : books.transitions)
        contents["transition " + move.sequence] = {move.authorisation, move.thing, move.at,
                                                   move.from,          move.to,    move.cause};
    for (const auto& capture : books.captures)
        contents["record " + capture.subject()] = {capture.state,    capture.used,   capture.currency,
                                                   capture.returned, capture.usedAt, capture.acceptedAt,
                                                   capture.digest};
    return contents;
}

std::string fieldsText(const ChainRow& row, const std::vector<std::string>& content) {
    std::string text;
    const auto add = [&text](const std::string& field) {
        text += std::to_string(field.size()) + ':' + field;
    };
    add(row.kind);
    add(row.subject);
    for (const auto& field : content) add(field);
    return text;
}

/// Empty when the row that it speaks of is gone.
std::string hashAfter(const std::string& previousHex, const ChainRow& row, const Contents& contents) {
    std::vector<std::string> content;
    if (row.kind != "begin") {
        const auto found = contents.find(row.kind + ' ' + row.subject);
        if (found == contents.end()) return {};
        content = found->second;
    }
    Bytes bytes = fromHex(previousHex).value();
    const std::string text = fieldsText(row, content);
    bytes.insert(bytes.end(), text.begin(), text.end());
    return sha256Hex(bytes);
}

std::string placeOf(const ChainRow& row) { return "chain entry " + std::to_string(row.sequence); }

void auditEntry(const Books& books, std::size_t index, const std::string& previous, const Contents& contents,
                Findings& findings) {
    const ChainRow& row = books.chain[index];
    const std::string hash = hashAfter(previous, row, contents);
    if (hash == row.hash) return;
    if (hash.empty()) return findings.push_back({"deleted " + row.kind, row.subject, placeOf(row)});
    const bool hasNext = index + 1 < books.chain.size();
    const bool isSwapped =
        hasNext && hashAfter(previous, books.chain[index + 1], contents) == books.chain[index + 1].hash;
    if (isSwapped)
        return findings.push_back(
            {"chain out of order", placeOf(row), placeOf(books.chain[index + 1]) + " belongs there"});
    findings.push_back({"altered " + row.kind, row.subject, placeOf(row)});
}

}  // namespace

void auditChain(const Books& books, Findings& findings) {
    Contents contents = contentsOf(books);
    std::string previous(64, '0');
    std::int64_t expected = 1;
    for (std::size_t i = 0; i < books.chain.size(); ++i) {
        const ChainRow& row = books.chain[i];
        if (row.sequence != expected)
            findings.push_back({"chain entry missing", "chain entry " + std::to_string(expected),
                                "the next one is " + std::to_string(row.sequence)});
        auditEntry(books, i, previous, contents, findings);
        const auto bytes = fromHex(row.hash);
        previous = bytes && bytes->size() == 32 ? row.hash : std::string(64, '0');
        expected = row.sequence + 1;
    }
    for (const auto& row : books.chain) contents.erase(row.kind + ' ' + row.subject);
    for (const auto& [subject, content] : contents) {
        const std::size_t space = subject.find(' ');
        findings.push_back(
            {"added " + subject.substr(0, space), subject.substr(space + 1), "has no entry in the chain"});
    }
}

void auditHeads(const Books& books, const std::vector<KeptHead>& heads, Findings& findings) {
    const SodiumVerifier verifier;
    const std::int64_t last = books.chain.empty() ? 0 : books.chain.back().sequence;
    for (const auto& head : heads) {
        const std::string place = head.keeper + ", head of " + head.day;
        const std::string name = std::to_string(head.sequence) + ':' + head.hash;
        const auto key = fromHex(head.key);
        const auto bytes = fromHex(head.signature);
        Signature signature{};
        if (bytes && bytes->size() == signature.size())
            std::copy(bytes->begin(), bytes->end(), signature.begin());
        const std::string words = "kazasu ledger head|" + head.day + '|' + name;
        const auto& keys = books.keys.keys();
        const bool isSigned = key && std::any_of(keys.begin(), keys.end(), [&](const IssuerKey& known) {
                                  return Bytes(known.key.begin(), known.key.end()) == *key &&
                                         verifier.isValid(viewOf(words), signature, known.key);
                              });
        if (!isSigned) {
            findings.push_back({"false head", place, "is not signed by a key of this center"});
            continue;
        }
        if (head.sequence > last) {
            findings.push_back({"truncated tail", place,
                                "the chain ends with entry " + std::to_string(last) + ", the center signed " +
                                    std::to_string(head.sequence)});
            continue;
        }
        const auto found = std::find_if(books.chain.begin(), books.chain.end(),
                                        [&](const ChainRow& row) { return row.sequence == head.sequence; });
        const std::string hash = found == books.chain.end() ? std::string(64, '0') : found->hash;
        if (hash != head.hash)
            findings.push_back(
                {"rewritten chain", place,
                 "chain entry " + std::to_string(head.sequence) + " is not the one it signed"});
    }
}

}  // namespace kazasu::audit
