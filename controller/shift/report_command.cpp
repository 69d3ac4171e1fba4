#include "controller/shift/report_command.h"

#include "controller/shift/shift_reader.h"
#include "core/receipt/receipt_layout.h"
#include "core/report/report_document.h"
#include "core/text/whole_number.h"

namespace kazasu::controller {
namespace {

Result<std::int64_t> zNumberFrom(const std::string& text) {
    const auto number = wholeNumber<std::int64_t>(text, 1);
    if (!number) return Error{ErrorCode::InvalidArgument, "expected the number of a Z: " + text};
    return *number;
}

Result<ShiftReport> storedZ(Database& database, int registerNumber, std::int64_t number) {
    KAZASU_TRY(auto z, ShiftStore(database).z(registerNumber, number));
    if (!z) return Error{ErrorCode::NotFound, "no Z " + std::to_string(number)};
    return *std::move(z);
}

Result<ShiftReport> reportOf(Database& database, const StoreSettings& settings,
                             const std::vector<std::string>& words, Instant now) {
    const ShiftStore store(database);
    if (words[0] == "x") {
        KAZASU_TRY(const auto open, store.open(settings.registerNumber));
        if (!open) return Error{ErrorCode::ShiftNotOpen};
        return readShift(database, *open, {ReportKind::X, settings.registerName, {}, now});
    }
    if (words[0] == "reprint") {
        KAZASU_TRY(const auto number, zNumberFrom(words[1]));
        return storedZ(database, settings.registerNumber, number);
    }
    KAZASU_TRY(const auto list, store.zList(settings.registerNumber, settings.currency));
    if (list.empty()) return Error{ErrorCode::NotFound, "no shift was closed yet"};
    return storedZ(database, settings.registerNumber, list.front().number);
}

Result<std::string> listOf(Database& database, const StoreSettings& settings, bool asJson) {
    KAZASU_TRY(const auto list, ShiftStore(database).zList(settings.registerNumber, settings.currency));
    Json rows = Json::array();
    std::string text;
    for (const auto& z : list) {
        rows.push(Json::object()
                      .set("number", z.number)
                      .set("closed_at", toRfc3339(z.closedAt))
                      .set("over_short_minor", z.overShort.minor())
                      .set("grand_total_minor", z.grandTotal.minor()));
        text += "Z " + std::to_string(z.number) + "  " + toRfc3339(z.closedAt) + "  over/short " +
                toDisplay(z.overShort) + "  grand total " + toDisplay(z.grandTotal) + "\n";
    }
    return asJson ? rows.dump() + "\n" : text;
}

bool isKnown(const std::vector<std::string>& words) {
    if (words.size() == 2) return words[0] == "reprint";
    return words.size() == 1 && (words[0] == "x" || words[0] == "z" || words[0] == "list");
}

}  // namespace

Result<std::string> reportCommand(Database& database, const StoreSettings& settings,
                                  std::vector<std::string> words, Instant now) {
    const bool asJson = !words.empty() && words.back() == "--json";
    if (asJson) words.pop_back();
    if (!isKnown(words))
        return Error{ErrorCode::InvalidArgument, "expected report x, z, list or reprint NUMBER"};
    if (words[0] == "list") return listOf(database, settings, asJson);
    KAZASU_TRY(const auto report, reportOf(database, settings, words, now));
    if (asJson) return toJson(report).dump() + "\n";
    ReceiptOptions options;
    options.language = settings.language;
    options.columns = settings.receiptColumns;
    options.isReprint = words[0] == "reprint";
    KAZASU_TRY(const auto document, buildReport(report, settings.profile, options));
    return toPlainText(document);
}

}  // namespace kazasu::controller
