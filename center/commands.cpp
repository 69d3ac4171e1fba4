#include "center/commands.h"

#include "center/base/text_fields.h"
#include "center/books/books.h"
#include "center/shop/shop.h"
#include "core/code/check_digit.h"
#include "platform/crypto/crypto.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace kazasu::center {
namespace {

// A bank is told the name beside the goods (613): DE63 holds no more.
constexpr std::size_t kMaxShopNameBytes = 200;
constexpr std::array<std::string_view, 5> kOptionsWithValue{"number", "name", "institution", "account",
                                                            "token-file"};
constexpr std::array<std::string_view, 1> kFlags{"json"};

template <std::size_t kCount>
bool contains(const std::array<std::string_view, kCount>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

Result<ShopNumber> shopNumberFrom(const std::string& text) {
    std::int64_t number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc{} || end != text.data() + text.size())
        return Error{ErrorCode::InvalidArgument, "--number must be a number"};
    return ShopNumber::from(number);
}

/// Looks at one state of the books, although a running center goes on writing.
template <class Look>
auto atOneMoment(Database& database, Look look) -> decltype(look()) {
    KAZASU_TRY(const auto begun, database.run("BEGIN"));
    auto seen = look();
    KAZASU_TRY(const auto ended, database.run("COMMIT"));
    return seen;
}

}  // namespace

Result<std::string> CommandLine::need(const std::string& name) const {
    const auto found = options.find(name);
    if (found == options.end() || found->second.empty())
        return Error{ErrorCode::InvalidArgument, "--" + name + " is missing"};
    return found->second;
}

Result<CommandLine> commandLineFrom(const std::vector<std::string>& arguments) {
    CommandLine line;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string& argument = arguments[i];
        if (!argument.starts_with("--")) {
            line.words.push_back(argument);
            continue;
        }
        const std::string name = argument.substr(2);
        if (contains(kFlags, name)) {
            line.options[name] = "";
        } else if (contains(kOptionsWithValue, name) && i + 1 < arguments.size()) {
            line.options[name] = arguments[++i];
        } else {
            return Error{ErrorCode::InvalidArgument,
                         argument + " is not an option, or lacks its value; see --help"};
        }
    }
    return line;
}

std::string_view commandHelp() {
    return "kazasu-center: the settlement center (101)\n"
           "\n"
           "  kazasu-center [serve] --config FILE      serves phones and shops; prints `ready member=PORT "
           "shop=PORT`\n"
           "  kazasu-center --check --config FILE      is the configuration good, do the books balance?\n"
           "  kazasu-center shop add --config FILE --number N --name NAME --institution ID --account DIGITS\n"
           "                [--token-file FILE]        a shop that may settle here; prints its token or "
           "writes it\n"
           "                                           to FILE; the center must not be running\n"
           "  kazasu-center books --config FILE --json balances and totals, also of a running center\n"
           "  kazasu-center explain CODE --config FILE the life of one code: issue number, 24 digits or\n"
           "                                           authorisation id\n"
           "\n"
           "Exit codes: 0 well, 1 failed, 2 wrong usage or configuration.\n";
}

Result<std::string> addShop(Database& database, const CenterConfig& config, const CommandLine& line,
                            Random& random, Instant now) {
    KAZASU_TRY(const auto numberText, line.need("number"));
    KAZASU_TRY(const auto number, shopNumberFrom(numberText));
    KAZASU_TRY(const auto typedName, line.need("name"));
    KAZASU_TRY(const auto name, lineIn(Json::object().set("--name", typedName), "--name", kMaxShopNameBytes));
    KAZASU_TRY(const auto institutionText, line.need("institution"));
    KAZASU_TRY(const auto institution, InstitutionId::parse(institutionText));
    const bool hasLine =
        std::any_of(config.banks.begin(), config.banks.end(),
                    [&institution](const auto& bank) { return bank.institution == institution; });
    if (!hasLine)
        return Error{ErrorCode::InstitutionUnknown, "the configuration has no line to --institution"};
    KAZASU_TRY(const auto account, line.need("account"));
    if (account.size() < 4 || account.size() > 28 || !isDigits(account))
        return Error{ErrorCode::InvalidArgument, "--account: 4 to 28 digits"};
    const std::string token = randomToken(random);
    KAZASU_TRY(Transaction transaction, Transaction::begin(database));
    KAZASU_TRY_STATUS(insertShop(database, {{number, name, institution}, account, token}, now));
    KAZASU_TRY_STATUS(transaction.commit());
    return token;
}

Result<std::string> printBooks(Database& database) {
    return atOneMoment(database, [&database]() -> Result<std::string> {
        KAZASU_TRY(const auto books, booksOf(database));
        return books.dump() + '\n';
    });
}

Result<std::string> printLife(Database& database, const std::string& code) {
    return atOneMoment(database, [&database, &code] { return explainCode(database, code); });
}

}  // namespace kazasu::center
