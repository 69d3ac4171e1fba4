#include "bank/commands.h"

#include "bank/paybacks.h"
#include "bank/statement_page.h"
#include "bank/unit_of_work.h"
#include "core/json.h"
#include "core/text/whole_number.h"

#include <algorithm>
#include <map>
#include <set>

namespace kazasu::bank {

std::string_view commandHelp() {
    return R"(Usage: kazasu-bank --config FILE [COMMAND]

A financial institution's host: ISO 8583 over TCP, accounts, holds, debits, transfers, statements.
Without a command it serves until SIGTERM or SIGINT.

  --check                        reads the configuration, opens nothing, says "ok"
  --help, --version

Commands (those that write need the host to be stopped):
  account add --number N --holder NAME --reading KANA [--kind member|shop] [--balance YEN]
              [--overdraft YEN] [--limit YEN]      --limit is for one authorisation
  account block --number N       refuses authorisations (62)
  account unblock --number N
  account list                   JSON
  card add --pan DIGITS --expiry YYMM --account N
  statement N [--month YYYY-MM] [--language ja|en] [--text | --html FILE]
  books [--json]                 trial balance as JSON; exit status 1 if it does not sum to zero

Exit status: 0 done, 1 failed, 2 wrong usage or configuration. Errors are on stderr as NAME(NUMBER): detail.
)";
}

/// --name value pairs and words without a name; each option at most once, unknown ones are refused.
class Commands::Options {
public:
    static Result<Options> parse(const std::vector<std::string>& words, std::size_t from,
                                 const std::set<std::string>& withValue, const std::set<std::string>& flags) {
        Options options;
        for (std::size_t i = from; i < words.size(); ++i) {
            const std::string& word = words[i];
            if (!word.starts_with("--")) {
                options.m_plain.push_back(word);
                continue;
            }
            const std::string name = word.substr(2);
            const bool takesValue = withValue.contains(name);
            if (!takesValue && !flags.contains(name))
                return Error{ErrorCode::InvalidArgument, "unknown option " + word};
            if (takesValue && i + 1 >= words.size())
                return Error{ErrorCode::InvalidArgument, word + " needs a value"};
            const bool isNew = options.m_values.emplace(name, takesValue ? words[++i] : "").second;
            if (!isNew) return Error{ErrorCode::InvalidArgument, word + " is given twice"};
        }
        return options;
    }

    [[nodiscard]] bool has(const std::string& name) const { return m_values.contains(name); }
    [[nodiscard]] std::string get(const std::string& name, const std::string& otherwise = "") const {
        const auto found = m_values.find(name);
        return found == m_values.end() ? otherwise : found->second;
    }
    [[nodiscard]] Result<std::string> need(const std::string& name) const {
        if (!has(name)) return Error{ErrorCode::InvalidArgument, "--" + name + " is missing"};
        return get(name);
    }
    [[nodiscard]] Result<Money> yen(const std::string& name) const {
        const auto value = wholeNumber<std::int64_t>(get(name, "0"), 0);
        if (!value) return Error{ErrorCode::InvalidArgument, "--" + name + " must be whole yen"};
        return moneyFrom(*value, kYen.numeric);
    }
    [[nodiscard]] const std::vector<std::string>& plain() const { return m_plain; }
    [[nodiscard]] Status wantPlain(std::size_t count) const {
        if (m_plain.size() == count) return {};
        return Error{ErrorCode::InvalidArgument,
                     "expected " + std::to_string(count) + " words without an option"};
    }

private:
    std::map<std::string, std::string> m_values;
    std::vector<std::string> m_plain;
};

