#include "controller/staff/staff_commands.h"

#include "controller/sales_file/sales_file.h"
#include "controller/sales_file/store_database.h"
#include "controller/staff/exceptions.h"
#include "controller/staff/pin_input.h"
#include "controller/staff/pin_tries.h"
#include "controller/staff/staff_office.h"
#include "core/text/whole_number.h"
#include "platform/crypto/crypto.h"
#include "platform/sql/read_only_sqlite.h"
#include "platform/system/system_clock.h"

#include <map>

namespace kazasu::controller {
namespace {

using Options = std::map<std::string, std::string>;

/// "--number 7 --name X": pairs, each of them known.
Result<Options> optionsIn(const std::vector<std::string>& words, const std::vector<std::string_view>& known) {
    Options options;
    for (std::size_t i = 1; i < words.size(); ++i) {
        const bool isKnown = std::find(known.begin(), known.end(), words[i]) != known.end();
        if (!isKnown) return Error{ErrorCode::InvalidArgument, words[i] + ": there is no such option"};
        if (words[i] == "--json") {
            options.emplace(words[i], std::string());
            continue;
        }
        if (i + 1 >= words.size()) return Error{ErrorCode::InvalidArgument, words[i] + " needs a value"};
        options.emplace(words[i], words[i + 1]);
        ++i;
    }
    return options;
}

Result<std::string> needed(const Options& options, const std::string& name) {
    const auto found = options.find(name);
    if (found == options.end()) return Error{ErrorCode::InvalidArgument, name + " is missing"};
    return found->second;
}

std::string optional(const Options& options, const std::string& name, std::string fallback = {}) {
    const auto found = options.find(name);
    return found == options.end() ? std::move(fallback) : found->second;
}

Result<int> numberIn(const Options& options) {
    KAZASU_TRY(const std::string text, needed(options, "--number"));
    const auto number = wholeNumber<int>(text);
    if (!number) return Error{ErrorCode::InvalidArgument, "--number: expected a number"};
    return *number;
}

/// Opens the store's file for itself and changes the list of people. The command line acts as number 0.
Result<CommandOutcome> change(const ControllerConfig& config,
                              const std::function<Status(StaffOffice&)>& action, std::string done) {
    KAZASU_TRY_STATUS(initialiseCrypto());
    KAZASU_TRY(const auto database, openStoreDatabase(config.database, true));
    SystemClock clock;
    StaffOffice office(*database, clock, {});
    KAZASU_TRY_STATUS(action(office));
    return CommandOutcome{std::move(done), true};
}

Result<CommandOutcome> addStaff(const ControllerConfig& config, const std::vector<std::string>& words) {
    KAZASU_TRY(const auto options,
               optionsIn(words, {"--number", "--name", "--reading", "--role", "--pin-file"}));
    StaffMember person;
    KAZASU_TRY(person.number, numberIn(options));
    KAZASU_TRY(person.name, needed(options, "--name"));
    KAZASU_TRY(const auto role, needed(options, "--role"));
    KAZASU_TRY(person.role, roleOf(role));
    person.reading = optional(options, "--reading");
    KAZASU_TRY(const auto pin, readPin(optional(options, "--pin-file")));
    return change(
        config, [&](StaffOffice& office) { return office.add(person, pin); },
        "added " + std::to_string(person.number) + " " + person.name + "\n");
}

Result<CommandOutcome> setPin(const ControllerConfig& config, const std::vector<std::string>& words) {
    KAZASU_TRY(const auto options, optionsIn(words, {"--number", "--pin-file"}));
    KAZASU_TRY(const int number, numberIn(options));
    KAZASU_TRY(const auto pin, readPin(optional(options, "--pin-file")));
    return change(
        config, [&](StaffOffice& office) { return office.setPin(number, pin); },
        "new PIN for " + std::to_string(number) + "\n");
}

Result<CommandOutcome> removeStaff(const ControllerConfig& config, const std::vector<std::string>& words) {
    KAZASU_TRY(const auto options, optionsIn(words, {"--number"}));
    KAZASU_TRY(const int number, numberIn(options));
    return change(
        config, [&](StaffOffice& office) { return office.remove(number); },
        "removed " + std::to_string(number) + "\n");
}

Result<CommandOutcome> listStaff(const ControllerConfig& config) {
    KAZASU_TRY(const auto database, openSqliteReadOnly(config.database));
    KAZASU_TRY(const auto people, StaffStore(*database).list());
    SystemClock clock;
    const PinTries tries(*database, clock);
    std::string output;
    for (const auto& person : people) {
        KAZASU_TRY(const bool isLocked, tries.isLocked(person.number));
        output += std::to_string(person.number) + "\t" + std::string(nameOf(person.role)) + "\t" +
                  person.name + (isLocked ? "\tlocked" : "") + "\n";
    }
    return CommandOutcome{output, true};
}

Result<CommandOutcome> reportExceptions(const ControllerConfig& config,
                                        const std::vector<std::string>& words) {
    KAZASU_TRY(const auto options, optionsIn(words, {"--from", "--to", "--json"}));
    KAZASU_TRY(const auto from, BusinessDay::parse(optional(options, "--from", "2000-01-01")));
    KAZASU_TRY(const auto to, BusinessDay::parse(optional(options, "--to", "2999-12-31")));
    KAZASU_TRY(const auto database, openSqliteReadOnly(config.database));
    KAZASU_TRY(const auto report, exceptionReport(*database, from.toString(), to.toString()));
    std::string text;
    Json rows = Json::array();
    for (const auto& row : report) {
        rows.push(Json::object()
                      .set("day", std::string_view(row.day))
                      .set("staff", row.staffNumber)
                      .set("name", std::string_view(row.name))
                      .set("kind", std::string_view(row.kind))
                      .set("count", row.count)
                      .set("granted", row.granted)
                      .set("amount_minor", row.amount.minor()));
        text += row.day + "\t" + std::to_string(row.staffNumber) + "\t" + row.name + "\t" + row.kind + "\t" +
                std::to_string(row.count) + "\t" + std::to_string(row.granted) + "\t" +
                toDisplay(row.amount) + "\n";
    }
    return CommandOutcome{options.contains("--json") ? rows.dump() + "\n" : text, true};
}

}  // namespace

Result<CommandOutcome> runStaffCommand(const ControllerConfig& config,
                                       const std::vector<std::string>& words) {
    const std::string action = words.empty() ? std::string() : words[0];
    if (action == "add") return addStaff(config, words);
    if (action == "set-pin") return setPin(config, words);
    if (action == "remove") return removeStaff(config, words);
    if (action == "list" && words.size() == 1) return listStaff(config);
    if (action == "report") return reportExceptions(config, words);
    return Error{ErrorCode::InvalidArgument, "unknown command; see --help"};
}

}  // namespace kazasu::controller
