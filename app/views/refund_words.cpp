#include "app/views/refund_words.h"

#include <QCoreApplication>

namespace kazasu::app {
namespace {

struct RefundTexts {
    Q_DECLARE_TR_FUNCTIONS(Refunds)
};

RefundWords byHandWords(const QString& state) {
    return {Shape::Triangle, &Palette::danger, state,
            RefundTexts::tr("The customer has not got it. Ask a manager and give it back in cash.")};
}

}  // namespace

RefundWords refundWords(const api::RefundView& refund) {
    switch (refund.phase) {
        case api::RefundPhase::Waiting:
            return {Shape::Outbox, &Palette::warn, RefundTexts::tr("Refund on its way"),
                    RefundTexts::tr("The till asks the center again and again. Nobody has to wait for it.")};
        case api::RefundPhase::Accepted:
            return {Shape::Ring, &Palette::info, RefundTexts::tr("Refund promised"),
                    RefundTexts::tr("The customer gets it as soon as the bank has booked it.")};
        case api::RefundPhase::Paid:
            return {Shape::Tick, &Palette::accent, RefundTexts::tr("Refunded"),
                    RefundTexts::tr("The customer's bank has it.")};
        case api::RefundPhase::Refused:
            return byHandWords(RefundTexts::tr("Refund refused"));
        case api::RefundPhase::Failed:
            return byHandWords(RefundTexts::tr("The bank could not take the refund"));
        case api::RefundPhase::InCash:
            break;
    }
    return {Shape::Tick, &Palette::accent, RefundTexts::tr("Refunded in cash"),
            RefundTexts::tr("It went out of the drawer.")};
}

}  // namespace kazasu::app