namespace {

std::string commandName(const std::vector<std::string>& words) {
    if (words.empty()) return "";
    const bool hasSecond = (words[0] == "account" || words[0] == "card") && words.size() > 1;
    return hasSecond ? words[0] + " " + words[1] : words[0];
}

CommandOutcome said(std::string output) { return {std::move(output), true}; }

/// The ledgers whose names begin with that prefix, by the rest of the name; `sign` turns them the way people
/// read them.
Json ledgersOf(const TrialBalance& trial, std::string_view prefix, std::int64_t sign) {
    Json object = Json::object();
    for (const auto& entry : trial.ledgers) {
        if (entry.ledger.starts_with(prefix))
            object.set(entry.ledger.substr(prefix.size()), entry.amount.minor() * sign);
    }
    return object;
}

}  // namespace

bool Commands::writes(const std::vector<std::string>& words) {
    static const std::set<std::string> kWriting{"account add", "account block", "account unblock",
                                                "card add"};
    return kWriting.contains(commandName(words));
}

Result<CommandOutcome> Commands::run(const std::vector<std::string>& words) {
    struct Command {
        std::set<std::string> withValue, flags;
        std::function<Result<CommandOutcome>(const Options&)> run;
    };
    const std::map<std::string, Command> commands{
        {"account add",
         {{"number", "holder", "reading", "kind", "balance", "overdraft", "limit"},
          {},
          [this](const Options& options) { return addAccount(options); }}},
        {"account block",
         {{"number"}, {}, [this](const Options& options) { return setBlocked(options, true); }}},
        {"account unblock",
         {{"number"}, {}, [this](const Options& options) { return setBlocked(options, false); }}},
        {"account list", {{}, {}, [this](const Options& options) { return listAccounts(options); }}},
        {"card add",
         {{"pan", "expiry", "account"}, {}, [this](const Options& options) { return addCard(options); }}},
        {"statement",
         {{"month", "language", "html"},
          {"text"},
          [this](const Options& options) { return statement(options); }}},
        {"books", {{}, {"json"}, [this](const Options& options) { return books(options); }}},
    };
    const std::string name = commandName(words);
    const auto command = commands.find(name);
    if (command == commands.end())
        return Error{ErrorCode::InvalidArgument, "no command \"" + name + "\"; see --help"};
    const auto nameWords = static_cast<std::size_t>(1 + std::count(name.begin(), name.end(), ' '));
    KAZASU_TRY(const Options options,
               Options::parse(words, nameWords, command->second.withValue, command->second.flags));
    return command->second.run(options);
}

Result<CommandOutcome> Commands::addAccount(const Options& options) {
    KAZASU_TRY_STATUS(options.wantPlain(0));
    Account account;
    KAZASU_TRY(account.number, options.need("number"));
    KAZASU_TRY(account.holder, options.need("holder"));
    KAZASU_TRY(account.reading, options.need("reading"));
    const std::string kind = options.get("kind", "member");
    if (kind != "member" && kind != "shop")
        return Error{ErrorCode::InvalidArgument, "--kind is member or shop"};
    account.kind = kind == "shop" ? AccountKind::Shop : AccountKind::Member;
    KAZASU_TRY(account.overdraft, options.yen("overdraft"));
    if (options.has("limit")) {
        KAZASU_TRY(account.limit, options.yen("limit"));
    }
    KAZASU_TRY(const Money balance, options.yen("balance"));
    KAZASU_TRY_STATUS(
        inTransaction(m_database, [&] { return Accounts{m_database}.add(account, balance, m_clock.now()); }));
    return said("account " + maskedNumber(account.number) + " is open\n");
}

Result<CommandOutcome> Commands::setBlocked(const Options& options, bool isBlocked) {
    KAZASU_TRY_STATUS(options.wantPlain(0));
    KAZASU_TRY(const std::string number, options.need("number"));
    KAZASU_TRY_STATUS(
        inTransaction(m_database, [&] { return Accounts{m_database}.setBlocked(number, isBlocked); }));
    return said("account " + maskedNumber(number) + (isBlocked ? " is blocked\n" : " is open\n"));
}

