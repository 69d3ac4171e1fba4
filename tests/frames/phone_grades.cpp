#include "tests/frames/chance.h"
#include "tests/frames/phone_frame.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace kazasu::test {
namespace {

constexpr double kDegree = std::numbers::pi / 180;

enum class Fault {
    Motion,
    Defocus,
    Noise,
    Dim,
    Glare,
    Moire,
    Cracks,
    Compression,
    Inverted,
    Finger,
    Bands,
    Overexposure,
    Gradient,
};
constexpr int kFaults = 13;
constexpr std::array kFaultNames{"motion", "defocus",  "noise",  "dim",   "glare",       "moire",   "cracks",
                                 "jpeg",   "inverted", "finger", "bands", "overexposed", "gradient"};

struct Range {
    double low, high;
};
struct Grade {
    Range tilt;  // degrees
    Range side;  // pixels
    Range lens;
    int fewest, most;  // faults
    Range severity;
};
constexpr std::array<Grade, kGrades> kGradeTable{{
    {{0, 10}, {280, 560}, {0.35, 0.6}, 0, 0, {0, 0}},
    {{0, 22}, {220, 520}, {0.40, 0.8}, 1, 1, {0.05, 0.3}},
    {{0, 32}, {180, 460}, {0.45, 1.0}, 1, 2, {0.2, 0.5}},
    {{5, 42}, {150, 400}, {0.50, 1.2}, 2, 3, {0.3, 0.65}},
    {{10, 45}, {120, 360}, {0.50, 1.4}, 3, 3, {0.45, 0.9}},
}};

/// Severity 0 is hardly there, 1 is the worst that still looks like a phone.
void spoil(Shot& shot, Fault fault, double severity, Chance& chance) {
    switch (fault) {
        case Fault::Motion:
            shot.motion = 1 + severity * 11;
            shot.motionAngle = chance.between(0, std::numbers::pi);
            return;
        case Fault::Defocus:
            shot.defocus = 0.3 + severity * 4;
            return;
        case Fault::Noise:
            shot.noise = 2 + severity * 22;
            return;
        case Fault::Dim:
            shot.white = 0.8 * std::pow(0.03 / 0.8, severity);
            shot.noise = std::max(shot.noise, 3 + 4 * severity);
            return;
        case Fault::Glare:
            shot.glare = 0.2 + severity * 2;
            return;
        case Fault::Moire:
            shot.moire = severity * 0.9;
            return;
        case Fault::Cracks:
            shot.cracks = static_cast<int>(std::ceil(severity * 6));
            return;
        case Fault::Compression:
            shot.jpegQuality = static_cast<int>(90 - severity * 75);
            return;
        case Fault::Inverted:
            return;  // the page is
        case Fault::Finger:
            shot.finger = 0.3 + severity * 0.9;
            return;
        case Fault::Bands:
            shot.bands = severity * 0.85;
            return;
        case Fault::Overexposure:
            shot.white = 0.9 + severity * 2.2;
            shot.bloom = 0.03 + severity * 0.25;
            return;
        case Fault::Gradient:
            shot.gradient = severity * 0.9;
            return;
    }
}

/// Mostly upright, often turned by a quarter, sometimes anyhow.
double turnOf(Chance& chance) {
    const double kind = chance.between(0, 1);
    const double slant = chance.between(-15, 15);
    if (kind < 0.5) return slant;
    if (kind < 0.65) return 90 + slant;
    if (kind < 0.8) return -90 + slant;
    if (kind < 0.9) return 180 + slant;
    return chance.between(-180, 180);
}

/// The whole QR code is in the picture, wherever it is.
void place(Shot& shot, double wantedSide, Chance& chance) {
    const double room =
        (std::abs(std::cos(shot.turn)) + std::abs(std::sin(shot.turn))) * (1 + 0.35 * std::sin(shot.tilt));
    shot.side = std::min(wantedSide, 0.86 * std::min(shot.width, shot.height) / room);
    const double half = shot.side * 0.5 * room * 1.1 + 4;
    const auto share = [&chance, half](int size) {
        const double reach = std::max(0.0, size / 2.0 - half);
        return 0.5 + chance.between(-1, 1) * reach / size;
    };
    shot.centreX = share(shot.width);
    shot.centreY = share(shot.height);
}

Shot shotOf(const Grade& grade, Chance& chance) {
    Shot shot;
    shot.seed = chance.next();
    if (chance.happens(1.0 / 3)) {
        shot.width = 640;
        shot.height = 480;
    }
    shot.tilt = chance.between(grade.tilt.low, grade.tilt.high) * kDegree;
    shot.tiltAxis = chance.between(0, 2 * std::numbers::pi);
    shot.turn = turnOf(chance) * kDegree;
    place(shot, chance.between(grade.side.low, grade.side.high), chance);
    shot.lens = chance.between(grade.lens.low, grade.lens.high);
    shot.motion = chance.between(0, 0.6);
    shot.noise = chance.between(1, 2.2);
    shot.jpegQuality = chance.whole(86, 95);
    shot.white = chance.between(0.55, 1);
    shot.ambient = chance.between(0.03, 0.35);
    return shot;
}

}  // namespace

