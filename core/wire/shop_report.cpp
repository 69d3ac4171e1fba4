#include "core/wire/shop_report.h"

#include "core/wire/fields.h"

#include <algorithm>

namespace kazasu {
namespace {

constexpr std::size_t kMaxReportedClaims = 1000;
constexpr std::size_t kMaxReportedDays = 100;  // records are kept for 90
constexpr std::size_t kMaxReportText = 512;
constexpr std::size_t kHashBytes = 32;

Result<std::string> reportText(const Json& body, std::string_view key) {
    return wire::boundedText(body, key, kMaxReportText);
}

Result<DayDigest> dayDigestFrom(const Json& body) {
    KAZASU_TRY(const auto text, reportText(body, "day"));
    KAZASU_TRY(auto day, BusinessDay::parse(text));
    DayDigest digest{std::move(day), 0, 0, {}};
    KAZASU_TRY(digest.count, body.getNumber("count"));
    KAZASU_TRY(digest.sumMinor, body.getNumber("sum_minor"));
    KAZASU_TRY(digest.hash, reportText(body, "hash"));
    return digest;
}

Status readOpenClaims(const Json& body, ShopReport& report) {
    if (!body.has("open_claims")) return {};
    KAZASU_TRY(const auto list, body.getArray("open_claims"));
    if (list.size() > kMaxReportedClaims) return Error{ErrorCode::TooLong, "'open_claims'"};
    report.openClaims.emplace();
    for (std::size_t i = 0; i < list.size(); ++i) {
        KAZASU_TRY(const auto text, list.at(i).asText());
        KAZASU_TRY(const auto id, ClaimId::parse(text));
        report.openClaims->push_back(id);
    }
    return {};
}

Status readDays(const Json& body, ShopReport& report) {
    KAZASU_TRY(const auto list, body.getArray("days"));
    if (list.size() > kMaxReportedDays) return Error{ErrorCode::TooLong, "'days'"};
    for (std::size_t i = 0; i < list.size(); ++i) {
        KAZASU_TRY(auto day, dayDigestFrom(list.at(i)));
        report.days.push_back(std::move(day));
    }
    return {};
}

Json headJson(const ChainHead& head) {
    return Json::object().set("sequence", head.sequence).set("hash", head.hash);
}

/// A head as it stands in a body; none if there is none. An empty hash says that there is no such entry.
Result<std::optional<ChainHead>> headIn(const Json& body, std::string_view key, bool mayBeEmpty = false) {
    if (!body.has(key)) return std::optional<ChainHead>{};
    KAZASU_TRY(const auto object, body.getObject(key));
    ChainHead head;
    KAZASU_TRY(head.sequence, object.getNumber("sequence"));
    KAZASU_TRY(head.hash, object.getText("hash"));
    const auto bytes = fromHex(head.hash);
    const bool isHash = bytes && (bytes->size() == kHashBytes || (mayBeEmpty && bytes->empty()));
    if (!isHash || head.sequence < 0)
        return Error{ErrorCode::InvalidArgument, "'" + std::string(key) + "': no head of a chain"};
    head.hash = toHex(*bytes);
    return std::optional{std::move(head)};
}

template <std::size_t kSize>
Status readHex(const Json& body, std::string_view key, std::array<std::uint8_t, kSize>& into) {
    KAZASU_TRY(const auto text, body.getText(key));
    const auto bytes = fromHex(text);
    if (!bytes || bytes->size() != kSize)
        return Error{ErrorCode::InvalidArgument, "'" + std::string(key) + "': expected hex digits"};
    std::copy(bytes->begin(), bytes->end(), into.begin());
    return {};
}

Result<std::optional<SignedBooksHead>> booksIn(const Json& body) {
    if (!body.has("books")) return std::optional<SignedBooksHead>{};
    KAZASU_TRY(const auto object, body.getObject("books"));
    KAZASU_TRY(const auto text, reportText(object, "day"));
    KAZASU_TRY(auto day, BusinessDay::parse(text));
    KAZASU_TRY(auto head, headIn(body, "books"));
    SignedBooksHead books{std::move(day), *std::move(head), {}, {}};
    KAZASU_TRY_STATUS(readHex(object, "key", books.key));
    KAZASU_TRY_STATUS(readHex(object, "signature", books.signature));
    return std::optional{std::move(books)};
}

}  // namespace

std::string wordsOf(const SignedBooksHead& books) {
    return "kazasu ledger head|" + books.day.toString() + '|' + books.head.toString();
}

std::string digestLineOf(const std::string& recordId, const std::string& issueNumber,
                         std::int64_t amountUsedMinor) {
    return recordId + ' ' + issueNumber + ' ' + std::to_string(amountUsedMinor) + '\n';
}

Json toJson(const ShopReport& report) {
    Json body = Json::object()
                    .set("store_id", report.storeId)
                    .set("reported_until", toRfc3339(report.reportedUntil))
                    .set("receipt", report.receipt)
                    .set("epoch", report.epoch)
                    .set("is_complete", report.isComplete);
    if (report.openClaims) {
        Json claims = Json::array();
        for (const auto& id : *report.openClaims) claims.push(Json::text(id.toString()));
        body.set("open_claims", std::move(claims));
    }
    if (report.journal) body.set("journal", headJson(*report.journal));
    if (report.journalBefore) body.set("journal_before", headJson(*report.journalBefore));
    Json days = Json::array();
    for (const auto& day : report.days) {
        days.push(Json::object()
                      .set("day", day.day.toString())
                      .set("count", day.count)
                      .set("sum_minor", day.sumMinor)
                      .set("hash", day.hash));
    }
    return body.set("days", std::move(days));
}

Result<ShopReport> shopReportFrom(const Json& body) {
    ShopReport report;
    KAZASU_TRY(report.storeId, reportText(body, "store_id"));
    KAZASU_TRY(const auto storeId, Uuid::parse(report.storeId));
    report.storeId = storeId.toString();
    KAZASU_TRY(report.reportedUntil, wire::instantIn(body, "reported_until"));
    KAZASU_TRY(report.receipt, reportText(body, "receipt"));
    KAZASU_TRY(report.epoch, body.getNumber("epoch"));
    KAZASU_TRY(report.isComplete, body.getFlag("is_complete"));
    KAZASU_TRY_STATUS(readOpenClaims(body, report));
    KAZASU_TRY_STATUS(readDays(body, report));
    KAZASU_TRY(report.journal, headIn(body, "journal"));
    KAZASU_TRY(report.journalBefore, headIn(body, "journal_before", true));
    return report;
}

Json toJson(const ReportAnswer& answer) {
    Json days = Json::array();
    for (const auto& day : answer.differing) days.push(Json::text(day.toString()));
    Json report = Json::object()
                      .set("receipt", answer.receipt)
                      .set("epoch", answer.epoch)
                      .set("differing_days", std::move(days));
    if (answer.journal) report.set("journal", headJson(*answer.journal));
    if (answer.books)
        report.set("books", headJson(answer.books->head)
                                .set("day", answer.books->day.toString())
                                .set("key", toHex(answer.books->key))
                                .set("signature", toHex(answer.books->signature)));
    return Json::object().set("report", std::move(report));
}

Result<ReportAnswer> reportAnswerFrom(const Json& body) {
    KAZASU_TRY(const auto object, body.getObject("report"));
    ReportAnswer answer;
    KAZASU_TRY(answer.receipt, reportText(object, "receipt"));
    KAZASU_TRY(answer.epoch, object.getNumber("epoch"));
    KAZASU_TRY(const auto list, object.getArray("differing_days"));
    if (list.size() > kMaxReportedDays) return Error{ErrorCode::TooLong, "'differing_days'"};
    for (std::size_t i = 0; i < list.size(); ++i) {
        KAZASU_TRY(const auto text, list.at(i).asText());
        KAZASU_TRY(auto day, BusinessDay::parse(text));
        answer.differing.push_back(std::move(day));
    }
    KAZASU_TRY(answer.journal, headIn(object, "journal"));
    KAZASU_TRY(answer.books, booksIn(object));
    return answer;
}

}  // namespace kazasu
