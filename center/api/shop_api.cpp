#include "center/api/shop_api.h"

#include "center/bank_link/bank_outbox.h"
#include "center/ledger/signed_heads.h"
#include "center/redemption/claims.h"
#include "center/redemption/settlements.h"
#include "center/reports/shop_reports.h"
#include "core/text/card_number.h"

#include <QLoggingCategory>

namespace kazasu::center {
namespace {

Q_LOGGING_CATEGORY(logShopApi, "kazasu.center.shop_api")

HttpResponse refusalOf(const Error& error) {
    HttpResponse response = errorAnswer(error);
    if (error.code == ErrorCode::Unauthorized) response.headers.emplace_back("www-authenticate", "Bearer");
    return response;
}

/// A sale that is over cannot be refused for its words, and nobody can be asked to write them again.
SettlementRecord withCardsHidden(SettlementRecord record) {
    for (std::string* text : {&record.shopName, &record.registerName, &record.receiptNumber})
        *text = kazasu::withoutCardNumbers(*text);
    for (auto& line : record.goods) line.name = kazasu::withoutCardNumbers(line.name);
    return record;
}

/// What a report made of the books, and what they are at this moment.
struct TakenReport {
    ReportOutcome outcome;
    std::optional<SignedBooksHead> books;
};

void warnOf(ShopNumber shop, const ReportOutcome& outcome) {
    if (outcome.hasFallenBack)
        qCWarning(logShopApi, "shop %u has reported more than these books know: they are refilled",
                  shop.value());
    if (outcome.journal.alarm)
        qCWarning(logShopApi, "shop %u: %s", shop.value(), outcome.journal.alarm->c_str());
}

HttpResponse claimResponse(const ClaimAnswer& answer) { return jsonAnswer(200, toJson(answer)); }

}  // namespace

void ShopApi::add(HttpRouter& router, std::string method, const std::string& pattern, Serve serve) {
    router.add(
        std::move(method), pattern, [this, serve = std::move(serve)](const RouteCall& call, HttpReply reply) {
            const SharedReply shared = shareReply(std::move(reply), [this] { return announcements(); });
            const auto shop = m_callers.callerOf(call.request);
            if (!shop) return shared->send(refusalOf(shop.error()));
            serve(call, *shop, shared);
        });
}

/// What a shop has to know of the center at every answer: its time, and whether there are other keys.
HttpHeaders ShopApi::announcements() const {
    return {{std::string(kCenterTimeHeader), toRfc3339(m_parts.clock.now())},
            {std::string(kKeySerialHeader), std::to_string(m_parts.keys.now()->list.serial)}};
}

void ShopApi::addTo(HttpRouter& router) {
    add(router, "GET", "/shop/v1/keys",
        [this](const RouteCall&, const Shop& shop, const SharedReply& reply) { sendKeys(shop, reply); });
    addClaimRoutes(router);
    addRefundRoutes(router);
    add(router, "POST", "/shop/v1/settlements",
        [this](const RouteCall& call, const Shop& shop, const SharedReply& reply) {
            postSettlement(call, shop, reply, RecordOrigin::New);
        });
    add(router, "POST", "/shop/v1/reoffers",
        [this](const RouteCall& call, const Shop& shop, const SharedReply& reply) {
            postSettlement(call, shop, reply, RecordOrigin::OfferedAgain);
        });
    add(router, "POST", "/shop/v1/reports",
        [this](const RouteCall& call, const Shop& shop, const SharedReply& reply) {
            postReport(call, shop, reply);
        });
    add(router, "GET", "/shop/v1/settlements/{issue_number}",
        [this](const RouteCall& call, const Shop& shop, const SharedReply& reply) {
            const auto number = capturedId<IssueNumber>(call, "issue_number");
            if (!number) return reply->send(errorAnswer(number.error()));
            m_parts.queue.submitFor([shop = shop.number, number = *number](
                                        Database& database) { return settlementOf(database, shop, number); },
                                    [reply](const Result<SettlementAnswer>& found) {
                                        answerWith(reply, found, [](const SettlementAnswer& answer) {
                                            return jsonAnswer(200, toJson(answer));
                                        });
                                    });
        });
}

void ShopApi::addClaimRoutes(HttpRouter& router) {
    add(router, "PUT", "/shop/v1/claims/{claim_id}",
        [this](const RouteCall& call, const Shop& shop, const SharedReply& reply) {
            putClaim(call, shop, reply);
        });
    add(router, "GET", "/shop/v1/claims/{claim_id}",
        [this](const RouteCall& call, const Shop& shop, const SharedReply& reply) {
            const auto id = capturedId<ClaimId>(call, "claim_id");
            if (!id) return reply->send(errorAnswer(id.error()));
            m_parts.queue.submitFor(
                [shop = shop.number, id = *id](Database& database) { return claimOf(database, shop, id); },
                [reply](const Result<ClaimAnswer>& answer) { answerWith(reply, answer, claimResponse); });
        });
    add(router, "DELETE", "/shop/v1/claims/{claim_id}",
        [this](const RouteCall& call, const Shop& shop, const SharedReply& reply) {
            const auto id = capturedId<ClaimId>(call, "claim_id");
            if (!id) return reply->send(errorAnswer(id.error()));
            m_parts.queue.submitFor(
                [shop = shop.number, id = *id, now = m_parts.clock.now()](Database& database) {
                    return reverseClaim(database, shop, id, now);
                },
                [reply](const Result<ClaimAnswer>& answer) { answerWith(reply, answer, claimResponse); });
        });
}

void ShopApi::sendKeys(const Shop& shop, const SharedReply& reply) const {
    reply->send(jsonAnswer(200, Json::object()
                                    .set("issuer", m_parts.settings.issuer.toString())
                                    .set("shop_number", static_cast<std::int64_t>(shop.number.value()))
                                    .set("shop_name", shop.name)
                                    .set("center_time", toRfc3339(m_parts.clock.now()))
                                    .set("key_list", m_parts.keys.now()->text)));
}

void ShopApi::withPresented(const std::string& text, const SharedReply& reply,
                            std::function<void(Result<PresentedCode>)> next) {
    const Status posted = m_parts.checks.post([this, text, next = std::move(next)] {
        next(readPresentedCode(text, m_parts.settings.issuer, m_parts.keys.now()->ring, m_parts.verifier));
    });
    if (!posted) reply->send(errorAnswer(posted.error()));
}

void ShopApi::putClaim(const RouteCall& call, const Shop& shop, const SharedReply& reply) {
    const auto id = capturedId<ClaimId>(call, "claim_id");
    if (!id) return reply->send(errorAnswer(id.error()));
    const auto body = bodyOf(call.request);
    if (!body) return reply->send(errorAnswer(body.error()));
    const auto request = claimRequestFrom(*id, *body);
    if (!request) return reply->send(errorAnswer(request.error()));
    const Status allowed = m_claimRates.take(shop.number, m_parts.clock.monotonic());
    if (!allowed) return reply->send(errorAnswer(allowed.error()));
    withPresented(
        request->code, reply,
        [this, reply, shop = shop.number, request = *request](const Result<PresentedCode>& presented) {
            m_parts.queue.submitFor(
                [this, shop, request, presented, now = m_parts.clock.now()](Database& database) {
                    return center::putClaim(database, m_parts.settings.issuer, shop, request, presented, now);
                },
                [reply](const Result<ClaimAnswer>& answer) { answerWith(reply, answer, claimResponse); });
        });
}

/// Without a key that can sign there is no receipt: the report stands all the same.
std::string ShopApi::receiptFor(const ReportReceipt& receipt, ShopNumber shop,
                                const std::string& store) const {
    const auto keys = m_parts.keys.now();
    const auto* own = keys->keyFor(m_parts.clock.now(), m_parts.clock.now());
    return own == nullptr ? std::string{} : signReceipt(receipt, shop, store, *own->signer);
}

void ShopApi::postReport(const RouteCall& call, const Shop& shop, const SharedReply& reply) {
    const auto body = bodyOf(call.request);
    if (!body) return reply->send(errorAnswer(body.error()));
    const auto report = shopReportFrom(*body);
    if (!report) return reply->send(errorAnswer(report.error()));
    const Status allowed = m_reportRates.take(shop.number, m_parts.clock.monotonic());
    if (!allowed) return reply->send(errorAnswer(allowed.error()));
    const Status posted = m_parts.checks.post([this, reply, shop = shop.number, report = *report] {
        const auto keys = m_parts.keys.now();
        const auto receipt = readReceipt(report.receipt, shop, report.storeId,
                                         {keys->goodKeys(), keys->revokedKeys()}, m_parts.verifier);
        if (!receipt) {
            qCWarning(logShopApi, "shop %u: %s", shop.value(), describe(receipt.error()).c_str());
            return reply->send(errorAnswer(receipt.error()));
        }
        const auto shown = *receipt;
        m_parts.queue.submitFor(
            [this, shop, report, shown,
             now = m_parts.clock.now()](Database& database) -> Result<TakenReport> {
                KAZASU_TRY(auto outcome, takeReport(database, shop, report, shown, now));
                const auto atWork = m_parts.keys.now();
                const auto* own = atWork->keyFor(now, now);
                KAZASU_TRY(auto books,
                           booksHeadOfToday(database, own == nullptr ? nullptr : own->signer.get(), now));
                return TakenReport{std::move(outcome), std::move(books)};
            },
            [this, reply, shop, store = report.storeId](const Result<TakenReport>& taken) {
                if (taken) warnOf(shop, taken->outcome);
                answerWith(reply, taken, [&](const TakenReport& made) {
                    const ReportOutcome& outcome = made.outcome;
                    return jsonAnswer(200, toJson(ReportAnswer{receiptFor(outcome.receipt, shop, store),
                                                               outcome.receipt.epoch, outcome.differing,
                                                               outcome.journal.known, made.books}));
                });
            });
    });
    if (!posted) reply->send(errorAnswer(posted.error()));
}

void ShopApi::postSettlement(const RouteCall& call, const Shop& shop, const SharedReply& reply,
                             RecordOrigin origin) {
    const auto body = bodyOf(call.request);
    if (!body) return reply->send(errorAnswer(body.error()));
    const auto given = settlementRecordFrom(*body);
    if (!given) return reply->send(errorAnswer(given.error()));
    const std::optional record{withCardsHidden(*given)};
    if (record->shop != shop.number)
        return reply->send(errorAnswer({ErrorCode::Forbidden, "'shop_number' is not that of the token"}));
    // Each kind its own: new sales do not wait for what a fall brings back.
    ShopRates& rates = origin == RecordOrigin::New ? m_recordRates : m_reofferRates;
    const Status allowed = rates.take(shop.number, m_parts.clock.monotonic());
    if (!allowed) return reply->send(errorAnswer(allowed.error()));
    withPresented(
        record->code, reply, [this, reply, origin, record = *record](const Result<PresentedCode>& presented) {
            if (!presented && isOfUnknownKey(presented.error()))
                qCWarning(logShopApi, "shop %u, sale %s: %s: is the key list in force older than the shop's?",
                          record.shop.value(), record.sale.toString().c_str(),
                          describe(presented.error()).c_str());
            m_parts.queue.submitFor(
                [this, record, presented, origin, now = m_parts.clock.now()](Database& database) {
                    return settle(database, m_parts.settings.issuer, record, presented, now, origin);
                },
                [this, reply](const Result<SettlementOutcome>& outcome) {
                    if (outcome && outcome->isConflict)
                        return reply->send(
                            errorAnswer({ErrorCode::Conflict, "'record_id': another record had this id"}));
                    if (outcome) m_outbox.wake();
                    answerWith(reply, outcome, [](const SettlementOutcome& made) {
                        return jsonAnswer(200, toJson(made.answer));
                    });
                });
        });
}

}  // namespace kazasu::center
