// Center: the rooms of the settlement center put together. It serves requests, talks to the banks and watches
// the clock; everything outside it is given to it.
#pragma once

#include "center/api/device_api.h"
#include "center/api/member_api.h"
#include "center/api/shop_api.h"
#include "center/api/static_files.h"
#include "center/expiry/expiry.h"
#include "center/keys/key_watch.h"
#include "center/reports/mark_keeper.h"

namespace kazasu::center {

/// What machines of shops are told when they are enrolled; nothing where the shops' door is a plain one.
struct DeviceDoors {
    OperatorSettings settings;
    std::optional<TlsKeyHash> shopDoor;
};

class Center {
public:
    /// `callers` are those of boot(). Without a renewal nobody watches the keys, without `keep` nobody writes
    /// down how far the books have come.
    Center(CenterParts parts, CallerRecords callers, RequestGuard guard, StaticFiles pages,
           DeviceDoors doors = {}, KeyWatch::Renewal renewal = {}, MarkKeeper::Keep keep = {});
    Center(const Center&) = delete;
    Center& operator=(const Center&) = delete;

    /// Begins to say what waits for the banks and to end what is due.
    void start();
    /// On the lane: whoever waits for a bank is answered, nothing new is begun. After this the lane asks no
    /// more of the queue.
    void stopOnLane();

    void serveMember(HttpRequest request, HttpReply reply) const;
    void serveShop(HttpRequest request, HttpReply reply) const;
    void serveEnrolment(HttpRequest request, HttpReply reply) const;
    void serveOperator(HttpRequest request, HttpReply reply) const;
    /// Asked by the shops' door while a TLS line is being opened.
    [[nodiscard]] bool admits(const TlsKeyHash& key) const { return m_callers.admits(key); }

    /// The rooms themselves, for whoever drives the center without a network.
    AuthoriseService& authorisations() { return m_authorisations; }
    MemberService& members() { return m_members; }
    BankOutbox& outbox() { return m_outbox; }
    Expiry& expiry() { return m_expiry; }

    /// What each door serves, as "METHOD /path/{capture}": a test that asks for every route asks here.
    [[nodiscard]] std::vector<std::string> memberRoutes() const { return m_memberRouter.routes(); }
    [[nodiscard]] std::vector<std::string> shopRoutes() const { return m_shopRouter.routes(); }

private:
    /// Answers 503 when the writer has more to do than anybody would wait for (docs/security.md, row 29).
    bool isRefusedAsBusy(HttpReply& reply) const;

    CenterParts m_parts;
    Callers m_callers;
    StaticFiles m_pages;
    BankOutbox m_outbox;
    AuthoriseService m_authorisations;
    MemberService m_members;
    Expiry m_expiry;
    KeyWatch m_keyWatch;
    MarkKeeper m_markKeeper;
    MemberApi m_memberApi;
    ShopApi m_shopApi;
    DeviceApi m_deviceApi;
    HttpRouter m_memberRouter, m_shopRouter, m_enrolmentRouter, m_operatorRouter;
};

}  // namespace kazasu::center