Result<CommandOutcome> Commands::listAccounts(const Options& options) {
    KAZASU_TRY_STATUS(options.wantPlain(0));
    KAZASU_TRY(const auto accounts, Accounts{m_database}.all());
    Books books{m_database};
    Json list = Json::array();
    for (const auto& account : accounts) {
        KAZASU_TRY(const Money balance, books.balance(accountLedger(account.number)));
        KAZASU_TRY(const Money available, Accounts{m_database}.available(account));
        list.push(Json::object()
                      .set("number", account.number)
                      .set("kind", account.kind == AccountKind::Shop ? "shop" : "member")
                      .set("holder", account.holder)
                      .set("reading", account.reading)
                      .set("balance_minor", balance.minor())
                      .set("available_minor", available.minor())
                      .set("is_blocked", account.isBlocked));
    }
    return said(list.dump() + "\n");
}

Result<CommandOutcome> Commands::addCard(const Options& options) {
    KAZASU_TRY_STATUS(options.wantPlain(0));
    Card card;
    KAZASU_TRY(card.pan, options.need("pan"));
    KAZASU_TRY(card.expiry, options.need("expiry"));
    KAZASU_TRY(card.account, options.need("account"));
    KAZASU_TRY_STATUS(inTransaction(m_database, [&] { return Accounts{m_database}.addCard(card); }));
    return said("card " + maskedNumber(card.pan) + " draws on account " + maskedNumber(card.account) + "\n");
}

Result<CommandOutcome> Commands::statement(const Options& options) {
    KAZASU_TRY_STATUS(options.wantPlain(1));
    if (options.has("html") && options.has("text"))
        return Error{ErrorCode::InvalidArgument, "--text and --html exclude each other"};
    const std::string language = options.get("language", "ja");
    if (language != "ja" && language != "en")
        return Error{ErrorCode::InvalidArgument, "--language is ja or en"};
    const Language spoken = language == "ja" ? Language::Japanese : Language::English;
    std::optional<StatementMonth> month;
    if (options.has("month")) {
        KAZASU_TRY(month, StatementMonth::parse(options.get("month")));
    }
    KAZASU_TRY(const Statement made, makeStatement(m_database, options.plain().front(), month));
    if (!options.has("html")) return said(statementText(made, m_config.name, spoken));
    KAZASU_TRY_STATUS(m_writeFile(options.get("html"), statementHtml(made, m_config.name, spoken)));
    return said("");
}

Result<CommandOutcome> Commands::books(const Options& options) {
    KAZASU_TRY_STATUS(options.wantPlain(0));
    KAZASU_TRY(const TrialBalance trial, Books{m_database}.trialBalance());
    Json json = Json::object();
    json.set("institution", m_config.institution).set("currency", std::int64_t{kYen.numeric});
    json.set("accounts", ledgersOf(trial, "account:", 1)).set("suspense", ledgersOf(trial, "suspense:", 1));
    json.set("due_to", ledgersOf(trial, "due_to:", 1)).set("due_from", ledgersOf(trial, "due_from:", -1));
    Money cash = Money::zero();
    for (const auto& entry : trial.ledgers) {
        if (entry.ledger == kCashLedger) cash = -entry.amount;
    }
    KAZASU_TRY(const Money inside, Books{m_database}.movedInside());
    Paybacks paybacks{m_database, m_clock};
    KAZASU_TRY(const Money paidBack, paybacks.total(m_config.institution, false));
    KAZASU_TRY(const Money paidBackInside, paybacks.total(m_config.institution, true));
    json.set("cash_minor", cash.minor()).set("moved_inside_minor", inside.minor());
    json.set("paid_back_minor", paidBack.minor()).set("paid_back_inside_minor", paidBackInside.minor());
    json.set("sum_minor", trial.sum.minor()).set("is_balanced", trial.isConsistent);
    return CommandOutcome{json.dump() + "\n", trial.isConsistent};
}

}  // namespace kazasu::bank
