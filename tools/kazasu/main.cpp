// kazasu: the operator's one command line. What belongs to one program is that program's own subcommand and
// is handed on to it; `check` asks all of them for their books and compares.
#include "tools/audit/audit.h"
#include "tools/kazasu/three_way_check.h"

#include <array>
#include <cstdio>
#include <filesystem>
#include <string>
#include <string_view>
#include <unistd.h>
#include <vector>

namespace {

struct Subcommand {
    std::string_view name;
    std::string_view program;
    std::string_view words;
};

constexpr std::array kSubcommands{
    Subcommand{"explain", "kazasu-center",
               "explain CODE --config FILE      the whole life of one code, with its ledger lines"},
    Subcommand{"shop", "kazasu-center",
               "shop add --config FILE ...      a shop that may settle here, and its token"},
    Subcommand{"shop", "kazasu-center",
               "shop enrol --config FILE ...    a code for a machine of the shop, good once"},
    Subcommand{
        "shop", "kazasu-center",
        "shop head --number N --config FILE  how far the shop's journal had come, and what contradicts it"},
    Subcommand{"ledger", "kazasu-center",
               "ledger verify --config FILE     the hash chain of the center's books"},
    Subcommand{"device", "kazasu-center", "device list|revoke --config FILE  the machines of shops"},
    Subcommand{"keys", "kazasu-center",
               "keys root create|sign|revoke ...  on the root's machine: lists of signing keys"},
    Subcommand{"keys", "kazasu-center",
               "keys root trust|request|install|list --config FILE ...  at the center"},
    Subcommand{"enrol", "kazasu-controller",
               "enrol CODE --config FILE        makes this machine known to the center"},
    Subcommand{"import", "kazasu-controller",
               "import CSV --config FILE        goods into a shop's catalogue"},
    Subcommand{"sales", "kazasu-controller", "sales --config FILE --json      the totals of a sales file"},
    Subcommand{"report", "kazasu-controller",
               "report x|z|list|reprint N --config FILE  the shifts of a register (docs/shifts.md)"},
    Subcommand{"journal", "kazasu-controller",
               "journal verify --config FILE    the hash chain of a shop's journal"},
    Subcommand{"staff", "kazasu-controller",
               "staff add|list|set-pin|remove|report --config FILE   the people of a shop"},
    Subcommand{"account", "kazasu-bank", "account add --config FILE ...   an account at a bank host"},
    Subcommand{"card", "kazasu-bank", "card add --config FILE ...      a card for an account"},
    Subcommand{"statement", "kazasu-bank", "statement ACCOUNT --config FILE the account holder's statement"},
};

void printUsage(std::FILE* stream) {
    std::fputs("kazasu: the operator's command line\n\n", stream);
    for (const auto& subcommand : kSubcommands) {
        std::fprintf(stream, "  kazasu %s\n", std::string(subcommand.words).c_str());
    }
    std::fputs(
        "  kazasu check --center FILE --bank FILE [--bank FILE...] --store FILE [--store FILE...]\n"
        "                                         do the sales files, the center and the banks agree?\n"
        "  kazasu audit --center FILE [--store FILE...]\n"
        "                                         was anything in the center's books tampered with?\n"
        "\nFILE is the configuration of that program. Exit codes: 0 well, 1 the answer is no, 2 could not be "
        "asked.\n",
        stream);
}

std::filesystem::path ownFolder() {
    std::error_code error;
    const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
    return error ? std::filesystem::path("/usr/bin") : self.parent_path();
}

/// Becomes the other program; returns only if that failed.
int handOver(const std::filesystem::path& program, int argc, char** argv) {
    std::vector<char*> arguments;
    std::string name = program.string();
    arguments.push_back(name.data());
    for (int i = 1; i < argc; ++i) arguments.push_back(argv[i]);
    arguments.push_back(nullptr);
    ::execv(name.c_str(), arguments.data());
    std::fprintf(stderr, "kazasu: cannot start %s: is its package installed?\n", name.c_str());
    return 2;
}

}  // namespace

int main(int argc, char** argv) {
    const std::string_view command = argc > 1 ? argv[1] : "help";
    if (command == "help" || command == "--help" || command == "-h") {
        printUsage(stdout);
        return 0;
    }
    if (command == "--version" || command == "-v") {
        std::puts("kazasu " KAZASU_VERSION);
        return 0;
    }
    if (command == "check")
        return kazasu::tools::runThreeWayCheck(ownFolder().string(), {argv + 2, argv + argc});
    if (command == "audit") return kazasu::audit::runAudit({argv + 2, argv + argc});
    for (const auto& subcommand : kSubcommands) {
        if (command == subcommand.name) return handOver(ownFolder() / subcommand.program, argc, argv);
    }
    std::fprintf(stderr, "kazasu: unknown command '%s'\n\n", std::string(command).c_str());
    printUsage(stderr);
    return 2;
}
