// What a till does with a settlement code that is held up to it (step 504).
#include "controller/till/till_desk.h"

#include <utility>

namespace kazasu::controller {

Result<CheckedCode> TillDesk::check(const std::string& signedCode) const {
    return m_codeCheck.check2D(signedCode, m_rooms.watch.knowledge(), m_doors.settings.currency,
                               m_doors.clock.now());
}

bool TillDesk::mayTakeCode() {
    auto may = m_doors.settings.isTraining ? Status{ErrorCode::TrainingOnly} : m_shifts.checkMaySell();
    if (may) may = checkQuestion();
    if (!may) notice(may.error(), "settlement code");
    return may.isOk();
}

void TillDesk::payWithSigned(const std::string& text) {
    m_awaitsKeys.reset();
    if (!mayTakeCode()) return;
    const auto code = check(text);
    // It may be signed with a key newer than what we know: it is judged when the center has been asked.
    const bool mayBeNewKey =
        !code && (code.code() == ErrorCode::CodeKeyUnknown || code.code() == ErrorCode::CodeKeyOutOfDate);
    const auto& sale = m_rooms.current.sale();
    if (mayBeNewKey && sale && !m_rooms.watch.isKnownDown()) {
        m_awaitsKeys = AwaitingCode{text, sale->id()};
        return m_rooms.watch.refresh();
    }
    if (mayBeNewKey) m_rooms.watch.refresh();
    payWithCode(code, CodeEntry::Scanned, text);  // nobody types two hundred characters
}

void TillDesk::keysWereAsked() {
    const auto waiting = std::exchange(m_awaitsKeys, std::nullopt);
    const auto& sale = m_rooms.current.sale();
    const bool isStillForIt = waiting && sale && sale->id() == waiting->sale;
    if (isStillForIt) payWithCode(check(waiting->text), CodeEntry::Scanned, waiting->text);
}

void TillDesk::payWithCode(const Result<CheckedCode>& code, CodeEntry entry, const std::string& text) {
    if (!mayTakeCode()) return;
    if (const auto may = m_payment.checkMayBegin(); !may) return notice(may.error(), "settlement code");
    const auto again = [this, text, entry] {
        sellWhatItIs(classifyScan(text, m_rooms.watch.issuers()), std::nullopt, entry);
    };
    if (const auto granted = code ? checkGranted(again) : Status{}; !granted)
        return notice(granted.error(), "settlement code");
    if (const auto begun = m_payment.begin(code, entry); !begun)
        return notice(begun.error(), "settlement code");
    if (!code && code.code() == ErrorCode::CodeAlreadyUsed) m_payment.tellWhereUsed(text);
}

void TillDesk::cancelSettlement() {
    if (!mayAct("cancel")) return;
    if (const auto done = m_payment.cancel(); !done) notice(done.error(), "cancel");
}

}  // namespace kazasu::controller
