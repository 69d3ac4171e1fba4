#include "drivers/scanner/sighting_filter.h"

#include <algorithm>

namespace kazasu {
namespace {

bool isGoods(Symbology symbology) {
    return symbology == Symbology::Ean13 || symbology == Symbology::Ean8 || symbology == Symbology::UpcA;
}

}  // namespace

Sighting SightingFilter::see(const DecodedSymbol& symbol, Milliseconds now) {
    const ReadCheck check = checkRead(symbol);
    if (check == ReadCheck::Misread) {
        ++m_misreads;
        return Sighting::Misread;
    }
    forgetOld(now);
    const auto known = std::find_if(m_known.begin(), m_known.end(), [&symbol](const Known& one) {
        return one.symbology == symbol.symbology && one.raw == symbol.raw;
    });
    if (known == m_known.end()) {
        const bool isSure = check == ReadCheck::Agrees;
        m_known.push_back({symbol.symbology, symbol.raw, now, isSure});
        return isSure ? Sighting::New : Sighting::Waiting;
    }
    known->lastSeen = now;
    if (known->isHandedOn) return Sighting::Again;
    known->isHandedOn = true;
    return Sighting::New;
}

void SightingFilter::forgetOld(Milliseconds now) {
    m_known.erase(std::remove_if(m_known.begin(), m_known.end(),
                                 [now](const Known& one) {
                                     const Milliseconds absence = now - one.lastSeen;
                                     if (!one.isHandedOn) return absence > kAgreement;
                                     return absence > (isGoods(one.symbology) ? kGoodsAbsence : kCodeAbsence);
                                 }),
                  m_known.end());
    if (m_known.size() < kMaxKnown) return;
    m_known.erase(std::min_element(m_known.begin(), m_known.end(),
                                   [](const Known& a, const Known& b) { return a.lastSeen < b.lastSeen; }));
}

}  // namespace kazasu
