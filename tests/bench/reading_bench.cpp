#include "tests/bench/reading_bench.h"

#include "drivers/barcode/frame_reader.h"
#include "tests/frames/peer_decoders.h"
#include "tests/frames/phone_frame.h"
#include "tests/support/drawn_barcode.h"

#include <algorithm>
#include <cmath>
#include <ctime>
#include <functional>

namespace kazasu::bench {
namespace {

using namespace kazasu::test;

/// Time of this thread alone: a busy machine does not count, and the peers are measured by the same clock.
double threadMs() {
    timespec now{};
    KAZASU_CHECK(clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now) == 0);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

class ThreadClock final : public Clock {
public:
    Instant now() override { return Instant::fromSeconds(0); }
    Milliseconds monotonic() override { return Milliseconds{static_cast<std::int64_t>(threadMs())}; }
};

struct Decoder {
    const char* name;
    Comparison::Role role;
    ReadTexts (*read)(const LuminanceView&, CodeKind);
};
constexpr std::array kDecoders{
    Decoder{"Kazasu", Comparison::Role::Product, readByKazasu},
    Decoder{"ZXing 1.4, defaults", Comparison::Role::Peer, readByZxing},
    Decoder{"ZBar, defaults", Comparison::Role::Peer, readByZbar},
};
constexpr std::size_t kKazasu = 0, kZbar = 2;

/// What one decoder did to the frames of one round.
struct Tally {
    int hits = 0, misreads = 0;
    std::vector<double> msOfHits, msOfBoth;  // both: frames that Kazasu and ZBar read
};

struct Round {
    std::array<Tally, kDecoders.size()> tallies;
    int unionHits = 0;
    int frames = 0;
};

void look(Round& round, const GradedFrame& frame, CodeKind kind) {
    const std::string& truth = kind == CodeKind::Qr ? frame.qrText : frame.digits;
    std::array<bool, kDecoders.size()> isHit{};
    std::array<double, kDecoders.size()> ms{};
    for (std::size_t i = 0; i < kDecoders.size(); ++i) {
        const double before = threadMs();
        const ReadTexts texts = kDecoders[i].read(viewOf(frame.picture), kind);
        ms[i] = threadMs() - before;
        Tally& tally = round.tallies[i];
        for (const auto& text : texts) {
            if (!truth.empty() && text == truth)
                isHit[i] = true;
            else
                ++tally.misreads;
        }
        if (!isHit[i]) continue;
        ++tally.hits;
        tally.msOfHits.push_back(ms[i]);
    }
    for (std::size_t i = 0; i < kDecoders.size(); ++i) {
        if (isHit[kKazasu] && isHit[kZbar]) round.tallies[i].msOfBoth.push_back(ms[i]);
    }
    round.unionHits += isHit[1] || isHit[2] ? 1 : 0;
    ++round.frames;
}

double percent(int part, int whole) { return whole == 0 ? 0 : 100.0 * part / whole; }

/// Frames that no pass was chosen on: seeds from another stretch than the tests'.
constexpr std::uint64_t kFirstSeed = 500'000;

Comparison compareGrade(CodeKind kind, int grade, const BenchScale& scale, int& misreads) {
    Comparison table(std::string(kind == CodeKind::Qr ? "QR" : "Code 128") + " on phones, grade " +
                         std::to_string(grade) + " of 0 (held well) to 4 (badly)",
                     "% read");
    std::vector<std::size_t> rows;
    for (const auto& decoder : kDecoders) rows.push_back(table.row(decoder.name, decoder.role));
    const std::size_t together = table.row("ZXing or ZBar", Comparison::Role::Peer);
    for (int r = 0; r < scale.rounds; ++r) {
        Round round;
        for (int i = 0; i < scale.framesARound; ++i)
            look(round,
                 makeGradedFrame(grade, kFirstSeed + static_cast<std::uint64_t>(r * scale.framesARound + i)),
                 kind);
        for (std::size_t i = 0; i < kDecoders.size(); ++i) {
            const Tally& tally = round.tallies[i];
            table.add(rows[i], percent(tally.hits, round.frames));
            table.addExtra(rows[i], "ms/hit", medianOf(tally.msOfHits));
            table.addExtra(rows[i], "ms both read", medianOf(tally.msOfBoth));
            table.addExtra(rows[i], "misreads", tally.misreads);
        }
        misreads += round.tallies[kKazasu].misreads;
        table.add(together, percent(round.unionHits, round.frames));
    }
    return table;
}

int misreadsOnEmptyFrames(const BenchScale& scale) {
    Round round;
    for (int i = 0; i < scale.framesARound; ++i) {
        const auto frame = makeEmptyFrame(kFirstSeed + static_cast<std::uint64_t>(i));
        look(round, frame, CodeKind::Qr);
        look(round, frame, CodeKind::Linear);
    }
    return round.tallies[kKazasu].misreads;
}

using ReadFrame = std::function<bool(const LuminanceView&, const std::string&)>;

/// Frames of the stream until the first read, counted from the first on which the whole code is in view. What
/// comes while the decoder is busy is lost. Not read at all counts as all of the stream.
double framesToRead(const PhoneStream& stream, const ReadFrame& read) {
    constexpr int kFrames = 45;
    constexpr double kFrameMs = 1000.0 / 30;
    int first = 0;
    while (first < kFrames && !stream.isInView(first)) ++first;
    for (int index = first; index < kFrames;) {
        const QImage picture = stream.frame(index);
        const double before = threadMs();
        if (read(viewOf(picture), stream.page().qrText)) return index - first + 1;
        index += std::max(1, static_cast<int>(std::ceil((threadMs() - before) / kFrameMs)));
    }
    return kFrames;
}

ReadFrame streamReader(std::size_t decoder, Clock& clock) {
    const auto holds = [](const auto& texts, const std::string& truth) {
        return std::find(texts.begin(), texts.end(), truth) != texts.end();
    };
    if (decoder != kKazasu)
        return [decoder, holds](const LuminanceView& frame, const std::string& truth) {
            return holds(kDecoders[decoder].read(frame, CodeKind::Qr), truth);
        };
    return [reader = std::make_shared<FrameReader>(clock)](const LuminanceView& frame,
                                                           const std::string& truth) {
        const auto reading = reader->read(frame);
        return std::any_of(reading.symbols.begin(), reading.symbols.end(),
                           [&truth](const DecodedSymbol& symbol) { return symbol.text == truth; });
    };
}

Comparison compareStreams(const BenchScale& scale) {
    Comparison table("A phone held up to the camera, 30 frames a second", "% read within 3 frames");
    ThreadClock clock;
    for (std::size_t i = 0; i < kDecoders.size(); ++i) {
        const std::size_t row = table.row(kDecoders[i].name, kDecoders[i].role);
        for (int r = 0; r < scale.rounds; ++r) {
            std::vector<double> frames;
            for (int s = 0; s < scale.streamsARound; ++s) {
                const PhoneStream stream(
                    s % 2, kFirstSeed + static_cast<std::uint64_t>(r * scale.streamsARound + s));
                frames.push_back(framesToRead(stream, streamReader(i, clock)));
            }
            const auto within = std::count_if(frames.begin(), frames.end(), [](double n) { return n <= 3; });
            table.add(row, percent(static_cast<int>(within), static_cast<int>(frames.size())));
            table.addExtra(row, "median frames", medianOf(frames));
            table.addExtra(row, "p95 frames", shareOf(frames, 0.95));
        }
    }
    return table;
}

}  // namespace

Result<std::vector<Comparison>> compareReading(const BenchScale& scale, const std::string&) {
    std::vector<Comparison> tables;
    int misreads = misreadsOnEmptyFrames(scale);
    for (const CodeKind kind : {CodeKind::Qr, CodeKind::Linear}) {
        for (int grade = 0; grade < kGrades; ++grade)
            tables.push_back(compareGrade(kind, grade, scale, misreads));
    }
    if (misreads > 0)
        return Error{ErrorCode::Internal, std::to_string(misreads) + " codes were read that are not there"};
    tables.push_back(compareStreams(scale));
    return tables;
}

}  // namespace kazasu::bench
