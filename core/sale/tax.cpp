#include "core/sale/tax.h"

namespace kazasu {
namespace {

constexpr std::int64_t kWhole = 10'000;  // 100 % in basis points

}  // namespace

Result<TaxRate> TaxRate::from(std::int64_t basisPoints, bool isReduced) {
    const bool isKnown = basisPoints >= 0 && basisPoints <= kMaxBasisPoints;
    if (!isKnown || (isReduced && basisPoints == 0))
        return Error{ErrorCode::TaxRateUnknown, std::to_string(basisPoints) + " basis points"};
    return TaxRate{static_cast<int>(basisPoints), isReduced};
}

std::string TaxRate::toDisplay() const {
    std::string text = std::to_string(m_basisPoints / 100);
    std::string fraction = std::to_string(m_basisPoints % 100);
    if (fraction != "0") {
        if (fraction.size() == 1) fraction.insert(0, "0");
        if (fraction.back() == '0') fraction.pop_back();
        text += '.' + fraction;
    }
    return text + '%';
}

Result<RateTotal> rateTotalOf(Money priced, TaxRate rate, TaxPolicy policy) {
    const std::int64_t points = rate.basisPoints();
    if (policy.mode == TaxMode::Inclusive) {
        KAZASU_TRY(const Money tax, scaled(priced, points, kWhole + points, policy.rounding));
        return RateTotal{rate, priced - tax, tax, priced};
    }
    KAZASU_TRY(const Money tax, scaled(priced, points, kWhole, policy.rounding));
    KAZASU_TRY(const Money gross, moneyFrom((priced + tax).minor(), priced.currency().numeric));
    return RateTotal{rate, priced, tax, gross};
}

std::string_view nameOf(TaxMode mode) { return mode == TaxMode::Inclusive ? "inclusive" : "exclusive"; }

std::string_view nameOf(Rounding rounding) {
    switch (rounding) {
        case Rounding::Down:
            return "down";
        case Rounding::HalfUp:
            return "half-up";
        case Rounding::Up:
            return "up";
    }
    return "down";
}

Result<TaxMode> taxModeOf(std::string_view name) {
    for (const TaxMode mode : {TaxMode::Inclusive, TaxMode::Exclusive}) {
        if (nameOf(mode) == name) return mode;
    }
    return Error{ErrorCode::ParseFailed, "tax mode: inclusive or exclusive"};
}

Result<Rounding> roundingOf(std::string_view name) {
    for (const Rounding rounding : {Rounding::Down, Rounding::HalfUp, Rounding::Up}) {
        if (nameOf(rounding) == name) return rounding;
    }
    return Error{ErrorCode::ParseFailed, "rounding: down, half-up or up"};
}

}  // namespace kazasu
