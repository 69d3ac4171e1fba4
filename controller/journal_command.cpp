#include "controller/journal_command.h"

#include "controller/machine_key.h"
#include "controller/sales_file/journal_check.h"
#include "platform/sql/read_only_sqlite.h"

namespace kazasu::controller {
namespace {

Result<JournalWitness> witnessFrom(const ControllerConfig& config, const std::vector<std::string>& words) {
    const Error usage{ErrorCode::InvalidArgument,
                      "journal verify [--head SEQUENCE:HASH] [--key KEYHASH]...; see --help"};
    if (words.empty() || words[0] != "verify" || words.size() % 2 == 0) return usage;
    JournalWitness witness;
    KAZASU_TRY(witness.machineKeys, machineKeysHere(config));
    for (std::size_t i = 1; i < words.size(); i += 2) {
        if (words[i] == "--head") {
            KAZASU_TRY(witness.seenHead, ChainHead::parse(words[i + 1]));
        } else if (words[i] == "--key") {
            KAZASU_TRY(auto key, TlsKeyHash::parse(words[i + 1]));
            witness.machineKeys->push_back(std::move(key));
        } else {
            return usage;
        }
    }
    return witness;
}

bool saysNo(ErrorCode code) {
    return code == ErrorCode::ChainBroken || code == ErrorCode::ChainCutOff ||
           code == ErrorCode::BooksDisagree;
}

}  // namespace

Result<CommandOutcome> runJournalCommand(const ControllerConfig& config,
                                         const std::vector<std::string>& words) {
    KAZASU_TRY(const auto witness, witnessFrom(config, words));
    KAZASU_TRY(const auto database, openSqliteReadOnly(config.database));
    KAZASU_TRY_STATUS(database->run("BEGIN"));  // one state, although a controller goes on writing
    const auto report = verifyJournal(*database, witness);
    if (!report && saysNo(report.code())) return CommandOutcome{describe(report.error()) + "\n", false};
    if (!report) return report.error();
    return CommandOutcome{Json::object()
                                  .set("entries", report->entries)
                                  .set("sales", report->sales)
                                  .set("head", report->head.toString())
                                  .set("signed_until", report->signedUntil)
                                  .dump() +
                              "\n",
                          true};
}

}  // namespace kazasu::controller
