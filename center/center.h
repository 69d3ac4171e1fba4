// Center: the rooms of the settlement center put together. It serves requests, talks to the banks and watches
// the clock; everything outside it is given to it.
#pragma once

#include "center/api/member_api.h"
#include "center/api/shop_api.h"
#include "center/api/static_files.h"
#include "center/expiry/expiry.h"

namespace kazasu::center {

class Center {
public:
    /// `parts.keys` and `shops` are those of boot().
    Center(CenterParts parts, ShopDirectory shops, RequestGuard guard, StaticFiles pages);
    Center(const Center&) = delete;
    Center& operator=(const Center&) = delete;

    /// Begins to say what waits for the banks and to end what is due.
    void start();
    /// On the lane: whoever waits for a bank is answered, nothing new is begun. After this the lane asks no
    /// more of the queue.
    void stopOnLane();

    void serveMember(HttpRequest request, HttpReply reply) const;
    void serveShop(HttpRequest request, HttpReply reply) const;

    /// The rooms themselves, for whoever drives the center without a network.
    AuthoriseService& authorisations() { return m_authorisations; }
    MemberService& members() { return m_members; }
    BankOutbox& outbox() { return m_outbox; }
    Expiry& expiry() { return m_expiry; }

private:
    CenterParts m_parts;
    ShopDirectory m_shops;
    StaticFiles m_pages;
    BankOutbox m_outbox;
    AuthoriseService m_authorisations;
    MemberService m_members;
    Expiry m_expiry;
    MemberApi m_memberApi;
    ShopApi m_shopApi;
    HttpRouter m_memberRouter, m_shopRouter;
};

}  // namespace kazasu::center