GradedFrame makeGradedFrame(int grade, std::uint64_t seed) {
    Chance chance(seed * 1'000'003 + static_cast<std::uint64_t>(grade));
    const Grade& wanted = kGradeTable.at(static_cast<std::size_t>(grade));
    Shot shot = shotOf(wanted, chance);
    std::string what = std::to_string(static_cast<int>(shot.side)) + " px";
    std::array<int, kFaults> faults{};
    for (int i = 0; i < kFaults; ++i) faults[static_cast<std::size_t>(i)] = i;
    bool isInverted = false;
    for (int count = chance.whole(wanted.fewest, wanted.most), i = 0; i < count; ++i) {
        std::swap(faults[static_cast<std::size_t>(i)],
                  faults[static_cast<std::size_t>(chance.whole(i, kFaults - 1))]);
        const auto fault = static_cast<Fault>(faults[static_cast<std::size_t>(i)]);
        spoil(shot, fault, chance.between(wanted.severity.low, wanted.severity.high), chance);
        isInverted = isInverted || fault == Fault::Inverted;
        what.append(", ").append(kFaultNames.at(static_cast<std::size_t>(fault)));
    }
    const PhonePage page = makePhonePage(chance.next(), isInverted);
    return {photograph(page, shot), page.qrText, page.digits, what};
}

GradedFrame makeEmptyFrame(std::uint64_t seed) {
    Chance chance(seed * 999'983 + 17);
    Shot shot = shotOf(kGradeTable[1], chance);
    if (chance.happens(0.4)) shot.centreX = 8;  // the phone is not there at all
    return {photograph(makePhonePage(chance.next(), false, false), shot), {}, {}, "empty"};
}

PhoneStream::PhoneStream(int difficulty, std::uint64_t seed)
    : m_difficulty(difficulty),
      m_seed(seed * 7919 + static_cast<std::uint64_t>(difficulty)),
      m_page(makePhonePage(m_seed, false)) {}

/// The hand brings the phone within half a second, the lens focuses, then the hand trembles.
Shot PhoneStream::shotAt(int index) const {
    Chance chance(m_seed);
    const double hard = m_difficulty / 2.0;
    const double seconds = index / 30.0;
    const double arrival = chance.between(0.3, 0.5 + 0.3 * hard);
    const double share = std::min(1.0, seconds / arrival);
    const double nearness = share * share * (3 - 2 * share);
    Shot shot;
    shot.turn = (turnOf(chance) + chance.between(-25, 25) * (1 - nearness)) * kDegree;
    shot.tilt = (chance.between(0, 8 + 25 * hard) + 12 * (1 - nearness)) * kDegree;
    shot.tiltAxis = chance.between(0, 2 * std::numbers::pi);
    const double from = chance.between(0, 2 * std::numbers::pi);
    const double finalSide = chance.between(300 - 120 * hard, 420 - 100 * hard);
    const double focusing = chance.between(0.1, 0.2 + 0.2 * hard);
    shot.noise = chance.between(1.5, 2.5 + 4 * hard);
    shot.white = chance.between(0.5 - 0.2 * hard, 0.9);
    shot.glare = hard > 0.9 && chance.happens(0.5) ? chance.between(0.2, 0.8) : 0;
    shot.jpegQuality = static_cast<int>(90 - 20 * hard);
    shot.seed = chance.next();
    place(shot, finalSide * (0.5 + 0.5 * nearness), chance);
    const double away = 1 - nearness;
    shot.centreX = 0.5 + std::cos(from) * away * 0.7;
    shot.centreY = 0.5 + std::sin(from) * away * 0.8;
    const double speed = share < 1 ? 6 * share * (1 - share) / arrival / 30 * 700 : 0;
    Chance tremor(m_seed + 31 * static_cast<std::uint64_t>(index));
    shot.motion = std::min(60.0, speed * 0.4 + (1 + 3 * hard) * std::abs(tremor.normal()) * 0.5);
    shot.motionAngle = share < 1 ? from : tremor.between(0, std::numbers::pi);
    shot.centreX += tremor.normal() * (1 + 3 * hard) / shot.width;
    shot.centreY += tremor.normal() * (1 + 3 * hard) / shot.height;
    shot.defocus =
        0.3 + 0.5 * hard + (1.5 + 2 * hard) * std::exp(-std::max(0.0, seconds - arrival / 2) / focusing);
    return shot;
}

QImage PhoneStream::frame(int index) const { return photograph(m_page, shotAt(index)); }

bool PhoneStream::isInView(int index) const {
    const Shot shot = shotAt(index);
    const double half = shot.side * 0.72;
    const double x = shot.centreX * shot.width, y = shot.centreY * shot.height;
    return x > half && y > half && x < shot.width - half && y < shot.height - half;
}

}  // namespace kazasu::test
