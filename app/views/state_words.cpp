#include "app/views/state_words.h"

#include <QCoreApplication>

namespace kazasu::app {
namespace {

struct StatesTexts {
    Q_DECLARE_TR_FUNCTIONS(States)
};

StateWords centerWords(api::ConnectionState center) {
    switch (center) {
        case api::ConnectionState::Online:
            return {Shape::Dot,
                    &Palette::accent,
                    StatesTexts::tr("Center online"),
                    StatesTexts::tr("Payments by phone are checked at once."),
                    {}};
        case api::ConnectionState::Offline:
            return {Shape::Ring, &Palette::warn, StatesTexts::tr("Center offline"),
                    StatesTexts::tr("Selling goes on; payments by phone may be refused."),
                    StatesTexts::tr("Take cash (F8). If it lasts, tell the manager.")};
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

StateWords doubtWords(int inDoubt) {
    if (inDoubt == 0)
        return {Shape::Tick,
                &Palette::accent,
                StatesTexts::tr("None in doubt"),
                StatesTexts::tr("No payment waits for an answer."),
                {},
                true};
    return {Shape::Question, &Palette::warn, StatesTexts::tr("%n in doubt", nullptr, inDoubt),
            StatesTexts::tr("The center has not said whether these payments went through."),
            StatesTexts::tr(
                "The till keeps asking and settles them by itself. Do not charge those customers again.")};
}

}  // namespace

std::vector<StateWords> stateWords(const api::StatusView& status, bool isScannerMissing) {
    return {centerWords(status.center), printerWords(status.isPrinterReady), scannerWords(isScannerMissing),
            unsentWords(status.unsentRecords), doubtWords(status.paymentsInDoubt)};
}

}  // namespace kazasu::app
