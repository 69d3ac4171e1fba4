// Message: the one line under the scan field. It says what was last read, or what happened and what to do
// now. It is composed when shown, so that it follows the language.
#pragma once

#include "app/error_texts.h"
#include "controller/api/till.h"

#include <QString>

#include <functional>

namespace kazasu::app {

struct Message {
    enum class Kind { Quiet, Good, Note, Warning, Problem };
    Kind kind = Kind::Quiet;
    QString happened;
    QString next;
    QString number;  // of an error, for support
};

using ComposeMessage = std::function<Message()>;

ComposeMessage readyMessage();
ComposeMessage labelReadMessage(const QString& label);
ComposeMessage lineChangedMessage(const api::LineView& line);
ComposeMessage errorMessage(ErrorCode code, const QString& subject = {});
/// A code that had been used before: where and when.
ComposeMessage usedMessage(ErrorCode code, const api::CodeUseView& use);
/// One that nobody gives back unless somebody here does.
ComposeMessage refundRefusedMessage(ErrorCode code, const api::RefundView& refund);
ComposeMessage voidQuestionMessage(std::int64_t itemCount, Money total);
ComposeMessage saleVoidedMessage();
ComposeMessage saleKeptMessage();
ComposeMessage saleParkedMessage();
ComposeMessage parkTooEarlyMessage(int secondsLeft);
ComposeMessage nothingToParkMessage();
ComposeMessage saleTakenUpMessage();
ComposeMessage reprintMessage();
ComposeMessage allowedMessage();
ComposeMessage saleHeldMessage();
ComposeMessage cashMovedMessage(bool isOut, Money amount);
ComposeMessage reportPrintedMessage();
ComposeMessage amountWantedMessage();
ComposeMessage amountMissingMessage();
ComposeMessage reasonWantedMessage();
ComposeMessage goodsMissingMessage();
ComposeMessage nothingFoundMessage(const QString& text);
ComposeMessage paidMessage(const QString& receiptNumber);

}  // namespace kazasu::app
