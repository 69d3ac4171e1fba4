#include "app/desk_words.h"

#include "app/amount_text.h"

#include <QCoreApplication>

namespace kazasu::app {
namespace {

struct DeskWords {
    Q_DECLARE_TR_FUNCTIONS(DeskWords)
};

Message noteOf(const QString& happened, const QString& next) {
    return {Message::Kind::Note, happened, next, {}};
}

}  // namespace

ComposeMessage payOutMessage(Money refund) {
    return [refund] {
        return noteOf(DeskWords::tr("%1 goes back, no other amount.").arg(amountText(refund)),
                      DeskWords::tr("Give exactly that, then press Enter."));
    };
}

ComposeMessage giveBackMessage(Money cash) {
    return [cash] {
        return noteOf(
            DeskWords::tr("%1 goes back in cash, the rest the way it was paid.").arg(amountText(cash)),
            DeskWords::tr("Type nothing: press Enter."));
    };
}

ComposeMessage otherSaleFirstMessage() {
    return [] {
        return noteOf(DeskWords::tr("Another sale is being rung up."),
                      DeskWords::tr("Finish it or park it (F7) first."));
    };
}

ComposeMessage receiptWantedMessage() {
    return [] {
        return noteOf(DeskWords::tr("First the receipt that the goods come back of."),
                      DeskWords::tr("Scan its symbol or type its number."));
    };
}

ComposeMessage notSoldHereMessage() {
    return [] {
        return noteOf(DeskWords::tr("That was not rung up: goods come back just now."),
                      DeskWords::tr("Press the lines that come back, or leave with Esc to sell."));
    };
}

ComposeMessage allCameBackMessage() {
    return [] {
        return noteOf(DeskWords::tr("All of it came back already."),
                      DeskWords::tr("Press another line, or leave with Esc."));
    };
}

ComposeMessage noDiscountMessage() {
    return [] {
        return noteOf(DeskWords::tr("No discount has been given here."),
                      DeskWords::tr("Press how much comes off, or leave with Esc."));
    };
}

ComposeMessage usualPriceMessage() {
    return [] {
        return noteOf(DeskWords::tr("This line has its usual price."),
                      DeskWords::tr("Type another price, then press its reason."));
    };
}

ComposeMessage paperMessage(const QString& receiptNumber) {
    return [receiptNumber] {
        return Message{
            Message::Kind::Quiet, DeskWords::tr("Printing for receipt %1.").arg(receiptNumber), {}, {}};
    };
}

ComposeMessage purposeWantedMessage() {
    return [] {
        return noteOf(DeskWords::tr("Now say what was bought."), DeskWords::tr("Press one of the keys."));
    };
}

}  // namespace kazasu::app
