#include "core/json.h"
#include "tools/audit/audit.h"
#include "tools/audit/chain_audit.h"
#include "tools/audit/digests.h"
#include "tools/audit/money_audit.h"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace kazasu::audit {
namespace {

struct Subjects {
    std::string center;
    std::vector<std::string> stores;
};

struct Configuration {
    Json root;
    std::string database;  // path
};

Result<Subjects> subjectsFrom(const std::vector<std::string>& arguments) {
    Subjects subjects;
    for (std::size_t i = 0; i + 1 < arguments.size(); i += 2) {
        if (arguments[i] == "--center")
            subjects.center = arguments[i + 1];
        else if (arguments[i] == "--store")
            subjects.stores.push_back(arguments[i + 1]);
        else
            return Error{ErrorCode::InvalidArgument, "unknown option " + arguments[i]};
    }
    if (subjects.center.empty() || arguments.size() % 2 != 0)
        return Error{ErrorCode::InvalidArgument, "kazasu audit --center FILE [--store FILE]..."};
    return subjects;
}

Result<Configuration> configurationAt(const std::string& path) {
    std::ifstream file(path);
    if (!file) return Error{ErrorCode::NotFound, path + ": cannot be read"};
    std::stringstream text;
    text << file.rdbuf();
    const auto root = Json::parse(text.str());
    if (!root) return Error{root.code(), path + ": " + root.error().detail};
    const auto database = root->getText("database");
    if (!database) return Error{ErrorCode::ConfigInvalid, path + ": 'database' is missing"};
    const std::filesystem::path folder = std::filesystem::path(path).parent_path();
    return Configuration{*root, (folder / *database).string()};
}

Result<Books> centerBooksAt(const std::string& path) {
    KAZASU_TRY(const auto config, configurationAt(path));
    KAZASU_TRY(const auto issuerText, config.root.getText("issuer"));
    KAZASU_TRY(const auto issuer, IssuerId::parse(issuerText));
    KAZASU_TRY(const auto file, BooksFile::open(config.database));
    return readBooks(*file, issuer);
}

Result<std::vector<KeptHead>> headsKeptBy(const std::vector<std::string>& stores) {
    std::vector<KeptHead> all;
    for (const auto& path : stores) {
        KAZASU_TRY(const auto config, configurationAt(path));
        KAZASU_TRY(const auto file, BooksFile::open(config.database));
        KAZASU_TRY(const auto heads, readKeptHeads(*file, path));
        all.insert(all.end(), heads.begin(), heads.end());
    }
    return all;
}

int failed(const Error& error) {
    std::fprintf(stderr, "kazasu audit: %s\n", describe(error).c_str());
    return 2;
}

}  // namespace

Findings audit(const Books& books, const std::vector<KeptHead>& keptByShops) {
    Findings findings;
    auditChain(books, findings);
    auditHeads(books, books.heads, findings);
    auditHeads(books, keptByShops, findings);
    auditCodes(books, findings);
    auditCaptures(books, findings);
    auditRefunds(books, findings);
    auditTransitions(books, findings);
    auditPostings(books, findings);
    auditBalances(books, findings);
    return findings;
}

int runAudit(const std::vector<std::string>& arguments) {
    if (!startDigests()) return failed({ErrorCode::Internal, "libsodium does not start"});
    const auto subjects = subjectsFrom(arguments);
    if (!subjects) return failed(subjects.error());
    const auto books = centerBooksAt(subjects->center);
    if (!books) return failed(books.error());
    const auto heads = headsKeptBy(subjects->stores);
    if (!heads) return failed(heads.error());
    const Findings findings = audit(*books, *heads);
    for (const auto& finding : findings)
        std::printf("%s: %s: %s\n", finding.kind.c_str(), finding.subject.c_str(), finding.detail.c_str());
    if (!findings.empty()) return 1;
    std::printf(
        "%zu chain entries, %zu postings, %zu records, %zu codes, %zu heads kept by shops: all is well\n",
        books->chain.size(), books->postings.size(), books->captures.size(), books->codes.size(),
        heads->size());
    return 0;
}

}  // namespace kazasu::audit
