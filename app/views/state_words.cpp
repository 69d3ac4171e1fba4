#include "app/views/state_words.h"

#include "app/amount_text.h"

#include <QCoreApplication>

#include <cstdlib>

namespace kazasu::app {
namespace {

struct StatesTexts {
    Q_DECLARE_TR_FUNCTIONS(States)
};

QString leftWords(std::int64_t seconds) {
    constexpr std::int64_t kHour = 3600;
    constexpr std::int64_t kMinute = 60;
    if (seconds >= 2 * kHour) return StatesTexts::tr("%1 h left").arg(seconds / kHour);
    return StatesTexts::tr("%1 min left").arg(seconds / kMinute);
}

QString exposureWords(const api::ExposureView& exposure) {
    return StatesTexts::tr("%1 of %2 codes, %3 of %4")
        .arg(exposure.codes)
        .arg(exposure.codeLimit)
        .arg(amountText(exposure.amount), amountText(exposure.amountLimit));
}

/// What is accepted without the center, and what that puts at risk.
QString atRiskWords(const api::OfflineView& offline) {
    QString words =
        StatesTexts::tr("Codes made for this shop are accepted: %1.").arg(exposureWords(offline.bound));
    if (offline.acceptsUnbound) {
        words += QLatin1Char(' ');
        words +=
            StatesTexts::tr("Other codes at this shop's own risk: %1.").arg(exposureWords(offline.unbound));
    }
    return words;
}

/// The countdown, and what is lost at worst if the center never takes what was accepted.
QString offlineWord(const api::OfflineView& offline) {
    const QString left = leftWords(offline.secondsLeft);
    const Money atRisk = offline.bound.amount + offline.unbound.amount;
    if (atRisk.isZero()) return StatesTexts::tr("Offline, %1").arg(left);
    return StatesTexts::tr("Offline, %1, %2 at risk").arg(left, amountText(atRisk));
}

StateWords offlineWords(const api::OfflineView& offline) {
    const bool accepts = offline.acceptsBound || offline.acceptsUnbound;
    if (!accepts)
        return {Shape::Triangle, &Palette::danger, StatesTexts::tr("Offline, no codes"),
                offline.isClockWrong
                    ? StatesTexts::tr("The clock is wrong: no code is accepted without the center.")
                    : StatesTexts::tr("Selling goes on; no code is accepted without the center."),
                StatesTexts::tr("Take cash (F8) and tell the manager.")};
    return {offline.isWarning ? Shape::Triangle : Shape::Ring,
            offline.isWarning ? &Palette::danger : &Palette::warn, offlineWord(offline), atRiskWords(offline),
            offline.isWarning ? StatesTexts::tr("The line has been down for a day: tell the manager now.")
                              : StatesTexts::tr("Selling goes on. If it lasts, tell the manager.")};
}

/// How long ago the center said which keys are good; nothing before it has.
QString keysWords(const api::KeysView& keys) {
    if (keys.serial == 0) return {};
    constexpr std::int64_t kMinute = 60;
    return StatesTexts::tr("Its keys were compared %n minute(s) ago (list %1).", nullptr,
                           static_cast<int>(keys.ageSeconds / kMinute))
        .arg(keys.serial);
}

StateWords centerWords(const api::StatusView& status) {
    switch (status.center) {
        case api::ConnectionState::Online:
            if (status.offline.clockSkewSeconds != 0)
                return {Shape::Triangle, &Palette::warn, StatesTexts::tr("Clock is wrong"),
                        StatesTexts::tr("This till's clock and the center's differ by %n minute(s).", nullptr,
                                        static_cast<int>(std::abs(status.offline.clockSkewSeconds) / 60)),
                        StatesTexts::tr("Tell the manager to set the clock of this computer.")};
            if (status.keys.isOld && status.keys.serial != 0)
                return {Shape::Triangle, &Palette::warn, StatesTexts::tr("Keys are old"),
                        keysWords(status.keys),
                        StatesTexts::tr("Tell the manager: the center has sent no newer keys.")};
            return {Shape::Dot,
                    &Palette::accent,
                    StatesTexts::tr("Center online"),
                    (StatesTexts::tr("Payments by phone are checked at once.") + QLatin1Char(' ') +
                     keysWords(status.keys))
                        .trimmed(),
                    {}};
        case api::ConnectionState::Offline:
            return offlineWords(status.offline);
        case api::ConnectionState::Unknown:
            break;
    }
    return {Shape::Question, &Palette::muted, StatesTexts::tr("Center not asked yet"),
            StatesTexts::tr("The till has just started and is calling the center."),
            StatesTexts::tr("Wait a few seconds. Goods can be scanned already.")};
}

StateWords printerWords(bool isReady) {
    if (isReady)
        return {Shape::Printer,
                &Palette::accent,
                StatesTexts::tr("Printer ready"),
                StatesTexts::tr("Receipts are printed."),
                {}};
    return {Shape::Triangle, &Palette::warn, StatesTexts::tr("Printer not ready"),
            StatesTexts::tr("Sales are saved all the same; their receipts are missing."),
            StatesTexts::tr("Check paper, cover and cable. Then print the last receipt again (F9).")};
}

StateWords scannerWords(bool isMissing) {
    if (!isMissing)
        return {Shape::ScanLine,
                &Palette::accent,
                StatesTexts::tr("Scanner ready"),
                StatesTexts::tr("Goods and phones can be scanned."),
                {},
                true};
    return {
        Shape::Triangle, &Palette::warn, StatesTexts::tr("Scanner missing"),
        StatesTexts::tr("A scanner of this till is not connected."),
        StatesTexts::tr("Plug it in; it goes on by itself. Until then type the numbers, or search (F2).")};
}

StateWords unsentWords(int unsent) {
    if (unsent == 0)
        return {Shape::Tick,
                &Palette::accent,
                StatesTexts::tr("All sent"),
                StatesTexts::tr("The center has every sale of this till."),
                {}};
    return {Shape::Outbox, &Palette::info, StatesTexts::tr("%n unsent", nullptr, unsent),
            StatesTexts::tr("These sales are saved here and wait for the center."),
            StatesTexts::tr(
                "They go out by themselves. Do not switch the till off for good before this is empty.")};
}

StateWords doubtWords(int inDoubt, int offered, int refunds) {
    if (refunds > 0)
        return {Shape::Triangle, &Palette::danger, StatesTexts::tr("%n refund(s) refused", nullptr, refunds),
                StatesTexts::tr("The center or a bank did not take them: the customers have not got them."),
                StatesTexts::tr("Give them back in cash, with a manager (Shift+F7).")};
    if (inDoubt == 0 && offered > 0)
        return {Shape::Info, &Palette::info, StatesTexts::tr("%n not paid", nullptr, offered),
                StatesTexts::tr("The payment of these sales did not go through; the goods are not paid."),
                StatesTexts::tr("Take them up again, or void them (Shift+F7).")};
    if (inDoubt == 0)
        return {Shape::Tick,
                &Palette::accent,
                StatesTexts::tr("None in doubt"),
                StatesTexts::tr("No payment waits for an answer."),
                {},
                true};
    return {Shape::Question, &Palette::warn, StatesTexts::tr("%n in doubt", nullptr, inDoubt),
            StatesTexts::tr("The center has not said whether these payments went through."),
            StatesTexts::tr("The till keeps asking and settles them by itself (Shift+F7). Do not charge "
                            "those customers again.")};
}

/// The shape says the rest; every figure stays.
QString shortOfflineWord(const api::OfflineView& offline) {
    const QString left = leftWords(offline.secondsLeft);
    const Money atRisk = offline.bound.amount + offline.unbound.amount;
    return atRisk.isZero() ? left : StatesTexts::tr("%1, %2").arg(left, amountText(atRisk));
}

}  // namespace

std::vector<StateWords> stateWords(const api::StatusView& status, bool isScannerMissing) {
    const int unsent = status.unsentRecords + status.refundsUnsent;
    std::vector<StateWords> words{
        centerWords(status), printerWords(status.isPrinterReady), scannerWords(isScannerMissing),
        unsentWords(unsent), doubtWords(status.paymentsInDoubt, status.salesOffered, status.refundsToSettle)};
    for (StateWords& state : words) state.shortWord = state.word;
    const bool acceptsAlone = status.offline.acceptsBound || status.offline.acceptsUnbound;
    if (status.center == api::ConnectionState::Offline && acceptsAlone)
        words[0].shortWord = shortOfflineWord(status.offline);
    words[1].shortWord = StatesTexts::tr("Printer");
    words[2].shortWord = StatesTexts::tr("Scanner");
    if (unsent > 0) words[3].shortWord = QString::number(unsent);
    return words;
}

}  // namespace kazasu::app
