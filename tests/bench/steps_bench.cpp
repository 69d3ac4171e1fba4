#include "tests/bench/steps_bench.h"

#include "core/code/settlement_code.h"
#include "core/scan_label.h"
#include "drivers/barcode/zxing_codec.h"
#include "drivers/printer/escpos_encoder.h"
#include "drivers/scanner/scan_event.h"
#include "drivers/scanner/scan_frame.h"
#include "platform/crypto/crypto.h"
#include "platform/system/system_clock.h"
#include "tests/support/drawn_barcode.h"
#include "tests/support/sample_receipt.h"

#include <QTransform>

#include <functional>

namespace kazasu::bench {
namespace {

constexpr const char* kGoodLabel = "4901234567894";
constexpr int kModulePixels = 6;

/// What one step works on, and whether it gave what it must.
struct Step {
    std::string name;
    Comparison::Role role;
    std::function<bool()> run;
};

struct StepTable {
    Comparison table;
    std::vector<Step> steps;
};

/// A code of a center, and what a shop knows of that center.
struct KnownCode {
    SystemRandom random;
    SystemClock clock;
    SigningKey key = SigningKey::generate(random);
    IssuerId issuer = IssuerId::parse("90000001").value();
    Ed25519Verifier verifier;
    KeyRing ring;
    std::string text;
    Bytes message = Bytes(96, 0x5a);  // as long as what a code's signature covers
    Signature signature{};

    KnownCode() {
        const Instant now = Instant::fromSeconds(clock.now().seconds());
        const auto keyId = keyIdOf(key.publicKey());
        ring.add({keyId, key.publicKey(), issuer, now - std::chrono::hours{1}, now + std::chrono::hours{9}});
        const SettlementClaims claims{issuer,
                                      now,
                                      now + std::chrono::minutes{15},
                                      IssueNumber::make(random),
                                      Money::yen(5'000),
                                      CodeKind::Payment,
                                      0x1234,
                                      {}};
        text = encodeSettlementCode(claims, keyId, key).value();
        signature = key.sign(message);
    }
};

/// Bytes of a serial scanner to what they are.
bool isClassified(const Bytes& frame, LabelType expected, const IssuerId& issuer) {
    ScanFrameParser parser;
    const auto frames = parser.feed(frame, Milliseconds{0});
    if (frames.size() != 1) return false;
    const ScanEvent event = scanEventOfFrame(frames.front());
    return classifyScan(event.scanData, {&issuer, 1}).type == expected;
}

/// A phone with the code on its screen, held a little askew before a camera of 1280 x 720.
QImage phonePicture(const ModuleMatrix& code, bool isDarkMode) {
    const QColor paper = isDarkMode ? QColor(24, 24, 24) : QColor(245, 245, 245);
    const QColor ink = isDarkMode ? QColor(235, 235, 235) : QColor(10, 10, 10);
    const int side = (code.width + 8) * kModulePixels;
    QImage phone(side + 40, side + 160, QImage::Format_Grayscale8);
    phone.fill(QColor(8, 8, 8));
    QPainter(&phone).fillRect(20, 60, side, side + 60, paper);
    test::paint(phone, code, 20 + 4 * kModulePixels, 90 + 4 * kModulePixels, kModulePixels, 0, ink);
    QImage scene(1280, 720, QImage::Format_Grayscale8);
    scene.fill(QColor(120, 120, 120));
    QPainter painter(&scene);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.translate(640, 360);
    painter.rotate(7);
    painter.drawImage(-phone.width() / 2, -phone.height() / 2, phone);
    return scene;
}

bool isRead(const QImage& picture, const std::string& text) {
    const auto symbols = ZxingReader().read(test::viewOf(picture));
    return symbols.size() == 1 && symbols.front().text == text;
}

StepTable verification(const KnownCode& code) {
    const auto verifies = [&code] {
        const auto claims = verifySettlementCode(code.text, code.ring, code.verifier);
        return claims.isOk() && claims->amount == Money::yen(5'000);
    };
    const auto signatureHolds = [&code] {
        return code.verifier.isValid(code.message, code.signature, code.key.publicKey());
    };
    return {Comparison("A settlement code verified at the till, without the center", "per second"),
            {{"settlement code: base45, COSE, signature, claims", Comparison::Role::Product, verifies},
             {"Ed25519 signature alone", Comparison::Role::Peer, signatureHolds}}};
}

StepTable smallSteps(const KnownCode& code) {
    const Bytes goodFrame = bytesOf(std::string(kGoodLabel) + "\r");
    const Bytes codeFrame = bytesOf("]Q1" + code.text + "\r");
    const auto modules = ZxingWriter().qr(code.text, QrLevel::M).value();
    const QImage picture = phonePicture(modules, false);
    const QImage darkPicture = phonePicture(modules, true);
    const Receipt receipt = test::sampleReceipt(ReceiptLanguage::Japanese, Receipt::kWideColumns);
    const auto product = Comparison::Role::Product;
    return {
        Comparison("Small steps on one core", "per second"),
        {{"scanner bytes to label: goods", product,
          [&code, goodFrame] { return isClassified(goodFrame, LabelType::Item, code.issuer); }},
         {"scanner bytes to label: settlement code", product,
          [&code, codeFrame] { return isClassified(codeFrame, LabelType::SettlementCode2D, code.issuer); }},
         {"QR of a phone's screen read, 1280x720", product,
          [&code, picture] { return isRead(picture, code.text); }},
         {"the same, light on dark", product,
          [&code, darkPicture] { return isRead(darkPicture, code.text); }},
         {"receipt to ESC/POS, 48 columns", product, [receipt] { return encodeEscPos(receipt).isOk(); }}}};
}

/// How often a step runs per second, measured for about `duration`.
Result<double> rateOf(const Step& step, std::chrono::milliseconds duration) {
    const auto start = std::chrono::steady_clock::now();
    std::chrono::duration<double> elapsed{0};
    std::size_t count = 0;
    for (std::size_t burst = 1; elapsed < duration; burst = std::min<std::size_t>(burst * 2, 64)) {
        for (std::size_t i = 0; i < burst; ++i)
            if (!step.run()) return Error{ErrorCode::Internal, step.name + ": not the right result"};
        count += burst;
        elapsed = std::chrono::steady_clock::now() - start;
    }
    return static_cast<double>(count) / elapsed.count();
}

Status measure(StepTable& part, const BenchScale& scale) {
    std::vector<std::size_t> rows;
    for (const Step& step : part.steps) rows.push_back(part.table.row(step.name, step.role));
    for (int round = 0; round < scale.rounds; ++round) {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            KAZASU_TRY(const double rate, rateOf(part.steps[i], scale.microSlot));
            part.table.add(rows[i], rate);
            part.table.addExtra(rows[i], "us each", 1e6 / rate);
        }
    }
    return {};
}

}  // namespace

Result<std::vector<Comparison>> compareSteps(const BenchScale& scale, const std::string&) {
    const KnownCode code;
    std::vector<Comparison> tables;
    for (StepTable part : {verification(code), smallSteps(code)}) {
        KAZASU_TRY_STATUS(measure(part, scale));
        tables.push_back(std::move(part.table));
    }
    return tables;
}

}  // namespace kazasu::bench
