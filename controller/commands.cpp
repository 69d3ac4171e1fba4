#include "controller/commands.h"

#include "controller/catalogue/catalogue.h"
#include "controller/catalogue/catalogue_file.h"
#include "controller/center_link/enrolment.h"
#include "controller/journal_command.h"
#include "controller/reports/sales_report.h"
#include "controller/sales_file/store_database.h"
#include "controller/shift/report_command.h"
#include "controller/staff/staff_commands.h"
#include "core/text/csv.h"
#include "platform/sql/read_only_sqlite.h"
#include "platform/system/system_clock.h"
#include "platform/system/whole_file.h"
#include "platform/text/composed.h"

namespace kazasu::controller {
namespace {

Result<CatalogueFile> catalogueFileAt(const std::string& path) {
    KAZASU_TRY(const std::string text, readWholeFile(path, kCsvMaxBytes + 1));
    return readCatalogueFile(composed(text));
}

Result<CommandOutcome> importCatalogue(const ControllerConfig& config, const std::string& path) {
    KAZASU_TRY(const auto catalogueFile, catalogueFileAt(path));
    if (!catalogueFile.problems.empty()) {
        std::string output;
        for (const auto& problem : catalogueFile.problems) {
            output += path + ":" + std::to_string(problem.line) + ": " + describe(problem.error) + "\n";
        }
        return CommandOutcome{output + "nothing was imported\n", false};
    }
    KAZASU_TRY(const auto database, openStoreDatabase(config.database, true));
    KAZASU_TRY_STATUS(Catalogue(*database).update(catalogueFile.items));
    KAZASU_TRY(const auto count, Catalogue(*database).count());
    return CommandOutcome{std::to_string(catalogueFile.items.size()) + " items imported, " +
                              std::to_string(count) + " in the catalogue\n",
                          true};
}

Result<CommandOutcome> exportCatalogue(const ControllerConfig& config) {
    KAZASU_TRY(const auto database, openSqliteReadOnly(config.database));
    KAZASU_TRY(const auto items, Catalogue(*database).all());
    return CommandOutcome{writeCatalogueFile(items), true};
}

std::string asText(const Json& report) {
    std::string text;
    for (const char* key :
         {"count", "total_minor", "cash_minor", "settlement_minor", "settlement_count", "refunded_minor",
          "refunded_count", "unsent_records", "refused_records", "payments_in_doubt"}) {
        text += std::string(key) + " " + std::to_string(report.getNumber(key).value()) + "\n";
    }
    return text;
}

Result<CommandOutcome> reportSales(const ControllerConfig& config, bool asJson) {
    KAZASU_TRY(const auto database, openSqliteReadOnly(config.database));
    KAZASU_TRY(const auto report, salesReport(*database));
    return CommandOutcome{asJson ? report.dump() + "\n" : asText(report), true};
}

Result<CommandOutcome> reportShift(const ControllerConfig& config, std::vector<std::string> words) {
    KAZASU_TRY(const auto database, openSqliteReadOnly(config.database));
    SystemClock clock;
    KAZASU_TRY(auto text, reportCommand(*database, config.store, std::move(words), clock.now()));
    return CommandOutcome{std::move(text), true};
}

}  // namespace

Status stockEmptyCatalogue(const ControllerConfig& config, const std::string& path) {
    KAZASU_TRY(const auto database, openStoreDatabase(config.database, true));
    Catalogue catalogue(*database);
    KAZASU_TRY(const auto count, catalogue.count());
    if (count > 0) return {};
    KAZASU_TRY(const auto catalogueFile, catalogueFileAt(path));
    if (!catalogueFile.problems.empty()) return catalogueFile.problems.front().error;
    return catalogue.update(catalogueFile.items);
}

/// A machine is called by the shop and the register that its configuration names.
Result<CommandOutcome> enrolHere(const ControllerConfig& config, const std::string& codeText) {
    const std::string& file = config.center.enrolmentFile;
    if (file.empty())
        return Error{ErrorCode::ConfigInvalid, "'center.enrolment' is missing: the file to write"};
    KAZASU_TRY(const auto code, EnrolmentCode::parse(codeText));
    KAZASU_TRY(const auto enrolment,
               enrolMachine(file, code, config.store.profile.name + " / " + config.store.registerName));
    return CommandOutcome{
        "enrolled for shop " + std::to_string(enrolment.shop.value()) + " " + enrolment.shopName + "\n",
        true};
}

Result<CommandOutcome> runCommand(const ControllerConfig& config, const std::vector<std::string>& words) {
    if (words.size() == 2 && words[0] == "import") return importCatalogue(config, words[1]);
    if (words == std::vector<std::string>{"export"}) return exportCatalogue(config);
    if (words == std::vector<std::string>{"sales"}) return reportSales(config, false);
    if (words == std::vector<std::string>{"sales", "--json"}) return reportSales(config, true);
    if (words.size() >= 2 && words[0] == "report")
        return reportShift(config, {words.begin() + 1, words.end()});
    if (!words.empty() && words[0] == "journal")
        return runJournalCommand(config, {words.begin() + 1, words.end()});
    if (!words.empty() && words[0] == "staff")
        return runStaffCommand(config, {words.begin() + 1, words.end()});
    if (words.size() == 2 && words[0] == "enrol") return enrolHere(config, words[1]);
    return Error{ErrorCode::InvalidArgument, "unknown command; see --help"};
}

}  // namespace kazasu::controller
