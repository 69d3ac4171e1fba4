#include "tests/bench/comparison.h"

#include "core/check.h"

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <ostream>
#include <sstream>

namespace kazasu::bench {
namespace {

constexpr int kNumberWidth = 10;
constexpr int kRangeWidth = 20;
constexpr int kRatioWidth = 8;

/// Three digits that mean something, and never an exponent.
std::string shortNumber(double value) {
    std::ostringstream text;
    const double magnitude = std::fabs(value);
    const int decimals = magnitude >= 100 ? 0 : magnitude >= 10 ? 1 : magnitude >= 0.1 ? 2 : 4;
    text << std::fixed << std::setprecision(decimals) << value;
    return text.str();
}

std::string rangeText(const std::vector<double>& samples) {
    const auto [least, most] = std::minmax_element(samples.begin(), samples.end());
    return "(" + shortNumber(*least) + ".." + shortNumber(*most) + ")";
}

/// The median of the ratios of each round.
double ratioOf(const std::vector<double>& samples, const std::vector<double>& peers) {
    std::vector<double> ratios;
    for (std::size_t i = 0; i < std::min(samples.size(), peers.size()); ++i)
        if (peers[i] > 0) ratios.push_back(samples[i] / peers[i]);
    return medianOf(std::move(ratios));
}

}  // namespace

double medianOf(std::vector<double> values) {
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

double shareOf(std::vector<double> values, double share) {
    if (values.empty()) return 0;
    const auto index = static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), values.begin() + index, values.end());
    return values[static_cast<std::size_t>(index)];
}

std::size_t Comparison::row(std::string name, Role role) {
    m_rows.push_back({std::move(name), role, {}, {}});
    return m_rows.size() - 1;
}

void Comparison::add(std::size_t row, double sample) { m_rows.at(row).samples.push_back(sample); }

void Comparison::addExtra(std::size_t row, const std::string& column, double sample) {
    auto& extras = m_rows.at(row).extras;
    auto found = std::find_if(extras.begin(), extras.end(),
                              [&column](const Extra& extra) { return extra.column == column; });
    if (found == extras.end()) found = extras.insert(extras.end(), {column, {}});
    found->samples.push_back(sample);
}

std::vector<std::string> Comparison::extraColumns() const {
    std::vector<std::string> columns;
    for (const Row& row : m_rows)
        for (const Extra& extra : row.extras)
            if (std::find(columns.begin(), columns.end(), extra.column) == columns.end())
                columns.push_back(extra.column);
    return columns;
}

void Comparison::printHead(std::ostream& out, std::size_t nameWidth) const {
    out << '\n' << m_title << '\n';
    out << std::left << std::setw(static_cast<int>(nameWidth) + 2) << "" << std::right
        << std::setw(kNumberWidth) << m_unit << std::setw(kRangeWidth) << "(min..max)";
    char letter = 'A';
    for (const Row& row : m_rows)
        if (row.role == Role::Peer) out << std::setw(kRatioWidth) << (std::string("/") + letter++);
    for (const std::string& column : extraColumns()) out << std::setw(kNumberWidth) << column;
    out << '\n';
}

void Comparison::printRow(std::ostream& out, const Row& row, char letter, std::size_t nameWidth) const {
    KAZASU_CHECK(!row.samples.empty());
    out << letter << ' ' << std::left << std::setw(static_cast<int>(nameWidth)) << row.name << std::right
        << std::setw(kNumberWidth) << shortNumber(medianOf(row.samples)) << std::setw(kRangeWidth)
        << rangeText(row.samples);
    for (const Row& peer : m_rows) {
        if (peer.role != Role::Peer) continue;
        const std::string ratio =
            row.role == Role::Product ? shortNumber(ratioOf(row.samples, peer.samples)) : "";
        out << std::setw(kRatioWidth) << ratio;
    }
    for (const std::string& column : extraColumns()) {
        const auto extra = std::find_if(row.extras.begin(), row.extras.end(),
                                        [&column](const Extra& each) { return each.column == column; });
        out << std::setw(kNumberWidth)
            << (extra == row.extras.end() ? std::string{} : shortNumber(medianOf(extra->samples)));
    }
    out << '\n';
}

void Comparison::print(std::ostream& out) const {
    std::size_t nameWidth = 0;
    for (const Row& row : m_rows) nameWidth = std::max(nameWidth, row.name.size());
    printHead(out, nameWidth);
    char letter = 'A';
    for (const Row& row : m_rows) printRow(out, row, row.role == Role::Peer ? letter++ : ' ', nameWidth);
    out.flush();
}

void Comparison::printCsv(std::ostream& out) const {
    const auto printSamples = [this, &out](const Row& row, const std::string& column,
                                           const std::vector<double>& samples) {
        for (std::size_t round = 0; round < samples.size(); ++round)
            out << '"' << m_title << "\",\"" << row.name << "\"," << round + 1 << ",\"" << column << "\","
                << std::setprecision(9) << samples[round] << '\n';
    };
    for (const Row& row : m_rows) {
        printSamples(row, m_unit, row.samples);
        for (const Extra& extra : row.extras) printSamples(row, extra.column, extra.samples);
    }
}

}  // namespace kazasu::bench
