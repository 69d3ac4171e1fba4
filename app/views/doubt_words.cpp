#include "app/views/doubt_words.h"

#include "app/amount_text.h"

#include <QCoreApplication>

namespace kazasu::app {
namespace {

struct DoubtTexts {
    Q_DECLARE_TR_FUNCTIONS(Doubts)
};

QString clockText(Instant at) {
    const CivilTime civil = civilAt(at, kJapanOffset);
    return QStringLiteral("%1:%2").arg(civil.hour).arg(civil.minute, 2, 10, QLatin1Char('0'));
}

QString lengthText(std::int64_t seconds) {
    constexpr std::int64_t kMinute = 60;
    if (seconds < kMinute) return DoubtTexts::tr("%1 s").arg(seconds);
    return DoubtTexts::tr("%1 min").arg(seconds / kMinute);
}

DoubtWords takenBackWords(const api::DoubtView& doubt) {
    QString todo = DoubtTexts::tr("Its sale was voided.");
    if (doubt.isOffered) todo = DoubtTexts::tr("The goods are not paid. Take the sale up again, or void it.");
    if (!doubt.receiptNumber.empty())
        todo = DoubtTexts::tr("The sale was paid in another way: receipt %1.")
                   .arg(fromUtf8(doubt.receiptNumber));
    return {Shape::Cross, &Palette::info, DoubtTexts::tr("Not paid, money returned"), todo};
}

}  // namespace

DoubtWords doubtWords(const api::DoubtView& doubt) {
    switch (doubt.state) {
        case api::DoubtState::Asking:
            return {Shape::Question, &Palette::warn, DoubtTexts::tr("Asking the center"),
                    DoubtTexts::tr("If it was paid, the sale completes by itself.")};
        case api::DoubtState::TakingBack:
            return {Shape::Question, &Palette::warn, DoubtTexts::tr("Taking the money back"),
                    DoubtTexts::tr("The till asks again and again until the center answers.")};
        case api::DoubtState::Paid:
            return {
                Shape::Tick, &Palette::accent, DoubtTexts::tr("Paid"),
                doubt.isOffered
                    ? DoubtTexts::tr("The rest is still due. Take the sale up again.")
                    : DoubtTexts::tr("The sale is complete: receipt %1.").arg(fromUtf8(doubt.receiptNumber))};
        case api::DoubtState::TakenBack:
            break;
    }
    return takenBackWords(doubt);
}

QString doubtGoods(const api::DoubtView& doubt) {
    if (doubt.goods.empty()) return DoubtTexts::tr("Sale without goods");
    if (doubt.otherLines == 0) return fromUtf8(doubt.goods);
    return DoubtTexts::tr("%1 and %n more", nullptr, doubt.otherLines).arg(fromUtf8(doubt.goods));
}

QString doubtTimes(const api::DoubtView& doubt) {
    const bool isOpen = doubt.state == api::DoubtState::Asking || doubt.state == api::DoubtState::TakingBack;
    const QString words = isOpen ? DoubtTexts::tr("Since %1, for %2") : DoubtTexts::tr("At %1, took %2");
    return words.arg(clockText(doubt.since), lengthText(doubt.seconds));
}

QString usedWords(const api::CodeUseView& use) {
    const CivilTime civil = civilAt(use.at, kJapanOffset);
    const QString day = QStringLiteral("%1/%2").arg(civil.month).arg(civil.day);
    if (!use.isHere)
        return DoubtTexts::tr("Used at %1 on %2 at %3.").arg(fromUtf8(use.shopName), day, clockText(use.at));
    if (use.receiptNumber.empty())
        return DoubtTexts::tr("Used in this shop on %1 at %2.").arg(day, clockText(use.at));
    return DoubtTexts::tr("Used in this shop on %1 at %2, receipt %3.")
        .arg(day, clockText(use.at), fromUtf8(use.receiptNumber));
}

}  // namespace kazasu::app
