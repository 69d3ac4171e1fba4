#include "app/message.h"

#include "app/amount_text.h"
#include "app/views/doubt_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace kazasu::app {
namespace {

using Kind = Message::Kind;

constexpr qsizetype kLongestShownLabel = 24;

struct MessageWords {
    Q_DECLARE_TR_FUNCTIONS(Message)
};

/// Payment codes are worth money: the screen says that one was read, not what it says.
bool looksLikePayment(const QString& label) {
    const bool isDigits = std::all_of(label.begin(), label.end(), [](QChar c) { return c.isDigit(); });
    return label.startsWith(QLatin1String("KZ1:")) || (isDigits && label.size() == 24);
}

QString shownLabel(const QString& label) {
    if (looksLikePayment(label)) return MessageWords::tr("payment code");
    return label.size() <= kLongestShownLabel ? label : label.left(kLongestShownLabel - 1) + QChar(0x2026);
}

}  // namespace

ComposeMessage readyMessage() {
    return [] { return Message{Kind::Quiet, MessageWords::tr("Ready. Scan the first item."), {}, {}}; };
}

ComposeMessage labelReadMessage(const QString& label) {
    return [label] {
        return Message{Kind::Quiet, MessageWords::tr("Read: %1").arg(shownLabel(label)), {}, {}};
    };
}

ComposeMessage lineChangedMessage(const api::LineView& line) {
    return [line] {
        if (line.isVoided)
            return Message{Kind::Note, MessageWords::tr("Voided: %1").arg(fromUtf8(line.name)), {}, {}};
        return Message{Kind::Quiet,
                       MessageWords::tr("Read: %1 × %2").arg(fromUtf8(line.name)).arg(line.quantity),
                       amountText(line.amount),
                       {}};
    };
}

ComposeMessage errorMessage(ErrorCode code, const QString& subject) {
    return [code, subject] {
        const ErrorWords words = wordsFor(code);
        const auto kind = errorClass(code) == ErrorClass::Transient ? Kind::Warning : Kind::Problem;
        const QString happened =
            subject.isEmpty() ? words.happened : shownLabel(subject) + QStringLiteral(": ") + words.happened;
        return Message{kind, happened, words.next, words.number};
    };
}

ComposeMessage usedMessage(ErrorCode code, const api::CodeUseView& use) {
    return [code, use] {
        const ErrorWords words = wordsFor(code);
        return Message{Kind::Problem, words.happened + QLatin1Char(' ') + usedWords(use), words.next,
                       words.number};
    };
}

ComposeMessage refundRefusedMessage(ErrorCode code, const api::RefundView& refund) {
    return [code, refund] {
        return Message{Kind::Problem,
                       MessageWords::tr("The refund of %1, receipt %2, did not go through.")
                           .arg(amountText(refund.amount), fromUtf8(refund.receiptNumber)),
                       MessageWords::tr("Give it back in cash, with a manager: Shift+F7."),
                       wordsFor(code).number};
    };
}

ComposeMessage voidQuestionMessage(std::int64_t itemCount, Money total) {
    return [itemCount, total] {
        return Message{
            Kind::Warning,
            MessageWords::tr("Void the whole sale? %n item(s), %1.", nullptr, static_cast<int>(itemCount))
                .arg(amountText(total)),
            MessageWords::tr("F6 once more voids it, Esc keeps it."),
            {}};
    };
}

ComposeMessage saleVoidedMessage() {
    return [] {
        return Message{Kind::Note,
                       MessageWords::tr("The sale was voided."),
                       MessageWords::tr("Scan the next item."),
                       {}};
    };
}

ComposeMessage saleKeptMessage() {
    return [] { return Message{Kind::Quiet, MessageWords::tr("The sale is kept."), {}, {}}; };
}

ComposeMessage saleParkedMessage() {
    return [] {
        return Message{Kind::Note,
                       MessageWords::tr("The sale is parked."),
                       MessageWords::tr("The till keeps asking the center. Serve the next customer."),
                       {}};
    };
}

ComposeMessage parkTooEarlyMessage(int secondsLeft) {
    return [secondsLeft] {
        return Message{Kind::Note,
                       MessageWords::tr("The payment is still being checked."),
                       MessageWords::tr("It can be parked in %n second(s).", nullptr, secondsLeft),
                       {}};
    };
}

ComposeMessage nothingToParkMessage() {
    return [] {
        return Message{Kind::Note,
                       MessageWords::tr("There is nothing to park."),
                       MessageWords::tr("F7 parks the sale being rung up, and takes a parked one up again."),
                       {}};
    };
}

ComposeMessage allowedMessage() {
    return [] { return Message{Kind::Note, MessageWords::tr("Allowed, this once."), {}, {}}; };
}

ComposeMessage saleTakenUpMessage() {
    return [] {
        return Message{Kind::Note,
                       MessageWords::tr("The sale goes on."),
                       MessageWords::tr("Take the payment, or void it (F6)."),
                       {}};
    };
}

ComposeMessage reprintMessage() {
    return [] { return Message{Kind::Note, MessageWords::tr("Printing the last receipt again."), {}, {}}; };
}

ComposeMessage saleHeldMessage() {
    return [] {
        return Message{Kind::Note,
                       MessageWords::tr("The sale is parked."),
                       MessageWords::tr("F7 takes it up again when no other is being rung up."),
                       {}};
    };
}

ComposeMessage cashMovedMessage(bool isOut, Money amount) {
    return [isOut, amount] {
        const QString words = isOut ? MessageWords::tr("Cash out: %1") : MessageWords::tr("Cash in: %1");
        return Message{Kind::Note, words.arg(amountText(amount)), {}, {}};
    };
}

ComposeMessage reportPrintedMessage() {
    return [] { return Message{Kind::Note, MessageWords::tr("Printing the report."), {}, {}}; };
}

ComposeMessage amountWantedMessage() {
    return [] {
        return Message{Kind::Note,
                       MessageWords::tr("How much did the customer give?"),
                       MessageWords::tr("Type the amount, or press one of the amounts on the right."),
                       {}};
    };
}

ComposeMessage amountMissingMessage() {
    return [] {
        return Message{Kind::Note,
                       MessageWords::tr("No amount has been typed."),
                       MessageWords::tr("Type it first, then press the key."),
                       {}};
    };
}

ComposeMessage reasonWantedMessage() {
    return [] {
        return Message{Kind::Note,
                       MessageWords::tr("Another price needs a reason."),
                       MessageWords::tr("Press the reason; the typed price is taken."),
                       {}};
    };
}

ComposeMessage goodsMissingMessage() {
    return [] {
        return Message{Kind::Note,
                       MessageWords::tr("Nothing has been chosen to come back."),
                       MessageWords::tr("Press the lines that come back, or scan the goods."),
                       {}};
    };
}

ComposeMessage nothingFoundMessage(const QString& text) {
    return [text] {
        return Message{Kind::Note,
                       MessageWords::tr("Nothing is called “%1”.").arg(text),
                       MessageWords::tr("Try fewer letters, or the number below the bars."),
                       {}};
    };
}

ComposeMessage paidMessage(const QString& receiptNumber) {
    return [receiptNumber] {
        return Message{Kind::Good,
                       MessageWords::tr("Paid. Receipt %1.").arg(receiptNumber),
                       MessageWords::tr("Scan the next customer's goods."),
                       {}};
    };
}

}  // namespace kazasu::app
