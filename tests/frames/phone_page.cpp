#include "tests/frames/phone_page.h"

#include "core/check.h"
#include "drivers/barcode/zxing_codec.h"
#include "tests/support/seeded_random.h"

#include <algorithm>

namespace kazasu::test {
namespace {

constexpr std::size_t kTextLength = 200;  // a settlement code's, so the symbol has 49 modules
constexpr int kDigits = 24;
constexpr int kBar = 5;
constexpr int kBarHeight = 250;
constexpr std::string_view kAlphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

void fill(Light& page, int left, int top, int width, int height, float value) {
    for (int y = std::max(0, top); y < std::min(page.height, top + height); ++y) {
        for (int x = std::max(0, left); x < std::min(page.width, left + width); ++x) page.at(x, y) = value;
    }
}

void draw(Light& page, const ModuleMatrix& matrix, int left, int top, int width, int height, float dark) {
    for (int y = 0; y < matrix.height; ++y) {
        for (int x = 0; x < matrix.width; ++x) {
            if (matrix.isDark(x, y)) fill(page, left + x * width, top + y * height, width, height, dark);
        }
    }
}

/// What looks like words from afar: bars of many widths.
void drawWords(Light& page, int left, int top, int letterHeight, int letters, float ink,
               SeededRandom& random) {
    for (int i = 0; i < letters; ++i) {
        const int width = letterHeight / 5;
        for (int stroke = 0; stroke < 3; ++stroke) {
            const auto kind = uniformBelow(random, 3);
            if (kind == 0) fill(page, left + stroke * width, top, width / 2, letterHeight, ink);
            if (kind == 1) fill(page, left, top + stroke * letterHeight / 3, 3 * width, width / 2, ink);
        }
        left += 4 * width;
    }
}

}  // namespace

PhonePage makePhonePage(std::uint64_t seed, bool isInverted, bool hasCodes) {
    SeededRandom random{seed};
    PhonePage page;
    const bool isDark = isInverted || uniformBelow(random, 4) == 0;
    const float ground = isDark ? 0.006F : 0.82F;
    const float card = isInverted ? 0.012F : 1.0F;
    const float ink = isInverted ? 0.87F : 0.0F;
    page.light = Light(PhonePage::kWidth, PhonePage::kHeight, ground);
    drawWords(page.light, 60, 40, 44, 12, isDark ? 0.7F : 0.03F, random);
    drawWords(page.light, 90, 140, 110, 7, isDark ? 0.75F : 0.02F, random);
    fill(page.light, 45, 330, 990, 1300, card);
    for (std::size_t i = 0; i < kTextLength; ++i)
        page.qrText += kAlphabet[uniformBelow(random, kAlphabet.size())];
    page.qrText.replace(0, 4, "KZ1:");
    for (int i = 0; i < kDigits; ++i) page.digits += static_cast<char>('0' + uniformBelow(random, 10));
    const auto qr = ZxingWriter{}.qr(page.qrText, QrLevel::M).value();
    KAZASU_CHECK(qr.width == 49);
    const int side = qr.width * PhonePage::kModule;
    const int left = (PhonePage::kWidth - side) / 2;
    const int top = 430;
    page.qrSide = side;
    page.focusX = left + side / 2.0;
    page.focusY = top + side / 2.0;
    if (!hasCodes) {
        drawWords(page.light, left, top + 300, 60, 14, ink, random);
        return page;
    }
    draw(page.light, qr, left, top, PhonePage::kModule, PhonePage::kModule, ink);
    const auto bars = ZxingWriter{}.code128(page.digits).value();
    draw(page.light, bars, (PhonePage::kWidth - bars.width * kBar) / 2, 1300, kBar, kBarHeight, ink);
    drawWords(page.light, 160, 1565, 40, 24, ink, random);
    return page;
}

}  // namespace kazasu::test
