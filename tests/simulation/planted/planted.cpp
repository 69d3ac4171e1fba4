#include "core/planted.h"

#include <array>
#include <utility>

namespace kazasu {
namespace {

Fault plantedNow = Fault::None;

constexpr std::array<std::pair<std::string_view, Fault>, 17> kFaultNames{{
    {"none", Fault::None},
    {"authorise-twice", Fault::AuthoriseTwice},
    {"forget-capture", Fault::ForgetCapture},
    {"no-amount-check", Fault::NoAmountCheck},
    {"refund-without-grace", Fault::RefundWithoutGrace},
    {"keep-remainder", Fault::KeepRemainder},
    {"reply-before-commit", Fault::ReplyBeforeCommit},
    {"refund-captured", Fault::RefundCaptured},
    {"outbox-apart", Fault::OutboxApart},
    {"ack-before-commit", Fault::AckBeforeCommit},
    {"outbox-forgets", Fault::OutboxForgets},
    {"synchronous-normal", Fault::SynchronousNormal},
    {"no-boot-barrier", Fault::NoBootBarrier},
    {"no-reoffer", Fault::NoReoffer},
    {"refund-forgets", Fault::RefundForgets},
    {"no-refund-reoffer", Fault::NoRefundReoffer},
    {"no-rebuild", Fault::NoRebuild},
}};

}  // namespace

bool planted(Fault fault) { return plantedNow == fault; }

bool plant(std::string_view name) {
    for (const auto& [known, fault] : kFaultNames) {
        if (known != name) continue;
        plantedNow = fault;
        return true;
    }
    return false;
}

}  // namespace kazasu
