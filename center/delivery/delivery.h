// Delivery (608, 609): once the phone has confirmed what it received, the code may be used, the member's bank
// is told to debit, and the ledger owes the code's worth; and the way back, when nothing was bought with it.
#pragma once

#include "center/issue/code.h"

namespace kazasu::center {

/// issued -> delivered with 609 and its posting. For the phone's confirmation, and for a code that a shop
/// accepted offline before the confirmation arrived.
Status deliver(Database& database, const Code& code, std::string_view cause, Instant now);
/// The phone's confirmation. Repeating it changes nothing; InvalidArgument for a hash of nothing that was
/// handed out, or why the code is not live.
Result<Code> confirmDelivery(Database& database, const ClientId& client, const IssueNumber& number,
                             const std::string& sha256, Instant now);

/// A live, unclaimed code ends unused: a debited amount is refunded, one that is only held (not delivered, or
/// its debit refused) is released.
Status endUnused(Database& database, const Code& code, CodeState end, std::string_view cause, Instant now);
/// 609 refused: there is no money behind the code. The ledger says so, refunds of it fail, no sale claims it
/// any more, and the code is withdrawn.
Status noteUndebited(Database& database, const AuthorisationId& authorisation, Instant now);
/// Revokes a code whose debit was refused, unless somebody was promised it: a sale that has claimed or used
/// it, the shop that it is bound to, or one that these books may have forgotten. Then the center keeps its
/// word; called again when a claim is reversed. Changes nothing when the debit was not refused.
Status withdrawUndebited(Database& database, const AuthorisationId& authorisation, Instant now);
/// Where what the code is worth comes from: its bank, or what nobody has collected yet.
std::string fundingAccount(const Code& code);
/// The member takes an unused code back. CodeAlreadyUsed while a sale has claimed it;
/// AuthorisationStateInvalid for a code bound to a shop, which that shop may have accepted without a line:
/// its money goes back by itself. Unavailable while a shop may have used it without these books knowing.
Result<Code> revoke(Database& database, const ClientId& client, const IssueNumber& number, Instant now);

}  // namespace kazasu::center
